"""The same statement stands in the text with a word and with its opposite.

## What it does
Aligns the words of sentences that talk of the same thing and flags the later one when they differ in a pair of
opposites ("the bridge was opened" … "the bridge was closed") and in next to nothing else.

## Why it matters
A word translated by its opposite says the contrary of the news, in a sentence that reads well.

## Example
> Parliament approved the budget of the city. … Parliament rejected the budget of the city.

## When it is wrong
What was opened is closed in the evening: other days, names or numbers, words of change or time that only one of the
two has, concessions, questions and quotations excuse the pair, and so does a denial of one of the two. Sentences that
compare two sides ("the first … the second") differ in more than the one word, and are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Alignment, Document, Sentence

RULE = Rule("antonym-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("antonyms", "negators", "function-words"), statements=True)


def check(doc: Document, *, others: int = 2) -> Iterator[Finding]:
    """Yield a finding for the later word of each pair of opposites, with a note at the earlier one.

    ``others`` is how many words beside the opposites one of the sentences may have for itself.
    """
    if not doc.has_opposites:
        return
    told: set[int] = set()
    for pair in doc.alike:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        found = [] if pair.second in told else doc.opposites(first, second)
        if not found or doc.negated(first) != doc.negated(second) or not doc.is_same_event(first, second):
            continue
        words = [["".join(doc.lows[slice(*place[side])]) for place in found] for side in (0, 1)]
        if _cues(doc, first, words[0]) != _cues(doc, second, words[1]):
            continue
        if not _is_all(doc.aligned(pair), words, others):
            continue
        told.add(pair.second)
        there, here = (doc.token_span(*tokens) for tokens in found[0])
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the same statement elsewhere, and nothing announces a change",
            related=(Note(there, "the opposite"),),
        )


def _cues(doc: Document, sentence: Sentence, words: list[str]) -> set[str]:
    """The words of change in a sentence, but for the opposites themselves ("rose") and who is quoted for it."""
    cues = doc.phrases(sentence, "update-cues") - doc.phrases(sentence, "attribution-phrases")
    return {cue for cue in cues if not any(word in cue for word in words)}


def _is_all(pair: Alignment, words: list[list[str]], others: int) -> bool:
    """Whether next to nothing but the opposites sets two sentences apart."""
    rest = [
        sum(not any(low in word for word in opposed) for low in left)
        for left, opposed in zip((pair.left, pair.right), words, strict=True)
    ]
    return pair.common >= 2 and max(rest) <= others and not min(rest)
