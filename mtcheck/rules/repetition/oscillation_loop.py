"""A passage repeats itself over and over.

## What it does
Flags a unit of words that stands four or more times in a row (three times from four words up), and a run of
five words that occurs three times in a sentence of which most repeats itself.

## Why it matters
This is the typical breakdown of a neural translation system: the decoder oscillates and the rest of the text is
lost. It hardly occurs in edited text.

## Example
> The fire spread to the roof, to the roof, to the roof, to the roof of the building.

## When it is wrong
Lyrics, chants and slogans that are quoted in full; sentences in quotation marks are not looked at. A list that
fills one frame with other names or figures each time ("low levels off Lee County, low levels off …") is left alone.
Share of machine-translated documents with a loop: about 0.1 % in good systems, up to a third in broken ones.
"""

from collections.abc import Iterator
from functools import partial

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import LIST, QUOTE, Document, Sentence
from mtcheck.text.overlap import Run

RULE = Rule("oscillation-loop", Category.ADDITION, Severity.CRITICAL)
_COMMAS = (",", "،", "，", "、")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each loop; spans cover it from its first copy to its last."""
    covered = -1
    for run in map(partial(_with_open_end, doc), doc.runs):
        unit = doc.words[run.first:run.first + run.unit]
        letters = sum(len(word) for word in unit if word[0].isalpha())
        if run.copies < _copies_needed(doc, unit, letters):
            continue
        sentence = doc.sentence_at(doc.starts[run.first])
        if sentence is None or sentence.kind == QUOTE:
            continue
        covered = run.last
        shown = doc.text[doc.starts[run.first]:doc.ends[run.first + run.unit - 1]][:80]
        yield RULE.finding(doc.token_span(run.first, run.last), f"“{shown}” is repeated {run.copies} times in a row",
                           confidence=Confidence.CERTAIN)
    if doc.language.spaces:
        for sentence in doc.sentences:
            long = sentence.last - sentence.first >= 18
            if long and sentence.kind not in (QUOTE, LIST) and sentence.first >= covered:
                yield from _scattered(doc, sentence)


def _with_open_end(doc: Document, run: Run) -> Run:
    """A last copy that only lacks its comma is a copy: “to the roof, to the roof, to the roof of”."""
    size = run.unit - 1
    mark = doc.words[run.first + size]
    if not size or mark not in _COMMAS or doc.lows[run.last:run.last + size] != doc.lows[run.first:run.first + size]:
        return run
    return run._replace(copies=run.copies + 1, last=run.last + size)


def _copies_needed(doc: Document, unit: list[str], letters: int) -> int:
    """How often a unit must stand in a row: short ones are also made by tables, laughter and reduplication."""
    words = sum(word[0].isalpha() for word in unit)
    if letters < 2 or not words:
        return 10**9
    if "".join(word for word in unit if word[0].isalpha()).lower() in doc.language.words("repeatable-words"):
        return 10  # “no no no no no no”
    if doc.language.spaces:
        if words == 1:
            return 5 if len(unit) == 1 else 6
        return 3 if words >= 4 and len(unit) == words else 4
    return 6 if words < 2 else 5 if words < 4 else 3 if words >= 8 else 4


def _scattered(doc: Document, sentence: Sentence) -> Iterator[Finding]:
    """Five words that occur three times in a sentence without following each other at once."""
    lows = doc.lows
    size = sentence.last - sentence.first
    if len(set(lows[sentence.first:sentence.last])) * 4 > size * 3:
        return
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(sentence.first, sentence.last - 4):
        gram = tuple(lows[i:i + 5])
        places.setdefault(gram, []).append(i)
    if len(places) > sentence.last - sentence.first - 6:
        return
    repeated = {k for found in places.values() if len(found) > 1 for i in found for k in range(i, i + 5)}
    if len(repeated) * 10 < 6 * (sentence.last - sentence.first):
        return  # an enumeration: its items share a frame, but most of each is its own
    for gram, found in places.items():
        apart = all(b - a >= 5 for a, b in zip(found, found[1:], strict=False))
        if len(found) >= 3 and apart and all(word[0].isalpha() or word == "," for word in gram):
            if all(doc.words[i - 1] in ("(", "（", "[") for i in found[1:]):
                return  # the same remark in brackets after each item of a list
            own = (doc.words[i] for i in range(found[0], found[-1]) if i not in repeated)
            if any(word[0].isupper() or word[0].isdecimal() for word in own):
                return  # the frame is filled with other names or figures each time: a list of places or results
            yield RULE.finding(doc.token_span(found[0], found[-1] + 5),
                               f"“{' '.join(gram)}” occurs {len(found)} times in one sentence")
            return
