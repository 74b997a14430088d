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
is not flagged.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("attribution-doubled", Category.AWKWARD, Severity.MINOR, needs=("reporting-verbs", "function-words", "spaces"))

_COMMAS = (",", "،", "，", "—", "–")
_LONGEST_TAIL = 7
_LONGEST_HEAD = 12


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for the closing clause, with a note at the opening one."""
    verbs = doc.language.words("reporting-verbs")
    for sentence in doc.sentences:
        if sentence.kind != PROSE or sentence.last - sentence.first < 8:
            continue
        said = [i for i in range(sentence.first, sentence.last) if doc.lows[i] in verbs]
        if not said:
            continue
        tail = _tail(doc, sentence)
        if tail is None or not tail <= said[-1] < sentence.last:
            continue
        head = _head(doc, sentence, said, tail)
        if head is not None:
            last = _last_word(doc, sentence)
            yield RULE.finding(
                doc.token_span(tail, last + 1), "the statement was attributed to the same speaker already",
                related=(Note(doc.token_span(sentence.first, head + 1), "the first attribution"),),
            )


def _last_word(doc: Document, sentence: Sentence) -> int:
    return max((i for i in range(sentence.first, sentence.last) if doc.is_word[i]), default=sentence.first)


def _tail(doc: Document, sentence: Sentence) -> int | None:
    """The first token after the last comma, if what follows is short."""
    for i in range(sentence.last - 2, max(sentence.first, sentence.last - _LONGEST_TAIL - 2), -1):
        if doc.words[i] in _COMMAS:
            return i + 1
        if doc.words[i] in "\"”“»«":
            return None
    return None


def _head(doc: Document, sentence: Sentence, said: list[int], tail: int) -> int | None:
    """The last token of an opening attribution to the speaker that the tail names, or None."""
    closed = doc.language.words("function-words")
    verbs = doc.language.words("reporting-verbs")
    pronouns = doc.language.words("subject-pronouns")
    speaker = {
        doc.lows[i] for i in range(tail, sentence.last)
        if doc.is_word[i] and doc.lows[i] not in verbs and (doc.lows[i] not in closed or doc.lows[i] in pronouns)
    }
    if not speaker:
        return None
    opening = range(sentence.first, min(tail - 4, sentence.first + _LONGEST_HEAD))
    ends = [i for i in said if i in opening]
    ends += [match for match in _phrases(doc, opening)]
    if not ends:
        return None
    last = max(min(ends), *(i for i in opening if doc.lows[i] in speaker), sentence.first)
    named = {doc.lows[i] for i in opening}
    return last if speaker <= named else None


def _phrases(doc: Document, tokens: range) -> Iterator[int]:
    """The last tokens of the attribution phrases (“according to”) that stand in a range."""
    table = doc.language.phrases("attribution-phrases")
    for i in tokens:
        for phrase in table.get(doc.lows[i], ()):
            if tuple(doc.lows[i:i + len(phrase)]) == phrase:
                yield i + len(phrase) - 1
