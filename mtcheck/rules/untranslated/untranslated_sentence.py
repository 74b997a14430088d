"""A whole sentence was left in another language.

## What it does
Flags a sentence of eight words or more whose closed-class words belong to another language than the text, and one
in another script, even where no sentence border stands before it (Thai writes no stop); langdetect must agree where
it knows both languages.

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
from mtcheck.lang.detect import foreign_language
from mtcheck.model import CAPTION, LIST, QUOTE, Document, Sentence
from mtcheck.text.scripts import script_of

RULE = Rule("untranslated-sentence", Category.UNTRANSLATED, Severity.MAJOR, needs=("language",))

_FEWEST = 8
_LETTERS = 12
_BRACKETS = frozenset("()[]{}（）［］【】<>《》/@#|=*_")
_STOPS = frozenset(".!?:;…。！？；：।॥؟۔")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each sentence in another language."""
    found = {(doc.sentences[index].start, doc.sentences[index].end): code for index, code in doc.foreign.items()}
    found.update(_joined(doc))
    if len(found) * 3 > len(doc.sentences):
        return
    for (start, end), code in sorted(found.items()):
        name = "another language" if code == "und" else load(code).name
        yield RULE.finding(doc.span(start, end), f"this sentence is in {name}")


def _joined(doc: Document) -> dict[tuple[int, int], str]:
    """The sentences in another script that stand in one with words of the language: span → code."""
    own = doc.language.scripts
    if not doc.language.covered or not own or doc.scripts <= own:
        return {}
    foreign = {low for low in doc.vocabulary if low[0].isalpha() and script_of(low[0]) not in own}
    found: dict[tuple[int, int], str] = {}
    for sentence in doc.sentences:
        if sentence.last - sentence.first <= _FEWEST or sentence.index in doc.foreign:
            continue
        if sentence.kind in (QUOTE, CAPTION, LIST):
            continue
        if sum(map(foreign.__contains__, doc.lows[sentence.first:sentence.last])) < _FEWEST:
            continue
        for first, last in _stretches(doc, sentence):
            start, end = doc.starts[first], doc.ends[last - 1]
            words = [doc.lows[i] for i in range(first, last) if doc.is_word[i]]
            code = foreign_language(doc.text[start:end], words, doc.language)
            if code is not None:
                found[start, end] = code
    return found


def _stretches(doc: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens between stops whose words are all in another script, mostly in small letters."""
    own = doc.language.scripts
    native = [i for i in range(sentence.first, sentence.last) if script_of(doc.words[i][0]) in own]
    for before, after in zip([sentence.first - 1, *native], [*native, sentence.last], strict=True):
        words = [i for i in range(before + 1, after) if doc.is_word[i]]
        first = next((i for i in words if i == sentence.first or doc.words[i - 1] in _STOPS), after)
        words = [i for i in words if i >= first]
        if len(words) < _FEWEST or sum(doc.words[i][0].isupper() for i in words) * 2 >= len(words):
            continue
        closes = after == sentence.last or doc.words[after - 1] in _STOPS
        if closes and _BRACKETS.isdisjoint(doc.words[first:after]) and not _is_original(doc, first, after):
            yield first, after


def _is_original(doc: Document, first: int, last: int) -> bool:
    """Whether the range stands in a quotation that has hardly a word in the language's own script beside it."""
    start, end = doc.starts[first], doc.ends[last - 1]
    quotation = next((q for q in doc.quotations if q.start < start < q.end), None)
    if quotation is None:
        return False
    beside = doc.text[quotation.start:start] + doc.text[end:quotation.end]
    return sum(script_of(char) in doc.language.scripts for char in beside) < _LETTERS
