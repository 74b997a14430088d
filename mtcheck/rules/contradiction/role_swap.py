"""Two names stand in the text in swapped roles around the same predicate.

## What it does
Flags the later of two sentences that say the same of two names the other way round ("Norway beat Sweden" …
"Sweden beat Norway"), where the predicate can hold one way only: to beat, to buy, to succeed, to own.

## Why it matters
Subject and object got mixed up in translation: the loser has won, and each sentence alone reads well.

## Example
> Norway beat Sweden in the final. … Sweden beat Norway in the final.

## When it is wrong
Two matches with opposite results: other numbers, days, names or any other content word in one of the two sentences
excuse the pair, and so do denials, questions, quotations and concessions. Predicates that hold both ways at once (to
meet, to criticise) are not in the table. Languages that mark the role on the name are judged only where a form changed.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Sentence
from mtcheck.text.matching import is_same

RULE = Rule("role-swap", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("one-way-verbs", "cased", "function-words"), statements=True)
Range = tuple[int, int]


def check(doc: Document, *, others: int = 0) -> Iterator[Finding]:
    """Yield a finding for the names and the predicate of the later sentence, with a note at the earlier one.

    ``others`` is how many content words each sentence may have for itself.
    """
    if doc.language.words("one-way-verbs").isdisjoint(doc.vocabulary):
        return
    for pair in doc.alike:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        one, two = _exchanged(doc, _names(doc, first), _names(doc, second))
        if not one or not _is_swapped(doc, one, two):
            continue
        if doc.negated(first) or doc.negated(second) or not doc.is_same_event(first, second, names=False):
            continue
        aligned = doc.aligned(pair)
        if max(len(aligned.left), len(aligned.right)) > others:
            continue
        here, there = (doc.token_span(names[0][0], names[1][1]) for names in (two, one))
        yield RULE.finding(
            here, f"the other way round elsewhere: “{there.text}”", related=(Note(there, "the other way round"),),
        )


def _names(doc: Document, sentence: Sentence) -> list[Range]:
    """The runs of capitalised words of a sentence; a closed-class word at its head has its capital from there."""
    closed = doc.language.words("function-words")
    runs: list[Range] = []
    for i in range(sentence.first, sentence.last):
        if not doc.words[i][0].isupper() or (i == sentence.first and doc.lows[i] in closed):
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = runs[-1][0], i + 1
        else:
            runs.append((i, i + 1))
    return runs


def _exchanged(doc: Document, one: list[Range], two: list[Range]) -> tuple[list[Range], list[Range]]:
    """The two names of each sentence that do not stand at the same place of both lists; none where it is not two."""
    if len(one) != len(two):
        return [], []
    places = [i for i in range(len(one)) if not _is_one(doc.lows[slice(*one[i])], doc.lows[slice(*two[i])])]
    return ([one[i] for i in places], [two[i] for i in places]) if len(places) == 2 else ([], [])


def _is_swapped(doc: Document, one: list[Range], two: list[Range]) -> bool:
    """Whether the names changed places around one predicate, in the same voice."""
    forms = [[doc.lows[start:end] for start, end in names] for names in (one, two)]
    (a, b), (c, d) = forms
    if not (_is_one(a, d) and _is_one(b, c)):
        return False
    if doc.language.is_set("name-cases") and _with_article(doc, one) == _with_article(doc, two)[::-1]:
        return False  # Den Meister schlug der Neuling: the order changed, not the roles
    middles = [doc.lows[names[0][1]:names[1][0]] for names in (one, two)]
    verbs, closed = doc.language.words("one-way-verbs"), doc.language.words("function-words")
    said = [[low for low in middle if low in verbs] for middle in middles]
    rest = [[low for low in middle if low in closed and low not in verbs] for middle in middles]
    return len(said[0]) == len(said[1]) == 1 and is_same(said[0][0], said[1][0]) and (
        doc.language.is_set("name-cases") or rest[0] == rest[1]
    )


def _is_one(name: list[str], other: list[str]) -> bool:
    return len(name) == len(other) and all(map(is_same, name, other))


def _with_article(doc: Document, names: list[Range]) -> list[list[str]]:
    """The names with the closed-class word before each."""
    closed = doc.language.words("function-words")
    return [doc.lows[start - (start > 0 and doc.lows[start - 1] in closed):end] for start, end in names]
