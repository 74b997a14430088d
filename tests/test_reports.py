"""Every report format: one fixed report against golden files, the keys of the contract, and hostile text.

``MTCHECK_UPDATE_GOLDEN=1 pytest tests/test_reports.py`` writes the golden files anew.
"""

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import report, score
from mtcheck.api import check_text
from mtcheck.engine import Accept, plan
from mtcheck.finding import Category, Confidence, Note, Rule, Severity
from mtcheck.lang import load
from mtcheck.model import Document
from mtcheck.report import Lines, View, _wire, visible
from mtcheck.rules import all_rules
from mtcheck.score import Charge, Report

GOLDEN = Path(__file__).parent / "golden"
#: The rules of the fixed report, with severities of its own: it must not change when a rule's does.
RULES = {
    "repeated-word": Severity.MINOR, "replacement-character": Severity.MAJOR, "duplicate-sentence": Severity.MAJOR,
    "mt-token-leak": Severity.CRITICAL,
}
ENGLISH = """Council closes the old bridge

The council has closed the old bridge over the river for repairs until the end of the year. Traffic is sent \
through the the harbour.

The mayor said that the work would cost two mil\ufffdion euros. She she was asked again. She promised <unk> to publish \
the report that the engineers wrote in the spring before the summer begins.

The council has closed the old bridge over the river for repairs until the end of the year.
"""
ARABIC = "أغلق المجلس الجسر\n\nقال رئيس البلدية إن العمل سيكلف مليو\ufffdي يورو.\n"
CHINESE = "市议会关闭旧桥\n\n市长周一说，工程将耗资两百万\ufffd元。\n"


@pytest.fixture(autouse=True)
def _fixed_acceptable_penalty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "_acceptable", lambda: {"und": 10.0})


def _report() -> Report:
    chosen = plan(select=RULES, severities=RULES)
    results = (
        check_text(ENGLISH, lang="en", path="news/bridge.txt", chosen=chosen, accepts=(Accept("*", "She she"),)),
        check_text(ARABIC, lang="ar", path="news/جسر.txt", chosen=chosen),
        check_text(CHINESE, lang="zh", path="news/桥.txt", chosen=chosen),
        check_text("All is well here.", lang="en", path="news/clean.txt", chosen=chosen),
    )
    errors = (("news/bad.txt", "not UTF-8: byte 0xC3 at offset 3"),)
    return Report(results, "mtcheck|v:0|rules:4|config:00000000", Severity.MAJOR, 95.0, errors)


def _rendered(form: str, data: Report, view: View) -> str:
    out = io.StringIO()
    report.load(form).render(data, out, view)
    return out.getvalue()


VIEWS = {
    "text-60": ("text", View(width=60)), "text-80": ("text", View(width=80)), "text-120": ("text", View(width=120)),
    "text-color": ("text", View(color=True, width=80)),
    "text-verbose": ("text", View(width=80, verbosity=1, statistics=True)),
    **{form: (form, View(width=80)) for form in report.formats() if form != "text"},
}


@pytest.mark.parametrize("name", VIEWS)
def test_report_is_as_it_was(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_wire, "__version__", "0")
    form, view = VIEWS[name]
    rendered = _rendered(form, _report(), view)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("MTCHECK_UPDATE_GOLDEN") == "1":
        path.write_text(rendered, "utf-8")
    assert path.read_text("utf-8") == rendered


def test_every_golden_file_is_used() -> None:
    assert {f"{name}.txt" for name in VIEWS} == set(os.listdir(GOLDEN))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_the_text_report_is_wider_than_asked(width: int) -> None:
    from rich.cells import cell_len

    lines = _rendered("text", _report(), View(width=width)).splitlines()
    assert [] == [line for line in lines if cell_len(line) > width]


def test_colour_marks_what_brackets_mark_without() -> None:
    colored = _rendered("text", _report(), View(color=True, width=80))
    assert "⟦" not in colored
    assert "⟦the the⟧" in _rendered("text", _report(), View(width=80))
    assert re.search("\x1b\\[[0-9;]+mthe the\x1b\\[0m", colored)


# -- JSON against the contract ------------------------------------------------------------------------------

TOP = {"schema_version", "tool", "signature", "summary", "documents"}
SUMMARY = {"documents", "sentences", "words", "findings", "score", "passed", "not_checked"}
DOCUMENT = {
    "path", "language", "score", "penalty", "words", "passed", "indicative", "not_run", "capped", "accepted",
    "sentences", "findings",
}
SENTENCE = {
    "index", "start", "end", "line", "column", "text", "language", "kind", "penalty", "score", "metrics",
}
FINDING = {
    "rule", "family", "category", "severity", "confidence", "penalty", "start", "end", "line", "column", "end_line",
    "end_column", "text", "message", "sentence", "suggestion", "fingerprint", "related",
}
NOTE = {"side", "start", "end", "line", "column", "text", "message"}


