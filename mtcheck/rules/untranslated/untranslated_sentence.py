"""A whole sentence was left in another language.

## What it does
Flags a sentence of eight words or more whose closed-class words belong to another language than the text, and one
in another script; langdetect must agree where it knows both languages.

## Why it matters
The reader gets a sentence he may not understand; it is the plainest sign that nobody read the translation.

## Example
> Der Minister trat am Montag zurück. The opposition had been calling for this step for several weeks.

## When it is wrong
Originals that are quoted on purpose, posts with @names and #tags, lists of names. Sentences in quotation marks, captions and lists, and texts that are written in
two languages throughout (a third of the sentences or more) are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.lang.detect import foreign_language
from mtcheck.model import CAPTION, LIST, QUOTE, Document, Sentence
from mtcheck.text.scripts import count_scripts

RULE = Rule("untranslated-sentence", Category.UNTRANSLATED, Severity.MAJOR, needs=("language",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each sentence in another language."""
    found = [(s, code) for s in doc.sentences if s.kind not in (QUOTE, CAPTION, LIST) and (code := _language_of(doc, s))]
    if len(found) * 3 > len(doc.sentences):
        return
    for sentence, code in found:
        yield RULE.finding(doc.span(sentence.start, sentence.end), f"this sentence is in {load(code).name}",
                           confidence=Confidence.LIKELY)


def _language_of(doc: Document, sentence: Sentence) -> str | None:
    """The language of a sentence that is not in the document's, or None."""
    size = sentence.last - sentence.first
    language = doc.language
    if size < 8 or sentence.end - sentence.start < 30:
        return None
    closed = language.words("function-words")
    if language.spaces and closed:
        hits = sum(map(closed.__contains__, doc.lows[sentence.first:sentence.last]))
        if hits * 7 > size:
            return None
    text = doc.text[sentence.start:sentence.end]
    if "@" in text or "#" in text or _is_names(doc, sentence):
        return None
    if not language.spaces:
        scripts = count_scripts(text)
        own = sum(count for script, count in scripts.items() if script in language.scripts)
        if own * 5 > sum(scripts.values()):
            return None
    if any(mark in text[1:] for mark in "“«„「\"") and not text[0].isalpha():
        return None
    return foreign_language(text, doc.sentence_words(sentence), language)


def _is_names(doc: Document, sentence: Sentence) -> bool:
    """Half of the words are capitalised: a list of names, a result, a title."""
    words = [doc.words[i] for i in range(sentence.first, sentence.last) if doc.is_word[i]]
    return sum(word[0].isupper() for word in words) * 2 >= len(words)
