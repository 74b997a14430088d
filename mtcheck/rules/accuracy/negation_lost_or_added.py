"""The source denies and the translation does not, or the reverse.

## What it does
Flags a sentence without any sign of a denial whose source denies plainly and once ("is not", "did not", "kein", "не"),
and a short, literal sentence that denies where its source holds no sign of a denial. A sign is every negator, every
phrase that denies, and, beside the place of the denial, every word in which one may hide: "refused", "without", "only",
"impossible", "lost".

## Why it matters
The reader is told the opposite of what the source says; nothing in the translation shows it.

## Example
> Source (de): Der Minister hat den Brief nicht unterschrieben.
> Translation (en): The minister has signed the letter.

## When it is wrong
A denial may be said in other words ("has not changed", "is the same"): the tables know many of them, not all. Questions
and headlines are left alone, and so are sentences with a set phrase ("not only"), with two denials, or with a denial
of a word that denies ("do not forget"). Both languages need the table of words in which a denial may hide; where the
source's language has none, the rule says nothing. It is a preview: of the denials that were removed from human
translations it finds two in three, but it speaks of 0.1–0.9 % of the sentences of people, who put denials in other
words, and of fewer of those of machines, which seldom do.
"""

from collections.abc import Iterator
from math import log

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.lang import expansion
from mtcheck.model import CAPTION, HEADLINE, LIST, Document, Sentence, text_size
from mtcheck.text.denial import Stance

RULE = Rule(
    "negation-lost-or-added", Category.MISTRANSLATION, Severity.MAJOR, needs=("source", "negators", "negative-hints"),
    preview=True,
)

#: A word that may deny stands for the denial if it is as near as this share of the sentence, or this many letters.
_NEAR, _LETTERS = 0.35, 45
#: A word that may deny within this share of the sentence makes a denial of a denial.
_BESIDE = 0.1


def check(doc: Document, *, longest: int = 120) -> Iterator[Finding]:
    """Yield a finding for each pair of one sentence to one.

    ``longest`` is the letters of a source for which an added denial is looked for.
    """
    source = doc.source
    if source is None or not source.language.has("negative-hints") or not (doc.has_negation or source.has_negation):
        return
    for pair in doc.pairs:
        if len(pair.source) != 1 or len(pair.target) != 1 or pair.confidence < 0.85:
            continue
        ours, theirs = doc.sentences[pair.target[0]], source.sentences[pair.source[0]]
        if {ours.kind, theirs.kind} & {HEADLINE, CAPTION, LIST} or doc.asks(ours) or source.asks(theirs):
            continue
        if doc.negated(ours) == source.negated(theirs):
            continue
        here, there = doc.stance(ours), source.stance(theirs)
        lost = _denies_alone(there, here, text_size(doc.text[ours.start:ours.end]), _NEAR)
        if not lost and not (_denies_alone(here, there, 1.0, 1.0) and _is_literal(doc, ours, source, theirs, longest)):
            continue
        yield RULE.finding(
            doc.span(ours.start, ours.end), "the source denies this" if lost else "the source does not deny this",
            related=(Note(source.span(theirs.start, theirs.end), "the source", "source"),),
        )


def _denies_alone(one: Stance, other: Stance, size: float, near: float) -> bool:
    """Whether one sentence denies plainly and once, and the other shows no sign of it where it would stand."""
    if len(one.denials) != 1 or one.doubtful or other.denies or other.doubtful:
        return False
    place = one.denials[0]
    near = max(near, _LETTERS / size)
    return all(abs(hint - place) > near for hint in other.hints) and all(
        abs(hint - place) > _BESIDE for hint in one.hints
    )


def _is_literal(doc: Document, ours: Sentence, source: Document, theirs: Sentence, longest: int) -> bool:
    """Whether a short sentence has the length that is usual for its source."""
    size = text_size(source.text[theirs.start:theirs.end])
    ratio, spread = expansion(source.language, doc.language) or (1.0, 0.2)
    return size < longest and abs(log((text_size(doc.text[ours.start:ours.end]) + 5) / (size * ratio + 5))) < spread
