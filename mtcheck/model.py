"""What a rule sees: the document with its paragraphs, tokens, sentences and what is derived from them.

Everything is computed once, when first asked for, and in arrays: token i is ``words[i]``, ``lows[i]``,
``starts[i]``, ``ends[i]``; a sentence or paragraph is a range of token indices. Offsets are half-open ranges of
code points of the raw text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize

from mtcheck.clause import Clause, analyse, is_trained
from mtcheck.lang import Language, expansion, load
from mtcheck.lang.detect import fold, foreign_language
from mtcheck.text import align, denial, matching, overlap, quotes, segment
from mtcheck.text.likeness import LONGEST, Likeness, chrf
from mtcheck.text.numerals import value
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of
from mtcheck.text.tokenize import token_pattern

_FIRST = itemgetter(0)

HEADLINE, PROSE, QUOTE, LIST, CAPTION = "headline", "prose", "quote", "list", "caption"


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


class Pair(NamedTuple):
    """Sentences of the source and the sentences of the target that stand for them, by index; one range may be empty.

    ``confidence`` is 1.0 where the input gave the pair, else what the alignment says (0–1).
    """

    source: range
    target: range
    confidence: float


class Alignment(NamedTuple):
    """Two sentences that talk of the same: how many words both have, and those that only one has, in order.

    ``shares`` are what the common words are of the words of each (0–1). For scripts without spaces words are
    characters, and what is left over are runs of them.
    """

    common: int
    shares: tuple[float, float]
    left: tuple[str, ...]
    right: tuple[str, ...]


class Beside(NamedTuple):
    """Another text laid beside a document: the ``unit`` (line, sentence), the span of each and what stands beside it.

    Either may be empty, not both.
    """

    unit: str
    spans: list[tuple[int, int]]
    others: list[str]


class ReferenceError(ValueError):
    """A reference cannot be laid beside the text: another number of lines and of sentences, or nothing in it."""


class Term(NamedTuple):
    """A term of a glossary: as it stands in the source, and its allowed translations (none: it stays as it is).

    ``langs`` are the languages of the two, for a glossary of several; None where it is of one pair.
    """

    source: str
    targets: tuple[str, ...]
    langs: tuple[str, str] | None = None


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


_DENSE = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BULLET = lazy(r"(?:[-*•·▪■►●○‣–—]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_CREDIT = lazy(r"(?:©|\(c\)|photo\b|foto\b|image\b|bild\b|picture\b|video\b|by\s+[A-Z]|фото\b|видео\b|відео\b|снимка\b|"
                     r"写真|图片|图/|صورة)", re.IGNORECASE)
_MAY_END = frozenset(segment.TERMINATORS + ":;,")
_AFTER_END = segment.CLOSERS + " \u00a0\u202f\t\r\n"
_HEADLINE_WORDS = 18
#: The least Jaccard similarity of sentences that are aligned: of the keys of their words, of pairs of characters.
_ALIKE, _ALIKE_CHARACTERS = 0.45, 0.34
#: Full stops: they close a statement.
_STOPS = frozenset(".。।۔։።")
_QUESTION_MARKS = frozenset("?？؟՞⸮")
_QUESTION_PARTICLES = frozenset("か吗嗎呢吧")


def masked(text: str, masks: tuple[tuple[int, int], ...]) -> str:
    """Return the text with its masks blanked out, line ends and offsets unchanged."""
    if not masks:
        return text
    pieces: list[str] = []
    position = 0
    for start, end in masks:
        pieces.append(text[position:start])
        pieces.append("".join(char if char in "\r\n" else " " for char in text[start:end]))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


class Document:
    """One text under check.

    ``language`` is what the rules go by; ``language_confidence`` is 1.0 where it was declared.
    ``blocks`` are the paragraphs that the reader found, ``masks`` the spans that are not prose, both in text order;
    without them the whole text is plain prose. ``source`` is the original; ``segments`` are pairs of a block of
    the source and one of this text (-1: none) where the input gives them. ``origin`` is the file, where the text was
    extracted from it. ``glossary`` are the terms that the user wants translated in one way.
    ``not_run`` (rule → missing need) is filled by the engine before the rules run.
    """

    def __init__(
        self,
        text: str,
        language: Language,
        *,
        path: str = "<text>",
        blocks: tuple[Block, ...] | None = None,
        masks: tuple[tuple[int, int], ...] = (),
        declared: bool = True,
        language_confidence: float = 1.0,
        reference: str | None = None,
        source: "Document | None" = None,
        segments: tuple[tuple[int, int], ...] = (),
        origin: Origin | None = None,
    ) -> None:
        self.text = text
        self.language = language
        self.path = path
        self.plain = blocks is None
        self.blocks = tuple(Block(*span) for span in segment.paragraphs(text)) if blocks is None else blocks
        self.masks = masks
        self.declared = declared
        self.language_confidence = language_confidence
        self.reference = reference
        self.source = source
        self.segments = segments
        self.origin = origin
        self.glossary: tuple[Term, ...] = ()
        self.not_run: dict[str, str] = {}

    # -- the pass over the text -------------------------------------------------------------------------

    @cached_property
    def prose(self) -> str:
        """The raw text with everything that is not prose blanked out, offsets unchanged."""
        return masked(self.text, self.masks)

    @cached_property
    def _pass(self) -> "_Arrays":
        return _scan(self)

    @cached_property
    def words(self) -> list[str]:
        """The tokens as written: words, numerals, single punctuation marks."""
        return self._pass.words

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in table form: lower case, straight apostrophes."""
        return self._pass.lows

    @cached_property
    def starts(self) -> list[int]:
        """The start of each token."""
        return self._pass.starts

    @cached_property
    def ends(self) -> list[int]:
        """The end of each token."""
        return self._pass.ends

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in text order."""
        return self._pass.paragraphs

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in text order."""
        return self._pass.sentences

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The characters that occur in the prose: the cheap gate of every rule on single characters."""
        return frozenset(self.prose)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts of the letters that occur in the prose."""
        return frozenset(map(script_of, self.alphabet)) - {""}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The tokens that occur, in table form: the cheap gate of every rule on listed words."""
        return frozenset(self._positions)

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, low in enumerate(self.lows):
            if low in found:
                found[low].append(i)
            else:
                found[low] = [i]
        return found

    def where(self, words: Collection[str]) -> list[int]:
        """Return the tokens that are one of some words (a set, or a dict's keys) in table form, in text order."""
        known = self._positions
        fewer, more = (words, known) if len(words) < len(known) else (known, words)
        return sorted(chain.from_iterable([known[low] for low in fewer if low in more]))

    def release(self) -> None:
        """Forget what was derived from the text but its sentences, which reports list; it is made again if asked for.

        Keeps a run over many files small.
        """
        for name in _DERIVED - {"sentences"}:
            self.__dict__.pop(name, None)
        if self.source is not None:
            self.source.release()

    # -- views ------------------------------------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """Return the span ``[start, end)`` with its text."""
        return Span(start, end, self.text[start:end])

    def token_span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``[first, last)``."""
        return self.span(self.starts[first], self.ends[last - 1])

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds a code point, or the one before it; None in a text without sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[max(index, 0)] if self.sentences else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def is_word(self) -> list[bool]:
        """For each token whether it is a word (begins with a letter)."""
        return list(map(str.isalpha, map(_FIRST, self.words)))

    def sentence_words(self, sentence: Sentence) -> list[str]:
        """Return the word tokens of a sentence in table form."""
        lows, is_word = self.lows, self.is_word
        return [lows[i] for i in range(sentence.first, sentence.last) if is_word[i]]

    @cached_property
    def word_count(self) -> float:
        """Words of the text; for scripts without spaces characters divided by the language's constant."""
        if self.language.spaces:
            return float(sum(map(str.isalnum, map(_FIRST, self.words))))
        constant = float(self.language.properties.get("characters-per-word", "2"))
        words = [word for word, yes in zip(self.words, self.is_word, strict=True) if yes]
        return sum(1.0 if word.isascii() else len(word) / constant for word in words)

    @cached_property
    def _quotes(self) -> list[tuple[list[quotes.Quotation], list[int]]]:
        if self.alphabet.isdisjoint(quotes.CLOSERS):
            return [([], []) for _ in self.blocks]
        return [quotes.scan(self.prose, block.start, block.end) for block in self.blocks]

    @cached_property
    def quotations(self) -> list[quotes.Quotation]:
        """The quotations in double marks, outer level, in text order; none runs over the end of a paragraph."""
        return [quotation for found, _ in self._quotes for quotation in found]

    @cached_property
    def stray_quotes(self) -> list[int]:
        """The places of closing marks that nothing opened in their paragraph."""
        return [position for _, strays in self._quotes for position in strays]

    def is_quoted(self, position: int) -> bool:
        """Say whether a code point stands in a quotation."""
        index = bisect_right(self._quotation_starts, position) - 1
        return index >= 0 and position < self.quotations[index].end

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def content(self) -> list[frozenset[str]]:
        """For each sentence its content words (no closed-class words, no numerals).

        Scripts without spaces: pairs of neighbouring characters.
        """
        if not self.language.spaces:
            found = map(self.sentence_words, self.sentences)
            return [frozenset(a + b for a, b in zip(lows, lows[1:], strict=False)) for lows in found]
        closed, lows = self.language.words("function-words"), self.lows
        words = frozenset(low for low in self.vocabulary if low[0].isalpha()) - closed
        return [words.intersection(lows[sentence.first:sentence.last]) for sentence in self.sentences]

    @cached_property
    def similar(self) -> list[overlap.Pair]:
        """Pairs of sentences that share half of their content or more: ``(i, j, similarity)``, i < j, in text order."""
        return overlap.similar_pairs(self.content, minimum=0.5)

    @cached_property
    def content_words(self) -> frozenset[str]:
        """The words that are compared: neither closed-class words nor negators; where there are no spaces characters.

        Of those the Hiragana are left out, which inflect.
        """
        words = frozenset(low for low in self.vocabulary if low[0].isalpha() and not "\u3041" <= low[0] <= "\u309f")
        if not self.language.spaces:
            return words
        return words - self.language.words("function-words") - self.language.words("negators")

    @cached_property
    def _content_lists(self) -> list[list[str]]:
        kept = self.content_words
        return [[low for low in self.sentence_words(sentence) if low in kept] for sentence in self.sentences]

    @cached_property
    def alike(self) -> list[overlap.Pair]:
        """Pairs of sentences that may say the same in other forms of its words, as ``similar``: candidates to align."""
        if self.language.spaces:
            keys = {low: matching.key(low) for low in self.content_words}
            content = [frozenset(map(keys.__getitem__, lows)) for lows in self._content_lists]
            return overlap.similar_pairs(content, _ALIKE, smallest=2)
        content = [frozenset(a + b for a, b in pairwise(lows)) for lows in self._content_lists]
        return overlap.similar_pairs(content, _ALIKE_CHARACTERS, smallest=2)

    def aligned(self, pair: overlap.Pair) -> Alignment:
        """Return a pair of sentences with their words aligned: equal ones, or forms of one (``text.matching``)."""
        one, two = self._content_lists[pair.first], self._content_lists[pair.second]
        common, left, right = (matching.match if self.language.spaces else matching.match_characters)(one, two)
        return Alignment(common, (common / len(one), common / len(two)), left, right)

    @cached_property
    def runs(self) -> list[overlap.Run]:
        """Units of tokens that stand two or more times in a row."""
        return overlap.runs(self.lows, longest=20 if self.language.spaces else 40)

    @cached_property
    def repeated_paragraphs(self) -> dict[int, int]:
        """Paragraphs of two or more sentences, or 25 words, that stood before: index → index of the first one."""
        first: dict[str, int] = {}
        repeated: dict[int, int] = {}
        for index, paragraph in enumerate(self.paragraphs):
            several = paragraph.last_sentence - paragraph.first_sentence > 1
            if not several and paragraph.last_token - paragraph.first_token < 25:
                continue
            key = " ".join(self.lows[paragraph.first_token:paragraph.last_token])
            if first.setdefault(key, index) != index:
                repeated[index] = first[key]
        return repeated

    @cached_property
    def foreign(self) -> dict[int, str]:
        """The sentences that are surely in another language: index → its code (``und`` if only the script shows it).

        Quotations in that language, captions, lists, posts with @names and #tags and lists of names are left out.
        """
        if not self.language.covered:
            return {}
        candidates = (s for s in self.sentences if s.kind not in (CAPTION, LIST) and self._may_be_foreign(s))
        pairs = (
            (s.index, foreign_language(self.text[s.start:s.end], self.sentence_words(s), self.language))
            for s in candidates
        )
        found = {index: code for index, code in pairs if code is not None}
        return {index: code for index, code in found.items() if not self._is_quoted_whole(self.sentences[index], found)}

    def _is_quoted_whole(self, sentence: Sentence, foreign: dict[int, str]) -> bool:
        """Whether the sentence stands in a quotation that has no sentence in the document's language."""
        if sentence.kind != QUOTE:
            return False
        index = bisect_right(self._quotation_starts, sentence.end - 1) - 1
        quotation = self.quotations[index] if index >= 0 else None
        if quotation is None or quotation.end <= sentence.start:
            return True
        beside = [s for s in self.sentences[max(0, sentence.index - 3):sentence.index + 4] if s.index not in foreign]
        return not any(quotation.start < s.end - 1 and s.end <= quotation.end and s.last - s.first > 4 for s in beside)

    def _may_be_foreign(self, sentence: Sentence) -> bool:
        first, last = sentence.first, sentence.last
        size = last - first
        if size < 8 or sentence.end - sentence.start < 30:
            return False
        text = self.text[sentence.start:sentence.end]
        if self.language.spaces:
            own = sum(map(self.language.words("function-words").__contains__, self.lows[first:last]))
            absent = self.language.properties.get("absent-letters", "")
            if own * 4 > size and not any(letter in text for letter in absent):
                return False
        elif sum(script_of(word[0]) in self.language.scripts for word in self.words[first:last]) * 5 > size:
            return False
        letters = [word for word in self.words[first:last] if word[0].isalpha()]
        names = sum(word[0].isupper() for word in letters)
        return "@" not in text and "#" not in text and names * 2 < len(letters)

    @cached_property
    def truncated(self) -> list[tuple[Sentence, bool]]:
        """The sentences that break off, in text order, each with whether its last word proves it.

        Proof is a last word with which no sentence of the language ends. Without it a long paragraph of prose is
        taken as cut when nearly all others of the text are closed by a mark.
        """
        endings = self.language.words("incomplete-endings")
        proven = [s for s in self.sentences[1:] if s.kind not in (LIST, CAPTION) and self._hangs(s, endings)]
        found = {sentence.index: (sentence, True) for sentence in proven}
        # The head of a text, down to its first line with a closing mark, needs none: headlines, a standfirst.
        ends = (self.terminated(self.sentences[p.last_sentence - 1]) for p in self.paragraphs)
        opening = 1 + next((i for i, closed in enumerate(ends) if closed), 0)
        long = [p for p in self.paragraphs[opening:] if p.kind == PROSE and p.last_token - p.first_token >= 8]
        open_ended = [p for p in long if not self.terminated(self.sentences[p.last_sentence - 1])]
        if len(open_ended) == 1 and len(long) >= 5 and self._is_cut(open_ended[0]):
            sentence = self.sentences[open_ended[0].last_sentence - 1]
            found.setdefault(sentence.index, (sentence, False))
        return [found[index] for index in sorted(found)]

    def _is_cut(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph without a closing mark is cut prose: no quotation that goes on, credit or address."""
        last = self.sentences[paragraph.last_sentence - 1]
        text = self.text[paragraph.start:paragraph.end]
        return (
            last.last - last.first >= (6 if paragraph.last_sentence - paragraph.first_sentence > 1 else 12)
            and not any(mark in text for mark in "\"“”„«»「」/@©")
            and not self._goes_on(paragraph.end)
            and not (self.words[last.last - 2] == "." and self.ends[last.last - 2] == self.starts[last.last - 1])  # URL
            and not any(start == paragraph.start for start, _, _ in self.stock_phrases("site-residue"))
            and self.words[last.last - 1].isalpha() and not self.words[last.last - 1][0].isupper()
            and (self.language.cased or (self.language.base == "ja" and "\u3041" <= text[-1] <= "\u309f"))
            and not text.endswith(tuple(self.language.words("open-list-words") or ("\0",)))  # “… など”
        )

    def _goes_on(self, position: int) -> bool:
        """Whether the text after a line goes on with its sentence: a small letter, a quotation, a dash."""
        following = self.text[position:position + 3].strip()[:1]
        return following.islower() or following in tuple("\"“„«»「-–—")

    def _hangs(self, sentence: Sentence, endings: frozenset[str]) -> bool:
        last = sentence.last
        if last - sentence.first < 4 or self._goes_on_in_latin(sentence):
            return False
        if self.words[last - 1] in (".", "。", "।", "۔"):
            if self.text[sentence.end:sentence.end + 2].strip().isdecimal():
                return False  # the stop of an abbreviation: no. 7
            last -= 1
        word = self.words[last - 1]
        if word in ("'", "’"):  # an elided word that lost its host: l'
            return self.lows[last - 2] + "'" in endings
        if not self.language.spaces:
            tail = "".join(self.lows[max(sentence.first, last - 4):last])
            return last == sentence.last and tail.endswith(tuple(endings))
        if self.starts[last - 1] == self.ends[last - 2] and self.words[last - 2] in (".", "/", "@"):
            return False  # the end of a web address
        if last < sentence.last and self.lows[last - 2] == self.lows[last - 1]:
            return False  # a name spelled by its letters (سي إن إن)
        return self.lows[last - 1] in endings and not word[0].isupper() and (len(word) > 1 or last == sentence.last)

    def _goes_on_in_latin(self, sentence: Sentence) -> bool:
        """Whether the next line begins with a Latin name in a text of another alphabet: it stood in a link."""
        following = self.words[sentence.last:sentence.last + 1]
        return bool(following) and "Latn" not in self.language.scripts and script_of(following[0][0]) == "Latn"

    def negated(self, sentence: Sentence) -> bool:
        """Say whether the sentence denies something: see ``denied``."""
        return bool(self.denied(sentence))

    def denied(self, sentence: Sentence) -> range:
        """Return the tokens of the first part of a sentence that is denied (``text.denial``); empty where nothing is.

        Without spaces between words the part is the sentence.
        """
        if sentence.index not in self._denials:
            first, last = sentence.first, sentence.last
            if not self.language.spaces:
                text = "".join(self.sentence_words(sentence))
                found = range(first, last if denial.denies(text, *self._negations) else first)
            else:
                found = denial.denied(self.lows, first, last, self._negation)
            self._denials[sentence.index] = found
        return self._denials[sentence.index]

    def stance(self, sentence: Sentence) -> denial.Stance:
        """Return what a sentence says for sure: where it denies, where it may (``text.denial``)."""
        lows = self.lows[sentence.first:sentence.last]
        if self.language.spaces:
            return denial.stance(lows, self._negation, self._hints)
        return denial.stance_of_text("".join(lows), *self._negations, self._negation, self._hints)

    @cached_property
    def _hints(self) -> denial.Hints:
        language = self.language
        return denial.hints(language.mapping("negative-hints"), language.words("negators"), language.spaces)

    @cached_property
    def _denials(self) -> dict[int, range]:
        return {}

    @cached_property
    def _negation(self) -> denial.Negation:
        """The tables of denial; a phrase is read as tokens, its entry as it is written."""
        language, signs = self.language, self.language.mapping("negative-phrases")
        phrases = {
            first: tuple((phrase, signs.get(" ".join(phrase).replace("' ", "'")) == "-") for phrase in found)
            for first, found in language.phrases("negative-phrases").items()
        }
        borders = language.words("coordinators") | language.words("subordinators")
        return denial.Negation(language.words("negators"), phrases, borders, language.is_set("negative-concord"))

    @cached_property
    def _negations(self) -> tuple[list[str], list[str]]:
        """The strings of a text without spaces that hide a negator, the longest first, and those that deny."""
        signs, text = self.language.mapping("negative-phrases"), "".join(self.lows)
        denying = self.language.words("negators").union(phrase for phrase, sign in signs.items() if sign == "-")
        harmless = _held_by(text, (phrase for phrase, sign in signs.items() if sign == "+"))
        return sorted(harmless, key=len, reverse=True), _held_by(text, denying)

    @cached_property
    def has_negation(self) -> bool:
        """Whether the text may deny anything: the cheap gate of what compares denials."""
        if not self.language.spaces:
            return bool(self._negations[1])
        phrases = self.language.phrases("negative-phrases")
        return not (self.language.words("negators") | phrases.keys()).isdisjoint(self.vocabulary)

    @cached_property
    def _opposites(self) -> dict[str, frozenset[str]]:
        """The opposites of each word that the text has with one of them."""
        opposites = self.language.opposites
        held = self.vocabulary if self.language.spaces else frozenset(_held_by("".join(self.lows), opposites))
        return {word: others for word, others in opposites.items() if word in held and not others.isdisjoint(held)}

    @cached_property
    def has_opposites(self) -> bool:
        """Whether a word and its opposite stand in the text: the cheap gate of what compares them."""
        return bool(self._opposites)

    def opposites(self, first: Sentence, second: Sentence) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Return the words that only one sentence has and that are opposites of words that only the other has.

        Each is two half-open ranges of tokens, in text order: of the word in the first sentence, of that in the second.
        """
        for sentence in (first, second):
            if sentence.index not in self._opposed:
                self._opposed[sentence.index] = self._find_opposed(sentence)
        one, two = self._opposed[first.index], self._opposed[second.index]
        return sorted(
            (one[word], two[other]) for word in one.keys() - two.keys()
            for other in self._opposites[word] & (two.keys() - one.keys())
        )

    @cached_property
    def _opposed(self) -> dict[int, dict[str, tuple[int, int]]]:
        return {}

    def _find_opposed(self, sentence: Sentence) -> dict[str, tuple[int, int]]:
        """The words with an opposite in a sentence, with the tokens of the first place of each."""
        lows = self.lows[sentence.first:sentence.last]
        if self.language.spaces:
            return {low: (i, i + 1) for i, low in enumerate(lows, sentence.first) if low in self._opposites}
        edges = [0, *accumulate(map(len, lows))]
        return {
            word: (sentence.first + bisect_right(edges, start) - 1, sentence.first + bisect_left(edges, end))
            for start, end, word in _places("".join(lows), set(self._opposites))
        }

    def is_same_event(self, first: Sentence, second: Sentence, *, names: bool = True) -> bool:
        """Say whether two sentences can be taken to speak of one event by one voice.

        They have the same names (unless ``names`` is false) and numerals, none is a question, a concession, a list, a
        heading of a section, or stands in a quotation or begins or ends in one.
        """
        kinds = {first.kind, second.kind}
        if kinds & {QUOTE, LIST, CAPTION} or (names and not self._is_same_names(first, second)):
            return False
        if kinds == {HEADLINE} and any(sentence.kind == PROSE for sentence in self.sentences):
            return False  # headings of sections
        if any(s.kind == HEADLINE and ":" in self.text[s.start:s.end] for s in (first, second)):
            return False  # who said it stands before the colon
        if any(self._is_quoted_at(edge) for s in (first, second) for edge in (s.start, s.end - 1)):
            return False
        if sorted(v for _, v in self.numerals(first)) != sorted(v for _, v in self.numerals(second)):
            return False
        if self.asks(first) or self.asks(second):
            return False
        return not any(self.phrases(sentence, "concessives") for sentence in (first, second))

    def _is_same_names(self, first: Sentence, second: Sentence) -> bool:
        """Whether two sentences have the same names in any form; where nouns have capitals one may have more."""
        _, left, right = matching.match(sorted(self.names(first)), sorted(self.names(second)))
        return not (left and right) if self.language.is_set("nouns-capitalised") else not (left or right)

    def _is_quoted_at(self, position: int) -> bool:
        """Whether a code point is in a quotation, or a mark of one that runs over several paragraphs."""
        return self.text[position] in quotes.CLOSERS or self.is_quoted(position)

    def phrases(self, sentence: Sentence, table: str) -> frozenset[str]:
        """Return the entries of a table of words or phrases that stand in the sentence, tokens joined by blanks."""
        if not self.language.spaces:
            text = self.text[sentence.start:sentence.end]
            return frozenset(entry for entry in self.language.entries(table) if entry in text)
        phrases, lows = self.language.phrases(table), self.lows
        return frozenset(
            " ".join(phrase) for i in range(sentence.first, sentence.last) for phrase in phrases.get(lows[i], ())
            if tuple(lows[i:i + len(phrase)]) == phrase
        )

    def occurrences(self, table: str) -> list[tuple[int, int, str]]:
        """Return where entries of a table of words or phrases stand: (start, end, entry), in text order.

        Of entries that overlap the longest counts. Offsets are code points.
        """
        if not self.language.spaces:
            entries = {line.partition("\t")[0] for line in self.language.entries(table)}
            return _places(self._small_letters, entries)
        return self._phrase_places(self.language, table)

    @cached_property
    def _small_letters(self) -> str:
        """The prose in small letters, as it is where that changes its length."""
        text = self.prose.lower()
        return text if len(text) == len(self.prose) else self.prose

    def stock_phrases(self, table: str) -> list[tuple[int, int, str]]:
        """Return ``occurrences`` of a table of the language, and of the English one, which systems fall back to."""
        own = self.occurrences(table)
        return own if self.language.base == "en" else sorted({*own, *self._phrase_places(load("en"), table)})

    def _phrase_places(self, language: Language, table: str) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        phrases = language.phrases(table)
        lows, done = self.lows, 0
        for i in self.where(phrases):
            match = next((p for p in phrases[lows[i]] if tuple(lows[i:i + len(p)]) == p), None) if i >= done else None
            if match is not None:
                done = i + len(match)
                start, end = self.starts[i], self.ends[done - 1]
                found.append((start, end, " ".join(fold(self.text[start:end]).split())))
        return found

    def numerals(self, sentence: Sentence) -> list[tuple[int, str]]:
        """Return the numerals of a sentence: (token index, value as a canonical string)."""
        words = self.words
        return [
            (i, value(words[i])) for i in range(sentence.first, sentence.last)
            if words[i][0].isdecimal()
        ]

    def names(self, sentence: Sentence) -> frozenset[str]:
        """Return the capitalised words inside a sentence (not its first word); empty for scripts without case."""
        words = self.words
        return frozenset(
            words[i] for i in range(sentence.first + 1, sentence.last) if words[i][0].isupper() and len(words[i]) > 1
        )

    def clause(self, sentence: Sentence) -> Clause:
        """Return what is known of the verbs of a sentence (or of a part of it, by its range of tokens)."""
        place = (sentence.first, sentence.last)
        if place not in self._clauses:
            self._clauses[place] = analyse(
                self.words[sentence.first:sentence.last], self.lows[sentence.first:sentence.last], self.language
            )
        return self._clauses[place]

    @cached_property
    def _clauses(self) -> dict[tuple[int, int], Clause]:
        return {}

    @cached_property
    def short_sentences(self) -> list[Sentence]:
        """The short sentences (two to eight words, some three characters a word) that stand plainly in running prose.

        That is: between sentences that end in a mark and are no questions, headlines or lists, of words and
        commas up to one full stop, and no set phrase. Only of these can it be said that a missing verb is a fault.
        """
        longest = 8 if self.language.spaces else 20
        return [
            s for s in self.sentences[1:]
            if s.kind == PROSE and s.last - s.first <= longest + 3 and self._is_plain(s, longest)
            and self._stands_in_prose(s)
        ]

    def _is_plain(self, sentence: Sentence, longest: int) -> bool:
        text = self.text[sentence.start:sentence.end]
        if text[-1] not in _STOPS or text[-2:] in ("..", "…."):
            return False
        words = self.words[sentence.first:sentence.last - 1]
        letters = [word for word in words if word[0].isalpha()]
        if not 2 <= len(letters) <= longest or not all(word[0].isalnum() or word in ",،、，" for word in words):
            return False
        if not self.language.spaces and words[-1] in _QUESTION_PARTICLES:
            return False
        numbered = self.text[sentence.end:sentence.end + 2].strip().isdecimal()
        if words[-1][0].isupper() and (len(words[-1]) <= 2 or numbered):
            return False  # an abbreviation that cut the sentence off: "the Act No."
        if len(letters) > 4 and self._is_title_case(sentence, letters):
            return False  # a headline with a stop
        if self.language.scripts and script_of(letters[0][0]) not in self.language.scripts:
            return False
        if (len(words[0]) > 1 and words[0].isupper()) or words[0][0].isdecimal():
            return False  # a dateline, a list
        return " ".join(self.sentence_words(sentence)) not in self.language.words("verbless-formulas")

    def _is_title_case(self, sentence: Sentence, letters: list[str]) -> bool:
        """Whether two thirds of the words have a capital and no small word opens them ("In New York City …")."""
        language = self.language
        if language.is_set("nouns-capitalised") or self.lows[sentence.first] in language.words("function-words"):
            return False
        return sum(word[0].isupper() for word in letters[1:]) * 3 >= (len(letters) - 1) * 2

    def _stands_in_prose(self, sentence: Sentence) -> bool:
        """Whether complete sentences stand before and after, and no abbreviation cut this one off."""
        before = self.sentences[sentence.index - 1]
        after = self.sentences[sentence.index + 1] if sentence.index + 1 < len(self.sentences) else None
        for other in (before, after):
            if other is not None and (other.kind not in (PROSE, QUOTE) or not self._is_stopped(other)):
                return False
        if before.last - before.first < 4 or (after is not None and self.text[after.start].islower()):
            return False
        joined = before.paragraph == sentence.paragraph
        last = self.words[before.last - 2]
        return not (joined and self.words[before.last - 1] == "." and len(last) <= 2 and last.isalnum())

    def _is_stopped(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a full stop, before closing quotation marks."""
        text = self.text[max(sentence.start, sentence.end - 4):sentence.end].rstrip(_AFTER_END)
        return text[-1:] in _STOPS and text[-2:] != ".."

    def asks(self, sentence: Sentence) -> bool:
        """Say whether a sentence ends as a question, before closing quotation marks."""
        text = self.text[sentence.start:sentence.end].rstrip(_AFTER_END + "‘」』）]")
        if text[-1:] in (_QUESTION_MARKS | {";"} if self.language.base == "el" else _QUESTION_MARKS):
            return True
        return not self.language.spaces and text.rstrip("。")[-1:] in _QUESTION_PARTICLES

    def echoed(self, sentence: Sentence) -> bool:
        """Say whether every content word of a sentence stood in the one before it, in the same form or on its stem.

        Words with a capital inside the sentence before (names) do not count.
        """
        closed = self.language.words("function-words")
        content = [word for word in self.sentence_words(sentence) if word not in closed]
        if not content or not sentence.index:
            return False
        before = self.sentences[sentence.index - 1]
        cased = self.language.cased
        said = {
            self.lows[i] for i in range(before.first, before.last)
            if self.is_word[i] and (not cased or self.words[i][0].islower())
        }
        stems = tuple({word[:max(4, len(word) - 3)] for word in said - closed if len(word) >= 4})
        return all(word in said or (len(word) > 4 and word.startswith(stems)) for word in content)

    def ends_in_predicate(self, sentence: Sentence) -> bool:
        """Say whether a sentence ends, before its stop, as only the predicate of a main clause does (た。, 다.)."""
        endings = tuple(self.language.properties.get("predicate-endings", "").split())
        tail = "".join(self.lows[max(sentence.first, sentence.last - 3):sentence.last - 1])
        return bool(endings) and tail.endswith(endings)

    def terminated(self, sentence: Sentence) -> bool:
        """Say whether the sentence ends in a mark that may end one."""
        return _is_terminated(self.text, sentence.start, sentence.end)

    # -- beside its source --------------------------------------------------------------------------------

    @cached_property
    def pairs(self) -> list[Pair]:
        """Which sentences of the source each sentence stands for, in order; empty without a source.

        Segments that the input gives are pairs as they are. Two plain texts of as many lines are aligned line by
        line, others as a whole.
        """
        source = self.source
        if source is None:
            return []
        theirs, ours = source.paragraphs, self.paragraphs
        if self.segments:
            return [Pair(_sentences_of(theirs, one), _sentences_of(ours, two), 1.0) for one, two in self.segments]
        units, others = source.units(self), self.units(source)
        usual = expansion(source.language, self.language)
        if len(theirs) == len(ours) and _run_together(units, theirs, others, ours):
            return [
                pair for one, two in zip(theirs, ours, strict=True)
                for pair in _aligned(units, one.first_sentence, one.last_sentence,
                                     others, two.first_sentence, two.last_sentence, usual)
            ]
        return _aligned(units, 0, len(units), others, 0, len(others), usual)

    @cached_property
    def _pair_of(self) -> dict[int, Pair]:
        return {index: pair for pair in self.pairs for index in pair.target}

    def pair_of(self, sentence: Sentence) -> Pair | None:
        """Return the pair that a sentence stands in; None without a source."""
        return self._pair_of.get(sentence.index)

    def range_span(self, sentences: range) -> Span:
        """Return the span of one or more neighbouring sentences."""
        return self.span(self.sentences[sentences[0]].start, self.sentences[sentences[-1]].end)

    def passage(self, sentences: range) -> list[str]:
        """Return the tokens of neighbouring sentences in table form; empty for an empty range."""
        return self.lows[self.sentences[sentences[0]].first:self.sentences[sentences[-1]].last] if sentences else []

    def term_tokens(self, term: str) -> tuple[str, ...]:
        """Return a term cut into tokens as the text is, in table form."""
        return tuple(fold(word) for word in token_pattern(term, self.language.elision).findall(term))

    def source_has_verb(self, sentence: Sentence) -> bool:
        """Say whether the one sentence of the source that a sentence stands for surely has a finite verb."""
        pair, source = self.pair_of(sentence), self.source
        if pair is None or source is None or len(pair.source) != 1 or pair.confidence < 0.7:
            return False
        return is_trained(source.language) and source.clause(source.sentences[pair.source[0]]).finite > 0.9

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The lines of a plain text without the blanks around them, empty ones too; the blocks of any other format."""
        if not self.plain:
            return [(block.start, block.end) for block in self.blocks]
        return [segment.stripped(self.text, *line) for line in segment.file_lines(self.text)]

    def beside(self, other: str, name: str = "the reference", own_name: str = "the text") -> Beside:
        """Lay another text of the language beside this one.

        Line by line if both have as many lines (empty ones count, but not those after all text), else if both have as
        many that are not empty; else sentence by sentence if they are as many. Raises ReferenceError if none of these
        numbers agrees, or if one text is empty.
        """
        # A bilingual format gives a line a block: the one after its last line end is one that may be empty.
        cut = segment.file_lines if self.origin is None else segment.lines
        theirs = [other[start:end].strip() for start, end in cut(other)]
        filled = [line for line in theirs if line]
        own = [(start, end) for start, end in self.lines if start < end]
        for who, empty in ((name, not filled), (own_name, not own)):
            if empty:
                raise ReferenceError(f"{who} is empty")
        if max(len(max(filled, key=len)), max(end - start for start, end in own)) > LONGEST:
            raise ReferenceError(f"a line of more than {LONGEST:,} characters is no sentence to compare")
        count = max(self.lines.index(own[-1]) + 1, len(theirs) - [not line for line in reversed(theirs)].index(False))
        blocks = [(block.start, block.end) for block in self.blocks]
        for spans, lines in ((self.lines[:count], theirs[:count]), (own, filled), (blocks, filled)):
            if len(spans) == len(lines):
                kept = [(span, line) for span, line in zip(spans, lines, strict=True) if line or span[0] < span[1]]
                return Beside("line", [span for span, _ in kept], [line for _, line in kept])
        sentences = [(sentence.start, sentence.end) for sentence in self.sentences]
        paired = Document(other, self.language).sentences
        if len(sentences) == len(paired):
            return Beside("sentence", sentences, [other[s.start:s.end] for s in paired])
        raise ReferenceError(
            f"{own_name} has {len(own)} lines and {len(sentences)} sentences, "
            f"{name} {len(filled)} lines and {len(paired)} sentences"
        )

    @cached_property
    def reference_units(self) -> Beside:
        """The reference laid beside the text; nothing without one. Raises ReferenceError if it does not match."""
        return Beside("line", [], []) if self.reference is None else self.beside(self.reference)

    @cached_property
    def likeness(self) -> Likeness:
        """chrF++ of each unit against the reference. Raises ReferenceError if there is none or it does not match."""
        if self.reference is None:
            raise ReferenceError("there is no reference")
        _, spans, others = self.reference_units
        return chrf([self.text[start:end] for start, end in spans], others)

    def units(self, other: "Document") -> list[align.Unit]:
        """Return the sentences for alignment with another document: what both may share are numerals and names."""
        openings = {paragraph.first_sentence for paragraph in self.paragraphs}
        closed = self.language.words("function-words") | other.language.words("function-words")
        return [
            align.Unit(
                text_size(self.text[s.start:s.end]), self._anchors(s, closed),
                frozenset(word[:6] for word in self.content[s.index]), self._marks(s), s.index in openings,
            )
            for s in self.sentences
        ]

    def _marks(self, sentence: Sentence) -> frozenset[str]:
        text = self.text[sentence.start:sentence.end]
        quoted = _ALL_QUOTES.search(text.replace("’", "")) is not None
        marks = {"?" * self.asks(sentence), '"' * quoted, "(" * ("(" in text or "（" in text), "%" * ("%" in text)}
        return frozenset(marks - {""})

    def _anchors(self, sentence: Sentence, closed: frozenset[str]) -> frozenset[str]:
        numbers = {number for _, number in self.numerals(sentence)}
        words = {
            low[:5] for low in self.lows[sentence.first:sentence.last]
            if len(low) > 3 and low[0].isalpha() and low not in closed
        }
        return frozenset(numbers | words)


#: Characters of Chinese, Japanese and Korean say as much as this many letters.
_WEIGHT = 2.5


def text_size(text: str) -> float:
    """Return the length of a text in letters, to compare languages by."""
    return len(text) + (_WEIGHT - 1) * len(_DENSE.findall(text))


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


_DERIVED = frozenset(name for name, view in vars(Document).items() if isinstance(view, cached_property))


def _held_by(text: str, entries: Iterable[str]) -> list[str]:
    """Return the strings that stand in a text. Most are ruled out by their first letter."""
    letters = frozenset(text)
    return [entry for entry in entries if entry[0] in letters and entry in text]


def _places(text: str, entries: set[str]) -> list[tuple[int, int, str]]:
    """Return where strings stand in a text, the longest first at a place, without overlaps."""
    hits = sorted(
        (match.start(), -len(entry), entry)
        for entry in _held_by(text, entries) for match in re.finditer(re.escape(entry), text)
    )
    found: list[tuple[int, int, str]] = []
    for start, _, entry in hits:
        if not found or start >= found[-1][1]:
            found.append((start, start + len(entry), entry))
    return found


class _Arrays(NamedTuple):
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    paragraphs: list[Paragraph]
    sentences: list[Sentence]


def _scan(document: Document) -> _Arrays:
    text = document.prose
    language = document.language
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
    arrays = _Arrays(words, lows, edges[:-1:2], edges[1::2], [], [])
    token = 0
    for block in document.blocks:
        first = bisect_left(arrays.starts, block.start, token)
        token = bisect_left(arrays.starts, block.end, first)
        bounds = segment.sentences(text, block.start, block.end, abbreviations, ordinal_dot)
        _add_paragraph(arrays, text, block, first, token, bounds)
    return arrays


def _add_paragraph(
    arrays: _Arrays, text: str, paragraph: Block, first: int, last: int, bounds: list[tuple[int, int]]
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


def _after_dateline(arrays: _Arrays, first: int, last: int) -> int:
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


def _is_terminated(text: str, start: int, end: int) -> bool:
    """Say whether a stretch ends in a mark that may end a sentence, before closing quotation marks and brackets."""
    return text[max(start, end - 8):end].rstrip(_AFTER_END)[-1:] in _MAY_END


def _paragraph_kind(text: str, start: int, end: int, tokens: int, sentences: int, opening: bool) -> str:
    if _BULLET.match(text, start, end):
        return LIST
    short = tokens <= _HEADLINE_WORDS or end - start <= 40
    if short and (_CREDIT.match(text, start, end) or (text[start] in "([（" and text[end - 1] in ")]）")):
        return CAPTION
    if not _is_terminated(text, start, end) and (short or (opening and tokens <= 40)) and sentences <= 2:
        return HEADLINE
    return PROSE


_QUOTES = lazy("[\"“”„«»‹›「『‘]")
_ALL_QUOTES = lazy("[\"“”„«»‹›「」『』‘’]")
_QUOTE_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "”": "”", '"': '"', "‹": "›"}


def _quoted(text: str, line: int, start: int, end: int, inside: str) -> tuple[bool, str]:
    """Say whether a sentence stands wholly in quotation marks, and which mark is still open after it.

    ``line`` is where its paragraph begins.
    """
    opened_before = inside
    first = text[start]
    if not inside and first in _QUOTE_PAIRS:
        inside, start = _QUOTE_PAIRS[first], start + 1
        opened_before = inside
    for match in _ALL_QUOTES.finditer(text, start, end):
        char, position = match.group(), match.start()
        if inside and char in inside and not (char == "’" and text[position + 1:position + 2].isalpha()):
            inside = ""
        elif not inside and char in "“„«「『" and quotes.opens(text, position, line):
            inside = _QUOTE_PAIRS[char]
    whole = bool(opened_before) and (bool(inside) or text[end - 1] in segment.CLOSERS)
    return whole, inside
