"""Bitext in columns separated by commas (RFC 4180): a cell may stand in quotation marks, doubled inside it."""

from collections.abc import Iterator

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import Run, Runs, line_of
from mtcheck.read._table import Row, plain, read_rows, refuse_wide
from mtcheck.text.patterns import lazy

SUFFIXES = (".csv",)
BILINGUAL = True
NAMED_ONLY = True

_PLAIN = lazy(r"[^,\r\n]*")


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of a table; ``lang`` chooses among columns of several languages. Raises ReadError."""
    return read_rows(text, _rows(text), lang, "commas")


def _rows(text: str) -> Iterator[Row]:
    position = 0
    while position < len(text):
        row = Row(position, [])
        while True:
            cell, position = _cell(text, position)
            row.cells.append(cell)
            refuse_wide(text, row.start, len(row.cells))
            if not text.startswith(",", position):
                break
            position += 1
        yield row
        position += 2 if text.startswith("\r\n", position) else 1


def _cell(text: str, position: int) -> tuple[Runs, int]:
    """Return the cell that begins at a place, and the place past it."""
    if not text.startswith('"', position):
        match = _PLAIN.match(text, position)
        end = match.end() if match else position
        return plain(position, end), end
    runs: list[Run] = []
    start = position + 1
    while True:
        end = text.find('"', start)
        if end < 0:
            raise ReadError(f"line {line_of(text, position)}: a quotation mark opens a cell and none closes it")
        runs.append(Run(start, end))
        if not text.startswith('""', end):
            break
        runs.append(Run(end, end + 2, '"'))
        start = end + 2
    end += 1
    if end < len(text) and text[end] not in ",\r\n":
        raise ReadError(f"line {line_of(text, end)}: text after the quotation mark that closes a cell")
    return runs, end
