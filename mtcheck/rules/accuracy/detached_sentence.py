"""A sentence of the translation has nothing to do with its source.

## What it does
Compares what a sentence and its source have in common – numbers, names, words written alike, words that went together
in the other sentences – with what the other sentences of the same text have in common with theirs, and flags one that
fits its source far worse than chance would have it.

## Why it matters
A model that loses its source goes on in fluent sentences: the reader gets news that nobody wrote, and cannot tell.

## Example
> Source (de): Der Stadtrat von Köln bewilligte am Montag 40 Millionen Euro für die Brücke nach Deutz.
> Translation (en): The staff of the hotel in Lisbon were friendly, and breakfast was served until eleven.

## When it is wrong
A translator who retells a sentence without one of its names and numbers. The text itself is the measure, so a text of
few sentences gives none and nothing is said; nor is it where the alphabets share no letters and the sentence has no
numbers. Headlines and short sentences are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import CAPTION, HEADLINE, Document, text_size
from mtcheck.text.kinship import Side, key, kinship

RULE = Rule("detached-sentence", Category.MISTRANSLATION, Severity.MAJOR, needs=("source",))

#: A text of fewer pairs gives no measure.
_FEWEST = 8
#: Above this (natural logarithm) a finding is no more than possible.
_SURE = 10.0


def check(doc: Document, *, least: float = 7.5, shortest: int = 40) -> Iterator[Finding]:
    """Yield a finding for each.

    ``least`` is how much less likely (natural logarithm) it must be that the sentence belongs to its source;
    ``shortest`` is the letters that both must have.
    """
    source = doc.source
    if source is None:
        return
    pairs = [pair for pair in doc.pairs if pair.source and pair.target and pair.confidence >= 0.5]
    if len(pairs) < _FEWEST:
        return
    closed = doc.language.words("function-words") | source.language.words("function-words")
    sides = [(_side(source, pair.source, closed), _side(doc, pair.target, closed)) for pair in pairs]
    for pair, score in zip(pairs, kinship(sides), strict=True):
        if score > -least:
            continue
        ours, theirs = doc.range_span(pair.target), source.range_span(pair.source)
        kinds = {doc.sentences[pair.target[0]].kind, source.sentences[pair.source[0]].kind}
        if min(text_size(ours.text), text_size(theirs.text)) < shortest or kinds & {HEADLINE, CAPTION}:
            continue
        yield RULE.finding(
            ours, "this does not seem to belong to its source",
            confidence=Confidence.LIKELY if pair.confidence >= 0.7 and score <= -_SURE else Confidence.POSSIBLE,
            related=(Note(theirs, "the source", "source"),),
        )


def _side(doc: Document, sentences: range, closed: frozenset[str]) -> Side:
    """What may stand on both sides; where all nouns have a capital, names are words as any other."""
    names: set[str] = set()
    words: set[str] = set()
    tells = not doc.language.is_set("nouns-capitalised")
    for sentence in map(doc.sentences.__getitem__, sentences):
        for i in range(sentence.first, sentence.last):
            word = doc.words[i]
            if len(word) > 2 and word[0].isalpha() and doc.lows[i] not in closed:
                (names if tells and i > sentence.first and word[0].isupper() else words).add(key(word))
    return Side(
        frozenset(number for index in sentences for _, number in doc.numerals(doc.sentences[index])),
        frozenset(names), frozenset(words - names),
        frozenset(word[:6] for index in sentences for word in doc.content[index]),
    )
