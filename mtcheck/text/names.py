"""Names across spellings: which letters transliterate one sound."""

from functools import lru_cache
from unicodedata import normalize

from mtcheck.text.patterns import lazy

#: What stands for one sound, the longest first, and a letter for it.
_CLASSES = (
    ("shch sch sh sz š ś ş ș ш щ", "ʃ"), ("tch ch č ć ç cz ч", "ʧ"), ("zh ž ż ж", "ʒ"), ("kh gh х", "h"),
    ("ph", "f"), ("ts tz ţ ț ц", "ʦ"), ("x", "ks"), ("ou oo w v u в у", "u"), ("iy yy ij yj ii y j i й ы и", "i"),
    ("ck q k c", "k"), ("э ё е", "е"),
)
_FOLDS = tuple((spelling, to) for spellings, to in _CLASSES for spelling in spellings.split() if spelling != to)
_MARKS = lazy("[\u0300-\u036f]")
_DOUBLE = lazy(r"(.)\1+")


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """Return a name in lower case with letters that transliterate one sound made one: two spellings fall together."""
    low = normalize("NFC", name.lower())
    for spelling, to in _FOLDS:
        low = low.replace(spelling, to)
    return _DOUBLE.sub(r"\1", low)


def are_spellings(one: str, two: str, *, ending: int) -> bool:
    """Say whether two names of one skeleton differ by spelling: not by capitals, an -s, or in the last letters.

    ``ending`` is how many letters a case ending may change; 0 where names have no cases.
    """
    if one.lower() == two.lower() or one.rstrip("s") == two or two.rstrip("s") == one:
        return False
    if not ending:
        return True
    shorter = min(len(one), len(two))
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), shorter)
    return start < shorter - ending and one[-1] == two[-1]


def are_one_letter_apart(one: str, two: str) -> bool:
    """Say whether two words differ in one letter, which one of them lacks or has another for.

    A letter with and without its accent is one letter: to drop it is the commonest slip of human typing.
    """
    short, long = sorted((_MARKS.sub("", normalize("NFD", word)) for word in (one, two)), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    i = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[i:] == long[i + 1:] or (len(short) == len(long) and short[i + 1:] == long[i + 1:])
