"""Which rules run, with which options, and what is excused."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from mtcheck import engine
from mtcheck.api import check_text, make_document
from mtcheck.engine import MAX_FINDINGS, Accept, SelectionError, plan, run
from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.rules import Entry, all_rules

TEXT = "The council met on on Tuesday and stayed. The mayor left left early."


def _names(**given: object) -> list[str]:
    return [entry.name for entry, _ in plan(**given).active]  # type: ignore[arg-type]


def _found(text: str = TEXT, rule: str = "repeated-word", *accepts: Accept) -> list[str]:
    result = check_text(text, lang="en", chosen=plan(select=[rule]), accepts=accepts)
    return [item.finding.span.text for item in result.charges]


def test_without_a_selection_every_stable_rule_runs() -> None:
    assert [name for name, entry in all_rules().items() if not entry.rule.preview] == _names()


def test_a_name_selects_one_rule() -> None:
    assert ["repeated-word"] == _names(select=["repeated-word"])


def test_a_family_selects_its_rules() -> None:
    assert [n for n, e in all_rules().items() if e.family == "repetition"] == _names(select=["repetition"])


def test_a_glob_selects_by_name() -> None:
    assert [n for n in all_rules() if n.endswith("-sentence")] == _names(select=["*-sentence"])


def test_all_selects_all_and_ignore_takes_away() -> None:
    expected = [n for n, e in all_rules().items() if e.family != "encoding" and n != "repeated-word"]
    assert expected == _names(select=["ALL"], ignore=["encoding", "repeated-word"], preview=True)


def test_extend_select_adds_to_the_selection() -> None:
    assert {"repeated-word", "mojibake"} == set(_names(select=["repeated-word"], extend_select=["mojibake"]))


def test_order_of_selection_does_not_matter() -> None:
    assert _names(select=["mojibake", "repeated-word"]) == _names(select=["repeated-word", "mojibake"])


@pytest.mark.parametrize("key", ["select", "ignore", "extend_select"])
def test_an_unknown_rule_is_an_error_with_a_suggestion(key: str) -> None:
    with pytest.raises(SelectionError, match="'repeated-wrd'; did you mean 'repeated-word'"):
        _names(**{key: ["repeated-wrd"]})


def test_an_unknown_rule_like_no_other_is_an_error_without_a_suggestion() -> None:
    with pytest.raises(SelectionError, match=r"'xyzzy'$"):
        _names(select=["xyzzy"])


def test_options_and_severities_of_an_unknown_rule_are_errors() -> None:
    with pytest.raises(SelectionError, match="unknown rule"):
        plan(options={"no-rule": {"x": 1}})
    with pytest.raises(SelectionError, match="unknown rule"):
        plan(severities={"no-rule": Severity.MINOR})


@pytest.mark.parametrize(("value", "problem"), [
    ("5", "takes int, not str"), (True, "takes int, not bool"), (5.5, "takes int, not float"),
])
def test_an_option_of_the_wrong_type_is_an_error(value: object, problem: str) -> None:
    with pytest.raises(SelectionError, match=problem):
        plan(options={"short-text-score": {"words": value}})


def test_an_unknown_option_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(SelectionError, match="'word'; did you mean 'words'"):
        plan(options={"short-text-score": {"word": 5}})


def test_an_option_reaches_its_rule() -> None:
    chosen = plan(select=["short-text-score"], options={"short-text-score": {"words": 5}})
    assert () == check_text(TEXT, lang="en", chosen=chosen).charges
    assert 1 == len(check_text("Too short.", lang="en", chosen=chosen).charges)


def test_a_changed_severity_is_charged() -> None:
    chosen = plan(select=["repeated-word"], severities={"repeated-word": Severity.CRITICAL})
    assert [25.0, 25.0] == [item.penalty for item in check_text(TEXT, lang="en", chosen=chosen).charges]


def test_signature_changes_with_rules_options_and_severities() -> None:
    signatures = [
        plan().signature, plan(ignore=["mojibake"]).signature, plan(severities={"mojibake": Severity.MINOR}).signature,
        plan(options={"short-text-score": {"words": 5}}).signature,
    ]
    assert 4 == len(set(signatures))
    assert plan().signature == signatures[0]


def _fake(rule: Rule, *, finds: int = 1) -> Entry:
    def check(doc: Document, *, ratio: float = 0.5) -> Iterator[Finding]:
        for number in range(finds):
            yield rule.finding(doc.span(number, number + 1), "found")

    return Entry(rule, "fake", check, ModuleType("fake"))


def _with_rules(monkeypatch: pytest.MonkeyPatch, *entries: Entry) -> None:
    monkeypatch.setattr(engine, "all_rules", lambda: {entry.name: entry for entry in entries})


def test_a_preview_rule_runs_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stable = _fake(Rule("stable-one", Category.TEXTUAL, Severity.MINOR))
    early = _fake(Rule("early-one", Category.TEXTUAL, Severity.MINOR, preview=True))
    _with_rules(monkeypatch, stable, early)
    assert ["stable-one"] == _names()
    assert ["stable-one"] == _names(select=["*-one"])
    assert ["stable-one", "early-one"] == _names(preview=True)
    assert ["early-one"] == _names(select=["early-one"])
    assert ["stable-one", "early-one"] == _names(extend_select=["early-one"])


def test_a_whole_number_is_a_float_option(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_rules(monkeypatch, _fake(Rule("a", Category.TEXTUAL, Severity.MINOR)))
    assert [{"ratio": 1}] == [options for _, options in plan(options={"a": {"ratio": 1}}).active]


def test_findings_of_one_rule_are_capped_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    few = _fake(Rule("few", Category.TEXTUAL, Severity.NEUTRAL), finds=MAX_FINDINGS)
    many = _fake(Rule("many", Category.GRAMMAR, Severity.NEUTRAL), finds=10**9)
    _with_rules(monkeypatch, few, many)
    result = run(make_document("a" * 300, lang="en"), plan())
    assert ("many",) == result.capped
    assert 2 * MAX_FINDINGS == len(result.charges)


@pytest.mark.parametrize(("need", "lang", "lacking"), [
    ("source", "en", "source"), ("reference", "en", "reference"), ("cased", "ar", "cased"), ("cased", "ru", None),
    ("spaces", "zh", "spaces"), ("spaces", "en", None), ("language", "cy", "language"), ("language", "pt-BR", None),
    ("clauses", "sw", "clauses"), ("clause-tagger", "ar", "clause-tagger"),
    ("clauses", "en", None), ("negators", "cy", "negators"), ("negators", "de", None),
])
def test_a_rule_that_lacks_something_is_not_run_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, need: str, lang: str, lacking: str | None
) -> None:
    _with_rules(monkeypatch, _fake(Rule("needy", Category.TEXTUAL, Severity.MINOR, needs=(need,))))
    result = run(make_document("text", lang=lang), plan())
    assert ({} if lacking is None else {"needy": lacking}) == result.not_run
    assert (0 if lacking else 1) == len(result.charges)


def test_a_reference_meets_its_need(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_rules(monkeypatch, _fake(Rule("needy", Category.TEXTUAL, Severity.MINOR, needs=("reference",))))
    assert {} == run(make_document("text", lang="en", reference="text"), plan()).not_run


@pytest.mark.parametrize("mark", ["[sic]", "(sic)", "[SIC!]", " [sic]"])
def test_sic_excuses_the_passage_before_it(mark: str) -> None:
    assert ["left left"] == _found(TEXT.replace("on on", f"on on {mark}"))


def test_sic_elsewhere_excuses_nothing() -> None:
    assert ["on on", "left left"] == _found(TEXT + " [sic]")
    assert ["on on", "left left"] == _found(TEXT.replace("on on", "[sic] on on"))


@pytest.mark.parametrize(("accept", "left"), [
    (Accept("repeated-word", "on on"), ["left left"]),
    (Accept("*", "on on"), ["left left"]),
    (Accept("mojibake", "on on"), ["on on", "left left"]),
    (Accept("*", "On On"), ["on on", "left left"]),
    (Accept("*", ""), ["on on", "left left"]),
])
def test_an_accepted_passage_is_excused(accept: Accept, left: list[str]) -> None:
    assert left == _found(TEXT, "repeated-word", accept)


def test_excused_findings_are_counted() -> None:
    result = check_text(TEXT, lang="en", chosen=plan(select=["repeated-word"]), accepts=(Accept("*", "on on"),))
    assert 1 == result.accepted


def test_a_document_checked_twice_gives_the_same_result() -> None:
    document = make_document(TEXT, lang="en")
    first, second = run(document, plan()), run(document, plan())
    assert first[1:] == second[1:]


def test_findings_come_in_text_order() -> None:
    starts = [item.finding.span.start for item in check_text(TEXT + " \ufffd", lang="en").charges]
    assert sorted(starts) == starts


def test_many_verbless_sentences_are_a_style_and_one_is_a_leftover() -> None:
    feature = (
        "Inside, the air is cold. Beside the stove, a chair. Nobody has lived here for years. "
        "Under the window, two boxes. The neighbours remember a tailor. On the wall, a clock. It stopped in March."
    )
    leftover = "Inside, the air is cold. Beside the stove, a chair. Nobody has lived here for years."
    chosen = plan(select=["dangling-fragment"])
    levels = [
        [charge.finding.severity for charge in check_text(text, lang="en", chosen=chosen).charges]
        for text in (feature, leftover)
    ]
    assert [[Severity.NEUTRAL] * 3, [Severity.MINOR]] == levels


def test_halves_of_a_sentence_are_compared_only_where_it_is_no_list() -> None:
    half = "the council closed the northern bridge"
    chosen = plan(select=["coordinated-duplicate"])
    found = [
        len(check_text(f"On Monday {text}.", lang="en", chosen=chosen).charges)
        for text in (f"{half} and on Monday {half}", " and ".join([half] * 30))
    ]
    assert [1, 0] == found
