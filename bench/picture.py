"""Draws the README's picture of a report: ``python -m bench.picture`` writes docs/report.svg with rich's SVG export."""

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from mtcheck import api, engine, report
from mtcheck.finding import Severity
from mtcheck.report import text as text_report
from mtcheck.score import Report

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100


def main() -> None:
    """Check a sample and draw its report."""
    path = "samples/faulty/en.txt"
    plan = engine.plan()
    result = api.check_text((ROOT / path).read_text(encoding="utf-8"), path=path, lang="en", chosen=plan)
    out = io.StringIO()
    data = Report((result,), plan.signature, Severity.MAJOR, None)
    text_report.render(data, out, report.View(color=True, width=WIDTH))
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(out.getvalue()))
    target = ROOT / "docs" / "report.svg"
    target.write_text(console.export_svg(title=f"mtcheck check {path}"), encoding="utf-8")
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
