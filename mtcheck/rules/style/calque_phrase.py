"""A turn of phrase was carried over word for word.

## What it does
Flags literal renderings that translation systems produce and good newspapers do not print: idioms word for word,
foreign government and collocations. The phrases are the table ``calques`` of the language, each with the language
that it comes from and what a writer would say.

## Why it matters
The reader hears the other language through the text; some calques say nothing at all in theirs.

## Example
> Es regnete Katzen und Hunde, als die Delegation ankam.

## When it is wrong
Play with words; a calque that has become usage since the table was written. Quotations are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.model import Document

RULE = Rule("calque-phrase", Category.UNIDIOMATIC, Severity.MINOR, needs=("calques",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each phrase; the suggestion is what a writer would say."""
    meanings = doc.language.mapping("calques")
    for start, end, phrase in doc.occurrences("calques"):
        if not doc.is_quoted(start):
            source, _, meaning = meanings[phrase].partition("\t")
            yield RULE.finding(
                doc.span(start, end), f"word for word from {load(source).name}: a writer would say “{meaning}”",
                suggestion=meaning,
            )
