"""A word has a capital as in English.

## What it does
Reports, once a text, a weekday, a month or a nationality with a capital inside a sentence in a language that writes
them small ("el Lunes", "en Marzo de 2023", "el gobierno Español"), and a headline whose words all begin with capitals.

## Why it matters
It is the mark of a translation from English, seen by every reader in the first line.

## Example
> La reunión será el Lunes por la tarde.

## When it is wrong
Names of feasts, streets and works hold such words with capitals: beside another capitalised word nothing is said.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import HEADLINE, PROSE, Document

RULE = Rule(
    "english-capitals", Category.SPELLING, Severity.MINOR, typographic=True, needs=("cased", "small-calendar", "months")
)

_LEAST_WORDS = 5
_LONG = 4
#: Months as short as this are names of other things too (Mars, Abril, Maio).
_AMBIGUOUS = 5


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding."""
    found = [(doc.starts[i], doc.ends[i]) for i in _words(doc)]
    found += [
        (sentence.start, sentence.end) for sentence in doc.sentences[:1]
        if sentence.kind == HEADLINE and _is_title_case(doc, sentence.first, sentence.last)
    ]
    if found:
        often = f" ({len(found)} times)" if len(found) > 1 else ""
        yield RULE.finding(doc.span(*min(found)), f"{doc.language.name} writes this with small letters{often}")


def _words(doc: Document) -> Iterator[int]:
    """The tokens with a capital that only English would give them."""
    own = doc.language
    small = own.mapping("months").keys() | own.mapping("weekdays").keys() | own.words("demonyms")
    if small.isdisjoint(doc.vocabulary):
        return
    for sentence in doc.sentences:
        if sentence.kind != PROSE:
            continue
        for i in range(sentence.first + 1, sentence.last - 1):
            if doc.lows[i] not in small or not doc.words[i].istitle() or not _is_plain(doc, i):
                continue
            if len(doc.words[i]) > _AMBIGUOUS or doc.lows[i] not in own.mapping("months"):
                yield i
            elif all(_is_dated(doc, k) for k in doc.where((doc.lows[i],)) if doc.words[k].istitle()):
                yield i  # a planet (Mars 2020) stands without a date elsewhere


def _is_plain(doc: Document, i: int) -> bool:
    """After a small word and before one, or before a mark: no part of a name, not in quotation marks."""
    before, after = doc.words[i - 1], doc.words[i + 1]
    if not before.islower() or doc.is_quoted(doc.starts[i]) or doc.text[doc.ends[i]:doc.ends[i] + 1] in ("-", "/"):
        return False
    if i > 1 and doc.words[i - 2][0].isupper() and doc.lows[i - 1] in doc.language.words("function-words"):
        return False  # “Plaza de Mayo”
    return after.islower() or after in (",", ".", ";", ":") or (after.isdecimal() and len(after) == 4)


def _is_dated(doc: Document, i: int) -> bool:
    """A year after the month, or a day before it that opens no name (“plaza 25 de Mayo”)."""
    if doc.words[i + 1].isdecimal():
        return True
    closed = doc.language.words("function-words")
    k = i - 1 if doc.lows[i - 1] not in closed else i - 2
    return k > 0 and doc.words[k].isdecimal() and (doc.lows[k - 1] in closed or not doc.is_word[k - 1])


def _is_title_case(doc: Document, first: int, last: int) -> bool:
    words = [i for i in range(first, last) if doc.is_word[i] and len(doc.words[i]) >= _LONG]
    if len(words) < _LEAST_WORDS or all(doc.words[i].isupper() for i in words):
        return False
    small = {word for word in doc.words if word.islower()}  # a headline may be all names: some must be common words
    common = sum(doc.lows[i] in small for i in words)
    return common > 1 and sum(doc.words[i][0].isupper() for i in words) >= 0.9 * len(words)
