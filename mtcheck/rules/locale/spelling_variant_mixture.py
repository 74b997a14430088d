"""The text mixes two standards of spelling.

## What it does
Reports, once a text, that spellings of two varieties stand in it (British "colour" and American "center",
European and Brazilian Portuguese, Swiss "Strasse" and "Straße"). The finding stands at the first form of the rarer
variety; where the variety is declared (``--lang en-GB``), at the first form of another one.

## Why it matters
Systems learn from all varieties at once and change between them; a publisher prints one.

## Example
> The harbour was closed. … The color of the water worried the crew.

## When it is wrong
Quotations of written text and names of foreign bodies: words in quotation marks or with a capital are not counted.
British texts may write -ize ("organize"), so these forms are no proof of American spelling.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("spelling-variant-mixture", Category.LOCALE_SPELLING, Severity.MINOR, needs=("spelling-variants",))

#: Endings that the Oxford style shares with American spelling.
_SHARED = {"en-US": ("ize", "izes", "ized", "izing", "izer", "izers", "ization", "izations")}


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, with a note at the first form of the other variety."""
    mapping = doc.language.mapping("spelling-variants")
    declared = doc.language.variety
    met = {mapping[low] for low in mapping.keys() & doc.vocabulary}
    if len(met | {declared} - {""}) < 2:
        return
    places: dict[str, list[int]] = {}
    for i in _outside_quotes(doc, mapping):
        variety = mapping[doc.lows[i]]
        if not doc.lows[i].endswith(_SHARED.get(variety, ("\n",))):
            places.setdefault(variety, []).append(i)
    if len(places.keys() | {declared} - {""}) < 2:
        return
    order = sorted(places, key=lambda variety: (variety == declared, len(places[variety]), -places[variety][0]))
    rarer, usual = order[0], order[-1]
    first, other = places[rarer][0], places[usual][0]
    if declared not in places and declared:
        yield RULE.finding(doc.token_span(first, first + 1), f"{rarer} spelling in a text declared as {declared}")
        return
    yield RULE.finding(
        doc.token_span(first, first + 1), f"{rarer} spelling in a text with {usual} spelling (“{doc.words[other]}”)",
        related=(Note(doc.token_span(other, other + 1), f"{usual} spelling"),),
    )


def _outside_quotes(doc: Document, mapping: dict[str, str]) -> Iterator[int]:
    """The tokens that are in the table, no names, and in no quotation."""
    nouns = doc.language.is_set("nouns-capitalised")
    for sentence in doc.sentences:
        if sentence.kind != PROSE:
            continue
        for i in range(sentence.first, sentence.last):
            if doc.lows[i] in mapping and (nouns or not doc.words[i][0].isupper()) and not doc.is_quoted(doc.starts[i]):
                yield i
