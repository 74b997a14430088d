"""A passage is far less like the reference than the rest of the text is.

## What it does
Lays the text beside its reference, line by line or sentence by sentence, and takes chrF++ of each: how many sequences
of letters and words both have in common. It names those below the 5th percentile of the document, below two
fifths of its median and below a floor (`floor`, a quarter of it where no spaces part the words: chrF++ is lower there).
In fewer than 20 lines there is no 5th percentile to speak of: they are left alone. A finding costs nothing; it is a
place to look at.

## Why it matters
A sentence that was skipped, garbled or put in another's place has next to nothing in common with what a person made
of it, however fluent it reads.

## Example
> Reference: The bridge will open again in May.
> Text: Please subscribe to our newsletter.

## When it is wrong
A free translation, in the text or in the reference, shares few words with any other. chrF++ sees letters, not meaning.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.likeness import outliers

RULE = Rule("low-reference-similarity", Category.MISTRANSLATION, Severity.NEUTRAL, needs=("reference",))

_UNITS = 20
_SHARE = 0.4


def check(doc: Document, *, floor: float = 20.0) -> Iterator[Finding]:
    """Yield each line or sentence whose chrF++ is below ``floor`` and far below that of the others."""
    from statistics import median, quantiles  # not at the start of every run

    unit, spans, _ = doc.reference_units
    scores = doc.likeness.scores
    known = [score for score in scores if score is not None]
    if len(known) < _UNITS:
        return
    fifth = quantiles(known, n=20, method="inclusive")[0]
    limit = min(fifth, floor if doc.language.spaces else floor / 4)
    for index in outliers(scores, _SHARE):
        score, (start, end) = scores[index], spans[index]
        if score is not None and score < limit and start < end:
            yield RULE.finding(
                doc.span(start, end),
                f"chrF++ {score:.1f} against the reference; half of the {unit}s have {median(known):.1f} or more",
                confidence=Confidence.POSSIBLE,
            )
