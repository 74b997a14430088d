"""The pass over a text: its tokens with their offsets, its paragraphs and sentences and what kind each is."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from mtcheck.lang import Language
from mtcheck.lang.detect import fold
from mtcheck.text import quotes, segment
from mtcheck.text.patterns import lazy
from mtcheck.text.tokenize import token_pattern

HEADLINE, PROSE, QUOTE, LIST, CAPTION = "headline", "prose", "quote", "list", "caption"
#: Sentence-final particles that ask, in scripts without spaces.
QUESTION_PARTICLES = frozenset("か吗嗎呢吧")
#: What may stand between the last mark of a sentence and its end.
AFTER_END = segment.CLOSERS + " \u00a0\u202f\t\r\n"
ALL_QUOTES = lazy("[\"“”„«»‹›「」『』‘’]")
_BULLET = lazy(r"(?:[-*•·▪■►●○‣–—]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_CREDIT = lazy(r"(?:©|\(c\)|photo\b|foto\b|image\b|bild\b|picture\b|video\b|by\s+[A-Z]|фото\b|видео\b|відео\b|снимка\b|"
                     r"写真|图片|图/|صورة)", re.IGNORECASE)
_MAY_END = frozenset(segment.TERMINATORS + ":;,")
_HEADLINE_WORDS = 18
_QUOTES = lazy("[\"“”„«»‹›「『‘]")
_QUOTE_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "”": "”", '"': '"', "‹": "›"}


class Span(NamedTuple):
    """A half-open range of code points of the raw text, with the text it covers."""

    start: int
    end: int
    text: str


class Block(NamedTuple):
    """A paragraph that a reader found: its span and what it is (``prose``, ``headline``, ``list``)."""

    start: int
    end: int
    kind: str = PROSE


class Paragraph(NamedTuple):
    """A paragraph: its span, its range of tokens and of sentences, and its kind."""

    start: int
    end: int
    first_token: int
    last_token: int
    first_sentence: int
    last_sentence: int
    kind: str


class Sentence(NamedTuple):
    """A sentence: its span, its range of tokens (a dateline is in the span, not in the range), paragraph and kind."""

    index: int  # type: ignore[assignment]  # tuple has a method of this name
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: str


class Arrays(NamedTuple):
    """Token i is ``words[i]``, ``lows[i]``, ``starts[i]``, ``ends[i]``."""

    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    paragraphs: list[Paragraph]
    sentences: list[Sentence]


def scan(text: str, language: Language, blocks: tuple[Block, ...]) -> Arrays:
    """Return the tokens, paragraphs and sentences of a text that is cut into blocks."""
    abbreviations = language.words("abbreviations")
    ordinal_dot = language.is_set("ordinal-dot")
    pieces = token_pattern(text, language.elision).split(text)  # white space and tokens in turn
    edges = list(accumulate(map(len, pieces)))
    words = pieces[1::2]
    joined = fold("\n".join(words))
    if not joined.isascii():
        joined = normalize("NFC", joined)  # as the tables are
        for usual, own in language.folds:
            joined = joined.replace(usual, own)
    lows = joined.split("\n") if words else []
    arrays = Arrays(words, lows, edges[:-1:2], edges[1::2], [], [])
    token = 0
    for block in blocks:
        first = bisect_left(arrays.starts, block.start, token)
        token = bisect_left(arrays.starts, block.end, first)
        bounds = segment.sentences(text, block.start, block.end, abbreviations, ordinal_dot)
        _add_paragraph(arrays, text, block, first, token, bounds)
    return arrays


def _add_paragraph(
    arrays: Arrays, text: str, paragraph: Block, first: int, last: int, bounds: list[tuple[int, int]]
) -> None:
    start, end = paragraph.start, paragraph.end
    kind = paragraph.kind
    if kind == PROSE:
        kind = _paragraph_kind(text, start, end, last - first, len(bounds), not arrays.paragraphs)
    first_sentence = len(arrays.sentences)
    token, inside = first, ""
    has_quotes = _QUOTES.search(text, start, end) is not None
    if len(arrays.paragraphs) < 4:
        token = _after_dateline(arrays, first, last)
    for low, high in bounds:
        begin, token = token, bisect_left(arrays.starts, high, token, last)
        quoted, inside = _quoted(text, start, low, high, inside) if has_quotes else (False, "")
        arrays.sentences.append(
            Sentence(len(arrays.sentences), low, high, begin, token, len(arrays.paragraphs),
                     QUOTE if quoted and kind == PROSE else kind)
        )
    arrays.paragraphs.append(
        Paragraph(start, end, first, last, first_sentence, len(arrays.sentences), kind)
    )


def _after_dateline(arrays: Arrays, first: int, last: int) -> int:
    """The token after a dateline (“LISBON, 12 March —”), or the first one: it is no part of what the sentence says.

    It ends in a dash set off by spaces, opens with capitals or holds a numeral, and its other words are names.
    """
    for i in range(first + 1, min(first + 12, last - 3)):
        if arrays.words[i] in ("—", "–", "-", "―") and arrays.ends[i - 1] < arrays.starts[i] < arrays.starts[i + 1] - 1:
            head = arrays.words[first:i]
            numeral = any(word[0].isdecimal() for word in head)
            lower = [word for word in head if word[0].islower() and len(word) > 3]
            shouted = len(head[0]) > 1 and head[0].isupper()
            return i + 1 if (shouted or (numeral and "," in head) or "،" in head) and len(lower) <= numeral else first
    return first


def is_terminated(text: str, start: int, end: int) -> bool:
    """Say whether a stretch ends in a mark that may end a sentence, before closing quotation marks and brackets."""
    return text[max(start, end - 8):end].rstrip(AFTER_END)[-1:] in _MAY_END


def _paragraph_kind(text: str, start: int, end: int, tokens: int, sentences: int, opening: bool) -> str:
    if _BULLET.match(text, start, end):
        return LIST
    short = tokens <= _HEADLINE_WORDS or end - start <= 40
    if short and (_CREDIT.match(text, start, end) or (text[start] in "([（" and text[end - 1] in ")]）")):
        return CAPTION
    if not is_terminated(text, start, end) and (short or (opening and tokens <= 40)) and sentences <= 2:
        return HEADLINE
    return PROSE


def _quoted(text: str, line: int, start: int, end: int, inside: str) -> tuple[bool, str]:
    """Say whether a sentence stands wholly in quotation marks, and which mark is still open after it.

    ``line`` is where its paragraph begins.
    """
    opened_before = inside
    first = text[start]
    if not inside and first in _QUOTE_PAIRS:
        inside, start = _QUOTE_PAIRS[first], start + 1
        opened_before = inside
    for match in ALL_QUOTES.finditer(text, start, end):
        char, position = match.group(), match.start()
        if inside and char in inside and not (char == "’" and text[position + 1:position + 2].isalpha()):
            inside = ""
        elif not inside and char in "“„«「『" and quotes.opens(text, position, line):
            inside = _QUOTE_PAIRS[char]
    whole = bool(opened_before) and (bool(inside) or text[end - 1] in segment.CLOSERS)
    return whole, inside
