"""Where in its file a text stood that a reader extracted from it."""

from bisect import bisect_right
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of extracted text and where it stands in the file: of one length, or one escape (``&amp;``)."""

    start: int
    end: int
    raw_start: int
    raw_end: int


class Origin:
    """The file that a text was extracted from: its own text, and the place of each piece in it, in text order."""

    def __init__(self, raw: str, pieces: tuple[Piece, ...]) -> None:
        self.raw = raw
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the file that a range of the text came from; never empty for one that is not.

        What stands between pieces (the line end that parts two segments) has no place of its own: it is that of
        the piece before.
        """
        return self._raw(start, False), self._raw(max(start, end - 1), True) if end > start else self._raw(start, False)

    def _raw(self, position: int, past: bool) -> int:
        """The place of a code point, or the one past it."""
        index = max(bisect_right(self._starts, position) - 1, 0)
        if not self._pieces:
            return 0
        start, end, raw_start, raw_end = self._pieces[index]
        if position >= end:
            return raw_end
        if end - start != raw_end - raw_start:
            return raw_end if past else raw_start
        return raw_start + position - start + past
