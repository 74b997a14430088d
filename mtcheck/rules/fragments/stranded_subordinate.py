"""A subordinate clause stands alone as a sentence.

## What it does
Flags a sentence of three to eight words whose only finite verb is that of a subordinate clause ("Which was announced
on Monday.", "Because the bridge was closed.") and that stands between complete sentences.

## Why it matters
The main clause is in the sentence before, or was lost: systems split long source sentences at the wrong place.

## Example
> The council approved the plan in March. Which was announced on Monday. Work begins in the autumn.

## When it is wrong
Features and columns set off a clause on purpose ("Because it matters."); quotations, questions and their answers,
headlines and lists are left alone. A relative clause without a word that marks it is not seen, and in Japanese and
Chinese, where it looks like a main clause, nothing is looked for.
"""

from collections.abc import Iterator

from mtcheck.clause import Clause
from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document, Sentence

RULE = Rule("stranded-subordinate", Category.GRAMMAR, Severity.MINOR,
            needs=("clause-tagger", "subordinators", "spaces"))


#: What a relative clause begins with that no table lists.
_RELATIVES = ("DET", "PRON")


def check(doc: Document, *, least: float = 0.5) -> Iterator[Finding]:
    """Yield a finding for each; ``least`` is the probability (0–1) that it has a finite verb."""
    for sentence in doc.short_sentences:
        clause = doc.clause(sentence)
        if clause.stranded > max(0.0, clause.leftover) and clause.finite >= least and is_alone(doc, sentence, clause):
            yield RULE.finding(doc.span(sentence.start, sentence.end), "a subordinate clause that stands alone")


def is_alone(doc: Document, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a conjunction, or a word that may relate it, opens the sentence and no main clause follows it."""
    if any(word in ",،、，" for word in doc.words[sentence.first:sentence.last]):
        return False  # what follows the comma may be the main clause, its verb unknown
    first = clause.tags[0].upos
    begin = sentence.first + (first.get("CCONJ", 0.0) > 0.5)
    if _opens_with(doc, begin):
        demonstrative = doc.lows[begin] in doc.language.words("subject-pronouns")
        return not _has_main_verb(clause, begin - sentence.first, demonstrative)
    relates = sum(first.get(name, 0.0) for name in _RELATIVES) > 0.5
    return relates and clause.subordinate > 0.8 and clause.main < 0.2


def _has_main_verb(clause: Clause, begin: int, demonstrative: bool) -> bool:
    """Whether the opening word is itself the verb or subject of a main clause ("That hurt her."), or a whole clause is
    the subject of another verb ("How it came there is unknown.").
    """
    opening = clause.tags[begin]
    if opening.main > 0.5 or (demonstrative and opening.subject > 0.5 and clause.main > clause.subordinate):
        return True
    return opening.upos.get("SCONJ", 0.0) < 0.5 and sum(tag.finite > 0.5 for tag in clause.tags) > 1


def _opens_with(doc: Document, place: int) -> bool:
    """Whether an entry of the table of subordinating words stands at a token."""
    phrases = doc.language.phrases("subordinators").get(doc.lows[place], ())
    return any(tuple(doc.lows[place:place + len(phrase)]) == phrase for phrase in phrases)
