"""A phrase stands twice in a row.

## What it does
Flags two to eight words that are followed at once by the same words, with or without a comma between. In
scripts without spaces a unit is four to twenty characters.

## Why it matters
A decoder that loses its place writes the last phrase again. Readers stumble, and often part of the sentence
that should have followed is missing.

## Example
> The two sides agreed on the terms on the terms of the deal.

## When it is wrong
Chants, song lines and emphatic speech. Sentences in quotation marks are not looked at, nor patterns that are
idioms of rhythm ("day after day after day") or names ("New York, New York").
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import QUOTE, Document
from mtcheck.text.overlap import Run

RULE = Rule("repeated-phrase", Category.ADDITION, Severity.MAJOR)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each phrase that follows itself once or twice; spans cover all copies."""
    for run in doc.runs:
        unit = run.unit
        if run.copies > 3 or unit < 2 or (run.copies == 3 and unit >= 4):
            continue
        sentence = doc.sentence_at(doc.starts[run.first])
        if sentence is None or sentence.kind == QUOTE or doc.starts[run.last - 1] >= sentence.end:
            continue
        phrase = doc.words[run.first:run.first + unit]
        if _is_phrase(doc, run, phrase) and not _is_rhythm(doc, run):
            span = doc.token_span(run.first, run.last)
            shown = doc.text[doc.starts[run.first]:doc.ends[run.first + unit - 1]].rstrip(" ,")
            yield RULE.finding(span, f"the phrase “{shown}” stands {'twice' if run.copies == 2 else 'three times'} in a row",
                               suggestion=shown)


def _is_phrase(doc: Document, run: Run, phrase: list[str]) -> bool:
    """Enough words, at most a comma among them, and not only names."""
    if run.copies == 2 and phrase[0] == ",":
        return False
    words = [word for word in phrase if word[0].isalpha()]
    marks = [word for word in phrase if not word[0].isalnum()]
    if any(mark not in (",", "،", "，", "、") for mark in marks) or len(marks) > 1:
        return False
    if doc.language.spaces:
        if " ".join(phrase).lower() in doc.language.words("repeatable-words"):
            return False
        if len(words) >= 4 and words[0][0].isupper() and doc.words[run.first + run.unit][0].isupper():
            return False  # a headline that was glued to its lead
        enough = 2 <= len(words) <= 8 and (not marks or len(words) >= 3)
        return enough and not all(word[0].isupper() for word in words) and max(map(len, words)) > 2
    return 4 <= len(words) <= 20 and len(set(words)) > 2


def _is_rhythm(doc: Document, run: Run) -> bool:
    """A x A x A: “day after day after day”, “again and again and again”."""
    after = doc.lows[run.last] if run.last < len(doc.lows) else ""
    return run.unit <= 3 and after == doc.lows[run.first]
