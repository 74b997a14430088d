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
            needs=("antonyms", "negators", "function-words"))


def check(doc: Document, *, others: int = 1) -> Iterator[Finding]:
    """Yield a finding for the later word of each pair of opposites, with a note at the earlier one.

    ``others`` is how many words beside the opposites one of the sentences may have for itself.
    """
    if not doc.has_opposites:
        return
    told: set[int] = set()
    for pair in doc.alignments:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if pair.second in told or pair.common < 2:
            continue
        clash = _clash(doc, pair, first, second, others)
        if clash is None or doc.negated(first) != doc.negated(second) or not doc.is_same_event(first, second):
            continue
        there, here = doc.token_span(*clash[0]), doc.token_span(*clash[1])
        told.add(pair.second)
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the same statement elsewhere",
            related=(Note(there, f"“{there.text}” here"),),
        )


def _clash(
    doc: Document, pair: Alignment, first: Sentence, second: Sentence, others: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The tokens of the first pair of opposites of two sentences; None where more than opposites sets them apart."""
    found = sorted(doc.opposites(first, second))
    if not found:
        return None
    rest, cues = [], []
    for side, (sentence, left) in enumerate(((first, pair.left), (second, pair.right))):
        words = ["".join(doc.lows[opposed[side][0]:opposed[side][1]]) for opposed in found]
        rest.append(sum(not any(low in word for word in words) for low in left))
        cues.append({cue for cue in doc.phrases(sentence, "update-cues") if not any(word in cue for word in words)})
    return found[0] if max(rest) <= others and not min(rest) and cues[0] == cues[1] else None
