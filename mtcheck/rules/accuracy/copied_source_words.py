"""Words of the source stand untranslated in the translation.

## What it does
Flags a run of words that stands in the source sentence in the same order and is no run of names: three words or more
with a closed-class word that only the source language has; in another script than the target's, two words in small
letters or a single closed-class one.

## Why it matters
A system that meets what it does not know copies it.

## Example
> Source (de): Er nannte es eine sehr unerwartete Wendung.
> Translation (en): He called it eine sehr unerwartete turn.

## When it is wrong
Titles of works, slogans and quotations that are kept on purpose: what stands in quotation marks or brackets is left
alone, and so is what follows a word with a capital, the name of a body.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Pair
from mtcheck.text.scripts import script_of

RULE = Rule("copied-source-words", Category.UNTRANSLATED, Severity.MAJOR, needs=("source",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each run."""
    source = doc.source
    if source is None or source.language.base == doc.language.base:
        return
    if source.scripts.isdisjoint(doc.scripts) or not source.language.spaces:
        return
    foreign = source.language.words("function-words") - doc.language.words("function-words")
    for pair in doc.pairs:
        if not pair.source or not pair.target or doc.passage(pair.target) == source.passage(pair.source):
            continue  # left as it is altogether: identical-to-source
        for first, last in _runs(doc, source, pair):
            if not _is_copied(doc, first, last, foreign) or _is_name(doc, first, pair) or _is_set_off(doc, first, last):
                continue
            yield RULE.finding(
                doc.token_span(first, last), "these words are the source's",
                related=(Note(source.range_span(pair.source), "the source", "source"),),
            )


def _runs(doc: Document, source: Document, pair: Pair) -> Iterator[tuple[int, int]]:
    """Yield the longest ranges of words of which each two neighbours are neighbours in the source, or single words."""
    begin, end = source.sentences[pair.source[0]].first, source.sentences[pair.source[-1]].last
    known = set(source.lows[begin:end])
    beside = set(zip(source.lows[begin:end], source.lows[begin + 1:end], strict=False))
    i, last = doc.sentences[pair.target[0]].first, doc.sentences[pair.target[-1]].last
    while i < last:
        if not doc.is_word[i] or doc.lows[i] not in known:
            i += 1
            continue
        j = i + 1
        while j < last and doc.is_word[j] and (doc.lows[j - 1], doc.lows[j]) in beside:
            j += 1
        yield i, j
        i = j


def _is_copied(doc: Document, first: int, last: int, foreign: frozenset[str]) -> bool:
    words = doc.words[first:last]
    small = [word for word in words if word[0].islower() and len(word) > 2]
    closed = [low for low, word in zip(doc.lows[first:last], words, strict=True) if low in foreign and word.islower()]
    if doc.language.scripts and script_of(words[0][0]) not in doc.language.scripts:
        return len(small) > 1 or any(len(low) > 2 for low in closed)
    return len(words) > 2 and bool(closed) and len(small) > 1


def _is_name(doc: Document, first: int, pair: Pair) -> bool:
    """Whether a word with a capital opens the run, or stands close before it ("Fédération de l'e-commerce et de la …").

    The first word of a sentence has its capital anyway.
    """
    begin = doc.sentences[pair.target[0]].first
    return any(doc.words[i][0].isupper() for i in range(max(begin + 1, first - 5), first + 1))


def _is_set_off(doc: Document, first: int, last: int) -> bool:
    """Whether the run stands in a quotation or in brackets."""
    start, end = doc.starts[first], doc.ends[last - 1]
    return doc.is_quoted(start) or (
        "(" in doc.text[max(0, start - 40):start] and ")" in doc.text[end:end + 40]
    ) or ("（" in doc.text[max(0, start - 40):start] and "）" in doc.text[end:end + 40])
