"""How often each rule fires on genuine news: share of documents (and per 100 sentences), rule x language.

    python -m bench.rates [--langs en,de] [--rules a,b] [--show N] [--markdown FILE]

Reads ``native/LANG.jsonl.gz`` (documents written in the language, domain news). A finding here is a false alarm,
bar the odd slip of the writer. Also prints the share of documents that fail the default gate.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from bench.data import DATA, Article, native_languages, native_news
from mtcheck import api, engine
from mtcheck.finding import Severity
from mtcheck.lang import known
from mtcheck.rules import MEASURED
from mtcheck.score import Result

FEWEST = 20
Hits = list[tuple[str, Article, Result]]
Figures = tuple[Counter[str], int, int, int]


def measure(lang: str, plan: engine.Plan, keep: Hits | None = None) -> Figures:
    """Return for one language: documents touched by each rule, documents, sentences, documents that fail the gate."""
    touched: Counter[str] = Counter()
    documents = sentences = failed = 0
    for article in native_news(lang):
        result = api.check_text(article.text, lang=lang, chosen=plan)
        documents += 1
        sentences += len(result.document.sentences)
        names = {charge.finding.rule.name for charge in result.charges if charge.finding.severity}
        touched.update(names)
        failed += any(charge.finding.severity >= Severity.MAJOR for charge in result.charges)
        if names and keep is not None:
            keep.append((lang, article, result))
    return touched, documents, sentences, failed


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default="")
    parser.add_argument("--rules", default="")
    parser.add_argument("--preview", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--markdown", default="")
    parser.add_argument("--write", action="store_true", help="put the rates into the package, for `mtcheck explain`")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    plan = engine.plan(select=[r for r in options.rules.split(",") if r], preview=options.preview)
    langs = [code for code in options.langs.split(",") if code] or native_languages()
    kept: list[tuple[str, Article, Result]] = []
    measured = {lang: measure(lang, plan, kept) for lang in langs}
    columns = {lang: figures for lang, figures in measured.items() if figures[1]}
    lines = table([entry.name for entry, _ in plan.active], columns)
    print("\n".join(lines))
    if options.markdown:
        Path(options.markdown).write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.show:
        show(kept, options.show)
    if options.write:
        write([entry.name for entry, _ in plan.active], columns)


def table(rules: list[str], columns: dict[str, tuple[Counter[str], int, int, int]]) -> list[str]:
    """Return the Markdown lines of the table: per cent of documents."""
    lines = ["| % of documents | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for rule in rules:
        cells = [f"{100 * touched[rule] / n:.1f}" if touched[rule] else "" for touched, n, _, _ in columns.values()]
        lines.append(f"| {rule} | " + " | ".join(cells) + " |")
    lines.append("| **fails the gate** | " + " | ".join(f"{100 * f / n:.1f}" for _, n, _, f in columns.values()) + " |")
    lines.append("| documents | " + " | ".join(str(n) for _, n, _, _ in columns.values()) + " |")
    lines.append("| sentences | " + " | ".join(str(s) for _, _, s, _ in columns.values()) + " |")
    return lines


def write(rules: list[str], columns: dict[str, Figures]) -> None:
    """Write each rule's share of documents, over all covered languages and in the worst one, into the package."""
    lines = [
        "# Per cent of genuine news documents that a rule touches: rule, all, worst language, its share, documents.",
        "# Made by bench/rates.py; languages without tables are left out.",
    ]
    covered = {lang: figures for lang, figures in columns.items() if lang in known() and figures[1] >= FEWEST}
    total = sum(documents for _, documents, _, _ in covered.values())
    for rule in rules:
        touched = sum(figures[0][rule] for figures in covered.values())
        worst = max(covered, key=lambda lang, rule=rule: covered[lang][0][rule] / covered[lang][1])  # type: ignore[misc]
        share = 100 * covered[worst][0][rule] / covered[worst][1]
        lines.append(f"{rule}\t{100 * touched / total:.2f}\t{worst if touched else '-'}\t{share:.1f}\t{total}")
    Path(MEASURED).write_text("\n".join(lines) + "\n", encoding="utf-8")


def show(kept: list[tuple[str, Article, Result]], count: int) -> None:
    """Print a sample of the findings to read."""
    hits = [
        (lang, article.name, charge.finding, result) for lang, article, result in kept
        for charge in result.charges if charge.finding.severity
    ]
    random.Random(1).shuffle(hits)
    for lang, name, finding, result in hits[:count]:
        text, span = result.document.text, finding.span
        before, after = text[max(0, span.start - 60):span.start], text[span.end:span.end + 60]
        excerpt = f"{before}⟦{span.text[:200]}⟧{after}".replace("\n", "⏎")
        print(f"{lang} {name} {finding.rule.name} [{finding.severity.label}] {finding.message[:90]}\n    {excerpt}")
        for note in finding.related:
            print(f"    ↳ {note.span.text[:200]}".replace("\n", "⏎"))


if __name__ == "__main__":
    main()
