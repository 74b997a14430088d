"""The same statement stands in the text once affirmed and once denied.

## What it does
Aligns the words of sentences that talk of the same thing and flags the later one when one is denied, the other is
not, and nearly all that the denial says stands in the other sentence, in any form of its words ("a dog is barking" …
"there is no dog barking").

## Why it matters
A lost or added negation turns the news around; it is among the gravest errors of translation.

## Example
> The talks will resume on Friday. … The talks will not resume on Friday.

## When it is wrong
A change over time ("the road is open … is no longer open") and a condition cannot be told from a contradiction where
the rest is the same. Left alone are questions, concessions, quotations (but one that is given twice word for word) and
what stands in a list or a caption, headings of sections, headlines that name a speaker, and sentences with other names
or numbers. A set phrase with a negator in it ("not only") denies nothing; two negators deny once where the language
says them twice ("no vino nadie").
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Alignment, Document, Sentence

RULE = Rule("negation-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("negators", "function-words"), statements=True)

#: So many words, given twice word for word, are one speaker's.
_LONG = 6

#: A prefix that denies has so many letters at most.
_PREFIX = 3


def check(doc: Document, *, coverage: float = 0.7) -> Iterator[Finding]:
    """Yield a finding for the later sentence of each pair, with a note at the earlier one.

    ``coverage`` is the share of the denied words that the other sentence must have.
    """
    if not doc.has_negation:
        return
    told: set[int] = set()
    for pair in doc.alike:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        denied = doc.negated(second)
        if pair.second in told or denied == doc.negated(first):
            continue
        if not doc.is_same_event(first, second, quoted=_is_word_for_word(doc, first, second)):
            continue
        aligned = doc.aligned(pair)
        if not _is_same(doc, aligned, second if denied else first, denied, coverage):
            continue
        if _is_of_another(doc, first, second, aligned):
            continue
        hints = [len(doc.stance(sentence).hints) for sentence in ((first, second) if denied else (second, first))]
        if hints[0] > hints[1]:
            continue  # the other sentence may deny it too, in other words: "without", "fails to"
        told.add(pair.second)
        here, there = ("denied", "affirmed") if denied else ("affirmed", "denied")
        yield RULE.finding(
            doc.span(second.start, second.end),
            f"the same statement is {here} here, {there} elsewhere, and neither is asked or conceded",
            related=(Note(doc.span(first.start, first.end), f"{there} here"),),
        )


def _is_word_for_word(doc: Document, first: Sentence, second: Sentence) -> bool:
    """Whether two long sentences are the same but for negators, as one quotation is that stands in two places."""
    negators = doc.language.words("negators")
    one, two = ([low for low in doc.lows[s.first:s.last] if low[0].isalnum() and low not in negators]
                for s in (first, second))
    return len(one) >= _LONG and one == two


def _is_same(doc: Document, pair: Alignment, denial: Sentence, is_second: bool, coverage: float) -> bool:
    """Whether nearly all that is denied stands in the other sentence, and most of the part with the negation in it."""
    if pair.common < 2 or pair.shares[is_second] < coverage:
        return False
    left, other = (pair.right, pair.left) if is_second else (pair.left, pair.right)
    long = [word for word in left if len(word) > _PREFIX]
    prefixed = any(low.endswith(word) and 0 < len(low) - len(word) <= _PREFIX for low in other for word in long)
    if prefixed and "proclitics" not in doc.language.properties:
        return False  # “is not healthy”, “is unhealthy”
    said = [low for low in map(doc.lows.__getitem__, doc.denied(denial)) if low in doc.content_words]
    return len(said) < 2 or 2 * sum(low in left for low in said) <= len(said)


def _is_of_another(doc: Document, first: Sentence, second: Sentence, pair: Alignment) -> bool:
    """Whether the subject is a pronoun first and then named: "He pleaded not guilty. His mate pleaded guilty"."""
    if doc.lows[first.first] not in doc.language.mapping("pronoun-genders"):
        return False
    own = next((low for low in doc.lows[second.first:second.last] if low in doc.content_words), "")
    return own in pair.right
