"""Whether two words may be one name, in one script or across scripts."""

from functools import lru_cache
from unicodedata import normalize

from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of
from mtcheck.text.transliterate import near, skeleton

#: Skeletons that differ by this much for each sound are one name; short ones must be nearer.
_NEAR = 0.3
_NEAR_SHORT = 0.17
_NEAR_SAME_SCRIPT = 0.17
_NEAR_SMALL = 0.12
#: Skeletons that differ by this much may be those of one name: what is so near is not said to be missing or new.
_AKIN = 0.3
_MARKS = lazy("[\u0300-\u036f]")
#: What is written together with the word after it in Hebrew and Arabic script.
_CLITICS = lazy("[ובכלמשה]{1,3}|[وفبكل]{0,2}ال|[وفبكل]{1,2}")
_CUT = lazy("[-\u2010\u2011'’]")


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
def same(one: str, two: str) -> bool:
    """Say whether two words may be one name. What is small in a script with capitals must be nearly the same."""
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


def holds(one: str, two: str) -> bool:
    """Say whether a word is a name or, in Kana, a row of words with the name."""
    return same(one, two) or (
        script_of(two[0]) == "Kana" != script_of(one[0]) and one[0].isupper() and _within(skeleton(one), skeleton(two))
    )


@lru_cache(maxsize=65536)
def akin(one: str, two: str) -> bool:
    """Say whether a word may explain another one: the same name by a wide measure, a compound with it, its initials."""
    if same(one, two):
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


def bare(word: str) -> str:
    """Return a word without what an apostrophe adds to it."""
    if "'" not in word and "’" not in word:
        return word
    head = word.partition("'")[0].partition("’")[0]
    return head if len(head) > 2 else word


def is_short(word: str) -> bool:
    """Say whether a word is made of initials: a translation may spell them out."""
    return sum(letter.isupper() for letter in word) > max(1, len(word) // 3)


def is_acronym(word: str) -> bool:
    """Say whether a word is written in capitals alone, five at most."""
    return word.isupper() and len(word) < 6


def abbreviates(short: str, words: list[str]) -> bool:
    """Say whether words that stand close together begin with the letters of an acronym."""
    for i in range(len(words)):
        letters = iter(word[0] for word in words[i:i + 3 * len(short)])
        if words[i][0] == short[0] and all(letter in letters for letter in short):
            return True
    return False


def spells_out(short: list[str], name: str) -> bool:
    """Say whether a name may be what initials of the source stand for: PNG, VW."""
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
