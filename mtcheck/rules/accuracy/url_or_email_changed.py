"""A web or mail address of the source is not in the translation.

## What it does
Compares the web and mail addresses of the source with those of the translation and flags the sentence whose address is
lost or altered.

## Why it matters
Systems translate or break addresses; the link then leads nowhere, or elsewhere.

## Example
> Source (en): Write to desk@harbour.example for tickets.
> Translation (de): Karten gibt es unter pult@hafen.example.

## When it is wrong
A link that was exchanged for the page in the reader's language. An address that differs in nothing but its scheme,
"www." or the language in its path is left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("url-or-email-changed", Category.MISTRANSLATION, Severity.MAJOR, needs=("source",))

_ADDRESS = lazy(
    r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?:https?://|www\.)[^\s<>()\[\]{}\"'“”„«»\u3000-\u30ff\u4e00-\u9fff，；（）]{3,2000}"
)
_LANGUAGE_PART = lazy(r"(?<=[/.])[a-z]{2}(?:-[a-z]{2})?(?=[/.])")
_TRAILING = ".,;:!?…/"


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each pair with a lost address; spans cover what stands in its place, else the sentence."""
    source = doc.source
    if source is None or not {"@", "/", "w"} & source.alphabet:
        return
    ours = {_plain(match.group()) for match in _ADDRESS.finditer(doc.text)}
    theirs = {_plain(match.group()) for match in _ADDRESS.finditer(source.text)}
    for pair in doc.pairs:
        if not pair.source or not pair.target:
            continue
        start, end, _ = source.range_span(pair.source)
        lost = [m for m in _ADDRESS.finditer(source.text, start, end) if _plain(m.group()) not in ours]
        if not lost:
            continue
        place = doc.range_span(pair.target)
        new = next((m for m in _ADDRESS.finditer(doc.text, place.start, place.end) if _plain(m.group()) not in theirs),
                   None)
        span = place if new is None else doc.span(new.start(), new.start() + len(new.group().rstrip(_TRAILING)))
        for match in lost:
            stop = match.start() + len(match.group().rstrip(_TRAILING))
            yield RULE.finding(
                span, "this address is not in the source" if new else "an address of the source is missing",
                related=(Note(source.span(match.start(), stop), "the address", "source"),),
            )


def _plain(address: str) -> str:
    """An address without what may differ lawfully."""
    low = address.rstrip(_TRAILING).lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return _LANGUAGE_PART.sub("", low + "/").rstrip("/")
