"""A question became a statement, or a statement a question.

## What it does
Flags a sentence that ends in a question mark on one side alone, where the source and the translation are one sentence
each.

## Why it matters
What was asked is now asserted – or the reverse.

## Example
> Source (fr): Le pont sera-t-il prêt à temps ?
> Translation (en): The bridge will be ready in time.

## When it is wrong
Rhetorical and indirect questions are rendered freely. Sentences with a question mark anywhere on both sides are left
alone, and so are headlines and quotations.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("sentence-type-changed", Category.MISTRANSLATION, Severity.MINOR, needs=("source",))

_MARKS = frozenset("?？؟՞⸮;")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each pair of one sentence to one."""
    source = doc.source
    if source is None or not _MARKS & (doc.alphabet | source.alphabet):
        return
    for pair in doc.pairs:
        if len(pair.source) != 1 or len(pair.target) != 1 or pair.confidence < 0.8:
            continue
        ours, theirs = doc.sentences[pair.target[0]], source.sentences[pair.source[0]]
        if ours.kind != PROSE or theirs.kind != PROSE:
            continue
        asked, asking = source.asks(theirs), doc.asks(ours)
        if asked == asking or not doc.terminated(ours) or not source.terminated(theirs):
            continue
        other, sentence = (doc, ours) if asked else (source, theirs)
        if not _MARKS.isdisjoint(other.text[sentence.start:sentence.end]):
            continue
        yield RULE.finding(
            doc.range_span(pair.target),
            "the source asks, this does not" if asked else "this asks, the source does not",
            confidence=Confidence.LIKELY if pair.confidence >= 0.9 else Confidence.POSSIBLE,
            related=(Note(source.range_span(pair.source), "the source", "source"),),
        )
