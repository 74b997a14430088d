"""A date or clock time that does not exist.

## What it does
Flags a day that its month does not have ("31 June", "30 février", "31.06.2025", 29 February of a common year) and a
clock time beyond 24:00 or with more than 59 minutes next to a word that makes it a time ("25:30 Uhr", "18h75").
Months of the Persian, Islamic and Bengali calendars and years of the Buddhist era are known where the language
uses them.

## Why it matters
Numbers were swapped or misread in translation.

## Example
> The meeting will take place on 31 June.

## When it is wrong
Scores, ratios and verse numbers look like times; without a word for the hour beside them they are left alone. Schedules
that count the hours of the night on ("25:30" in Japan) are left alone up to 30.
"""

from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.calendars import exists
from mtcheck.text.patterns import lazy

RULE = Rule("impossible-date-or-time", Category.LOCALE_DATE, Severity.MAJOR, needs=("months",))

_DAY = lazy(r"(\d{1,2})([^\W\d]{1,2})?")
_DAY_BEFORE = lazy(r"(?<!\d)(\d{1,2})\s?$")
_LINKS = frozenset(("de", "of", "ga", "watan"))  # what may stand between day and month
_YEAR = lazy(r"(?:1[6-9]|20)\d\d")
_TIME = lazy(r"(\d{1,2})[:.](\d{2})")
_HOUR_MINUTES = lazy(r"(?<![\w.,:])\d{1,2}h[6-9]\d(?![\w:])")
_DOTTED = lazy(r"([0-3]?\d)\.([0-3]?\d)\.((?:19|20)\d\d)(?![\w.]*\d)")
_EASTERN = lazy(r"(?<!\d)(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
#: Longer words beside 25.30 name a time of day, shorter ones may be part of a measure.
_SHORT = 2
_NO_DAY, _NO_TIME = "there is no such day", "there is no such time of day"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such date or time."""
    if "月" in doc.alphabet or "월" in doc.alphabet:
        for match in _EASTERN.finditer(doc.prose):
            year, month, day = match.groups()
            if not exists(int(year) if year else None, month.lstrip("0"), int(day)):
                yield _certain(doc, match.start(), match.end(), _NO_DAY)
    elif doc.language.spaces:
        yield from _dates(doc)
    else:
        for start, end, name in doc.occurrences("months"):
            before = _DAY_BEFORE.search(doc.prose, max(0, start - 4), start)
            if before and not exists(None, doc.language.mapping("months")[name], int(before.group(1))):
                yield _certain(doc, before.start(), end, _NO_DAY)
    yield from _dotted(doc)
    yield from _times(doc)


def _dotted(doc: Document) -> Iterator[Finding]:
    text = doc.prose
    for match in _DOTTED.finditer(text) if ".20" in text or ".19" in text else ():
        before = text[match.start() - 1:match.start()]
        day, month, year = (int(part) for part in match.groups())
        if before != "." and not before.isalnum() and day <= 31 and not exists(year, str(month), day):
            yield _certain(doc, match.start(), match.end(), _NO_DAY)


def _certain(doc: Document, start: int, end: int, message: str) -> Finding:
    return RULE.finding(doc.span(start, end), message, confidence=Confidence.CERTAIN)


def _dates(doc: Document) -> Iterator[Finding]:
    months = {**doc.language.mapping("months"), **doc.language.mapping("other-months")}
    if doc.vocabulary.isdisjoint(part for name in months for part in name.split()):
        return
    words, size, weekdays = doc.words, len(doc.words), doc.language.mapping("weekdays")
    ends_in_day = doc.language.mapping("formats").get("date-order") == "ymd"
    for start, end, name in doc.occurrences("months") if any(" " in name for name in months) else ():
        i = bisect_left(doc.starts, start)  # months of two words: “31 tháng 6”
        day = words[i - 1] if i and " " in name else ""
        if day.isdecimal() and len(day) <= 2 and not exists(None, months[name], int(day)):
            yield _certain(doc, doc.starts[i - 1], end, _NO_DAY)
    for i in doc.where(months):
        low = doc.lows[i]
        if len(low) < 3:
            continue
        j = _back_to_day(doc, i)
        if j is not None:
            first, last = j, i + 1
        elif i + 1 < size and words[i + 1][0].isdecimal() and _is_month_first(doc, i):
            first, last = i, i + 2
        else:
            continue
        match = _DAY.fullmatch(words[first] if j is not None else words[i + 1])
        cased = ends_in_day and words[last:last + 1] == ["-"] and words[last + 1].isalpha() and len(words[last + 1]) < 4
        named = first > 0 and doc.lows[first - 1] in weekdays  # “mardi 32 janvier”
        named |= j is not None and i - j > 1  # “32. Oktober”, “32 de octubre”
        if match is None or (int(match.group(1)) > 31 and not named):
            continue
        if not cased and _is_part_of_more(doc, first, last):
            continue
        year = _year_after(doc, last)
        if not exists(int(words[year]) if year else None, months[low], int(match.group(1))):
            leap = year is not None and int(match.group(1)) == 29
            yield _certain(doc, doc.starts[first], doc.ends[year if leap and year else last - 1], _NO_DAY)


def _back_to_day(doc: Document, i: int) -> int | None:
    """The token of the day before a month: “31 June”, “31. Juni”, “31st of June”, “31 ga watan Yuni”."""
    j = i - 1
    while j >= max(0, i - 2) and doc.lows[j] in _LINKS:
        j -= 1
    if j > 0 and doc.words[j] in (".", "°"):
        j -= 1
    return j if j >= 0 and _DAY.fullmatch(doc.words[j]) and doc.words[j].strip("0") else None


def _is_month_first(doc: Document, i: int) -> bool:
    """“June 31”, not “in June 31 people died” nor “in June 31, in July 40”: no noun follows, nor another count."""
    words, closed = doc.words, doc.language.words("function-words")
    after = words[i + 2:i + 8]
    if not words[i + 1].isdecimal() or not after:
        return True
    if after[0] != "," and (after[0][0].isalpha() or after[0][0].isdecimal()) and doc.lows[i + 2] not in closed:
        return _YEAR.fullmatch(after[0]) is not None
    return not any(word[0].isdecimal() and not _YEAR.fullmatch(word) for word in after)


def _is_part_of_more(doc: Document, first: int, last: int) -> bool:
    """The number belongs to something else: a range, a per cent sign, a longer number."""
    before = doc.words[first - 1] if first else ""
    after = doc.words[last] if last < len(doc.words) else ""
    glued = before[-1:] in tuple("-–—/:.,") and doc.ends[first - 1] == doc.starts[first]
    if before == "-" and first > 1 and "\u05d0" <= doc.words[first - 2][-1] <= "\u05ea":
        glued = False  # a Hebrew preposition
    return glued or after[:1] in tuple("-–/:%")


def _year_after(doc: Document, last: int) -> int | None:
    closed = doc.language.words("function-words")
    for k in range(last, min(last + 3, len(doc.words))):
        if _YEAR.fullmatch(doc.words[k]):
            return k
        if doc.words[k] not in (",", ".") and doc.lows[k] not in closed:
            return None
    return None


def _times(doc: Document) -> Iterator[Finding]:
    markers = doc.language.words("time-markers")
    if "h" in markers and "h" in doc.alphabet:
        for match in _HOUR_MINUTES.finditer(doc.prose):
            yield _certain(doc, match.start(), match.end(), _NO_TIME)
    # A dot parts hours from minutes where it does not part decimals.
    points = ":." if doc.language.mapping("formats").get("decimal", ".")[0] == "," else ":"
    if doc.alphabet.isdisjoint(points):
        return
    latest = 24 if doc.language.spaces else 30
    for i in doc.where({low for low in doc.vocabulary if len(low) in (4, 5) and low[-3] in points}):
        clock = _TIME.fullmatch(doc.words[i])
        if clock is None or (int(clock.group(1)) <= latest and int(clock.group(2)) <= 59):
            continue
        if _is_clock(doc, i, markers):
            yield _certain(doc, doc.starts[i], doc.ends[i], _NO_TIME)


def _is_clock(doc: Document, i: int, markers: frozenset[str]) -> bool:
    """A word of the clock stands right before or after the token."""
    before = doc.text[max(0, doc.starts[i] - 12):doc.starts[i]].lower().rstrip()
    after = doc.text[doc.ends[i]:doc.ends[i] + 12].lower().lstrip()
    if not doc.language.spaces:
        return before.endswith(tuple(markers)) or after.startswith(tuple(markers))
    lows = doc.lows
    if "." in doc.words[i]:
        markers = frozenset(marker for marker in markers if len(marker) > _SHORT and marker.isalpha())
    dotted = tuple(marker for marker in markers if "." in marker)
    return after.startswith(dotted) or any(
        lows[k] in markers for k in (i - 1, i + 1) if 0 <= k < len(lows)
    )
