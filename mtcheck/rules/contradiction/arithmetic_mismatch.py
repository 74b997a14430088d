"""A percentage that is not the share the numbers beside it make.

## What it does
Reckons the share of "12 of 50 (24 per cent)" and "12 of 50, or 24 per cent", and flags the percentage when the numbers
give another.

## Why it matters
One of the three numbers was changed on the way; which one cannot be seen from the text.

## Example
> In all 12 of 50 members (42 per cent) stayed away.

## When it is wrong
A percentage that belongs to something else in the sentence. Only one that follows its numbers directly, in brackets or
behind a comma and a word for "or", is reckoned; a rounding of any of the three is allowed for.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("arithmetic-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("share-words",))

#: What may stand between the two numbers and their percentage: a few words and an opening bracket.
_OPENING = lazy(r"[^()\d.;:]{0,40}[(（]\s*$")
#: Where instead a comma stands, so much may stand before it, and none of these marks.
_NOUN = 40
_BREAK = lazy(r"[().;:\d]")
_COMMA = lazy("[,،，、]")
_YEARS = range(1900, 2101)
_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
#: So many numbers in digits a sentence must have to be reckoned, and so many words may stand between two of them.
_NUMBERS, _WORDS = 3, 3
#: So many code points may stand between two numbers where words are not parted.
_CHARACTERS = 8
#: Longer sentences, in code points, are no prose.
_LONGEST = 800


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the percentage, with a note at the numbers it should follow from."""
    words = [word for word, symbol in doc.language.mapping("units").items() if symbol == "%"]
    if not any(map(str.isdecimal, doc.alphabet)):
        return
    shares = frozenset(doc.language.entries("share-words"))
    for sentence in doc.sentences:
        text = doc.text[sentence.start : sentence.end].lower()
        if len(text) > _LONGEST or not any(word in text for word in words):
            continue
        if sum(1 for _ in _NUMBER.finditer(text)) < _NUMBERS:
            continue
        found = [q for q in in_sentence(doc, sentence) if q.unit == "%" or q.values[0].whole not in _YEARS]
        for one, two, percent in zip(found, found[1:], found[2:], strict=False):
            if percent.unit == "%" and "%" not in (one.unit, two.unit) and _is_share(doc, one, two, percent, shares):
                share = 100 * _ratio(one, two)
                if _differs(share, percent):
                    yield RULE.finding(
                        doc.span(percent.start, percent.end), f"the numbers beside it make {share:.3g} %",
                        related=(Note(doc.span(one.start, two.end), "these numbers"),),
                    )


def _ratio(one: "Quantity", two: "Quantity") -> float:
    """What the smaller number is of the larger: some languages name the whole first."""
    small, large = sorted((one.values[0].rough, two.values[0].rough))
    return small / large


def _is_share(doc: Document, one: "Quantity", two: "Quantity", percent: "Quantity", shares: frozenset[str]) -> bool:
    """Whether three numbers stand as in “12 of 50 (24 %)” or “12 of 50, or 24 %”."""
    between = doc.text[one.end : two.start].lower().strip()
    if doc.language.spaces:
        words = between.split()
        joined = len(words) <= _WORDS and any(" ".join(words[i:]) in shares for i in range(len(words)))
    else:
        joined = len(between) <= _CHARACTERS and between.endswith(tuple(shares))
    if not joined or min(one.values[0].rough, two.values[0].rough) <= 0:
        return False
    if doc.language.spaces and between in shares and one.values[0].rough > two.values[0].rough:
        return False
    gap = doc.text[two.end : percent.start].lower()
    if _OPENING.match(gap):
        return True
    comma = _COMMA.search(gap)
    if comma is None or comma.start() > _NOUN or _BREAK.search(gap[: comma.start()]):
        return False
    return " ".join(_COMMA.sub(" ", gap[comma.end() :]).split()) in doc.language.entries("or-words")


def _differs(share: float, percent: "Quantity") -> bool:
    """Whether a percentage is off by more than what rounding any of three numbers explains."""
    given = percent.values[0].rough
    return abs(share - given) > 1.5 + 0.1 * max(share, given)
