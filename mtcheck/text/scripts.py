"""The script of a character, by block ranges of Unicode 15.1 (codes of ISO 15924).

Only letters have a script here; digits, marks, punctuation and symbols have none (``""``).
"""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

# (first code point, script); "" ends a range that is not a letter block. Source: Unicode Blocks.txt,
# narrowed to the scripts that news is printed in.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, ""), (0x0041, "Latn"), (0x005B, ""), (0x0061, "Latn"), (0x007B, ""), (0x00AA, "Latn"), (0x00AB, ""),
    (0x00BA, "Latn"), (0x00BB, ""), (0x00C0, "Latn"), (0x00D7, ""), (0x00D8, "Latn"), (0x00F7, ""),
    (0x00F8, "Latn"), (0x02B0, ""), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"),
    (0x0600, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, ""),
    (0x0860, "Syrc"), (0x0870, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"),
    (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"),
    (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"),
    (0x1200, "Ethi"), (0x13A0, "Cher"), (0x1400, "Cans"), (0x1680, ""), (0x1780, "Khmr"), (0x1800, "Mong"),
    (0x18B0, "Cans"), (0x1900, ""), (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, ""), (0x1D00, "Latn"),
    (0x1D2B, "Cyrl"), (0x1D2C, ""), (0x1D6B, "Latn"), (0x1DC0, ""), (0x1E00, "Latn"), (0x1F00, "Grek"),
    (0x2000, ""), (0x2C60, "Latn"), (0x2C80, "Copt"), (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"),
    (0x2DE0, "Cyrl"), (0x2E00, ""), (0x2E80, "Hani"), (0x2FE0, ""), (0x3005, "Hani"), (0x3008, ""),
    (0x3041, "Hira"), (0x30A0, ""), (0x30A1, "Kana"), (0x30FB, ""), (0x30FC, "Kana"), (0x3100, "Bopo"),
    (0x3130, "Hang"), (0x3190, ""), (0x31A0, "Bopo"), (0x31C0, ""), (0x31F0, "Kana"), (0x3200, ""),
    (0x3400, "Hani"), (0x4DC0, ""), (0x4E00, "Hani"), (0xA000, "Yiii"), (0xA4D0, "Lisu"), (0xA500, "Vaii"),
    (0xA640, "Cyrl"), (0xA6A0, ""), (0xA722, "Latn"), (0xA800, ""), (0xA960, "Hang"), (0xA980, ""),
    (0xAB00, "Ethi"), (0xAB30, "Latn"), (0xAB70, "Cher"), (0xABC0, ""), (0xAC00, "Hang"), (0xD800, ""),
    (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB10, ""), (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"),
    (0xFE00, ""), (0xFE70, "Arab"), (0xFEFF, ""), (0xFF21, "Latn"), (0xFF3B, ""), (0xFF41, "Latn"),
    (0xFF5B, ""), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, ""), (0x1E900, "Adlm"), (0x1E960, ""),
    (0x20000, "Hani"), (0x323B0, ""),
)
_STARTS = [start for start, _ in _BLOCKS]


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script code of a letter, ``""`` for anything that is not a letter."""
    if not char.isalpha():
        return ""
    return _BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1]


def scripts_of(word: str) -> frozenset[str]:
    """Return the scripts of the letters of a word; empty for a word without letters."""
    if word.isascii():
        return _LATIN if any(map(str.isalpha, word)) else _NONE
    return frozenset(map(script_of, word)) - _NO_SCRIPT


_LATIN = frozenset({"Latn"})
_NONE: frozenset[str] = frozenset()
_NO_SCRIPT = frozenset({""})


def count_scripts(text: str, limit: int = 4000) -> dict[str, int]:
    """Count the letters of each script in the first ``limit`` code points, most frequent first."""
    counts: dict[str, int] = {}
    for char, number in Counter(text[:limit]).items():
        script = script_of(char)
        if script:
            counts[script] = counts.get(script, 0) + number
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
