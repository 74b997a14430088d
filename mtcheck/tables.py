"""The lists that are generated from the rules and the language folders: for the command line and the README."""

from typing import Any

from mtcheck.engine import missing_need
from mtcheck.finding import GIVEN
from mtcheck.lang import Language, known, load
from mtcheck.rules import Entry, all_rules, page, preview_languages


def rules() -> list[dict[str, Any]]:
    """Return a row for each rule; ``languages`` are those it runs in, None if it runs in every language."""
    languages = {code: load(code) for code in known()}
    other = load("und")
    rows = []
    for entry in all_rules().values():
        off = preview_languages().get(entry.name, frozenset())
        runs = [code for code, language in languages.items() if missing_need(entry, language, assumed=GIVEN) is None]
        rows.append({
            "name": entry.name, "family": entry.family, "category": entry.rule.category.value,
            "severity": entry.rule.severity.label, "needs": list(entry.rule.needs),
            "languages": None if missing_need(entry, other, assumed=GIVEN) is None else runs,
            "status": "preview" if entry.rule.preview else "stable", "preview_languages": sorted(off),
            "summary": page(entry).split("\n", 1)[0].rstrip("."),
        })
    return rows


def languages() -> list[dict[str, Any]]:
    """Return a row for each language with a folder: the rules that run in it and those that lack a table."""
    rows = []
    for code in known():
        language = load(code)
        verdicts = {name: missing_need(entry, language) for name, entry in all_rules().items()}
        rows.append({
            "code": code, "name": language.name,
            "rules": [name for name, need in verdicts.items() if need is None],
            "not_run": {name: need for name, need in verdicts.items() if need is not None and need not in GIVEN},
        })
    return rows


def rules_markdown(rows: list[dict[str, Any]]) -> str:
    """Return the rules as a Markdown table."""
    lines = ["| rule | family | severity | finds | languages |", "|---|---|---|---|---|"]
    for row in rows:
        where = "all" if row["languages"] is None else str(len(row["languages"]))
        where += "".join(f", with a {need}" for need in row["needs"] if need in GIVEN)
        preview = " (preview)" if row["status"] == "preview" else ""
        lines.append(f"| `{row['name']}`{preview} | {row['family']} | {row['severity']} | {row['summary']} | {where} |")
    return "\n".join(lines)


def matrix_markdown() -> str:
    """Return the matrix rule x language as Markdown; ``other`` is a language without tables.

    ● runs, ◐ runs where a source, a reference or a glossary is given, ○ only with ``--preview``, · lacks a table.
    """
    columns = {**{code: load(code) for code in known()}, "other": load("und")}
    lines = ["| rule | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    counts = dict.fromkeys(columns, 0)
    for name, entry in all_rules().items():
        marks = {code: _mark(entry, language) for code, language in columns.items()}
        lines.append(f"| `{name}` | " + " | ".join(marks.values()) + " |")
        for code, mark in marks.items():
            counts[code] += mark == "●"
    lines.append("| **rules** | " + " | ".join(map(str, counts.values())) + " |")
    return "\n".join(lines)


def _mark(entry: Entry, language: Language) -> str:
    need = missing_need(entry, language, assumed=GIVEN)
    if need is None and not entry.rule.preview:
        return "●" if GIVEN.isdisjoint(entry.rule.needs) else "◐"
    return "○" if need in (None, "preview") else "·"
