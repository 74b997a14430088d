"""The text is too short for its score to mean much.

## What it does
Remarks that a text has fewer than 300 words; its score is marked indicative and only findings decide whether it passes.

## Why it matters
A penalty per thousand words swings wildly on a short text.

## Example
> A brief of 80 words with one minor fault.

## When it is wrong
Never; it is a remark on the score, not on the text.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("short-text-score", Category.META, Severity.NEUTRAL, document=True)


def check(doc: Document, *, words: int = 300) -> Iterator[Finding]:
    """Yield one remark, at the start of the text."""
    if doc.sentences and doc.word_count < words:
        first = doc.sentences[0]
        yield RULE.finding(
            doc.span(first.start, first.start), f"{doc.word_count:.0f} words: the score is indicative below {words}",
            confidence=Confidence.CERTAIN,
        )
