"""A percentage or a step is not what lies between the old number and the new one.

## What it does
Reckons the change of "from 40 to 50, up 25 per cent" and of "up by 10 to 50 from 40", and flags the percentage or the
step when the two numbers give another.

## Why it matters
One of the three numbers was changed on the way; which one cannot be seen from the text.

## Example
> The fare rises from 40 to 50 euros, a rise of 52 per cent.

## When it is wrong
A percentage that belongs to something else in the sentence, or a change that is adjusted for prices. Only the one
percentage or step of a sentence with one pair of numbers is reckoned; a rounding of any of the three is allowed for.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence, rounding
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("change-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("change-words",))

_YEARS = range(1900, 2101)
_NUMBER = lazy(r"\d+(?:[.,]\d+)*")
#: So many numbers in digits a sentence must have to be reckoned, two of them the old and the new one.
_NUMBERS, _PAIR = 3, 2
#: So many words may stand between the two; where words are not parted, so many code points.
_WORDS, _CHARACTERS = 3, 8
#: So far from them may the percentage stand, and none of these marks between.
_REACH = 50
_BREAK = lazy(r"[;；:：。]")
#: Longer sentences, in code points, are no prose.
_LONGEST = 800


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the percentage or the step, with a note at the two numbers."""
    if not any(map(str.isdecimal, doc.alphabet)):
        return
    steps = [end for _, end, _ in doc.occurrences("step-words")]
    symbols = [word for word, symbol in doc.language.mapping("units").items() if symbol == "%"]
    changes = {key: tuple(value.split()) for key, value in doc.language.mapping("change-words").items()}
    for sentence in doc.sentences:
        text = doc.text[sentence.start : sentence.end].lower()
        if len(text) > _LONGEST or not any(opening in text for opening in changes):
            continue
        ends = steps[bisect_left(steps, sentence.start) : bisect_left(steps, sentence.end)]
        has_percent = any(symbol in text for symbol in symbols)
        if not (ends or has_percent) or sum(1 for _ in _NUMBER.finditer(text)) < _NUMBERS:
            continue
        found = [q for q in in_sentence(doc, sentence) if q.unit == "%" or q.values[0].whole not in _YEARS]
        percents, plain = [q for q in found if q.unit == "%"], [q for q in found if q.unit != "%"]
        if len(percents) == 1 and len(plain) == _PAIR:
            yield from _percent(doc, percents[0], plain, changes)
        if ends and len(plain) == _NUMBERS and len({q.unit for q in plain if q.unit}) < _PAIR:
            yield from _step(doc, plain, changes, ends)


def _percent(
    doc: Document, percent: "Quantity", plain: "list[Quantity]", changes: dict[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """Changes as in “from 40 to 50, up 25 %”."""
    gap = doc.text[percent.end : plain[0].start] or doc.text[plain[1].end : percent.start]
    if plain[0].start < percent.start < plain[1].start or len(gap) > _REACH or _BREAK.search(gap):
        return
    pair = _pair(doc, plain[0], plain[1], changes)
    if pair is None:
        return
    change, given = 100 * abs(pair[1].values[0].rough / pair[0].values[0].rough - 1), percent.values[0].rough
    if abs(change - given) > 1.5 + 0.1 * max(change, given):
        yield _finding(doc, percent, pair, f"{change:.3g} %")


def _step(
    doc: Document, plain: "list[Quantity]", changes: dict[str, tuple[str, ...]], ends: list[int]
) -> Iterator[Finding]:
    """Changes as in “by 10 from 40 to 50”."""
    step = next((q for q in (plain[0], plain[2]) if _is_step(doc, q, ends)), None)
    one, two = (plain[1], plain[2]) if step is plain[0] else (plain[0], plain[1])
    pair = _pair(doc, one, two, changes)
    if step is None or pair is None:
        return
    value = abs(pair[0].values[0].rough - pair[1].values[0].rough)
    if abs(value - step.values[0].rough) > 1 + 1.2 * sum(map(rounding, plain)):
        yield _finding(doc, step, pair, f"{value:g}")


def _finding(doc: Document, wrong: "Quantity", pair: "tuple[Quantity, Quantity]", value: str) -> Finding:
    return RULE.finding(
        doc.span(wrong.start, wrong.end), f"the numbers beside it make {value}",
        related=(Note(doc.span(min(q.start for q in pair), max(q.end for q in pair)), "these numbers"),),
    )


def _pair(
    doc: Document, one: "Quantity", two: "Quantity", changes: dict[str, tuple[str, ...]]
) -> "tuple[Quantity, Quantity] | None":
    """The old and the new number, where two stand as in “from 40 to 50” or “to 50 from 40”."""
    before = doc.text[max(0, one.start - 12) : one.start].lower().strip()
    between = doc.text[one.end : two.start].lower()
    if min(v.rough for v in (*one.values, two.values[0])) <= 0:
        return None
    one = _scaled(one, two)
    if "year" in (one.unit, two.unit):
        return None
    if not doc.language.cased and _is_marked_behind(doc, between, two.end, changes):
        return one, two
    if not doc.language.spaces:
        opened = any(before.endswith(k) and between.endswith(closing) for k, closing in changes.items())
        return (one, two) if opened and len(between) <= _CHARACTERS else None
    words, last = between.split(), before.split()[-1:]
    if not words or not last or len(words) > _WORDS:
        return None
    shares = doc.language.words("share-words")
    for opening, closing in changes.items():
        if f" {before}".endswith(f" {opening}") and words[-1] in closing:
            return one, two
        if last[0] in closing and words[-1] == opening and opening not in shares:
            return two, one
    return None


def _scaled(one: "Quantity", two: "Quantity") -> "Quantity":
    """The first number in the magnitude of the second one, where it is the nearer so: from 200 to 300 million."""
    wanted = two.values[0].rough
    nearest = min(one.values, key=lambda value: max(value.rough, wanted) / min(value.rough, wanted))
    return one._replace(values=(nearest,))


def _is_marked_behind(doc: Document, between: str, end: int, changes: dict[str, tuple[str, ...]]) -> bool:
    """Whether both numbers are told by what stands behind them: 40人から50人に."""
    behind = doc.text[end : end + _CHARACTERS].lower().split()[:2]
    if len(between.strip()) > _CHARACTERS or not behind:
        return False
    joint = between.rstrip()
    return any(joint.endswith(k) and any(c in behind[0] or c in behind for c in v) for k, v in changes.items())


def _is_step(doc: Document, quantity: "Quantity", ends: list[int]) -> bool:
    """Whether a number stands right behind one of the words for a step, which end at the places given."""
    return any(end <= quantity.start and not doc.text[end : quantity.start].strip(" $£€¥₹") for end in ends)
