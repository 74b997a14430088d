"""What the bilingual readers share: from units with their places in the file to a text, its source and their pairs."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mtcheck.model import PROSE, Block, Piece
from mtcheck.read import Prose, ReadError
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

#: Names of columns and keys, in lower case, and what stands under them.
ROLES = {
    "source": "source", "src": "source", "target": "target", "tgt": "target", "mt": "target",
    "reference": "reference", "ref": "reference",
}
#: Stands, masked, for an inline element that is shown as something: an image, a value to be filled in.
PLACEHOLDER = "\ufffc"

_CODE = lazy(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Run(NamedTuple):
    """A stretch of the file that belongs to a segment; ``text`` is what it stands for if that is not itself."""

    start: int
    end: int
    text: str | None = None
    masked: bool = False


Runs = Sequence[Run]


def clear(raw: str, runs: Runs) -> str:
    """Return the text of runs."""
    return "".join(raw[run.start:run.end] if run.text is None else run.text for run in runs)


class Unit(NamedTuple):
    """A segment of the source with its translation; ``start`` is its place in the file, for messages."""

    start: int
    source: Runs
    target: Runs
    reference: str = ""
    source_lang: str | None = None
    target_lang: str | None = None


class Clear:
    """Builds a text in clear of segments, one a line and a block, with the places of its pieces in the file."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._masks: list[tuple[int, int]] = []
        self._pieces: list[Piece] = []

    def add(self, runs: Runs, kind: str = PROSE) -> int:
        """Add a segment and return the index of its block; -1, and nothing added, if it has no text."""
        texts = [self._raw[run.start:run.end] if run.text is None else run.text for run in runs]
        shown = "".join(" " * len(text) if run.masked else text for run, text in zip(runs, texts, strict=True))
        if not shown.strip():
            return -1
        if self._parts:
            self._append("\n")
        start = self._length
        for run, text in zip(runs, texts, strict=True):
            if text:
                self._pieces.append(Piece(self._length, self._length + len(text), run.start, run.end))
                if run.masked:
                    self._masks.append((self._length, self._length + len(text)))
                self._append(text)
        self._blocks.append(Block(start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip()), kind))
        return len(self._blocks) - 1

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def prose(self, lang: str | None = None) -> Prose:
        """Return what was built."""
        return Prose(tuple(self._blocks), tuple(self._masks), "".join(self._parts), tuple(self._pieces), lang)


def prose(raw: str, units: Sequence[Unit], lang: str | None = None) -> Prose:
    """Return the translation, its source, their pairs and the reference of the units of a file.

    ``lang`` chooses where units are in several languages. A source that stands for several translations in a row
    (plural forms) is one block. The reference has a line for each segment that is translated. Raises ReadError for
    languages that cannot be chosen among and a reference with gaps.
    """
    target_lang = _one_language([unit.target_lang for unit in units], lang)
    chosen = [unit for unit in units if unit.target_lang in (target_lang, None)]
    source_langs = list(dict.fromkeys(unit.source_lang for unit in chosen if unit.source_lang))
    if len(source_langs) > 1:
        raise ReadError(f"sources in several languages ({', '.join(source_langs)}); one is expected")
    source, target = Clear(raw), Clear(raw)
    segments: list[tuple[int, int]] = []
    references: list[tuple[int, str]] = []
    last: Runs = ()
    for unit in chosen:
        repeated = bool(segments) and bool(unit.source) and unit.source == last
        pair = segments[-1][0] if repeated else source.add(unit.source), target.add(unit.target)
        if pair == (-1, -1) or (repeated and pair == segments[-1]):
            continue
        last = unit.source
        segments.append(pair)
        if pair[1] >= 0:
            references.append((unit.start, _flat(unit.reference)))
    return target.prose(target_lang)._replace(
        source=source.prose(source_langs[0] if source_langs else None), segments=tuple(segments),
        reference=_joined(raw, references),
    )


def _flat(text: str) -> str:
    return " ".join(text[start:end] for start, end in lines(text)).strip()


def _joined(raw: str, references: list[tuple[int, str]]) -> str | None:
    if not any(text for _, text in references):
        return None
    gap = next((start for start, text in references if not text), None)
    if gap is not None:
        raise ReadError(f"line {line_of(raw, gap)}: no reference, but other segments have one")
    return "\n".join(text for _, text in references)


def _one_language(codes: Iterable[str | None], lang: str | None) -> str | None:
    distinct = list(dict.fromkeys(code for code in codes if code))
    return chosen_language(distinct, lang) if len(distinct) > 1 else next(iter(distinct), None)


def chosen_language(codes: Sequence[str], lang: str | None) -> str:
    """Return which of several languages ``lang`` means. Raises ReadError if it is none or more than one of them."""
    found = matching(codes, lang)
    if found is None:
        raise ReadError(f"translations into several languages ({', '.join(codes)}); choose one with --lang")
    return found


def matching(codes: Sequence[str], lang: str | None) -> str | None:
    """Return the code that ``lang`` names: the same one, else the only one of the same language; None otherwise."""
    wanted = language_code(lang)
    if wanted is None or wanted in codes:
        return wanted
    near = [code for code in codes if code.split("-")[0] == wanted.split("-")[0]]
    return near[0] if len(near) == 1 else None


def language_code(declared: str | None) -> str | None:
    """Return the BCP 47 code of a language as a file declares it (``DE-de``, ``pt_BR``, ``sr@latin``) or None."""
    code = (declared or "").strip().replace("_", "-").replace("@latin", "-Latn")
    if not _CODE.fullmatch(code) or code.lower() in ("und", "mul", "mis", "zxx"):
        return None
    base, *rest = code.split("-")
    subtags = (part.title() if len(part) == 4 and part.isalpha() else part.upper() if len(part) == 2 else part
               for part in rest)
    return "-".join((base.lower(), *subtags))


def line_of(raw: str, position: int) -> int:
    """Return the number of the line, from 1, that a place in the file is on."""
    return sum(1 for _ in lines(raw, 0, position))
