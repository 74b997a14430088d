"""A passage is far too short or too long for its source.

## What it does
Compares the length of each passage with what people need for it in this pair of languages and flags one that is two and
a half standard deviations off. From four on it is major.

## Why it matters
Half of the sentence was left out, or something was made up.

## Example
> Source (de): Der Zug hielt in Köln, wo zwölf Reisende mit ihren Rädern ausstiegen, und fuhr um neun nach Bonn.
> Translation (en): The train stopped in Cologne.

## When it is wrong
Free translation of short sentences, headlines, lists of names. Passages under 40 letters are left alone, and so is one
whose neighbour makes up for it.
"""

from collections.abc import Iterator
from math import log, sqrt

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.lang import expansion
from mtcheck.model import Document, Pair, text_size

RULE = Rule("length-ratio-outlier", Category.OMISSION, Severity.MINOR, needs=("source",))

_SHORT = 80.0
#: People hardly ever go so far (0.00–0.07 % of their sentences in eleven pairs).
_FAR = 4.0


def check(doc: Document, *, deviations: float = 2.5, fewest: int = 40) -> Iterator[Finding]:
    """Yield a finding for each passage; ``deviations`` is how far off it is, ``fewest`` the letters of its source."""
    source = doc.source
    usual = expansion(source.language, doc.language) if source is not None else None
    if source is None or usual is None or source.language.base == doc.language.base:
        return
    sizes = [_sizes(doc, source, pair) for pair in doc.pairs]
    for k, (pair, (theirs, ours)) in enumerate(zip(doc.pairs, sizes, strict=True)):
        if theirs < fewest or not ours or pair.confidence < 0.6:
            continue
        off = _off(theirs, ours, usual)
        if abs(off) < deviations:
            continue
        around = [sizes[i] for i in (k - 1, k + 1) if 0 <= i < len(sizes)]
        if any(abs(_off(theirs + one, ours + two, usual)) < deviations / 2 for one, two in around if one and two):
            continue
        factor = theirs * usual[0] / ours
        message = (f"{factor:.1f} times shorter than such a source usually becomes: is something missing?" if factor > 1
                   else f"{1 / factor:.1f} times longer than such a source usually becomes: was something added?")
        yield RULE.finding(
            doc.range_span(pair.target), message,
            confidence=Confidence.LIKELY if pair.confidence >= 0.9 else Confidence.POSSIBLE,
            severity=Severity.MAJOR if abs(off) >= _FAR else None,
            related=(Note(source.range_span(pair.source), "the source", "source"),),
        )


def _sizes(doc: Document, source: Document, pair: Pair) -> tuple[float, float]:
    if not pair.source or not pair.target:
        return 0.0, 0.0
    return text_size(source.range_span(pair.source).text), text_size(doc.range_span(pair.target).text)


def _off(theirs: float, ours: float, usual: tuple[float, float]) -> float:
    """How many standard deviations the logarithm of the ratio is off; short passages vary more."""
    ratio, spread = usual
    return log(ours / (theirs * ratio)) / (spread * sqrt(1 + _SHORT / theirs))
