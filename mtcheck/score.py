"""The mtcheck score (MQM weights): what each finding costs, what a sentence and a document are worth.

A reader can add it up by hand: every point lost belongs to a finding that is shown.
"""

import os
from functools import lru_cache
from typing import NamedTuple

from mtcheck.finding import Finding, Severity
from mtcheck.model import Document, Sentence

#: MQM's severity weights (themqm.org); WMT's 0.1 for minor typography.
WEIGHTS = {Severity.CRITICAL: 25.0, Severity.MAJOR: 5.0, Severity.MINOR: 1.0, Severity.NEUTRAL: 0.0}
TYPOGRAPHY = 0.1
SENTENCE_CAP = 25.0
#: MQM 2.0's passing threshold; the acceptable penalty per 1,000 words (APP) is what maps to it.
PASSING = 95.0
RELIABLE_WORDS = 300


class Charge(NamedTuple):
    """A finding with what it costs (0 where an equal or overlapping one was charged) and its sentence's index."""

    finding: Finding
    penalty: float
    sentence: int | None


class Result(NamedTuple):
    """One document, checked.

    ``penalty`` is the sum of all charges, ``score`` 0–100 or None for a text without words; ``indicative`` says
    that the text is too short for its score to mean much. ``not_run`` maps a rule to the need it lacked, ``capped``
    are rules whose findings were cut off, ``accepted`` counts findings that ``[sic]`` or the configuration excused.
    """

    document: Document
    charges: tuple[Charge, ...]
    sentence_penalties: tuple[float, ...]
    words: float
    penalty: float
    score: float | None
    indicative: bool
    not_run: dict[str, str]
    capped: tuple[str, ...]
    accepted: int
    metrics: dict[str, object] | None = None

    @property
    def worst(self) -> Severity | None:
        """The heaviest severity found, None where nothing was."""
        return max((charge.finding.severity for charge in self.charges), default=None)


class Report(NamedTuple):
    """All documents of a run and the gate's verdict on them.

    ``errors`` are (path, cause) of inputs that could not be checked.
    """

    results: tuple[Result, ...]
    signature: str
    fail_level: Severity | None
    fail_under: float | None
    errors: tuple[tuple[str, str], ...] = ()

    def passes(self, result: Result) -> bool:
        """Say whether a document passes the gate: findings under ``fail_level``, score at ``fail_under`` or above."""
        if self.fail_level is not None and result.worst is not None and result.worst >= self.fail_level:
            return False
        if self.fail_under is None or result.score is None or result.indicative:
            return True
        return result.score >= self.fail_under

    @property
    def passed(self) -> bool:
        """Whether every document passes."""
        return all(map(self.passes, self.results))

    @property
    def score(self) -> float | None:
        """The mean score of the documents, weighted by their words; None without words."""
        scored = [(result.score, result.words) for result in self.results if result.score is not None]
        words = sum(count for _, count in scored)
        return sum(score * count for score, count in scored) / words if words else None


def weight(finding: Finding) -> float:
    """Return what a finding costs before merging."""
    if finding.rule.typographic and finding.severity is Severity.MINOR:
        return TYPOGRAPHY
    return WEIGHTS[finding.severity]


def sentence_score(penalty: float) -> float:
    """Return 100 − 4p for a sentence penalty p in [0, 25]."""
    return 100.0 - 4.0 * penalty


@lru_cache(maxsize=1)
def _acceptable() -> dict[str, float]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "acceptable-penalty.tsv")
    with open(path, encoding="utf-8") as file:
        rows = [line.split("\t") for line in file.read().splitlines() if line and line[0] != "#"]
    return {code: float(value) for code, value, *_ in rows}


def acceptable_penalty(code: str) -> float:
    """Return APP, the penalty per 1,000 words that scores 95: the 95th percentile of genuine news in the language.

    Measured by ``bench/acceptable_penalty.py``; ``und`` holds for languages without a measure.
    """
    table = _acceptable()
    return table.get(code, table.get(code.split("-", 1)[0], table["und"]))


def document_score(penalty: float, words: float, code: str) -> float:
    """Return MQM 2.0's calibrated score, 100 − NPT·(100 − PT)/APP floored at 0, for a penalty over ``words`` words."""
    per_thousand = penalty * 1000.0 / words
    return max(0.0, 100.0 - per_thousand * (100.0 - PASSING) / acceptable_penalty(code))


def charge(document: Document, findings: list[Finding]) -> tuple[list[Charge], list[float]]:
    """Return what each finding costs, in text order, and each sentence's penalty.

    Overlapping spans of one category cost as much as the heaviest of them. The same rule on the same text
    costs once. A sentence's charges are cut at 25, the last ones first.
    """
    ordered = sorted(findings, key=_reading_order)
    owners = [document.sentence_at(finding.span.start) for finding in ordered]
    penalties = [0.0] * len(document.sentences)
    charges: list[Charge | None] = [None] * len(ordered)
    seen: set[tuple[str, str]] = set()
    taken: dict[str, list[tuple[int, int]]] = {}
    for index in sorted(range(len(ordered)), key=lambda i: (-weight(ordered[i]), i)):
        finding, owner = ordered[index], owners[index]
        key = (finding.rule.name, " ".join(finding.span.text.lower().split()))
        spans = taken.setdefault(finding.rule.category.value, [])
        cost = weight(finding)
        if key in seen or any(finding.span.start < end and start < finding.span.end for start, end in spans):
            cost = 0.0
        seen.add(key)
        if cost:
            spans.append((finding.span.start, finding.span.end))
        where = _charge_sentence(finding, owner, penalties, cost)
        charges[index] = Charge(finding, where[0], where[1])
    return [item for item in charges if item is not None], penalties


def _charge_sentence(
    finding: Finding, owner: Sentence | None, penalties: list[float], cost: float
) -> tuple[float, int | None]:
    if owner is None:
        return cost, None
    if finding.rule.document:
        return cost, owner.index
    paid = min(cost, SENTENCE_CAP - penalties[owner.index])
    penalties[owner.index] += paid
    return paid, owner.index


def _reading_order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule.name
