"""One line a finding: ``path:line:column: rule [severity] message``."""

from typing import TextIO

from mtcheck.report import Sides, View, visible
from mtcheck.report._measures import measures
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the findings, then one line that counts them; nothing for clean texts in a language with tables."""
    total = 0
    for result in report.results:
        source, sides = result.document.source, Sides(result.document)
        path = visible(result.document.path)
        for charge in result.charges:
            finding = charge.finding
            said_aloud = finding.rule.name == "language-not-covered"
            if not finding.severity and not view.verbosity and not said_aloud:
                continue
            total += finding.severity > 0 or view.verbosity > 0
            line, column = sides.target.locate(finding.span.start)
            message = visible(finding.message)
            out.write(f"{path}:{line}:{column}: {finding.rule.name} [{finding.severity.label}] {message}\n")
            for note in finding.related:
                line, column = sides.of(note).locate(note.span.start)
                where = visible(source.path) if note.side == "source" and source is not None else path
                out.write(f"{where}:{line}:{column}: {finding.rule.name} [note] {visible(note.message)}\n")
        for measure in measures(result):
            out.write(f"{path}: {measure}\n")
    if total:
        noun = "finding" if total == 1 else "findings"
        out.write(f"{total} {noun} in {len(report.results)} file{'s' if len(report.results) != 1 else ''}\n")
