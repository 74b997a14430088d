"""A sentence begins with a small letter.

## What it does
Flags a sentence of running prose that begins with a lower-case word, after a sentence that ended in a full stop.

## Why it matters
The sentence was put together from pieces, or a comma became a full stop.

## Example
> The bridge was closed. traffic was sent through the old town.

## When it is wrong
A full stop after an abbreviation that the language's table does not list. Words with a capital inside (iPhone),
name particles (al-Masri), addresses, counters and words after an apostrophe are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence
from mtcheck.text.patterns import lazy

RULE = Rule("sentence-capitalisation", Category.SPELLING, Severity.MINOR, needs=("cased",))

_ADDRESS = lazy(r"\S{0,60}[./@:_\\]\w")
_STOPPED = lazy(r"[^\W\d_]{3,}[»”\")\]]?[.!?]$")
_LONGEST_PARTICLE = 4


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such sentence; spans cover its first word."""
    text = doc.prose
    previous: Sentence | None = None
    for sentence in doc.sentences:
        before, previous = previous, sentence
        if not text[sentence.start].islower() or sentence.kind != PROSE or before is None or before.kind != PROSE:
            continue
        if before.paragraph != sentence.paragraph or not _STOPPED.search(text, before.start, before.end):
            continue
        if sentence.last - sentence.first < 4 or _is_lawful(doc, sentence):
            continue
        word = doc.words[sentence.first]
        span = doc.token_span(sentence.first, sentence.first + 1)
        yield RULE.finding(span, f"the sentence begins with a small “{word[0]}”",
                           suggestion=word[0].upper() + word[1:])


def _is_lawful(doc: Document, sentence: Sentence) -> bool:
    """A brand, an address, a counter, a name particle or an elided word."""
    words, first = doc.words, sentence.first
    word, following = words[first], words[first + 1]
    if word != word.lower() or any(map(str.isdigit, word)) or _ADDRESS.match(doc.text, sentence.start, sentence.end):
        return True
    if not following[0].isalnum():
        return True
    named = following[0].isupper() and len(word) <= _LONGEST_PARTICLE
    return named and not doc.language.is_set("nouns-capitalised")
