"""Whether two sentences have to do with each other, by what the other pairs of the same two texts have in common.

Numbers, names and words that are written alike, and words that went together in other pairs, are evidence as far as
they turn up in the true pairs of the texts and do not turn up in pairs drawn at random: nothing is known of languages.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from math import log
from typing import NamedTuple
from unicodedata import combining, normalize

from mtcheck.text.names import skeleton

#: A word that stands in more pairs than this tells nothing; its partner is in this share of the others, and seldom
#: elsewhere.
_OFTEN, _TOGETHER, _ALONE = 12, 0.75, 0.5
#: Letters of the beginning that two spellings of a word share.
_KEY = 4
#: The kinds of evidence; partners that two pairs show, and more pairs.
_NUMBERS, _NAMES, _WORDS, _PARTNERS, _FIRM_PARTNERS = range(5)
#: What words written alike that are missing tell together, at most.
_CLUSTER = 5.0
_CYRILLIC = str.maketrans(dict(zip(
    "абвгґдезиіїйклмнопрстуфыэєёжхцчшщюяьъ",
    ("a", "b", "v", "g", "g", "d", "e", "z", "i", "i", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
     "i", "e", "e", "e", "zh", "kh", "ts", "ch", "sh", "sch", "ju", "ja", "", ""), strict=True,
)))


#: How often each piece of evidence is seen: its kind, and whether it is found on the other side.
_Pieces = Counter[tuple[int, bool]]


class Side(NamedTuple):
    """A sentence as evidence: its numbers, the keys of its names, of its other words, and its content words."""

    numbers: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    content: frozenset[str]


#: Sentences of more content words have no partners: the time goes with the square.
_LONGEST = 60


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """Return what a word written in another language or alphabet has in common with it."""
    spelt = normalize("NFD", skeleton(word.lower().translate(_CYRILLIC)))
    return "".join(char for char in spelt if not combining(char))[:_KEY]


def kinship(pairs: list[tuple[Side, Side]]) -> list[float]:
    """Return for each pair how much more likely (natural logarithm) what it shares is in a true pair than by chance.

    A pair is judged by what the others show. Near zero there is no evidence; pairs below -7.5 are strangers.
    """
    partners = _Partners(pairs)
    count = len(pairs)
    true = [partners.evidence(i, i) for i in range(count)]
    shift = max(3, count // 2)
    chance: _Pieces = Counter()
    for i in range(count):
        chance += partners.evidence(i, (i + shift) % count)
    usual: _Pieces = Counter()
    for evidence in true:
        usual += evidence
    return [_score(own, usual - own, chance) for own in true]


def _score(own: _Pieces, usual: _Pieces, chance: _Pieces) -> float:
    """The evidence of one pair; words written alike come in clusters, so that those missing weigh little together."""
    weights = {piece: _weight(*piece, usual, chance) * n for piece, n in own.items()}
    words = weights.pop((_WORDS, False), 0.0)
    return sum(weights.values()) + max(words, -_CLUSTER)


def _weight(kind: int, found: bool, usual: _Pieces, chance: _Pieces) -> float:
    """What one piece of evidence tells; a kind of which little is seen tells nothing."""
    rate, drawn = (
        min(0.9, (seen[kind, True] + 0.5) / (seen[kind, True] + seen[kind, False] + 5.5)) for seen in (usual, chance)
    )
    if rate <= 1.5 * drawn:
        return 0.0
    return log(rate / drawn) if found else log((1 - rate) / (1 - drawn))


class _Partners:
    """The pairs, and which content words went together in them."""

    def __init__(self, pairs: list[tuple[Side, Side]]) -> None:
        self.pairs = pairs
        tellers = [i for i, pair in enumerate(pairs) if max(len(side.content) for side in pair) <= _LONGEST]
        self.others = Counter(word for i in tellers for word in pairs[i][1].content)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for i in tellers:
            for word in pairs[i][0].content:
                places[word].append(i)
        self.counts = {word: len(found) for word, found in places.items() if 2 < len(found) <= _OFTEN + 1}
        self.together = {
            word: [
                (partner, n) for partner, n in Counter(
                    partner for i in places[word] for partner in pairs[i][1].content).items()
                if n + 1 >= _TOGETHER * (count - 1) and n >= _ALONE * (self.others[partner] - 1)
            ]
            for word, count in self.counts.items()
        }

    def evidence(self, i: int, j: int) -> _Pieces:
        """What of source i turns up in target j, and the reverse, by kind; a pair does not speak for itself."""
        one, two = self.pairs[i][0], self.pairs[j][1]
        found: _Pieces = Counter()
        for mine, other in ((one, two), (two, one)):
            keys = other.names | other.words
            found.update((_NUMBERS, number in other.numbers) for number in mine.numbers)
            found.update((_NAMES, name in keys) for name in mine.names)
            found.update((_WORDS, word in keys) for word in mine.words)
        own = self.pairs[i][1].content
        for word in one.content & self.together.keys() if max(len(one.content), len(own)) <= _LONGEST else ():
            count = self.counts[word] - 1
            expected = [
                partner for partner, n in self.together[word]
                if n - (partner in own) >= _TOGETHER * count
                and n - (partner in own) >= _ALONE * (self.others[partner] - (partner in own))
            ]
            if expected:
                kind = _FIRM_PARTNERS if count > 2 else _PARTNERS
                found[kind, any(partner in two.content for partner in expected)] += 1
        return found
