"""A chatbot or translator speaks to its client in the text.

## What it does
Flags a sentence that begins with a phrase such as "Here is the translation" or "As an AI language model" in the
first two or last two paragraphs, and translator's notes in brackets anywhere. The phrases are those of the text's
language and the English ones, which systems fall back to.

## Why it matters
The sentence is no part of the story: the answer of a system was pasted unread.

## Example
> Sure, here is the translation of the article:

## When it is wrong
Stories that print a chatbot's answer without quotation marks; sentences in quotation marks are not looked at.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.model import QUOTE, Document, Sentence

RULE = Rule("llm-meta-leak", Category.ADDITION, Severity.CRITICAL, needs=("assistant-phrases",))

_BRACKETS = ("[", "(", "（", "［", "【")
_QUOTES = frozenset("\"“„«»‘'「『”")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such sentence; spans cover it, or the note from its bracket on."""
    if not doc.paragraphs:
        return
    edge = doc.paragraphs[:2] + doc.paragraphs[2:][-2:]
    for paragraph in edge:
        for sentence in doc.sentences[paragraph.first_sentence:paragraph.last_sentence]:
            if sentence.kind != QUOTE and _opens_with_phrase(doc, _first_word(doc, sentence), sentence.last):
                yield RULE.finding(doc.span(sentence.start, sentence.end), "not part of the story: a system speaks",
                                   confidence=Confidence.CERTAIN)
    if "[" in doc.prose or "【" in doc.prose:
        yield from _notes(doc, {sentence for p in edge for sentence in range(p.first_sentence, p.last_sentence)})


def _first_word(doc: Document, sentence: Sentence) -> int:
    """The first token that is no bracket, asterisk or dash; the sentence's end if it opens with a quotation mark."""
    for i in range(sentence.first, sentence.last):
        if doc.words[i] in _QUOTES:
            break
        if doc.words[i][0].isalnum():
            return i
    return sentence.last


def _opens_with_phrase(doc: Document, first: int, last: int) -> bool:
    """Whether a phrase begins at a token. It may run over a sentence's end (“Certainly! Here is …”)."""
    if first >= last:
        return False
    if not doc.language.spaces:
        start = doc.starts[first]
        return doc.prose.startswith(doc.language.entries("assistant-phrases"), start) or _is_english(doc, first)
    lows = doc.lows
    phrases = doc.language.phrases("assistant-phrases").get(lows[first], ())
    return any(tuple(lows[first:first + len(phrase)]) == phrase for phrase in phrases) or _is_english(doc, first)


def _is_english(doc: Document, first: int) -> bool:
    phrases = load("en").phrases("assistant-phrases").get(doc.lows[first], ())
    return any(tuple(doc.lows[first:first + len(phrase)]) == phrase for phrase in phrases)


def _notes(doc: Document, seen: set[int]) -> Iterator[Finding]:
    """Notes in square brackets in the middle of the text."""
    for i, word in enumerate(doc.words[:-1]):
        if word not in ("[", "【") or not _opens_with_phrase(doc, i + 1, len(doc.words)):
            continue
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or (sentence.index in seen and _first_word(doc, sentence) == i + 1):
            continue
        closing = next((j for j in range(i + 1, sentence.last) if doc.words[j] in ("]", "】")), i + 1)
        yield RULE.finding(doc.token_span(i, closing + 1), "a translator's note", confidence=Confidence.CERTAIN)
