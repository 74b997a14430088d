"""A phrase without a finite verb is left over in running prose.

## What it does
Flags a sentence of two to eight words that is no clause but a piece cut from one ("In the early morning hours.",
"Written by hand in 1912.") and stands between complete sentences.

## Why it matters
Systems cut a long source sentence and leave its tail behind as a sentence of its own.

## Example
> The storm reached the coast on Sunday. With winds of great force. Hundreds of people left their homes.

## When it is wrong
Journalists write verbless sentences on purpose, most of all in features and in French, German and Russian. Headlines,
quotations, lists, answers to a question, neighbours of another fragment, exclamations and set phrases ("Of course.")
are left alone; in languages where news is measured to use them as a style, one that begins with a noun or a name ("Un
service payant.") is only a possible fault. A fragment that repeats the sentence before it is `echo-fragment`, a
subordinate clause `stranded-subordinate`; one that begins with "and" or "but", or answers a question two sentences
before, is possible at most. A tagger trained on treebanks judges; in languages without one, tables of verbs and
endings. With a source, a fragment that the source has too is no fault, and one where it has a verb is major.
"""

from collections.abc import Iterator

from mtcheck.clause import is_verbless_style
from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document, Sentence

RULE = Rule("dangling-fragment", Category.TEXTUAL, Severity.MINOR, needs=("clauses",))
#: What a leftover begins with; a noun, a name or a determiner first is more often a label or the writer's style.
_OPENERS = ("ADP", "SCONJ", "ADV", "VERB", "AUX", "PART")
#: A finite verb this likely (0–1) and the sentence is left in peace; less will do where a noun opens it.
LIKELY_VERB, LIKELY_VERB_AFTER_NOUN = 0.25, 0.1
#: With a verb in the source, a finite verb less likely than this makes the fault major.
SURELY_NONE = 0.02


def check(doc: Document, *, longest: int = 8) -> Iterator[Finding]:
    """Yield a finding for each leftover; ``longest`` is in words."""
    flagged = {s.index: s for s in doc.short_sentences if _is_leftover(doc, s, longest)}
    style = is_verbless_style(doc.language)
    for index, sentence in flagged.items():
        if index - 1 in flagged or index + 1 in flagged or doc.echoed(sentence):
            continue
        sure = not is_afterthought(doc, sentence) and (not style or opens_like_a_leftover(doc, sentence))
        lost = doc.clause(sentence).finite < SURELY_NONE and doc.source_has_verb(sentence)
        yield RULE.finding(
            doc.span(sentence.start, sentence.end),
            "a phrase without a verb, left over" + (": the source has a verb" if lost else ""),
            confidence=Confidence.LIKELY if sure or lost else Confidence.POSSIBLE,
            severity=Severity.MAJOR if lost else None,
        )


def _is_leftover(doc: Document, sentence: Sentence, longest: int) -> bool:
    words = sum(doc.is_word[sentence.first:sentence.last])
    if (words > longest and doc.language.spaces) or _is_listed_clause(doc, sentence):
        return False  # the tagger need not be asked
    clause = doc.clause(sentence)
    verbless = bool(clause.tags) and clause.finite < 0.05 and words <= 4
    if clause.leftover < clause.stranded or not (clause.leftover > 0 or verbless):
        return False
    return not may_be_a_clause(doc, sentence)


def may_be_a_clause(doc: Document, sentence: Sentence) -> bool:
    """Say whether a sentence may be complete after all: the tagger half sees a verb, or the tables know one."""
    finite, opens = doc.clause(sentence).finite, opens_like_a_leftover(doc, sentence)
    if finite > (LIKELY_VERB if opens else LIKELY_VERB_AFTER_NOUN):
        return True
    listed = not doc.language.words("finite-verbs").isdisjoint(doc.lows[sentence.first + 1:sentence.last])
    if doc.language.is_set("zero-copula"):  # "Погода тихая.", "Записаться можно утром."
        return listed or not opens or _is_predicate(doc, sentence)
    return (listed and not opens) or _has_reflexive(doc, sentence) or _has_object(doc, sentence)


def _is_predicate(doc: Document, sentence: Sentence) -> bool:
    """Whether an adverb opens and an amount is said of something ("Сейчас много снега"), or an adjective ("erken")."""
    tags, language = doc.clause(sentence).tags, doc.language
    if not tags or tags[0].best != "ADV":
        return False
    if language.is_set("verb-final") and len(tags) > 2 and tags[-2].best == "ADJ":
        return True
    roughly, amounts = language.words("approximators"), language.mapping("quantifiers")
    return any(
        doc.lows[i] in amounts or (doc.lows[i] in roughly and doc.words[i + 1][0].isdecimal())
        for i in range(sentence.first, sentence.last - 1)
    )


def _has_reflexive(doc: Document, sentence: Sentence) -> bool:
    """Whether the pronoun of a reflexive verb stands in a sentence whose verb the tagger missed ("se brání")."""
    pronouns = doc.language.properties.get("reflexives", "").split()
    low = doc.lows[sentence.first:sentence.last]
    return any(
        low[i] in pronouns and tag.upos.get("PRON", 0.0) > 0.5 for i, tag in enumerate(doc.clause(sentence).tags)
    )


def _has_object(doc: Document, sentence: Sentence) -> bool:
    """Whether an object follows a verb whose past is its participle: "Doctors diagnosed 20 cases"."""
    endings = tuple(doc.language.properties.get("past-and-participle", "").split())
    if not endings:
        return False
    tags = doc.clause(sentence).tags
    return any(
        one.upos.get("VERB", 0.0) > 0.5 and two.best in ("NUM", "DET", "PRON") and doc.lows[i].endswith(endings)
        for i, (one, two) in enumerate(zip(tags[1:], tags[2:], strict=False), sentence.first + 1)
    )


def _is_listed_clause(doc: Document, sentence: Sentence) -> bool:
    """Say whether a table shows that a sentence is complete.

    It opens with a subject pronoun, a finite verb or a word of having ("У них нет времени."), has a finite verb of a
    closed class inside ("Much was lost."), or ends as only a predicate does.
    """
    language, opening = doc.language, doc.lows[sentence.first]
    verbs = language.words("finite-verbs")
    pronouns = language.words("subject-pronouns")
    if opening in verbs or opening in pronouns or opening in language.properties.get("existential-openers", "").split():
        return True
    if language.is_set("zero-copula"):
        persons = pronouns.intersection(language.mapping("pronoun-genders"))
        if not persons.isdisjoint(doc.lows[sentence.first:sentence.last]):
            return True  # "За счёт этого он быстрее."
    if verbs and not verbs.intersection(doc.lows[sentence.first + 1:sentence.last]).isdisjoint(
        language.words("function-words")
    ):
        return True
    return doc.ends_in_predicate(sentence)


def is_afterthought(doc: Document, sentence: Sentence) -> bool:
    """Say whether a writer may well set a sentence off: it goes on with "and" or "but", or a question stands before."""
    if any(doc.asks(before) for before in doc.sentences[max(0, sentence.index - 2):sentence.index]):
        return True
    tags = doc.clause(sentence).tags
    return bool(tags) and tags[0].upos.get("CCONJ", 0.0) > 0.5


def opens_like_a_leftover(doc: Document, sentence: Sentence) -> bool:
    """Say whether the first word is of a kind that seldom opens a verbless sentence that is meant."""
    tags = doc.clause(sentence).tags
    if not tags:
        words, closed = doc.sentence_words(sentence), doc.language.words("function-words")
        return words[0] in closed and not all(word in closed for word in words)
    return sum(tags[0].upos.get(name, 0.0) for name in _OPENERS) > 0.5
