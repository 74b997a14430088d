"""One JSON object for the whole run; the schema is ``mtcheck/report/schema.json``."""

from typing import TextIO

from mtcheck.report import View, _wire
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report."""
    out.write(_wire.dumped(_wire.report(report)))
