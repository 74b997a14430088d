"""A range that ends below where it begins.

## What it does
Reads what stands between the two words of a range ("between … and …") and flags it when the second number is smaller
than the first.

## Why it matters
One of the two numbers was changed or swapped on the way.

## Example
> Between 40 and 25 people were on board.

## When it is wrong
What lies between two numbers that need not rise ("the gap between 60 and 45 points") is left alone where one of the
listed words stands before it; so are years, ordinals, dates and hours. A magnitude that is named once ("between 8 and 6
million") is not given to the first number, so that such a range is missed.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence
from mtcheck.text.patterns import lazy

RULE = Rule("impossible-range", Category.MISTRANSLATION, Severity.MINOR, needs=("range-words", "gap-words"))

#: What may stand between a word of the range and its number: signs of a currency.
_SIGNS = lazy(r"\s*[$£€¥₹]?\s*")
#: So much text may stand between the first number and the word before the second: a unit.
_LONGEST_UNIT = 16
#: So soon behind the word of the range the first digit must stand.
_REACH = 4
_YEARS = range(1900, 2101)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding from the first to the second number of each such range."""
    closings = doc.language.mapping("range-words")
    for start, end, word in doc.occurrences("range-words") if any(map(str.isdecimal, doc.alphabet)) else ():
        sentence = doc.sentence_at(start)
        digits = sum(map(str.isdecimal, doc.text[end : end + _REACH]))
        if sentence is None or not digits or _is_gap(doc, start, sentence.start):
            continue
        found = [quantity for quantity in in_sentence(doc, sentence) if quantity.start >= end][:2]
        if len(found) < 2 or not _SIGNS.fullmatch(doc.text[end : found[0].start]):
            continue
        first, last = found
        between = doc.text[first.end : last.start].lower().rstrip(" $£€¥₹").split()
        if not between or between[-1] not in closings[word].split() or last.start - first.end > _LONGEST_UNIT:
            continue
        one, two = first.values[0].rough, last.values[0].rough
        if first.values[0].whole in _YEARS and last.values[0].whole in _YEARS:
            continue
        if one > two and not (first.unit and last.unit and first.unit != last.unit):
            yield RULE.finding(doc.span(first.start, last.end), "the range ends below where it begins")


def _is_gap(doc: Document, start: int, first: int) -> bool:
    """Whether one of the last words before the range says that what lies between the two numbers is meant."""
    words = doc.text[max(first, start - 60) : start].lower().split()[-4:]
    return not doc.language.words("gap-words").isdisjoint(words)
