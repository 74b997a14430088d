"""Shares that are told down to the last one do not make a whole.

## What it does
Adds the percentages of a sentence that names what is left ("and the remaining 20 per cent") and flags that last share
when all together do not make 100; and those of three answers of which one is to have none ("45 per cent for, 38 against
and 30 undecided") when they make more.

## Why it matters
One of the shares was changed on the way.

## Example
> In all 50 per cent backed the plan, 35 per cent were against it and the remaining 25 per cent did not say.

## When it is wrong
Rounded shares may miss the whole by a point or two, which is allowed for. A sentence that also gives a rate of
something else is one that cannot be added; more than 160 per cent in all is taken for that.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("percent-sum", Category.MISTRANSLATION, Severity.MINOR, needs=("remainder-words",))

_ROUNDING = 2.0
#: So soon behind the word for what is left its share must begin; so near that for no answer must stand to its share.
_REACH, _NEAR = 16, 24
#: Below and above this the shares are not of one whole.
_LEAST, _MOST = 60.0, 160.0
_ANSWERS = 3
#: Longer sentences, in code points, are no prose.
_LONGEST = 800


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the share that is said to be the last, or at the last of three answers."""
    if not any(map(str.isdecimal, doc.alphabet)):
        return
    told = set[int]()
    for start, end, _ in doc.occurrences("remainder-words"):
        if any(map(str.isdecimal, doc.text[end : end + _REACH])):
            shares = _shares(doc, start)
            if len(shares) > 1 and end <= shares[-1].start < end + _REACH:
                total = sum(share.values[0].rough for share in shares)
                if _LEAST < total < _MOST and abs(total - 100) > _ROUNDING:
                    told.add(shares[-1].start)
                    yield _finding(doc, shares[-1], total)
    for start, end, _ in doc.occurrences("undecided-words"):
        shares = _shares(doc, start)
        gaps = [doc.text[share.end : start] if share.end <= start else doc.text[end : share.start] for share in shares]
        near = any(len(gap) <= _NEAR and not any(map(str.isdecimal, gap)) for gap in gaps)
        fresh = near and shares[-1].start not in told
        if fresh and len(shares) == _ANSWERS and "(" not in doc.text[shares[0].start : shares[-1].end]:
            total = sum(share.values[0].rough for share in shares)
            if 100 + _ROUNDING < total < _MOST:
                told.add(shares[-1].start)
                yield _finding(doc, shares[-1], total)


def _shares(doc: Document, position: int) -> "list[Quantity]":
    """The percentages of the sentence at a code point."""
    sentence = doc.sentence_at(position)
    if sentence is None or sentence.end - sentence.start > _LONGEST:
        return []
    return [quantity for quantity in in_sentence(doc, sentence) if quantity.unit == "%"]


def _finding(doc: Document, share: "Quantity", total: float) -> Finding:
    return RULE.finding(doc.span(share.start, share.end), f"all shares together make {total:g} %")
