"""A name of the source does not stand in the translation.

## What it does
Flags a sentence whose source names a person, a place or a body of which the translation says nothing, there or in the
sentences around it: neither the name, nor a part of it, nor an adjective made from it, nor its sounds in the other
script.

## Why it matters
Who did it, or where, is lost.

## Example
> Source (en): The talks in Vienna ended without a result.
> Translation (de): Die Gespräche endeten ohne Ergebnis.

## When it is wrong
Translators leave out what the reader knows, and put a role for a name (the chancellor). Only listed places and names
that the translation writes elsewhere are judged, so that a name said once is missed. Nothing is judged in languages
without tables; among Chinese and Thai characters listed places alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.names import gaps

RULE = Rule("name-missing", Category.OMISSION, Severity.MINOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each name, on the sentences that stand for its own."""
    source = doc.source
    if source is None:
        return
    for gap in gaps(doc):
        pair = doc.pairs[gap.pair]
        if gap.target is None and pair.confidence >= 0.7:
            name = source.token_span(*gap.source)
            yield RULE.finding(
                doc.range_span(pair.target), f"“{name.text}” of the source is not named here",
                confidence=Confidence.LIKELY, related=(Note(name, "the name", "source"),),
            )
