"""The score, added up by hand."""

from pathlib import Path

import pytest
from conftest import PACKAGE

from mtcheck.api import check_text, make_document
from mtcheck.engine import plan
from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.lang import known
from mtcheck.score import (
    Report,
    Result,
    acceptable_penalty,
    charge,
    document_score,
    sentence_score,
    weight,
)

TEXT = "The first sentence stands here. The second sentence stands here. The third sentence stands here."
DOCUMENT = make_document(TEXT, lang="en")


def _rule(
    severity: Severity, name: str = "a", category: Category = Category.TEXTUAL, *,
    typographic: bool = False, document: bool = False,
) -> Rule:
    return Rule(name, category, severity, typographic=typographic, document=document)


def _finding(rule: Rule, start: int, end: int, confidence: Confidence = Confidence.LIKELY) -> Finding:
    return rule.finding(DOCUMENT.span(start, end), "wrong", confidence=confidence)


CRITICAL, MAJOR, MINOR, NEUTRAL = (
    _rule(level) for level in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL)
)


@pytest.mark.parametrize(("rule", "cost"), [
    (CRITICAL, 25.0), (MAJOR, 5.0), (MINOR, 1.0), (NEUTRAL, 0.0), (_rule(Severity.MINOR, typographic=True), 0.1),
])
def test_weights_are_those_of_mqm(rule: Rule, cost: float) -> None:
    assert cost == weight(_finding(rule, 0, 3))


@pytest.mark.parametrize(("rule", "severity"), [
    (CRITICAL, Severity.MAJOR), (MAJOR, Severity.MINOR), (MINOR, Severity.NEUTRAL), (NEUTRAL, Severity.NEUTRAL),
])
def test_a_possible_finding_counts_one_severity_lower(rule: Rule, severity: Severity) -> None:
    assert severity is _finding(rule, 0, 3, Confidence.POSSIBLE).severity


def _charged(*findings: Finding) -> tuple[list[float], list[float]]:
    charges, penalties = charge(DOCUMENT, list(findings))
    return [item.penalty for item in charges], penalties


def test_findings_are_charged_in_text_order_to_their_sentences() -> None:
    first, second = _finding(MINOR, 4, 9), _finding(MAJOR, 36, 42)
    assert ([1.0, 5.0], [1.0, 5.0, 0.0]) == _charged(second, first)


def test_overlapping_spans_of_one_category_cost_the_heaviest() -> None:
    assert ([0.0, 5.0], [5.0, 0.0, 0.0]) == _charged(_finding(MINOR, 0, 9), _finding(_rule(Severity.MAJOR, "b"), 4, 18))


def test_overlapping_spans_of_two_categories_both_cost() -> None:
    other = _rule(Severity.MAJOR, "b", Category.GRAMMAR)
    assert ([1.0, 5.0], [6.0, 0.0, 0.0]) == _charged(_finding(MINOR, 0, 9), _finding(other, 4, 18))


def test_spans_that_only_touch_both_cost() -> None:
    assert ([1.0, 1.0], [2.0, 0.0, 0.0]) == _charged(_finding(MINOR, 0, 4), _finding(MINOR, 4, 9))


def test_the_same_text_is_charged_once_for_a_rule() -> None:
    assert ([5.0, 0.0, 0.0], [5.0, 0.0, 0.0]) == _charged(
        _finding(MAJOR, 10, 18), _finding(MAJOR, 43, 51), _finding(MAJOR, 75, 83)
    )


def test_two_rules_on_equal_texts_both_cost() -> None:
    assert [5.0, 5.0] == _charged(_finding(MAJOR, 10, 18), _finding(_rule(Severity.MAJOR, "b"), 43, 51))[0]


def test_a_sentence_loses_at_most_25() -> None:
    majors = [_finding(MAJOR, start, start + 3) for start in (0, 4, 8, 12, 16, 20)]
    costs, penalties = _charged(*majors)
    assert [25.0, 0.0, 0.0] == penalties
    assert 25.0 == sum(costs)
    assert ([25.0, 0.0], [25.0, 0.0, 0.0]) == _charged(_finding(CRITICAL, 0, 3), _finding(MAJOR, 4, 9))


def test_a_document_finding_is_charged_to_no_sentence() -> None:
    whole = _rule(Severity.MAJOR, document=True)
    assert ([5.0], [0.0, 0.0, 0.0]) == _charged(_finding(whole, 0, 3))


