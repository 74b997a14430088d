"""A determiner and its noun differ in gender or number.

## What it does
Flags a determiner right before a noun when no reading of the two agrees ("la problème", "un casas"), in languages
with a table of genders.

## Why it matters
The system chose the noun and its article apart; readers see it at once.

## Example
> Le ministre a reconnu la problème lors d'une visite.

## When it is wrong
Titles and trades whose article follows the person ("la ministre"), nouns with two genders, foreign nouns, names, words
that are quoted as words. Nouns are taken from treebanks only if they always had one gender, and the tagger must be
sure of both words; four to eight sentences in a thousand of genuine text would still be flagged before the exceptions
of the table, so the rule is off unless asked for.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("agreement-clash", Category.GRAMMAR, Severity.MINOR, needs=("clause-tagger", "agreement"), preview=True)


def check(doc: Document, *, sure: float = 0.9) -> Iterator[Finding]:
    """Yield a finding for each clash; ``sure`` is the least probability (0–1) of the two parts of speech."""
    table = doc.language.mapping("agreement")
    determiners = {low for low in doc.vocabulary if table.get(low, "")[:1] == "D"}
    if not determiners:
        return
    for sentence in doc.sentences:
        if sentence.kind != PROSE:
            continue
        for i in range(sentence.first, sentence.last - 1):
            if doc.lows[i] in determiners and _clash(doc, i, table) and _are_told(doc, sentence, i, sure):
                yield RULE.finding(doc.token_span(i, i + 2), "determiner and noun do not agree",
                                   confidence=Confidence.LIKELY)


def _clash(doc: Document, place: int, table: dict[str, str]) -> bool:
    low, noun = doc.lows[place], doc.lows[place + 1]
    if table.get(noun, "")[:1] != "N" or not doc.words[place + 1].islower():
        return False
    if doc.language.base == "es" and noun.lstrip("h")[:1] in ("a", "á"):
        return False  # el agua, un arma
    pairs = [pair.split(" ") for pair in table[low][2:].split("; ")]
    gender, number = table[noun][2:].split(" ")
    alike = noun.endswith(("s", "x", "z"))  # cours, choix, nez: one form for both numbers
    return not any(one in ("*", gender) and (alike or other == number) for one, other in pairs)


def _are_told(doc: Document, sentence: Sentence, place: int, sure: float) -> bool:
    tags = doc.clause(sentence).tags
    one, two = tags[place - sentence.first], tags[place + 1 - sentence.first]
    determiner = one.upos.get("DET", 0.0)
    if doc.lows[place] == "a":  # in Portuguese a preposition too
        return False
    if len(doc.words[place]) > 1:  # a contraction is tagged as the preposition in it: du, al
        determiner = max(determiner, one.upos.get("ADP", 0.0))
    return determiner > sure and two.upos.get("NOUN", 0.0) > sure
