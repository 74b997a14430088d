"""A sentence breaks off.

## What it does
Flags a sentence inside the text whose last word can never end one (an article, a conjunction, a preposition), and
a long paragraph of prose that alone in its text has no closing mark.

## Why it matters
The system ran into its length limit or lost the rest: information is missing.

## Example
> The council decided to postpone the

## When it is wrong
Headlines, captions, credits and list items need no full stop and are judged by their last word only; a text in which
several paragraphs have no closing mark is taken as its style. The last sentence of a text is `truncated-document`.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("truncated-sentence", Category.OMISSION, Severity.MAJOR)
_UNSURE = "no mark ends this paragraph: it may break off here"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each sentence that breaks off before the last one; spans cover its last words."""
    for sentence, certain in doc.truncated:
        if sentence.index == len(doc.sentences) - 1:
            continue
        yield RULE.finding(
            doc.token_span(max(sentence.first, sentence.last - 4), sentence.last),
            "the sentence breaks off here" if certain else _UNSURE,
            confidence=Confidence.CERTAIN if certain else Confidence.POSSIBLE,
        )
