"""A character was lost and a replacement stands in its place.

## What it does
Flags U+FFFD (�), characters of the private use areas, noncharacters and lone surrogates, also the remains of such
characters after another wrong decoding ("锟斤拷"). A run is one finding.

## Why it matters
The letter that stood here cannot be recovered from the text; readers see a box or a question mark.

## Example
> The caf� closed in May.

## When it is wrong
Symbols of a house font in the private use area, if the text is printed with that very font.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("replacement-character", Category.ENCODING, Severity.MAJOR)

_LOST = "\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000f0000-\U0010ffff"
# What is left of a wrong decoding before the lost byte belongs to it ("Å�"), and the mark that may stand after it.
_RUN = lazy(
    f"(?:â€|[ÂÃÄÅÐÑ](?=\ufffd))?[{_LOST}]+(?:[?\u00bf](?=\\w))?|(?:锟斤拷|锟斤|斤拷锟)+|烫{{4,}}|屯{{4,}}"
)
_GATE = lazy(f"[{_LOST}锟烫屯]")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run."""
    text = doc.prose
    if text.isascii() or (max(doc.alphabet) < "\ud800" and doc.alphabet.isdisjoint("锟烫屯")) or not _GATE.search(text):
        return
    for match in _RUN.finditer(text):
        yield RULE.finding(doc.span(match.start(), match.end()), _message(match.group()), confidence=Confidence.CERTAIN)


def _message(run: str) -> str:
    if "\ufffd" in run or "锟" in run:
        return "a character was lost in decoding"
    return "not a character of Unicode text: " + " ".join(f"U+{ord(char):04X}" for char in run[:4])
