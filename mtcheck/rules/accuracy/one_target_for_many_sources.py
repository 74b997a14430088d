"""Different sentences of the source have one and the same translation.

## What it does
Flags a sentence that stood in the translation before, word for word, for another sentence of the source.

## Why it matters
A system fell into a loop, or a memory filled in the wrong match: one of the two sources is not translated.

## Example
> Source (fr): Le pont est fermé. … La gare est ouverte.
> Translation (en): The bridge is closed. … The bridge is closed.

## When it is wrong
Sources that say the same in other words. Short sentences and sources that share most of their words are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("one-target-for-many-sources", Category.MISTRANSLATION, Severity.MAJOR, needs=("source",))


def check(doc: Document, *, fewest: int = 4) -> Iterator[Finding]:
    """Yield a finding for each later copy; ``fewest`` is its words (characters where they are not separated)."""
    source = doc.source
    if source is None:
        return
    first: dict[str, tuple[range, range]] = {}
    for pair in doc.pairs:
        words = [word for index in pair.target for word in doc.sentence_words(doc.sentences[index])]
        if len(words) < fewest or not pair.source or pair.confidence < 0.7:
            continue
        earlier, target = first.setdefault(" ".join(words), (pair.source, pair.target))
        if earlier != pair.source and not _is_alike(source, earlier, pair.source):
            yield RULE.finding(
                doc.range_span(pair.target), "the same translation stood before for another source",
                related=(
                    Note(doc.range_span(target), "the same translation"),
                    Note(source.range_span(pair.source), "the source here", "source"),
                    Note(source.range_span(earlier), "the source there", "source"),
                ),
            )


def _is_alike(source: Document, one: range, two: range) -> bool:
    """Whether two passages of the source share a half of their content or more."""
    left, right = (frozenset().union(*(source.content[index] for index in part)) for part in (one, two))
    common = len(left & right)
    return common * 2 >= min(len(left), len(right))
