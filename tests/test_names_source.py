"""Names across scripts: their sounds, and which name of a source has no counterpart in its translation."""

import subprocess
import sys
import time

import pytest

from mtcheck.lang import load
from mtcheck.lang.places import places
from mtcheck.model import Document
from mtcheck.names import gaps
from mtcheck.text.transliterate import distance, skeleton


@pytest.mark.parametrize(("one", "two"), [
    ("Zelenskyy", "Зеленський"), ("Zelenskyy", "زيلينسكي"), ("Zelenskyy", "ゼレンスキー"), ("Johnson", "Джонсон"),
    ("Massachusetts", "Массачусетс"), ("Rangers", "Рейнджерс"), ("Netanyahu", "נתניהו"), ("Obama", "ओबामा"),
    ("Papadopoulos", "Παπαδόπουλος"), ("Giants", "جاينتس"), ("Washington", "ワシントン"), ("Merkel", "메르켈"),
])
def test_one_name_in_two_scripts_is_near(one: str, two: str) -> None:
    assert distance(skeleton(one), skeleton(two)) <= 0.3


@pytest.mark.parametrize(("one", "two"), [
    ("Merkel", "Путин"), ("Johnson", "Макрон"), ("Washington", "ロンドン"), ("Obama", "טראמפ"),
    ("Kowalski", "Хендерсон"),
])
def test_two_names_are_far(one: str, two: str) -> None:
    assert distance(skeleton(one), skeleton(two)) > 0.4


def test_what_cannot_be_read_has_no_sounds() -> None:
    assert [skeleton(word) for word in ("北京", "", "กรุงเทพ")] == ["", "", ""]
    assert distance("", "MRK") == 1.0


@pytest.mark.parametrize("code", ["en", "de", "ru", "ja", "ar", "zh"])
def test_every_country_is_known_by_its_name(code: str) -> None:
    found = places(load(code))
    assert len([key for key in found.places if key.isupper() and len(key) == 2]) > 150
    for key, place in found.places.items():
        for name in place.names[:1]:
            assert found.at([*name], 0, len(name), False) is not None, key


def test_case_forms_and_adjectives_stand_for_a_place() -> None:
    russian, english = places(load("ru")), places(load("en"))
    assert russian.at(["в", "германию"], 1, 2, True) == ("DE", 1)
    assert english.stands("DE", ["german", "police"], "", True)
    assert not english.stands("DE", ["swiss", "police"], "", True)
    assert "PL" in english.related("warsaw") and "warsaw" in english.related("PL")


def _document(source: str, one: str, text: str, two: str) -> Document:
    return Document(text, load(two), source=Document(source, load(one)))


def _gaps(source: str, one: str, text: str, two: str) -> list[tuple[str, str]]:
    doc = _document(source, one, text, two)
    assert doc.source is not None
    return [
        (doc.source.token_span(*gap.source).text, doc.token_span(*gap.target).text if gap.target else "")
        for gap in gaps(doc)
    ]


@pytest.mark.parametrize(("source", "one", "text", "two", "expected"), [
    ("The ship left Norway on Monday.", "en", "Das Schiff verließ am Montag Schweden.", "de", [("Norway", "Schweden")]),
    ("The ship left Norway on Monday.", "en", "Das Schiff verließ am Montag den Hafen.", "de", [("Norway", "")]),
    ("The ship left Norway on Monday.", "en", "Das norwegische Schiff lief am Montag aus.", "de", []),
    ("Корабль покинул Норвегию в понедельник.", "ru", "The ship left Sweden on Monday.", "en",
     [("Норвегию", "Sweden")]),
    ("The ship left Norway on Monday.", "en", "Llong.", "cy", []),
    ("The ship left Norway on Monday.", "en", "船は月曜日にノルウェーを出た。", "ja", []),
])
def test_names_without_counterpart(source: str, one: str, text: str, two: str, expected: list[tuple[str, str]]) -> None:
    assert _gaps(source, one, text, two) == expected


def test_a_name_in_the_sentence_beside_is_not_missing() -> None:
    source = "They met in June. In Norway they signed."
    text = "Sie trafen sich im Juni in Norwegen. Dort unterschrieben sie."
    assert [] == _gaps(source, "en", text, "de")


def test_without_a_source_nothing_is_loaded() -> None:
    code = (
        "import sys\nfrom mtcheck.api import check_text\ncheck_text('Norway won.', lang='en')\n"
        "sys.exit(any(name in sys.modules for name in ('mtcheck.names.compare', 'mtcheck.lang.places')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_long_and_degenerate_texts_take_time_in_proportion() -> None:
    own = [f"Kow{chr(97 + i % 26)}lski{chr(97 + i // 26 % 26)}" for i in range(1500)]
    names = " ".join(f"On Monday Peter {name} met Norway." for name in own)
    start = time.perf_counter()
    gaps(_document(names, "en", names.replace("met", "traf"), "de"))
    gaps(_document("Kowalski" * 20000, "en", "Kowalsky" * 20000, "de"))
    gaps(_document("Kowalski Norway " * 20000, "en", "Kowalsky Norwegen " * 20000, "de"))
    assert time.perf_counter() - start < 20
