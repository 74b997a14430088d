"""A number kept its value and changed its unit or currency.

## What it does
Finds equal numbers with two currencies, or with two units of one dimension: *5 miles* as *5 Kilometer*, *€20 million*
as *$20 million*. A conversion changes the number too, and is right.

## Why it matters
The amount is another one, though the number is the same.

## Example
> Source: The blaze has burned 20,000 acres. Translation: Der Brand hat 20.000 Hektar vernichtet.

## When it is wrong
Words that name several currencies (*dollar*, *pound*, *crown*) are taken as one; a unit of the same name in two systems
may be missed or, seldom, flagged.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import UNIT, differences

RULE = Rule("unit-or-currency-changed", Category.MISTRANSLATION, Severity.MAJOR, needs=("source", "units"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the number of the text, with a note at that of the source."""
    for pair, kind, one, two in differences(doc):
        if kind != UNIT or doc.source is None or one is None or two is None:
            continue
        here, there = doc.span(two.start, two.end), doc.source.span(one.start, one.end)
        yield RULE.finding(
            here, f"“{here.text}” ({two.unit}) here, “{there.text}” ({one.unit}) in the source: another unit",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(there, "the source", side="source"),),
        )
