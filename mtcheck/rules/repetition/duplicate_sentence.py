"""A sentence occurs again word for word.

## What it does
Flags a sentence of running prose, five words or longer (ten characters in scripts without spaces), that is the
same as an earlier one but for capitals and punctuation.

## Why it matters
Systems that translate in windows translate a sentence twice; pasted segments repeat the lead. In an article the
second copy is nearly always an accident.

## Example
> Talks resumed in Oslo on Monday. The envoys met twice. Talks resumed in Oslo on Monday.

## When it is wrong
Pull quotes, captions and refrains that repeat a sentence on purpose. Sentences in quotation marks, headlines,
list items and captions are not looked at; a whole repeated paragraph is `duplicate-paragraph`.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("duplicate-sentence", Category.ADDITION, Severity.MAJOR)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each later copy, with a note at the first one."""
    first: dict[str, int] = {}
    least = 5 if doc.language.spaces else 10
    repeated = doc.repeated_paragraphs
    for sentence in doc.sentences:
        if sentence.kind != PROSE or sentence.last - sentence.first < least or sentence.paragraph in repeated:
            continue
        words = doc.sentence_words(sentence)
        if len(words) < least:
            continue
        key = " ".join([*words, *[number for _, number in doc.numerals(sentence)]])
        earlier = first.setdefault(key, sentence.index)
        if earlier != sentence.index:
            other = doc.sentences[earlier]
            yield RULE.finding(
                doc.span(sentence.start, sentence.end), "this sentence stood in the text before, word for word",
                confidence=Confidence.CERTAIN,
                related=(Note(doc.span(other.start, other.end), "the same sentence"),),
            )
