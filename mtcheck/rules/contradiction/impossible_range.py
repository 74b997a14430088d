"""A range that ends below where it begins.

## What it does
Reads what stands between the two words of a range ("between … and …"), or before one that closes it (40から25の間),
and flags it when the second number is smaller than the first.

## Why it matters
One of the two numbers was changed or swapped on the way.

## Example
> Between 40 and 25 people were on board.

## When it is wrong
What lies between two numbers that need not rise ("the gap between 60 and 45 points") is left alone where one of the
listed words stands before it; so are ordinals, dates, years that are counted backwards ("between 300 and 200 BC"), and
small numbers that may be hours where nothing behind them says what they count.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("impossible-range", Category.MISTRANSLATION, Severity.MINOR, needs=("range-words", "gap-words"))

#: What may stand between a word of the range and its number: signs of a currency, an article.
_SIGNS = lazy(r"\s*(?:[^\W\d]{1,3}\s)?\s*[$£€¥₹]?\s*")
#: So much text may stand between the first number and the word before the second: a unit.
_LONGEST_UNIT = 16
#: So near the word of the range a digit must stand.
_REACH = 8
#: Longer sentences, in code points, are no prose.
_LONGEST = 800
#: So near a word that counts years backwards must stand.
_BESIDE = 24
_DOTS, _DOTTED = (".", "-"), lazy(r"[.\s-]+")
_MINUS = "-−–"
_YEARS, _CENTURY, _HOURS = range(1900, 2101), 100, 24
#: Two numbers of which one has no magnitude of its own (8 and 6 million) do not differ by more than this.
_FACTOR = 10


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding from the first to the second number of each such range."""
    joints = doc.language.mapping("range-words")
    for start, end, word in doc.occurrences("range-words") if any(map(str.isdecimal, doc.alphabet)) else ():
        near = doc.text[max(0, start - _REACH) : end + _REACH]
        sentence = doc.sentence_at(start) if any(map(str.isdecimal, near)) else None
        if sentence is None or sentence.end - sentence.start > _LONGEST or _is_gap(doc, start, sentence.start):
            continue
        found = in_sentence(doc, sentence)
        behind, before = [q for q in found if q.start >= end][:2], [q for q in found if q.end <= start][-2:]
        if len(behind) > 1 and _SIGNS.fullmatch(doc.text[end : behind[0].start]):
            pair = behind
        elif len(before) > 1 and start - before[1].end <= _REACH:
            pair = before
        else:
            continue
        if not _falls(doc, pair[0], pair[1], joints[word].split()) or _is_bygone(doc, pair):
            continue
        if not _may_be_hours(doc, pair, pair is before):
            yield RULE.finding(doc.span(pair[0].start, pair[1].end), "the range ends below where it begins")


def _falls(doc: Document, first: "Quantity", last: "Quantity", joints: list[str]) -> bool:
    """Whether two numbers with one of the words between them are a range that falls."""
    between = doc.text[first.end : last.start].lower().rstrip(" $£€¥₹")
    parted = doc.language.spaces and doc.language.cased
    joined = between.split()[-1:] != [] and between.split()[-1] in joints if parted else between.endswith(tuple(joints))
    if not joined or last.start - first.end > _LONGEST_UNIT or (first.unit and last.unit and first.unit != last.unit):
        return False
    one, two = first.values[0].rough, last.values[0].rough
    if doc.text[first.start - 1] in _MINUS or (first.values[0].whole in _YEARS and two < _CENTURY):
        return False
    if len(first.values) > 1 and one < two:  # between 8 and 6 million
        one = first.values[1].rough
        return two < one < _FACTOR * two
    return one > two


def _is_bygone(doc: Document, pair: "list[Quantity]") -> bool:
    """Whether a word beside two numbers says that they are counted backwards: years ago, before Christ."""
    start, end = max(pair[0].start - _BESIDE, 0), pair[1].end + _BESIDE
    first, last = bisect_left(doc.starts, start), bisect_left(doc.starts, end)
    joint = " " if doc.language.spaces else ""
    text = joint.join(("", *(doc.lows[i] for i in range(first, last) if doc.words[i] not in _DOTS), ""))
    words = (joint.join(_DOTTED.split(word)) for word in doc.language.entries("bygone-words"))
    return any(f"{joint}{word}{joint}" in text for word in words)


def _may_be_hours(doc: Document, pair: "list[Quantity]", closed: bool) -> bool:
    """Whether two numbers may be hours, from the evening to the morning: nothing behind them says what they count."""
    if any(q.unit or q.values[0].rough > _HOURS for q in pair):
        return False
    at = bisect_left(doc.starts, pair[1].end)
    behind = doc.lows[at : at + 1]
    return closed or not behind or not behind[0][0].isalpha() or behind[0] in doc.language.words("function-words")


def _is_gap(doc: Document, start: int, first: int) -> bool:
    """Whether one of the last words before the range says that what lies between the two numbers is meant."""
    text = doc.text[max(first, start - 60) : start].lower()
    gaps = doc.language.words("gap-words")
    return not gaps.isdisjoint(text.split()[-4:]) if doc.language.spaces else any(word in text for word in gaps)
