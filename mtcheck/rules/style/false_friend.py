"""A word looks like the foreign one and means something else.

## What it does
Flags phrases that show a false friend in its wrong sense (Spanish "aplicar para un puesto" for *solicitar*). The
phrases are the table ``false-friends`` of the language, with the language that they come from and what was meant.

## Why it matters
The sentence is fluent and wrong: nobody but a reader of both languages notices.

## Example
> Aplicó para el puesto de portavoz en enero.

## When it is wrong
Where the phrase is meant literally. Quotations are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.model import Document

RULE = Rule("false-friend", Category.MISTRANSLATION, Severity.MINOR, needs=("false-friends",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each phrase; the suggestion is what was meant."""
    meanings = doc.language.mapping("false-friends")
    for start, end, phrase in doc.occurrences("false-friends"):
        if not doc.is_quoted(start):
            source, _, meaning = meanings[phrase].partition("\t")
            yield RULE.finding(
                doc.span(start, end), f"false friend of {load(source).name}: probably “{meaning}” is meant",
                suggestion=meaning,
            )
