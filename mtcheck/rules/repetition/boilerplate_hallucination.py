"""A stock phrase of the system's training data stands in the story.

## What it does
Flags a short sentence that is, or opens with, a filler that speech and translation systems make up when they do not
know how to go on ("Thanks for watching", "Subtitles by …"), in the text's language or in English, and that
shares no content word with the sentences beside it.

## Why it matters
It was in no source: readers see an invented sentence.

## Example
> The bridge reopens in May. Thanks for watching!

## When it is wrong
Transcripts that really end so. Quotations are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import QUOTE, Document, Sentence

RULE = Rule("boilerplate-hallucination", Category.ADDITION, Severity.MAJOR, needs=("boilerplate",))


def check(doc: Document, *, share: float = 0.4) -> Iterator[Finding]:
    """Yield a finding for each sentence; ``share`` is the least part of the sentence that the phrase must make up."""
    for start, end, _ in doc.stock_phrases("boilerplate"):
        sentence = doc.sentence_at(start)
        if sentence is None or sentence.kind == QUOTE or doc.is_quoted(start):
            continue
        if any(map(str.isalnum, doc.text[sentence.start:start])) or _is_of_the_story(doc, sentence, end):
            continue
        if end - start >= share * (sentence.end - sentence.start):
            yield RULE.finding(doc.span(sentence.start, sentence.end), "a stock phrase, no part of the story")


def _is_of_the_story(doc: Document, sentence: Sentence, end: int) -> bool:
    """Whether the rest of the sentence shares a content word with a neighbour."""
    rest = {
        doc.lows[i] for i in range(sentence.first, sentence.last) if doc.starts[i] >= end
    } & doc.content[sentence.index]
    near = [k for k in (sentence.index - 1, sentence.index + 1) if 0 <= k < len(doc.sentences)]
    return any(rest & doc.content[k] for k in near)
