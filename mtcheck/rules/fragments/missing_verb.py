"""A long sentence has no finite verb.

## What it does
Flags a sentence of prose of six words or more in which the tagger sees no finite verb.

## Why it matters
The verb was lost in translation, and the reader cannot tell what happened.

## Example
> The government in the capital new measures against the drought from the first of June.

## When it is wrong
Features, sport and reviews use long verbless sentences as a style, and the tagger overlooks rare verb forms: one to
nine sentences in a hundred of genuine news have no finite verb in its eyes. So the rule is off unless asked for.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("missing-verb", Category.GRAMMAR, Severity.MINOR, needs=("clause-tagger",), preview=True)


def check(doc: Document, *, shortest: int = 6, doubt: float = 0.15) -> Iterator[Finding]:
    """Yield a finding for each; ``shortest`` is in words, ``doubt`` the greatest probability (0–1) of a finite verb."""
    for sentence in doc.sentences[1:]:
        words = sum(doc.is_word[sentence.first:sentence.last])
        if sentence.kind != PROSE or words < shortest or doc.text[sentence.end - 1] not in ".。।۔։":
            continue
        clause = doc.clause(sentence)
        if clause.finite < doubt and (clause.leftover > 0 or not doc.language.is_set("zero-copula")):
            yield RULE.finding(doc.span(sentence.start, sentence.end), "no finite verb in this sentence",
                               confidence=Confidence.LIKELY)
