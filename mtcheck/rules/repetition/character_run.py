"""A character is repeated over and over.

## What it does
Flags a letter inside a word that stands four or more times in a row (five in languages without tables), five to
nine full stops, four or more other marks, and three or more exclamation or question marks.

## Why it matters
It is the smallest kind of decoder loop, and leaders or rulers of a page that were taken for text.

## Example
> The vote was closeeee.

## When it is wrong
Drawn-out speech ("nooooo") outside quotations, which are not looked at. Left alone are four stops (an ellipsis
and a stop) and, in scripts without spaces, six (their ellipsis), rulers that fill a line, laughter, hashtags,
addresses, and marks that only draw a letter out (ー, the Arabic ـ).
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import QUOTE, Document
from mtcheck.text.patterns import lazy

RULE = Rule("character-run", Category.SPELLING, Severity.MINOR)
_RUN = lazy(r"(.)\1\1\1+|([!?！？؟])\2\2+")
_MARKS = ".,;!?。，、！？؟،؛।"
_DRAWN_OUT = "ーｰـ"
_ADDRESS = lazy(r"[@#/_\\]|\w\.\w")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run."""
    text = doc.prose
    for match in _RUN.finditer(text):
        char, size = match.group()[0], len(match.group())
        if char.isalpha():
            least = 4 if doc.language.covered else 5
            laughter = not doc.language.spaces and char * 2 in doc.language.words("repeatable-words")
            fault = size >= least and not laughter and _is_in_word(text, match)
        else:
            fault = char in _MARKS and _is_in_line(text, match, doc.language.spaces)
        sentence = doc.sentence_at(match.start()) if fault else None
        if sentence is not None and sentence.kind != QUOTE:
            yield RULE.finding(doc.span(match.start(), match.end()), f"“{char}” stands {size} times in a row")


def _is_in_word(text: str, match: re.Match[str]) -> bool:
    """A small letter with other letters beside it: no Roman numeral, address, hashtag or bare sound."""
    start, end, char = match.start(), match.end(), match.group()[0]
    if char.isupper() or char in _DRAWN_OUT or not (text[start - 1:start].isalpha() or text[end:end + 1].isalpha()):
        return False
    before, after = text[max(0, start - 40):start].split(" "), text[end:end + 40].split(" ")
    return _ADDRESS.search(before[-1] + char + after[0]) is None


def _is_in_line(text: str, match: re.Match[str], spaces: bool) -> bool:
    """A run of marks beside text: no ruler, no row of leaders, no ellipsis."""
    start, end = match.span()
    if match.group()[0] == "." and not (4 < end - start < 10 and (spaces or end - start != 6)):
        return False
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1:stop if stop >= 0 else len(text)]
    return any(char.isalpha() for char in line)
