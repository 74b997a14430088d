"""The samples: clean ones stay silent, faulty ones give what is listed and nothing else that is serious."""

import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from mtcheck.api import check_file
from mtcheck.finding import Severity
from mtcheck.score import Report

CLEAN = sorted((ROOT / "samples" / "clean").glob("*.*"))
FAULTY = sorted((ROOT / "samples" / "faulty").glob("*.toml"))


def _code(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", CLEAN, ids=_code)
def test_a_clean_sample_is_silent_and_passes(path: Path) -> None:
    result = check_file(str(path))
    assert path.stem.rpartition("en-")[2] == result.document.language.code
    found = [charge.finding for charge in result.charges if charge.finding.severity > Severity.NEUTRAL]
    assert [] == [(finding.rule.name, finding.span.text) for finding in found]
    assert not result.indicative or result.document.source is not None
    assert Report((result,), "", Severity.MINOR, 95.0).passed


@pytest.mark.parametrize("path", FAULTY, ids=_code)
def test_every_listed_fault_is_found_and_no_other_serious_one(path: Path) -> None:
    listed = tomllib.loads(path.read_text("utf-8"))["finding"]
    (sample,) = (other for other in path.parent.glob(f"{path.stem}.*") if other != path)
    result = check_file(str(sample))
    text = result.document.text
    open_faults = [(item["rule"], item["text"]) for item in listed]
    assert [] == [fault for fault in open_faults if fault[1] not in text], "the list quotes what the text has not"
    unexpected = []
    met = set()
    for charge in result.charges:
        span = charge.finding.span
        matches = [
            fault for fault in open_faults
            if fault[0] == charge.finding.rule.name and any(
                start < span.end and span.start < start + len(fault[1]) for start in _places(fault[1], text)
            )
        ]
        met.update(matches)
        if not matches and charge.finding.severity >= Severity.MAJOR:
            unexpected.append((charge.finding.rule.name, span.text))
    missed = [fault for fault in open_faults if fault not in met]
    assert ([], []) == (missed, unexpected)


def _places(piece: str, text: str) -> list[int]:
    """Return every place where a quoted fault stands in its text."""
    places, start = [], text.find(piece)
    while start >= 0:
        places.append(start)
        start = text.find(piece, start + 1)
    return places


def test_every_faulty_sample_has_its_list_and_every_list_its_text() -> None:
    texts = {path.stem for path in (ROOT / "samples" / "faulty").glob("*.*") if path.suffix != ".toml"}
    assert texts == {path.stem for path in FAULTY}
