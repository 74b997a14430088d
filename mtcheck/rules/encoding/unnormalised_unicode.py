"""Letters are stored in an unusual form.

## What it does
Reports, once for each kind, letters that look right and are not those that everybody types: letter and accent as two
characters, Arabic presentation forms, the ligatures "ﬁ" and "ﬂ", full-width and mathematical Latin letters, Arabic
yeh and kaf in a Persian or Urdu text.

## Why it matters
The words look the same and are not found by a search, sorted wrongly, read out letter by letter.

## Example
> Der Oﬃzier unterschrieb.

## When it is wrong
Text from a typesetting system that is converted later. Full-width letters are lawful in Chinese and Japanese.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("unnormalised-unicode", Category.ENCODING, Severity.MINOR, typographic=True)

_DECOMPOSED = lazy(r"[^\W\d_][\u0300-\u036f]+")
_KINDS = (
    ("a presentation form", lazy(r"[\ufb50-\ufdef\ufe70-\ufefc]+")),
    ("a ligature", lazy(r"[\ufb00-\ufb06]")),
    ("mathematical letters", lazy("[\U0001d400-\U0001d7ff]{2,}")),
)
_WIDE = lazy(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_PERSIAN = frozenset("یک")
_ARABIC = lazy("[يك]")


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding for each kind, at its first place."""
    text = doc.prose
    if text.isascii():
        return
    kinds = list(_KINDS)
    if doc.language.spaces and doc.language.base != "ko":
        kinds.append(("full-width letters", _WIDE))
    highest = max(doc.alphabet)
    for what, pattern in kinds if highest > "\ufaff" else ():
        found = list(pattern.finditer(text))
        if found:
            yield _finding(doc, what, found)
    if any("\u0300" <= char <= "\u036f" for char in doc.alphabet):
        found = [match for match in _DECOMPOSED.finditer(text) if normalize("NFC", match.group()) != match.group()]
        if found:
            yield _finding(doc, "a letter and its mark apart", found)
    if doc.language.base in ("fa", "ur") and not doc.alphabet.isdisjoint("يك"):
        found = list(_ARABIC.finditer(text))
        if doc.alphabet & _PERSIAN and len(found) > 2:
            yield _finding(doc, "an Arabic letter for the Persian one", found)


def _finding(doc: Document, what: str, found: list[re.Match[str]]) -> Finding:
    often = f" ({len(found)} times)" if len(found) > 1 else ""
    return RULE.finding(doc.span(*found[0].span()), f"{what}{often}")
