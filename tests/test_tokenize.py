"""Tokens of every script, with exact offsets."""

import pytest

from mtcheck.text.tokenize import token_pattern


def _tokens(text: str, elision: bool = False) -> list[str]:
    return [match.group() for match in token_pattern(text, elision).finditer(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("The mayor's well-known plan.", ["The", "mayor's", "well-known", "plan", "."]),
    ("Мэр не приехал, сказал он.", ["Мэр", "не", "приехал", ",", "сказал", "он", "."]),
    ("Ο δήμαρχος είπε: «όχι».", ["Ο", "δήμαρχος", "είπε", ":", "«", "όχι", "»", "."]),
    ("قال الوزير إنّ الأمر، صعب؟", ["قال", "الوزير", "إنّ", "الأمر", "،", "صعب", "؟"]),
    ("אמר ראש-הממשלה היום", ["אמר", "ראש-הממשלה", "היום"]),
    ("सरकार ने कहा। फिर", ["सरकार", "ने", "कहा", "।", "फिर"]),
    ("বাংলাদেশ সরকার বলেছে।", ["বাংলাদেশ", "সরকার", "বলেছে", "।"]),
    ("ไทยดี ที่นี่", ["ไ", "ท", "ย", "ดี", "ที่", "นี่"]),
    ("市长说：“好”。", ["市", "长", "说", "：", "“", "好", "”", "。"]),
    ("サッカーを見る", ["サッカー", "を", "見", "る"]),
    ("서울시는 밝혔다.", ["서울시는", "밝혔다", "."]),
    ("人々", ["人", "々"]),
], ids=["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Beng", "Thai", "Hani", "Kana", "Hang", "iteration-mark"])
def test_words_and_marks_of_each_script(text: str, expected: list[str]) -> None:
    assert expected == _tokens(text)


@pytest.mark.parametrize("text", [
    "Der Bürgermeister sagte: „Nein.“", "Е́сли да, то нет.", "قالَ إنّه ٣٫٥", "सरकार १२,३४५ ।", "ประเทศไทย 2567",
    "東京タワーは高い。", "𝓗𝓮𝓵𝓵𝓸 😀 e\u0301te\u0301", "\ufeffBOM\u200bin", "a\x00b\x1b[31m",
])
def test_tokens_cover_everything_but_white_space_in_order(text: str) -> None:
    matches = list(token_pattern(text).finditer(text))
    assert [] == [m.group() for m in matches if text[m.start():m.end()] != m.group()]
    assert "".join(text.split()) == "".join(match.group() for match in matches)


@pytest.mark.parametrize(("text", "expected"), [
    ("3.5 percent", ["3.5", "percent"]),
    ("1,234.50 euros", ["1,234.50", "euros"]),
    ("10\u00a0000 people", ["10\u00a0000", "people"]),
    ("10 000", ["10", "000"]),
    ("at 10:30.", ["at", "10:30", "."]),
    ("the 20th, the 1990s", ["the", "20th", ",", "the", "1990s"]),
    ("5kg A4", ["5kg", "A4"]),
    ("2.5.2024", ["2.5.2024"]),
    ("3:2", ["3:2"]),
    ("٣٫٥ مليون", ["٣٫٥", "مليون"]),
    ("१२,३४५ लोग", ["१२,३४५", "लोग"]),
    ("2024年3月", ["2024", "年", "3", "月"]),
])
def test_a_numeral_is_one_token(text: str, expected: list[str]) -> None:
    assert expected == _tokens(text)


@pytest.mark.parametrize(("text", "expected"), [
    ("l’homme d'État", ["l’", "homme", "d'", "État"]),
    ("dell'acqua", ["dell'", "acqua"]),
    ("rendez-vous", ["rendez-vous"]),
])
def test_elision_cuts_the_short_word_from_its_host(text: str, expected: list[str]) -> None:
    assert expected == _tokens(text, elision=True)


def test_without_elision_an_apostrophe_joins() -> None:
    assert ["don't", "l’homme"] == _tokens("don't l’homme")


def test_combining_marks_belong_to_their_word() -> None:
    assert ["e\u0301te\u0301"] == _tokens("e\u0301te\u0301")


def test_zero_width_joiners_belong_to_their_word() -> None:
    assert ["می\u200cخواهم"] == _tokens("می\u200cخواهم")


def test_underscore_and_signs_are_marks() -> None:
    assert ["snake", "_", "case", "#", "tag", "@", "me"] == _tokens("snake_case #tag @me")
