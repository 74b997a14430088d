"""The text uses two systems of quotation marks.

## What it does
Reports, once a text, that two systems of double quotation marks (straight " ", curly “ ”, low „ “, guillemets « »)
each open a quotation twice or more on the outer level, or that a quotation opens in one and closes in another ("…»).
The finding stands at the first mark of the rarer system, or at the mark that closes. Straight marks beside curly ones,
the commonest slip of human typing, count only with the option ``straight``.

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

RULE = Rule("quote-style-mixed", Category.LOCALE_PUNCTUATION, Severity.MINOR, typographic=True)

_NAMES = {"straight": '" "', "curly": "“ ”", "low": "„ “", "guillemets": "« »"}
_LOOKS = {"straight": "straight", "curly": "curly", "low": "curly", "guillemets": "guillemets"}
_SYSTEMS = {'"': "straight", "“": "curly", "”": "curly", "„": "low", "«": "guillemets", "»": "guillemets"}


def check(doc: Document, *, least: int = 2, straight: bool = False) -> Iterator[Finding]:
    """Yield at most one finding.

    ``least`` is how often each system must open a quotation, ``straight`` whether " " and “ ” are two systems.
    """
    if len(_SYSTEMS.keys() & doc.alphabet) < 2:
        return
    used: dict[str, list[int]] = {}
    for quotation in doc.quotations:
        looks = {_LOOKS[_SYSTEMS[mark]] for mark in (quotation.opener, quotation.closer) if mark in _SYSTEMS}
        if len(looks) > 1 and (straight or "guillemets" in looks):
            yield RULE.finding(
                doc.span(quotation.end - 1, quotation.end), f"closes a quotation that {quotation.opener} opened",
                related=(Note(doc.span(quotation.start, quotation.start + 1), "the mark that opens"),),
            )
            return
        if quotation.opener in _SYSTEMS:
            used.setdefault(_SYSTEMS[quotation.opener], []).append(quotation.start)
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
