"""Numerals as values: digits of every script, separators of every locale."""

from mtcheck.text.patterns import lazy

_GROUPED = lazy(
    r"(?:\d{1,3}(?:([.,\u00a0\u202f\u2009\u066c’'])\d{3})(?:\1\d{3})*|\d{1,2}(?:(,)\d{2})+,\d{3})(?:[.,\u066b]\d+)?$"
)


def value(numeral: str) -> str:
    """Return a numeral token in a canonical form, so that equal numbers give equal strings.

    ASCII digits, no grouping, a dot before decimals: ``1.234,5`` and ``1,234.5`` → ``1234.5``. A single group of
    three digits after one separator is read as thousands (``1.234`` → ``1234``): news rarely prints three decimals.
    Indian grouping (``12,34,567``) and the Arabic separators are known.
    Text that is no plain numeral (``20th``, ``3:2``) comes back with its digits in ASCII.
    """
    digits = numeral if numeral.isascii() else "".join(str(int(c)) if c.isdecimal() else c for c in numeral)
    if digits.isdecimal():
        return digits
    grouped = _GROUPED.match(digits)
    if grouped:
        separator = grouped.group(1) or grouped.group(2)
        digits = digits.replace(separator, "")
    digits = digits.replace(",", ".").replace("\u066b", ".")
    return digits.rstrip("0").rstrip(".") if digits.count(".") == 1 else digits
