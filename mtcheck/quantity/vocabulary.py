"""The tables that numbers are read with, of one language, in the form that reading wants."""

import re
from functools import lru_cache
from typing import NamedTuple

from mtcheck.lang import Language, load
from mtcheck.text.numbers import Value, exact


class Tables(NamedTuple):
    """What one language has to write numbers with; empty where it has no table."""

    words: dict[str, int]
    magnitudes: dict[str, int]
    #: The same with the letters that are magnitudes only right behind digits ($5m).
    glued: dict[str, int]
    ordinals: dict[str, int]
    loose: dict[str, tuple[Value, ...]]
    months: dict[str, int]
    #: Words for stretches of time and for measures: their number is 1 where none stands before them (a foot long).
    periods: dict[str, str]
    units: dict[str, str]
    #: Entries of several tokens by their first one, with kind and value.
    phrases: dict[str, list[tuple[tuple[str, ...], str, tuple[Value, ...]]]]
    units_by_first: dict[str, tuple[tuple[str, ...], ...]]
    times: dict[str, tuple[tuple[str, ...], ...]]
    links: frozenset[str]
    #: Beginnings of number words of this many letters, and the length of the longest.
    heads: frozenset[str]
    longest: int
    decimal: str
    spaced: bool
    magnitude_first: bool
    reversed_teens: bool
    #: What stands between the two numbers of a fraction, where these are written together (分の).
    fractions: tuple[str, ...]
    eras: dict[str, int]
    month_mark: str
    day_marks: str
    suffixes: frozenset[str]
    proclitics: str
    day_halves: frozenset[str]
    compounds: bool


#: So many letters tell whether a number word may begin here.
HEAD = 2


@lru_cache(maxsize=16)
def tables_of(code: str) -> Tables:
    """Return the tables of a language."""
    language = load(code)
    words, ordinals = _mapped(language, "number-words"), _mapped(language, "ordinals")
    magnitudes, loose = _mapped(language, "magnitudes"), language.mapping("quantity-words")
    parts_of = {**words, **ordinals, **magnitudes, **loose}
    formats = language.mapping("formats")
    return Tables(
        words, magnitudes, {**magnitudes, **_glued(language)}, ordinals,
        {key: tuple(value_of(one) for one in value.split()) for key, value in loose.items()},
        _mapped(language, "months"), {**_counted(language), **language.mapping("periods")},
        {**load("und").mapping("units"), **language.mapping("units"), **language.mapping("periods")},
        _several(language), language.phrases("units"), language.phrases("time-markers"),
        frozenset(language.properties.get("number-links", "").split()),
        frozenset(key[:HEAD] for key in parts_of), max(map(len, parts_of), default=0),
        formats.get("decimal", ".").replace(formats.get("group", " "), ""), formats.get("group") == "space",
        language.is_set("magnitude-first"), language.is_set("reversed-teens"),
        tuple(language.properties.get("fraction-marks", "").split()),
        _mapped(language, "eras"), language.properties.get("month-mark", ""), language.properties.get("day-marks", ""),
        frozenset(language.properties.get("ordinal-suffixes", "").split()),
        language.properties.get("proclitics", ""), frozenset(language.properties.get("day-halves", "").split()),
        language.is_set("compounds"),
    )


def _mapped(language: Language, table: str) -> dict[str, int]:
    return {key: int(value) for key, value in language.mapping(table).items()}


def _several(language: Language) -> dict[str, list[tuple[tuple[str, ...], str, tuple[Value, ...]]]]:
    found: dict[str, list[tuple[tuple[str, ...], str, tuple[Value, ...]]]] = {}
    for table, kind in (("number-words", "word"), ("magnitudes", "magnitude"), ("ordinals", "ordinal"),
                        ("quantity-words", "loose")):
        mapping = language.mapping(table)
        for first, items in language.phrases(table).items():
            for tokens in items:
                text = mapping.get(" ".join(tokens)) if len(tokens) > 1 else None
                if text is not None:
                    values = (Value(1, int(text)),) if kind == "magnitude" else tuple(map(value_of, text.split()))
                    found.setdefault(first, []).append((tokens, kind, values))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _counted(language: Language) -> dict[str, str]:
    """The measures that are words."""
    return {
        low: symbol for low, symbol in language.mapping("units").items()
        if len(low) > 2 and low.isalpha() and low != symbol and symbol != "%" and not is_currency(symbol)
    }


def _glued(language: Language) -> dict[str, int]:
    """Letters that are a magnitude right behind digits ($5m): a blank before them is not allowed for."""
    pairs = (pair.split("=") for pair in language.properties.get("magnitude-letters", "").split())
    return {letter: int(power) for letter, power in pairs}


def value_of(text: str) -> Value:
    """Return the value of ASCII digits with perhaps a decimal dot."""
    whole, _, decimals = text.partition(".")
    return exact(int(whole + decimals), -len(decimals))


def is_currency(unit: str) -> bool:
    """Say whether the symbol of a unit is the code of a currency."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


@lru_cache(maxsize=4)
def alternation(code: str) -> re.Pattern[str]:
    """Return the pattern of all number words of a language that does not separate words."""
    tables = tables_of(code)
    entries = {*tables.words, *tables.magnitudes, *tables.ordinals, *tables.loose, *tables.months}
    return re.compile("|".join(sorted(map(re.escape, entries), key=lambda entry: (-len(entry), entry))))
