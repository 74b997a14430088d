"""A number of the source is not in the translation.

## What it does
Reads the numbers of each sentence of the source as values, in digits of every script and in words, and flags the
translated sentence in which, and beside which, nothing stands for one of them.

## Why it matters
Numbers carry the facts of a news text, and a reader cannot see that one is gone.

## Example
> Source: The fire destroyed 240 homes in two days. Translation: Das Feuer zerstörte in zwei Tagen viele Häuser.

## When it is wrong
People leave numbers out on purpose: an emergency number, the price of a coin, *Catch 22*. Small numbers (up to 3; in
words up to 12 where they count nothing), days that other sentences or a weekday tell, centuries, sums told again in
brackets and what another unit, clock, calendar or word says are not asked for; nor are words for numbers where a
language lacks their tables.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import MISSING, differences

RULE = Rule("number-missing", Category.OMISSION, Severity.MAJOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each number that is missing, at the sentences that should hold it."""
    for pair, kind, one, _ in differences(doc):
        if kind != MISSING or doc.source is None or one is None:
            continue
        first, last = doc.sentences[pair.target.start], doc.sentences[pair.target.stop - 1]
        there = doc.source.span(one.start, one.end)
        yield RULE.finding(
            doc.span(first.start, last.end), f"nothing here stands for “{there.text}” of the source",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(there, "the number in the source", side="source"),),
        )
