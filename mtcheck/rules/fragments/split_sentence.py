"""Two neighbouring sentences make a clause only together.

## What it does
Flags a sentence of four words or more without a verb of its own whose neighbour in the same paragraph opens with the
verb ("The minister of finance in the new government. Resigned on Friday.").

## Why it matters
The system cut one sentence of the source in two, between subject and verb.

## Example
> The head of the island's only hospital. Resigned on Friday after a dispute over pay.

## When it is wrong
An apposition set off on purpose before a request or an exclamation. Quotations, headlines, lists and questions are left
alone; only languages with a tagger can be judged, and both the missing and the leading verb must be clear.
"""

from collections.abc import Iterator

from mtcheck.clause import may_be_finite
from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("split-sentence", Category.GRAMMAR, Severity.MINOR, needs=("clause-tagger",))


def check(doc: Document, *, doubt: float = 0.07) -> Iterator[Finding]:
    """Yield a finding for each pair; ``doubt`` is the greatest probability (0–1) of a verb where there is none."""
    # Auxiliaries are verbs for sure; looking for them first spares the tagger most sentences.
    sure = doc.language.words("finite-verbs") & doc.language.words("function-words")
    for first, second in zip(doc.sentences, doc.sentences[1:], strict=False):
        if first.paragraph != second.paragraph or first.kind != PROSE or second.kind != PROSE:
            continue
        if not sure.isdisjoint(doc.lows[first.first:first.last]):
            continue
        if first.index and doc.asks(doc.sentences[first.index - 1]):
            continue  # an answer
        if not _is_plain(doc, first) or not 4 <= sum(doc.is_word[first.first:first.last]) <= 25:
            continue
        if _opens_with_its_verb(doc, second) and _has_no_verb(doc, first, doubt):
            yield RULE.finding(
                doc.span(first.start, first.end), "a sentence without its verb: the next one has it",
                related=(Note(doc.span(second.start, second.end), "the rest of the clause"),),
                confidence=Confidence.POSSIBLE if doc.clipped else Confidence.LIKELY,
            )


def _is_plain(doc: Document, sentence: Sentence) -> bool:
    words = doc.words[sentence.first:sentence.last]
    plain = all(word[0].isalnum() or word in ",،、，-" for word in words[:-1])
    return bool(words) and plain and words[-1] in (".", "。", "।", "۔", "։")


def _opens_with_its_verb(doc: Document, sentence: Sentence) -> bool:
    first = sentence.first
    if first == sentence.last or not doc.is_word[first] or doc.text[sentence.end - 1] in "?？؟!！":
        return False
    low, language = doc.lows[first], doc.language
    if low in language.words("function-words") and low not in language.words("finite-verbs"):
        return False
    if not may_be_finite(low, language):
        return False  # the tagger need not be asked
    tags = doc.clause(sentence._replace(last=min(sentence.last, first + 4))).tags  # the opening is enough
    return tags[0].main > 0.5 and max((tag.subject for tag in tags[1:3]), default=0.0) < 0.5  # "Said he"


def _has_no_verb(doc: Document, sentence: Sentence, doubt: float) -> bool:
    clause = doc.clause(sentence)
    names = sum(tag.upos.get("NOUN", 0.0) + tag.upos.get("PROPN", 0.0) > 0.5 for tag in clause.tags)
    return clause.finite < doubt and names > 0 and clause.tags[0].upos.get("ADP", 0.0) < 0.5
