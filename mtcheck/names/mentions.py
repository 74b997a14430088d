"""The names of a text: places and bodies that are listed, persons, words that only their capital shows to be names."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.clause import analyse, is_trained
from mtcheck.lang import Language, known, load
from mtcheck.lang.places import Places, places
from mtcheck.names.alike import bare, is_short
from mtcheck.text.scripts import script_of
from mtcheck.text.transliterate import skeleton

#: Longer words are no names; letters.
LONGEST_WORD = 40
#: A word with a capital is a name if the tagger gives it this much: among nouns with capitals it is never sure.
_PROPER = 0.1
#: After these a word may have a capital because something begins.
_OPENING = frozenset(".:!?„“\"«»‚‘…*•–—")
_QUOTES = frozenset("„“”\"«»‚‘’")


class Side(NamedTuple):
    """One of two texts: tokens as written and in table form, the token range of each sentence, language and text."""

    words: list[str]
    lows: list[str]
    sentences: list[tuple[int, int]]
    starts: list[int]
    ends: list[int]
    text: str
    language: Language

    def tokens(self, sentences: range) -> range:
        """The tokens of neighbouring sentences."""
        return range(self.sentences[sentences[0]][0], self.sentences[sentences[-1]][1]) if sentences else range(0)


class Mention(NamedTuple):
    """A name of the source: its tokens, the key of a place (else empty), and the words that may stand for it.

    ``head`` is the word that a translation keeps (the surname); ``others`` are it and what stands with it elsewhere.
    ``known`` says that more than its capital shows that it is a name.
    """

    first: int
    last: int
    key: str
    head: str
    others: frozenset[str]
    known: bool


@lru_cache(maxsize=8)
def _given_names(script: str) -> frozenset[str]:
    """The given names of all languages of a script."""
    return frozenset(
        name for code in known() if script in load(code).scripts for name in load(code).mapping("given-names")
    )


class Reader:
    """Finds the names of one side."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.language = side.language
        self.cased = side.language.cased
        self.places: Places = places(side.language)
        self.inflected = side.language.is_set("names-inflected")
        self.titles = side.language.mapping("titles").keys()
        #: Words that are no names by themselves.
        self.common = (
            side.language.words("function-words") | side.language.words("name-words")
            | side.language.mapping("months").keys() | side.language.mapping("weekdays").keys()
            | self.titles
        )
        self.small = frozenset(
            low for word, low in zip(side.words, side.lows, strict=True) if word[0].islower()
        ) if self.cased else frozenset()
        script = min(side.language.scripts, default="Latn")
        self.given = _given_names("Latn" if self.cased and script == "Latn" else script) - self.common
        self.nouns = side.language.is_set("nouns-capitalised")
        self.foreign = "Latn" not in side.language.scripts
        self.groups: dict[str, set[str]] = {}
        self._words: dict[range, frozenset[str]] = {}
        if self.cased:
            self._find_persons()

    def words(self, sentences: range) -> frozenset[str]:
        """The words of neighbouring sentences, without what an apostrophe adds."""
        found = self._words.get(sentences)
        if found is None:
            tokens = self.side.tokens(sentences)
            words = self.side.words[tokens.start:tokens.stop]
            found = frozenset(bare(word) for word in words if word[0].isalpha() and len(word) <= LONGEST_WORD)
            self._words[sentences] = found
        return found

    def text(self, sentences: range) -> str:
        """The text of neighbouring sentences in lower case."""
        tokens = self.side.tokens(sentences)
        return self.side.text[self.side.starts[tokens[0]]:self.side.ends[tokens[-1]]].lower() if tokens else ""

    def keys(self, tokens: range) -> Iterator[str]:
        """Yield the places whose names begin at tokens, be they parts of other names or not."""
        for i in tokens:
            place = self.places.at(self.side.lows, i, len(self.side.lows), self.inflected)
            if place is not None:
                yield place[0]

    def is_capital(self, i: int, first: int) -> bool:
        """Whether a token is written with a capital that the place in the sentence does not ask for."""
        words = self.side.words
        if not words[i][0].isupper() or len(words[i]) < 2 or i <= first:
            return False
        before = words[i - 1][0]
        if before == "." and i - 1 > first and self.side.lows[i - 2] in self.titles:
            return True  # Mr. Smith
        if before in _QUOTES and i - 1 > first:
            if self.side.ends[i - 1] < self.side.starts[i]:  # it closes: “…,” Smith said
                return words[i - 2][0] not in _OPENING
            return i + 1 < len(words) and words[i + 1][0] in _QUOTES  # one word in quotes
        return before not in _OPENING

    def is_title_case(self, first: int, last: int) -> bool:
        """Whether most words of a sentence have a capital: a headline."""
        long = [word for word in self.side.words[first:last] if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in long) * 4 > len(long) * 3 + 1 and len(long) > 3

    def _find_persons(self) -> None:
        """Collect the words of persons' names: each with the words that stand with it somewhere."""
        words, lows, titles = self.side.words, self.side.lows, self.titles
        for first, last in self.side.sentences:
            i = last if not self.nouns and self.is_title_case(first, last) else first
            while i < last:
                if not (words[i][0].isupper() and len(words[i]) > 1):
                    i += 1
                    continue
                end = i
                while end < last and words[end][0].isupper() and len(words[end]) > 1:
                    end += 1
                run = list(range(i, end))
                before = i - 2 if i - 1 > first and words[i - 1] == "." else i - 1  # Mr. Smith
                title = lows[i] in titles or (before >= first and lows[before] in titles)
                titled = title and not self.nouns
                inner = [j for j in run if not self.is_common(j)]
                given = [j for j in inner if lows[j] in self.given]
                if inner and ((given and inner[-1] > given[0]) or titled):
                    start = given[0] if given else inner[0]
                    own = {bare(words[j]) for j in inner if j >= start}
                    for word in own:
                        self.groups.setdefault(word, set()).update(own)
                i = end

    def is_common(self, i: int) -> bool:
        """Whether a token with a capital is no name: a common word, or one that the text writes small too."""
        low = self.side.lows[i]
        return low in self.common or low in self.small or low.removesuffix("s") in self.common or (
            "'" in low and low.partition("'")[0] in self.common
        )

    def mentions(self, sentences: range, anchored: frozenset[str]) -> Iterator[Mention]:
        """Yield the names of neighbouring sentences; of headlines in capitals those that are surely some."""
        for first, last in self.side.sentences[sentences.start:sentences.stop]:
            headline = self.cased and not self.nouns and self.is_title_case(first, last)
            for mention in self._mentions(first, last, anchored):
                if mention.known or not headline:
                    yield mention

    def _mentions(self, first: int, last: int, anchored: frozenset[str]) -> Iterator[Mention]:
        words, lows = self.side.words, self.side.lows
        i = first
        while i < last:
            if not words[i][0].isalpha() or (self.cased and not words[i][0].isupper()):
                i += 1
                continue
            end = i + 1
            place = self.places.at(lows, i, last, self.inflected)
            beside = self.cased and self._beside_name(i, i + place[1] if place else i, first, last)
            if place is not None and not beside and (not self.cased or self._names_place(i, place[1])):
                end = i + place[1]
                own = max(words[i:end], key=len) if self.language.spaces else "".join(words[i:end])
                least = 3 if self.language.spaces else 2
                yield Mention(i, end, place[0], own, frozenset({own} if len(own) >= least else ()), True)
            elif not (self.cased and self.is_common(i)):
                while end < last and words[end][0].isupper() and (self.cased or self.is_foreign(end)):
                    end += 1
                mention = self._name(i, end, first, anchored)
                if mention is not None:
                    yield mention
            i = end

    def _name(self, i: int, end: int, first: int, anchored: frozenset[str]) -> Mention | None:
        """The name in a run of words with capitals."""
        words = self.side.words
        own = [j for j in range(i, end) if not self.is_common(j) and words[j][0].isalpha()
               and 3 <= len(words[j]) <= LONGEST_WORD]
        named = [j for j in own if {words[j], bare(words[j])} & (self.groups.keys() | anchored)]
        if named and (not is_short(words[named[-1]]) or words[named[-1]] in anchored):
            head = bare(words[named[-1]])
            others = self.groups.get(head, set()) - {words[j] for j in range(i, end)}
            return Mention(named[0], named[-1] + 1, "", head, frozenset({head, *others}), True)
        if not own or not (self.cased or self.is_foreign(own[-1])):
            return None
        head = words[own[-1]]
        if is_short(head) or not bare(head).replace("-", "").isalpha():
            return None
        foreign = self.is_foreign(own[-1])
        if not foreign and not self.is_capital(own[-1], first):
            return None
        return Mention(own[0], own[-1] + 1, "", head, frozenset(bare(words[j]) for j in own), foreign)

    def is_foreign(self, i: int) -> bool:
        """Whether a token with a capital is Latin among letters of another script: a name that is not translated."""
        word = self.side.words[i]
        if not self.foreign or not word[0].isupper() or len(word) < 3:
            return False
        return script_of(word[0]) == script_of(word[-1]) == "Latn"

    def is_proper(self, mention: Mention) -> bool:
        """Whether a name that its capital alone shows is no common word."""
        words, lows = self.side.words, self.side.lows
        heads = [j for j in range(mention.first, mention.last) if words[j] == mention.head]
        listed = self.language.words("common-words")
        if listed and all(not {bare(lows[j]), bare(lows[j]).removesuffix("s")} & listed for j in heads):
            return True
        if not is_trained(self.language):
            return False
        first, last = self.side.sentences[bisect_right(self.side.sentences, (mention.first, len(words))) - 1]
        tags = analyse(words[first:last], lows[first:last], self.language).tags
        return all(tags[j - first].upos.get("PROPN", 0.0) > _PROPER for j in heads)

    def _beside_name(self, i: int, end: int, first: int, last: int) -> bool:
        """Whether another name touches these tokens: the place is a part of it (Washington Post, Michael Jordan)."""
        words = self.side.words
        before = i > first and words[i - 1][0].isupper() and self.side.lows[i - 1] not in self.common
        return before or (end < last and words[end][0].isupper() and len(words[end]) > 1)

    def _names_place(self, i: int, count: int) -> bool:
        """Whether the capital is one of a name: for short forms all letters (US, EU, but "us"), at least one inside."""
        words = self.side.words[i:i + count]
        if count == 1 and len(words[0]) <= 3:
            return words[0].isupper() and len(words[0]) > 1
        return words[0][0].isupper() and words[-1][0].isupper()


def name_tokens(reader: Reader, sentences: range) -> Iterator[tuple[str, bool]]:
    """Yield the words of neighbouring sentences that may be names by their look, and whether the place shows it."""
    side = reader.side
    for first, last in side.sentences[sentences.start:sentences.stop]:
        for i in range(first, last):
            word = bare(side.words[i])
            if not 3 <= len(word) <= LONGEST_WORD or not word[0].isalpha():
                continue
            if reader.cased:
                if word[0].isupper() and not reader.is_common(i):
                    yield word, reader.is_capital(i, first)
            elif script_of(word[0]) in ("Latn", "Kana") or (
                side.language.spaces and len(skeleton(word)) > 3 and side.lows[i] not in reader.common
            ):
                yield word, True
