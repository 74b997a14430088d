"""A sentence of the translation has no counterpart in the source.

## What it does
Aligns both texts by length, numbers and names and flags a sentence of the translation, or several in a row,
that stand for nothing in the source.

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
from mtcheck.views.beside import Unmatched, unmatched

RULE = Rule("added-sentence", Category.ADDITION, Severity.MAJOR, needs=("source",))


def check(doc: Document, *, fewest: int = 25) -> Iterator[Finding]:
    """Yield a finding for each; ``fewest`` is the letters that it must have."""
    source, pairs = doc.source, doc.pairs
    if source is None or not source.sentences:
        return
    pairs = doc.pairs
    new = [run for run in unmatched(pairs, target=True) if run.given or _is_new(doc, source, run, fewest)]
    count = sum(len(run.sentences) for run in new)
    if len(new) > 2 and count * 10 > len(pairs):
        yield RULE.finding(
            doc.range_span(new[0].sentences), f"{count} of {len(doc.sentences)} sentences have no "
            "counterpart in the source: rewritten?", confidence=Confidence.POSSIBLE,
        )
        return
    for run in new:
        before = next((pair.source for pair in reversed(pairs[:run.first]) if pair.source), range(1))
        what = "sentence" if len(run.sentences) == 1 else "sentences"
        yield RULE.finding(
            doc.range_span(run.sentences), f"the source has no such {what}",
            related=(Note(source.range_span(before[-1:]), "the source before this place", "source"),),
        )


def _is_new(doc: Document, source: Document, run: Unmatched, fewest: int) -> bool:
    size = sum(
        text_size(doc.text[s.start:s.end]) for s in doc.sentences[run.sentences.start:run.sentences.stop]
        if s.kind not in (HEADLINE, CAPTION) and doc.terminated(s)
    )
    if size < fewest or not all(pair.source and pair.target and pair.confidence > 0.55 for pair in run.around):
        return False
    ratio, spread = expansion(source.language, doc.language) or (1.0, 0.2)
    for pair in run.around:
        theirs, ours = text_size(source.range_span(pair.source).text), text_size(doc.range_span(pair.target).text)
        if ours < theirs * ratio * (1 - 1.5 * spread) - 0.3 * size:
            return False
    return True
