"""A total is not the sum of the numbers that stand in front of it.

## What it does
Adds the numbers of "12 men and 8 women, a total of 25 people" and of "25 people: 12 men and 8 women", and flags the
total when they make another.

## Why it matters
One of the numbers was changed on the way; which one cannot be seen from the text.

## Example
> The storm killed 12 men and 8 women, a total of 25 people.

## When it is wrong
A total that takes in more than was told before it. Only numbers are added that follow each other with a comma or "and"
between them, up to the total, and only where the sentence has no other before it and no "such as" or "and others"; a
rounding of large ones is allowed for.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence
from mtcheck.quantity import in_sentence, rounding
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.quantity.parse import Quantity

RULE = Rule("total-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("total-words", "coordinators"))

#: So many code points may stand between two numbers, and so many words.
_REACH, _WORDS = 40, 3
#: So long may a word be between a comma and the total.
_SHORT = 4
#: Longer sentences, in code points, are no prose.
_LONGEST = 800
_COMMAS = (",", "،", "、", "，")
#: What ends a statement, opens another or belongs to a share.
_BREAK = lazy(r"[.;:()（）；：。!?%–—\d]")
#: A mark that opens the parts of a total, and the first of them.
_PARTS = lazy(r"(?:[:–—：]|(?<=\s)-(?=\s))\s*\w{0,8}?\s?\d")
#: A number in digits, with what groups and parts it.
_DIGITS = lazy(r"\d+(?:[.,]\d+)*")
_YEARS = range(1900, 2101)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the total, with a note at the numbers that should make it."""
    for start, end, _ in doc.occurrences("total-words"):
        sentence = doc.sentence_at(start)
        if sentence is None or not _is_plain(sentence) or not _has_numbers(doc, sentence):
            continue
        found = in_sentence(doc, sentence)
        total = next((q for q in found if q.start >= end and not doc.text[end : q.start].strip(" $£€¥₹")), None)
        parts = [q for q in found if q.end <= start]
        if total is None and len(parts) > 2:  # 18 in total
            total = parts.pop() if _size(doc, doc.text[parts[-1].end : start]) < _WORDS else None
            start = total.start if total is not None and _is_joined(doc, parts) else 0
        near = total is not None and len(parts) > 1 and _is_near(doc, parts[-1].end, start, start == total.start)
        if total is not None and near and _is_sum(doc, sentence, parts):
            yield from _compare(doc, total, parts)
    if not doc.alphabet.isdisjoint(":：–—-"):
        yield from _told_after(doc)


def _has_numbers(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence has two numbers in digits: what is told in words alone is seldom added up."""
    text = doc.text[sentence.start : sentence.end]
    return sum(1 for _ in _DIGITS.finditer(text)) > 1


def _told_after(doc: Document) -> Iterator[Finding]:
    """Totals whose parts follow a colon or a dash."""
    for match in _PARTS.finditer(doc.prose):
        sentence = doc.sentence_at(match.start())
        plain = sentence is not None and _is_plain(sentence) and match.end() <= sentence.end
        if sentence is None or not plain or not _has_numbers(doc, sentence):
            continue
        found = in_sentence(doc, sentence)
        total = next((q for q in reversed(found) if q.end <= match.start()), None)
        parts = [q for q in found if q.start > match.start()]
        if total is None or len(parts) < 2 or parts[0].start >= match.end() or total.values[0].whole in _YEARS:
            continue
        gap, tail = doc.text[total.end : match.start()], doc.text[parts[-1].end : sentence.end].rstrip(" .।。)")
        near = _BREAK.search(gap) is None and 0 < _size(doc, gap) <= _WORDS
        closed = _BREAK.search(tail) is None and _size(doc, tail) <= _WORDS
        larger = total.values[0].rough > max(q.values[0].rough for q in parts)
        if near and closed and larger and _is_joined(doc, parts) and _is_sum(doc, sentence, parts):
            yield from _compare(doc, total, parts)


def _is_plain(sentence: Sentence) -> bool:
    return sentence.kind == PROSE and sentence.end - sentence.start <= _LONGEST


def _is_near(doc: Document, end: int, start: int, bare: bool) -> bool:
    """Whether little stands between the last number and the total, and right before it a comma.

    ``bare``: the word for the total stands behind it, so that one short word may (“, soit 20 au total”).
    """
    gap = doc.text[end : max(start, end)]
    if not gap or len(gap) > _REACH or _BREAK.search(gap) or _size(doc, gap) > 2 * _WORDS:
        return False
    after = gap[max(gap.rfind(comma) for comma in _COMMAS) + 1 :].strip()
    return not doc.language.spaces or (after != gap.strip() and (not after or (bare and len(after) <= _SHORT)))


def _is_sum(doc: Document, sentence: Sentence, parts: "list[Quantity]") -> bool:
    """Whether numbers follow each other as those of a sum, and nothing before the first belongs to it."""
    if len({q.unit for q in parts}) > 1 or any(q.values[0].whole in _YEARS or len(q.values) > 1 for q in parts):
        return False
    if doc.phrases(sentence, "open-list-words"):
        return False
    joints = doc.language.words("coordinators")
    before = doc.text[sentence.start : parts[0].start].lower().split()
    if before and (before[-1].endswith(_COMMAS) or before[-1] in joints):
        return False
    gaps = [doc.text[one.end : two.start] for one, two in zip(parts, parts[1:], strict=False)]
    return all(_is_joint(doc, gap, joints) for gap in gaps)


def _is_joined(doc: Document, parts: "list[Quantity]") -> bool:
    """Whether an “and” stands before the last number."""
    words = doc.text[parts[-2].end : parts[-1].start].lower().split()
    return not doc.language.spaces or (bool(words) and words[-1] in doc.language.words("coordinators"))


def _is_joint(doc: Document, gap: str, joints: frozenset[str]) -> bool:
    """Whether what stands between two numbers is what the first counts, and a comma or an “and”."""
    if len(gap) > _REACH or _BREAK.search(gap) or _size(doc, gap) > _WORDS + 1:
        return False
    if not doc.language.spaces:
        return sum(gap.count(joint) for joint in (*joints, *_COMMAS) if len(joint) == 1) == 1
    words = gap.lower().split()
    return bool(words) and (words[-1].endswith(_COMMAS) or (len(words) > 1 and words[-1] in joints))


def _size(doc: Document, gap: str) -> int:
    """How many words a gap has; where they are not parted two characters count as one."""
    return len(gap.split()) if doc.language.spaces else (len(gap) + 1) // 2


def _compare(doc: Document, total: "Quantity", parts: "list[Quantity]") -> Iterator[Finding]:
    value = sum(q.values[0].rough for q in parts)
    slack = 1.2 * sum(rounding(q) for q in (total, *parts))
    if total.unit in ("", parts[0].unit) and abs(value - total.values[0].rough) > slack:
        yield RULE.finding(
            doc.span(total.start, total.end), f"the numbers before it make {value:g}",
            related=(Note(doc.span(parts[0].start, parts[-1].end), "these numbers"),),
        )
