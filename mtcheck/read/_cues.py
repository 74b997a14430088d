"""What subtitle formats share: the text of cues in clear, joined over the cues of one sentence."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from mtcheck.read import Prose
from mtcheck.read._bitext import Clear, Run, Runs, clear
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import CLOSERS, TERMINATORS

_DASH = lazy(r"\s*[-–—‐][ \u00a0]?(?=\S)")
_AFTER_END = CLOSERS + " \u00a0♪"
#: A sentence over more cues than this is a text without full stops.
_MOST_CUES = 12


def read_cues(raw: str, cues: Iterable[list[Runs]]) -> Prose:
    """Return the text of cues, given as the lines of each without their markup.

    A cue goes on in the next one if it ends without a full stop, where cues end in one as a rule, or if the next one
    begins with a small letter. A line that begins with a dash is another speaker.
    """
    parts = [part for cue in cues for part in _by_speaker(raw, cue)]
    texts = ["\n".join(clear(raw, line) for line in part).strip() for part in parts]
    ended = [text.rstrip(_AFTER_END).endswith(tuple(TERMINATORS)) for text in texts]
    punctuated = sum(ended) * 3 >= len(ended)
    text = Clear(raw)
    paragraph: list[Runs] = []
    length = 0
    for i, part in enumerate(parts):
        goes_on = (
            0 < length < _MOST_CUES and not ended[i - 1] and not _DASH.match(texts[i])
            and (punctuated or texts[i][0].islower())
        )
        if not goes_on:
            text.add(_joined(paragraph))
            paragraph, length = [], 0
        paragraph += part
        length += 1
    text.add(_joined(paragraph))
    return text.prose()


def _by_speaker(raw: str, cue: list[Runs]) -> Iterator[list[Runs]]:
    part: list[Runs] = []
    for line in cue:
        text = clear(raw, line)
        if not text.strip():
            continue
        if part and _DASH.match(text):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _joined(lines: list[Runs]) -> Runs:
    """The lines with a line end between them; its place is all that stands between them in the file."""
    joined = [*lines[0]] if lines else []
    for one, two in pairwise(lines):
        joined += [Run(one[-1].end, two[0].start, "\n"), *two]
    return joined
