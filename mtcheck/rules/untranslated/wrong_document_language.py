"""The text is in another language than the one declared.

## What it does
Compares the declared language (`--lang`, configuration) with the one that script and closed-class words show, for
texts of 50 words or more.

## Why it matters
The whole article was left untranslated, or the wrong file was delivered.

## Example
> A file declared as German that holds the English source.

## When it is wrong
Bilingual pages, and varieties that share most of their words. A text whose language was not declared cannot be wrong.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.lang.detect import identify, is_known
from mtcheck.model import Document

RULE = Rule("wrong-document-language", Category.UNTRANSLATED, Severity.CRITICAL, document=True)

_FEWEST = 50
# Codes that are one language, or written so alike that no detector may accuse.
_ALIKE = ({"no", "nb", "nn", "da"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"zh", "yue"}, {"hi", "mr", "ne"},
          {"fil", "tl"}, {"cs", "sk"}, {"es", "gl", "ca"}, {"pt", "gl"}, {"bg", "mk"}, {"nl", "af"},
          {"en", "pcm", "sco"}, {"de", "gsw", "nds"}, {"fr", "wa"}, {"ar", "arz", "ary"})


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, on the first sentence."""
    if not doc.declared or doc.language.code == "und" or not doc.sentences:
        return
    if (doc.language.spaces and len(doc.words) < _FEWEST) or _is_mixed(doc):
        return
    found = identify(doc.prose)
    declared, actual = doc.language.base, found.code.split("-", 1)[0]
    if actual in ("und", declared) or found.confidence < 0.9 or any({declared, actual} <= group for group in _ALIKE):
        return
    if not doc.language.covered and (not load(actual).covered or not is_known(declared)):
        return
    first = doc.sentences[0]
    yield RULE.finding(
        doc.span(first.start, first.end),
        f"the text is in {load(actual).name}, but declared as {doc.language.name}", confidence=Confidence.CERTAIN,
    )


def _is_mixed(doc: Document) -> bool:
    """Whether a good part of the text is in the declared language after all."""
    closed = doc.language.words("function-words")
    if not closed or not doc.language.spaces:
        return False
    return sum(map(closed.__contains__, doc.lows)) > 0.2 * sum(doc.is_word)
