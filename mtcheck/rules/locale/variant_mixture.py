"""The text mixes two written standards of its language.

## What it does
Reports, once a text, that characters of two standards stand in it (simplified and traditional Chinese), the rarer one
with two or more that the other does not have. The finding stands at the first of them. Where the standard is declared
(``--lang zh-Hant``), the other one alone is enough.

## Why it matters
Systems learn from both at once and slip from one to the other; a publisher prints one.

## Example
> 市议会周一通过预算。議員說將繼續討論。

## When it is wrong
Names and quotations in the other standard; quotations are not counted.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("variant-mixture", Category.LOCALE_SPELLING, Severity.MINOR, needs=("variant-characters",))

_LEAST = 2


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first place of the rarer standard."""
    standard, declared = doc.language.mapping("variant-characters"), doc.language.variety
    met = {standard[char] for char in standard.keys() & doc.alphabet}
    if len(met | {declared} - {""}) < 2:
        return
    places: dict[str, list[int]] = {}
    for position, char in enumerate(doc.prose):
        if char in standard and not doc.is_quoted(position):
            places.setdefault(standard[char], []).append(position)
    order = sorted(places, key=lambda name: (name == declared, len(places[name]), places[name][0]))
    if not order or order[0] == declared or len({doc.text[position] for position in places[order[0]]}) < _LEAST:
        return
    rarer, usual = order[0], order[-1]
    first, often = places[rarer][0], f"({len(places[rarer])} characters)"
    if usual != rarer:
        other = doc.span(places[usual][0], places[usual][0] + 1)
        yield RULE.finding(
            doc.span(first, first + 1), f"{rarer} in a text in {usual} {often}", related=(Note(other, usual),)
        )
    elif declared:
        yield RULE.finding(doc.span(first, first + 1), f"{rarer} in a text declared as {declared} {often}")
