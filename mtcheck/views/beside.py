"""What stands beside a text: the sentences of its source, the lines of a reference."""

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import expansion
from mtcheck.layout import ALL_QUOTES, Paragraph, Sentence
from mtcheck.text import align, segment
from mtcheck.text.likeness import LONGEST
from mtcheck.text.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.model import Document


_DENSE = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Characters of Chinese, Japanese and Korean say as much as this many letters.
_WEIGHT = 2.5


class Pair(NamedTuple):
    """Sentences of the source and the sentences of the target that stand for them, by index; one range may be empty.

    ``confidence`` is 1.0 where the input gave the pair, else what the alignment says (0–1).
    """

    source: range
    target: range
    confidence: float


class Unmatched(NamedTuple):
    """Neighbouring sentences of one side that have no counterpart.

    ``first`` is the index of their first pair, ``around`` the pairs before and after them (fewer at the ends of the
    text); ``given`` says that the input gave the pair itself: then it stands alone.
    """

    sentences: range
    first: int
    around: list[Pair]
    given: bool


def unmatched(pairs: list[Pair], *, target: bool) -> list[Unmatched]:
    """Return the runs of sentences without counterpart: of the target, or of the source."""
    found: list[Unmatched] = []
    k = 0
    while k < len(pairs):
        last = k
        while last < len(pairs) and _lacks(pairs[last], target) and (last == k or pairs[last].confidence < 1.0):
            last += 1
        if last > k:
            sides = [pair.target if target else pair.source for pair in pairs[k:last]]
            around = pairs[max(0, k - 1):k] + pairs[last:last + 1]
            found.append(Unmatched(range(sides[0].start, sides[-1].stop), k, around, pairs[k].confidence == 1.0))
        k = max(last, k + 1)
    return found


def _lacks(pair: Pair, target: bool) -> bool:
    return bool(pair.target and not pair.source) if target else bool(pair.source and not pair.target)


class Beside(NamedTuple):
    """Another text laid beside a document: the ``unit`` (line, sentence), the span of each and what stands beside it.

    Either may be empty, not both.
    """

    unit: str
    spans: list[tuple[int, int]]
    others: list[str]


class ReferenceError(ValueError):
    """A reference cannot be laid beside the text: another number of lines and of sentences, or nothing in it."""


def text_size(text: str) -> float:
    """Return the length of a text in letters, to compare languages by."""
    return len(text) + (_WEIGHT - 1) * len(_DENSE.findall(text))


def pairs(doc: "Document") -> list[Pair]:
    """Which sentences of the source each sentence stands for, in order; empty without a source.

    Segments that the input gives are pairs as they are. Two plain texts of as many lines are aligned line by
    line, others as a whole.
    """
    source = doc.source
    if source is None:
        return []
    theirs, ours = source.paragraphs, doc.paragraphs
    if doc.segments:
        return [Pair(_sentences_of(theirs, one), _sentences_of(ours, two), 1.0) for one, two in doc.segments]
    units, others = _units(source, doc), _units(doc, source)
    usual = expansion(source.language, doc.language)
    if len(theirs) == len(ours) and _run_together(units, theirs, others, ours):
        return [
            pair for one, two in zip(theirs, ours, strict=True)
            for pair in _aligned(units, one.first_sentence, one.last_sentence,
                                 others, two.first_sentence, two.last_sentence, usual)
        ]
    return _aligned(units, 0, len(units), others, 0, len(others), usual)


def _sentences_of(paragraphs: list[Paragraph], index: int) -> range:
    return range(paragraphs[index].first_sentence, paragraphs[index].last_sentence) if index >= 0 else range(0)


def _run_together(
    one: list[align.Unit], lines: list[Paragraph], two: list[align.Unit], others: list[Paragraph]
) -> bool:
    """Whether the lines of two texts are alike in length one by one: most within the factor two of the usual ratio."""
    sizes = [sum(unit.size for unit in one[p.first_sentence:p.last_sentence]) for p in lines]
    theirs = [sum(unit.size for unit in two[p.first_sentence:p.last_sentence]) for p in others]
    usual = (sum(theirs) or 1.0) / (sum(sizes) or 1.0)
    alike = [usual / 2 <= (b + 5) / (a + 5) <= usual * 2 for a, b in zip(sizes, theirs, strict=True)]
    return sum(alike) >= 0.8 * len(alike)


