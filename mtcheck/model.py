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

from mtcheck.clause import Clause, analyse, is_trained
from mtcheck.lang import Language, load
from mtcheck.lang.detect import fold
from mtcheck.layout import (
    AFTER_END,
    CAPTION,
    HEADLINE,
    LIST,
    PROSE,
    QUESTION_PARTICLES,
    QUOTE,
    Arrays,
    Block,
    Paragraph,
    Sentence,
    Span,
    is_terminated,
    scan,
)
from mtcheck.origin import Origin, Piece
from mtcheck.text import denial, matching, overlap, quotes, segment
from mtcheck.text.likeness import Likeness, chrf
from mtcheck.text.numerals import value
from mtcheck.text.scripts import script_of
from mtcheck.text.tokenize import token_pattern
from mtcheck.views import beside, broken_off, foreign, short
from mtcheck.views.beside import Beside, Pair, ReferenceError, text_size

__all__ = [
    "CAPTION", "HEADLINE", "LIST", "PROSE", "QUOTE", "Alignment", "Beside", "Block", "Document", "Origin", "Pair",
    "Paragraph", "Piece", "ReferenceError", "Sentence", "Span", "Term", "masked", "text_size",
]

_FIRST = itemgetter(0)


class Alignment(NamedTuple):
    """Two sentences that talk of the same: how many words both have, and those that only one has, in order.

    ``shares`` are what the common words are of the words of each (0–1). For scripts without spaces words are
    characters, and what is left over are runs of them.
    """

    common: int
    shares: tuple[float, float]
    left: tuple[str, ...]
    right: tuple[str, ...]


class Term(NamedTuple):
    """A term of a glossary: as it stands in the source, and its allowed translations (none: it stays as it is).

    ``langs`` are the languages of the two, for a glossary of several; None where it is of one pair.
    """

    source: str
    targets: tuple[str, ...]
    langs: tuple[str, str] | None = None


#: The least Jaccard similarity of sentences that are aligned: of the keys of their words, of pairs of characters.
_ALIKE, _ALIKE_CHARACTERS = 0.45, 0.34
_QUESTION_MARKS = frozenset("?？؟՞⸮")


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
    def _pass(self) -> Arrays:
        return scan(self.prose, self.language, self.blocks)

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
        quotation = self.quotation_before(position)
        return quotation is not None and position < quotation.end

    def quotation_before(self, position: int) -> quotes.Quotation | None:
        """Return the last quotation that opens at a code point or before it; None where none does."""
        index = bisect_right(self._quotation_starts, position) - 1
        return self.quotations[index] if index >= 0 else None

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
        """The sentences that are surely in another language: index → its code (``views.foreign``)."""
        return foreign.foreign(self)

    @cached_property
    def truncated(self) -> list[tuple[Sentence, bool]]:
        """The sentences that break off, each with whether its last word proves it (``views.broken_off``)."""
        return broken_off.truncated(self)

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

    def is_same_event(self, first: Sentence, second: Sentence, *, names: bool = True, quoted: bool = False) -> bool:
        """Say whether two sentences can be taken to speak of one event by one voice.

        They have the same names (unless ``names`` is false) and numerals, none is a question, a concession, a list, a
        heading of a section, or (unless ``quoted`` is true) stands in a quotation or begins or ends in one.
        """
        kinds = {first.kind, second.kind}
        if kinds & {LIST, CAPTION} or (names and not self._is_same_names(first, second)):
            return False
        if kinds == {HEADLINE} and any(sentence.kind == PROSE for sentence in self.sentences):
            return False  # headings of sections
        if any(s.kind == HEADLINE and ":" in self.text[s.start:s.end] for s in (first, second)):
            return False  # who said it stands before the colon
        voices = any(self._is_quoted_at(edge) for s in (first, second) for edge in (s.start, s.end - 1))
        if not quoted and (voices or QUOTE in kinds):
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
        """The short sentences that stand plainly in running prose (``views.short``)."""
        return short.short_sentences(self)

    @cached_property
    def clipped(self) -> bool:
        """Whether the text is written in short sentences (``views.short``)."""
        return short.is_clipped(self)

    def asks(self, sentence: Sentence) -> bool:
        """Say whether a sentence ends as a question, before closing quotation marks."""
        text = self.text[sentence.start:sentence.end].rstrip(AFTER_END + "‘」』）]")
        if text[-1:] in (_QUESTION_MARKS | {";"} if self.language.base == "el" else _QUESTION_MARKS):
            return True
        return not self.language.spaces and text.rstrip("。")[-1:] in QUESTION_PARTICLES

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
        return is_terminated(self.text, sentence.start, sentence.end)

    # -- beside its source --------------------------------------------------------------------------------

    @cached_property
    def pairs(self) -> list[Pair]:
        """Which sentences of the source each sentence stands for, in order; empty without a source."""
        return beside.pairs(self)

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
        """Lay another text of the language beside this one (``views.beside``). Raises ReferenceError if none fits."""
        return beside.beside(self, other, name, own_name)

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
