"""The translation has another number than its source.

## What it does
Reads the numbers of each sentence as values, in digits of every script and in words; where one of the source has
nothing that stands for it and one of the translation comes from nowhere, the two are shown together.

## Why it matters
A changed number is a changed fact, and the sentence reads as well as before.

## Example
> Source: Police arrested 47 people. Translation: Die Polizei nahm 74 Menschen fest.

## When it is wrong
A conversion that is rounded a great deal, *X and three others* for *four people*. Two numbers that
have nothing to do with each other may be shown as a pair where one is missing and another added.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import CHANGED, differences

RULE = Rule("number-changed", Category.MISTRANSLATION, Severity.MAJOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the number of the text, with a note at that of the source."""
    for pair, kind, one, two in differences(doc):
        if kind != CHANGED or doc.source is None or one is None or two is None:
            continue
        here, there = doc.span(two.start, two.end), doc.source.span(one.start, one.end)
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the source",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(there, "the source", side="source"),),
        )
