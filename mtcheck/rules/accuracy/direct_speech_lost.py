"""A quotation of the source is no quotation in the translation.

## What it does
Flags a passage whose source holds a quotation of six words or more while neither it nor its neighbours hold any
quotation mark.

## Why it matters
What somebody said becomes what the paper says.

## Example
> Source (fr): « Nous allons rebâtir le pont sans attendre l'hiver », a promis le maire.
> Translation (en): We will rebuild the bridge without waiting for winter, the mayor promised.

## When it is wrong
Indirect speech is a lawful rendering, though people choose it for one quotation in a thousand sentences. A dash in the
passage or beside it counts as a mark of speech.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("direct-speech-lost", Category.MISTRANSLATION, Severity.MINOR, needs=("source",))

_MARKS = frozenset("\"“”„«»‹›「」『』＂‘’'–—―")


def check(doc: Document, *, fewest: int = 6) -> Iterator[Finding]:
    """Yield a finding for each passage; ``fewest`` is the words of the quotation (a word to each two characters)."""
    source = doc.source
    if source is None or not source.quotations:
        return
    for k, pair in enumerate(doc.pairs):
        if not pair.source or not pair.target or pair.confidence < 0.8:
            continue
        start, end, _ = source.range_span(pair.source)
        inside = [q for q in source.quotations if start <= q.start and q.end <= end and q.closer]
        long = [q for q in inside if _words(source.text[q.start:q.end], source.language.spaces) >= fewest]
        around = [other for other in doc.pairs[max(0, k - 1):k + 2] if other.target]
        texts = "".join(doc.range_span(other.target).text for other in around)
        if long and _MARKS.isdisjoint(texts):
            yield RULE.finding(
                doc.range_span(pair.target), "the source quotes, this does not",
                related=(Note(source.span(long[0].start, long[0].end), "the quotation", "source"),),
            )


def _words(text: str, spaces: bool) -> int:
    return len(text.split()) if spaces else len(text) // 2
