"""Words, numerals and marks with exact offsets, for every script, in one pass.

A token is a word, a numeral or one punctuation character. Scripts that do not separate words give a token
for each Han or Hiragana character, for each Thai, Lao, Khmer or Burmese letter with its marks, and for each
run of Katakana. Offsets are half-open ranges of code points in the text given.
"""

import re
from functools import lru_cache

from mtcheck.text.patterns import lazy

# Letters beyond Latin, Greek and Cyrillic, and combining marks: only a text that holds one pays for the
# long pattern below.
_COMPLEX = lazy("[\u0300-\u036f\u0590-\u1dff\u2e80-\uffff]")

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a0-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_STACKED = "\u0e01-\u0e4e\u0e80-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
_STACKED_MARKS = (
    "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    "\u17b4-\u17d3"
)
# Combining marks of the alphabets and abugidas that separate words; the danda (U+0964, U+0965) is no mark.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70-\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0ae2\u0ae3\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc-\u0cd6\u0ce2\u0ce3"
    "\u0d00-\u0d03\u0d3b-\u0d57\u0d62\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u0f18\u0f19\u0f35\u0f37\u0f39"
    "\u0f71-\u0f87\u0f8d-\u0fbc\u135d-\u135f\u1885\u1886\u18a9\u1ab0-\u1aff\u1b00-\u1b04\u1b34-\u1b44"
    "\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u200c\u200d"
)
# Not part of a longer word: "20th" is one token, not "2" and "0th". U+066B and U+066C are the Arabic separators.
_NUMERAL = r"\d+(?:[.,:\u066b\u066c]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*(?![^\W_])"
_JOIN = "(?:['’ʼ＇\u2010\u2011\\-]"
# A Hebrew preposition is written with a hyphen before digits (ל-6.3): they are a numeral of their own.
_NO_CLITIC = "(?!(?<=[\u05d0-\u05ea][\u2010\u2011\\-])\\d)"


def _simple(elision: bool) -> str:
    word = r"[^\W_]+"
    elided = r"[^\W\d_]{1,6}['’](?=[^\W\d_])|" if elision else ""
    joined = rf"(?:[\u2010\u2011\-]{word})*" if elision else rf"{_JOIN}{word})*"
    return rf"{_NUMERAL}|{elided}{word}{joined}|[^\s]"


def _full(elision: bool) -> str:
    unspaced = _HAN + _HIRAGANA + _KATAKANA + _STACKED
    letter = rf"(?:[^\W_{unspaced}]|[{_MARKS}])"
    word = rf"[^\W_{unspaced}]{letter}*"
    elided = rf"[^\W\d_{unspaced}]{{1,6}}['’](?=[^\W\d_{unspaced}])|" if elision else ""
    joined = rf"(?:[\u2010\u2011\-]{letter}+)*" if elision else rf"{_JOIN}{_NO_CLITIC}{letter}+)*"
    numeral = _NUMERAL.replace(r"(?![^\W_])", rf"(?![^\W_{unspaced}])")
    return (
        rf"{numeral}|{elided}{word}{joined}|[{_HAN}]|[{_KATAKANA}]+"
        rf"|[{_HIRAGANA}]|[{_STACKED}][{_STACKED_MARKS}]*|[^\s]"
    )


@lru_cache(maxsize=4)
def _pattern(full: bool, elision: bool) -> re.Pattern[str]:
    return lazy(f"({_full(elision) if full else _simple(elision)})")


def token_pattern(text: str, elision: bool = False) -> re.Pattern[str]:
    """Return the pattern whose matches are the tokens of ``text``; its one group is the whole token.

    ``elision`` cuts a short elided word from its host (French ``l'homme`` → ``l'`` ``homme``).
    """
    return _pattern(is_complex(text), elision)


def is_complex(text: str) -> bool:
    """Say whether the text holds letters or marks beyond plain Latin, Greek and Cyrillic."""
    return not text.isascii() and (_COMPLEX.search(text) is not None or max(text) > "\uffff")
