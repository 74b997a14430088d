"""A character is repeated over and over.

## What it does
Flags a letter that stands four or more times in a row, and four or more stops or commas, or three or more
exclamation or question marks.

## Why it matters
It is the smallest kind of decoder loop, and leaders or rulers of a page that were taken for text.

## Example
> The vote was closeeee.

## When it is wrong
Drawn-out speech in quotations ("nooooo") – quotations are not looked at – and rulers made of marks, which are
left alone when they fill a line.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import QUOTE, Document
from mtcheck.text.patterns import lazy

RULE = Rule("character-run", Category.SPELLING, Severity.MINOR)
_RUN = lazy(r"(.)\1\1\1+|([!?])\2\2+")
_MARKS = ".,;!?。，、！？"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run; spans cover the run, or the word that holds it."""
    text = doc.prose
    for match in _RUN.finditer(text):
        char = match.group()[0]
        if not char.isalpha() and char not in _MARKS:
            continue
        sentence = doc.sentence_at(match.start())
        if sentence is None or sentence.kind == QUOTE or not _is_fault(doc, match):
            continue
        yield RULE.finding(doc.span(match.start(), match.end()), f"“{char}” stands {len(match.group())} times in a row")


def _is_fault(doc: Document, match: re.Match[str]) -> bool:
    """Not a Roman numeral, an address, a sound in other letters, a ruler, or a stop after an ellipsis."""
    text, start, end, char = doc.prose, match.start(), match.end(), match.group()[0]
    if char.isalpha():
        before, after = text[max(0, start - 4):start], text[end:end + 4]
        lonely = not (before[-1:].isalpha() or after[:1].isalpha())
        return not lonely and not char.isupper() and "/" not in before + after and "." not in after[:1] + before[-1:]
    line = text[text.rfind("\n", 0, start) + 1:text.find("\n", end) if "\n" in text[end:] else len(text)]
    if char == ".":
        return len(match.group()) > 4 and any(c.isalpha() for c in line) and len(match.group()) < 10
    return any(c.isalpha() for c in line)
