"""What ``mtcheck compare`` shows: systems against one reference, for people and as JSON."""

from typing import Any, NamedTuple, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mtcheck import __version__
from mtcheck.finding import Severity
from mtcheck.reference import SEED, Compared
from mtcheck.report import View, _wire, encodable, visible
from mtcheck.score import Report, Result

SCHEMA_VERSION = 1
_QUOTE = 160
#: A difference that comes by chance less often than this is marked.
_RARE = 0.05
_LEVELS = {"crit": Severity.CRITICAL, "maj": Severity.MAJOR, "min": Severity.MINOR}
_TESTS = {"bootstrap": "paired bootstrap", "ar": "approximate randomisation"}


class Comparison(NamedTuple):
    """Systems against a reference. ``report`` has their results and ``lines`` their lines, the baseline first.

    ``metrics`` are by name, in the order to show; ``test`` is a key of ``mtcheck.reference.TESTS``.
    """

    report: Report
    lines: list[list[str]]
    reference_path: str
    reference: list[str]
    metrics: dict[str, Compared]
    test: str
    notes: list[str]

    @property
    def main(self) -> str:
        """The metric that sentences are ordered by."""
        return next(iter(self.metrics))

    def differences(self) -> list[tuple[float, int]]:
        """Return (difference, line) of every line that is scored, the worst first.

        The difference is that of the system that loses most against the baseline; of one system alone, its score.
        """
        sign = -1.0 if self.main == "TER" else 1.0
        found = []
        for index in range(len(self.reference)):
            known = [one.scores[index] for one in self.metrics[self.main].scores]
            values = [sign * value for value in known if value is not None]
            if len(values) == len(known):
                worst = min(values[1:]) - values[0] if values[1:] else values[0]
                found.append((round(worst, 2), index))
        return sorted(found)


def wire(data: Comparison) -> dict[str, Any]:
    """Return the whole comparison as plain dicts."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "mtcheck", "version": __version__},
        "signature": data.report.signature,
        "reference": encodable(data.reference_path),
        "language": data.report.results[0].document.language.code,
        "lines": len(data.reference),
        "test": {"name": data.test, "seed": SEED} if len(data.lines) > 1 else None,
        "signatures": {name: found.signature for name, found in data.metrics.items()},
        "notes": [encodable(note) for note in data.notes],
        "systems": [_system(data, index, result) for index, result in enumerate(data.report.results)],
        "sentences": [
            {
                "line": index + 1, "difference": difference, "reference": encodable(data.reference[index]),
                "systems": [
                    {"text": encodable(lines[index]),
                     **{name: found.scores[number].scores[index] for name, found in data.metrics.items()}}
                    for number, lines in enumerate(data.lines)
                ],
            }
            for difference, index in data.differences()
        ],
    }


def _system(data: Comparison, index: int, result: Result) -> dict[str, Any]:
    return {
        "path": encodable(result.document.path), "baseline": not index,
        "metrics": {
            name: {
                "score": found.scores[index].total, "interval": found.intervals[index],
                "p_value": found.p_values[index], "left_out": found.scores[index].left_out,
            }
            for name, found in data.metrics.items()
        },
        "document": _wire.document(data.report, result),
    }


def text(data: Comparison, out: TextIO, view: View, show: int) -> None:
    """Write the comparison for people, with the ``show`` lines that differ most."""
    console = Console(
        file=out, width=view.width or None, color_system="standard" if view.color else None,
        force_terminal=view.color, no_color=not view.color, highlight=False, markup=False, emoji=False,
    )
    console.print(_table(data))
    several = len(data.lines) > 1
    if any(p is not None for found in data.metrics.values() for p in found.p_values):
        console.print(Text(
            f"p: how often a difference this large comes by chance ({_TESTS[data.test]}); * under {_RARE}. "
            "It says that systems differ, not that one is better.", style="dim",
        ))
    for name, found in data.metrics.items():
        console.print(Text(f"{name}: {found.signature}", style="dim"))
    for note in data.notes:
        console.print(Text(visible(note), style="dim"))
    shown = data.differences()[:show]
    if shown:
        what = f"where a system loses most against the baseline ({data.main}):" if several else f"lowest {data.main}:"
        console.print(Text(f"\n{what}", style="bold"))
    for _, index in shown:
        console.print()
        console.print(_line(data, index))


def _table(data: Comparison) -> Table:
    several = len(data.lines) > 1
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim underline")
    table.add_column("system", overflow="fold", min_width=12)
    for name in data.metrics:
        table.add_column(name, justify="right", no_wrap=True)
        if several:
            table.add_column("p", justify="right", no_wrap=True)
    for name in ("mtcheck", *_LEVELS):
        table.add_column(name, justify="right", no_wrap=True)
    for index, result in enumerate(data.report.results):
        cells = [Text(visible(result.document.path))]
        for found in data.metrics.values():
            total, p = found.scores[index].total, found.p_values[index]
            cells.append(Text("–" if total is None else f"{total:.2f}"))
            if several and p is not None:
                cells.append(Text(f"{p:.3f}{'*' if p < _RARE else ' '}", style="bold" if p < _RARE else ""))
            elif several:
                cells.append(Text("– " if index else "base ", style="dim"))
        cells.append(Text("–" if result.score is None else f"{result.score:.1f}"))
        for level in _LEVELS.values():
            cells.append(Text(str(sum(charge.finding.severity is level for charge in result.charges))))
        table.add_row(*cells)
    return table


def _line(data: Comparison, index: int) -> Table:
    """A line of the reference and what each system has for it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold", max_width=24)
    grid.add_column(overflow="fold")
    where = Text(f"line {index + 1}", style="bold cyan")
    grid.add_row(where, Text("reference", style="dim"), _cut(data.reference[index]))
    scores = [one.scores[index] for one in data.metrics[data.main].scores]
    for result, lines, score in zip(data.report.results, data.lines, scores, strict=True):
        grid.add_row(Text(f"{score:.1f}"), Text(visible(result.document.path), style="dim"), _cut(lines[index]))
    return grid


def _cut(content: str) -> Text:
    return Text(visible(content if len(content) <= _QUOTE else content[:_QUOTE] + "…"))
