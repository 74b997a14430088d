"""A sentence of the translation has no counterpart in the source.

## What it does
Aligns both texts by length, numbers and names and flags a sentence of the translation that stands for nothing in the
source.

## Why it matters
Systems make up statements; the reader takes them for the author's.

## Example
> Source (de): Der Zug hielt in Köln. Er fuhr um neun weiter.
> Translation (en): The train stopped in Cologne. The passengers were relieved. It left at nine.

## When it is wrong
Editors explain to their readers what those of the original knew. A sentence whose neighbours have shrunk by its length
was split off; short ones, headlines and captions are left alone. In a text of which more than a tenth was added someone
has rewritten on purpose: one finding says so.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.lang import expansion
from mtcheck.model import CAPTION, HEADLINE, Document, text_size

RULE = Rule("added-sentence", Category.ADDITION, Severity.MAJOR, needs=("source",))


def check(doc: Document, *, fewest: int = 25) -> Iterator[Finding]:
    """Yield a finding for each; ``fewest`` is the letters that it must have."""
    source, pairs = doc.source, doc.pairs
    if source is None or not source.sentences:
        return
    found = [k for k, pair in enumerate(pairs) if pair.target and not pair.source]
    found = [k for k in found if pairs[k].confidence == 1.0 or _is_new(doc, source, k, fewest)]
    if len(found) > 2 and len(found) * 10 > len(pairs):
        yield RULE.finding(
            doc.range_span(pairs[found[0]].target), f"{len(found)} of {len(doc.sentences)} sentences have no "
            "counterpart in the source: rewritten?", confidence=Confidence.POSSIBLE,
        )
        return
    for k in found:
        before = next((pair.source for pair in reversed(pairs[:k]) if pair.source), range(1))
        yield RULE.finding(
            doc.range_span(pairs[k].target), "the source has no such sentence",
            related=(Note(source.range_span(before[-1:]), "the source before this place", "source"),),
        )


def _is_new(doc: Document, source: Document, k: int, fewest: int) -> bool:
    pairs = doc.pairs
    sentence = doc.sentences[pairs[k].target[0]]
    size = text_size(doc.text[sentence.start:sentence.end])
    if size < fewest or sentence.kind in (HEADLINE, CAPTION) or not doc.terminated(sentence):
        return False
    ratio, spread = expansion(source.language, doc.language) or (1.0, 0.2)
    around = pairs[max(0, k - 1):k] + pairs[k + 1:k + 2]
    if not all(pair.source and pair.target and pair.confidence > 0.55 for pair in around):
        return False
    for pair in around:
        theirs, ours = text_size(source.range_span(pair.source).text), text_size(doc.range_span(pair.target).text)
        if ours < theirs * ratio * (1 - 1.5 * spread) - 0.3 * size:
            return False
    return True
