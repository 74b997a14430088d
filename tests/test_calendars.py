"""Days and weekdays of the calendars against dates that are on record."""

import pytest

from mtcheck.text.calendars import exists, longest, weekday


@pytest.mark.parametrize(("year", "month", "day", "expected"), [
    (2024, "2", 29, 4), (2025, "3", 4, 2), (1969, "7", 20, 7), (2000, "1", 1, 6),
    (2567, "3", 4, 1),  # Buddhist era: 4 March 2024
    (1403, "persian 1", 1, 3),  # 20 March 2024
    (1399, "persian 12", 30, 6),  # 20 March 2021, the 366th day of a leap year
    (1357, "persian 11", 22, 7),  # 11 February 1979
    (1404, "persian 7", 1, 2),  # 23 September 2025
])
def test_weekday_of_a_known_date(year: int, month: str, day: int, expected: int) -> None:
    assert expected == weekday(year, month, day)


@pytest.mark.parametrize(("year", "month", "day"), [
    (2023, "2", 29), (2025, "4", 31), (2025, "13", 1), (1446, "islamic 9", 5), (1200, "persian 1", 1), (3000, "1", 1),
    (2025, "1", 0), (2025, "maya 1", 1),
])
def test_no_weekday_where_there_is_no_such_day_or_the_calendar_does_not_fix_it(
    year: int, month: str, day: int
) -> None:
    assert weekday(year, month, day) is None


@pytest.mark.parametrize(("year", "month", "day", "expected"), [
    (None, "2", 29, True), (1900, "2", 29, False), (2566, "2", 29, False), (2567, "2", 29, True),
    (None, "islamic 1", 30, True), (None, "islamic 1", 31, False), (1403, "persian 7", 31, False),
    (None, "bengali 2", 32, True), (None, "bengali 9", 32, False),
])
def test_a_day_exists(year: int | None, month: str, day: int, expected: bool) -> None:
    assert expected == exists(year, month, day)


def test_longest_of_an_unknown_month_is_none() -> None:
    assert [0, 0, 31] == [longest("14"), longest("maya 3"), longest("12")]