def _wired() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_rendered("json", _report(), View()))
    return data


def test_json_has_the_keys_of_the_contract() -> None:
    data = _wired()
    assert TOP == set(data)
    assert (1, {"name", "version"}, SUMMARY) == (data["schema_version"], set(data["tool"]), set(data["summary"]))
    assert ["critical", "major", "minor", "neutral"] == list(data["summary"]["findings"])
    for document in data["documents"]:
        assert (DOCUMENT, {"code", "confidence", "declared"}) == (set(document), set(document["language"]))
        assert {frozenset(SENTENCE)} == {frozenset(sentence) for sentence in document["sentences"]}
        assert {frozenset(FINDING)} >= {frozenset(finding) for finding in document["findings"]}
    notes = [note for document in data["documents"] for finding in document["findings"] for note in finding["related"]]
    assert {frozenset(NOTE)} == {frozenset(note) for note in notes}


def test_json_values_are_of_the_words_of_the_contract() -> None:
    documents = _wired()["documents"]
    findings = [finding for document in documents for finding in document["findings"]]
    assert {"neutral", "minor", "major", "critical"} >= {finding["severity"] for finding in findings}
    assert {"certain", "likely", "possible"} >= {finding["confidence"] for finding in findings}
    kinds = {sentence["kind"] for document in documents for sentence in document["sentences"]}
    assert {"headline", "prose", "quote", "list", "caption"} >= kinds
    assert [] == [finding for finding in findings if not re.fullmatch("[0-9a-f]{16}", finding["fingerprint"])]


def test_json_offsets_lines_and_columns_point_at_the_text() -> None:
    document = _wired()["documents"][0]
    rows = ENGLISH.split("\n")
    for item in (*document["sentences"], *document["findings"]):
        assert item["text"] == ENGLISH[item["start"]:item["end"]]
        assert rows[item["line"] - 1][item["column"] - 1:].startswith(item["text"][:20])
    for finding in document["findings"]:
        assert rows[finding["end_line"] - 1][:finding["end_column"] - 1].endswith(finding["text"][-20:])


def test_json_summary_adds_up() -> None:
    data = _wired()
    findings = [finding["severity"] for document in data["documents"] for finding in document["findings"]]
    assert {level: findings.count(level) for level in data["summary"]["findings"]} == data["summary"]["findings"]
    assert len(data["documents"]) == data["summary"]["documents"]
    assert [{"path": "news/bad.txt", "cause": "not UTF-8: byte 0xC3 at offset 3"}] == data["summary"]["not_checked"]
    assert data["summary"]["passed"] is False
    for document in data["documents"]:
        assert pytest.approx(document["penalty"]) == sum(finding["penalty"] for finding in document["findings"])


def test_an_input_that_could_not_be_checked_is_not_passed() -> None:
    clean = check_text("All is well.", lang="en", chosen=plan(select=RULES))
    data = Report((clean,), "s", Severity.MAJOR, None, (("a", "b"),))
    assert json.loads(_rendered("json", data, View()))["summary"]["passed"] is False


def test_jsonl_says_the_same_as_json() -> None:
    rows = [json.loads(line) for line in _rendered("jsonl", _report(), View()).splitlines()]
    data = _wired()
    kinds = [kind for document in data["documents"] for kind in ("document", *["finding"] * len(document["findings"]))]
    assert [*kinds, "summary"] == [row["type"] for row in rows]
    findings = [{**finding, "path": document["path"], "type": "finding"}
                for document in data["documents"] for finding in document["findings"]]
    assert findings == [row for row in rows if row["type"] == "finding"]


# -- lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_the_same_for_every_line_end(end: str) -> None:
    lines = Lines(Document(end.join(["ab", "", "cd"]), load("en")))
    size = len(end)
    assert [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 3)] == [
        lines.locate(offset) for offset in (0, 1, 2, 2 + size, 2 + 2 * size, 4 + 2 * size)
    ]


def test_only_line_feed_and_return_end_a_line() -> None:
    assert (1, 6) == Lines(Document("a\u2028b\x0cc\x85d", load("en"))).locate(5)


# -- hostile text -------------------------------------------------------------------------------------------

