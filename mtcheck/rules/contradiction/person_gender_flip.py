"""A person who is “he” throughout the text is “she” in one place, or the reverse.

## What it does
Flags one or two pronouns of one sex in a text whose other pronouns, given names and words such as “mother” are all of
the other sex, where no new name stands since the last of them: there is nobody else whom the pronoun could mean.

## Why it matters
Turkish, Finnish, Hungarian, Persian and often Chinese and Japanese do not say whether a person is he or she. A
system guesses sentence by sentence, and the reader meets a second person who does not exist.

## Example
> Tanaka won his first title in 2015. He lives in Osaka and trains with his brother. She has two coaches.

## When it is wrong
A second person whom nothing in the text shows to be a man or a woman; a country or a ship called “she”.
Quotations and “his or her” are left out.
"""

from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule(
    "person-gender-flip", Category.MISTRANSLATION, Severity.MAJOR,
    needs=("cased", "gendered-pronouns", "given-names", "titles"),
)

#: Between “he” and “she” of “he or she”, “he/she” there are so many tokens at most.
_ALTERNATIVE = 2


def check(doc: Document, *, usual: int = 3, stray: int = 2) -> Iterator[Finding]:
    """Yield a finding for each stray pronoun, with a note at the word before it that shows the other sex.

    ``usual`` is how many words that show the other sex there must be, ``stray`` how many strays there may be.
    """
    pronouns = doc.language.mapping("gendered-pronouns")
    if len({pronouns[low] for low in doc.vocabulary & pronouns.keys()}) < 2:
        return
    shown = _shown(doc)
    if shown is None:
        return
    few, many = sorted(shown, key=lambda sex: len(shown[sex]))
    if len(shown[few]) > stray or len(shown[many]) < usual or any(doc.lows[i] not in pronouns for i in shown[few]):
        return
    for i in shown[few]:
        before = bisect_left(shown[many], i) - 1
        after = shown[many][before + 1] if before + 1 < len(shown[many]) else len(doc.words)
        if before < 0 or doc.is_quoted(doc.starts[i]) or min(i - shown[many][before], after - i) <= _ALTERNATIVE:
            continue
        told = shown[many][:before + 1]
        named = next((k for k in reversed(told) if doc.lows[k] not in pronouns), told[-1])
        if not _new_name(doc, named, i) and not _may_be_named(doc, shown[many], i):
            here, other = (doc.token_span(j, j + 1) for j in (i, shown[many][before]))
            yield RULE.finding(
                here, f"“{here.text}” after “{other.text}”: no other person is named in between",
                related=(Note(other, "the word of the other sex"),),
            )


def _shown(doc: Document) -> dict[str, list[int]] | None:
    """The tokens that show the sex of someone, for each sex; None where a name is borne by both."""
    names, unisex = doc.language.given_names, doc.language.words("unisex-names")
    common = {**doc.language.mapping("titles"), **doc.language.mapping("gendered-pronouns")}
    shown: dict[str, list[int]] = {"m": [], "f": []}
    for i, low in enumerate(doc.lows):
        word = low.partition("'")[0]
        if word in common:
            shown[common[word]].append(i)
        elif doc.words[i][0].isupper() and word in unisex:
            return None
        elif doc.words[i][0].isupper() and word in names:
            shown[names[word]].append(i)
    return shown


def _new_name(doc: Document, first: int, last: int) -> bool:
    """Whether someone new may be named between two tokens: a full name, or any name in the sentence of the second.

    What is capitalised at the beginning of a sentence, and no name follows, is taken as a plain word.
    """
    sentence = doc.sentence_at(doc.starts[last])
    begin, end = (max(first, sentence.first), max(last, sentence.last)) if sentence else (first, last)
    capitals = [i for i in range(first + 1, end) if doc.words[i][0].isupper() and i != last]
    openings = {s.first for s in doc.sentences}
    known, named = set(doc.lows[:first]), set(capitals)
    full = {i for i in capitals if i + 1 in named or (i - 1 in named and i - 1 not in openings)}
    return any(doc.lows[i] not in known and (i in full or (i >= begin and i not in openings)) for i in capitals)


def _may_be_named(doc: Document, others: list[int], i: int) -> bool:
    """Whether a known name stands before a pronoun in its sentence, and some other person is but "the woman"."""
    sentence, titles = doc.sentence_at(doc.starts[i]), doc.language.mapping("titles")
    if sentence is None or not any(doc.lows[k] in titles and not _is_before_name(doc, k) for k in others):
        return False
    return any(doc.words[k][0].isupper() for k in range(sentence.first + 1, i))


def _is_before_name(doc: Document, k: int) -> bool:
    return any(word[0].isupper() for word in doc.words[k + 1:k + 3])
