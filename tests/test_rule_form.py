"""The form of every rule: its name, its page, its examples, its options and what it needs."""

import ast
import inspect
import os
import re
from pathlib import Path

import pytest

from mtcheck.engine import missing_need
from mtcheck.finding import Category, Severity
from mtcheck.lang import ROOT, UNDETERMINED, known, load
from mtcheck.rules import FOLDER, Entry, all_rules, examples, families, options_of, page
from mtcheck.text.scripts import count_scripts

RULES = all_rules()
HEADINGS = ["## What it does", "## Why it matters", "## Example", "## When it is wrong"]
NEEDS = {"source", "reference", "glossary", "cased", "spaces", "clauses", "clause-tagger", "language"}
PROPERTIES = {key for code in known() for key in load(code).properties}
TABLES = {path.stem for code in (*known(), UNDETERMINED) for path in Path(ROOT, code).glob("*.txt")} - {"properties"}


@pytest.fixture(params=RULES, ids=str)
def entry(request: pytest.FixtureRequest) -> Entry:
    return RULES[request.param]


def _main_script(text: str) -> str:
    script = next(iter(count_scripts(text)), "")
    return "Hani" if script in ("Hira", "Kana") else script


def _source(entry: Entry) -> str:
    return inspect.getsource(entry.module)


def test_name_is_the_stem_of_the_file(entry: Entry) -> None:
    stem = os.path.splitext(os.path.basename(str(entry.module.__file__)))[0]
    assert entry.name == stem.replace("_", "-")


def test_name_is_lower_case_words_with_hyphens(entry: Entry) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)


def test_names_are_unique() -> None:
    assert sum(len(names) for names in families().values()) == len(RULES)


def test_page_has_its_headings_in_order(entry: Entry) -> None:
    assert HEADINGS == [line for line in page(entry).splitlines() if line.startswith("#")]


def test_page_says_something_under_every_heading(entry: Entry) -> None:
    parts = re.split("|".join(HEADINGS), page(entry))
    assert [] == [part for part in parts if not part.strip()]


def test_page_begins_with_one_sentence_and_a_blank_line(entry: Entry) -> None:
    first, second, *_ = page(entry).splitlines()
    assert first.endswith(".") and not re.search(r"[.!?]\s+[A-Z]", first)
    assert "" == second


def test_category_and_severity_are_of_the_scales(entry: Entry) -> None:
    rule = entry.rule
    assert isinstance(rule.category, Category) and isinstance(rule.severity, Severity)
    assert (entry.family == "meta") == (rule.category is Category.META)
    assert rule.severity is Severity.NEUTRAL or entry.family != "meta"
    assert not rule.typographic or rule.severity is Severity.MINOR


def test_every_need_is_a_property_or_a_table_that_some_language_has(entry: Entry) -> None:
    assert set() == set(entry.rule.needs) - NEEDS - PROPERTIES - TABLES


def test_every_table_that_a_rule_asks_for_exists_in_some_language(entry: Entry) -> None:
    readers = "words|entries|mapping|phrases|has|occurrences|stock_phrases"
    asked = re.findall(rf"\.(?:{readers})\(\s*\"([^\"]+)\"", _source(entry))
    assert set() == set(asked) - TABLES


def test_options_are_keyword_only_with_a_plain_default(entry: Entry) -> None:
    first, *options = inspect.signature(entry.check).parameters.values()
    assert inspect.Parameter.POSITIONAL_OR_KEYWORD == first.kind and first.default is inspect.Parameter.empty
    assert {inspect.Parameter.KEYWORD_ONLY} >= {option.kind for option in options}
    assert [option.name for option in options] == list(options_of(entry))
    assert [] == [n for n, value in options_of(entry).items() if not isinstance(value, (bool, int, float, str))]


def test_check_is_documented(entry: Entry) -> None:
    assert (entry.check.__doc__ or "").strip()


def test_rule_imports_no_rule_and_no_engine(entry: Entry) -> None:
    imported = {
        name
        for node in ast.walk(ast.parse(_source(entry)))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else
                     [alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
    }
    forbidden = ("mtcheck.rules", "mtcheck.engine", "mtcheck.score", "mtcheck.report", "mtcheck.config", "mtcheck.api")
    assert [] == sorted(name for name in imported if name.startswith(forbidden))


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_rule_has_three_examples_of_each_kind(entry: Entry, kind: str) -> None:
    if entry.family == "meta":
        pytest.skip("meta rules speak of the check, not of the text")
    assert 3 <= sum(example["kind"] == kind for example in examples(entry))


def test_bad_examples_have_marks_and_good_ones_none(entry: Entry) -> None:
    if entry.family == "meta":
        pytest.skip("meta rules speak of the check, not of the text")
    wrong = [e["text"] for e in examples(entry) if ("⟦" in e["text"]) != (e["kind"] == "bad")]
    assert [] == wrong
    assert [] == [e["text"] for e in examples(entry) if re.sub("[^⟦⟧]", "", e["text"]).replace("⟦⟧", "")]


def test_examples_span_languages_and_scripts(entry: Entry) -> None:
    if entry.family == "meta":
        pytest.skip("meta rules speak of the check, not of the text")
    able = [load(code) for code in known() if missing_need(entry, load(code)) is None]
    scripts = {min(language.scripts) for language in able}
    shown = examples(entry)
    assert min(4, len(able)) <= len({example["lang"] for example in shown})
    assert min(3, len(scripts)) <= len({_main_script(example["text"]) for example in shown})


def test_no_file_lies_unused_in_the_rules() -> None:
    expected = {f"{name.replace('_', '-')}.toml" for names in families().values() for name in names}
    present = {path.name for path in Path(FOLDER).glob("*/*.toml")}
    assert set() == present - expected
