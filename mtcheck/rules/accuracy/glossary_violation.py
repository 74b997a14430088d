"""A term is not translated as the glossary says.

## What it does
Where a term of the glossary (option ``--glossary``) stands in the source, looks for one of its translations in the
passage that stands for it and in its neighbours. Endings may differ: words are compared by their beginnings.

## Why it matters
The house has agreed on a term; readers and search find only that one.

## Example
> Glossary: ferry = Fähre. Source (en): The ferry was late. Translation (de): Das Schiff kam zu spät.

## When it is wrong
The term was meant in another sense, or a pronoun stands for it. What stays untranslated by the glossary is
`do-not-translate`.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.overlap import stands_in

RULE = Rule("glossary-violation", Category.WRONG_TERM, Severity.MAJOR, needs=("source", "glossary"))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each term and passage."""
    source = doc.source
    if source is None:
        return
    terms = [(term, source.term_tokens(term.source), [doc.term_tokens(t) for t in term.targets])
             for term in doc.glossary if term.targets and term.targets != (term.source,)]
    for k, pair in enumerate(doc.pairs):
        if not pair.source or not pair.target or pair.confidence < 0.6:
            continue
        theirs = source.passage(pair.source)
        near = [word for other in doc.pairs[max(0, k - 1):k + 2] for word in doc.passage(other.target)]
        for term, tokens, translations in terms:
            if stands_in(tokens, theirs) and not any(stands_in(translation, near) for translation in translations):
                yield RULE.finding(
                    doc.range_span(pair.target), f"the glossary has “{' | '.join(term.targets)}” for “{term.source}”",
                    confidence=Confidence.LIKELY if pair.confidence >= 0.9 else Confidence.POSSIBLE,
                    related=(Note(source.range_span(pair.source), f"has “{term.source}”", "source"),),
                )
