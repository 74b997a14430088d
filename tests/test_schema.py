"""The JSON report keeps to the schema that the package publishes."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mtcheck
from mtcheck import api, engine
from mtcheck.finding import Severity
from mtcheck.report import View
from mtcheck.report import json as json_report
from mtcheck.score import Report

SCHEMA = json.loads((Path(mtcheck.__file__).parent / "report" / "schema.json").read_text(encoding="utf-8"))
FAULTY = "The council met on on Monday. It rained. The council met on on Monday. The mayor met <unk> and\n"


def _report(text: str, reference: str | None = None) -> dict[str, Any]:
    plan = engine.plan()
    result = api.check_text(text, lang="en", chosen=plan, reference=reference)
    out = io.StringIO()
    data = Report((result,), plan.signature, Severity.MAJOR, None, (("missing.txt", "no such file"),))
    json_report.render(data, out, View())
    loaded: dict[str, Any] = json.loads(out.getvalue())
    return loaded


@pytest.mark.parametrize(("text", "reference"), [
    (FAULTY, None), ("The council met on Monday.", None), ("", None),
    ("It rained.\nIt poured.", "It rained.\nIt snowed."),
])
def test_a_report_is_valid(text: str, reference: str | None) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(_report(text, reference))


def test_the_schema_is_a_schema_and_refuses_unknown_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    report = _report(FAULTY)
    report["documents"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(report)
