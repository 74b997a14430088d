"""A number is written with the signs of another language.

## What it does
Flags a decimal sign or a sign of thousands that the language does not use, where nothing else can be meant: "3.5
Prozent" or "1,250,000" in German, "3,5 percent" or "1.250.000" in English. A lone decimal counts only before a
per cent sign, a unit or a magnitude. Reported once a text, with how often.

## Why it matters
"1.250 tonnes" is a thousand times more in one language than in the other.

## Example
> Die Inflation stieg auf 3.5 Prozent.

## When it is wrong
Swiss and Indian house styles, versions and technical values. Times, dates and scores are left alone; where a
language is written with either sign (Spanish), only a text that changes between the two is reported.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("number-format-locale", Category.LOCALE_NUMBER, Severity.MINOR, needs=("formats", "units"))

_DECIMAL = {".": lazy(r"\d{1,3}\.\d{1,2}"), ",": lazy(r"\d{1,3},\d{1,2}")}
_GROUPED = {
    ",": lazy(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,3})?|\d{1,3},\d{3}\.\d{1,2}|\d{2,3},000"),
    ".": lazy(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,3})?|\d{1,3}\.\d{3},\d{1,2}"),
}
_TIMES = frozenset(("h", "min", "s"))
_SYMBOLS = frozenset("%‰°€$£¥₹₽₺₴")


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first such number."""
    own = doc.language.mapping("formats")
    signs = own["decimal"].split()
    decimals = {sign: list(_decimals(doc, sign)) for sign in _DECIMAL}
    if len(signs) > 1:
        if all(decimals.values()):
            rarer, usual = sorted(signs, key=lambda sign: (len(decimals[sign]), sign == signs[0]))
            yield _finding(doc, decimals[rarer], f"a decimal {_name(rarer)} in a text with decimal {_name(usual)}s",
                           decimals[usual][0])
        return
    foreign = "." if signs[0] == "," else ","
    # What parts thousands there is the decimal sign here, and the reverse.
    wrong = sorted([*decimals[foreign], *_grouped(doc, signs[0])])
    if wrong:
        yield _finding(doc, wrong, f"{doc.language.name} writes a decimal {_name(signs[0])}", None)


def _finding(doc: Document, places: list[int], message: str, other: int | None) -> Finding:
    often = f" ({len(places)} times)" if len(places) > 1 else ""
    related = () if other is None else (Note(doc.token_span(other, other + 1), "the other sign"),)
    return RULE.finding(doc.token_span(places[0], places[0] + 1), message + often, related=related)


def _name(sign: str) -> str:
    return "point" if sign == "." else "comma"


def _decimals(doc: Document, sign: str) -> Iterator[int]:
    """The tokens with a decimal sign and a word after them that makes them a quantity."""
    words, units = doc.words, doc.language.mapping("units")
    magnitudes, times = doc.language.mapping("magnitudes"), doc.language.words("time-markers")
    for i in _numbers(doc, sign):
        if _DECIMAL[sign].fullmatch(words[i]) is None or i + 1 >= len(words):
            continue
        after = doc.lows[i + 1]
        if after not in units:  # “pour cent”
            after = " ".join(doc.lows[i + 1:i + 3])
        measured = doc.lows[i + 1] in magnitudes or (after in units and units[after] not in _TIMES) or after in _SYMBOLS
        near = {doc.lows[k] for k in (i - 2, i - 1, i + 1) if k >= 0}
        if measured and times.isdisjoint(near) and not _is_joined(doc, i):
            yield i


def _grouped(doc: Document, sign: str) -> Iterator[int]:
    """The tokens whose thousands are parted by the language's own decimal sign."""
    for i in _numbers(doc, sign):
        if _GROUPED[sign].fullmatch(doc.words[i]) and not _is_joined(doc, i):
            yield i


def _numbers(doc: Document, sign: str) -> list[int]:
    if sign not in doc.alphabet:
        return []
    return doc.where({low for low in doc.vocabulary if sign in low and low[0].isdecimal() and len(low) > 2})


def _is_joined(doc: Document, i: int) -> bool:
    """Part of more: a version, a score, a range, an address."""
    before = doc.text[doc.starts[i] - 1:doc.starts[i]]
    after = doc.text[doc.ends[i]:doc.ends[i] + 1]
    glued = before.isalnum() and (doc.language.spaces or before.isascii())
    return glued or before in tuple("./:,_#") or after in tuple("/:_") or after.isdecimal()
