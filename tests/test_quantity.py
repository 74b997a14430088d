"""Quantities: what is read from a text, and what stands for what in its source."""

import pytest

from mtcheck.api import Original, make_document
from mtcheck.quantity import CHANGED, differences
from mtcheck.quantity.parse import quantities
from mtcheck.text.numbers import Value, combine, exact, han, readings, roman


def _sure(lang: str, text: str) -> list[float]:
    doc = make_document(text, lang=lang)
    return [round(it.values[0].rough, 6) for it in quantities(doc, 0, len(doc.words)) if it.sure]


@pytest.mark.parametrize(("lang", "text", "expected"), [
    ("en", "It costs $2.8bn.", [2.8e9]),
    ("en", "some 1,250.5 tonnes", [1250.5]),
    ("de", "rund 1.250,5 Tonnen", [1250.5]),
    ("de", "einundzwanzig Leute", [21]),
    ("de", "zweihundertfünfzigtausend Euro", [250000]),
    ("de", "5 Mrd. Euro", [5e9]),
    ("fr", "3 200 milliards de dollars", [3.2e12]),
    ("es", "2.500 millones de euros", [2.5e9]),
    ("sv", "12 500 personer", [12500]),
    ("ru", "двадцать шесть человек", [26]),
    ("ru", "2,7 млрд рублей", [2.7e9]),
    ("zh", "三十五人", [35]),
    ("zh", "1100多万人口", [1.1e7]),
    ("ja", "2万5千人", [25000]),
    ("ja", "1億2000万円", [1.2e8]),
    ("ko", "1억 4천 2백만 명", [1.42e8]),
    ("hi", "4.5 करोड़ मतदाता", [4.5e7]),
    ("hi", "१२ गाँव", [12]),
    ("ar", "خمسة وعشرون شخصا", [25]),
    ("en", "12,34,567 voters", [1234567]),
])
def test_a_number_is_read(lang: str, text: str, expected: list[float]) -> None:
    assert expected == _sure(lang, text)


@pytest.mark.parametrize(("lang", "text"), [
    ("en", "the F-16 and G20"), ("en", "hundreds of millions"), ("zh", "数百人过六一"), ("de", "ein Dutzend"),
])
def test_what_is_no_number_to_miss(lang: str, text: str) -> None:
    assert [] == _sure(lang, text)


@pytest.mark.parametrize(("source_lang", "source", "lang", "text"), [
    ("en", "12 people came.", "en", "Twelve people came."),
    ("de", "Es sind 1.250,5 Tonnen.", "en", "It is 1,250.5 tonnes."),
    ("en", "It begins at 3 pm.", "de", "Es beginnt um 15 Uhr."),
    ("en", "It begins at 3:30 pm.", "ja", "午後3時半に始まる。"),
    ("en", "It took 14 days.", "ru", "Понадобилась двухнедельная работа."),
    ("en", "In the 1990s it grew.", "de", "In den 90er Jahren wuchs es."),
    ("en", "a 19th century house", "fr", "une maison du XIXe siècle"),
    ("en", "The lake is 30 miles long.", "de", "Der See ist 48 Kilometer lang."),
    ("en", "It was 86 degrees.", "de", "Es waren 30 Grad."),
    ("en", "Some 50 percent agreed.", "de", "Die Hälfte stimmte zu."),
    ("en", "He earned $40 million (£31 million).", "de", "Er verdiente 40 Millionen Dollar."),
    ("en", "between £3 million and £8 million", "de", "zwischen 3 und 8 Millionen Pfund"),
    ("en", "They won 3-2.", "de", "Sie gewannen 3:2."),
    ("en", "He joined in 2018.", "ja", "平成30年に入社した。"),
    ("ja", "指数は１万０３６３・１８で終えた。", "en", "The index closed at 10,363.18."),
    ("en", "The index closed at 10,363.18.", "de", "Der Index schloss bei rund 10.360 Punkten."),
])
def test_what_says_the_same_differs_in_nothing(source_lang: str, source: str, lang: str, text: str) -> None:
    assert [] == differences(make_document(text, lang=lang, source=Original(source, lang=source_lang)))


@pytest.mark.parametrize(("source", "text"), [
    ("She will run for office in 2020.", "Sie will 2028 kandidieren."),
    ("They made 390 promises.", "Sie gaben 393 Versprechen ab."),
])
def test_what_is_rounded_gets_no_more_exact(source: str, text: str) -> None:
    found = differences(make_document(text, lang="de", source=Original(source, lang="en")))
    assert [CHANGED] == [one.kind for one in found]


def test_without_a_source_nothing_is_read() -> None:
    doc = make_document("It cost 5 million.", lang="en")
    assert [] == differences(doc)
    assert "words" not in doc.__dict__


def test_a_number_may_stand_in_the_sentence_beside() -> None:
    source = Original("The town counted 480 cases.\nOn Monday it closed the schools of the whole district.", lang="en")
    text = "Die Stadt zählte am Montag neue Fälle.\nSie schloss nach 480 Fällen die Schulen im ganzen Kreis."
    assert [] == differences(make_document(text, lang="de", source=source))


@pytest.mark.parametrize(("numeral", "decimal", "expected"), [
    ("1.234", ",", [1234, 1.234]), ("1.234", ".", [1.234, 1234]), ("1,234,567", ".", [1234567]),
    ("0.125", ",", [0.125, 125]), ("1'000", ".", [1000]), ("12:30", ".", []), ("1.2.3", ".", []), ("9" * 40, ".", []),
])
def test_readings_of_digits(numeral: str, decimal: str, expected: list[float]) -> None:
    assert expected == [value.rough for value in readings(numeral, decimal)]


def test_values_have_one_form() -> None:
    assert Value(15, 2) == exact(1500) == exact(15000, -1)
    assert Value(0) == exact(0, 7)


@pytest.mark.parametrize(("values", "expected"), [
    ([2, 100, 50, 1000], [250000]), ([5, 6], [5, 6]), ([20, 5], [25]), ([3, 1000000, 500, 1000], [3500000]), ([], []),
])
def test_number_words_are_put_together(values: list[int], expected: list[int]) -> None:
    assert expected == [number.value for number in combine(values)]


def test_han_and_roman_numerals() -> None:
    assert [35, 10000, None] == [value and value.whole for value in map(han, ("三十五", "万", "五六百"))]
    assert [19, 4, 0, 0] == list(map(roman, ("XIX", "IV", "IIX", "")))
