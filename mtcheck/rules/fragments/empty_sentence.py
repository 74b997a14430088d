"""A sentence holds nothing but punctuation.

## What it does
Flags a stop or comma that stands alone between two sentences, and a paragraph that is a lone mark.

## Why it matters
A segment was translated into nothing; what it said is missing.

## Example
> The court adjourned. . The next hearing is in May.

## When it is wrong
Separators such as "* * *" or "—" are left alone.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("empty-sentence", Category.PUNCTUATION, Severity.MINOR)
_LONE = lazy(r"(?<=[.!?。！？।؟۔])[ \u00a0\t]+([.,;:。，،।۔])(?=\s)")
_LONE_LINE = lazy(r"[\r\n][ \t]*([.,;:。，،।۔])[ \t]*(?=[\r\n]|\Z)")
_LONE_ANYWHERE = lazy(r"[ \u00a0\t\r\n][.,;:。，،।۔]")
_STOPS = ".!?。！？।؟۔:"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each lone mark."""
    text = doc.prose
    if _LONE_ANYWHERE.search(text) is None:
        return
    for match in _LONE.finditer(text):
        spaced = text[match.end():match.end() + 3].strip()[:1] in (".", "…")
        if not spaced and not text.endswith(("..", ". ."), 0, match.start()):  # no ellipsis
            yield _finding(doc, match)
    for match in _LONE_LINE.finditer(text):
        if text[:match.start()].rstrip()[-1:] in _STOPS:  # else it is the stop of the line before, split off
            yield _finding(doc, match)


def _finding(doc: Document, match: re.Match[str]) -> Finding:
    return RULE.finding(doc.span(match.start(1), match.end(1)), "nothing stands here but a mark",
                        confidence=Confidence.CERTAIN)
