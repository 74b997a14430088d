"""The report for people: each faulty sentence with its score, the span marked, what is wrong and why."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from mtcheck.finding import GIVEN, Severity
from mtcheck.report import Sides, View, visible
from mtcheck.report._measures import measures
from mtcheck.score import PASSING, Charge, Report, Result, sentence_score
from mtcheck.text.segment import lines as text_lines

_STYLE = {
    Severity.CRITICAL: "bold white on red", Severity.MAJOR: "bold red", Severity.MINOR: "yellow",
    Severity.NEUTRAL: "cyan",
}
_EXCERPT = 400
_QUOTE = 160
_INDENT = "    "


def render(report: Report, out: TextIO, view: View) -> None:
    """Write the report; a clean text is one line."""
    console = Console(
        file=out, width=view.width or None, color_system="standard" if view.color else None,
        force_terminal=view.color, no_color=not view.color, highlight=False, markup=False, emoji=False, soft_wrap=False,
    )
    writer = _Writer(console, report, view)
    for index, result in enumerate(report.results):
        if index and _shown(result, view):
            console.print()
        writer.document(result)
    if len(report.results) > 1:
        writer.total()


def _shown(result: Result, view: View) -> list[Charge]:
    """The findings to print: remarks of no weight only when asked for (they stand in the header otherwise)."""
    return [charge for charge in result.charges if charge.finding.severity or view.verbosity > 0]


class _Writer:
    def __init__(self, console: Console, report: Report, view: View) -> None:
        self.console = console
        self.report = report
        self.view = view
        self.color = view.color

    def document(self, result: Result) -> None:
        shown = _shown(result, self.view)
        passed = self.report.passes(result)
        line = Text(overflow="fold")
        if not shown and passed:
            line.append(f"✓ {visible(result.document.path)}", style="green")
            line.append(f"  nothing found · {self._facts(result)}", style="green")
            self.console.print(line)
            self._remarks(result)
            return
        line.append("✓ " if passed else "✗ ", style="bold green" if passed else "bold red")
        line.append(visible(result.document.path), style="bold")
        line.append(f"  {self._facts(result)}")
        self.console.print(line)
        self._verdict(result, passed)
        self._remarks(result)
        sides = Sides(result.document)
        groups: dict[int, list[Charge]] = {}
        for charge in shown:
            groups.setdefault(-1 if charge.sentence is None else charge.sentence, []).append(charge)
        for index, charges in groups.items():
            self.console.print()
            self._sentence(result, index, charges, sides)
        self.console.print()
        self._summary(shown)

    def _facts(self, result: Result) -> str:
        language = result.document.language
        name = language.name if language.code != "und" else "language not determined"
        how = "" if result.document.declared else f" ({result.document.language_confidence:.0%})"
        skipped = sum(need not in GIVEN for need in result.not_run.values())
        note = f" · {skipped} rule{'s' if skipped > 1 else ''} not run" if skipped else ""
        return f"{name}{how} · {result.words:,.0f} words{note}"

    def _verdict(self, result: Result, passed: bool) -> None:
        line = Text("score ", overflow="fold")
        if result.score is None:
            line.append("not applicable")
        else:
            good = result.score >= PASSING
            line.append(f"{result.score:.1f}", style="bold green" if good else "bold red")
            line.append(f" of 100 (good from {PASSING:.0f})")
        if result.indicative:
            line.append(" · indicative, under 300 words", style="dim")
        line.append(" · ")
        line.append("passes" if passed else "fails", style="green" if passed else "bold red")
        counts: dict[Severity, int] = {}
        for charge in result.charges:
            counts[charge.finding.severity] = counts.get(charge.finding.severity, 0) + 1
        parts = [f"{counts[level]} {level.label}" for level in sorted(counts, reverse=True) if level]
        line.append(f" · {', '.join(parts)}" if parts else "")
        self._wrapped(line, "  ", hang=2)

    def _remarks(self, result: Result) -> None:
        """What is said in every report: a language without tables, lists cut off, passages accepted, metrics."""
        for charge in result.charges:
            if charge.finding.rule.name == "language-not-covered":
                self._note(charge.finding.message)
        for line in measures(result):
            self._note(line)
        if result.capped:
            self._note(f"cut off after 100 findings: {', '.join(result.capped)}")
        if result.accepted:
            self._note(f"{result.accepted} accepted and not shown")
        if self.view.verbosity > 0 and result.not_run:
            lacking = [f"{rule} (needs {need})" for rule, need in sorted(result.not_run.items())]
            self._note(f"not run: {', '.join(lacking)}")

    def _note(self, message: str) -> None:
        self._wrapped(Text(visible(message), style="dim"), "  ")

    def _sentence(self, result: Result, index: int, charges: list[Charge], sides: Sides) -> None:
        located = sides.target
        document = result.document
        where = Text(_INDENT[:2])
        first = charges[0].finding.span
        if index >= 0 and not all(charge.finding.rule.document for charge in charges):
            sentence = document.sentences[index]
            start, end = sentence.start, sentence.end
            score = sentence_score(result.sentence_penalties[index])
            line, column = located.locate(start)
            where.append(f"{line}:{column}".ljust(8), style="bold cyan")
            where.append_text(_bar(score))
        else:
            start, end = first.start, first.end
            line, column = located.locate(start)
            where.append(f"{line}:{column}".ljust(8), style="bold cyan")
            where.append("document", style="dim")
        self.console.print(where)
        end = max(end, min(first.end, start + _EXCERPT))
        self._wrapped(self._excerpt(document.text, start, end, charges), _INDENT)
        for charge in charges:
            self._finding(charge, sides)

    def _excerpt(self, text: str, start: int, end: int, charges: list[Charge]) -> Text:
        """The sentence with its spans marked by colour, or by ⟦ ⟧ where there is none; a window of a long one."""
        spans = sorted((c.finding.span.start, c.finding.span.end, c.finding.severity) for c in charges)
        cut = end - start > _EXCERPT
        if cut:
            start = max(start, spans[0][0] - _EXCERPT // 4)
            end = min(end, start + _EXCERPT)
        shown = Text("…" if cut else "", overflow="fold")
        position = start
        for first, last, severity in spans:
            first, last = max(first, position), min(last, end)
            if last <= first:
                continue
            shown.append(_flat(text[position:first]))
            marked = _flat(text[first:last])
            shown.append(marked if self.color else f"⟦{marked}⟧", style=_STYLE[severity] + " underline")
            position = last
        shown.append(_flat(text[position:end]) + ("…" if cut else ""))
        return shown

    def _finding(self, charge: Charge, sides: Sides) -> None:
        finding = charge.finding
        line = Text(overflow="fold")
        line.append(f"{finding.severity.label:<8}", style=_STYLE[finding.severity])
        line.append(" ")
        line.append(visible(finding.message))
        if finding.suggestion is not None:
            line.append(f" → {visible(finding.suggestion)}", style="green")
        line.append("  ")
        line.append(finding.rule.name, style="magenta")
        if not charge.penalty and finding.severity:
            line.append("  counted once", style="dim")
        self._wrapped(line, _INDENT, hang=9)
        for note in finding.related:
            row, column = sides.of(note).locate(note.span.start)
            side = "source " if note.side == "source" else ""
            other = Text(f"↳ {side}{row}:{column} {visible(note.message)}: ", style="dim", overflow="fold")
            quoted = note.span.text if len(note.span.text) <= _QUOTE else note.span.text[:_QUOTE] + "…"
            other.append(_flat(quoted), style="not dim")
            self._wrapped(other, _INDENT + " " * 9, hang=2)

    def _wrapped(self, text: Text, indent: str, hang: int = 0) -> None:
        width = max(self.console.width - len(indent) - hang, 10)
        for number, line in enumerate(text.wrap(self.console, width)):
            line.rstrip()
            prefix = Text(indent + (" " * hang if number else ""))
            self.console.print(prefix + line, no_wrap=True, overflow="ignore", crop=False)

    def _summary(self, shown: list[Charge]) -> None:
        if not shown:
            return
        rows: dict[str, tuple[Severity, int, float]] = {}
        for charge in shown:
            name, level = charge.finding.rule.name, charge.finding.severity
            worst, count, cost = rows.get(name, (level, 0, 0.0))
            rows[name] = (max(worst, level), count + 1, cost + charge.penalty)
        ordered = sorted(rows.items(), key=lambda row: (-row[1][2], -row[1][0], row[0]))
        wide = max(len(name) for name in rows)
        head = Text(f"  {'rule'.ljust(wide)}  {'severity':<8}  {'found':>5}  {'penalty':>7}", style="dim underline")
        self.console.print(head, no_wrap=True, crop=True)
        for name, (level, count, cost) in ordered:
            line = Text(f"  {name.ljust(wide)}  ")
            line.append(f"{level.label:<8}", style=_STYLE[level])
            line.append(f"  {count:>5}  {cost:>7.1f}")
            self.console.print(line, no_wrap=True, crop=True)

    def total(self) -> None:
        results = self.report.results
        failed = sum(not self.report.passes(result) for result in results)
        line = Text("\n", overflow="fold")
        line.append("✗ " if failed else "✓ ", style="bold red" if failed else "bold green")
        score = "not applicable" if self.report.score is None else f"{self.report.score:.1f}"
        line.append(f"{len(results)} texts, {failed} of them fail{'s' if failed == 1 else ''} · score {score}")
        self.console.print(line)
        if self.view.statistics:
            self._summary([charge for result in results for charge in _shown(result, self.view)])


def _bar(score: float) -> Text:
    """A score as five cells and its number."""
    filled = round(score / 20)
    style = "green" if score >= 90 else "yellow" if score >= 70 else "red"
    bar = Text("█" * filled, style=style)
    bar.append("░" * (5 - filled), style="dim")
    bar.append(f" {score:g}")
    return bar


def _flat(text: str) -> str:
    """Text on one line, safe to print."""
    return visible(" ".join(text[start:end] for start, end in text_lines(text)))
