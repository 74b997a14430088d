"""A month or weekday is named in another language.

## What it does
Flags the full name of a month or weekday that another language has and the text's own has not ("am Monday", "12
March" in a German text). A short name needs a day, a year or a closed-class word of the language beside it.

## Why it matters
Systems translate the sentence and copy the date; a reader may take it for a name.

## Example
> Die Sitzung beginnt am Monday um 9 Uhr.

## When it is wrong
Names of people, days and works (Freitag, April, Black Friday, Sunday Times): beside another capitalised word, in
quotation marks or brackets nothing is said.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import calendar_names, load
from mtcheck.lang.detect import own_words
from mtcheck.model import CAPTION, QUOTE, Document, Sentence

RULE = Rule("foreign-month-or-weekday", Category.UNTRANSLATED, Severity.MINOR, needs=("months", "weekdays"))

#: Shorter names are common words and names somewhere (mars, may, maj).
_PLAIN = 6
#: And these are surnames (May) or syllables: without a day or year they say nothing.
_SHORT = 3
_OWN_TABLES = ("shared-words", "repeatable-words")
_GLUE_BEFORE, _GLUE_AFTER = tuple("-(/@#.'&"), tuple("-/)@&'’")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each name; spans cover the name alone."""
    candidates = _candidates(doc)
    if not candidates:
        return
    for i, low in enumerate(doc.lows):
        if low not in candidates:
            continue
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or not sentence.first <= i < sentence.last or sentence.kind in (QUOTE, CAPTION):
            continue
        if sentence.index in doc.foreign or doc.is_quoted(doc.starts[i]):
            continue
        meaning = _meaning(doc, i, sentence, candidates[low])
        if meaning is not None:
            kind, codes = meaning
            yield RULE.finding(doc.token_span(i, i + 1), f"{load(codes[0]).name} name of a {kind.split()[0]}")


def _candidates(doc: Document) -> dict[str, dict[str, tuple[str, ...]]]:
    """The names in the text that the language does not share: name → meanings."""
    own, names = doc.language, calendar_names()
    found = {
        low: names[low] for low in names.keys() & doc.vocabulary
        if not any(own.base in codes for codes in names[low].values())
    }
    if found:
        mine = (own_words(own.code), *(own.words(table) for table in _OWN_TABLES))
        mapped = (own.mapping(table) for table in ("months", "weekdays", "given-names"))
        for words in (*mine, *mapped):
            found = {low: meanings for low, meanings in found.items() if low not in words}
    return found


def _meaning(
    doc: Document, i: int, sentence: Sentence, meanings: dict[str, tuple[str, ...]]
) -> tuple[str, tuple[str, ...]] | None:
    """What the name means here and whose it is; English first, then the alphabet."""
    kind, codes = next(iter(meanings.items()))
    weekday = kind.startswith("weekday")
    size = len(doc.words[i])
    plain = size >= _PLAIN or (size > _SHORT and _is_among_own_words(doc, i, sentence, kind, codes))
    if not (plain or _is_dated(doc, i, sentence)) or _is_name(doc, i, sentence, weekday, codes):
        return None
    return kind, tuple(sorted(codes, key=lambda code: (code != "en", code)))


def _is_dated(doc: Document, i: int, sentence: Sentence) -> bool:
    """A day or year stands beside the name, perhaps over a preposition, a stop or a comma."""
    if i == sentence.first and _is_day_of_month(doc, i):
        return True  # “15. July”: the stop was taken for the end of a sentence
    for step in (-1, 1):
        for k in (i + step, i + 2 * step):
            if not sentence.first <= k < sentence.last:
                break
            word = doc.words[k]
            if word[0].isdigit():
                number = word.rstrip("stndrhºª.")
                return number.isdigit() and (int(number) <= 31 or 1900 <= int(number) <= 2100)
            if word not in (".", ",") and doc.lows[k] not in doc.language.words("function-words"):
                break
    return False


def _is_day_of_month(doc: Document, i: int) -> bool:
    """A day stands right before the name: “15 July”, “15. July”."""
    before = doc.words[i - 2] if i > 1 and doc.words[i - 1] == "." else doc.words[i - 1] if i else ""
    return before.isdigit() and int(before) <= 31


def _is_among_own_words(doc: Document, i: int, sentence: Sentence, kind: str, codes: tuple[str, ...]) -> bool:
    """After a closed-class word that belongs to no name (“Plaza de Mayo”); a weekday also opens a sentence.

    An English name that no person bears needs but neighbours in small letters.
    """
    if i == sentence.first:
        return kind.startswith("weekday")
    own = doc.language.words("function-words")
    before = doc.words[i - 2] if i - 2 > sentence.first else ""
    named = before[:1].isupper() and not doc.language.is_set("nouns-capitalised")
    if doc.lows[i - 1] in own and not doc.words[i - 1][0].isupper() and not named:
        return True
    if "en" not in codes or doc.lows[i] in load("en").mapping("given-names"):
        return False
    beside = [doc.words[k] for k in (i - 1, i + 1) if sentence.first <= k < sentence.last]
    return len(beside) > 1 and all(map(str.islower, beside))


def _is_name(doc: Document, i: int, sentence: Sentence, weekday: bool, codes: tuple[str, ...]) -> bool:
    """A capitalised word, bracket or hyphen beside it, or one that comes again: a surname, a festival, a planet."""
    text, low = doc.text, doc.lows[i]
    if text[doc.starts[i] - 1:doc.starts[i]] in _GLUE_BEFORE or text[doc.ends[i]:doc.ends[i] + 1] in _GLUE_AFTER:
        return True
    if doc.lows.count(low) > 2:
        return True
    if not weekday and _is_day_of_month(doc, i):
        return False
    if doc.words[i][0].isupper() and i > sentence.first and all(load(code).is_set("small-calendar") for code in codes):
        return True  # that language would have written it small: “Marca”
    before, after = (k if sentence.first <= k < sentence.last else None for k in (i - 1, i + 1))
    if before is not None and doc.lows[before] not in own_words(doc.language.code) and any(
        doc.lows[before] in load(code).words("function-words") for code in codes
    ):
        return True  # “Welt am Sonntag”
    beside = [k for k in (before, after) if k is not None and k > sentence.first]
    if weekday and "en" in codes and len(low) >= _PLAIN:
        usual = load("en").words("common-words") | load("en").words("function-words")
        follower = after is not None and doc.words[after][0].isupper() and low in load("en").mapping("given-names")
        return follower or any(doc.words[k][0].isupper() and doc.lows[k] in usual for k in beside)
    if doc.language.is_set("nouns-capitalised"):  # there a capital says little: both neighbours must have one
        festival = i - 1 > sentence.first and doc.words[i - 1][0].isupper() and doc.words[i - 1].isascii()
        return (festival and weekday) or (len(beside) > 1 and all(doc.words[k][0].isupper() for k in beside))
    return any(doc.words[k][0].isupper() for k in beside)
