"""A paragraph occurs again word for word.

## What it does
Flags a paragraph of two or more sentences, or a closed one of 25 words or more, that is the same as an earlier one.

## Why it matters
A repeated paragraph is a pasted or twice-translated segment; the text that belonged there may be missing.

## Example
> A paragraph about the strike, printed after the lead and once more before the end.

## When it is wrong
Agency footers and boilerplate that a page carries twice. Captions with a credit ("… Photo: J. Doe") and
teasers – one sentence of under fifty words without a stop – are left alone. A text with more than three repeated
paragraphs is likely a thread whose posts quote each other: there they are only `possible`.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document, Paragraph

RULE = Rule("duplicate-paragraph", Category.ADDITION, Severity.MAJOR)

_MOST = 3
_LONGEST_TEASER = 50
_LONGEST_CREDIT = 8


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each later copy, with a note at the first one."""
    thread = len(doc.repeated_paragraphs) > _MOST
    for index, earlier in doc.repeated_paragraphs.items():
        paragraph, other = doc.paragraphs[index], doc.paragraphs[earlier]
        if _is_caption(doc, paragraph):
            continue
        yield RULE.finding(
            doc.span(paragraph.start, paragraph.end), "this paragraph stood in the text before, word for word",
            confidence=Confidence.POSSIBLE if thread else Confidence.CERTAIN,
            related=(Note(doc.span(other.start, other.end), "the same paragraph"),),
        )


def _is_caption(doc: Document, paragraph: Paragraph) -> bool:
    """A teaser, or a caption with its credit, which a page shows twice: the end has words but no stop."""
    last = doc.sentences[paragraph.last_sentence - 1]
    alone = paragraph.last_sentence - paragraph.first_sentence == 1
    short = last.last - last.first < (_LONGEST_TEASER if alone else _LONGEST_CREDIT)
    return short and not doc.terminated(last) and any(doc.is_word[last.first:last.last])
