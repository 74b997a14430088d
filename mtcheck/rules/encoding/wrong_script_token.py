"""A word is written in a script that the language does not use.

## What it does
Flags letters of a script that is neither the language's own nor Latin: Cyrillic or Chinese words in English prose,
Hindi words in Russian. Words of such a script that follow each other are one finding.

## Why it matters
Multilingual systems fall into another language for a word or two, or copy a source word they cannot translate.

## Example
> The committee will 讨论 the proposal on Friday.

## When it is wrong
Originals given without brackets or quotation marks ("the word спасибо means thanks"). Originals inside brackets or
quotation marks, single letters and Greek letters of science are left alone. Latin letters are never flagged:
names, brands and abbreviations stand in every script.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of

RULE = Rule("wrong-script-token", Category.ENCODING, Severity.MAJOR, needs=("language",))

_OPENERS = "([{（【〔［「『《〈“„«‹‘\"'"
_CLOSERS = ")]}）】〕］」』》〉”“»›’\"'"
#: Words of a foreign script at most this far apart are one finding ("не так", "नमस्ते, दुनिया").
_GAP = 3
#: Brackets and quotation marks that opened further back are not looked for.
_LONGEST_QUOTE = 2000
#: The closing mark is looked for so far behind the foreign word.
_CLOSES = 200
#: Letters in marks that are still a title or term.
_SHORT = 20
_PAIRS = tuple(map(tuple, ("()", "[]", "（）", "「」", "『』", "《》", "“”", "«»", "„“")))
_ADDRESS = lazy(r"[^\W\d_]\.[^\W\d_]")
#: Between letters and Latin ones, a change of these is what `mixed-script-token` reports.
_EUROPEAN = ("Cyrl", "Grek", "Armn")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run of foreign words; spans cover the run."""
    text = doc.prose
    if text.isascii() or not doc.language.scripts:
        return
    lawful = _lawful(doc.language.scripts)
    foreign = "".join(sorted(c for c in doc.alphabet if c > "\u024f" and script_of(c) not in lawful))
    if not foreign:
        return
    for start, end in _runs(text, lazy(f"[{re.escape(foreign)}]+")):
        if _is_word(text, start, end) and not _is_enclosed(text, start, end):
            script = _NAMES.get(script_of(text[start]), script_of(text[start]))
            yield RULE.finding(doc.span(start, end), f"{script} letters in {doc.language.name} text")


_NAMES = {
    "Cyrl": "Cyrillic", "Grek": "Greek", "Armn": "Armenian", "Hebr": "Hebrew", "Arab": "Arabic", "Deva": "Devanagari",
    "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Taml": "Tamil", "Telu": "Telugu", "Knda": "Kannada",
    "Mlym": "Malayalam", "Thai": "Thai", "Geor": "Georgian", "Hang": "Korean", "Ethi": "Ethiopic", "Hira": "Japanese",
    "Kana": "Japanese", "Hani": "Chinese",
}


@lru_cache(maxsize=64)
def _lawful(scripts: frozenset[str]) -> frozenset[str]:
    """The scripts a language may show: its own, Latin, and what its names bring along."""
    lawful = scripts | {"Latn", ""}
    if lawful & {"Hani", "Hang"}:
        lawful |= {"Hani", "Kana", "Bopo"}
    return frozenset(lawful)


def _runs(text: str, letters: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Runs of foreign letters with their marks, joined across a space or a mark of punctuation."""
    start = end = -1
    for match in letters.finditer(text):
        between = text[end:match.start()] if start >= 0 else ""
        if start >= 0 and len(between) <= _GAP and not any(c.isalnum() or c in _CLOSERS + "\n" for c in between):
            end = match.end()
        else:
            if start >= 0:
                yield start, end
            start, end = match.span()
        while end < len(text) and category(text[end])[0] == "M":
            end += 1
    if start >= 0:
        yield start, end


def _is_word(text: str, start: int, end: int) -> bool:
    """More than a symbol: two letters (three Greek ones), or one that stands inside a word of the text."""
    script = script_of(text[start])
    before, after = text[start - 1:start], text[end:end + 1]
    letters = sum(map(str.isalpha, text[start:end]))
    if _ADDRESS.search(text, start, end):
        return False
    if script in _EUROPEAN:
        if (before.isalpha() and script_of(before) == "Latn") or (after.isalpha() and script_of(after) == "Latn"):
            return False
        return letters >= (2 if script != "Grek" else 5 if text[start:end].isupper() else 3)
    if letters >= 2:
        return True
    return before.isalpha() and after.isalpha() and not after.isupper()


def _is_enclosed(text: str, start: int, end: int) -> bool:
    """In brackets or quotation marks of its own: an original, a title, a quotation in its language.

    A long quotation in the language of the text does not excuse a foreign word in it.
    """
    before, after = text[start - 1:start], text[end:end + 1]
    elided = before in ("'", "’") and text[start - 2:start - 1].isalpha()
    opened, closed = before in (*_OPENERS, "/") and not elided, after in tuple(_CLOSERS)
    if before == "/" or (opened and closed):
        return True
    line = max(text.rfind("\n", max(0, start - _LONGEST_QUOTE), start) + 1, start - _LONGEST_QUOTE, 0)
    opening = max(
        (text.rfind(opener, line, start) for opener, closer in _PAIRS
         if text.rfind(opener, line, start) > text.rfind(closer, line, start)), default=-1,
    )
    if opening < 0 and text.count('"', line, start) % 2 == 1:
        opening = text.rfind('"', line, start)
    if opening < 0:
        return opened or closed
    closers = "".join(closer for opener, closer in _PAIRS if opener == text[opening]) or '"'
    closing = min((at for at in (text.find(closer, end, end + _CLOSES) for closer in closers) if at >= 0), default=end)
    inside = [script_of(char) for char in text[opening:closing].partition("\n")[0] if char.isalpha()]
    return len(inside) <= _SHORT or inside.count(script_of(text[start])) * 3 >= len(inside)
