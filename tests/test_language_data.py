"""The language tables, tested as data."""

import ast
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from conftest import PACKAGE

from mtcheck.lang import ROOT, UNDETERMINED, known, load, varieties
from mtcheck.text.scripts import scripts_of

FOLDERS = (*known(), *varieties(), UNDETERMINED)
FILES = sorted(path for code in FOLDERS for path in Path(ROOT, code).glob("*.txt"))
#: Tables of ``entry TAB value``, with what the value must look like.
PAIRS = {
    "months": "[1-9]|1[0-2]", "weekdays": "[1-7]", "number-words": r"\d+", "ordinals": r"\d+", "magnitudes": r"\d+",
    "quantifiers": "[+-]", "outlook": "[+-]", "spelling-variants": "[a-z]{2,3}(-[A-Z][A-Za-z]+)?",
    "variant-characters": "[a-z]{2,3}-[A-Z][a-z]{3}", "units": r"\S+", "antonyms": r"\S+( \S+)*", "titles": "[mf]",
    "given-names": "[mf]", "gendered-pronouns": "[mf]", "gendered-verbs": "[mf]", "honorifics": "[mf]",
    "institution-words": r"\S+",
    "address-forms": "formal|informal|formal-capital", "calques": r"[a-z]{2,3}\t\S.*",
    "false-friends": r"[a-z]{2,3}\t\S.*", "other-months": r"(persian|islamic|bengali) ([1-9]|1[0-2])",
    "agreement": r"N (Masc|Fem|Com) (Sing|Plur)|D [*A-Za-z]+ (Sing|Plur)(; [*A-Za-z]+ (Sing|Plur))*",
    "quantity-words": r"\d+(\.\d+)?( \d+(\.\d+)?)*", "periods": "day|week|month|year|decade|century", "eras": r"\d{4}",
    "negative-phrases": "[+-]", "negative-hints": "[+!-]", "pronoun-genders": "[mf]",
    "range-words": r"\S+( \S+)*", "change-words": r"\S+( \S+)*",
    "formats": r"dmy|mdy|ymd|12|24|yes|no|space|[.,'’](?: [.,])?",
}
#: Written ahead of the rules that will read them: clauses and contradictions.
AWAITED: set[str] = set()
REQUIRED = {"name", "script", "direction", "spaces", "quotes", "nouns-capitalised"}
YES_NO = {"spaces", "nouns-capitalised", "elision", "ordinal-dot", "small-calendar", "compounds", "subject-required",
          "zero-copula", "negative-concord", "name-cases"}


