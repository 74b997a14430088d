"""A date does not fall on the weekday that is printed beside it.

## What it does
Flags "Monday, 4 March 2025" when that day was a Tuesday. The year must be printed.

## Why it matters
Either the day or the date is wrong: readers miss a deadline or an event. Translation mixes up day and month
and misreads numbers.

## Example
> The court will rule on Monday, 4 March 2025.

## When it is wrong
Dates of other calendars (Buddhist era, Persian, Islamic) have other years and are not looked at.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("weekday-date-mismatch", Category.MISTRANSLATION, Severity.MAJOR, needs=("weekdays",))

_REACH = 7
_EASTERN = lazy(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]\s?[（(]?\s?([^\s\d）)]{1,3})")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each date with its weekday; spans cover both."""
    yield from _eastern(doc) if not doc.language.spaces else _with_month_names(doc)


def _with_month_names(doc: Document) -> Iterator[Finding]:
    days, months = doc.language.mapping("weekdays"), doc.language.mapping("months")
    lows = doc.lows
    for i, low in enumerate(lows):
        if low not in days:
            continue
        date = _date_near(doc, i, months)
        if date is None:
            continue
        year, month, day, last = date
        actual = _weekday(year, month, day)
        if actual is not None and actual != int(days[low]):
            yield RULE.finding(doc.token_span(i, last + 1), _message(doc, actual), confidence=Confidence.CERTAIN)


def _date_near(doc: Document, i: int, months: dict[str, str]) -> tuple[int, int, int, int] | None:
    """Day, month and year after a weekday: “4 March 2025”, “March 4, 2025”, “4. März 2025”; last is the year's token."""
    lows, words = doc.lows, doc.words
    for j in range(i + 1, min(i + 5, len(lows))):
        if lows[j] in months and j + 1 < len(lows):
            month = int(months[lows[j]])
            day = _day(words, range(j - 1, max(i, j - 4), -1)) or _day(words, range(j + 1, min(j + 2, len(words))))
            if day is None:
                return None
            for k in range(j + 1, min(j + _REACH - 2, len(words))):
                if re.fullmatch(r"(?:19|20)\d\d", words[k]):
                    return int(words[k]), month, day, k
                if words[k] not in (",", ".", "de", "del") and not words[k].isdigit():
                    return None
            return None
        if doc.starts[j] - doc.ends[i] > 25 or words[j] in ";!?":
            return None
    return None


def _day(words: list[str], places: range) -> int | None:
    for k in places:
        match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|\.)?", words[k])
        if match and 1 <= int(match.group(1)) <= 31:
            return int(match.group(1))
    return None


def _weekday(year: int, month: int, day: int) -> int | None:
    from datetime import date

    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None


def _message(doc: Document, actual: int) -> str:
    names = [name for name, number in doc.language.mapping("weekdays").items() if int(number) == actual]
    return f"that day was a {max(names, key=len)}" if names else "that day was another day of the week"


def _eastern(doc: Document) -> Iterator[Finding]:
    days = doc.language.mapping("weekdays")
    for match in _EASTERN.finditer(doc.prose):
        year, month, day = (int(part) for part in match.group(1, 2, 3))
        named = next((number for name, number in days.items() if match.group(4).startswith(name)), None)
        single = {"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6, "日": 7}
        stated = int(named) if named else single.get(match.group(4)) if match.group()[-len(match.group(4)) - 1] in "（(" else None
        actual = _weekday(year, month, day)
        if stated is not None and actual is not None and stated != actual:
            yield RULE.finding(doc.span(match.start(), match.end()), _message(doc, actual), confidence=Confidence.CERTAIN)
