"""The same statement stands in the text with another number.

## What it does
Compares sentences that say nearly the same and flags the later one when the same thing is counted with another
number ("Twelve people were injured" … "14 people were injured").

## Why it matters
One of the two is wrong, and a reader cannot know which.

## Example
> The fire injured 12 people at the plant. … Officials said the fire at the plant injured 21 people.

## When it is wrong
Tolls that rise, revisions, comparisons with another year, ranges and approximations: words that announce such a
change ("rose", "earlier", "more than") excuse the pair, and so do other names, other days and quotations.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import LIST, QUOTE, Document, Sentence

RULE = Rule("number-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("update-cues", "number-words"), statements=True)


def check(doc: Document, *, similarity: float = 0.6) -> Iterator[Finding]:
    """Yield a finding for the later number of each pair, with a note at the earlier one."""
    told: set[int] = set()
    for pair in doc.similar:
        if pair.second in told or (pair.similarity < similarity and not _is_contained(doc, pair.first, pair.second)):
            continue
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if {first.kind, second.kind} & {QUOTE, LIST} or not _is_same_event(doc, first, second):
            continue
        clash = _clash(_quantities(doc, first), _quantities(doc, second))
        if clash is None or _head(doc, clash[0]) != _head(doc, clash[1]):
            continue
        if _is_excused(doc, first, second):
            continue
        told.add(pair.second)
        here, there = doc.token_span(clash[1], clash[1] + 1), doc.token_span(clash[0], clash[0] + 1)
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the same statement elsewhere, and nothing announces a change",
            related=(Note(doc.span(first.start, first.end), f"has “{there.text}”"),),
        )


def _is_contained(doc: Document, first: int, second: int) -> bool:
    """One sentence says little but what the other one says too ("He said that …")."""
    one, two = doc.content[first], doc.content[second]
    return len(one & two) >= max(5, 0.85 * min(len(one), len(two)))


def _quantities(doc: Document, sentence: Sentence) -> list[tuple[int, str]]:
    """The quantities of a sentence in order: numerals and number words as (token index, value)."""
    table = doc.language.mapping("number-words")
    found = [
        (i, number) for i, number in doc.numerals(sentence)
        if number.replace(".", "").isdecimal() and not _is_label(doc, i, sentence)
    ]
    if doc.language.spaces:
        found = found + [(i, table[doc.lows[i]]) for i in range(sentence.first, sentence.last) if doc.lows[i] in table]
    return sorted(found)


def _is_label(doc: Document, i: int, sentence: Sentence) -> bool:
    """“Photo 2”, “Boeing 737”: a number that names, behind a capitalised word and with nothing counted after it."""
    if not sentence.first + 1 < i < sentence.last or not doc.words[i - 1][0].isupper():
        return False
    return i + 1 >= sentence.last or not doc.is_word[i + 1]


def _clash(one: list[tuple[int, str]], two: list[tuple[int, str]]) -> tuple[int, int] | None:
    """The tokens of the one quantity that differs between two sentences of as many quantities; None otherwise."""
    if not one or len(one) != len(two):
        return None
    values, others = [v for _, v in one], [v for _, v in two]
    missing = [item for item in one if item[1] not in others]
    added = [item for item in two if item[1] not in values]
    return (missing[0][0], added[0][0]) if len(missing) == len(added) == 1 else None


def _head(doc: Document, i: int) -> str:
    """What is counted: the word or sign after the quantity, or before it where none follows."""
    after = doc.lows[i + 1] if i + 1 < len(doc.lows) else ""
    return after if after[:1].isalpha() or after in ("%", "€", "$", "£", "°") else doc.lows[i - 1] if i else ""


def _is_same_event(doc: Document, first: Sentence, second: Sentence) -> bool:
    """Equal names, ordinals, days and months, no question."""
    if doc.names(first) != doc.names(second) and not _nested_names(doc, first, second):
        return False
    if doc.text[first.end - 1] in "?؟？" or doc.text[second.end - 1] in "?؟？":
        return False
    return _calendar(doc, first) == _calendar(doc, second) and _ordinals(doc, first) == _ordinals(doc, second)


def _nested_names(doc: Document, first: Sentence, second: Sentence) -> bool:
    one, two = doc.names(first), doc.names(second)
    return one <= two or two <= one


def _calendar(doc: Document, sentence: Sentence) -> frozenset[str]:
    lows = doc.sentence_words(sentence)
    days, months = doc.language.mapping("weekdays"), doc.language.mapping("months")
    return frozenset(low for low in lows if low in days or (low in months and len(low) > 3))


def _ordinals(doc: Document, sentence: Sentence) -> frozenset[str]:
    """The ordinals in words: the second of a kind is another thing than the first."""
    table = doc.language.mapping("ordinals")
    return frozenset(low for low in doc.sentence_words(sentence) if low in table)


def _is_excused(doc: Document, first: Sentence, second: Sentence) -> bool:
    """One of the two announces a change of the number, or gives it roughly; words that both have excuse nothing."""
    return any(doc.phrases(first, table) != doc.phrases(second, table) for table in ("update-cues", "approximators"))
