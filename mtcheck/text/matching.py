"""Which words of two sentences are the same word, by form alone: equal, or on one stem; and what is left over."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of

#: Letters that two forms of a word share at least, by script; a letter of Hangul is a syllable.
_SHARED = {"Hang": 2, "Arab": 3, "Hebr": 3}
_USUAL = 4
#: Letters after the shared part that an inflection may have.
_ENDING = 4
#: The article and the conjunctions that Arabic and Hebrew write in one word with what follows.
_PROCLITICS = {"Arab": ("وال", "بال", "كال", "فال", "لل", "ال", "و"), "Hebr": ("וה", "ה", "ו", "ב", "ל")}
#: Letters of the key that forms of one word have in common.
_KEY = 3
#: Longer sentences are not compared: the comparison is quadratic.
_LONGEST = 100


class Matching(NamedTuple):
    """Words of two sentences: how many pairs are one word, and the words of each that have no other, in order."""

    common: int
    left: tuple[str, ...]
    right: tuple[str, ...]


_DOUBLED = lazy(r"(.)\1+")


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """Return the word without an article or conjunction written onto it, doubled letters as one."""
    for head in _PROCLITICS.get(script_of(word[0]), ()):
        if word.startswith(head) and len(word) >= len(head) + 3:
            word = word[len(head):]
            break
    return _DOUBLED.sub(r"\1", word)


def key(word: str) -> str:
    """Return the beginning that the forms of a word share: what candidates are found by."""
    script = script_of(word[0])
    whole = script not in _PROCLITICS and _DOUBLED.search(word, 0, _KEY + 1) is None  # most words: nothing to take off
    return (word if whole else bare(word))[:_SHARED.get(script, _KEY)]


def is_same(one: str, two: str) -> bool:
    """Say whether two words are forms of one: they share a stem, and neither goes on for long after it."""
    if one == two:
        return True
    short, long = sorted((bare(one), bare(two)), key=len)
    shared = next((i for i, char in enumerate(short) if char != long[i]), len(short))
    if len(long) - shared > _ENDING or 2 * shared < len(long):
        return False
    if shared == _KEY and one[:_KEY] == two[:_KEY] and (one[2:3] == one[3:4] or two[2:3] == two[3:4]):
        return True  # a doubled letter shows where the stem ends: "run", "running"
    if shared == len(short) == _KEY == len(long) - 1:
        return True  # "cat", "cats"
    return shared >= _SHARED.get(script_of(one[0]), _USUAL) or short == long


def match(one: Sequence[str], two: Sequence[str]) -> Matching:
    """Match the words of two sentences one to one: equal words first, then words on one stem.

    Nothing is matched in sentences of more than 100 words.
    """
    if max(len(one), len(two)) > _LONGEST:
        return Matching(0, tuple(one), tuple(two))
    rest = list(two)
    unequal: list[str] = []
    for word in one:
        if word in rest:
            rest.remove(word)
        else:
            unequal.append(word)
    left: list[str] = []
    for word in unequal:
        found = next((other for other in rest if is_same(word, other)), None)
        if found is None:
            left.append(word)
        else:
            rest.remove(found)
    return Matching(len(one) - len(left), tuple(left), tuple(rest))


def match_characters(one: Sequence[str], two: Sequence[str]) -> Matching:
    """Match the characters of two sentences in order; what is left over are runs of characters.

    Nothing is matched in sentences of more than 100 characters.
    """
    if one == two:
        return Matching(len(one), (), ())
    if max(len(one), len(two)) > _LONGEST:
        return Matching(0, tuple(one), tuple(two))
    common, left, right = 0, [], []
    for tag, i, j, k, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            common += j - i
            continue
        left.append("".join(one[i:j]))
        right.append("".join(two[k:end]))
    return Matching(common, tuple(filter(None, left)), tuple(filter(None, right)))
