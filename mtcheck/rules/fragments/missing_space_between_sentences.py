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
_GLUED = lazy(r"(?<![\w./@:#-])([^\W\d_]{3,})([.!?][”»\"]?)([^\W\d_]{2,})(?![\w./@:-]*[/@.]\w)")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each border; spans cover both words."""
    abbreviations = doc.language.words("abbreviations")
    nouns = doc.language.is_set("nouns-capitalised")
    for match in _GLUED.finditer(doc.prose):
        left, mark, right = match.groups()
        if not left[-1].islower() or not right[0].isupper() or not right[1:].islower():
            continue
        if left.lower() in abbreviations or not (left[1:].islower() if nouns else left.islower()):
            continue  # a capital before the stop: more often a name ("Stop.Pub")
        yield RULE.finding(doc.span(match.start(), match.end()), "no space between two sentences",
                           suggestion=f"{left}{mark} {right}")
