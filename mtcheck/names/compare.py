"""Which names of a source sentence have no counterpart in its translation, and what stands there instead.

A name is judged only where it surely is one: a listed place or body, a person (after a given name or a title, and the
same surname elsewhere), a word with a capital that the translation writes as a name elsewhere in the text. Across
scripts names are compared by their sounds (``mtcheck.text.transliterate``).
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

from mtcheck.model import Document
from mtcheck.names import Gap
from mtcheck.names.alike import abbreviates, akin, bare, holds, is_acronym, same, spells_out
from mtcheck.names.mentions import Mention, Reader, Side, name_tokens
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of

#: The scripts whose words can be compared by their sounds.
_READ = frozenset(("Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Beng", "Guru", "Gujr", "Kana", "Hang"))
#: A name may stand in this many pairs before or after.
_AROUND = 2
#: Longer pairs are not compared: nobody can say what stands for what.
_LONGEST = 200
#: A translation into Han leaves names in their letters if it does so in this share of the pairs.
_COPYING = 0.1
_LETTERS = lazy("[a-z\u00df-\u024f]")


class _Both:
    """The two sides and their pairs."""

    def __init__(self, source: Side, target: Side, pairs: list[tuple[range, range]]) -> None:
        self.pairs = pairs
        self.theirs, self.ours = Reader(source), Reader(target)
        self.readable = bool(target.language.scripts & _READ)
        self.anchored = _anchored(self.theirs, self.ours, pairs)
        self.steady: dict[str, bool] = {}

    def around(self, k: int, side: int, pairs: int) -> range:
        """The sentences of one side of the pairs about one."""
        found = [pair[side] for pair in self.pairs[max(0, k - pairs):k + pairs + 1] if pair[side]]
        return range(min(r.start for r in found), max(r.stop for r in found)) if found else range(0)

    def lacks(self, mention: Mention, k: int) -> bool:
        """Whether nothing in the target of a pair stands for a name."""
        text = self.ours.text(self.pairs[k][1])
        return not self.is_placed(mention, self.pairs[k][1]) and not any(
            (len(part) > 3 and part.lower() in text) or self.is_written(part, k) for part in mention.others
        )

    def is_away(self, mention: Mention, sentences: range) -> bool:
        """Whether nothing in sentences of the target looks as if it stood for a name."""
        words = self.ours.words(sentences)
        text = self.ours.text(sentences)
        related = self.ours.places.related(mention.key)
        return not self.is_placed(mention, sentences) and not any(
            (len(part) > 3 and part.lower() in text) or any(akin(part, word) for word in words)
            for part in mention.others
        ) and not any(_stands(key, self.ours, sentences) for key in related & self.ours.places.places.keys())

    def is_placed(self, mention: Mention, sentences: range) -> bool:
        """Whether a name is a place that the target names, or that the tables do not know in its language."""
        keys = {mention.key} if mention.key else set(self.theirs.keys(range(mention.first, mention.last)))
        return any(_stands(key, self.ours, sentences) for key in keys)

    def is_proven(self, mention: Mention, k: int) -> bool:
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

    def is_comparable(self, mention: Mention, k: int) -> bool:
        """Whether the translation shows a name by its sounds, or by its letters: acronyms, and names among Han."""
        heard = self.readable and ("Latn" in self.ours.language.scripts or not is_acronym(mention.head))
        return heard or self.is_copied(mention, k) or (not self.readable and self.copies)

    @cached_property
    def copies(self) -> bool:
        """Whether the translation leaves names in their letters."""
        pairs = {pair for forms in self.anchored.values() for found in forms.values() for pair in found}
        return len(pairs) > _COPYING * len(self.pairs)

    def is_copied(self, mention: Mention, k: int) -> bool:
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
        return any(holds(form, word) for form in forms or [name] for word in words)

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
            return not any(same(name, word) for name in near) and not any(
                akin(name, word) and not any(same(name, other) for other in ours if other != word) for name in here
            ) and not (is_acronym(word) and abbreviates(word.lower(), theirs))

        taken: set[int] = set()
        for other in self.ours.mentions(self.pairs[k][1], frozenset()):
            taken.update(range(other.first, other.last) if other.key else ())
            if other.key not in self.theirs.places.places or len(other.head) < 2:
                continue
            keys = {other.key, *self.meant(other, k)} & self.theirs.places.places.keys()
            if all(is_new(part) for part in other.others) and not any(
                _stands(key, self.theirs, beside) for key in keys
            ) and not spells_out(short, "".join(self.ours.side.words[other.first:other.last])):
                yield other.first, other.last, True
        for i in self.ours.side.tokens(self.pairs[k][1]):
            word = bare(self.ours.side.words[i])
            if i not in taken and self.is_steady(word) and is_new(word) and self.is_name(i, word) and not any(
                _stands(key, self.theirs, beside) for key in self.ours.keys(range(i, i + 1))
            ) and not spells_out(short, word) and not self.is_part(i, here):
                yield i, i + 1, self.ours.cased

    def is_legible(self, sentences: range) -> bool:
        """Whether sentences of the target may hold names that can be read: among Han those in Latin letters."""
        return self.readable or _LETTERS.search(self.ours.text(sentences)) is not None

    def may_replace(self, mention: Mention, i: int) -> bool:
        """Whether a token may stand in the place of a name: among Han Latin for Latin, what is read is unknown."""
        return bool(mention.key) or self.readable or script_of(self.ours.side.words[i][0]) == "Latn"

    def meant(self, place: Mention, k: int) -> Iterator[str]:
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
        beside = [bare(words[j]) for j in (i - 1, i + 1) if 0 <= j < len(words)]
        return self.ours.cased and any(word[0].isupper() and any(same(name, word) for name in here) for word in beside)

    def is_name(self, i: int, word: str) -> bool:
        """Whether a token of the target is no noun: the source writes it the same, or the tagger says so."""
        if not self.ours.nouns or (word in self.anchored and not self.theirs.nouns):
            return True
        return self.ours.is_proper(Mention(i, i + 1, "", self.ours.side.words[i], frozenset(), False))

    def near(self, sentences: range) -> frozenset[str]:
        """The words of the source; those that have a capital only because a sentence begins there are made small."""
        words = self.theirs.words(sentences)
        if not self.theirs.cased:
            return words
        names = {word for word, sure in name_tokens(self.theirs, sentences) if sure or word in self.anchored}
        return frozenset(word if word in names else word.lower() for word in words)

    def is_steady(self, form: str) -> bool:
        """Whether a word of the target stands for a name of the source wherever it stands, but for once."""
        if form not in self.forms or (is_acronym(form) and self.ours.cased and form not in self.anchored):
            return False
        if form not in self.steady:
            matched = [
                any(same(name, form) for name in self.theirs.words(self.around(k, 0, 1)))
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


def _is_told_closer(mention: Mention, mentions: list[Mention], lost: list[Mention]) -> bool:
    """Whether a place is only where the next one lies, which is named: 美国洛杉矶."""
    return bool(mention.key) and any(
        other.key and other.first == mention.last and other not in lost for other in mentions
    )


def _stands(key: str, reader: Reader, sentences: range) -> bool:
    """Whether a place is named in neighbouring sentences."""
    tokens = reader.side.tokens(sentences)
    if not tokens:
        return False
    text = "" if reader.language.spaces else reader.text(sentences)
    lows = reader.side.lows[tokens.start:tokens.stop]
    return reader.places.stands(key, lows, text, reader.language.spaces) or reader.places.inside(key, lows)


def _anchored(theirs: Reader, ours: Reader, pairs: list[tuple[range, range]]) -> dict[str, dict[str, list[int]]]:
    """Words with a capital that the translation writes as a name too: word → forms in the target → pairs."""
    found: dict[str, dict[str, list[int]]] = {}
    for k, (one, two) in enumerate(pairs):
        mine, its = theirs.side.tokens(one), ours.side.tokens(two)
        if not mine or not its or len(mine) > _LONGEST or len(its) > _LONGEST:
            continue
        names = set(name_tokens(theirs, one))
        targets = set(name_tokens(ours, two)) if names else set()
        for name, sure in names:
            for word in {word for word, also in targets if (sure or also) and same(name, word)}:
                found.setdefault(name, {}).setdefault(word, []).append(k)
    return found
