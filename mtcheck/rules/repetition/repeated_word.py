"""A word stands twice in a row.

## What it does
Flags a word that is followed by itself with nothing but white space between ("the the").

## Why it matters
A doubled word is the smallest loop a translation system leaves and the easiest slip to miss on a screen.

## Example
> The council met on on Tuesday.

## When it is wrong
Some doublings are grammar ("had had", German "die die", Hindi and Indonesian reduplication) or rhetoric
("very, very" has a comma and is not flagged; "never never" is). Each language lists its own lawful ones;
names ("Duran Duran", "los Los Angeles Lakers") and all-capitals are left alone, and languages without a list
are not checked.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("repeated-word", Category.GRAMMAR, Severity.MINOR, needs=("repeatable-words", "spaces"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each second copy of a word; spans cover both."""
    words, lows, starts, ends, text = doc.words, doc.lows, doc.starts, doc.ends, doc.text
    lawful = doc.language.words("repeatable-words")
    previous = -2
    for i in [i for i, (a, b) in enumerate(zip(lows, lows[1:], strict=False)) if a == b]:
        word = words[i]
        if not word[0].isalpha() or lows[i] in lawful or not text[ends[i]:starts[i + 1]].isspace():
            continue
        if len(word) < 2 and not _is_small(doc, i):
            continue
        if _is_name(words, i) or "\n" in text[ends[i]:starts[i + 1]] or i == previous + 1:
            continue
        if text[starts[i] - 1:starts[i]] in ("'", "’") and text[starts[i] - 2:starts[i] - 1].isalnum():
            continue  # an ending and the particle after it: 2020'de de
        previous = i
        yield RULE.finding(
            doc.token_span(i, i + 2), f"“{word}” stands twice in a row", confidence=Confidence.LIKELY,
            suggestion=word,
        )


def _is_name(words: list[str], i: int) -> bool:
    """The second copy is capitalised: a name, a title or a shout."""
    return words[i + 1][0].isupper()


def _is_small(doc: Document, i: int) -> bool:
    """A preposition or conjunction of one letter ("в в"), both times small: no initial, no item of a list."""
    return doc.words[i].islower() and doc.words[i + 1].islower() and doc.lows[i] in doc.language.words("function-words")
