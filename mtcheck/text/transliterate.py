"""Names across scripts: the sounds of a word as a string of consonant classes, and how far two of them differ.

Зеленський, Zelenskyy, Selenskyj, زيلينسكي and ゼレンスキー give skeletons that ``distance`` takes as one. Vowels are
dropped but for a mark where the word begins with one; a class may stand for several sounds (c: k or s), and weak sounds
(h, w, j) may be missing on one side. Han characters, Thai and other scripts that are not listed cannot be read here.
"""

from functools import lru_cache
from unicodedata import normalize

from mtcheck.text.patterns import lazy

#: What each class may sound like; two classes agree if they share a sound.
_SOUNDS = {
    "P": "p", "E": "b", "B": "bf", "G": "pb", "U": "pf", "O": "pbf", "F": "f", "W": "f", "T": "t", "D": "tsf",
    "S": "s", "C": "ks", "J": "ks", "K": "k", "H": "k",
    "X": "fk", "L": "l", "R": "r", "Z": "lr", "Y": "r", "M": "m", "N": "n", "Q": "mn", "A": "a",
}
_AGREE = frozenset((("A", "J"), ("J", "A"))) | frozenset(
    (one, two) for one, sounds in _SOUNDS.items() for two, others in _SOUNDS.items() if set(sounds) & set(others)
)
#: The classes that may be one sound with each.
_PARTNERS = {one: frozenset(two for first, two in _AGREE if first == one) for one in _SOUNDS}
#: What it costs if a class has no counterpart; all others: 1.
_WEAK = {"H": 0.3, "W": 0.3, "J": 0.3, "X": 0.5, "Y": 0.05, "A": 0.4, "R": 0.7}
#: What follows the end of the other word (a case ending, a second part) costs less.
_TAIL = 0.25
_LONGEST_TAIL = 4

