"""JSON Lines: a ``document`` row for each text, after it a ``finding`` row for each finding, last a ``summary``."""

from typing import TextIO

from mtcheck.report import View, _wire
from mtcheck.score import Report


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report, one object a line."""
    import json

    for result in report.results:
        document = _wire.document(report, result)
        findings = document.pop("findings")
        out.write(json.dumps({"type": "document", **document}, ensure_ascii=False) + "\n")
        for finding in findings:
            row = {"type": "finding", "path": document["path"], **finding}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    out.write(json.dumps({"type": "summary", **_wire.head(report)}, ensure_ascii=False) + "\n")
