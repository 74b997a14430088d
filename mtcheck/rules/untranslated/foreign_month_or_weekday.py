"""A month or weekday is named in another language.

## What it does
Flags the full name of a month or weekday that another language has and the text's own has not ("am Monday", "12
March" in a German text). A short name needs a day, a year or a closed-class word of the language beside it.

## Why it matters
Systems translate the sentence and copy the date; a reader may take it for a name.

## Example
> Die Sitzung beginnt am Monday um 9 Uhr.

## When it is wrong
Names of people, days and works (Freitag, April, Black Friday, Mail on Sunday): beside another capitalised word of the
same letters, in quotation marks and, where it is no date, in brackets nothing is said.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import Language, calendar_names, load
from mtcheck.lang.detect import own_words
from mtcheck.model import CAPTION, QUOTE, Document, Sentence
from mtcheck.text.scripts import script_of

RULE = Rule("foreign-month-or-weekday", Category.UNTRANSLATED, Severity.MINOR, needs=("months", "weekdays"))

#: Shorter names are common words and names somewhere (mars, may, maj).
_PLAIN = 6
#: Weekdays in small letters are no names.
_SMALL = 5
#: And these are surnames (May) or syllables: without a day or year they say nothing.
_SHORT = 3
_NOUNS = "nouns-capitalised"
_OWN_TABLES = ("shared-words", "repeatable-words")
_GLUE_BEFORE, _GLUE_AFTER, _ELISION = tuple("-(/@#.'&’"), tuple("-/)@&'’"), tuple("'’")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each name; spans cover the name alone."""
    candidates = _candidates(doc)
    for i in doc.where(candidates) if candidates else ():
        sentence = doc.sentence_at(doc.starts[i])
        if sentence is None or not sentence.first <= i < sentence.last or sentence.kind in (QUOTE, CAPTION):
            continue
        if sentence.index in doc.foreign or doc.is_quoted(doc.starts[i]):
            continue
        if "(@" in doc.text[max(0, doc.starts[i] - 40):doc.starts[i]]:
            continue  # the date of a post
        if i == sentence.first and doc.words[i].isupper() and doc.words[i + 1:i + 2] == [","]:
            continue  # a town: “AUGUSTA, Ga.”
        meaning = _meaning(doc, i, sentence, candidates[doc.lows[i]])
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
    plain = size >= (_SMALL if weekday and doc.words[i].islower() else _PLAIN)
    dated = _is_dated(doc, i, sentence)
    if not (dated or plain or (size > _SHORT and _is_among_own_words(doc, i, sentence, weekday, codes))):
        return None
    if _is_glued(doc, i, dated) or _is_name(doc, i, sentence, weekday, codes):
        return None
    return kind, tuple(sorted(codes, key=lambda code: (code != "en", code)))


def _is_dated(doc: Document, i: int, sentence: Sentence) -> bool:
    """A day or year stands beside the name, perhaps over a preposition, a stop or a comma."""
    if i == sentence.first and _is_after_number(doc, i):
        return True  # “15. July”: the stop was taken for the end of a sentence
    for step in (-1, 1):
        for k in (i + step, i + 2 * step):
            if not sentence.first <= k < sentence.last:
                break
            word = doc.words[k]
            if word[0].isdecimal():
                number = word.rstrip("stndrheºª.")
                return number.isdecimal() and len(number) <= 4 and (int(number) <= 31 or 1900 <= int(number) <= 2100)
            if word not in (".", ",") and doc.lows[k] not in doc.language.words("function-words"):
                break
    return False


def _is_after_number(doc: Document, i: int) -> bool:
    """A day stands right before the name (“15 July”, “15. July”), or the year where dates begin with it."""
    before = doc.words[i - 2] if i > 1 and doc.words[i - 1] == "." else doc.words[i - 1] if i else ""
    if not before.isdecimal() or len(before) > 4:
        return False
    return int(before) <= 31 or (_year_first(doc.language) and 1900 <= int(before) <= 2100)


def _year_first(language: Language) -> bool:
    return language.mapping("formats").get("date-order") == "ymd"


