"""One JSON object for the whole run; the schema is ``mtcheck/report/schema.json``."""

from typing import TextIO

from mtcheck.report import View, _wire
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report."""
    import json

    out.write(json.dumps(_wire.report(report), ensure_ascii=False) + "\n")
