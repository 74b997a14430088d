"""Numbers as exact values, for every script: digits with any separators, Chinese numerals, Roman ones, and the
values of number words put together. Nothing here knows a language.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mtcheck.text.patterns import lazy

#: A longer numeral counts nothing that news tells of.
_LONGEST = 30


class Value(NamedTuple):
    """An exact decimal number, ``digits`` times ten to the power of ``exponent``; ``digits`` does not end in 0."""

    digits: int
    exponent: int = 0

    @property
    def rough(self) -> float:
        """The number as a float."""
        return float(f"{self.digits}e{self.exponent}")

    def scaled(self, power: int) -> "Value":
        """Return the number times a power of ten."""
        return Value(self.digits, self.exponent + power) if self.digits else self

    @property
    def whole(self) -> int | None:
        """The number as an int, None where it is none (or one of more digits than is of use)."""
        return self.digits * int(10 ** self.exponent) if 0 <= self.exponent <= _LONGEST else None


def exact(digits: int, exponent: int = 0) -> Value:
    """Return a value in its one form: 1500 is 15 times ten to the power of 2."""
    if not digits:
        return Value(0)
    while digits % 10 == 0:
        digits, exponent = digits // 10, exponent + 1
    return Value(digits, exponent)


def times(one: Value, two: Value) -> Value:
    """Return the product."""
    return exact(one.digits * two.digits, one.exponent + two.exponent)


def plus(one: Value, two: Value) -> Value:
    """Return the sum."""
    low = min(one.exponent, two.exponent)
    if max(one.exponent, two.exponent) - low > _LONGEST:
        return max(one, two, key=lambda value: value.exponent)
    return exact(one.digits * 10 ** (one.exponent - low) + two.digits * 10 ** (two.exponent - low), low)


def ascii_digits(text: str) -> str:
    """Return the text with the decimal digits of every script as ASCII."""
    return text if text.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _of(whole: str, decimals: str = "") -> Value:
    return exact(int(whole + decimals), -len(decimals))


_SIGNS = lazy("[^0-9]")
_INDIAN = lazy(r"\d{1,2}([.,])\d{2}(?:\1\d{2})*\1\d{3}$")


def readings(numeral: str, decimal: str) -> tuple[Value, ...]:
    """Return what a numeral of ASCII digits and separators may mean, the likeliest first; empty where it is no number.

    ``decimal`` holds the decimal signs of the language. ``1.234`` is read as thousands and as a decimal, the one
    that the language writes first; ``12.30`` has one reading, a date (``12.10.2018``) none.
    """
    if len(numeral) > _LONGEST:
        return ()
    signs = _SIGNS.findall(numeral)
    if not signs:
        return (_of(numeral),)
    parts = _SIGNS.split(numeral)
    if ":" in signs:
        return ()
    plain = "".join(parts)
    if _INDIAN.match(numeral):
        return (_of(plain),)
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    if len(set(signs)) == 1:
        sign = signs[0]
        sign_is_decimal = len(signs) == 1 and sign in ".,\u066b\u066c"
        if grouped and sign_is_decimal:
            both = (_of(plain), _of(parts[0], parts[1]))
            return both[::-1] if sign in decimal or parts[0] == "0" else both
        if grouped:
            return (_of(plain),)
        if not sign_is_decimal:
            return ()
        both = (_of(parts[0], parts[1]), _of(plain))
        return both if len(parts[1]) > 3 and sign not in decimal else both[:1]
    if len(set(signs[:-1])) == 1 and signs[-1] in ".,\u066b" and all(len(part) == 3 for part in parts[1:-1]):
        return (_of("".join(parts[:-1]), parts[-1]),)
    return (_of("".join(parts[:-1]), parts[-1]),) if _INDIAN.match(numeral.rpartition(signs[-1])[0]) else ()


def parts(numeral: str) -> list[Value]:
    """Return the numbers between the separators of a numeral: those of a date, a clock time, a score."""
    return [_of(part) for part in _SIGNS.split(numeral) if part and len(part) <= _LONGEST]


_HAN_DIGITS = {char: value for value, chars in enumerate(
    ("零〇○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")) for char in chars}
_HAN_TENS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "십": 1, "백": 2, "천": 3}
_HAN_MYRIADS = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "만": 4, "억": 8, "조": 12}
#: What a Chinese or Japanese numeral is written with, beside digits.
HAN_NUMERALS = frozenset([*_HAN_DIGITS, *_HAN_TENS, *_HAN_MYRIADS, "廿", "卅"])
#: Those of them that multiply.
HAN_MAGNITUDES = frozenset([*_HAN_TENS, *_HAN_MYRIADS, "廿", "卅"])
#: A Korean numeral of digits and magnitudes, with what follows below ten thousand: 1억 4천 2백만, 37만 5,000.
HANGUL_NUMERAL = lazy(
    r"(?:\d+(?:[.,]\d+)*[십백천만억조]{1,3} ?){1,8}(?<! )(?: \d{1,3}(?:,\d{3})?(?![\d,.]))?"
)
_HAN_PIECE = lazy(r"\d+(?:[.,]\d+)*|\D")


def han(numeral: str) -> Value | None:
    """Return the value of a numeral of Han characters, or of digits and magnitudes: 三十五, 2万5千, 1억4천2백만.

    Characters in a row without a magnitude are digits of one number (二〇一八). None where it cannot be read.
    """
    pieces = _HAN_PIECE.findall(ascii_digits(numeral))
    if len(pieces) > _LONGEST:
        return None
    if len(pieces) > 1 and all(piece in _HAN_DIGITS for piece in pieces):
        return _of("".join(str(_HAN_DIGITS[piece]) for piece in pieces))
    total, section, current = Value(0), Value(0), None
    for piece in pieces:
        if piece in _HAN_DIGITS or piece[0].isdecimal():
            digit = _HAN_DIGITS.get(piece)
            read = (exact(digit),) if digit is not None else readings(piece, ".")
            if not read or (current is not None and current.digits):
                return None
            current = read[0]
        elif piece in _HAN_TENS:
            section = plus(section, (current or Value(1)).scaled(_HAN_TENS[piece]))
            current = None
        elif piece in _HAN_MYRIADS:
            # 万亿: a magnitude upon a magnitude multiplies all before it
            section = plus(section, current) if current is not None else section
            power = _HAN_MYRIADS[piece]
            if section.digits:
                total = plus(total, section.scaled(power))
            else:
                total = (total if total.digits else Value(1)).scaled(power)
            section, current = Value(0), None
        elif piece in "廿卅":
            section = plus(section, Value(2 if piece == "廿" else 3, 1))
        else:
            return None
    return plus(plus(total, section), current or Value(0))


_ROMAN = lazy("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(word: str) -> int:
    """Return the value of a Roman numeral in capitals, 0 for what is none."""
    if not word or len(word) > 9 or not _ROMAN.match(word):
        return 0
    values = [_ROMAN_VALUES[char] for char in word]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


class Combined(NamedTuple):
    """Number words that make one number: its value and the half-open range of the words."""

    value: int
    first: int
    last: int


def combine(values: Sequence[int], reversed_units: bool = False, reversed_teens: bool = False) -> list[Combined]:
    """Put the values of number words in a row together: 2, 100, 50, 1000 → 250000; 5, 6 stay two numbers.

    ``reversed_units``: the unit may stand before its ten (einundzwanzig); ``reversed_teens``: before ten (ثمانية عشر).
    """
    found: list[Combined] = []
    first = total = current = 0
    limit = 0  # the last multiplier; the next must be smaller
    for i, value in enumerate(values):
        teen = reversed_teens and value == 10 and 0 < current % 100 < 10
        if i > first and not teen and not _goes_on(total, current, limit, value, reversed_units):
            found.append(Combined(total + current, first, i))
            first, total, current, limit = i, 0, 0, 0
        if value >= 1000 and _is_power(value):
            if current or not total:
                total += max(current, 1) * value
            else:
                total *= value
            current, limit = 0, value
        elif value == 100 and 0 < current < 100:
            current *= 100
        else:
            current += value
    if values:
        found.append(Combined(total + current, first, len(values)))
    return found


def _is_power(value: int) -> bool:
    return set(str(value)[1:]) <= {"0"} and str(value)[0] == "1"


def _goes_on(total: int, current: int, limit: int, value: int, reversed_units: bool) -> bool:
    """Whether a value may go on a number of which so much is read."""
    if value >= 1000:
        fits = not limit or value < limit if current else value > limit
        return fits and _is_power(value) and max(total, current) * value < 10 ** 18
    if not current:
        return value < (limit or 1000)
    if value == 100:
        return current < 100
    if value > 100 or (current % 10 and not reversed_units):
        return False
    rest = current % 100
    if not rest:
        return True
    if reversed_units and rest < 10 and 20 <= value < 100 and value % 10 == 0:
        return True
    return rest >= 20 and rest % 10 == 0 and value < 20
