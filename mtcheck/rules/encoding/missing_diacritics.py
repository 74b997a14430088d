"""The text has lost the marks of its letters.

## What it does
Reports, once a text, that nearly none of its letters bear the diacritics of the language: under a seventh of the
share that human news has (property ``diacritics-share``), on 300 letters or more.

## Why it matters
An encoding step dropped the marks: words become other words (Turkish "sık", "sik"), searches fail.

## Example
> Prezydent powiedzial w czwartek, ze rzad nie zmieni ustawy, i zapowiedzial spotkanie z przewodniczacym.

## When it is wrong
Text in capitals and old agency wires; text in capitals is left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("missing-diacritics", Category.SPELLING, Severity.MINOR, needs=("diacritics-share",), document=True)

_LETTERS = 300


def check(doc: Document, *, part: float = 0.14) -> Iterator[Finding]:
    """Yield at most one finding, on the first sentence; ``part`` is the least part of the language's own share."""
    letters = sum(map(str.isalpha, doc.prose))
    if letters < _LETTERS or sum(map(str.isupper, doc.prose)) * 2 > letters or not doc.sentences:
        return
    marked = sum(doc.prose.count(char) for char in doc.alphabet if not char.isascii() and char.isalpha()) / letters
    usual = float(doc.language.properties["diacritics-share"])
    if marked < part * usual:
        first = doc.sentences[0]
        yield RULE.finding(
            doc.span(first.start, first.end), confidence=Confidence.CERTAIN,
            message=f"{marked:.1%} of the letters bear a mark; {doc.language.name} news has {usual:.0%}",
        )