def _ids(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.fixture(params=FILES, ids=_ids)
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(params=[p for p in FILES if p.stem != "properties"], ids=_ids)
def table(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def _entries(path: Path) -> list[str]:
    lines = _lines(path)
    return lines[next((i for i, line in enumerate(lines) if line[:1] != "#"), len(lines)):]


def _keys(path: Path) -> list[str]:
    return [line.partition("\t")[0] for line in _entries(path)]


def _properties(code: str) -> dict[str, str]:
    pairs = (line.partition("\t") for line in _entries(Path(ROOT, code, "properties.txt")))
    return {key: value for key, _, value in pairs}


def _words(code: str, table: str) -> set[str]:
    path = Path(ROOT, code, f"{table}.txt")
    return set(_keys(path)) if path.exists() else set()


def test_file_ends_in_one_newline_and_has_no_return(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.endswith("\n") and not text.endswith("\n\n") and "\r" not in text


def test_header_says_what_it_holds_and_its_licence(file: Path) -> None:
    lines = _lines(file)
    header = lines[:len(lines) - len(_entries(file))]
    assert 2 <= len(header)
    assert any(any(name in line for name in ("Apache-2.0", "Unicode License", "CC BY-SA")) for line in header)


def _names_in_code() -> set[str]:
    """Return the string constants of the package: a table that none of them names is read by nobody."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


NAMES_IN_CODE = _names_in_code()


def test_table_is_read_by_some_code(table: Path) -> None:
    assert table.stem in NAMES_IN_CODE | AWAITED


def test_tables_that_are_awaited_are_read_by_nobody_yet() -> None:
    assert set() == AWAITED & NAMES_IN_CODE


def test_table_is_not_empty(table: Path) -> None:
    assert [] != _entries(table)


def test_entries_are_nfc(file: Path) -> None:
    assert [] == [line for line in _lines(file) if line != unicodedata.normalize("NFC", line)]


def test_entries_are_sorted(file: Path) -> None:
    assert sorted(_entries(file)) == _entries(file)


def test_keys_are_unique(file: Path) -> None:
    assert [] == [key for key, count in Counter(_keys(file)).items() if count > 1]


def test_keys_are_lower_case(table: Path) -> None:
    assert [] == [key for key in _keys(table) if key != key.lower()]


def test_keys_have_single_inner_blanks_and_straight_apostrophes(table: Path) -> None:
    assert [] == [key for key in _keys(table) if not key or key != " ".join(key.split()) or "’" in key]


def test_values_stand_behind_one_tab_where_the_table_has_values(table: Path) -> None:
    assert [] == [line for line in _entries(table) if ("\t" in line) != (table.stem in PAIRS)]


def test_values_are_of_their_kind(table: Path) -> None:
    if table.stem not in PAIRS:
        pytest.skip("a table without values")
    values = {line.partition("\t")[2] for line in _entries(table)}
    assert [] == sorted(value for value in values if not re.fullmatch(PAIRS[table.stem], value))


def test_every_word_is_in_the_scripts_of_the_language_or_wholly_in_latin(table: Path) -> None:
    language = load(table.parent.name)
    own = language.scripts
    if not language.spaces:
        own |= {"Latn"}  # an abbreviation stands right beside other letters
    words = {word for key in _keys(table) for word in key.split()}
    assert [] == sorted(word for word in words if not (scripts_of(word) <= own or scripts_of(word) == {"Latn"}))


@pytest.mark.parametrize("code", known())
def test_properties_are_complete_and_read_by_some_code(code: str) -> None:
    keys = set(_properties(code))
    assert set() == REQUIRED - keys
    assert set() == keys - REQUIRED - NAMES_IN_CODE


@pytest.mark.parametrize("code", varieties())
def test_properties_of_a_variety_are_read_by_some_code(code: str) -> None:
    assert {"name"} <= set(_properties(code)) <= REQUIRED | NAMES_IN_CODE


@pytest.mark.parametrize("code", known())
def test_properties_have_values_of_their_kind(code: str) -> None:
    values = _properties(code)
    assert values["direction"] in ("ltr", "rtl")
    assert {"yes", "no"} >= {values[key] for key in YES_NO & values.keys()}
    assert all(re.fullmatch("[A-Z][a-z]{3}", script) for script in values["script"].split())
    assert all(len(pair) == 2 for pair in values["quotes"].split())


@pytest.mark.parametrize("code", known())
def test_no_word_is_both_finite_and_nonfinite(code: str) -> None:
    assert [] == sorted(_words(code, "finite-verbs") & _words(code, "nonfinite-words"))


@pytest.mark.parametrize("code", known())
def test_no_suffix_is_both_finite_and_nonfinite(code: str) -> None:
    assert [] == sorted(_words(code, "finite-suffixes") & _words(code, "nonfinite-suffixes"))


@pytest.mark.parametrize("code", known())
def test_no_word_is_both_a_month_and_a_weekday(code: str) -> None:
    assert [] == sorted(_words(code, "months") & _words(code, "weekdays"))


@pytest.mark.parametrize("code", known())
@pytest.mark.parametrize(("table_name", "count"), [("months", 12), ("weekdays", 7)])
def test_every_month_and_weekday_has_a_name(code: str, table_name: str, count: int) -> None:
    path = Path(ROOT, code, f"{table_name}.txt")
    if not path.exists():
        pytest.skip("the language has no such table")
    assert set(range(1, count + 1)) == {int(line.partition("\t")[2]) for line in _entries(path)}


@pytest.mark.parametrize("code", [code for code in known() if Path(ROOT, code, "spelling-variants.txt").exists()])
def test_spelling_variants_name_two_standards_or_more_of_the_language(code: str) -> None:
    standards = {line.partition("\t")[2] for line in _entries(Path(ROOT, code, "spelling-variants.txt"))}
    assert 2 <= len(standards)
    assert {code} == {standard.split("-")[0] for standard in standards}
