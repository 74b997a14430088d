"""A word holds one of its parts twice.

## What it does
Flags a word in which five letters or more are followed by the same letters ("internationationational"), and a
word that begins with six letters or more twice ("governmentgovernment"); in scripts without spaces four are enough.

## Why it matters
Systems that write words in pieces can emit a piece twice; no spelling habit does it.

## Example
> The demonstrationstrations went on.

## When it is wrong
Reduplication is grammar in many languages (Hausa "kurakurai", Shona "akasiyanasiyana") and loans keep it
("couscous"): that is why whole words need six letters, and languages without tables eight. Names are left alone,
and so all capitalised words but where every noun has a capital. Lawful stems are listed by language.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import Language
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("in-token-repetition", Category.SPELLING, Severity.MAJOR)
_TWICE = lazy(r"([^\s\d_'’ʼ\-\u2010\u2011]{4,20})\1")  # not \w: the vowel signs of Indic scripts are no word characters

_CHANCE = 5


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such word."""
    least = 2 * _CHANCE if doc.language.spaces else 8
    suspects = [low for low in doc.vocabulary if len(low) >= least and len(set(low)) * 4 <= len(low) * 3]
    pieces = {low: piece for low in suspects if (piece := _doubled(low, doc.language))}
    if not pieces:
        return
    nouns_capitalised = doc.language.is_set("nouns-capitalised")
    for i in doc.where(pieces):
        low = doc.lows[i]
        if doc.words[i][0].isupper() and not (nouns_capitalised and len(pieces[low]) > _CHANCE):
            continue  # a name, or a compound whose parts overlap: Menschenschmuggler
        yield RULE.finding(doc.token_span(i, i + 1), f"“{pieces[low]}” stands twice inside the word")


def _doubled(low: str, language: Language) -> str:
    """The part that stands twice in a word, or nothing."""
    match = _TWICE.search(low) if low[0].isalpha() else None
    if match is None or any(map(low.__contains__, language.entries("inner-repeats"))):
        return ""
    piece = match.group(1)
    if not language.spaces and not piece.isascii():
        return piece if len(set(piece)) >= 4 else ""  # ドキドキドキドキ is a sound
    least = 8 if not language.covered else _CHANCE + (match.start() == 0)
    return piece if len(piece) >= least else ""
