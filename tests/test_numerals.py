"""Numerals as values."""

import pytest

from mtcheck.text.numerals import value


@pytest.mark.parametrize("numeral", [
    "1234.5", "1.234,5", "1,234.5", "1234,5", "1\u00a0234,5", "1\u202f234,50", "1’234.50", "١٢٣٤٫٥",
    "١٬٢٣٤٫٥", "१,२३४.५",
])
def test_one_number_has_one_value_in_every_locale_and_script(numeral: str) -> None:
    assert "1234.5" == value(numeral)


@pytest.mark.parametrize("numeral", [
    "1234567", "1,234,567", "1.234.567", "12,34,567", "1\u00a0234\u00a0567", "１２３４５６７",
])
def test_grouping_does_not_count(numeral: str) -> None:
    assert "1234567" == value(numeral)


@pytest.mark.parametrize(("numeral", "expected"), [
    ("0", "0"), ("100", "100"), ("1.234", "1234"), ("3,50", "3.5"), ("10.00", "10"), ("0.0", "0"),
    ("12,3456", "12.3456"),
])
def test_canonical_form(numeral: str, expected: str) -> None:
    assert expected == value(numeral)


@pytest.mark.parametrize(("token", "expected"), [
    ("20th", "20th"), ("3:2", "3:2"), ("2.5.2020", "2.5.2020"), ("२०वीं", "20वीं"), ("10:30", "10:30"),
])
def test_what_is_no_plain_numeral_comes_back_with_ascii_digits(token: str, expected: str) -> None:
    assert expected == value(token)


def test_different_numbers_have_different_values() -> None:
    numerals = ["1", "10", "100", "0.1", "1.1", "1.01", "11", "101", "1000", "1.5.2020", "1.5.202"]
    assert len(numerals) == len({value(numeral) for numeral in numerals})