def test_a_finding_in_a_text_without_sentences_has_no_sentence() -> None:
    document = make_document("", lang="en")
    charges, penalties = charge(document, [MAJOR.finding(document.span(0, 0), "wrong")])
    assert [(5.0, None)] == [(item.penalty, item.sentence) for item in charges]
    assert [] == penalties


@pytest.mark.parametrize(("penalty", "score"), [(0.0, 100.0), (1.0, 96.0), (5.0, 80.0), (25.0, 0.0)])
def test_sentence_score(penalty: float, score: float) -> None:
    assert score == sentence_score(penalty)


def test_document_score_by_hand() -> None:
    # 12 points on 400 words are 30 on 1,000; each acceptable penalty costs 5 points.
    assert pytest.approx(100 - 30 * 5 / acceptable_penalty("en")) == document_score(12.0, 400.0, "en")


def test_document_score_is_100_without_a_finding_and_never_below_nought() -> None:
    assert 100.0 == document_score(0.0, 50.0, "en")
    assert 0.0 == document_score(1000.0, 50.0, "en")


def test_the_acceptable_penalty_scores_exactly_the_passing_threshold() -> None:
    assert pytest.approx(95.0) == document_score(acceptable_penalty("de"), 1000.0, "de")


def test_a_variety_and_an_unknown_language_fall_back() -> None:
    assert acceptable_penalty("pt") == acceptable_penalty("pt-BR")
    assert acceptable_penalty("und") == acceptable_penalty("xx-YY")


def test_table_of_acceptable_penalties_is_sane() -> None:
    lines = Path(PACKAGE, "acceptable-penalty.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    codes = [row[0] for row in rows]
    assert len(codes) == len(set(codes)) and "und" in codes
    assert set() == set(codes) - {*known(), "und"}
    assert [] == [row for row in rows if not 0.5 <= float(row[1]) <= 100]


def _result(text: str, *rules: str) -> Result:
    return check_text(text, lang="en", chosen=plan(select=rules))


FAULTY = "The council met on on Tuesday and stayed."


def test_penalty_of_a_document_is_the_sum_of_the_charges_shown() -> None:
    result = _result(f"{FAULTY} The mayor left left early.", "repeated-word")
    assert [1.0, 1.0] == [item.penalty for item in result.charges]
    assert 2.0 == result.penalty
    assert document_score(2.0, 13.0, "en") == result.score


@pytest.mark.parametrize(("copies", "indicative"), [(10, True), (42, True), (43, False)])
def test_a_score_under_300_words_is_indicative(copies: int, indicative: bool) -> None:
    text = "\n\n".join(["The council met on Tuesday and stayed."] * copies)
    assert indicative == _result(text, "repeated-word").indicative


def test_a_text_without_words_has_no_score() -> None:
    assert _result("…", "repeated-word").score is None
    assert _report(_result("…", "repeated-word"), Severity.MAJOR, 95.0).score is None


def _report(result: Result, level: Severity | None, under: float | None = None) -> Report:
    return Report((result,), "signature", level, under)


@pytest.mark.parametrize(("level", "passed"), [
    (Severity.NEUTRAL, False), (Severity.MINOR, False), (Severity.MAJOR, True), (Severity.CRITICAL, True), (None, True),
])
def test_the_gate_fails_from_its_level_up(level: Severity | None, passed: bool) -> None:
    assert passed == _report(_result(FAULTY, "repeated-word"), level).passed


def test_the_gate_passes_a_text_without_findings_at_the_lowest_level() -> None:
    assert _report(_result("The council met.", "repeated-word"), Severity.NEUTRAL).passed


@pytest.mark.parametrize(("score", "indicative", "passed"), [
    (94.9, False, False), (95.0, False, True), (94.9, True, True), (None, False, True),
])
def test_the_gate_on_the_score_leaves_short_texts_alone(score: float | None, indicative: bool, passed: bool) -> None:
    result = _result("The council met.", "repeated-word")._replace(score=score, indicative=indicative)
    assert passed == _report(result, None, 95.0).passed


def test_score_of_a_report_is_weighted_by_words() -> None:
    result = _result("The council met.", "repeated-word")
    both = (result._replace(score=100.0, words=300.0), result._replace(score=60.0, words=100.0))
    assert 90.0 == Report(both, "signature", None, None).score
