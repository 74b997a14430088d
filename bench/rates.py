"""How often each rule fires on genuine news: share of documents, rule x language.

    python -m bench.rates [--langs en,de] [--rules a,b] [--show N] [--write] [--markdown FILE]

Reads genuine news of each language (``native``), or human translations of news where there are fewer than 30 articles.
A finding here is a false alarm, bar the slips of the writer and the damage of the page: those that were read and are
right are listed in ``bench/verdicts.tsv`` and are told apart; where a rule's tables were learned from this news, the
rate is that on articles left out (``bench/held-out.tsv``). Also prints the share of documents that fail the default
gate. ``--write`` puts the rates into the package, and with them the languages in which a rule is over its budget.
"""

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.data import DATA, Article, native_languages, news
from mtcheck import api, engine
from mtcheck.finding import Severity
from mtcheck.lang import known
from mtcheck.rules import MEASURED, PREVIEW, all_rules
from mtcheck.score import Result

FEWEST = 20
#: The share of documents that a rule may touch wrongly: with a finding of major severity, and at all.
BUDGET_MAJOR, BUDGET = 0.01, 0.03
VERDICTS = Path(__file__).parent / "verdicts.tsv"
HELD_OUT = Path(__file__).parent / "held-out.tsv"
Hits = list[tuple[str, Article, Result]]


class Figures(NamedTuple):
    """What was counted in one language: documents by rule (touched, by a major finding, wrongly so), and totals."""

    touched: Counter[str]
    wrong: Counter[str]
    wrong_major: Counter[str]
    documents: int
    sentences: int
    failed: int


def verdicts() -> set[tuple[str, str, str]]:
    """Return (rule, language, document) of the hits that were read and are right."""
    lines = VERDICTS.read_text("utf-8").splitlines() if VERDICTS.exists() else []
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {(row[0], row[1], row[2]) for row in rows if row[3] == "right"}


def held_out() -> dict[tuple[str, str], float]:
    """Return the share of articles touched by rules whose tables were learned from news, measured on articles left out.

    Keys are (rule, language); ``bench/shared_words.py`` makes the file.
    """
    lines = HELD_OUT.read_text("utf-8").splitlines() if HELD_OUT.exists() else []
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {(row[0], row[1]): int(row[2]) / int(row[3]) for row in rows}


def measure(lang: str, plan: engine.Plan, keep: Hits | None = None) -> Figures:
    """Count one language."""
    touched: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    wrong_major: Counter[str] = Counter()
    right = verdicts()
    documents = sentences = failed = 0
    for article in news(lang):
        result = api.check_text(article.text, lang=lang, chosen=plan)
        documents += 1
        sentences += len(result.document.sentences)
        found = [charge.finding for charge in result.charges if charge.finding.severity]
        names = {finding.rule.name for finding in found}
        touched.update(names)
        wrong.update(name for name in names if (name, lang, article.name) not in right)
        serious = {finding.rule.name for finding in found if finding.severity >= Severity.MAJOR}
        wrong_major.update(name for name in serious if (name, lang, article.name) not in right)
        failed += bool(serious)
        if names and keep is not None:
            keep.append((lang, article, result))
    for (rule, code), share in held_out().items():
        if code == lang and any(entry.name == rule for entry, _ in plan.active):
            touched[rule] = wrong[rule] = round(share * documents)
    return Figures(touched, wrong, wrong_major, documents, sentences, failed)


def is_over_budget(rule: str, figures: Figures) -> bool:
    """Say whether a rule alarms wrongly too often; one document proves nothing."""
    count, major = figures.wrong[rule], figures.wrong_major[rule]
    return (count > 1 and count > BUDGET * figures.documents) or (
        major > 1 and major > BUDGET_MAJOR * figures.documents
    )


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
    chosen = [name for name in options.rules.split(",") if name]
    chosen = chosen or [name for name, entry in all_rules().items() if options.preview or not entry.rule.preview]
    plan = engine.plan(select=chosen)  # named, they also run where they are preview
    langs = [code for code in options.langs.split(",") if code] or sorted({*native_languages(), *known()})
    kept: list[tuple[str, Article, Result]] = []
    measured = {lang: measure(lang, plan, kept) for lang in langs}
    columns = {lang: figures for lang, figures in measured.items() if figures.documents}
    lines = table([entry.name for entry, _ in plan.active], columns)
    print("\n".join(lines))
    if options.markdown:
        Path(options.markdown).write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.show:
        show(kept, options.show)
    if options.write:
        write([entry.name for entry, _ in plan.active], columns)


def table(rules: list[str], columns: dict[str, Figures]) -> list[str]:
    """Return the Markdown lines of the table: per cent of documents touched, a line a rule that touches any.

    ``!`` marks what is over budget.
    """
    lines = ["| % of documents | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for rule in rules:
        cells = [
            (f"{100 * f.touched[rule] / f.documents:.1f}" if f.touched[rule] else "") + "!" * is_over_budget(rule, f)
            for f in columns.values()
        ]
        if any(cells):
            lines.append(f"| {rule} | " + " | ".join(cells) + " |")
    failed = [f"{100 * f.failed / f.documents:.1f}" for f in columns.values()]
    lines.append("| **fails the gate** | " + " | ".join(failed) + " |")
    lines.append("| documents | " + " | ".join(str(f.documents) for f in columns.values()) + " |")
    lines.append("| sentences | " + " | ".join(str(f.sentences) for f in columns.values()) + " |")
    return lines


def write(rules: list[str], columns: dict[str, Figures]) -> None:
    """Write each rule's share of documents, over all covered languages and in the worst one, into the package."""
    lines = [
        "# Per cent of genuine news documents that a rule touches: rule, all, worst language, its share, documents.",
        "# Made by bench/rates.py; languages without tables are left out.",
    ]
    off = [
        "# Languages in which a rule is over its false-alarm budget on genuine news and so off by default:",
        "# rule, languages. Made by bench/rates.py.",
    ]
    enough = {lang: figures for lang, figures in columns.items() if figures.documents >= FEWEST}
    covered = {lang: figures for lang, figures in enough.items() if lang in known()}
    total = sum(figures.documents for figures in covered.values())
    for rule in rules:
        touched = sum(figures.touched[rule] for figures in covered.values())
        shares = {lang: figures.touched[rule] / figures.documents for lang, figures in covered.items()}
        worst = max(shares, key=lambda lang, shares=shares: shares[lang])  # type: ignore[misc]
        most = f"{100 * shares[worst]:.1f}"
        lines.append(f"{rule}\t{100 * touched / total:.2f}\t{worst if touched else '-'}\t{most}\t{total}")
        over = [lang for lang, figures in enough.items() if is_over_budget(rule, figures)]
        if over:
            off.append(f"{rule}\t{' '.join(over)}")
    Path(MEASURED).write_text("\n".join(lines) + "\n", encoding="utf-8")
    Path(PREVIEW).write_text("\n".join(off) + "\n", encoding="utf-8")


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
