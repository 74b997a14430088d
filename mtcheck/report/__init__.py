"""Report formats: one module a format with ``render(report, out, view)``; found in this folder."""

import os
from bisect import bisect_right
from functools import cached_property, lru_cache
from importlib import import_module
from typing import NamedTuple, Protocol, TextIO

from mtcheck.finding import Note
from mtcheck.model import Document
from mtcheck.score import Report
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines


class View(NamedTuple):
    """How to show a report: colour, width in cells (0: of the terminal), how much, totals by rule."""

    color: bool = False
    width: int = 0
    verbosity: int = 0
    statistics: bool = False


class Format(Protocol):
    """What a format module offers."""

    def render(self, report: Report, out: TextIO, view: View) -> None:
        """Write the report."""


@lru_cache(maxsize=1)
def formats() -> tuple[str, ...]:
    """Return the names of the formats, sorted."""
    folder = os.path.dirname(os.path.abspath(__file__))
    return tuple(sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py") and name[0] != "_"))


def load(name: str) -> Format:
    """Return the module of a format."""
    module: Format = import_module(f"mtcheck.report.{name}")
    return module


class Lines:
    """Line and column of an offset, both from 1, columns in code points; only LF, CRLF and CR end a line."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._origin = document.origin

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in lines(self._text if self._origin is None else self._origin.raw)]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the file that a range of the document's text came from."""
        return (start, end) if self._origin is None else self._origin.place(start, end)

    def locate(self, offset: int) -> tuple[int, int]:
        """Return (line, column) in the file of a code point of the document's text."""
        return self.of_file(offset if self._origin is None else self._origin.place(offset, offset)[0])

    def of_file(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset in the file."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Sides:
    """Where the places of a finding are: in the text itself or, for a note on the source, in that."""

    def __init__(self, document: Document) -> None:
        self.target = Lines(document)
        self._document = document

    @cached_property
    def source(self) -> Lines:
        """The lines of the source, of the text itself where there is none."""
        return self.target if self._document.source is None else Lines(self._document.source)

    def of(self, note: Note) -> Lines:
        """Return the lines of the side that a note speaks of."""
        return self.source if note.side == "source" else self.target


# What a terminal or a log would obey instead of showing: controls, bidirectional marks, invisible characters.
_NAMED = {
    0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LSEP", 0x2029: "PSEP", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI",
    0x2069: "PDI", 0xFEFF: "BOM", 0x00AD: "SHY", 0x061C: "ALM", 0x180E: "MVS",
}
VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **{code: f"⟦U+{code:04X}⟧" for code in range(0x80, 0xA0)},
    **{code: f"⟦U+{code:04X}⟧" for code in (*range(0xE0000, 0xE0080), *range(0xFFF9, 0xFFFC))},
    **{code: f"⟦{name}⟧" for code, name in _NAMED.items()},
}
# What CI runners obey: "::error::" at the start of a line (blanks before it do not count), "##[group]" and
# "##vso[…]" anywhere in it.
_COMMAND = lazy(r"(?<=:)(?=:[A-Za-z])|(?<=#)(?=#\w{0,20}\[)")
_SURROGATE = lazy("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Return text that is safe to print: no control, escape or bidirectional character survives as itself.

    Commands to CI runners are broken up by a word joiner, lone surrogates become U+FFFD.
    """
    shown = text if text.isprintable() else encodable(text.translate(VISIBLE))
    return _COMMAND.sub("\u2060", shown) if "::" in shown or "##" in shown else shown


def encodable(text: str) -> str:
    """Return text that UTF-8 can hold: a lone surrogate becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
