"""The text breaks off.

## What it does
Flags a last sentence whose last word can never end one, or that alone in its text has no closing mark.

## Why it matters
The end of the article is missing: the system ran into its length limit.

## Example
> … The minister promised to publish the report before the

## When it is wrong
Live tickers and texts that end in a credit line; short last lines are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("truncated-document", Category.OMISSION, Severity.CRITICAL)
_UNSURE = "no mark ends this paragraph: it may break off here"


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, on the last words; without a function word at its end it is a possible one."""
    for sentence, certain in doc.truncated:
        if sentence.index == len(doc.sentences) - 1 and sentence.index > 0:
            yield RULE.finding(
                doc.token_span(max(sentence.first, sentence.last - 4), sentence.last),
                "the text breaks off here" if certain else _UNSURE,
                confidence=Confidence.CERTAIN if certain else Confidence.POSSIBLE,
            )
