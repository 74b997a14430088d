"""Scripts of letters."""

import unicodedata

import pytest

from mtcheck.text.scripts import count_scripts, script_of, scripts_of


@pytest.mark.parametrize(("letters", "script"), [
    ("aZßéłÆẞﬁａ", "Latn"), ("яЇѓҗ", "Cyrl"), ("αΩἄ", "Grek"), ("سپۀﷲ", "Arab"), ("ש", "Hebr"), ("अ", "Deva"),
    ("ক", "Beng"), ("ก", "Thai"), ("汉漢々𠀀", "Hani"), ("あん", "Hira"), ("アｱ", "Kana"), ("한ㄱ", "Hang"),
    ("ա", "Armn"), ("ქ", "Geor"), ("አ", "Ethi"),
])
def test_letters_have_the_script_of_their_block(letters: str, script: str) -> None:
    assert {script} == {script_of(letter) for letter in letters}


@pytest.mark.parametrize("char", [
    " ", "1", "٣", ".", "।", "。", "€", "😀", "\u0301", "\u200d", "\x00", "\ud800", "¿", "×", "÷",
])
def test_what_is_no_letter_has_no_script(char: str) -> None:
    assert "" == script_of(char)


def test_every_letter_with_a_script_in_its_name_is_of_it() -> None:
    named = {
        "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "DEVANAGARI": "Deva",
        "BENGALI": "Beng", "THAI": "Thai", "HIRAGANA": "Hira", "HANGUL": "Hang", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    }
    wrong = []
    for code in (*range(0x41, 0x1D00), *range(0x1E00, 0x2000), *range(0xAC00, 0xD7A4)):
        char = chr(code)
        script = named.get(unicodedata.name(char, "").split(" ")[0])
        if char.isalpha() and script and script_of(char) != script:
            wrong.append(f"U+{code:04X}")
    assert [] == wrong


@pytest.mark.parametrize(("word", "scripts"), [
    ("word", {"Latn"}), ("вoda", {"Latn", "Cyrl"}), ("123", set()), ("", set()), ("Samsungу", {"Latn", "Cyrl"}),
    ("x\u0301", {"Latn"}),
])
def test_scripts_of_a_word(word: str, scripts: set[str]) -> None:
    assert scripts == scripts_of(word)


def test_counts_are_ordered_by_number_and_name() -> None:
    assert [("Cyrl", 3), ("Grek", 2), ("Latn", 2)] == list(count_scripts("ab где αβ 12").items())


def test_counting_stops_at_the_limit() -> None:
    assert {"Latn": 4000} == count_scripts("a" * 5000 + "я")
