"""The furniture of the page that the text was taken from is still there.

## What it does
Flags a short line or sentence that opens with such a phrase: "Read also", "Follow us on …", "Sign up for our
newsletter", "All rights reserved", in the text's language or in English.

## Why it matters
The translator was fed the whole page; the reader of another site is told to click where nothing is.

## Example
> Read also: Ten bridges that will close this summer

## When it is wrong
A site's own furniture, in a file that holds the whole page: ignore the rule there.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("source-site-residue", Category.MARKUP, Severity.MINOR, needs=("site-residue",))


def check(doc: Document, *, longest: int = 120) -> Iterator[Finding]:
    """Yield a finding for each line; ``longest`` is how many characters such a sentence may have."""
    done = -1
    for start, end, entry in doc.stock_phrases("site-residue"):
        sentence = doc.sentence_at(start)
        if sentence is None or sentence.index == done or doc.is_quoted(start):
            continue
        if " " not in entry and doc.text[end:sentence.end].strip()[:1].isalnum():
            continue  # "Advertising pays" speaks of it
        if sentence.end - sentence.start <= longest and not any(map(str.isalnum, doc.text[sentence.start:start])):
            paragraph = doc.paragraphs[sentence.paragraph]
            at_edge = sentence.index in (paragraph.first_sentence, paragraph.last_sentence - 1)
            if at_edge and not _is_framed(doc, paragraph.start, paragraph.end, end):
                done = sentence.index
                yield RULE.finding(doc.span(sentence.start, sentence.end), "furniture of the source page")


def _is_framed(doc: Document, start: int, end: int, after: int) -> bool:
    """Whether the phrase goes on as prose does: a long paragraph of which it is only the first words."""
    return end - start > 400 and doc.text[after:after + 1] == " " and doc.text[after + 1:after + 2].islower()
