"""A term that is to stay as it is was changed.

## What it does
Where a term without a translation in the glossary (option ``--glossary``: a product, a brand) stands in the source,
looks for it, letter by letter, in the passage that stands for it and in its neighbours.

## Why it matters
A translated brand is another brand.

## Example
> Glossary: Blue Anchor. Source (en): Blue Anchor sank. Translation (fr): L'Ancre Bleue a coulé.

## When it is wrong
A pronoun or the kind of thing stands for the name. Endings of case behind the term are lawful.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("do-not-translate", Category.WRONG_TERM, Severity.MAJOR, needs=("source", "glossary"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each term and passage."""
    source = doc.source
    if source is None:
        return
    kept = [term.source for term in doc.glossary if not term.targets or term.targets == (term.source,)]
    for k, pair in enumerate(doc.pairs):
        if not kept or not pair.source or not pair.target or pair.confidence < 0.6:
            continue
        theirs = source.range_span(pair.source)
        near = "".join(doc.range_span(other.target).text for other in doc.pairs[max(0, k - 1):k + 2] if other.target)
        for term in kept:
            if term in theirs.text and term not in near:
                start = theirs.start + theirs.text.index(term)
                yield RULE.finding(
                    doc.range_span(pair.target), f"“{term}” is to stay as it is",
                    confidence=Confidence.LIKELY if pair.confidence >= 0.9 else Confidence.POSSIBLE,
                    related=(Note(source.span(start, start + len(term)), "the term", "source"),),
                )
