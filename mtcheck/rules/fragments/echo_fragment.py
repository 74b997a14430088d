"""A fragment only repeats the verb of the sentence before it.

## What it does
Flags a sentence of one to five words without a finite verb whose content words all stood in the sentence before
("Crews are digging through the rubble. Still digging.").

## Why it matters
It is the leftover of a source construction that the target language does not have, and it reads as if a thought
had been cut off. In genuine news it hardly occurs (about one sentence in a thousand comes near it).

## Example
> Rescue workers kept searching through the night. Still searching.

## When it is wrong
Deliberate echoes in features and sport. Quotations, headlines and questions are left alone, and so are echoes that
heighten or go on ("It will be hot. Very hot.", "And once more.") or follow a fragment ("Not a bus driver. A bus.").
In a text of short sentences an echo is possible at most.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, QUOTE, Document, Sentence

RULE = Rule("echo-fragment", Category.TEXTUAL, Severity.MAJOR, needs=("clauses", "function-words", "spaces"))
#: Log-odds below the threshold of `dangling-fragment` at which an echo still counts as a fragment.
_DOUBT = 1.0
#: Of what the writer sets off on purpose; words.
_SHORT = 6


def check(doc: Document, *, longest: int = 5) -> Iterator[Finding]:
    """Yield a finding for each echo, with a note at the sentence that it echoes; ``longest`` is in words."""
    for sentence in doc.sentences[1:]:
        if sentence.kind != PROSE or sentence.last - sentence.first > longest + 2:
            continue
        before = doc.sentences[sentence.index - 1]
        words = doc.sentence_words(sentence)
        if before.kind not in (PROSE, QUOTE) or not 1 <= len(words) <= longest:
            continue
        if doc.text[sentence.end - 1] not in ".。।۔…" or doc.text[before.end - 1] in ":！!" or doc.asks(before):
            continue
        if not _is_plain(doc, sentence) or not doc.echoed(sentence) or not _is_verbless(doc, sentence, words):
            continue
        if _heightens(doc, words) or _is_fragment(doc, before):
            continue
        yield RULE.finding(
            doc.span(sentence.start, sentence.end), "a fragment that only repeats the sentence before it",
            related=(Note(doc.span(before.start, before.end), "what it repeats"),),
            confidence=Confidence.POSSIBLE if doc.clipped else Confidence.LIKELY,
        )


def _is_plain(doc: Document, sentence: Sentence) -> bool:
    """Words and commas up to one stop, and no number torn off by the stop of an abbreviation ("No. 30")."""
    words = doc.words[sentence.first:sentence.last]
    torn = len(words[-2:][0]) <= 3 and doc.words[sentence.last:sentence.last + 1][:1] and (
        doc.words[sentence.last][0].isdecimal())
    return not torn and all(word[0].isalpha() or word == "," for word in words[:-1])


def _heightens(doc: Document, words: list[str]) -> bool:
    """Whether a word of degree or one that adds opens the echo ("Very hot.", "And again."), or it agrees: "Ya, sí"."""
    language = doc.language
    if not set(language.properties.get("answer-words", "").split()).isdisjoint(words[1:]):
        return True
    openers = (language.properties.get(name, "").split() for name in ("intensifiers", "afterthought-openers"))
    return any(words[0] in found for found in openers) or words[0] in language.words("coordinators")


def _is_fragment(doc: Document, before: Sentence) -> bool:
    """Whether the sentence that is echoed is a short one without a verb itself."""
    words = sum(doc.is_word[before.first:before.last])
    return words <= _SHORT and doc.clause(before).finite < 0.1


def _is_verbless(doc: Document, sentence: Sentence, words: list[str]) -> bool:
    """No set phrase, and no clause: the echo itself is evidence, so a doubtful verb is enough."""
    if " ".join(words) in doc.language.words("verbless-formulas"):
        return False
    clause = doc.clause(sentence)
    if clause.subject and doc.language.is_set("zero-copula"):
        return False  # "Он дома."
    lost = doc.language.is_set("subject-required") and not clause.subject and len(words) <= 3
    return clause.leftover > -_DOUBT or clause.finite < 0.5 or lost
