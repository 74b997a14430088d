"""A sentence says again what another one has said, in nearly the same words.

## What it does
Flags a sentence that shares at least 70 % of its content words with an earlier sentence, whatever their order,
with the same numbers and the same polarity: a clause moved, a word exchanged. Neighbouring ones are major. So does a
sentence of five words or more that stands word for word in the one before it.

## Why it matters
Systems that translate overlapping windows, and editors that merge two versions, leave the same statement twice.

## Example
> After a long night the crew reached the harbour. … The crew reached the harbour after a long night.

## When it is wrong
A teaser that the lead repeats, a summary at the end, a refrain. Headlines, quotations, lists, captions and lines
without a stop are not looked at, nor a question and its answer, and sentences of fewer than four content words are
too short to tell. Two sentences with other names inside ("… in Lyon …", "… in Nice …") are a report of two things.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("near-duplicate-sentence", Category.ADDITION, Severity.MINOR)
#: A sentence that stands word for word in the one before has so many tokens.
_PART = 5
_QUOTES = "\"“”„«»‹›「」『』"


def check(doc: Document, *, similarity: float = 0.7) -> Iterator[Finding]:
    """Yield a finding for the later sentence of each pair, with a note at the earlier one."""
    least = 4 if doc.language.spaces else 10
    told: set[int] = set()
    for pair in doc.similar:
        if pair.similarity < similarity or pair.second in told:
            continue
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if first.kind != PROSE or second.kind != PROSE or len(doc.content[pair.second]) < least:
            continue
        if first.paragraph in doc.repeated_paragraphs or second.paragraph in doc.repeated_paragraphs:
            continue
        if not _says_the_same(doc, first, second):
            continue
        told.add(pair.second)
        near = pair.second - pair.first == 1
        yield RULE.finding(
            doc.span(second.start, second.end), "says in nearly the same words what another sentence has said",
            severity=Severity.MAJOR if near and pair.similarity >= 0.8 else Severity.MINOR,
            confidence=Confidence.LIKELY,
            related=(Note(doc.span(first.start, first.end), "the other sentence"),),
        )
    for first, second in zip(doc.sentences, doc.sentences[1:], strict=False):
        if second.index not in told and _is_part(doc, first, second):
            yield RULE.finding(
                doc.span(second.start, second.end), "says word for word what stands in the sentence before",
                related=(Note(doc.span(first.start, first.end), "the sentence before"),),
            )


def _is_part(doc: Document, first: Sentence, second: Sentence) -> bool:
    """Whether all of a sentence stands inside a longer one before it, outside quotations."""
    size = second.last - 1 - second.first
    if not _PART <= size < first.last - first.first - 2 or first.kind != PROSE or second.kind != PROSE:
        return False
    words = doc.lows[second.first:second.last - 1]
    if words[0] not in (before := doc.lows[first.first:first.last]) or not _is_statement(doc, second):
        return False
    starts = [i for i, low in enumerate(before) if low == words[0]]
    inside = doc.content[second.index] <= doc.content[first.index] and any(before[i:i + size] == words for i in starts)
    return inside and len(doc.content[second.index]) > 1 and not doc.is_quoted(second.start) and not (
        doc.is_quoted(first.end - 1))


def _says_the_same(doc: Document, first: Sentence, second: Sentence) -> bool:
    """Not word for word (that is a duplicate); equal numbers, polarity and names; two plain statements."""
    one, two = doc.sentence_words(first), doc.sentence_words(second)
    if one == two or not _is_statement(doc, first) or not _is_statement(doc, second):
        return False
    numbers = [sorted(number for _, number in doc.numerals(sentence)) for sentence in (first, second)]
    return numbers[0] == numbers[1] and doc.negated(first) == doc.negated(second) and _same_names(doc, first, second)


def _is_statement(doc: Document, sentence: Sentence) -> bool:
    """Closed by a mark, no question, and no quotation at its edges."""
    text = doc.text[sentence.start:sentence.end]
    quoted = text[0] in _QUOTES or text[-1] in _QUOTES or text[-2:-1] in _QUOTES
    return not quoted and text[-1] not in "?？؟" and doc.terminated(sentence)


def _same_names(doc: Document, first: Sentence, second: Sentence) -> bool:
    """No name stands in one sentence only; where all nouns have a capital names cannot be told."""
    if doc.language.is_set("nouns-capitalised"):
        return True
    for one, other in ((first, second), (second, first)):
        names = {name.lower().replace("’", "'") for name in doc.names(one)}
        if not names <= set(doc.sentence_words(other)):
            return False
    return True
