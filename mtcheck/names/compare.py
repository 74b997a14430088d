"""Which names of a source sentence have no counterpart in its translation, and what stands there instead.

A name is judged only where it surely is one: a listed place or body, a person (after a given name or a title, and the
same surname elsewhere), a word with a capital that the translation writes as a name elsewhere in the text. Across
scripts names are compared by their sounds (``mtcheck.text.transliterate``).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from unicodedata import normalize
from weakref import WeakKeyDictionary

from mtcheck.clause import analyse, is_trained
from mtcheck.lang import Language, known, load
from mtcheck.lang.places import Places, places
from mtcheck.model import Document
from mtcheck.names import Gap
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of
from mtcheck.text.transliterate import near, skeleton

#: The scripts whose words can be compared by their sounds.
_READ = frozenset(("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Beng", "Guru", "Gujr", "Kana", "Hang"))
#: A name may stand in this many pairs before or after.
_AROUND = 2
#: Longer pairs are not compared: nobody can say what stands for what.
_LONGEST = 200
#: Longer words are no names; letters.
_LONGEST_WORD = 40
#: Skeletons that differ by this much for each sound are one name; short ones must be nearer.
_NEAR = 0.3
_NEAR_SHORT = 0.17
_NEAR_SAME_SCRIPT = 0.17
_NEAR_SMALL = 0.12
#: Skeletons that differ by this much may be those of one name: what is so near is not said to be missing or new.
_AKIN = 0.3
#: A translation into Han leaves names in their letters if it does so in this share of the pairs.
_COPYING = 0.1
#: A word with a capital is a name if the tagger gives it this much: among nouns with capitals it is never sure.
_PROPER = 0.1
#: After these a word may have a capital because something begins.
_OPENING = frozenset(".:!?„“\"«»‚‘…*•–—")
_QUOTES = frozenset("„“”\"«»‚‘’")
_MARKS = lazy("[\u0300-\u036f]")
#: What is written together with the word after it in Hebrew and Arabic script.
_CLITICS = lazy("[ובכלמשה]{1,3}|[وفبكل]{0,2}ال|[وفبكل]{1,2}")
_LETTERS = lazy("[a-z\u00df-\u024f]")
_CUT = lazy("[-\u2010\u2011'’]")


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


class _Mention(NamedTuple):
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


def _fold(word: str) -> str:
    low = word.lower()
    return low if low.isascii() else normalize("NFC", _MARKS.sub("", normalize("NFD", low)))


@lru_cache(maxsize=65536)
def _variants(word: str) -> tuple[tuple[str, str], ...]:
    """The word and its parts, each folded and as a skeleton; without clitics too where they are written together."""
    parts = [word, *(part for part in _CUT.split(word) if len(part) > 1 and part != word)]
    clitics = _CLITICS.match(word)
    if clitics:
        parts += [word[i:] for i in range(1, clitics.end() + 1) if len(word) - i > 2]
    return tuple((_fold(part), skeleton(part)) for part in parts)


@lru_cache(maxsize=65536)
def _same(one: str, two: str) -> bool:
    """Whether two words may be one name. What is written small in a script with capitals must be nearly the same."""
    near_script = script_of(one[0]) == script_of(two[0])
    small = one[0].islower() or two[0].islower()
    joined = near_script and "\u0590" <= one[0] <= "\u07ff"
    for plain, sounds in _variants(one)[:4]:
        for other, theirs in _variants(two):
            if plain == other or (near_script and _share_beginning(plain, other)):
                return True
            least = min(len(sounds), len(theirs))
            if not least or joined or (near_script and (least < 2 or (least == 2 and plain[0] != other[0]))):
                continue
            if small and (near_script or least < 3):
                continue
            bound = _NEAR_SMALL if small else _NEAR_SAME_SCRIPT if near_script else _NEAR if least > 2 else _NEAR_SHORT
            if near(sounds, theirs, bound):
                return True
    return joined and min(len(one), len(two)) > 3 and near(skeleton(one), skeleton(two), _NEAR_SAME_SCRIPT)


def _holds(one: str, two: str) -> bool:
    """Whether a word is a name or, in Kana, a row of words with the name."""
    return _same(one, two) or (
        script_of(two[0]) == "Kana" != script_of(one[0]) and one[0].isupper() and _within(skeleton(one), skeleton(two))
    )


@lru_cache(maxsize=65536)
def _akin(one: str, two: str) -> bool:
    """Whether a word may explain another one: the same name by a wide measure, a compound with it, its initials."""
    if _same(one, two):
        return True
    if 1 < len(one) < 6 and one.isupper() and two[0].upper() == one[0]:
        letters = iter(_fold(two))
        return all(letter in letters for letter in one.lower())
    near_script = script_of(one[0]) == script_of(two[0])
    for plain, sounds in _variants(one)[:4]:
        for other, theirs in _variants(two):
            short, long = sorted((plain, other), key=len)
            if near_script and len(short) > 3 and short[:max(4, len(short) - 3)] in long:
                return True
            least = min(len(sounds), len(theirs))
            if one[0].islower() or least < 3 or (near_script and two[0].islower()):
                continue
            if two[0].islower():
                if near(sounds, theirs, _NEAR_SHORT):
                    return True
            elif near(sounds, theirs, _AKIN) or _within(sounds, theirs) or _within(theirs, sounds):
                return True
    return False


def _within(sounds: str, theirs: str) -> bool:
    """Whether the sounds of a name stand inside a longer word."""
    size = len(sounds)
    return 1 < size < len(theirs) and any(
        near(sounds, theirs[i:i + size], _NEAR_SHORT) for i in range(len(theirs) - size + 1)
    )


def _bare(word: str) -> str:
    """A word without what an apostrophe adds to it."""
    if "'" not in word and "’" not in word:
        return word
    head = word.partition("'")[0].partition("’")[0]
    return head if len(head) > 2 else word


def _is_short(word: str) -> bool:
    """Whether a word is made of initials: a translation may spell them out."""
    return sum(letter.isupper() for letter in word) > max(1, len(word) // 3)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) < 6


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether words that stand close together begin with the letters of an acronym."""
    for i in range(len(words)):
        letters = iter(word[0] for word in words[i:i + 3 * len(short)])
        if words[i][0] == short[0] and all(letter in letters for letter in short):
            return True
    return False


