"""Two sentences run into each other without a space.

## What it does
Flags a stop between a lower-case word and a capitalised one without a space ("closed.The").

## Why it matters
Segments were joined without a space; it also hides the sentence border from readers and tools.

## Example
> The shop is closed.The owner has left.

## When it is wrong
Web addresses, file names and brand names in lower case ("node.Js"); abbreviations, words of one or two letters and,
where nouns are not capitalised, names are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("missing-space-between-sentences", Category.PUNCTUATION, Severity.MINOR, needs=("cased",), typographic=True)
_STOP = lazy(r"[.!?][”»\"]?(?=[^\W\d_]{2})")
_LEFT = lazy(r"(?<![\w./@:#-])[^\W\d_]{3,}$")
_RIGHT = lazy(r"[^\W\d_]{2,}(?![\w./@:-]*[/@.]\w)")
_LONGEST = 60


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each border; spans cover both words."""
    abbreviations = doc.language.words("abbreviations")
    nouns = doc.language.is_set("nouns-capitalised")
    text = doc.prose
    for match in _STOP.finditer(text):
        before = _LEFT.search(text, max(0, match.start() - _LONGEST), match.start())
        after = _RIGHT.match(text, match.end())
        if before is None or after is None:
            continue
        left, mark, right = before.group(), match.group(), after.group()
        if not left[-1].islower() or not right[0].isupper() or not right[1:].islower():
            continue
        if left.lower() in abbreviations or not (left[1:].islower() if nouns else left.islower()):
            continue  # a capital before the stop: more often a name ("Stop.Pub")
        yield RULE.finding(doc.span(before.start(), after.end()), "no space between two sentences",
                           suggestion=f"{left}{mark} {right}")
