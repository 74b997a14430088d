"""An acronym is written with stops here and without there.

## What it does
Reports, once a text, an acronym that stands both with and without full stops ("U.S." and "US").

## Why it matters
A publisher prints one; a system mixes what it has read.

## Example
> The U.S. delegation arrived on Monday. … Officials from the US said nothing.

## When it is wrong
A body whose name keeps its stops beside the country's. Headlines, which drop the stops by rule, and words in quotation
marks are not looked at.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import HEADLINE, Document
from mtcheck.text.patterns import lazy

RULE = Rule("acronym-style-mixed", Category.INCONSISTENT_STYLE, Severity.MINOR, typographic=True, needs=("cased",))

_DOTTED = lazy(r"(?<![\w.])(?:[^\W\d_a-zа-яё]\.){2,5}(?!\w)")


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first form of the rarer style."""
    if "." not in doc.prose:
        return
    dotted: dict[str, list[int]] = {}
    for match in _DOTTED.finditer(doc.prose):
        letters = match.group().replace(".", "")
        if letters.isupper() and letters.lower() in doc.vocabulary and not doc.is_quoted(match.start()):
            dotted.setdefault(letters, []).append(match.start())
    for letters, places in dotted.items():
        plain = [
            doc.starts[i] for i in doc.where((letters.lower(),))
            if doc.words[i] == letters and not doc.is_quoted(doc.starts[i]) and not _is_heading(doc, i)
        ]
        if plain:
            with_stops = len(letters) * 2
            first, other = (plain[0], places[0]) if len(plain) <= len(places) else (places[0], plain[0])
            size, another = (len(letters), with_stops) if first == plain[0] else (with_stops, len(letters))
            yield RULE.finding(
                doc.span(first, first + size), f"also written “{doc.text[other:other + another]}” in this text",
                related=(Note(doc.span(other, other + another), "the other style"),),
            )
            return


def _is_heading(doc: Document, i: int) -> bool:
    """Headlines drop the stops by rule; words in capitals are no style of acronyms."""
    sentence = doc.sentence_at(doc.starts[i])
    if sentence is None or sentence.kind == HEADLINE:
        return True
    near = [word for word in doc.words[max(0, i - 2):i + 3] if word.isalpha() and len(word) > 3]
    return any(word.isupper() for word in near)
