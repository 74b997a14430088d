"""Two neighbouring content words are built on one stem.

## What it does
Flags a noun and the verb or adjective beside it that share a stem of five letters or more ("the rescuers
rescued", "the decision decided").

## Why it matters
A writer avoids the echo; a system that translates word by word does not hear it. It often hides a wrong word.

## Example
> Protesters protested outside the ministry.

## When it is wrong
Terms, names, figures of speech and languages that love the cognate object (Arabic, Hebrew) – it does not run
there. On a stem of five letters words that differ in one letter ("the player played") or in long endings are left
alone, as are hyphenated words and capitalised words inside a sentence.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("stem-echo", Category.AWKWARD, Severity.MINOR,
            needs=("cased", "spaces", "function-words", "finite-suffixes"))

_SHORTEST_STEM = 5


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each pair; spans cover both words."""
    lows, words, starts, ends = doc.lows, doc.words, doc.starts, doc.ends
    pairs = enumerate(zip(lows, lows[1:], strict=False))
    for i in [i for i, (a, b) in pairs if a[0] == b[0] and a[:4] == b[:4] and a != b]:
        one, two = lows[i], lows[i + 1]
        stem = _common(one, two)
        if stem < _SHORTEST_STEM or not one.isalpha() or not two.isalpha() or ends[i] + 1 != starts[i + 1]:
            continue
        if not _is_echo(one, two, stem) or words[i + 1][0].isupper():
            continue
        sentence = doc.sentence_at(starts[i])
        if sentence is None or sentence.kind != PROSE or (words[i][0].isupper() and i != sentence.first):
            continue
        yield RULE.finding(doc.token_span(i, i + 2), f"“{words[i]}” and “{words[i + 1]}” echo one stem")


def _common(one: str, two: str) -> int:
    size = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        size += 1
    return size


def _is_echo(one: str, two: str, stem: int) -> bool:
    """Both words are little more than the stem, and neither is just the other with an ending of one letter."""
    rests = len(one) - stem, len(two) - stem
    if stem == _SHORTEST_STEM and not (max(rests) > 1 and sum(rests) <= 4):
        return False
    return max(rests) <= 4 and min(rests) >= 1 and stem * 3 >= max(len(one), len(two)) * 2 - 2
