"""A whole sentence was left in another language.

## What it does
Flags a sentence of eight words or more whose closed-class words belong to another language than the text, and one
in another script; langdetect must agree where it knows both languages.

## Why it matters
The reader gets a sentence he may not understand; it is the plainest sign that nobody read the translation.

## Example
> Der Minister trat am Montag zurück. The opposition had been calling for this step for several weeks.

## When it is wrong
Originals that are quoted on purpose, posts with @names and #tags, lists of names. Sentences in quotation marks,
captions and lists, and texts that are written in two languages throughout (a third of the sentences or more) are
left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.model import Document

RULE = Rule("untranslated-sentence", Category.UNTRANSLATED, Severity.MAJOR, needs=("language",))


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each sentence in another language."""
    if len(doc.foreign) * 3 > len(doc.sentences):
        return
    for index, code in doc.foreign.items():
        sentence = doc.sentences[index]
        name = "another language" if code == "und" else load(code).name
        yield RULE.finding(doc.span(sentence.start, sentence.end), f"this sentence is in {name}")
