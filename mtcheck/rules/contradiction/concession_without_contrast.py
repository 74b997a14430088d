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


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such clause; spans cover it from its connective on."""
    for sentence in doc.sentences:
        if sentence.kind != PROSE:
            continue
        place = _concession(doc, sentence)
        if place is None:
            continue
        first, last = place
        outside = [*range(sentence.first, first), *range(last, sentence.last)]
        inside = range(first, last)
        if _polarity(doc, inside) != "+" or not _is_free_of_bad(doc, outside) or len(outside) < 3:
            continue
        yield RULE.finding(
            doc.token_span(first, last), "the concession concedes nothing: it points the same way as the main clause",
            confidence=Confidence.LIKELY,
        )


def _concession(doc: Document, sentence: Sentence) -> tuple[int, int] | None:
    """The tokens of the concessive clause: from its connective to the next comma or the end of the sentence."""
    table = doc.language.phrases("concessives")
    commas = (",", "،", ";", "—", "–")
    for i in range(sentence.first, sentence.last):
        for phrase in table.get(doc.lows[i], ()):
            if tuple(doc.lows[i:i + len(phrase)]) == phrase:
                if i > sentence.first and doc.words[i - 1] not in commas:
                    return None
                end = next((k for k in range(i + len(phrase) + 2, sentence.last) if doc.words[k] in commas), sentence.last)
                while end > i + 1 and not doc.words[end - 1][0].isalnum():
                    end -= 1
                return i, end
    return None


def _polarity(doc: Document, tokens: range) -> str:
    """“+” if a positive quantity stands with a positive outlook and nothing negative, “-” for bad, “” for unclear."""
    lows = [doc.lows[i] for i in tokens]
    outlook, quantity = doc.language.mapping("outlook"), doc.language.mapping("quantifiers")
    negators = doc.language.words("negators")
    signs = {outlook[low] for low in lows if low in outlook}
    amounts = {quantity[low] for low in lows if low in quantity}
    if not negators.isdisjoint(lows) or "-" in amounts or "-" in signs:
        return "-"
    return "+" if signs == {"+"} and amounts == {"+"} else ""


def _is_free_of_bad(doc: Document, tokens: list[int]) -> bool:
    lows = [doc.lows[i] for i in tokens]
    outlook, quantity = doc.language.mapping("outlook"), doc.language.mapping("quantifiers")
    negators = doc.language.words("negators")
    return negators.isdisjoint(lows) and not any(outlook.get(low) == "-" or quantity.get(low) == "-" for low in lows)
