"""A single word was left in another language.

## What it does
Flags a word in small letters that is a usual English word and that the language of the text is not known to have.
In a text of another script every plain word in Latin letters counts, but for units and loans.

## Why it matters
Systems copy a word that they cannot translate; a reader stumbles, a search misses it.

## Example
> Die Regierung will das Gesetz nowhere ändern.

## When it is wrong
Loans that are younger than the tables, names in small letters, terms that are explained later. Words in a short
quotation or brackets, beside capitalised words of Latin letters, joined by a hyphen or repeated in the text are left
alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.lang.detect import other_words, own_words
from mtcheck.model import CAPTION, LIST, Document, Sentence

RULE = Rule("untranslated-word", Category.UNTRANSLATED, Severity.MINOR, needs=("function-words",))

_SOURCE = "en"
_OWN_TABLES = ("shared-words", "repeatable-words")
_PLAIN = 4
_ADDRESS = frozenset(("http", "https", "email"))
#: A quotation of more tokens is in the language of the text; a shorter one may be a title.
_LONG = 10
_GLUE = frozenset("-‐‑–/@_.&+#'’")
#: A post that is printed in its own language.
_POSTED = ("@", "#", "pic.twitter")
_ENCLOSING = frozenset("\"“”„«»‘‹›「」『』()[]（）【】《》*_")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each word."""
    own = doc.language
    if own.base == _SOURCE or ("Latn" in own.scripts and not own.has("shared-words")):
        return
    usual = load(_SOURCE).words("common-words") & doc.vocabulary
    closed = _closed_class(doc)
    candidates = (usual | closed.keys()) - own_words(own.code)
    if "Latn" not in own.scripts:  # there every plain Latin word is foreign
        candidates |= {low for low in doc.vocabulary if len(low) >= _PLAIN and low.isascii() and low.isalpha()}
        candidates -= own_words(own.code) | _ADDRESS
    candidates -= own.mapping("units").keys()
    for table in _OWN_TABLES:
        candidates -= own.words(table)
    if not candidates:
        return
    # A capital inside it makes it a name, one at a beginning only with a comma behind does not: "However, …".
    found = doc.where(candidates)
    openings = [i for i in found if doc.words[i].istitle() and doc.lows[i] in closed and _opens_with_comma(doc, i)]
    for i in sorted([i for i in found if doc.words[i].islower()] + openings):
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or not sentence.first <= i < sentence.last or _is_excused(doc, i, sentence, candidates):
            continue
        codes = closed.get(doc.lows[i], (_SOURCE,))
        code = _SOURCE if doc.lows[i] in usual or _SOURCE in codes else codes[0]
        yield RULE.finding(doc.token_span(i, i + 1), f"{load(code).name} word in {own.name} text")


def _opens_with_comma(doc: Document, i: int) -> bool:
    """Whether a sentence begins with a longer word and a comma."""
    sentence = doc.sentence_at(doc.starts[i])
    begins = sentence is not None and sentence.first == i
    return begins and len(doc.words[i]) > _PLAIN and doc.words[i + 1:i + 2] == [","]


def _closed_class(doc: Document) -> dict[str, tuple[str, ...]]:
    """The words of the text that only other languages have as closed-class words.

    In Latin letters those of English alone: the languages of one alphabet share too many forms by chance.
    """
    latin = "Latn" in doc.language.scripts
    found = other_words((low for low in doc.vocabulary if len(low) > 1 and low.isalpha()), "Latn", doc.language.code)
    return {word: codes for word, codes in found.items() if _SOURCE in codes or (len(word) > 3 and not latin)}


def _is_excused(doc: Document, i: int, sentence: Sentence, candidates: frozenset[str]) -> bool:
    """A quotation, a title, a compound, a term that comes again, or one of several (``untranslated-phrase``)."""
    if sentence.kind in (CAPTION, LIST) or sentence.index in doc.foreign or doc.lows.count(doc.lows[i]) > 1:
        return True
    if _is_glued(doc, i) or _is_enclosed(doc, i, sentence, candidates):
        return True
    if any(mark in doc.text[sentence.start:sentence.end] for mark in _POSTED):
        return True
    near = range(max(sentence.first, i - 2), min(sentence.last, i + 3))
    if any(doc.lows[k] in candidates for k in near if k != i):
        return True
    loans, closed = doc.language.words("loan-words"), doc.language.words("function-words")
    if any(doc.lows[k] in loans and doc.lows[k] not in closed for k in (i - 1, i + 1) if k in near):
        return True  # of a loan of two words: "first lady"
    if "Latn" in doc.language.scripts and len(doc.words[i]) > 3:
        return _is_name(doc, i - 1, sentence) and _is_name(doc, i + 1, sentence)
    return any(_is_name(doc, k, sentence) for k in (i - 1, i + 1))


def _is_glued(doc: Document, i: int) -> bool:
    before = doc.text[doc.starts[i] - 1:doc.starts[i]]
    after = doc.text[doc.ends[i]:doc.ends[i] + 2]
    return before in _GLUE or (after[:1] in _GLUE and (after[:1] != "." or after[1:].isalnum())) or after == ":/"


def _is_enclosed(doc: Document, i: int, sentence: Sentence, candidates: frozenset[str]) -> bool:
    """Whether quotation marks or brackets stand around the word in its sentence, not far from each other."""
    before = next((k for k in range(i - 1, sentence.first - 1, -1) if doc.words[k] in _ENCLOSING), None)
    after = next((k for k in range(i + 1, sentence.last) if doc.words[k] in _ENCLOSING), None)
    if before is None or after is None:
        return False
    # A longer one is foreign if more of its words are.
    return after - before <= _LONG or sum(doc.lows[k] in candidates for k in range(before, after)) > 2


def _is_name(doc: Document, k: int, sentence: Sentence) -> bool:
    """Whether a neighbour is a capitalised word in Latin letters; German nouns do not count."""
    if not sentence.first < k < sentence.last or doc.language.is_set("nouns-capitalised"):
        return False
    word = doc.words[k]
    return word[0].isupper() and word[0] < "\u0250" and (len(word) < 2 or not word.isupper())