_LATIN = (
    ("tsch|dsch|shch|tch|dzh|sch|sh|cz|sz|zh|dz|dj", "S"), ("ts|tz", "D"), ("ch", "C"), ("ght", "T"), ("kh|gh", "H"),
    ("ph", "F"), ("th", "D"),
    ("ck|qu", "K"), ("ng(?=[eiy])", "NC"), ("ng", "NH"), ("^x", "C"), ("x", "KS"), ("[szßʒ]", "S"), ("[cç]", "C"),
    ("g(?=[eiy])", "C"), ("[kqg]", "K"),
    ("j", "J"), ("h(?=[^aeiouyæœøıə])|h$", ""), ("h", "H"), ("b", "E"), ("v", "B"), ("w", "W"), ("p", "P"),
    ("f", "F"), ("[tđðd]", "T"), ("þ", "D"),
    ("[lł]", "L"), ("r", "R"), ("m", "M"), ("[nŋ]", "N"), ("^[aeiouyæœøıə]", "A"),
)
_CYRILLIC = (
    ("дж|дз|тш|тч", "S"), ("тс", "D"), ("кс", "KS"), ("[жчшщзсцћђџѕ]", "S"), ("б", "E"), ("в", "B"), ("п", "P"),
    ("ф", "F"), ("[тд]", "T"),
    ("ґ|к", "K"), ("г", "C"), ("х", "H"), ("ј", "J"), ("[лљ]", "L"), ("р", "R"), ("м", "M"), ("[нњ]", "N"),
    ("ў|у(?=[аеиіоэыєя])", "W"),
    ("^[аеёиоуыэюяіїєй]", "A"),
)
_GREEK = (
    ("μπ", "G"), ("ντ", "T"), ("γκ|γγ", "K"), ("τζ|τσ", "C"), ("ξ", "KS"), ("ψ", "PS"), ("(?<=[αε])υ", "W"), ("β", "B"),
    ("γ", "J"), ("δ|τ", "T"), ("θ", "D"), ("[ζσς]", "S"), ("κ", "K"), ("χ", "H"), ("π", "P"), ("φ", "F"), ("λ", "L"),
    ("ρ", "R"), ("μ", "M"), ("ν", "N"), ("^[αεηιουω]", "A"),
)
_ARABIC = (
    ("تش", "S"), ("كس|کس", "KS"), ("ب", "G"), ("پ", "P"), ("ڤ", "B"), ("[تطضدٹڈ]", "T"), ("[ثذ]", "D"),
    ("[جچ]", "C"), ("[حهخہھغ]", "H"),
    ("[سصشزظژ]", "S"), ("[كکقگ]", "K"), ("ف", "F"), ("و", "W"), ("ل", "L"), ("[رڑ]", "R"), ("م", "M"), ("[نں]", "N"),
    ("^[اأإآعيیئ]", "A"),
)
_HEBREW = (
    ("טש|דז", "S"), ("ג", "C"), ("ב", "B"), ("[פף]", "U"), ("ו", "W"), ("[דט]", "T"), ("ת", "D"), ("[זסצץש]", "S"),
    ("[חה]", "H"),
    ("[כךק]", "K"), ("ל", "L"), ("ר", "R"), ("[מם]", "M"), ("[נן]", "N"), ("^[אעי]", "A"),
)
#: Devanagari; the blocks of its sisters (Bengali, Gurmukhi, Gujarati) have the same order.
_DEVANAGARI = (
    ("[कखगघ]", "K"), ("[चछज]", "C"), ("झ", "S"), ("[ङणनञ]", "N"), ("[टठडढतदध]", "T"), ("थ", "D"), ("प", "P"),
    ("फ", "U"), ("[बभव]", "B"), ("म", "M"), ("र", "R"), ("[लळ]", "L"), ("[शषस]", "S"), ("ह", "H"), ("[ंँ]", "Q"),
    ("^[अआइईउऊएऐऑओऔय]", "A"),
)
_KANA = (
    ("[ヴバビブベボ]", "B"), ("[カキクケコガギグゲゴ]", "K"), ("[サシスセソザズゼゾツヅ]", "D"), ("[ジヂチ]", "C"),
    ("[タテトダデド]", "T"), ("[ナニヌネノ]", "N"), ("[ハヒヘホ]", "H"), ("フ", "X"), ("[パピプペポ]", "P"),
    ("[マミムメモ]", "M"), ("[ラリルレロ]", "Z"), ("[ワウ]", "W"), ("ン", "Q"), ("ー", "Y"), ("^[アイエオヤユヨ]", "A"),
)
_JAMO = (
    ("[ᄀᄁᄏᆨᆩᆿ]", "K"), ("[ᄃᄄᄐᆮᇀ]", "T"), ("[ᄇᄈᄑᆸᇁ]", "O"), ("[ᄉᄊᄌᄍᄎᆺᆻᆽᆾ]", "D"), ("[ᄂᆫᆼ]", "N"), ("[ᄆᆷ]", "M"),
    ("[ᄅᆯ]", "Z"), ("ᄒ", "X"), ("^ᄋ", "A"),
)
_SCRIPTS = tuple(
    (lazy("|".join(f"({pattern})" for pattern, _ in rows)), tuple(classes for _, classes in rows))
    for rows in (_LATIN, _CYRILLIC, _GREEK, _ARABIC, _HEBREW, _DEVANAGARI, _KANA, _JAMO)
)
#: The last code point of each of these scripts, as the letters come decomposed, in the order above.
_LAST = (0x036F, 0x03FF, 0x052F, 0x05FF, 0x077F, 0x0DFF, 0x11FF, 0x1FFF, 0x30FF)
_TABLE = (0, 2, 1, 4, 3, 5, 7, 2, 6)
_DOUBLE = lazy(r"(.)\1+")
_MARKS = lazy("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c]")
_COMPOSED = frozenset("йў")


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Return the consonant classes of a word; empty for a word of a script that cannot be read."""
    low = word.lower()
    code = ord(low[0]) if low else 0
    if low.isascii():
        index = 0
    elif 0xAC00 <= code <= 0xD7A3:
        low, index = normalize("NFD", low), 7
    elif 0x3041 <= code <= 0x30FF:
        index = 6
    else:
        low = _MARKS.sub("", low if code in map(ord, _COMPOSED) else normalize("NFD", low))
        code = ord(low[0]) if low else 0
        index = next((table for last, table in zip(_LAST, _TABLE, strict=True) if code <= last), -1)
        if 0x1E00 <= code <= 0x1EFF:
            index = 0
        if index == 5 and 0x0980 <= code:
            low = "".join(chr(0x0900 + ord(c) % 0x80) if 0x0980 <= ord(c) <= 0x0AFF else c for c in low)
    if index < 0 or not low:
        return ""
    pattern, classes = _SCRIPTS[index]
    low = _DOUBLE.sub(r"\1", low)
    return "".join(classes[match.lastindex - 1] for match in pattern.finditer(low) if match.lastindex)


def near(one: str, two: str, bound: float) -> bool:
    """Say whether two skeletons are no further apart than a bound: ``distance``, quick for those that surely are."""
    if not one or not two:
        return bound >= 1.0
    # What a distance is told over is no more than the length of the shorter word.
    most = bound * min(len(one), len(two))
    if _PARTNERS[one[0]].isdisjoint(two[0]) and min(_WEAK.get(one[0], 1.0), _WEAK.get(two[0], 1.0)) > most:
        return False  # where the beginnings differ, one of them has no counterpart
    inside, ending = _unmatched(one, two)
    its_inside, its_ending = _unmatched(two, one)
    if inside + its_ending > most and ending + its_inside > most:
        return False
    return distance(one, two) <= bound


def _unmatched(one: str, two: str) -> tuple[float, float]:
    """What the sounds without any counterpart cost at least: dropped or half of a substitution; or as an ending."""
    inside = ending = 0.0
    for sound in one:
        if _PARTNERS[sound].isdisjoint(two):
            weight = _WEAK.get(sound, 1.0)
            inside += min(weight, 0.75)
            ending += min(weight, _TAIL)
    return inside, ending


@lru_cache(maxsize=65536)
def distance(one: str, two: str) -> float:
    """Return how far two skeletons differ, for each sound of the shorter one: 0 the same, 1 nothing in common.

    What one has after the end of the other counts little: an ending, the second part of a compound.
    """
    if not one or not two:
        return 1.0
    size = max(1.0, min(sum(_WEAK.get(sound, 1.0) for sound in word) for word in (one, two)))
    row = [0.0]
    for sound in two:
        row.append(row[-1] + _WEAK.get(sound, 1.0))
    ends = [row[-1] + _tail(one)] if len(one) <= _LONGEST_TAIL else []
    for i, sound in enumerate(one):
        drop = _WEAK.get(sound, 1.0)
        above, row = row, [row[0] + drop]
        for j, other in enumerate(two):
            same = 0.0 if sound == other or (sound, other) in _AGREE else 1.5
            row.append(min(above[j] + same, above[j + 1] + drop, row[j] + _WEAK.get(other, 1.0)))
        ends.append(row[-1] + _tail(one[i + 1:]))
    ends.extend(row[j] + _tail(two[j:]) for j in range(1, len(two)))
    return min(1.0, min(ends) / size)


def _tail(rest: str) -> float:
    """What an ending costs."""
    return _TAIL * len(rest) if len(rest) <= _LONGEST_TAIL else 10.0
