"""A sentence of the source has no translation.

## What it does
Aligns both texts by length, numbers and names and flags the place where a sentence of the source has no counterpart.
A segment of bilingual input whose target is empty is flagged as it is.

## Why it matters
The reader lacks a statement and cannot know it. Omission is among the gravest errors of machine translation.

## Example
> Source (de): Der Zug hielt in Köln. Zwölf Reisende stiegen aus. Er fuhr um neun weiter.
> Translation (en): The train stopped in Cologne. It left at nine.

## When it is wrong
Editors cut and merge. A sentence whose neighbours have grown by its length, or hold its numbers and names, was merged;
short ones, headlines and captions are left alone. In texts with more than a tenth of the source left out someone has
abridged on purpose: one finding says so.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.lang import expansion
from mtcheck.model import CAPTION, HEADLINE, Document, Pair, Span, text_size

RULE = Rule("omitted-sentence", Category.OMISSION, Severity.MAJOR, needs=("source",))


def check(doc: Document, *, fewest: int = 25) -> Iterator[Finding]:
    """Yield a finding for each, on the sentence before the gap; ``fewest`` is the letters that it must have."""
    source, pairs = doc.source, doc.pairs
    if source is None or not doc.sentences:
        return
    gaps = [k for k, pair in enumerate(pairs) if pair.source and not pair.target]
    found = [k for k in gaps if pairs[k].confidence == 1.0 or _is_lost(doc, source, k, fewest)]
    if len(found) > 2 and len(found) * 10 > len(pairs):
        yield RULE.finding(
            _beside(doc, pairs, found[0]), f"{len(found)} of {len(source.sentences)} sentences of the source have no "
            "translation: abridged?", confidence=Confidence.POSSIBLE,
            related=(Note(source.range_span(pairs[found[0]].source), "the first of them", "source"),),
        )
        return
    for k in found:
        given = pairs[k].confidence == 1.0
        what = "the next segment of the source has no translation" if given else "after this a sentence is missing"
        yield RULE.finding(
            _beside(doc, pairs, k), what,
            confidence=Confidence.CERTAIN if given else Confidence.LIKELY,
            related=(Note(source.range_span(pairs[k].source), "not translated", "source"),),
        )


def _beside(doc: Document, pairs: list[Pair], k: int) -> Span:
    """The sentence before the gap, or the first one of the text."""
    before = next((pair.target for pair in reversed(pairs[:k]) if pair.target), range(1))
    return doc.range_span(before[-1:])


def _is_lost(doc: Document, source: Document, k: int, fewest: int) -> bool:
    pairs = doc.pairs
    sentence = source.sentences[pairs[k].source[0]]
    size = text_size(source.text[sentence.start:sentence.end])
    if size < fewest or sentence.kind in (HEADLINE, CAPTION) or not source.terminated(sentence):
        return False
    ratio, spread = expansion(source.language, doc.language) or (1.0, 0.2)
    around = pairs[max(0, k - 1):k] + pairs[k + 1:k + 2]
    if not all(pair.source and pair.target and pair.confidence > 0.55 for pair in around):
        return False
    for pair in around:
        theirs, ours = text_size(source.range_span(pair.source).text), text_size(doc.range_span(pair.target).text)
        if ours > theirs * ratio * (1 + 1.5 * spread) + 0.3 * size * ratio:
            return False
    return True
