"""The same statement stands in the text with the same number of another unit or currency.

## What it does
Compares sentences that say nearly the same and flags the later number when both have it, but in another currency or
measure ("costs 5 million euros" … "costs 5 million dollars").

## Why it matters
One of the two is wrong, and the amount is another one.

## Example
> The bridge will cost 5 million euros. … The minister said the bridge will cost 5 million dollars.

## When it is wrong
Two things that cost the same in two currencies, in sentences that otherwise hardly differ. Currencies that share a name
or a sign ("dollar") are taken for one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence
from mtcheck.quantity import are_rivals, in_sentence

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("unit-or-currency-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("units", "function-words"), statements=True)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the later number of each pair, with a note at the earlier sentence."""
    if not any(map(str.isdecimal, doc.alphabet)):
        return
    told: set[int] = set()
    for pair in doc.similar:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if pair.second in told or not first.kind == second.kind == PROSE or not _has_digits(doc, first, second):
            continue
        clash = _clash(in_sentence(doc, first), in_sentence(doc, second))
        if clash is None or not _is_same_names(_names(doc, first), _names(doc, second), doc):
            continue
        if not doc.is_same_event(first, second, names=False):
            continue
        told.add(pair.second)
        there, here = clash
        yield RULE.finding(
            doc.span(here.start, here.end), f"in {here.unit} here, in {there.unit} in the same statement elsewhere",
            related=(Note(doc.span(first.start, first.end), f"in {there.unit} here"),),
        )


def _names(doc: Document, sentence: Sentence) -> frozenset[str]:
    """The names of a sentence, without its units: some languages write them with a capital."""
    units = doc.language.mapping("units")
    return frozenset(name for name in doc.names(sentence) if name.lower() not in units)


def _is_same_names(one: frozenset[str], two: frozenset[str], doc: Document) -> bool:
    """Whether two sentences have the same names; where nouns have capitals one may have more."""
    return one <= two or two <= one if doc.language.is_set("nouns-capitalised") else one == two


def _has_digits(doc: Document, first: Sentence, second: Sentence) -> bool:
    return all(any(map(str.isdecimal, doc.text[sentence.start : sentence.end])) for sentence in (first, second))


def _clash(one: "list[Quantity]", two: "list[Quantity]") -> "tuple[Quantity, Quantity] | None":
    """The numbers that differ in their unit alone, if there is one such pair and all others are equal."""
    if len(one) != len(two) or sorted(q.values[0].rough for q in one) != sorted(q.values[0].rough for q in two):
        return None
    equal = ((a, b) for a in one for b in two if a.values[0] == b.values[0] and a.unit and b.unit)
    clashes = [(a, b) for a, b in equal if are_rivals(a.unit, b.unit)]
    return clashes[0] if len(clashes) == 1 else None
