"""A placeholder or tag of the source is lost, added or altered.

## What it does
Compares placeholders ({name}, %s, ${price}, %(count)d, #PRS_ORG#) and tags (<b>, </a>) of the source with those of the
translation, pair by pair, and flags those that one side has and the other lacks.

## Why it matters
A lost placeholder leaves a hole in the published text, an altered one shows its code or breaks the page.

## Example
> Source (en): Hello {first_name}, your order is ready.
> Translation (de): Hallo {vorname}, Ihre Bestellung ist fertig.

## When it is wrong
Sets of braces in mathematical or program text. A per cent sign before a word ("5 % der") is no placeholder.
"""

from collections import Counter
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("placeholder-or-tag-changed", Category.MARKUP, Severity.MAJOR, needs=("source",))

_PLACEHOLDER = lazy(
    r"\$?\{\{?[\w.:-]{0,60}\}?\}|%\([\w.]{1,60}\)[sdif]|%(?:\d\$)?[sd@](?!\w)|#[A-Z][A-Z_]{2,40}#"
    r"|</?[A-Za-z][\w-]{0,30}(?:\s[^<>\n]{0,300})?/?>"
)


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each placeholder that one side lacks; a missing one is shown on the sentence."""
    source = doc.source
    if source is None or not set("{%#<") & (source.alphabet | doc.alphabet):
        return
    for pair in doc.pairs:
        if not pair.source or not pair.target:
            continue
        theirs, ours = source.range_span(pair.source), doc.range_span(pair.target)
        there = list(_PLACEHOLDER.finditer(source.text, theirs.start, theirs.end))
        here = list(_PLACEHOLDER.finditer(doc.text, ours.start, ours.end))
        lost = Counter(_name(m.group()) for m in there) - Counter(_name(m.group()) for m in here)
        new = Counter(_name(m.group()) for m in here) - Counter(_name(m.group()) for m in there)
        for match in here:
            if _name(match.group()) in new:
                yield RULE.finding(doc.span(*match.span()), "the source has no such placeholder",
                                   related=(Note(theirs, "the source", "source"),))
        if lost and not new:
            for match in there:
                if _name(match.group()) in lost:
                    yield RULE.finding(ours, f"“{match.group()}” of the source is missing",
                                       related=(Note(source.span(*match.span()), "here", "source"),))


def _name(placeholder: str) -> str:
    """A tag without its attributes, which may be translated; anything else as it is."""
    return placeholder.split(" ", 1)[0].rstrip("/>") if placeholder[0] == "<" else placeholder
