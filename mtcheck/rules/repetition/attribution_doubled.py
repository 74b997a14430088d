"""One statement is attributed twice to the same speaker.

## What it does
Flags a sentence that opens with a reporting clause ("The minister said in a statement that …") and closes with
another one of the same speaker ("…, the minister said").

## Why it matters
Translation puts the attribution where the target language wants it and forgets that it stands there already.

## Example
> The ministry said in a statement that the bridge was closed, the ministry said.

## When it is wrong
Nested attribution ("Smith said the minister had promised …, the minister's office said") names two speakers and
is not flagged, nor is what a quotation says about its speaker ("He asked for help," he said). After a pronoun the
verb must be the same. "The airline asked passengers to wait, the airline said" is a false alarm.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("attribution-doubled", Category.AWKWARD, Severity.MINOR,
            needs=("reporting-verbs", "function-words", "spaces"))

_COMMAS = (",", "،", "，", "—", "–")
_QUOTES = frozenset("\"“”„«»‹›‘’'")
_LONGEST_TAIL = 7
_LONGEST_HEAD = 12
_NEAR = 8


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for the closing clause, with a note at the opening one."""
    verbs = doc.language.words("reporting-verbs")
    if verbs.isdisjoint(doc.vocabulary):
        return
    for sentence in doc.sentences:
        if sentence.kind != PROSE or sentence.last - sentence.first < 8:
            continue
        tail = _tail(doc, sentence)
        if tail is None or verbs.isdisjoint(doc.lows[tail:sentence.last]):
            continue
        said = [i for i in range(sentence.first, sentence.last) if doc.lows[i] in verbs]
        head = _head(doc, sentence, said, tail)
        if head is not None:
            last = max(i for i in range(tail, sentence.last) if doc.is_word[i])
            yield RULE.finding(
                doc.token_span(tail, last + 1), "the statement was attributed to the same speaker already",
                related=(Note(doc.token_span(sentence.first, head + 1), "the first attribution"),),
            )


def _tail(doc: Document, sentence: Sentence) -> int | None:
    """The first token after the last comma, if what follows is short."""
    for i in range(sentence.last - 2, max(sentence.first, sentence.last - _LONGEST_TAIL - 2), -1):
        if doc.words[i] in _COMMAS:
            return next((k for k in range(i + 1, sentence.last) if doc.is_word[k]), None)
        if doc.words[i] in _QUOTES:
            return None
    return None


def _head(doc: Document, sentence: Sentence, said: list[int], tail: int) -> int | None:
    """The last token of an opening attribution to the speaker that the tail names, or None."""
    language, lows = doc.language, doc.lows
    verbs, closed, pronouns = (language.words(t) for t in ("reporting-verbs", "function-words", "subject-pronouns"))
    naming = {lows[i] for i in range(tail, sentence.last) if doc.is_word[i] and lows[i] not in verbs}
    speaker = {low for low in naming if low not in closed}
    who = speaker or naming & pronouns
    if not who or (speaker and lows[tail] in pronouns):
        return None  # nobody, or a relative clause: “, which Iran denies”
    opening = range(sentence.first, min(tail - 4, sentence.first + _LONGEST_HEAD, _quotation(doc, sentence)))
    places = [i for i in opening if lows[i] in who]
    if not who <= {lows[i] for i in places}:
        return None
    for i in _phrases(doc, opening):
        if speaker and all(abs(place - i) <= _NEAR for place in places):
            return max(i, *places)
    verb = next((i for i in said if i in opening), None)
    if verb is None or verb - sentence.first > _NEAR or places[0] > verb + 2:
        return None
    if not speaker:
        plain = verb == sentence.first + 1 and lows[sentence.first] in naming
        return verb if plain and lows[verb] == lows[said[-1]] else None
    subordinate = lows[sentence.first] in closed and lows[sentence.first] not in naming
    return None if subordinate else max(verb, *(place for place in places if place <= verb + 2))


def _quotation(doc: Document, sentence: Sentence) -> int:
    """Where the first quotation opens; a single mark closes one that was open before, so all is quoted."""
    marks = [i for i in range(sentence.first, sentence.last) if doc.words[i] in _QUOTES]
    return sentence.last if not marks else marks[0] if len(marks) > 1 else sentence.first


def _phrases(doc: Document, tokens: range) -> Iterator[int]:
    """The last tokens of the attribution phrases (“according to”) that stand in a range."""
    table = doc.language.phrases("attribution-phrases")
    for i in tokens:
        for phrase in table.get(doc.lows[i], ()):
            if tuple(doc.lows[i:i + len(phrase)]) == phrase:
                yield i + len(phrase) - 1
