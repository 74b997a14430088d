"""One JSON object for the whole run; the schema is ``mtcheck/report/schema.json``."""

from typing import TextIO

from mtcheck.report import View, _wire
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report, a document at a time: a run over a thousand files never stands in memory twice."""
    out.write(_wire.dumped(_wire.head(report)).removesuffix("}\n") + ', "documents": [')
    for number, result in enumerate(report.results):
        out.write((", " if number else "") + _wire.dumped(_wire.document(report, result)).removesuffix("\n"))
    out.write("]}\n")
