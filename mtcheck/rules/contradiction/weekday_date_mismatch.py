"""A date does not fall on the weekday that is printed beside it.

## What it does
Flags "Monday, 4 March 2025" when that day was a Tuesday. The year must be printed.

## Why it matters
Either the day or the date is wrong: readers miss a deadline or an event. Translation mixes up day and month
and misreads numbers.

## Example
> The court will rule on Monday, 4 March 2025.

## When it is wrong
Dates of other calendars (Buddhist era, Persian, Islamic, Julian) are not looked at where their year or month shows it;
"3/4/2025" counts only when both readings miss the weekday.
"""

from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.calendars import weekday
from mtcheck.text.patterns import lazy

RULE = Rule("weekday-date-mismatch", Category.MISTRANSLATION, Severity.MAJOR, needs=("weekdays", "months"))

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMERAL = lazy(r"(\d{1,2})(?:[^\W\d]{1,2})?")
_DOTTED = lazy(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
# The tokens beside a weekday, a letter each: Day, Ordinal (3rd), Month, Year, Numeric date, Function word, other
# short word. First "4 March 2025" with what stands around its parts, then "March 4, 2025", "2025 March 4", then
# numeric forms.
_DATE = (r"(?:(?:D[.°]?|O)(?:F[Fw]?)?M(?:/M)?[.,]?(?:F[Fw]{0,2})?Y|M\.?[DO],?Y|Y\.?M[DO](?:\.|-[Fw])?|N|D([-/])D\1Y)")
_AFTER = lazy(rf"(?:[,(][Fw](?=O|D\.|D[-/]|D[Fw]+M|N)|[,(])?{_DATE}")
_BEFORE = lazy(rf"{_DATE}[Fw]?\.?\($|Y\.?M[DO](?:\.|-[Fw])?,?$")
_EASTERN = lazy(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]\s?([（(，,]?)\s?"
                r"([^\s\d）)]{1,3})([）)]?)")
_EASTERN_SHORT = {"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6, "日": 7,
                  "월": 1, "화": 2, "수": 3, "목": 4, "금": 5, "토": 6, "일": 7}
# After a weekday in a script without spaces: “ที่ 4 <month> พ.ศ. 2567”, the month known by its place.
_DAY_AHEAD = lazy(r"\D{0,8}?(\d{1,2})\s?$")
_YEAR_AHEAD = lazy(r"\D{0,9}?(\d{4})(?!\d)")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each date with its weekday; spans cover both."""
    if "月" in doc.alphabet or "월" in doc.alphabet:
        yield from _eastern(doc)
        return
    if not doc.language.spaces:
        yield from _unspaced(doc)
        return
    days, words = doc.language.mapping("weekdays"), doc.words
    for start, end, name in doc.occurrences("weekdays"):
        i, after = bisect_left(doc.starts, start), bisect_left(doc.starts, end)
        near = words[after:after + 6]
        if any(word[0].isdecimal() for word in (*near, *words[max(0, i - 5):i])) or words[i - 1:i] == ["("]:
            yield from _beside(doc, i, after, int(days[name]))


def _beside(doc: Document, i: int, after: int, stated: int) -> Iterator[Finding]:
    """The finding for the weekday in tokens i to ``after`` and the date behind it, or in front of it.

    In front: if the weekday is in brackets, or the date begins with the year.
    """
    first = after
    if len(doc.words[i]) < 5 and doc.words[first:first + 1] == ["."]:
        first += 1
    if doc.lows[first:first + 1] and doc.lows[first] in doc.language.properties.get("date-article", "").split():
        first += 1  # “torsdagen den 11 februari”
    match = _AFTER.match(_signature(doc, first, first + 14))
    span = (i, first, first + match.end()) if match else None
    if span is None and i:
        start = max(0, i - 12)
        match = _BEFORE.search(_signature(doc, start, i))
        span = (start + match.start(), start + match.start(), after) if match else None
    if span is None:
        return
    first, begin, last = span
    last += doc.words[last:last + 1] == [")"] and "(" in doc.words[first:last]
    possible = [found for found in (weekday(*reading) for reading in _readings(doc, begin, last)) if found]
    if possible and stated not in possible:
        yield RULE.finding(doc.token_span(first, last), f"that day was a {_NAMES[possible[0] - 1]}",
                           confidence=Confidence.CERTAIN)


def _signature(doc: Document, first: int, last: int) -> str:
    months, closed = _months(doc), doc.language.words("function-words")
    return "".join(
        _kind(word, low, months, closed) for word, low in zip(doc.words[first:last], doc.lows[first:last], strict=True)
    )


def _kind(word: str, low: str, months: dict[str, str], closed: frozenset[str]) -> str:
    """The letter of a token for the patterns; a mark stands for itself."""
    if word[0].isdecimal():
        if _NUMERAL.fullmatch(word):
            return "D" if word.isdecimal() else "O"
        return "Y" if len(word) == 4 and word.isdecimal() else "N" if _DOTTED.fullmatch(word) else "x"
    if low in months:
        return "M"
    if not word[0].isalpha():
        return "," if word == "،" else word
    return "F" if low in closed else "w" if word == low and len(word) < 9 else "x"


def _months(doc: Document) -> dict[str, str]:
    return {**doc.language.mapping("months"), **doc.language.mapping("other-months")}


def _readings(doc: Document, first: int, last: int) -> list[tuple[int, str, int]]:
    """Year, month and day of the date in a range of tokens; both readings of “3/4/2025”."""
    months = _months(doc)
    numbers: list[int] = []
    month = ""
    for word, low in zip(doc.words[first:last], doc.lows[first:last], strict=True):
        dotted = _DOTTED.fullmatch(word)
        if dotted:
            return [(int(dotted.group(3)), str(int(dotted.group(2))), int(dotted.group(1)))]
        numeral = _NUMERAL.match(word)
        if numeral:
            numbers.append(int(word) if len(word) == 4 and word.isdecimal() else int(numeral.group(1)))
        elif low in months and not month:
            month = months[low]
    if numbers[0] > 31:
        numbers.append(numbers.pop(0))
    *days, year = numbers
    return [(year, month, days[0])] if month else [(year, str(days[1]), days[0]), (year, str(days[0]), days[1])]


def _eastern(doc: Document) -> Iterator[Finding]:
    days = doc.language.mapping("weekdays")
    for match in _EASTERN.finditer(doc.prose):
        bracket, name = match.group(4, 5)
        stated = next((int(number) for entry, number in days.items() if name.startswith(entry)), None)
        if stated is None and bracket in ("(", "（"):
            stated = _EASTERN_SHORT.get(name[0])
        actual = weekday(int(match.group(1)), match.group(2).lstrip("0"), int(match.group(3)))
        if stated is not None and actual is not None and stated != actual:
            yield RULE.finding(doc.span(match.start(), match.end()), f"that day was a {_NAMES[actual - 1]}",
                               confidence=Confidence.CERTAIN)


def _unspaced(doc: Document) -> Iterator[Finding]:
    """Weekday, day, month and year in a row, as Thai writes them."""
    text, days, months = doc.prose, doc.language.mapping("weekdays"), doc.occurrences("months")
    for start, end, name in doc.occurrences("weekdays"):
        month = next((hit for hit in months if end < hit[0] <= end + 14), None)
        day = _DAY_AHEAD.fullmatch(text, end, month[0]) if month else None
        year = _YEAR_AHEAD.match(text, month[1]) if month and day else None
        if month is None or day is None or year is None:
            continue
        actual = weekday(int(year.group(1)), doc.language.mapping("months")[month[2]], int(day.group(1)))
        if actual is not None and actual != int(days[name]):
            yield RULE.finding(doc.span(start, year.end()), f"that day was a {_NAMES[actual - 1]}",
                               confidence=Confidence.CERTAIN)
