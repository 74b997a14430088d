"""Paragraphs and sentences with exact offsets, for every script.

The rules go by script and punctuation; what a language adds (abbreviations, "3." as an ordinal) is handed in.
"""

import re
from collections.abc import Iterator

from mtcheck.text.patterns import lazy

OPENERS = "\"'“‘„‚«»‹›「『《〈【（([{¿¡❝—–-"
CLOSERS = "\"'”’“»«›‹」』》〉】）)]}❞"
TERMINATORS = ".!?…。！？｡．।॥؟۔։።፧᙮။៕"
_CJK_STOPS = "。！？｡"
_STOPS = ".!?…．।॥؟۔։።፧᙮។៕"
_NEWLINE = lazy(r"\r\n|\r|\n")
# A stop, further stops, closing quotes and brackets (French ones after a space). The repeats are bounded: a row of
# a million dots must not cost its square.
_CANDIDATE = lazy(
    rf"(?:[{_STOPS}]{{1,8}}(?:[\u00a0\u202f]?[{re.escape(CLOSERS)}]|[ ]»(?=\s)){{0,4}}(?=\s)"
    rf"|[{_CJK_STOPS}][{_CJK_STOPS}…!?]*[{re.escape('”’」』》〉】）)]')}]*"
    # An English sentence that was left in Chinese or Japanese, and the Greek question mark: which letters stand beside
    # them is asked later, ranges of so many make a pattern slow to compile.
    rf"|(?<=[a-z]{{4}})\.[{re.escape(CLOSERS)}]{{0,2}}(?=[^\W\x00-\xff])|[;\u037e](?=\s))"
)
_NEXT = lazy(rf"\s*[{re.escape(OPENERS)}\s]*")
_INITIALS = lazy(r"(?:^|[\s(.\-])[^\W\d_]$")
_WORD_BEFORE = lazy(r"[^\s(\[{\"'“„«»‘’—–/]+$")
_PLAIN_WORD = lazy(r"[^\W\d_]{4,}$")
_ROMAN = lazy(r"[IVX]{1,5}$")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines in ``text[start:end]`` without their ends; only LF, CRLF and CR end a line."""
    end = len(text) if end is None else end
    for match in _NEWLINE.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def file_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines of a file: after the last line end there is none."""
    found = list(lines(text))
    return found[:-1] if found[-1][0] == len(text) else found


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends; ``(start, start)`` if it is nothing else."""
    piece = text[start:end].strip()
    first = text.index(piece, start)
    return first, first + len(piece)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs, without white space around them.

    A line is a paragraph, as editors and content systems write prose; lines that were wrapped to a
    width are joined again into the block that a blank line ends.
    """
    block: list[tuple[int, int]] = []
    for first, last in lines(text, start, end):
        if text[first:last].strip():
            block.append((first, last))
            continue
        yield from _block_paragraphs(text, block)
        block = []
    yield from _block_paragraphs(text, block)


def _block_paragraphs(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(block) > 2 and _is_wrapped(text, block):
        block = [(block[0][0], block[-1][1])]
    for first, last in block:
        yield stripped(text, first, last)


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Say whether a block was wrapped: even, longish lines that mostly break inside a sentence."""
    inner = block[:-1]
    lengths = [last - first for first, last in inner]
    if min(lengths) < 40 or max(lengths) > 130 or max(lengths) - min(lengths) > 30:
        return False
    broken = sum(text[last - 1] not in TERMINATORS + CLOSERS + ":" for _, last in inner)
    return broken * 2 > len(inner)


def sentences(
    text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset(), ordinal_dot: bool = False
) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph, without the white space between them.

    ``abbreviations`` are lower-case and without their last dot; ``ordinal_dot`` is for languages that
    write ordinals as "3." (German, Czech, Icelandic …).
    """
    found: list[tuple[int, int]] = []
    first = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match.start() < first or match.end() >= end:
            continue
        if first == start and match.start() - first <= 3 and text[first:match.start()].isdecimal():
            continue  # the number of a list item: "1. The budget"
        gap = _NEXT.match(text, match.end(), end)
        following = gap.end() if gap else match.end()
        if following >= end or not _is_boundary(text, first, match, following, abbreviations, ordinal_dot):
            continue
        found.append((first, match.end()))
        first = _skip_space(text, match.end(), end)
    if first < end:
        found.append((first, end))
    return found


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _is_boundary(
    text: str, first: int, match: re.Match[str], following: int, abbreviations: frozenset[str], ordinal_dot: bool
) -> bool:
    mark = text[match.start()]
    after = text[following]
    stop = match.group()
    if mark in _CJK_STOPS:
        # 「…。」と述べた: a closed quotation goes on when its sentence does.
        goes_on = "\u3041" <= text[match.end()] <= "\u309f" or text[match.end()] in "、，"
        return stop[-1] not in "」』”’）)】" or not goes_on
    if mark in "।॥؟۔։።፧᙮။៕．":
        return True
    if mark == "…" or stop.startswith(".."):
        return not after.islower()
    before, behind = text[max(0, match.start() - 1):match.start()], text[match.end()]
    if mark in ";\u037e" and not ("\u0370" <= before <= "\u03ff" or "\u1f00" <= before <= "\u1fff"):
        return False
    if mark in "!?;\u037e":
        return not after.islower() and after not in ",;"
    if not (behind.isspace() or "\u3040" <= behind <= "\u30ff" or "\u4e00" <= behind <= "\u9fff"):
        return False
    blank = text.rfind(" ", max(first, match.start() - 40), match.start())
    word_match = _WORD_BEFORE.search(text, max(first, blank + 1, match.start() - 40), match.start())
    word = word_match.group() if word_match else ""
    if after.islower():
        return _starts_lower_case_sentence(word, stop, abbreviations)
    if len(stop) == 1 and _is_abbreviated(word, abbreviations, ordinal_dot, text, match, following):
        return False
    return after not in ",;:"


def _starts_lower_case_sentence(word: str, stop: str, abbreviations: frozenset[str]) -> bool:
    """A stop after an ordinary word ends the sentence even when the next one forgot its capital."""
    return stop == "." and _PLAIN_WORD.match(word) is not None and word.lower() not in abbreviations


def _is_abbreviated(
    word: str, abbreviations: frozenset[str], ordinal_dot: bool, text: str, match: re.Match[str], following: int
) -> bool:
    if not word:
        return False
    lower = word.lower()
    if lower in abbreviations:
        return True
    if _INITIALS.search(word) and not word.isdecimal():
        return word[-1].isupper() or len(word) == 1
    if ordinal_dot and len(word) <= 2 and word.isdecimal():
        return True
    return ordinal_dot and _ROMAN.match(word) is not None
