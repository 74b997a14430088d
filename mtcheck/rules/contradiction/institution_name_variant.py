"""One institution stands in the text under two names that translate one.

## What it does
Compares the names of three or more content words ("Ministry of Foreign Affairs"). Flags the second of two that are
the same word by word but for one place, where stand two words that translate one ("affairs" and "relations",
"agency" and "bureau").

## Why it matters
A system translates the name anew in each sentence; the reader meets two bodies where there is one.

## Example
> The Ministry of Foreign Affairs gave no comment. … The Ministry of Foreign Relations had denied the report.

## When it is wrong
Two bodies whose names differ in that one word alone: a national and a federal agency, a committee and its commission.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import LIST, Document, Sentence

RULE = Rule(
    "institution-name-variant", Category.INCONSISTENT_TERM, Severity.MINOR,
    needs=("cased", "function-words", "institution-words"),
)

#: Content words of a name, at least and at most.
_FEWEST, _MOST = 3, 8


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for the first place of each second name, with a note at the other one."""
    groups = doc.language.mapping("institution-words")
    if len(doc.vocabulary & groups.keys()) < 2:
        return
    known: dict[tuple[str, ...], dict[str, range]] = {}
    told: set[int] = set()
    for name in (name for s in doc.sentences if s.kind != LIST for name in _names(doc, s)):
        words = [doc.lows[i].partition("'")[0] for i in name]
        for k, word in enumerate(words):
            if word not in groups:
                continue
            others = known.setdefault((*map(_stem, words[:k]), f"*{groups[word]}", *map(_stem, words[k + 1:])), {})
            if others and name[k] not in told and not any(_are_forms(other, word) for other in others):
                told.add(name[k])
                first = next(iter(others.values()))
                before = doc.token_span(first.start, first.stop)
                yield RULE.finding(
                    doc.token_span(name[0], name[-1] + 1), f"“{before.text}” before: is it the same institution?",
                    related=(Note(before, "the other name"),),
                )
            others.setdefault(word, range(name[0], name[-1] + 1))


def _names(doc: Document, sentence: Sentence) -> Iterator[list[int]]:
    """The content words of what may be the names of a sentence: runs of capitals, and their parts between small words.

    “Monday the Ministry of Foreign Affairs” is one run of capitals; the name begins inside.
    """
    closed, words, lows = doc.language.words("function-words"), doc.words, doc.lows
    run: list[int] = []
    for i in range(sentence.first, sentence.last + 1):
        if i < sentence.last and doc.is_word[i] and words[i][0].isupper() and (run or lows[i] not in closed):
            run.append(i)
        elif run and (i == sentence.last or lows[i] not in closed):
            edges = [0, *(k for k in range(1, len(run)) if run[k] > run[k - 1] + 1), len(run)]
            for a, first in enumerate(edges):
                yield from (run[first:last] for last in edges[a + 1:a + 1 + _MOST] if _FEWEST <= last - first <= _MOST)
            run = []


def _stem(word: str) -> str:
    return word[:max(4, len(word) - 2)]


def _are_forms(one: str, two: str) -> bool:
    """Whether two words are one but for an ending."""
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return same >= min(len(one), len(two)) - 2
