"""A concession concedes nothing: both sides point the same way.

## What it does
Flags a sentence whose concessive clause ("although …") affirms something good after a main clause in which nothing is
bad, or the reverse.

## Why it matters
The word that made the contrast – "little", "few", "hardly" – was lost in translation, and with it the meaning.

## Example
> The sides met again on Friday, although there is some hope of a deal.

## When it is wrong
The contrast can lie in knowledge that no table holds. Only a clause with both a quantity word and a word of outlook
is judged, and any word of the opposite colour, any negation in the sentence excuses it.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import PROSE, Document, Sentence

RULE = Rule("concession-without-contrast", Category.MISTRANSLATION, Severity.MINOR,
            needs=("concessives", "outlook", "quantifiers", "negators", "spaces"))
_COMMAS = (",", "،", ";", "—", "–")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such clause; spans cover it from its connective on."""
    if doc.language.phrases("concessives").keys().isdisjoint(doc.vocabulary):
        return
    for sentence, first, last in _concessions(doc):
        before, after = range(sentence.first, first), range(last, sentence.last)
        if len(before) + len(after) < 3 or _polarity(doc, range(first, last)) != "+":
            continue
        if "-" in (_polarity(doc, before), _polarity(doc, after)):
            continue
        yield RULE.finding(
            doc.token_span(first, last), "the concession concedes nothing: it points the same way as the main clause",
            confidence=Confidence.LIKELY,
        )


def _concessions(doc: Document) -> Iterator[tuple[Sentence, int, int]]:
    """The first concessive clause of each sentence: from its connective to the next comma or the sentence's end."""
    table, lows, seen = doc.language.phrases("concessives"), doc.lows, -1
    for i in [i for i, low in enumerate(lows) if low in table]:
        size = next((len(p) for p in table[lows[i]] if tuple(lows[i:i + len(p)]) == p), 0)
        sentence = doc.sentence_at(doc.starts[i]) if size else None
        if sentence is None or sentence.index == seen or sentence.kind != PROSE:
            continue
        seen = sentence.index
        if i > sentence.first and doc.words[i - 1] not in _COMMAS:
            continue
        end = next((k for k in range(i + size + 2, sentence.last) if doc.words[k] in _COMMAS), sentence.last)
        while end > i + 1 and not doc.words[end - 1][0].isalnum():
            end -= 1
        yield sentence, i, end


def _polarity(doc: Document, tokens: range) -> str:
    """“+” if a positive quantity stands with a positive outlook and nothing negative, “-” for bad, “” for unclear."""
    signs, amounts = _signs(doc, tokens, "outlook"), _signs(doc, tokens, "quantifiers")
    if "-" in amounts | signs or not doc.language.words("negators").isdisjoint(doc.lows[tokens.start:tokens.stop]):
        return "-"
    return "+" if signs == amounts == {"+"} else ""


def _signs(doc: Document, tokens: range, table: str) -> set[str]:
    """The signs of the entries of a table that stand in a range of tokens; “a little” hides “little”."""
    signs, phrases, lows = doc.language.mapping(table), doc.language.phrases(table), doc.lows
    found: set[str] = set()
    i = tokens.start
    while i < tokens.stop:
        phrase = next((p for p in phrases.get(lows[i], ()) if tuple(lows[i:i + len(p)]) == p), None)
        if phrase is not None:
            found.add(signs.get(" ".join(phrase)) or signs.get(lows[i], ""))
        i += len(phrase or "x")
    return found - {""}