def _aligned(
    one: list[align.Unit], first: int, last: int, two: list[align.Unit], begin: int, end: int,
    usual: tuple[float, float] | None,
) -> list[Pair]:
    if last - first == end - begin == 1:
        return [Pair(range(first, last), range(begin, end), 0.95)]
    return [
        Pair(range(first + s, first + s_end), range(begin + t, begin + t_end), confidence)
        for s, s_end, t, t_end, confidence in align.align(one[first:last], two[begin:end], usual)
    ]


def _units(doc: "Document", other: "Document") -> list[align.Unit]:
    """Return the sentences for alignment with another document: what both may share are numerals and names."""
    openings = {paragraph.first_sentence for paragraph in doc.paragraphs}
    closed = doc.language.words("function-words") | other.language.words("function-words")
    return [
        align.Unit(
            text_size(doc.text[s.start:s.end]), _anchors(doc, s, closed),
            frozenset(word[:6] for word in doc.content[s.index]), _marks(doc, s), s.index in openings,
            frozenset(n for _, n in doc.numerals(s) if sum(map(str.isdecimal, n)) > 1),
        )
        for s in doc.sentences
    ]


def _marks(doc: "Document", sentence: Sentence) -> frozenset[str]:
    text = doc.text[sentence.start:sentence.end]
    quoted = ALL_QUOTES.search(text.replace("’", "")) is not None
    marks = {"?" * doc.asks(sentence), '"' * quoted, "(" * ("(" in text or "（" in text), "%" * ("%" in text)}
    return frozenset(marks - {""})


def _anchors(doc: "Document", sentence: Sentence, closed: frozenset[str]) -> frozenset[str]:
    numbers = {number for _, number in doc.numerals(sentence)}
    words = {
        low[:5] for low in doc.lows[sentence.first:sentence.last]
        if len(low) > 3 and low[0].isalpha() and low not in closed
    }
    return frozenset(numbers | words)


def beside(doc: "Document", other: str, name: str = "the reference", own_name: str = "the text") -> Beside:
    """Lay another text of the language beside this one.

    Line by line if both have as many lines (empty ones count, but not those after all text), else if both have as
    many that are not empty; else sentence by sentence if they are as many. Raises ReferenceError if none of these
    numbers agrees, or if one text is empty.
    """
    # A bilingual format gives a line a block: the one after its last line end is one that may be empty.
    cut = segment.file_lines if doc.origin is None else segment.lines
    theirs = [other[start:end].strip() for start, end in cut(other)]
    filled = [line for line in theirs if line]
    own = [(start, end) for start, end in doc.lines if start < end]
    for who, empty in ((name, not filled), (own_name, not own)):
        if empty:
            raise ReferenceError(f"{who} is empty")
    if max(len(max(filled, key=len)), max(end - start for start, end in own)) > LONGEST:
        raise ReferenceError(f"a line of more than {LONGEST:,} characters is no sentence to compare")
    count = max(doc.lines.index(own[-1]) + 1, len(theirs) - [not line for line in reversed(theirs)].index(False))
    blocks = [(block.start, block.end) for block in doc.blocks]
    for spans, lines in ((doc.lines[:count], theirs[:count]), (own, filled), (blocks, filled)):
        if len(spans) == len(lines):
            kept = [(span, line) for span, line in zip(spans, lines, strict=True) if line or span[0] < span[1]]
            return Beside("line", [span for span, _ in kept], [line for _, line in kept])
    sentences = [(sentence.start, sentence.end) for sentence in doc.sentences]
    paired = type(doc)(other, doc.language).sentences
    if len(sentences) == len(paired):
        return Beside("sentence", sentences, [other[s.start:s.end] for s in paired])
    raise ReferenceError(
        f"{own_name} has {len(own)} lines and {len(sentences)} sentences, "
        f"{name} {len(filled)} lines and {len(paired)} sentences"
    )
