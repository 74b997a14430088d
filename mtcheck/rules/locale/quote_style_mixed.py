"""The text uses two systems of quotation marks.

## What it does
Reports, once a text, that two systems of double quotation marks (straight " ", curly “ ”, low „ “, guillemets « »)
each open a quotation twice or more on the outer level. The finding stands at the first mark of the rarer system.
Straight marks beside curly ones, the commonest slip of human typing, count only with the option ``straight``.

## Why it matters
Systems copy some marks of the source and change others; pasted segments bring their own.

## Example
> “We are ready,” he said. “Today.” … «We are not», she said. «Never.»

## When it is wrong
House styles that set titles in one kind of mark and speech in another. Marks nested in other ones, inches, minutes
and Hebrew gershayim are not counted; corner brackets of Chinese and Japanese are no part of this.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("quote-style-mixed", Category.LOCALE_PUNCTUATION, Severity.MINOR, typographic=True)

_MARKS = lazy("[\"“”„«»]")
_NAMES = {"straight": '" "', "curly": "“ ”", "low": "„ “", "guillemets": "« »"}
_OPENS = {'"': "straight", "“": "curly", "”": "curly", "„": "low", "«": "guillemets", "»": "guillemets"}
_CLOSES = {'"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«"}
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n([{—–-/:،,。，：、（")


def check(doc: Document, *, least: int = 2, straight: bool = False) -> Iterator[Finding]:
    """Yield at most one finding.

    ``least`` is how often each system must open a quotation, ``straight`` whether " " and “ ” are two systems.
    """
    text = doc.prose
    if sum(('"' in text, "“" in text or "”" in text, "„" in text, "«" in text or "»" in text)) < 2:
        return
    used = _outer_openings(doc, text)
    systems = sorted((kind for kind, found in used.items() if len(found) >= least),
                     key=lambda kind: (len(used[kind]), -used[kind][0]))
    if len(systems) < 2 or (not straight and set(systems) == {"straight", "curly"}):
        return
    rarer, usual = systems[0], systems[-1]
    position, other = used[rarer][0], used[usual][0]
    yield RULE.finding(
        doc.span(position, position + 1),
        f"{_NAMES[rarer]} opens {len(used[rarer])} quotations, {_NAMES[usual]} {len(used[usual])}",
        related=(Note(doc.span(other, other + 1), "the other system"),),
    )


def _outer_openings(doc: Document, text: str) -> dict[str, list[int]]:
    """Where each system opens a quotation that stands in no other one."""
    used: dict[str, list[int]] = {}
    for block in doc.blocks:
        closing = ""
        for match in _MARKS.finditer(text, block.start, block.end):
            mark, position = match.group(), match.start()
            if closing:
                if mark in closing and not _opens(text, position, block.start):
                    closing = ""
            elif _opens(text, position, block.start):
                used.setdefault(_OPENS[mark], []).append(position)
                closing = _CLOSES[mark]
    return used


def _opens(text: str, position: int, start: int) -> bool:
    """At the start of a word; a straight mark after a digit or letter is a closing one, inches or gershayim."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1:position + 2]
    if text[position] == "«" and after in ("\u00a0", "\u202f", " "):
        return before in _BEFORE_OPENING
    return (before in _BEFORE_OPENING or _is_unspaced(before)) and (after.isalnum() or after in ("¿", "¡", "…", "("))


def _is_unspaced(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff"