def _spells_out(short: list[str], name: str) -> bool:
    """Whether a name may be what initials of the source stand for: PNG, VW."""
    return any(_in_order(_fold(one), _fold(name)) or _in_order(skeleton(one), skeleton(name)) for one in short)


def _in_order(letters: str, text: str) -> bool:
    """Whether a text begins with the first of some letters and has the others behind it in their order."""
    rest = iter(text)
    return bool(letters) and text[:1] == letters[0] and all(letter in rest for letter in letters)


def _share_beginning(one: str, two: str) -> bool:
    """Whether two words of one script differ in the ending alone: what the shorter one has of its own is a vowel."""
    short, long = sorted((one, two), key=len)
    shared = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= 4 and (shared >= 7 or (len(short) - shared < 3 and skeleton(short[shared:]) in ("", "A")))


class _Reader:
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
            found = frozenset(_bare(word) for word in words if word[0].isalpha() and len(word) <= _LONGEST_WORD)
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
                    own = {_bare(words[j]) for j in inner if j >= start}
                    for word in own:
                        self.groups.setdefault(word, set()).update(own)
                i = end

    def is_common(self, i: int) -> bool:
        """Whether a token with a capital is no name: a common word, or one that the text writes small too."""
        low = self.side.lows[i]
        return low in self.common or low in self.small or low.removesuffix("s") in self.common or (
            "'" in low and low.partition("'")[0] in self.common
        )

    def mentions(self, sentences: range, anchored: frozenset[str]) -> Iterator[_Mention]:
        """Yield the names of neighbouring sentences; of headlines in capitals those that are surely some."""
        for first, last in self.side.sentences[sentences.start:sentences.stop]:
            headline = self.cased and not self.nouns and self.is_title_case(first, last)
            for mention in self._mentions(first, last, anchored):
                if mention.known or not headline:
                    yield mention

    def _mentions(self, first: int, last: int, anchored: frozenset[str]) -> Iterator[_Mention]:
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
                yield _Mention(i, end, place[0], own, frozenset({own} if len(own) >= least else ()), True)
            elif not (self.cased and self.is_common(i)):
                while end < last and words[end][0].isupper() and (self.cased or self.is_foreign(end)):
                    end += 1
                mention = self._name(i, end, first, anchored)
                if mention is not None:
                    yield mention
            i = end

    def _name(self, i: int, end: int, first: int, anchored: frozenset[str]) -> _Mention | None:
        """The name in a run of words with capitals."""
        words = self.side.words
        own = [j for j in range(i, end) if not self.is_common(j) and words[j][0].isalpha()
               and 3 <= len(words[j]) <= _LONGEST_WORD]
        named = [j for j in own if {words[j], _bare(words[j])} & (self.groups.keys() | anchored)]
        if named and (not _is_short(words[named[-1]]) or words[named[-1]] in anchored):
            head = _bare(words[named[-1]])
            others = self.groups.get(head, set()) - {words[j] for j in range(i, end)}
            return _Mention(named[0], named[-1] + 1, "", head, frozenset({head, *others}), True)
        if not own or not (self.cased or self.is_foreign(own[-1])):
            return None
        head = words[own[-1]]
        if _is_short(head) or not _bare(head).replace("-", "").isalpha():
            return None
        foreign = self.is_foreign(own[-1])
        if not foreign and not self.is_capital(own[-1], first):
            return None
        return _Mention(own[0], own[-1] + 1, "", head, frozenset(_bare(words[j]) for j in own), foreign)

    def is_foreign(self, i: int) -> bool:
        """Whether a token with a capital is Latin among letters of another script: a name that is not translated."""
        word = self.side.words[i]
        if not self.foreign or not word[0].isupper() or len(word) < 3:
            return False
        return script_of(word[0]) == script_of(word[-1]) == "Latn"

    def is_proper(self, mention: _Mention) -> bool:
        """Whether a name that its capital alone shows is no common word."""
        words, lows = self.side.words, self.side.lows
        heads = [j for j in range(mention.first, mention.last) if words[j] == mention.head]
        listed = self.language.words("common-words")
        if listed and all(not {_bare(lows[j]), _bare(lows[j]).removesuffix("s")} & listed for j in heads):
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


