"""Bitext in columns separated by tabs, a segment a line; no quotation marks and no escapes."""

from collections.abc import Iterator

from mtcheck.read import Prose
from mtcheck.read._bitext import Runs
from mtcheck.read._table import Row, plain, read_rows, refuse_wide
from mtcheck.text.segment import lines

SUFFIXES = (".tsv",)
BILINGUAL = True
NAMED_ONLY = True


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of a table; ``lang`` chooses among columns of several languages. Raises ReadError."""
    rows = (Row(start, list(_cells(text, start, end))) for start, end in lines(text))
    return read_rows(text, rows, lang, "tabs")


def _cells(text: str, start: int, end: int) -> Iterator[Runs]:
    refuse_wide(text, start, text.count("\t", start, end) + 1)
    while (tab := text.find("\t", start, end)) >= 0:
        yield plain(start, tab)
        start = tab + 1
    yield plain(start, end)
