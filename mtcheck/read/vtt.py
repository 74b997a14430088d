"""WebVTT subtitles: the text of the cues; notes, styles, settings and tags are not text."""

from collections.abc import Iterator

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import Run, Runs
from mtcheck.read._cues import read_cues
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".vtt",)

_TIME = r"(?:\d{2,4}:)?\d{2}:\d{2}\.\d{3}"
_TIMING = lazy(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t][^\r\n]*)?")
_ASIDE = lazy(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_HEAD = lazy(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
# A tag is never closed in a line of degenerate input: what is no tag after so many characters is text.
_MARKUP = lazy(r"</?[A-Za-z0-9][^<>]{0,300}>|</?>|&(amp|lt|gt|nbsp|lrm|rlm|quot);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "lrm": "\u200e", "rlm": "\u200f", "quot": '"'}


def read(text: str) -> Prose:
    """Return the text of the cues. Raises ReadError for a missing head and for a block that is no cue."""
    if text.strip() and not _HEAD.match(text):
        raise ReadError("line 1: a WebVTT file begins with WEBVTT")
    return read_cues(text, _cues(text))


def _cues(text: str) -> Iterator[list[Runs]]:
    block: list[tuple[int, int]] = []
    first = 1
    for number, (start, end) in enumerate(lines(text), 1):
        if text[start:end].strip():
            block.append((start, end))
            continue
        if block and first > 1:
            yield from _cue(text, block, first)
        block, first = [], number + 1
    if block and first > 1:
        yield from _cue(text, block, first)


def _cue(text: str, block: list[tuple[int, int]], first: int) -> Iterator[list[Runs]]:
    """Yield the lines of a block that is a cue, with or without a name; nothing for a note or a style."""
    if _ASIDE.match(text, block[0][0], block[0][1]):
        return
    timing = next((i for i in (0, 1) if i < len(block) and _TIMING.fullmatch(text, *block[i])), None)
    if timing is None:
        raise ReadError(f"line {first}: a block without a timing, as in 00:01.000 --> 00:02.500")
    yield [_runs(text, start, end) for start, end in block[timing + 1:]]


def _runs(text: str, start: int, end: int) -> Runs:
    runs = []
    for match in _MARKUP.finditer(text, start, end):
        runs.append(Run(start, match.start()))
        if match[1]:
            runs.append(Run(*match.span(), _ENTITIES[match[1]]))
        start = match.end()
    return [*runs, Run(start, end)]
