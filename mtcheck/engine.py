"""Which rules run, with which options, and what they find in one document."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any, NamedTuple

from mtcheck import __version__, clause, inference
from mtcheck.finding import GIVEN, Finding, Severity, digest
from mtcheck.lang import Language
from mtcheck.model import Document
from mtcheck.rules import Entry, all_rules, options_of, preview_languages
from mtcheck.score import RELIABLE_WORDS, Result, charge, document_score

#: More findings of one rule in one document than this are not listed: a loop needs no thousand lines.
MAX_FINDINGS = 100


#: Families whose faults are none where the source has the same at the same place.
_MIRRORED = frozenset(("fragments", "repetition"))


class SelectionError(ValueError):
    """A rule or option is named that does not exist; the message suggests the nearest name."""


class Accept(NamedTuple):
    """A passage that an editor has accepted: rule name (or ``*``) and the exact text, with the reason."""

    rule: str
    text: str
    reason: str = ""


class Plan(NamedTuple):
    """The rules of a run with their options, severities that the user has changed, and what is tried all the same.

    ``previewed`` are the rules that also run in languages where they are over their false-alarm budget.
    """

    active: tuple[tuple[Entry, dict[str, Any]], ...]
    severities: dict[str, Severity]
    previewed: frozenset[str]

    @property
    def signature(self) -> str:
        """A line that makes a score reproducible: version and a digest of rules, options and severities."""
        parts = [f"{entry.name}{sorted(options.items())}" for entry, options in self.active]
        parts += [f"{name}={level.label}" for name, level in sorted(self.severities.items())]
        parts += [f"{code}={name}" for code, name in clause.installed().items()]
        parts += filter(None, [inference.installed()])
        return f"mtcheck|v:{__version__}|rules:{len(self.active)}|config:{digest(chr(10).join(parts))[:8]}"


def plan(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    preview: bool = False,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    severities: Mapping[str, Severity] | None = None,
) -> Plan:
    """Choose the rules of a run.

    Names, globs (``*-sentence``) and families are accepted; a preview rule runs when ``preview`` is set or its own
    name is selected. Raises SelectionError for a name or option that does not exist.
    """
    rules = all_rules()
    chosen = _expand(select, rules) if select else set(rules)
    chosen |= _expand(extend_select, rules)
    chosen -= _expand(ignore, rules)
    named = {*select, *extend_select}
    active = tuple(
        (entry, _checked_options(entry, (options or {}).get(name, {})))
        for name, entry in rules.items()
        if name in chosen and (preview or not entry.rule.preview or name in named)
    )
    for name in [*(options or {}), *(severities or {})]:
        if name not in rules:
            raise _unknown("rule", name, rules)
    return Plan(active, dict(severities or {}), frozenset(rules if preview else named))


def _expand(patterns: Iterable[str], rules: dict[str, Entry]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        hits = {n for n, e in rules.items() if pattern in ("ALL", e.family) or fnmatchcase(n, pattern)}
        if not hits:
            raise _unknown("rule or family", pattern, [*rules, *sorted({e.family for e in rules.values()})])
        names |= hits
    return names


def _checked_options(entry: Entry, given: Mapping[str, Any]) -> dict[str, Any]:
    known = options_of(entry)
    for name, value in given.items():
        if name not in known:
            raise _unknown(f"option of {entry.name}", name, known)
        expected = type(known[name])
        if type(value) is not expected and not (expected is float and type(value) is int):  # a bool is no number
            found = type(value).__name__
            raise SelectionError(f"option {name!r} of {entry.name} takes {expected.__name__}, not {found}")
    return {**known, **given}


def _unknown(what: str, name: str, known: Iterable[str]) -> SelectionError:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return SelectionError(f"unknown {what}: {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def missing_need(
    entry: Entry, language: Language, document: Document | None = None, assumed: frozenset[str] = frozenset()
) -> str | None:
    """Return the first thing that a rule needs and a language (and document) lacks, or None if it can run.

    ``assumed`` is what the user is taken to give (a source); without a document nothing else is given.
    The last answer is ``preview``: nothing is lacking, but the rule is over its false-alarm budget in the language.
    """
    for need in entry.rule.needs:
        if need in GIVEN:
            met = need in assumed or (document is not None and getattr(document, need) not in (None, ()))
        elif need == "language":
            met = language.covered
        elif need == "cased":
            met = language.cased
        elif need == "spaces":
            met = language.spaces
        elif need == "clauses":
            met = clause.covers(language)
        elif need == "clause-tagger":
            met = clause.is_trained(language)
        else:
            met = language.has(need) or need in language.properties
        if not met:
            return need
    return "preview" if language.base in preview_languages().get(entry.name, ()) else None


def run(document: Document, chosen: Plan, accepts: Iterable[Accept] = ()) -> Result:
    """Check one document. Pure: the same document and plan give the same result."""
    runnable = []
    document.not_run = {}
    for entry, options in chosen.active:
        lacking = missing_need(entry, document.language, document)
        if lacking is None or (lacking == "preview" and entry.name in chosen.previewed):
            runnable.append((entry, options))
        else:
            document.not_run[entry.name] = lacking
    findings: list[Finding] = []
    capped: list[str] = []
    for entry, options in runnable:
        found = list(islice(entry.check(document, **options), MAX_FINDINGS + 1))
        if found and document.source is not None and entry.family in _MIRRORED:
            found = _not_mirrored(document, document.source, entry, options, found)
        if len(found) > MAX_FINDINGS:
            capped.append(entry.name)
            found = found[:MAX_FINDINGS]
        findings.extend(found)
    findings = inference.judged(document, findings)
    if chosen.severities:
        findings = [_with_severity(finding, chosen.severities) for finding in findings]
    kept = [finding for finding in findings if not _is_accepted(finding, document, tuple(accepts))]
    charges, penalties = charge(document, kept)
    words = document.word_count
    penalty = sum(item.penalty for item in charges)
    score = document_score(penalty, words, document.language.code) if words else None
    return Result(
        document, tuple(charges), tuple(penalties), words, penalty, score, words < RELIABLE_WORDS,
        document.not_run, tuple(capped), len(findings) - len(kept),
    )


def _not_mirrored(
    document: Document, source: Document, entry: Entry, options: dict[str, Any], found: list[Finding]
) -> list[Finding]:
    """The findings that the rule does not make at the same place of the source: what stands there is no artefact."""
    if missing_need(entry, source.language, source) not in (None, "preview"):
        return found
    spans = [finding.span for finding in islice(entry.check(source, **options), MAX_FINDINGS)]
    theirs = {sentence.index for span in spans if (sentence := source.sentence_at(span.start))}
    kept = []
    for finding in found:
        sentence = document.sentence_at(finding.span.start)
        pair = document.pair_of(sentence) if sentence else None
        if pair is None or theirs.isdisjoint(pair.source):
            kept.append(finding)
    return kept


def _with_severity(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    level = severities.get(finding.rule.name)
    return finding if level is None else finding._replace(severity=level)


def _is_accepted(finding: Finding, document: Document, accepts: tuple[Accept, ...]) -> bool:
    """Say whether ``[sic]`` follows the passage or an accept entry names it."""
    after = document.text[finding.span.end:finding.span.end + 8].lstrip(" \u00a0\"'”’»).,;:!?]").lower()
    if after.startswith(("[sic", "(sic")):
        return True
    quoted = finding.span.text
    return any(
        entry.rule in ("*", finding.rule.name) and (entry.text == quoted or (entry.text and entry.text in quoted))
        for entry in accepts
    )