def _is_among_own_words(doc: Document, i: int, sentence: Sentence, weekday: bool, codes: tuple[str, ...]) -> bool:
    """After a closed-class word that belongs to no name (“Plaza de Mayo”); a weekday also opens a sentence.

    An English name that no person bears – none is written in Latin letters in a text of others – needs but
    neighbours without a capital.
    """
    if i == sentence.first:
        return weekday
    opens = i - 1 == sentence.first  # its capital says nothing
    if doc.lows[i - 1] in doc.language.words("function-words") and (opens or not doc.words[i - 1][0].isupper()):
        joined = ("en" not in codes and not doc.words[i].islower()) or any(
            doc.lows[i - 1] in load(code).words("function-words") for code in codes
        )
        if not joined or opens or not _is_capital(doc, i - 2, sentence) or doc.language.is_set(_NOUNS):
            return True
    if "en" not in codes or ("Latn" in doc.language.scripts and doc.lows[i] in load("en").mapping("given-names")):
        return False
    return not _is_capital(doc, i - 1, sentence) and not _is_capital(doc, i + 1, sentence)


def _is_capital(doc: Document, k: int, sentence: Sentence) -> bool:
    """A word with a capital in Latin letters inside the sentence: what may be one name with its neighbour."""
    return sentence.first < k < sentence.last and doc.words[k][0].isupper() and script_of(doc.words[k][0]) == "Latn"


def _is_glued(doc: Document, i: int, dated: bool) -> bool:
    """A sign that joins it to another word, or a bracket, but for that of a date; an elided word (d') is no such."""
    before, after = doc.text[doc.starts[i] - 1:doc.starts[i]], doc.text[doc.ends[i]:doc.ends[i] + 1]
    elided = before in _ELISION and i > 0 and doc.language.elision and (
        doc.lows[i - 1].rstrip("'") + "'" in doc.language.words("function-words")
    )
    return (before in _GLUE_BEFORE and not elided and not (dated and before == "(")) or (
        after in _GLUE_AFTER and not (dated and after == ")")
    )


def _is_name(doc: Document, i: int, sentence: Sentence, weekday: bool, codes: tuple[str, ...]) -> bool:
    """A capitalised word beside it, or one that comes again: a surname, a festival, a planet."""
    low, small = doc.lows[i], doc.words[i].islower()
    if doc.lows.count(low) > 2:
        return True
    if not weekday and _is_after_number(doc, i):
        return False
    if not small and i > sentence.first and all(load(code).is_set("small-calendar") for code in codes):
        return True  # that language would have written it small: “Marca”
    if i > sentence.first and _is_part_of_title(doc, i, sentence, weekday and not small, codes):
        return True
    if small:
        return False  # a name has a capital
    english, bears = load("en"), low in load("en").mapping("given-names")
    if "en" in codes and len(low) >= _PLAIN and (weekday or not bears):
        if _is_capital(doc, i - 1, sentence) and doc.lows[i - 1] in english.mapping("given-names"):
            return True
        usual = english.words("common-words") | english.words("function-words")
        beside = [k for k in (i - 1, i + 1) if _is_capital(doc, k, sentence)]
        return (bears and i + 1 in beside) or any(doc.lows[k] in usual for k in beside)
    if doc.language.is_set(_NOUNS):  # there a capital says little: both neighbours must have one
        festival = i - 1 > sentence.first and doc.words[i - 1][0].isupper() and doc.words[i - 1].isascii()
        return (festival and weekday) or (_is_capital(doc, i - 1, sentence) and _is_capital(doc, i + 1, sentence))
    return _is_capital(doc, i - 1, sentence) or _is_capital(doc, i + 1, sentence)


def _is_part_of_title(doc: Document, i: int, sentence: Sentence, weekday: bool, codes: tuple[str, ...]) -> bool:
    """After a closed-class word of the name's language alone (“Welt am Sonntag”), or of both (“Mail on Sunday”)."""
    low = doc.lows[i - 1]
    if not any(low in load(code).words("function-words") for code in codes) or doc.starts[i - 1] == doc.ends[i - 2]:
        return False
    if low not in own_words(doc.language.code):
        return True
    return weekday and len(low) > 1 and _is_capital(doc, i - 2, sentence) and not doc.language.is_set(_NOUNS)
