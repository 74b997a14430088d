"""A control character stands in the text.

## What it does
Flags control characters other than tab and line ends: U+0000–U+001F, U+007F and U+0080–U+009F. A run is one finding.

## Why it matters
They are invisible, break feeds and page templates, and mostly show that an apostrophe, a dash or a quotation mark
was lost in a wrong decoding.

## Example
> The mayor<U+0092>s office declined to comment.

## When it is wrong
Text dumps with form feeds between pages.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("control-character", Category.ENCODING, Severity.MAJOR)

_CONTROL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
# A lead byte of UTF-8 before: then the run is the rest of a letter, which is `mojibake`.
_LEAD_OF_TWO = lazy("[\u00c2-\u00df]$|[\u00e0-\u00f4][\u0080-\u00bf]?$")
# Quotation marks, dashes, ellipsis and bullet of Windows-1252 as C1 controls: readable text that lost its marks.
_MARKS_OF_WINDOWS = frozenset("\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x9b")
_LAWFUL = frozenset("\t\n\r")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run."""
    text = doc.prose
    if not any(char < " " or "\x7f" <= char <= "\x9f" for char in doc.alphabet - _LAWFUL):
        return
    for match in _CONTROL.finditer(text):
        start, run = match.start(), match.group()
        if run[0] >= "\x80" and (lead := _LEAD_OF_TWO.search(text, max(0, start - 2), start)):
            length = 2 if lead.group()[0] < "\u00e0" else 3
            if all("\u0080" <= char <= "\u00bf" for char in text[lead.start() + 1:lead.start() + length]):
                continue
        names = " ".join(f"U+{ord(char):04X}" for char in run[:4])
        marks = _MARKS_OF_WINDOWS.issuperset(run)
        yield RULE.finding(
            doc.span(start, match.end()),
            f"{'Windows-1252 punctuation, not converted' if marks else 'control character in the text'}: {names}",
            confidence=Confidence.CERTAIN, severity=Severity.MINOR if marks else Severity.MAJOR,
        )
