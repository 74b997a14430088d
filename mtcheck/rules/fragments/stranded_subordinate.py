"""A subordinate clause stands alone as a sentence.

## What it does
Flags a sentence of three to eight words whose only finite verb is that of a subordinate clause ("Which was announced
on Monday.", "Because the bridge was closed.") and that stands between complete sentences. Where the word that
subordinates comes last (Japanese, Korean), a sentence of any length that ends in it.

## Why it matters
The main clause is in the sentence before, or was lost: systems split long source sentences at the wrong place.

## Example
> The council approved the plan in March. Which was announced on Monday. Work begins in the autumn.

## When it is wrong
Features and columns set off a clause on purpose ("Because it matters."); quotations, questions and their answers,
headlines and lists are left alone. A relative clause without a word that marks it is not seen. Chinese sets no comma
in "if it rains, stay": with a word that opens the main clause (就, 都) nothing is said.
"""

from collections.abc import Iterator

from mtcheck.clause import Clause
from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("stranded-subordinate", Category.GRAMMAR, Severity.MINOR,
            needs=("clause-tagger", "subordinators"))
_COMMAS = frozenset(",،、，")
_STOPS = ".。"
#: What the tagger is so sure of (0–1), right behind the opening word, is the verb of a main clause.
_MAIN = 0.9


def check(doc: Document, *, least: float = 0.5) -> Iterator[Finding]:
    """Yield a finding for each; ``least`` is the probability (0–1) that it has a finite verb."""
    endings = tuple(doc.language.properties.get("stranded-endings", "").split())
    for sentence in doc.sentences[1:] if endings else doc.short_sentences:
        if endings:
            stranded = sentence.kind == PROSE and _ends_with(doc, sentence, endings)
        elif not doc.language.spaces:
            stranded = _opens_alone(doc, sentence)
        elif stranded := may_be_stranded(doc, sentence, least):
            clause = doc.clause(sentence)
            stranded = clause.stranded > max(0.0, clause.leftover)
        if stranded:
            yield RULE.finding(
                doc.span(sentence.start, sentence.end), "a subordinate clause that stands alone",
                confidence=Confidence.POSSIBLE if doc.clipped else Confidence.LIKELY,
            )


def _ends_with(doc: Document, sentence: Sentence, endings: tuple[str, ...]) -> bool:
    """Whether a sentence outside quotation marks ends in one of the endings and a stop."""
    text = doc.text[sentence.start:sentence.end]
    return text[-1] in _STOPS and text[:-1].endswith(endings) and not (
        doc.is_quoted(sentence.start) or doc.is_quoted(sentence.end - 1)
        or doc.asks(doc.sentences[sentence.index - 1]))


def _opens_alone(doc: Document, sentence: Sentence) -> bool:
    """Whether a subordinating word opens a sentence without a comma and no word of a main clause follows."""
    text, language = doc.text[sentence.start:sentence.end], doc.language
    mains = language.properties.get("main-clause-words", "").split()
    return bool(mains) and text.startswith(tuple(language.words("subordinators"))) and not (
        any(mark in text for mark in _COMMAS) or any(word in text for word in mains))


def may_be_stranded(doc: Document, sentence: Sentence, least: float = 0.5) -> bool:
    """Say whether a subordinating or relative word opens the sentence, it has a verb and no main clause follows."""
    lows, language, begin = doc.lows, doc.language, sentence.first
    begin += lows[begin] in language.words("coordinators")
    relative = lows[begin] in language.properties.get("relative-articles", "").split()
    if not (relative or _opens_with(doc, begin)):
        return False
    if not _COMMAS.isdisjoint(doc.words[sentence.first:sentence.last]) or doc.ends_in_predicate(sentence):
        return False  # what follows a comma may be the main clause, its verb unknown
    clause = doc.clause(sentence)
    if clause.finite < least:
        return False
    if relative:  # "Der am Montag vorgestellt wurde."
        return clause.subordinate > 0.8 and clause.main < 0.2
    if language.is_set("subject-required") and clause.tags[begin - sentence.first + 1].main > _MAIN:
        return False  # "När är inte bestämt."
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
