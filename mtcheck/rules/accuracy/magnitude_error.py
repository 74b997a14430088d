"""A number has the digits of its source times a power of ten.

## What it does
Finds numbers that differ from the source by nothing but a power of ten: *1.5 Milliarden* for *1.5 million*, *34 万* for
340 million, a decimal sign read as one of thousands. Both sides are read in the scale of their language, so that
*billion* and *Milliarde* are equal.

## Why it matters
The amount is wrong by a factor of ten to a million, in a form that looks right.

## Example
> Source: The project costs $1.5 billion. Translation: Das Projekt kostet 1,5 Millionen Dollar.

## When it is wrong
A magnitude that a listing gives only once (“3.1 million, 2.9 and 2.5”), or abbreviated in a way that no table knows.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import MAGNITUDE, differences

RULE = Rule("magnitude-error", Category.MISTRANSLATION, Severity.CRITICAL, needs=("source", "magnitudes"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the number of the text, with a note at that of the source."""
    for pair, kind, one, two in differences(doc):
        if kind != MAGNITUDE or doc.source is None or one is None or two is None:
            continue
        here, there = doc.span(two.start, two.end), doc.source.span(one.start, one.end)
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the source: another power of ten",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(there, "the source", side="source"),),
        )
