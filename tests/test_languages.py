"""What languages share: varieties fall back to their language, and every language to what holds everywhere."""

from pathlib import Path

import pytest

from mtcheck.api import check_text
from mtcheck.engine import plan
from mtcheck.lang import ROOT, known, load, varieties
from mtcheck.model import Document


@pytest.mark.parametrize(("code", "chain"), [
    ("pt", ("pt", "und")), ("pt-BR", ("pt-BR", "pt", "und")), ("pt-AO", ("pt", "und")),
    ("zh-TW", ("zh-Hant", "zh", "und")), ("zh-Hant-HK", ("zh-Hant", "zh", "und")), ("cy", ("und",)), ("und", ("und",)),
])
def test_chain_runs_from_the_variety_to_what_holds_everywhere(code: str, chain: tuple[str, ...]) -> None:
    language = load(code)
    assert chain == language.chain
    assert language.covered == (len(chain) > 1)


def test_variety_inherits_tables_and_overrides_properties() -> None:
    swiss, german = load("de-CH"), load("de")
    assert swiss.words("negators") == german.words("negators") != frozenset()
    assert "«»" == swiss.properties["quotes"].split()[0] != german.properties["quotes"].split()[0]
    assert german.properties["nouns-capitalised"] == swiss.properties["nouns-capitalised"] == "yes"


@pytest.mark.parametrize("code", varieties())
def test_variety_has_a_language_and_differs_from_it(code: str) -> None:
    own, wider = load(code), load(code.split("-")[0])
    assert wider.code in known()
    assert wider.name in own.name or own.name != wider.name
    tables = {path.stem for path in Path(ROOT, code).glob("*.txt")} - {"properties"}
    differs = [table for table in tables if own.entries(table) != wider.entries(table)]
    assert differs == list(tables)
    assert own.properties != wider.properties


def test_decimal_point_is_wrong_in_spain_and_right_in_mexico() -> None:
    text = "La inflación\n\nLa inflación subió al 3.5 por ciento en mayo, informó el banco central el lunes."
    only = plan(select=["number-format-locale"])
    found = {code: [charge.finding.span.text for charge in check_text(text, lang=code, chosen=only).charges]
             for code in ("es-ES", "es-MX")}
    assert {"es-ES": ["3.5"], "es-MX": []} == found


def test_abbreviation_of_all_languages_ends_no_sentence_where_there_is_no_table() -> None:
    result = check_text("Siaradodd Dr. Jones yn y cyfarfod ddoe.", lang="cy")
    assert 1 == len(result.document.sentences)


@pytest.mark.parametrize(("code", "text", "lows"), [
    ("ro", "Şi ţara", ["și", "țara"]), ("fa", "كتابي", ["کتابی"]), ("tr", "Şehir", ["şehir"]),
])
def test_letters_typed_for_those_of_the_language_are_folded(code: str, text: str, lows: list[str]) -> None:
    assert lows == Document(text, load(code)).lows
