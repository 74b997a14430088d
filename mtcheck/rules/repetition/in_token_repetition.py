"""A word holds one of its parts twice.

## What it does
Flags a lower-case word in which four letters or more are followed by the same letters ("governmentgovernment",
"internationationational").

## Why it matters
Systems that write words in pieces can emit a piece twice; no spelling habit does it.

## Example
> The demonstrationstrations went on.

## When it is wrong
Names are left alone. Sound words and reduplicating languages (Swahili "polepole"): in languages without a word list the repeated part
must have six letters. Lawful stems (French "chercher") are listed by language.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("in-token-repetition", Category.SPELLING, Severity.MAJOR)
_TWICE = lazy(r"([^\W\d_]{4,20})\1")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such word."""
    least = 4 if doc.language.covered else 6
    lawful = doc.language.entries("inner-repeats")
    suspects = {
        low for low in set(doc.lows) if len(low) >= 8 and len(set(low)) <= len(low) - 4
    }
    faulty = {
        low for low in suspects if (match := _TWICE.search(low)) and len(match.group(1)) >= least
        and not any(map(low.__contains__, lawful))
    }
    if not faulty:
        return
    for i, low in enumerate(doc.lows):
        if low in faulty and not doc.words[i][0].isupper():
            part = _TWICE.search(low)
            piece = part.group(1) if part else ""
            yield RULE.finding(doc.token_span(i, i + 1), f"“{piece}” stands twice inside the word")
