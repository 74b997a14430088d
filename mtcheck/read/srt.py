"""SubRip subtitles: number, timing, lines of text; tags and positions are not text."""

import re
from collections.abc import Iterator

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import Run, Runs
from mtcheck.read._cues import read_cues
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".srt",)

_TIME = r"\d{1,4}:\d{1,2}:\d{1,2}[,.:]\d{1,4}"
_TIMING = lazy(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t][^\r\n]*)?")
_BROKEN_TIMING = lazy(r"[ \t]*\d{1,4}:\d{1,2}[\d:,. \t]*-+>|[^\r\n]*-->")
_NUMBER = lazy(r"[ \t]*\d{1,9}[ \t]*")
_MARKUP = lazy(r"</?(?:[ibus]|font)(?:[ \t][^<>\r\n]{0,200})?>|\{\\[^{}\r\n]{1,200}\}", re.IGNORECASE)


def read(text: str) -> Prose:
    """Return the text of the cues. Raises ReadError for a timing that is none and for text before the first one."""
    return read_cues(text, _cues(text))


def _cues(text: str) -> Iterator[list[Runs]]:
    rows = list(lines(text))
    cue: list[Runs] | None = None
    for i, (start, end) in enumerate(rows):
        if _TIMING.fullmatch(text, start, end):
            if cue is not None:
                yield cue
            cue = []
        elif _is_number_of_cue(text, rows, i) or not text[start:end].strip():
            continue
        elif _BROKEN_TIMING.match(text, start, end):
            raise ReadError(f"line {i + 1}: not a timing as in 00:00:01,000 --> 00:00:02,500")
        elif cue is None:
            raise ReadError(f"line {i + 1}: text before the first timing, as in 00:00:01,000 --> 00:00:02,500")
        else:
            cue.append(_runs(text, start, end))
    if cue is not None:
        yield cue


def _is_number_of_cue(text: str, rows: list[tuple[int, int]], i: int) -> bool:
    """Whether a line is a number before a timing, at the beginning or after a blank line."""
    if not _NUMBER.fullmatch(text, *rows[i]) or i + 1 == len(rows):
        return False
    opens = i == 0 or not text[slice(*rows[i - 1])].strip()
    return opens and (_BROKEN_TIMING.match(text, *rows[i + 1]) is not None)


def _runs(text: str, start: int, end: int) -> Runs:
    runs = []
    for match in _MARKUP.finditer(text, start, end):
        runs.append(Run(start, match.start()))
        start = match.end()
    return [*runs, Run(start, end)]
