"""A paragraph occurs again word for word.

## What it does
Flags a paragraph of two or more sentences, or of 25 words or more, that is the same as an earlier one.

## Why it matters
A repeated paragraph is a pasted or twice-translated segment; the text that belonged there may be missing.

## Example
> A paragraph about the strike, printed after the lead and once more before the end.

## When it is wrong
Agency footers and boilerplate that a page carries twice.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("duplicate-paragraph", Category.ADDITION, Severity.MAJOR)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each later copy, with a note at the first one."""
    for index, earlier in doc.repeated_paragraphs.items():
        paragraph, other = doc.paragraphs[index], doc.paragraphs[earlier]
        yield RULE.finding(
            doc.span(paragraph.start, paragraph.end), "this paragraph stood in the text before, word for word",
            confidence=Confidence.CERTAIN, related=(Note(doc.span(other.start, other.end), "the same paragraph"),),
        )
