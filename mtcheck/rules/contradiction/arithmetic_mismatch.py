"""A percentage that does not follow from the numbers beside it.

## What it does
Reckons the share of "12 of 50 (24 per cent)" and the change of "from 40 to 50, up 25 per cent", and flags the
percentage when the numbers give another.

## Why it matters
One of the three numbers was changed on the way; which one cannot be seen from the text.

## Example
> In all 12 of 50 members (42 per cent) stayed away.

## When it is wrong
A percentage that belongs to something else in the sentence. Only one that follows its numbers directly, or is the only
one of a sentence with one pair of numbers, is reckoned; a rounding of any of the three is allowed for.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Sentence
from mtcheck.quantity import in_sentence
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("arithmetic-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("share-words", "change-words"))

#: What may stand between the whole and its percentage: a few words and an opening bracket.
_OPENING = lazy(r"[^()\d.;:]{0,40}[(（]\s*$")
_YEARS = range(1900, 2101)
_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
#: So many numbers in digits a sentence must have to be reckoned.
_NUMBERS = 3


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the percentage, with a note at the numbers it should follow from."""
    words = [word for word, symbol in doc.language.mapping("units").items() if symbol == "%"]
    if not any(word in doc.prose for word in words):
        return
    shares = frozenset(doc.language.entries("share-words"))
    changes = {key: value.split() for key, value in doc.language.mapping("change-words").items()}
    for sentence in doc.sentences:
        text = doc.text[sentence.start : sentence.end]
        if any(word in text for word in words) and sum(1 for _ in _NUMBER.finditer(text)) >= _NUMBERS:
            yield from _check(doc, sentence, shares, changes)


def _check(
    doc: Document, sentence: Sentence, shares: frozenset[str], changes: dict[str, list[str]]
) -> Iterator[Finding]:
    found = [q for q in in_sentence(doc, sentence) if q.unit == "%" or q.values[0].whole not in _YEARS]
    for one, two, percent in zip(found, found[1:], found[2:], strict=False):
        if percent.unit == "%" and "%" not in (one.unit, two.unit) and _is_share(doc, one, two, percent, shares):
            whole = two.values[0].rough
            if one.values[0].rough <= whole and _differs(100 * one.values[0].rough / whole, percent, one, two):
                yield _finding(doc, percent, one, two, 100 * one.values[0].rough / whole)
    percents = [q for q in found if q.unit == "%"]
    plain = [q for q in found if q.unit != "%"]
    if len(percents) == 1 and len(plain) == 2 and _is_change(doc, plain[0], plain[1], changes):
        one, two = plain
        if one.start < percents[0].start < two.start:
            return
        change = 100 * abs(two.values[0].rough / one.values[0].rough - 1)
        if _differs(change, percents[0], one, two):
            yield _finding(doc, percents[0], one, two, change)


def _finding(doc: Document, percent: "Quantity", one: "Quantity", two: "Quantity", value: float) -> Finding:
    return RULE.finding(
        doc.span(percent.start, percent.end), f"the numbers beside it make {value:.3g} %",
        related=(Note(doc.span(min(one.start, two.start), max(one.end, two.end)), "these numbers"),),
    )


def _is_share(doc: Document, one: "Quantity", two: "Quantity", percent: "Quantity", shares: frozenset[str]) -> bool:
    """Whether three numbers stand as in “12 of 50 (24 %)”."""
    between = " ".join(doc.text[one.end : two.start].lower().split())
    if between not in shares or two.values[0].rough <= 0:
        return False
    return _OPENING.match(doc.text[two.end : percent.start]) is not None


def _is_change(doc: Document, one: "Quantity", two: "Quantity", changes: dict[str, list[str]]) -> bool:
    """Whether two numbers stand as in “from 40 to 50”."""
    before = doc.text[max(0, one.start - 12) : one.start].lower().split()
    words = doc.text[one.end : two.start].lower().split()
    if not words or one.values[0].rough <= 0 or len(words) > 3:
        return False
    opened = (closing for opening, closing in changes.items() if before[-len(opening.split()) :] == opening.split())
    return any(words[-1] in closing for closing in opened)


def _differs(value: float, percent: "Quantity", one: "Quantity", two: "Quantity") -> bool:
    """Whether a percentage is off by more than what rounding any of three numbers explains."""
    given = percent.values[0].rough
    slack = 1.5 + 0.1 * max(value, given)
    return abs(value - given) > slack
