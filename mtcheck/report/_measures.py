"""What the reports for people say of a reference and of other texts beside the one checked: one line a fact."""

from collections.abc import Iterator
from typing import Any

from mtcheck.reference import NAMES
from mtcheck.report import Lines, Sides
from mtcheck.score import Result
from mtcheck.text.likeness import outliers

_MOST = 5


def measures(result: Result) -> Iterator[str]:
    """Yield the lines: metrics with their signatures, where they are lowest, what to know of them; then agreement."""
    found: dict[str, Any] = result.metrics or {}
    sides = Sides(result.document)
    for name in NAMES.values():
        if name in found:
            score = "not computed" if found[name]["score"] is None else found[name]["score"]
            yield f"{name} {score} against the reference ({found[name]['signature']})"
    lowest = [s for s in found.get("segments", ()) if s.get("chrF++") is not None and s["chrF++"] < 100]
    if lowest:
        lowest.sort(key=lambda segment: (segment["chrF++"], segment["start"]))
        yield f"lowest chrF++: {_places(lowest[:3], sides.target)}"
    yield from found.get("notes", ())
    if "alternative" in found:
        other = found["alternative"]
        yield f"chrF++ {other['score']} with the other translation ({other['signature']}); " \
              "this is agreement, not quality: a fault of both is not seen, a good free translation is"
        yield from _apart(other, sides.target, "the two")
    if "back_translation" in found:
        other = found["back_translation"]
        yield f"chrF++ {other['score']} of the back-translation against the source ({other['signature']}); " \
              "information, not quality: faults of the way back count too"
        yield from _apart(other, sides.source, "source and back-translation")


def _apart(found: dict[str, Any], lines: Lines, who: str) -> Iterator[str]:
    apart = [found["segments"][index] for index in outliers([s["chrF++"] for s in found["segments"]])]
    if apart:
        yield f"where {who} differ most, under half of the median chrF++: {_places(apart[:_MOST], lines)}"


def _places(segments: list[dict[str, Any]], lines: Lines) -> str:
    return ", ".join("{}:{} {}".format(*lines.locate(s["start"]), s["chrF++"]) for s in segments)
