"""A sentence of the source has no translation.

## What it does
Aligns both texts by length, numbers and names and flags the place where a sentence of the source, or several in a row,
have no counterpart.
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
from mtcheck.views.beside import Unmatched, unmatched

RULE = Rule("omitted-sentence", Category.OMISSION, Severity.MAJOR, needs=("source",))


def check(doc: Document, *, fewest: int = 25) -> Iterator[Finding]:
    """Yield a finding for each, on the sentence before the gap; ``fewest`` is the letters that it must have."""
    source, pairs = doc.source, doc.pairs
    if source is None or not doc.sentences:
        return
    lost = [run for run in unmatched(pairs, target=False) if run.given or _is_lost(doc, source, run, fewest)]
    count = sum(len(run.sentences) for run in lost)
    if len(lost) > 2 and count * 10 > len(pairs):
        yield RULE.finding(
            _beside(doc, pairs, lost[0].first), f"{count} of {len(source.sentences)} sentences of the source have no "
            "translation: abridged?", confidence=Confidence.POSSIBLE,
            related=(Note(source.range_span(lost[0].sentences), "the first of them", "source"),),
        )
        return
    for run in lost:
        several = f"{len(run.sentences)} sentences are" if len(run.sentences) > 1 else "a sentence is"
        what = "the next segment of the source has no translation" if run.given else f"after this {several} missing"
        yield RULE.finding(
            _beside(doc, pairs, run.first), what, confidence=Confidence.CERTAIN if run.given else Confidence.LIKELY,
            related=(Note(source.range_span(run.sentences), "not translated", "source"),),
        )


def _beside(doc: Document, pairs: list[Pair], k: int) -> Span:
    """The sentence before the gap, or the first one of the text."""
    before = next((pair.target for pair in reversed(pairs[:k]) if pair.target), range(1))
    return doc.range_span(before[-1:])


def _is_lost(doc: Document, source: Document, run: Unmatched, fewest: int) -> bool:
    size = sum(
        text_size(source.text[s.start:s.end]) for s in source.sentences[run.sentences.start:run.sentences.stop]
        if s.kind not in (HEADLINE, CAPTION) and source.terminated(s)
    )
    if size < fewest or not all(pair.source and pair.target and pair.confidence > 0.55 for pair in run.around):
        return False
    ratio, spread = expansion(source.language, doc.language) or (1.0, 0.2)
    for pair in run.around:
        theirs, ours = text_size(source.range_span(pair.source).text), text_size(doc.range_span(pair.target).text)
        if ours > theirs * ratio * (1 + 1.5 * spread) + 0.3 * size * ratio:
            return False
    return True
