"""A sentence occurs again word for word.

## What it does
Flags a sentence of running prose, five words or longer (ten characters in scripts without spaces), that is the
same as an earlier one but for capitals and punctuation.

## Why it matters
Systems that translate in windows translate a sentence twice; pasted segments repeat the lead.

## Example
> Talks resumed in Oslo on Monday. The envoys met twice. Talks resumed in Oslo on Monday.

## When it is wrong
Pull quotes, teasers, summaries and refrains repeat a sentence on purpose – in human text as often as in machine
text (0.5–2.4 % of documents) – and they stand far from the original: more than two sentences away a copy is only
`possible`, and so counts as minor. Sentences in quotation marks, headlines,
list items, captions and lines without a stop are not looked at; a whole repeated paragraph is `duplicate-paragraph`.
"""

from collections import Counter
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("duplicate-sentence", Category.ADDITION, Severity.MAJOR)

_NEAR = 2
_LONGEST_DATELINE = 10


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each later copy, with a note at the first one."""
    first: dict[str, int] = {}
    least = 5 if doc.language.spaces else 10
    repeated = doc.repeated_paragraphs
    often = {content for content, count in Counter(doc.content).items() if count > 1}
    for sentence in doc.sentences:
        if doc.content[sentence.index] not in often:
            continue
        if sentence.kind != PROSE or sentence.last - sentence.first < least or sentence.paragraph in repeated:
            continue
        words = doc.sentence_words(sentence)
        if len(words) < least or doc.text[sentence.end - 1] in ":;：；" or not doc.terminated(sentence):
            continue
        key = " ".join([*words, *[number for _, number in doc.numerals(sentence)]])
        earlier = first.setdefault(key, sentence.index)
        if sentence.paragraph < 2 and (lead := _after_dateline(doc, sentence)):
            first.setdefault(lead, sentence.index)
        if earlier != sentence.index:
            other = doc.sentences[earlier]
            near = sentence.index - earlier <= _NEAR
            yield RULE.finding(
                doc.span(sentence.start, sentence.end), "this sentence stood in the text before, word for word",
                confidence=Confidence.CERTAIN if near else Confidence.POSSIBLE,
                related=(Note(doc.span(other.start, other.end), "the same sentence"),),
            )


def _after_dateline(doc: Document, sentence: Sentence) -> str:
    """The key of an opening sentence without its dateline (“OSLO, 3 June — …”), or nothing."""
    for i in range(sentence.first + 1, min(sentence.first + _LONGEST_DATELINE, sentence.last)):
        if doc.words[i] in "—–-":
            rest = sentence._replace(first=i + 1)
            return " ".join([*doc.sentence_words(rest), *[number for _, number in doc.numerals(rest)]])
    return ""
