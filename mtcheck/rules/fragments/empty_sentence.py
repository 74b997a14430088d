"""A sentence holds nothing but punctuation.

## What it does
Flags a stop or comma that stands alone between two sentences, and a paragraph that is a lone mark.

## Why it matters
A segment was translated into nothing; what it said is missing.

## Example
> The court adjourned. . The next hearing is in May.

## When it is wrong
Separators such as "* * *" or "—" are left alone.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("empty-sentence", Category.PUNCTUATION, Severity.MINOR)
_LONE = lazy(r"(?<=[.!?。！？।؟۔])[ \u00a0\t]+([.,;:。，،।۔])(?=\s)|^[ \t]*([.,;:。，،।۔])[ \t]*$", re.MULTILINE)
_STOPS = ".!?。！？।؟۔:"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each lone mark."""
    text = doc.prose
    for match in _LONE.finditer(text):
        group = 1 if match.group(1) else 2
        if group == 2 and text[:match.start()].rstrip()[-1:] not in _STOPS:
            continue  # the stop of the line before, split off
        before = text[max(0, match.start() - 2):match.start()]
        if group == 1 and (before == ".." or (before[1:] == "." and before[0].isspace())):  # an ellipsis
            continue
        if text[match.end():match.end() + 3].strip()[:1] in (".", "…"):  # a spaced ellipsis
            continue
        yield RULE.finding(doc.span(match.start(group), match.end(group)), "nothing stands here but a mark",
                           confidence=Confidence.CERTAIN)
