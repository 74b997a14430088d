"""The JSON report as plain dicts (``schema_version`` 1): shared by ``json`` and ``jsonl``."""

import json
from typing import Any

from mtcheck import __version__
from mtcheck.finding import Note, Severity
from mtcheck.reference import NAMES
from mtcheck.report import VISIBLE, Lines, Sides, encodable
from mtcheck.rules import all_rules
from mtcheck.score import Charge, Report, Result, sentence_score

SCHEMA_VERSION = 1
# JSON escapes only what is below U+0020; the rest of what a terminal or a CI runner would obey is escaped here.
_ESCAPES = {code: json.dumps(chr(code))[1:-1] for code in VISIBLE if code >= 0x7F}


def dumped(row: dict[str, Any]) -> str:
    """Return one line of JSON with its end, safe to print as it is."""
    line = json.dumps(row, ensure_ascii=False)
    if not line.isprintable():
        line = line.translate(_ESCAPES)
    return line.replace("##", "#\\u0023") + "\n"


def head(data: Report) -> dict[str, Any]:
    """Return everything but the documents."""
    counts = {level.label: 0 for level in sorted(Severity, reverse=True)}
    for result in data.results:
        for charge in result.charges:
            counts[charge.finding.severity.label] += 1
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "mtcheck", "version": __version__},
        "signature": data.signature,
        "summary": {
            "documents": len(data.results),
            "sentences": sum(len(result.document.sentences) for result in data.results),
            "words": round(sum(result.words for result in data.results)),
            "findings": counts,
            "score": _rounded(data.score),
            "passed": data.passed and not data.errors,
            "not_checked": [{"path": encodable(path), "cause": encodable(cause)} for path, cause in data.errors],
        },
    }


def document(data: Report, result: Result) -> dict[str, Any]:
    """Return one document."""
    doc = result.document
    sides = Sides(doc)
    lines = sides.target
    metrics = result.metrics or {}
    wire: dict[str, Any] = {
        "path": encodable(doc.path),
        "language": {
            "code": doc.language.code, "confidence": round(doc.language_confidence, 4), "declared": doc.declared,
        },
        "score": _rounded(result.score),
        "penalty": round(result.penalty, 4),
        "words": round(result.words),
        "passed": data.passes(result),
        "indicative": result.indicative,
        "not_run": dict(sorted(result.not_run.items())),
        "capped": list(result.capped),
        "accepted": result.accepted,
    }
    if doc.source is not None:
        wire["source"] = {
            "path": encodable(doc.source.path),
            "language": {
                "code": doc.source.language.code, "confidence": round(doc.source.language_confidence, 4),
                "declared": doc.source.declared,
            },
        }
    if "unit" in metrics:
        wire["metrics"] = {key: value for key, value in metrics.items() if key in ("unit", "notes", *NAMES.values())}
    for key, place in (("alternative", lines), ("back_translation", sides.source)):
        if key in metrics:
            wire[key] = _agreement(metrics[key], place)
    wire["sentences"] = _sentences(result, lines)
    wire["findings"] = [_finding(result, charge, sides) for charge in result.charges]
    return wire


def _sentences(result: Result, lines: Lines) -> list[dict[str, Any]]:
    doc = result.document
    by_start = {segment["start"]: segment for segment in (result.metrics or {}).get("segments", [])}  # type: ignore[attr-defined]
    rows = []
    for sentence, penalty in zip(doc.sentences, result.sentence_penalties, strict=True):
        start, end = lines.place(sentence.start, sentence.end)
        line, column = lines.of_file(start)
        row: dict[str, Any] = {
            "index": sentence.index, "start": start, "end": end, "line": line, "column": column,
            "text": encodable(doc.text[sentence.start:sentence.end]), "language": doc.language.code,
            "kind": sentence.kind, "penalty": round(penalty, 4), "score": _rounded(sentence_score(penalty)),
        }
        segment = by_start.get(sentence.start)
        row["metrics"] = {name: segment[name] for name in NAMES.values() if name in segment} if segment else {}
        rows.append(row)
    return rows


def _agreement(found: Any, lines: Lines) -> dict[str, Any]:
    """How far two texts agree, with the place of each unit in the file."""
    rows = []
    for segment in found["segments"]:
        start, end = lines.place(segment["start"], segment["end"])
        line, column = lines.of_file(start)
        rows.append({"start": start, "end": end, "line": line, "column": column, "chrF++": segment["chrF++"]})
    return {
        "unit": found["unit"], "chrF++": {"score": found["score"], "signature": found["signature"]}, "segments": rows,
    }


def _finding(result: Result, charge: Charge, sides: Sides) -> dict[str, Any]:
    finding = charge.finding
    start, end = sides.target.place(finding.span.start, finding.span.end)
    line, column = sides.target.of_file(start)
    end_line, end_column = sides.target.of_file(end)
    return {
        "rule": finding.rule.name, "family": all_rules()[finding.rule.name].family,
        "category": finding.rule.category.value, "severity": finding.severity.label,
        "confidence": finding.confidence.value, "penalty": round(charge.penalty, 4),
        "start": start, "end": end, "line": line, "column": column,
        "end_line": end_line, "end_column": end_column, "text": encodable(finding.span.text),
        "message": encodable(finding.message), "sentence": charge.sentence,
        "suggestion": None if finding.suggestion is None else encodable(finding.suggestion),
        "fingerprint": finding.fingerprint, "related": [_note(note, sides.of(note)) for note in finding.related],
    }


def _note(note: Note, lines: Lines) -> dict[str, Any]:
    start, end = lines.place(note.span.start, note.span.end)
    line, column = lines.of_file(start)
    return {
        "side": note.side, "start": start, "end": end, "line": line, "column": column,
        "text": encodable(note.span.text), "message": encodable(note.message),
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
