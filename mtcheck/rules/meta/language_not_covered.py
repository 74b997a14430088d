"""The language of the text has no tables, or could not be told.

## What it does
Says so, once, and names the rules that were skipped. It is no fault of the text and costs nothing.

## Why it matters
A report that is silent because nothing was looked at must not look like a clean one.

## Example
> A text in Welsh: only the rules that hold in every language were run.

## When it is wrong
A very short text may be in a language with tables and still not be recognised: pass `--lang`.
"""

from collections.abc import Iterator

from mtcheck.finding import GIVEN, Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document

RULE = Rule("language-not-covered", Category.META, Severity.NEUTRAL, document=True)


def check(doc: Document) -> Iterator[Finding]:
    """Yield one remark, at the start of the text, for a language without a folder."""
    if doc.language.covered or not doc.sentences:
        return
    skipped = sorted(rule for rule, need in doc.not_run.items() if need not in GIVEN)
    what = f"no tables for {doc.language.code!r}" if doc.language.code != "und" else "the language could not be told"
    first = doc.sentences[0]
    yield RULE.finding(
        doc.span(first.start, first.start), f"{what}; not run: {', '.join(skipped) or 'nothing'}",
        confidence=Confidence.CERTAIN,
    )
