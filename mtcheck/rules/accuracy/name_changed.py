"""Another name stands where the source has this one.

## What it does
Flags a name of the translation that the source has not there, in a sentence that lacks a name of the source: one
country for another, one person of the text for another.

## Why it matters
The sentence says it of somebody else, and nothing shows it.

## Example
> Source (en): The minister flew to Iran on Monday.
> Translation (de): Der Minister flog am Montag in den Irak.

## When it is wrong
A translator may call one thing by two names that no table lists, or put a name for a pronoun where another name falls
away. Names that stand in the source sentences beside, and a capital for its country (but not “in” it), are left alone.
A name that stands nowhere else in the text is no evidence, nor are initials that are not kept. Nothing is judged in
languages without tables; among Chinese and Thai characters listed places alone, and names left in Latin letters.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.names import gaps

RULE = Rule("name-changed", Category.MISTRANSLATION, Severity.MAJOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each name, on what stands in its place."""
    source = doc.source
    if source is None:
        return
    for gap in gaps(doc):
        confidence = doc.pairs[gap.pair].confidence
        if gap.target is not None and confidence >= 0.5:
            name = source.token_span(*gap.source)
            yield RULE.finding(
                doc.token_span(*gap.target), f"the source names “{name.text}” here",
                confidence=Confidence.LIKELY if confidence >= 0.7 and gap.sure else Confidence.POSSIBLE,
                related=(Note(name, "the name", "source"),),
            )
