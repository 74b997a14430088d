"""Source and translation have different numbers of paragraphs.

## What it does
Says so when two plain texts differ in paragraphs.

## Why it matters
Lines were joined or split on the way through a system; a tool that lays both side by side line by line goes astray.

## Example
> Source: five paragraphs. Translation: four paragraphs.

## When it is wrong
Editors set paragraphs anew: it is a remark without weight.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("paragraph-count-mismatch", Category.MARKUP, Severity.NEUTRAL, needs=("source",), document=True)


def check(doc: Document) -> Iterator[Finding]:
    """Yield one finding on the first paragraph."""
    if doc.source is None or doc.segments or not doc.paragraphs or not doc.source.paragraphs:
        return
    ours, theirs = len(doc.paragraphs), len(doc.source.paragraphs)
    if ours != theirs:
        yield RULE.finding(
            doc.span(doc.paragraphs[0].start, doc.paragraphs[0].end),
            f"{ours} paragraph{'s' * (ours != 1)}, {theirs} in the source", confidence=Confidence.CERTAIN,
        )
