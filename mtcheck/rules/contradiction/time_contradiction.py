"""The same statement stands in the text with another day, month, year or hour.

## What it does
Compares sentences that say nearly the same and flags the later time when exactly one weekday, month, year or clock
time differs ("opens on Friday" … "opens on Monday").

## Why it matters
One of the two is wrong, and a reader who goes by it comes on the wrong day.

## Example
> The ferry to the island starts again on Friday. … Officials said the ferry to the island starts again on Monday.

## When it is wrong
What happens again and again, and what was put off. Words of change ("postponed", "again", "before") in one of the two
excuse the pair, and so do other names, other numbers, other polarity, questions, quotations, lists, and neighbours in
one paragraph, which tell one day after the other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence
from mtcheck.text.patterns import lazy

RULE = Rule("time-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("weekdays", "months", "update-cues", "function-words"), statements=True)

_YEAR = lazy(r"(?:19|20)\d\d")
_CLOCK = lazy(r"(?:[01]?\d|2[0-4])[:.h][0-5]\d")
_SHORTEST_NAME = 4


class _Time(NamedTuple):
    kind: str
    value: str
    start: int
    end: int


def check(doc: Document, *, others: int = 1) -> Iterator[Finding]:
    """Yield a finding for the later time of each pair, with a note at the earlier one.

    ``others`` is how many words beside the time both sentences may have for themselves.
    """
    times = _times(doc)
    told: set[int] = set()
    for pair in doc.similar if len(times) > 1 else ():
        one, two = times.get(pair.first), times.get(pair.second)
        if one is None or two is None or pair.second in told:
            continue
        clash = _clash(one, two)
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if clash is None or not _is_same_statement(doc, first, second, one, two, others):
            continue
        told.add(pair.second)
        there, here = (doc.span(time.start, time.end) for time in clash)
        yield RULE.finding(
            here,
            f"“{here.text}” here, “{there.text}” in the same statement elsewhere, and nothing says that it was put off",
            related=(Note(doc.span(first.start, first.end), f"has “{there.text}”"),),
        )


def _times(doc: Document) -> dict[int, list[_Time]]:
    """The weekdays, months, years and clock times of each sentence that has any."""
    found: list[_Time] = []
    capital = doc.language.cased and not doc.language.is_set("small-calendar")
    for table in ("weekdays", "months"):
        values = doc.language.mapping(table)
        for start, end, name in doc.occurrences(table):
            long = end - start >= _SHORTEST_NAME or not doc.language.spaces
            if long and (not capital or doc.text[start].isupper()):
                found.append(_Time(table, values[name], start, end))
    for i in doc.where({low for low in doc.vocabulary if low[0].isdecimal() and len(low) >= _SHORTEST_NAME}):
        word = doc.words[i]
        kind = "years" if _YEAR.fullmatch(word) else "hours" if _CLOCK.fullmatch(word) else ""
        if kind:
            found.append(_Time(kind, re.sub(r"\D", ":", word).lstrip("0"), doc.starts[i], doc.ends[i]))
    by_sentence: dict[int, list[_Time]] = {}
    for time in sorted(found, key=lambda time: time.start):
        sentence = doc.sentence_at(time.start)
        if sentence is not None and sentence.kind == PROSE:
            by_sentence.setdefault(sentence.index, []).append(time)
    return by_sentence


def _clash(one: list[_Time], two: list[_Time]) -> tuple[_Time, _Time] | None:
    """The one time of each that the other has not, if they are of one kind and all others are equal."""
    ours, theirs = ({(time.kind, time.value): time for time in times} for times in (one, two))
    left, right = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    if len(left) != 1 or len(right) != 1:
        return None
    a, b = ours[left.pop()], theirs[right.pop()]
    return (a, b) if a.kind == b.kind else None


def _is_same_statement(
    doc: Document, first: Sentence, second: Sentence, one: list[_Time], two: list[_Time], others: int
) -> bool:
    """Whether two sentences differ in next to nothing but a time, and nothing announces a change."""
    if first.paragraph == second.paragraph and second.index - first.index == 1:
        return False
    if doc.asks(first) or doc.asks(second) or doc.negated(first) != doc.negated(second):
        return False
    if doc.is_quoted(first.end - 1) != doc.is_quoted(second.end - 1):
        return False
    if _rest(doc, first, one, True) != _rest(doc, second, two, True):
        return False
    left, right = _rest(doc, first, one, False), _rest(doc, second, two, False)
    if not doc.language.spaces:  # a time makes two pairs of characters with its neighbours
        others += 1
    common = len(left & right)
    if common < 4 or min(len(left - right), len(right - left)) > others or 2 * common < max(len(left), len(right)):
        return False
    return _cues(doc, first, one) == _cues(doc, second, two)


def _cues(doc: Document, sentence: Sentence, times: list[_Time]) -> frozenset[str]:
    """The words of change in a sentence; times and attributions are in the table too and are none here."""
    own = {doc.text[time.start : time.end].lower() for time in times}
    return doc.phrases(sentence, "update-cues") - own - doc.phrases(sentence, "attribution-phrases")


def _rest(doc: Document, sentence: Sentence, times: list[_Time], numbers: bool) -> frozenset[str]:
    """The numerals of a sentence, or its content words, without those of its times."""
    taken = {time.start for time in times}
    if numbers:
        return frozenset(value for i, value in doc.numerals(sentence) if doc.starts[i] not in taken)
    if not doc.language.spaces:
        return doc.content[sentence.index]
    own = {doc.lows[i] for i in range(sentence.first, sentence.last) if doc.starts[i] in taken}
    return doc.content[sentence.index] - own
