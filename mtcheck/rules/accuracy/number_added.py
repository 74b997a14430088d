"""A number of the translation is not in its source.

## What it does
Reads the numbers of each sentence as values, in digits of every script and in words, and flags one in the translation
for which nothing stands in the sentence of the source or beside it.

## Why it matters
A number that nobody wrote is an invented fact.

## Example
> Source: Der Zug hatte Verspätung. Translation: The train was 45 minutes late.

## When it is wrong
A translator may explain: a conversion without brackets, the year of an event, *round the clock* as 24 hours. Small
numbers (up to 3), dates, sums and measures in brackets, and conversions of units, clocks and calendars are let through.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import ADDED, differences

RULE = Rule("number-added", Category.ADDITION, Severity.MAJOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each number that the source does not have."""
    for pair, kind, _, two in differences(doc):
        if kind != ADDED or doc.source is None or two is None:
            continue
        here = doc.span(two.start, two.end)
        first, last = doc.source.sentences[pair.source.start], doc.source.sentences[pair.source.stop - 1]
        yield RULE.finding(
            here, f"nothing in the source stands for “{here.text}”",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(doc.source.span(first.start, last.end), "the source", side="source"),),
        )
