"""A dash or ellipsis is typed in pieces.

## What it does
Reports, once a text, two hyphens for a dash between words, two full stops for one or three, three spaced full stops,
and doubled marks in Chinese and Japanese ("。。").

## Why it matters
They are left over when an output is put together by machine.

## Example
> The talks – so the minister -- went on until midnight..

## When it is wrong
Agency copy that is typed this way by rule; a dateline with two hyphens is left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("dash-or-ellipsis-style", Category.PUNCTUATION, Severity.MINOR, typographic=True)

_DASHES = lazy(r"(?<=\w)(?:--(?=\w)| -- (?=\w)| - - (?=\w))")
_STOPS = lazy(r"(?<=[^\W\d_])\.\.(?=\s|$)(?!\s?\.)|(?<=\w)\s?\. \. \.(?!\s?\.)|(?<=\w)…\.(?!\.)|。。(?!。)|、、(?!、)")
_DATELINE = 40


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first place."""
    text = doc.prose
    found = []
    if "--" in text or "- -" in text:
        found = [match.span() for match in _DASHES.finditer(text) if not _is_dateline(doc, match.start())]
    if any(piece in text for piece in ("..", ". .", "….", "。。", "、、")):
        found += [match.span() for match in _STOPS.finditer(text)]
    if found:
        often = f" ({len(found)} times)" if len(found) > 1 else ""
        yield RULE.finding(doc.span(*min(found)), f"a mark in pieces{often}")


def _is_dateline(doc: Document, position: int) -> bool:
    """Near the start of one of the first paragraphs: LONDON, May 4 -- …"""
    return any(p.start <= position < p.start + _DATELINE for p in doc.paragraphs[:3])
