"""Days and weekdays in the calendars that news is dated by: Gregorian, Buddhist era, Persian, Islamic, Bengali.

Months are told by a key such as ``3`` (Gregorian) or ``persian 3``, as the language tables hold them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported where a date is at hand: few texts need it, and it costs 2 ms
    from datetime import date

_GREGORIAN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The first half of the Persian and the Bengali year has months of 31 days (Bengali: since 2019 in Bangladesh; West
# Bengal's reach 32), a month of the Islamic one begins with the moon seen: what is lawful somewhere is lawful here.
_LONGEST = {
    "persian": (31,) * 6 + (30,) * 6,
    "islamic": (30,) * 12,
    "bengali": (32,) * 7 + (31,) * 5,
}
_BUDDHIST_ERA = 543
_BUDDHIST_YEARS = range(2440, 2640)
_PERSIAN_YEARS = range(1343, 1503)  # where the 33-year rule of leap years holds


def longest(month: str) -> int:
    """Return the highest day that a month may have in any year; 0 for an unknown key."""
    calendar, _, number = month.rpartition(" ")
    days = _LONGEST.get(calendar, ()) if calendar else _GREGORIAN
    return days[int(number) - 1] if number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= len(days) else 0


def exists(year: int | None, month: str, day: int) -> bool:
    """Say whether there is such a day; without a year the longest form of the month counts."""
    if not 1 <= day <= longest(month):
        return False
    if month == "2" and day == 29 and year:
        year -= _BUDDHIST_ERA if year in _BUDDHIST_YEARS else 0
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def weekday(year: int, month: str, day: int) -> int | None:
    """Return the day of the week (Monday = 1), or None where there is no such day or the calendar does not fix it."""
    calendar, _, number = month.rpartition(" ")
    if not exists(year, month, day):
        return None
    if calendar == "persian" and year in _PERSIAN_YEARS:
        return _persian(year, int(number), day).isoweekday()
    if calendar:
        return None
    if year in _BUDDHIST_YEARS:
        year -= _BUDDHIST_ERA
    if not 1900 <= year < 2100:
        return None
    from datetime import date

    return date(year, int(number), day).isoweekday()


def _persian(year: int, month: int, day: int) -> "date":
    """The Gregorian date of a Persian one; year y is a leap year if (25 y + 11) mod 33 < 8 (the 33-year cycle)."""
    from datetime import date, timedelta

    years = range(1400, year) if year >= 1400 else range(year, 1400)
    leaps = sum((25 * y + 11) % 33 < 8 for y in years)
    shift = 365 * (year - 1400) + (leaps if year >= 1400 else -leaps)
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return date(2021, 3, 21) + timedelta(days=shift + before + day - 1)  # from 1 Farvardin 1400
