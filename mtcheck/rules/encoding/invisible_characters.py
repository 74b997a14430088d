"""An invisible character stands where it does nothing, or does harm.

## What it does
Flags zero-width spaces and byte order marks inside the text, word joiners inside a word, zero-width (non-)joiners
between Latin, Greek or Cyrillic letters, direction marks in a text without right-to-left letters, and bidirectional
embeddings, overrides and isolates that are not closed in their paragraph. A run is one finding.

## Why it matters
Translation services leave pairs of zero-width spaces behind. Such characters cut words for search and
spell-checking; an open override turns the rest of the line round.

## Example
> The coun<U+200B>cil met on Tuesday.

## When it is wrong
Web editors leave zero-width spaces at the edges of pasted text. Soft hyphens, joiners in emoji and in Arabic and
Indic scripts, and zero-width spaces in scripts that separate words by them (Thai, Khmer, Lao, Burmese) are lawful.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of

RULE = Rule("invisible-characters", Category.ENCODING, Severity.MINOR, typographic=True)

_INVISIBLE = lazy("[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_RTL_LETTER = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD_SPACE_SCRIPTS = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})
_OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSING = "\u202c\u2069"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run of invisible characters that is a fault."""
    text = doc.prose
    if text.isascii() or not any(map(_INVISIBLE.match, doc.alphabet)):
        return
    directed = False
    rtl = doc.language.rtl or (("\u200e" in text or "\u200f" in text) and bool(_RTL_LETTER.search(text)))
    for match in _INVISIBLE.finditer(text):
        run = match.group()
        directed = directed or any(char in _OPENING + _CLOSING for char in run)
        if _is_fault(text, match, rtl):
            yield _finding(doc, match.start(), match.end(), "invisible character")
    if directed:
        for paragraph in doc.paragraphs:
            for position in _unbalanced(text, paragraph.start, paragraph.end):
                yield _finding(doc, position, position + 1, "direction control without its partner")


def _finding(doc: Document, start: int, end: int, what: str) -> Finding:
    names = " ".join(f"U+{ord(char):04X}" for char in doc.text[start:end][:4])
    return RULE.finding(doc.span(start, end), f"{what}: {names}", confidence=Confidence.CERTAIN)


def _is_fault(text: str, match: re.Match[str], rtl: bool) -> bool:
    start, end, run = match.start(), match.end(), match.group()
    before, after = text[start - 1:start], text[end:end + 1]
    if any(char in "\u180e\u2061\u2062\u2063\u2064\ufeff" for char in run):
        return run != "\ufeff" or start > 0
    if "\u2060" in run:
        return before.isalpha() and after.isalpha()
    if "\u200b" in run:
        return not {script_of(char) for char in text[max(0, start - 5):end + 5]} & _WORD_SPACE_SCRIPTS
    if "\u200c" in run or "\u200d" in run:
        return bool(before and after) and {script_of(before), script_of(after)} <= _ALPHABETS
    if "\u200e" in run or "\u200f" in run:
        return not rtl
    return False


def _unbalanced(text: str, start: int, end: int) -> list[int]:
    """Openers that are not closed and closers that nothing opened, in text order."""
    open_at: list[int] = []
    alone: list[int] = []
    for position in range(start, end):
        char = text[position]
        if char in _OPENING:
            open_at.append(position)
        elif char in _CLOSING:
            if open_at:
                open_at.pop()
            else:
                alone.append(position)
    return sorted(open_at + alone)