class _Both:
    """The two sides and their pairs."""

    def __init__(self, source: Side, target: Side, pairs: list[tuple[range, range]]) -> None:
        self.pairs = pairs
        self.theirs, self.ours = _Reader(source), _Reader(target)
        self.readable = bool(target.language.scripts & _READ)
        self.anchored = _anchored(self.theirs, self.ours, pairs)
        self.steady: dict[str, bool] = {}

    def around(self, k: int, side: int, pairs: int) -> range:
        """The sentences of one side of the pairs about one."""
        found = [pair[side] for pair in self.pairs[max(0, k - pairs):k + pairs + 1] if pair[side]]
        return range(min(r.start for r in found), max(r.stop for r in found)) if found else range(0)

    def lacks(self, mention: _Mention, k: int) -> bool:
        """Whether nothing in the target of a pair stands for a name."""
        text = self.ours.text(self.pairs[k][1])
        return not self.is_placed(mention, self.pairs[k][1]) and not any(
            (len(part) > 3 and part.lower() in text) or self.is_written(part, k) for part in mention.others
        )

    def is_away(self, mention: _Mention, sentences: range) -> bool:
        """Whether nothing in sentences of the target looks as if it stood for a name."""
        words = self.ours.words(sentences)
        text = self.ours.text(sentences)
        related = self.ours.places.related(mention.key)
        return not self.is_placed(mention, sentences) and not any(
            (len(part) > 3 and part.lower() in text) or any(_akin(part, word) for word in words)
            for part in mention.others
        ) and not any(_stands(key, self.ours, sentences) for key in related & self.ours.places.places.keys())

    def is_placed(self, mention: _Mention, sentences: range) -> bool:
        """Whether a name is a place that the target names, or that the tables do not know in its language."""
        keys = {mention.key} if mention.key else set(self.theirs.keys(range(mention.first, mention.last)))
        return any(_stands(key, self.ours, sentences) for key in keys)

    def is_proven(self, mention: _Mention, k: int) -> bool:
        """Whether a name is a place that is listed with its adjective, or one that other pairs write by its sounds."""
        if mention.key:
            place = self.ours.places.places.get(mention.key)
            # Initials (the U.S. army) are spelled out, shortened and left out freely.
            if place is None or not mention.others or mention.head.isupper():
                return False
            return bool(place.stems or mention.key.islower() or not self.ours.language.spaces)
        copied = "Latn" in self.ours.language.scripts and self.theirs.is_foreign(mention.last - 1)
        return (copied and len(mention.head) > 3) or any(self.other_forms(part, k) for part in mention.others)

    def other_forms(self, name: str, k: int) -> list[str]:
        """How the translation writes a name in other pairs."""
        return [
            form for form, pairs in self.anchored.get(name, {}).items() if pairs != [k] and self.is_steady(form)
        ]

    def is_comparable(self, mention: _Mention, k: int) -> bool:
        """Whether the translation shows a name by its sounds, or by its letters: acronyms, and names among Han."""
        heard = self.readable and ("Latn" in self.ours.language.scripts or not _is_acronym(mention.head))
        return heard or self.is_copied(mention, k) or (not self.readable and self.copies)

    @cached_property
    def copies(self) -> bool:
        """Whether the translation leaves names in their letters."""
        pairs = {pair for forms in self.anchored.values() for found in forms.values() for pair in found}
        return len(pairs) > _COPYING * len(self.pairs)

    def is_copied(self, mention: _Mention, k: int) -> bool:
        """Whether the translation leaves a name in its letters in nearly all other pairs."""
        for name in mention.others:
            pairs = {pair for pairs in self.anchored.get(name, {}).values() for pair in pairs} - {k}
            if pairs and 3 * len(pairs) > 2 * (self.named[name] - 1):
                return True
        return False

    @cached_property
    def named(self) -> Counter[str]:
        """In how many pairs each name of the source stands that the translation writes too."""
        return Counter(name for one, _ in self.pairs for name in self.theirs.words(one) & self.anchored.keys())

    def is_written(self, name: str, k: int) -> bool:
        """Whether a pair has a name in a form that it has in other pairs too; if it has none there, by its sounds."""
        words = self.ours.words(self.pairs[k][1])
        forms = self.other_forms(name, k)
        return any(_holds(form, word) for form in forms or [name] for word in words)

    def strangers(self, k: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the names in the target of a pair that the source has not there: places, and names of the text.

        The last says whether its capital or a list shows that it is a name.
        """
        beside = self.around(k, 0, 1)
        short = [word for word in self.theirs.words(self.pairs[k][0]) if 1 < len(word) < 6 and word.isupper()]
        near = self.near(beside)
        here = near & self.theirs.words(self.pairs[k][0])
        ours = self.ours.words(self.pairs[k][1])
        theirs = [low for i in self.theirs.side.tokens(beside) if (low := self.theirs.side.lows[i])[0].isalpha()]

        def is_new(word: str) -> bool:
            # What another word of the translation stands for already explains nothing else.
            return not any(_same(name, word) for name in near) and not any(
                _akin(name, word) and not any(_same(name, other) for other in ours if other != word) for name in here
            ) and not (_is_acronym(word) and _abbreviates(word.lower(), theirs))

        taken: set[int] = set()
        for other in self.ours.mentions(self.pairs[k][1], frozenset()):
            taken.update(range(other.first, other.last) if other.key else ())
            if other.key not in self.theirs.places.places or len(other.head) < 2:
                continue
            keys = {other.key, *self.meant(other, k)} & self.theirs.places.places.keys()
            if all(is_new(part) for part in other.others) and not any(
                _stands(key, self.theirs, beside) for key in keys
            ) and not _spells_out(short, "".join(self.ours.side.words[other.first:other.last])):
                yield other.first, other.last, True
        for i in self.ours.side.tokens(self.pairs[k][1]):
            word = _bare(self.ours.side.words[i])
            if i not in taken and self.is_steady(word) and is_new(word) and self.is_name(i, word) and not any(
                _stands(key, self.theirs, beside) for key in self.ours.keys(range(i, i + 1))
            ) and not _spells_out(short, word) and not self.is_part(i, here):
                yield i, i + 1, self.ours.cased

    def is_legible(self, sentences: range) -> bool:
        """Whether sentences of the target may hold names that can be read: among Han those in Latin letters."""
        return self.readable or _LETTERS.search(self.ours.text(sentences)) is not None

    def may_replace(self, mention: _Mention, i: int) -> bool:
        """Whether a token may stand in the place of a name: among Han Latin for Latin, what is read is unknown."""
        return bool(mention.key) or self.readable or script_of(self.ours.side.words[i][0]) == "Latn"

    def meant(self, place: _Mention, k: int) -> Iterator[str]:
        """Yield what a place of the target of a pair may be said for: a capital for a country not named itself."""
        side, countries = self.ours.side, self.ours.places.places[place.key].meant
        beside = [side.lows[j] for j in (place.first - 1, place.last) if 0 <= j < len(side.lows)]
        located = not self.ours.language.words("locatives").isdisjoint(beside)
        for key in self.ours.places.related(place.key):
            if key not in countries or not (located or _stands(key, self.ours, self.pairs[k][1])):
                yield key

    def is_part(self, i: int, here: frozenset[str]) -> bool:
        """Whether a name stands beside one that the source has: a first name that the translator adds."""
        words = self.ours.side.words
        beside = [_bare(words[j]) for j in (i - 1, i + 1) if 0 <= j < len(words)]
        return self.ours.cased and any(word[0].isupper() and any(_same(name, word) for name in here) for word in beside)

    def is_name(self, i: int, word: str) -> bool:
        """Whether a token of the target is no noun: the source writes it the same, or the tagger says so."""
        if not self.ours.nouns or (word in self.anchored and not self.theirs.nouns):
            return True
        return self.ours.is_proper(_Mention(i, i + 1, "", self.ours.side.words[i], frozenset(), False))

    def near(self, sentences: range) -> frozenset[str]:
        """The words of the source; those that have a capital only because a sentence begins there are made small."""
        words = self.theirs.words(sentences)
        if not self.theirs.cased:
            return words
        names = {word for word, sure in _name_tokens(self.theirs, sentences) if sure or word in self.anchored}
        return frozenset(word if word in names else word.lower() for word in words)

    def is_steady(self, form: str) -> bool:
        """Whether a word of the target stands for a name of the source wherever it stands, but for once."""
        if form not in self.forms or (_is_acronym(form) and self.ours.cased and form not in self.anchored):
            return False
        if form not in self.steady:
            matched = [
                any(_same(name, form) for name in self.theirs.words(self.around(k, 0, 1)))
                for k in self.forms_in.get(form, ())
            ]
            self.steady[form] = matched.count(False) <= max(1, matched.count(True) if self.ours.cased else 1)
        return self.steady[form]

    @cached_property
    def forms(self) -> frozenset[str]:
        """How the translation writes the names of the text."""
        return frozenset(form for forms in self.anchored.values() for form in forms)

    @cached_property
    def forms_in(self) -> dict[str, list[int]]:
        """The pairs in which each of these forms stands."""
        found: dict[str, list[int]] = {}
        for k, (_, two) in enumerate(self.pairs):
            for word in self.ours.words(two) & self.forms if self.is_legible(two) else ():
                found.setdefault(word, []).append(k)
        return found


def compared(doc: Document) -> list[Gap]:
    """Return the names of the source that have no counterpart, in order of pairs; computed once for each document."""
    found = _FOUND.get(doc)
    if found is None:
        assert doc.source is not None
        pairs = [(pair.source, pair.target) for pair in doc.pairs]
        covered = doc.language.covered and doc.source.language.covered
        found = _FOUND[doc] = _gaps(_Both(_side(doc.source), _side(doc), pairs)) if covered else []
    return found


_FOUND: WeakKeyDictionary[Document, list[Gap]] = WeakKeyDictionary()


def _side(doc: Document) -> Side:
    sentences = [(sentence.first, sentence.last) for sentence in doc.sentences]
    return Side(doc.words, doc.lows, sentences, doc.starts, doc.ends, doc.prose, doc.language)


def _gaps(both: _Both) -> list[Gap]:
    words = frozenset(both.anchored)
    found: list[Gap] = []
    for k, (one, two) in enumerate(both.pairs):
        if not one or not two or max(len(both.theirs.side.tokens(one)), len(both.ours.side.tokens(two))) > _LONGEST:
            continue
        mentions = list(both.theirs.mentions(one, words))
        # Among Han only what is left in its letters can stand in the place of a name.
        legible = both.is_legible(two)
        lost = [
            mention for mention in mentions
            if (mention.key or (legible and both.is_comparable(mention, k))) and both.lacks(mention, k)
        ]
        strangers = list(both.strangers(k)) if lost else []
        for mention in lost:
            place = (mention.first, mention.last)
            new = next((other for other in strangers if both.may_replace(mention, other[0])), None)
            if new is not None and (mention.known or both.theirs.is_proper(mention)):
                strangers.remove(new)
                found.append(Gap(k, place, new[:2], new[2]))
            elif (mention.key or both.readable) and not _is_told_closer(mention, mentions, lost) and (
                both.is_proven(mention, k) and both.is_away(mention, both.around(k, 1, _AROUND))
            ):
                found.append(Gap(k, place, None))
    return found


def _is_told_closer(mention: _Mention, mentions: list[_Mention], lost: list[_Mention]) -> bool:
    """Whether a place is only where the next one lies, which is named: 美国洛杉矶."""
    return bool(mention.key) and any(
        other.key and other.first == mention.last and other not in lost for other in mentions
    )


def _stands(key: str, reader: _Reader, sentences: range) -> bool:
    """Whether a place is named in neighbouring sentences."""
    tokens = reader.side.tokens(sentences)
    if not tokens:
        return False
    text = "" if reader.language.spaces else reader.text(sentences)
    lows = reader.side.lows[tokens.start:tokens.stop]
    return reader.places.stands(key, lows, text, reader.language.spaces) or reader.places.inside(key, lows)


def _anchored(theirs: _Reader, ours: _Reader, pairs: list[tuple[range, range]]) -> dict[str, dict[str, list[int]]]:
    """Words with a capital that the translation writes as a name too: word → forms in the target → pairs."""
    found: dict[str, dict[str, list[int]]] = {}
    for k, (one, two) in enumerate(pairs):
        mine, its = theirs.side.tokens(one), ours.side.tokens(two)
        if not mine or not its or len(mine) > _LONGEST or len(its) > _LONGEST:
            continue
        names = set(_name_tokens(theirs, one))
        targets = set(_name_tokens(ours, two)) if names else set()
        for name, sure in names:
            for word in {word for word, also in targets if (sure or also) and _same(name, word)}:
                found.setdefault(name, {}).setdefault(word, []).append(k)
    return found


def _name_tokens(reader: _Reader, sentences: range) -> Iterator[tuple[str, bool]]:
    """Yield the words of neighbouring sentences that may be names by their look, and whether the place shows it."""
    side = reader.side
    for first, last in side.sentences[sentences.start:sentences.stop]:
        for i in range(first, last):
            word = _bare(side.words[i])
            if not 3 <= len(word) <= _LONGEST_WORD or not word[0].isalpha():
                continue
            if reader.cased:
                if word[0].isupper() and not reader.is_common(i):
                    yield word, reader.is_capital(i, first)
            elif script_of(word[0]) in ("Latn", "Kana") or (
                side.language.spaces and len(skeleton(word)) > 3 and side.lows[i] not in reader.common
            ):
                yield word, True
