"""A segment was left as it is in the source.

## What it does
Flags a sentence of the translation that is word for word its source, in a pair of different languages, if at least
one of its words is a closed-class word of the source language that the target language has not.

## Why it matters
Nothing was translated: the reader gets the original.

## Example
> Source (de): Die Brücke wurde am Montag gesperrt.
> Translation (en): Die Brücke wurde am Montag gesperrt.

## When it is wrong
Titles, slogans and quotations that are kept on purpose. Lines of names and numbers are left alone, as they have no
closed-class words.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("identical-to-source", Category.UNTRANSLATED, Severity.CRITICAL, needs=("source",))


def check(doc: Document, *, fewest: int = 4) -> Iterator[Finding]:
    """Yield a finding for each pair; ``fewest`` is the words (characters where they are not separated) it must have."""
    source = doc.source
    if source is None or source.language.base == doc.language.base:
        return
    foreign = source.language.words("function-words") - doc.language.words("function-words")
    for pair in doc.pairs:
        if not pair.target or not pair.source:
            continue
        # The pair as a whole, or some of its sentences one by one.
        theirs = {tuple(_words(source, two)): two for two in (*_singly(pair.source), pair.source)}
        whole = tuple(_words(doc, pair.target)) in theirs
        for one in [pair.target] if whole else _singly(pair.target):
            ours = _words(doc, one)
            two = theirs.get(tuple(ours))
            if two and len(ours) >= fewest and _is_of(source, ours, foreign):
                yield RULE.finding(
                    doc.range_span(one), "left as it is in the source", confidence=Confidence.CERTAIN,
                    related=(Note(source.range_span(two), "the source", "source"),),
                )


def _singly(sentences: range) -> list[range]:
    """The sentences of a pair, one by one."""
    return [range(index, index + 1) for index in sentences]


def _words(doc: Document, sentences: range) -> list[str]:
    return [word for index in sentences for word in doc.sentence_words(doc.sentences[index])]


def _is_of(source: Document, words: list[str], foreign: frozenset[str]) -> bool:
    """Whether the words are of the source language: one of its closed class, or any in a script without spaces."""
    return not foreign.isdisjoint(words) if source.language.spaces else True
