"""JSON Lines: a ``document`` row for each text, after it a ``finding`` row for each finding, last a ``summary``."""

from typing import TextIO

from mtcheck.report import View, _wire
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report, one object a line."""
    for result in report.results:
        document = _wire.document(report, result)
        findings = document.pop("findings")
        out.write(_wire.dumped({"type": "document", **document}))
        for finding in findings:
            out.write(_wire.dumped({"type": "finding", "path": document["path"], **finding}))
    out.write(_wire.dumped({"type": "summary", **_wire.head(report)}))
