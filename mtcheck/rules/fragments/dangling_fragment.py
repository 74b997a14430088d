"""A sentence without a finite verb is left over in running prose.

## What it does
Flags a sentence of two to six words that has neither a finite verb nor a subject pronoun and stands between
complete sentences ("In the early morning hours.").

## Why it matters
Systems cut a long source sentence and leave its tail behind as a sentence of its own.

## Example
> The storm reached the coast on Sunday. With winds of great force. Hundreds of people left their homes.

## When it is wrong
Journalists write verbless sentences on purpose, most of all in features and in French and Russian. Headlines,
quotations, lists, answers to a question, neighbours of another fragment, exclamations and set phrases ("Of course.")
are left alone; a fragment that repeats the sentence before it is `echo-fragment`. The verb is looked up in tables of
the language.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("dangling-fragment", Category.TEXTUAL, Severity.MINOR, needs=("clauses", "function-words", "spaces"))


def check(doc: Document, *, longest: int = 6) -> Iterator[Finding]:
    """Yield a finding for each leftover; ``longest`` is in words."""
    formulas = doc.language.words("verbless-formulas")
    closed = doc.language.words("function-words")
    for sentence in doc.sentences[1:]:
        if sentence.kind != PROSE or not 3 <= sentence.last - sentence.first <= longest + 3:
            continue
        words = doc.sentence_words(sentence)
        if not 2 <= len(words) <= longest or " ".join(words) in formulas:
            continue
        if not _is_plain(doc, sentence) or not _opens_like_a_leftover(words, closed):
            continue
        if doc.clause(sentence) == (False, False) and _stands_in_prose(doc, sentence) and not doc.echoed(sentence):
            yield RULE.finding(doc.span(sentence.start, sentence.end), "a sentence without a verb, left over",
                               confidence=Confidence.LIKELY)


def _opens_like_a_leftover(words: list[str], closed: frozenset[str]) -> bool:
    """A leftover begins with a preposition, conjunction or adverb: a noun first is more often a label or style."""
    return words[0] in closed and not all(word in closed for word in words)


def _is_plain(doc: Document, sentence: Sentence) -> bool:
    """Ends in one full stop; no quotation marks, colon, numerals, capitals or brackets in it."""
    text = doc.text[sentence.start:sentence.end]
    if text[-1] not in ".。।۔" or text[-2:] in ("..", "…."):
        return False
    words = doc.words[sentence.first:sentence.last - 1]
    return all(word[0].isalpha() or word == "," for word in words) and not any(
        len(word) > 1 and word.isupper() for word in words
    )


def _stands_in_prose(doc: Document, sentence: Sentence) -> bool:
    """Between sentences that are complete: not after a question, a colon, a headline, nor beside another short one."""
    before = doc.sentences[sentence.index - 1]
    after = doc.sentences[sentence.index + 1] if sentence.index + 1 < len(doc.sentences) else None
    for other in (before, after):
        if other is None:
            continue
        if other.kind != PROSE or doc.text[other.end - 1] not in ".。।۔":
            return False
        if other.last - other.first < 7 and not doc.clause(other).finite:
            return False
    return before.last - before.first > 5