HOSTILE = [
    "\x1b[31mred", "\x1b]8;;http://x\x07link\x1b]8;;\x07", "\x1b]0;title\x07", "\x00", "\x08\x08\r", "\x7f", "\x9b31m",
    "\x85", "\u202eabc\u202c", "\u2066x\u2069", "\u200f", "\u2028", "\ufeff", "\U000e0041", "\ud800",
    "[bold]x[/] [/] [link=http://x]y[/link]", ":smile:", "##[group]x", "##vso[task.complete]x", "##teamcity[x]",
    "::error::x", "::error file=a.py,line=1::x", "  ::stop-commands::x", "<script>", "\\u001b",
]
OWN_COLOR = re.compile(r"\x1b\[[0-9;]*m")
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# What the runners of GitHub (after trimming a line) and of Azure (anywhere in it) take for a command.
COMMAND = re.compile(r"^\s*::[A-Za-z-]+[^\n]*::|##\w*\[", re.MULTILINE)
FAKE = Rule("repeated-word", Category.GRAMMAR, Severity.MAJOR)


def _hostile_report(piece: str) -> Report:
    """A report with the piece in every place that comes from outside: text, path, message, note, suggestion, cause."""
    text = f"{piece} The mayor {piece} left.\n\n{piece}\n"
    result = check_text(text, lang="en", path=f"{piece}.txt", chosen=plan(select=["repeated-word"]))
    document = result.document
    where = document.span(0, len(piece))
    finding = FAKE.finding(
        where, f"{piece} found", confidence=Confidence.LIKELY, suggestion=piece, related=(Note(where, f"{piece} here"),)
    )
    charges = (Charge(finding, 5.0, 0), Charge(finding, 0.0, None))
    return Report((result._replace(charges=charges),), "s", Severity.MAJOR, None, ((f"{piece}.txt", f"bad {piece}"),))


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("form", report.formats())
@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_text_is_shown_not_obeyed(piece: str, form: str, color: bool) -> None:
    rendered = _rendered(form, _hostile_report(piece), View(color=color, width=80, verbosity=1))
    if color and form == "text":
        rendered = OWN_COLOR.sub("", rendered)
    assert FORBIDDEN.search(rendered) is None
    assert COMMAND.search(rendered) is None


@given(st.text(max_size=60))
def test_no_control_character_comes_through(piece: str) -> None:
    data = _hostile_report(piece)
    for form in report.formats():
        rendered = _rendered(form, data, View(width=80))
        assert FORBIDDEN.search(rendered) is None
        assert rendered.encode("utf-8").decode("utf-8") == rendered


@pytest.mark.parametrize("piece", ["[bold]x[/]", ":smile:", "[link=http://x]y[/link]", "<b>", "a\\[b]"])
def test_markup_is_printed_as_it_is(piece: str) -> None:
    assert piece in _rendered("text", _hostile_report(piece), View(width=120))


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_json_gives_hostile_text_back_whole(piece: str) -> None:
    data = json.loads(_rendered("json", _hostile_report(piece), View()))
    assert piece.replace("\ud800", "\ufffd") == data["documents"][0]["findings"][0]["text"]


@pytest.mark.parametrize(("text", "shown"), [
    ("plain — “text” ünï 市", "plain — “text” ünï 市"), ("\x1b", "␛"), ("\x00", "␀"), ("\t", "␉"), ("\x7f", "␡"),
    ("\x9b", "⟦U+009B⟧"), ("\u202e", "⟦RLO⟧"), ("\u200b", "⟦ZWSP⟧"), ("\ud800", "\ufffd"),
    ("a::b", "a:\u2060:b"), ("10::30", "10::30"), ("##[x", "#\u2060#[x"), ("## x", "## x"),
    ("می\u200cخواهم", "می\u200cخواهم"),
])
def test_visible(text: str, shown: str) -> None:
    assert shown == visible(text)


@given(st.text())
def test_visible_is_idempotent_and_encodable(text: str) -> None:
    shown = visible(text)
    assert shown == visible(shown)
    assert shown == shown.encode("utf-8").decode("utf-8")


def test_a_very_long_sentence_is_shown_as_a_window() -> None:
    words = [f"word{number}" for number in range(10_000)]
    text = " ".join([*words[:5000], "left left", *words[5000:], "end."])
    data = Report((check_text(text, lang="en", chosen=plan(select=["repeated-word"])),), "s", None, None)
    for form in ("text", "concise"):
        rendered = _rendered(form, data, View(width=80))
        assert len(rendered) < 2500
    assert "⟦left left⟧" in _rendered("text", data, View(width=80))


def test_every_rule_of_the_golden_report_exists() -> None:
    assert set(RULES) <= set(all_rules())
