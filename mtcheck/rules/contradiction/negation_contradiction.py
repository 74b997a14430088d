"""The same statement stands in the text once affirmed and once denied.

## What it does
Compares sentences that say nearly the same and flags the later one when exactly one of the two is negated.

## Why it matters
A lost or added negation turns the news around; it is among the gravest errors of translation.

## Example
> The talks will resume on Friday. … The talks will not resume on Friday.

## When it is wrong
A denial that is reported ("he said … she denied"), a change over time, a question, a condition: sentences with
different names, quotations, questions and sentences with words of change or concession are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("negation-contradiction", Category.MISTRANSLATION, Severity.MAJOR, needs=("negators", "function-words"))


def check(doc: Document, *, similarity: float = 0.65) -> Iterator[Finding]:
    """Yield a finding for the later sentence of each pair, with a note at the earlier one."""
    for pair in doc.similar:
        if pair.similarity < similarity:
            continue
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if first.kind != PROSE or second.kind != PROSE or doc.negated(first) == doc.negated(second):
            continue
        if not _is_same_event(doc, first, second):
            continue
        affirmed = "denied here, affirmed" if doc.negated(second) else "affirmed here, denied"
        yield RULE.finding(
            doc.span(second.start, second.end), f"the same statement is {affirmed} elsewhere",
            related=(Note(doc.span(first.start, first.end), "the other statement"),),
        )


def _is_same_event(doc: Document, first: Sentence, second: Sentence) -> bool:
    """Equal names and numbers, no question, no word of change or concession."""
    if doc.names(first) != doc.names(second):
        return False
    if [v for _, v in doc.numerals(first)] != [v for _, v in doc.numerals(second)]:
        return False
    if doc.text[first.end - 1] in "?؟？" or doc.text[second.end - 1] in "?؟？":
        return False
    return not any(doc.phrases(sentence, "concessives") for sentence in (first, second))
