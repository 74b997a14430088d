"""The translation has another day or month than its source.

## What it does
Compares days beside the name of a month, and names of months, with those of the source: another day, the same day in
another month, or one month for another.

## Why it matters
The event is moved to another time.

## Example
> Source: The talks begin on 12 March. Translation: Die Gespräche beginnen am 12. Mai.

## When it is wrong
Dates of another calendar, and a date that another time zone moves by a day. A date that a weekday or *yesterday* stands
for is not compared.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import DATE_CHANGED, differences

RULE = Rule("date-changed", Category.MISTRANSLATION, Severity.MAJOR, needs=("source", "months"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the date of the text, with a note at that of the source."""
    for pair, kind, one, two in differences(doc):
        if kind != DATE_CHANGED or doc.source is None or one is None or two is None:
            continue
        here, there = doc.span(two.start, two.end), doc.source.span(one.start, one.end)
        months = f" of month {two.unit}", f" of month {one.unit}"
        ours, theirs = months if one.unit != two.unit and one.unit and two.unit else ("", "")
        yield RULE.finding(
            here, f"“{here.text}”{ours} here, “{there.text}”{theirs} in the source",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 else Confidence.POSSIBLE,
            related=(Note(there, "the source", side="source"),),
        )
