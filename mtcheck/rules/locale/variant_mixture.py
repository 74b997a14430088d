"""The text mixes two written standards of its language.

## What it does
Reports, once a text, that characters of two standards stand in it (simplified and traditional Chinese), the rarer one
with two or more that the other does not have. The finding stands at the first of them.

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
    standard = doc.language.mapping("variant-characters")
    if len({standard[char] for char in standard.keys() & doc.alphabet}) < 2:
        return
    places: dict[str, list[int]] = {}
    for position, char in enumerate(doc.prose):
        if char in standard and not doc.is_quoted(position):
            places.setdefault(standard[char], []).append(position)
    if len(places) < 2:
        return
    rarer, usual = sorted(places, key=lambda name: (len(places[name]), places[name][0]))[:2]
    if len({doc.text[position] for position in places[rarer]}) >= _LEAST:
        first, other = places[rarer][0], places[usual][0]
        yield RULE.finding(
            doc.span(first, first + 1), f"{rarer} in a text in {usual} ({len(places[rarer])} characters)",
            related=(Note(doc.span(other, other + 1), usual),),
        )
