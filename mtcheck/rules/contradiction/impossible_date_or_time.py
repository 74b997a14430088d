"""A date or clock time that does not exist.

## What it does
Flags a day that its month does not have ("31 June", "30 février") and a clock time beyond 24:00 or with more than 59
minutes next to a word that makes it a time ("25:30 Uhr").

## Why it matters
Numbers were swapped or misread in translation.

## Example
> The meeting will take place on 31 June.

## When it is wrong
Scores, ratios and verse numbers look like times; without a word for the hour beside them they are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("impossible-date-or-time", Category.LOCALE_DATE, Severity.MAJOR, needs=("months",))

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = lazy(r"(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|-го|-е)?")
_TIME = lazy(r"(\d{1,2})[:.](\d{2})")
_EASTERN = lazy(r"(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such date or time."""
    yield from _dates(doc)
    yield from _times(doc)


def _dates(doc: Document) -> Iterator[Finding]:
    if not doc.language.spaces:
        for match in _EASTERN.finditer(doc.prose):
            month, day = int(match.group(1)), int(match.group(2))
            if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
                yield RULE.finding(doc.span(match.start(), match.end()), "there is no such day", confidence=Confidence.CERTAIN)
        return
    months, words = doc.language.mapping("months"), doc.words
    for i, low in enumerate(doc.lows):
        if low not in months or len(low) < 3:
            continue
        for j, near in ((i - 1, i - 2), (i + 1, i + 2)):
            if not 0 <= j < len(words):
                continue
            if words[j] in (".", "de") and j < i:
                j = near
            match = _DAY.fullmatch(words[j]) if 0 <= j < len(words) else None
            if match and _LONGEST[int(months[low]) - 1] < int(match.group(1)) <= 31:
                first, last = min(i, j), max(i, j)
                if not _goes_on(doc, first, last):
                    yield RULE.finding(doc.token_span(first, last + 1), "there is no such day", confidence=Confidence.CERTAIN)


def _goes_on(doc: Document, first: int, last: int) -> bool:
    """The number belongs to something else: a range, a per cent sign, a longer number, a day on the other side."""
    words = doc.words
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    return (before[-1:] in "-–—/:" and before != "") or after[:1] in ("-", "–", "/", ":", "%") or (
        _DAY.fullmatch(before) is not None or (words[last][0].isdigit() and after[:1].isalpha() and before[:1].isdigit())
    )


def _times(doc: Document) -> Iterator[Finding]:
    markers = doc.language.words("time-markers")
    words, lows = doc.words, doc.lows
    for i, word in enumerate(words):
        if not word[0].isdigit() or ":" not in word:
            continue
        match = _TIME.fullmatch(word)
        if match is None or (int(match.group(1)) <= 24 and int(match.group(2)) <= 59):
            continue
        neighbours = [lows[j] for j in (i - 1, i + 1) if 0 <= j < len(lows)]
        if any(low.rstrip(".") in markers for low in neighbours):
            yield RULE.finding(doc.token_span(i, i + 1), "there is no such time of day", confidence=Confidence.CERTAIN)
