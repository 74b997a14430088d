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
quotations, lists, answers to a question, neighbours of another fragment, exclamations, set phrases ("Of course."), what
names its authority ("Moderate, according to the police.") and run-in heads are left alone; in languages where news is
measured to use them as a style, one that begins with a noun or a name ("Un service payant.") is only a possible fault.
A fragment that repeats the sentence before it is `echo-fragment`, a subordinate clause `stranded-subordinate`; one that
begins with "and" or "but", answers a question two sentences before, compares ("Unlike him.") or counts time ("After
forty years."), is possible at most; so are all in a text of short sentences. A tagger trained on treebanks judges; in
languages without one, tables of verbs and endings. With a source, a fragment that the source has too is no fault, and
one where it has a verb is major.
"""

from collections.abc import Iterator

from mtcheck.clause import is_verbless_style
from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document, Sentence

RULE = Rule("dangling-fragment", Category.TEXTUAL, Severity.MINOR, needs=("clauses",))
#: What a leftover begins with; a noun, a name or a determiner first is more often a label or the writer's style.
_OPENERS = ("ADP", "SCONJ", "ADV", "VERB", "AUX", "PART")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_COMMAS = frozenset(",،、，")
#: A finite verb this likely (0–1) and the sentence is left in peace; less will do where a noun opens it.
LIKELY_VERB, LIKELY_VERB_AFTER_NOUN = 0.25, 0.1
#: A head that stands in the first line of its paragraph has so many words at most.
HEAD_WORDS = 4
#: What gives several numbers has so many words at most.
COUNTING_WORDS = 6
#: What counts time is set off on purpose in so many words at most, with the stop.
TIME_WORDS = 5
#: With a verb in the source, a finite verb less likely than this makes the fault major.
SURELY_NONE = 0.02
#: So are more leftovers than this, if they are more than this share of all sentences.
_MANY, _SHARE = 2, 0.1


def check(doc: Document, *, longest: int = 8) -> Iterator[Finding]:
    """Yield a finding for each leftover; ``longest`` is in words."""
    flagged = {s.index: s for s in doc.short_sentences if _is_leftover(doc, s, longest)}
    style = is_verbless_style(doc.language)
    many = len(flagged) > _MANY and len(flagged) > _SHARE * len(doc.sentences)
    clipped = many or (bool(flagged) and doc.clipped)
    for index, sentence in flagged.items():
        if index - 1 in flagged or index + 1 in flagged or doc.echoed(sentence):
            continue
        torn = doc.words[sentence.first][0].islower()
        meant = (clipped and not torn) or is_afterthought(doc, sentence)
        sure = not meant and (not style or opens_like_a_leftover(doc, sentence))
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
    return not (may_be_a_clause(doc, sentence) or _is_run_in_head(doc, sentence) or _goes_without(doc, sentence))


def _is_run_in_head(doc: Document, sentence: Sentence) -> bool:
    """Whether several paragraphs begin with a short sentence, as this one: "Unfall mit Reh. Auf der B 39 …"."""
    if doc.paragraphs[sentence.paragraph].first_sentence != sentence.index:
        return False
    heads = [
        first for p in doc.paragraphs if p.last_sentence - p.first_sentence > 1
        for first in (doc.sentences[p.first_sentence],)
        if sum(doc.is_word[first.first:first.last]) <= HEAD_WORDS and doc.text[first.end - 1] == "."
    ]
    return sentence in heads and len(heads) > 2


def _goes_without(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence may do without its verb.

    It names its authority ("Moderate, according to the police."), says yes or no of somebody ("A ella, sí."), gives
    several numbers ("So far 31 wins, 22 losses."), or counts what the one before counts ("In the north 38,393 votes.").
    """
    if doc.lows[sentence.last - 2] in doc.language.properties.get("answer-words", "").split():
        return True
    lows, table = doc.lows, doc.language.phrases("attribution-phrases")
    for i in range(sentence.first + 2, sentence.last):
        if lows[i - 1] in _COMMAS and any(
                tuple(lows[i:i + len(phrase)]) == phrase for phrase in table.get(lows[i], ())):
            return True
    before = doc.sentences[sentence.index - 1]
    if sum(low[0].isdecimal() for low in lows[sentence.first:sentence.last]) > 1 and (
            sum(doc.is_word[sentence.first:sentence.last]) <= COUNTING_WORDS):
        return True
    numbers = [
        any(len(lows[i]) > 1 and lows[i][0].isdecimal() for i in range(s.first, s.last)) for s in (before, sentence)
    ]
    return all(numbers) and not doc.content[before.index].isdisjoint(doc.content[sentence.index])


def may_be_a_clause(doc: Document, sentence: Sentence) -> bool:
    """Say whether a sentence may be complete after all: the tagger half sees a verb, or the tables know one."""
    finite, opens = doc.clause(sentence).finite, opens_like_a_leftover(doc, sentence)
    if finite > (LIKELY_VERB if opens else LIKELY_VERB_AFTER_NOUN):
        return True
    listed = not doc.language.words("finite-verbs").isdisjoint(doc.lows[sentence.first + 1:sentence.last])
    if doc.language.is_set("zero-copula"):  # "Погода тихая.", "Записаться можно утром."
        return listed or not opens or _is_predicate(doc, sentence)
    return (listed and not opens) or _has_reflexive(doc, sentence) or _has_object(doc, sentence) or (
        _has_ending_of_a_verb(doc, sentence))


def _has_ending_of_a_verb(doc: Document, sentence: Sentence) -> bool:
    """Whether the ending of a word shows a verb that the tagger took for another word.

    A request at the beginning or after a comma ("Tagliate la zucca.", "Lasciate evaporare."), a past tense between
    two nouns ("Auf die Stimmung drückten Sorgen.").
    """
    properties, tags = doc.language.properties, doc.clause(sentence).tags
    requests = tuple(properties.get("imperative-endings", "").split())
    pasts = tuple(properties.get("past-endings", "").split())
    if not (requests or pasts):
        return False
    best = [*(tag.best for tag in tags), "PUNCT"]
    for k, low in enumerate(doc.lows[sentence.first:sentence.first + len(tags)]):
        before, after = best[k - 1] if k else "PUNCT", best[k + 1]
        if requests and low.endswith(requests) and before == "PUNCT" and (
                after in ("DET", "PRON", "VERB") or (after == "PUNCT" and k > 0)):
            return True
        if pasts and low.endswith(pasts) and before in _NOMINAL and after in (*_NOMINAL, "DET") and (
                doc.words[sentence.first + k].islower()):
            return True
    return False


def _is_predicate(doc: Document, sentence: Sentence) -> bool:
    """Whether an adverb opens and an amount is said of something ("Сейчас много снега"), or an adjective ("erken")."""
    tags, language = doc.clause(sentence).tags, doc.language
    if not tags or tags[0].best != "ADV":
        return False
    if language.is_set("verb-final") and len(tags) > 2 and tags[-2].best == "ADJ":
        return True
    roughly, amounts = language.words("approximators"), language.mapping("quantifiers")
    units = language.mapping("units")
    return any(
        doc.lows[i] in amounts or (doc.lows[i + 1][0].isdecimal() and doc.lows[i] in roughly)
        or (doc.lows[i][0].isdecimal() and doc.lows[i + 1] in units)
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
    """Say whether a writer may well set a sentence off.

    It goes on ("and", "then", "only"), compares ("Unlike him."), counts time ("After forty years."), or a
    question stands before.
    """
    language, lows = doc.language, doc.lows[sentence.first:sentence.last]
    openers = ("comparison-openers", "afterthought-openers")
    if any(lows[0] in language.properties.get(name, "").split() for name in openers):
        return True
    periods, numbers = language.mapping("periods"), language.mapping("number-words")
    counts = not periods.keys().isdisjoint(lows) and any(low in numbers or low.isdecimal() for low in lows)
    if counts and len(lows) <= TIME_WORDS:
        return True
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
