"""Two coordinated words are the same word.

## What it does
Flags "X and X", "X or X" and "the X and the X" where X is a content word, and a sentence of two halves around "and"
that say the same with the same words.

## Why it matters
Where the source had two near-synonyms the system found one word for both: a meaning is lost.

## Example
> Police and police sealed off the square.

## When it is wrong
Idioms of repetition ("more and more", "again and again", "years and years"): each language lists its own. Names
and numerals are left alone, quotations are not looked at, nor a pair of which one word goes on ("oil and oil
products", "war crimes and crimes against humanity"), nor "between song and song". Where nouns have capitals they look
like names: only "the X and the X" is seen there.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import Language
from mtcheck.model import QUOTE, Document, Sentence

RULE = Rule("coordinated-duplicate", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("coordinators", "coordination-idioms", "function-words", "spaces"))

#: So many content words each half of a sentence must have to be called the same.
HALF = 3
#: And a sentence of two halves so many tokens at most.
LONGEST = 80


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each pair; spans cover both words."""
    lows = doc.lows
    coordinators = doc.language.words("coordinators")
    for i, low in enumerate(lows):
        if low not in coordinators or not 0 < i < len(lows) - 1:
            continue
        if not _is_content(doc, i - 1):
            continue
        if lows[i - 1] == lows[i + 1] and not _is_modifier(doc, i + 1):
            last = i + 2
        elif i + 2 < len(lows) and lows[i - 1] == lows[i + 2] and _same_lead(doc, i) and not _is_told_apart(doc, i + 3):
            last = i + 3
        else:
            continue
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or sentence.kind == QUOTE or _is_rhythm(doc, i, last, sentence):
            continue
        yield RULE.finding(doc.token_span(i - 1, last), f"both sides of “{doc.words[i]}” are “{doc.words[last - 1]}”")
    yield from _halves(doc)


def _halves(doc: Document) -> Iterator[Finding]:
    """Sentences whose halves around a coordinator have the same content words and numbers, in any order."""
    closed = doc.language.words("function-words")
    for i in doc.where(doc.language.words("coordinators")):
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or sentence.kind == QUOTE or not sentence.first + HALF < i < sentence.last - HALF:
            continue
        if sentence.last - sentence.first > LONGEST:
            continue  # each coordinator asks for both halves
        if doc.lows[i - 1] not in doc.lows[i + 1:sentence.last] and doc.lows[i + 1] not in doc.lows[sentence.first:i]:
            continue
        one, two = (
            {low for low in doc.lows[first:last] if low[0].isalnum() and low not in closed}
            for first, last in ((sentence.first, i), (i + 1, sentence.last))
        )
        if one == two and len(one) >= HALF:
            yield RULE.finding(
                doc.token_span(sentence.first, sentence.last), f"both sides of “{doc.words[i]}” say the same"
            )


def _is_content(doc: Document, i: int) -> bool:
    word, low = doc.words[i], doc.lows[i]
    language = doc.language
    return (
        doc.is_word[i] and word[1:] == low[1:] and len(word) > 3
        and low not in language.words("coordination-idioms") and low not in language.words("function-words")
        and low not in language.mapping("number-words") and low not in language.words("repeatable-words")
    )


def _same_lead(doc: Document, i: int) -> bool:
    """“the X and the X”: the same closed-class word before both."""
    return i >= 2 and doc.lows[i + 1] in doc.language.words("function-words") and doc.lows[i - 2] == doc.lows[i + 1]


def _goes_on(doc: Document, i: int) -> bool:
    """A word follows, which may tell the second one from the first (“the onions and the onions from Roscoff”)."""
    return i < len(doc.lows) and doc.is_word[i]


def _is_told_apart(doc: Document, i: int) -> bool:
    """What follows belongs to the second noun, not to both: a word that can be no finite verb."""
    return _goes_on(doc, i) and not _may_be_finite(doc.lows[i], doc.language)


def _is_modifier(doc: Document, i: int) -> bool:
    """A content word follows at once: “oil and oil products”, “café et café décaféiné”."""
    language = doc.language
    if not _goes_on(doc, i + 1) or doc.lows[i + 1] in language.words("function-words"):
        return False
    if _may_be_finite(doc.lows[i + 1], language):
        return False  # “police and police sealed off …”
    # “einen gezielten und gezielten Fokus”: where nouns have capitals, a word without one is an adjective.
    return doc.words[i][0].isupper() or not language.is_set("nouns-capitalised")


def _may_be_finite(low: str, language: Language) -> bool:
    return low in language.words("finite-verbs") or low.endswith(language.entries("finite-suffixes"))


def _is_verb(doc: Document, i: int) -> bool:
    """A finite form after its subject or object; after another one or a small word it is an adjective (“of aged”)."""
    language, lows = doc.language, doc.lows
    if i < 1 or not doc.is_word[i - 1] or not _may_be_finite(lows[i], language):
        return False
    small = language.words("function-words") - language.words("subject-pronouns")
    return lows[i - 1] not in small and not _may_be_finite(lows[i - 1], language)


def _is_rhythm(doc: Document, i: int, last: int, sentence: Sentence) -> bool:
    """Lawful: repeated once more (“on and on and on”), a compound before it, names, a hyphen that goes on."""
    lows, words = doc.lows, doc.words
    after = lows[last] if last < len(lows) else ""
    before = lows[i - 2] if i >= 2 else ""
    adjoined, goes_on = last == i + 2, last < sentence.last - 1
    content = i >= 2 and doc.is_word[i - 2] and before not in doc.language.words("function-words")
    if lows[i] in doc.language.mapping("range-words").get(before, "").split():
        return True  # “between song and song”
    if words[i - 1].endswith(tuple(doc.language.properties.get("comparative-endings", "").split())):
        return True  # “всё тяжелее и тяжелее”
    if adjoined and goes_on and content and not _is_verb(doc, i - 2):
        return True  # “war crimes and crimes against humanity”: two different things with one head
    if words[last - 1][0].isupper() and words[i - 1][0].isupper():
        return adjoined or not doc.language.is_set("nouns-capitalised")
    return after == lows[i] or before == lows[i] or after == "-"
