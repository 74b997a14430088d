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



def check(doc: Document, *, least: float = 0.5) -> Iterator[Finding]:
    """Yield a finding for each; ``least`` is the probability (0–1) that it has a finite verb."""
    for sentence in doc.short_sentences:
        if not may_be_stranded(doc, sentence, least):
            continue
        clause = doc.clause(sentence)
        if clause.stranded > max(0.0, clause.leftover):
            yield RULE.finding(doc.span(sentence.start, sentence.end), "a subordinate clause that stands alone")


def may_be_stranded(doc: Document, sentence: Sentence, least: float = 0.5) -> bool:
    """Say whether a subordinating or relative word opens the sentence, it has a verb and no main clause follows."""
    lows, language, begin = doc.lows, doc.language, sentence.first
    begin += lows[begin] in language.words("coordinators")
    relative = lows[begin] in language.properties.get("relative-articles", "").split()
    if not (relative or _opens_with(doc, begin)):
        return False
    if any(word in ",،、，" for word in doc.words[sentence.first:sentence.last]) or doc.ends_in_predicate(sentence):
        return False  # what follows a comma may be the main clause, its verb unknown
    clause = doc.clause(sentence)
    if clause.finite < least:
        return False
    if relative:  # "Der am Montag vorgestellt wurde."
        return clause.subordinate > 0.8 and clause.main < 0.2
    return not _has_main_verb(clause, begin - sentence.first, language.is_set("comma-free-clauses"))


def _has_main_verb(clause: Clause, begin: int, free: bool) -> bool:
    """Whether the opening word is a verb, or a whole clause the subject of another ("How it came is unknown.").

    ``free`` languages set no comma between the clauses: a second verb is that of the main one.
    """
    opening = clause.tags[begin]
    if opening.main > 0.5 or (opening.best == "PART" and clause.main > 0.8 and clause.subordinate < 0.2):
        return True  # "To say how is hard."
    several = sum(tag.finite > 0.5 for tag in clause.tags) > 1
    return several and (free or opening.upos.get("SCONJ", 0.0) < 0.5)


def _opens_with(doc: Document, place: int) -> bool:
    """Whether an entry of the table of subordinating words stands at a token."""
    phrases = doc.language.phrases("subordinators").get(doc.lows[place], ())
    return any(tuple(doc.lows[place:place + len(phrase)]) == phrase for phrase in phrases)
