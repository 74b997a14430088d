"""A time or an amount of money is written as another language writes it.

## What it does
Flags a clock time with a.m. or p.m. in a language that counts 24 hours ("8 p.m." in German), one with both (14:30
p.m.), and, in English, a currency sign glued behind its number ("5$"). Reported once a text.

## Why it matters
The figure is right and still foreign; "8 p.m." costs many readers a moment of thought.

## Example
> Die Sitzung beginnt um 8 p.m. im Rathaus.

## When it is wrong
Names of programmes and quoted notices.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.lang import Language, load, varieties
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("time-or-currency-format", Category.LOCALE_TIME, Severity.MINOR, typographic=True, needs=("formats",))

_HALF_DAY = lazy(
    r"(?<![A-Za-z\d.,:])(\d{1,2})(?:[:.]\d{2})?[ \u00a0\u202f]?"
    r"([ap]\.[ ]?m\.?(?![A-Za-z])|[ap]m(?![A-Za-z])|[AP]M(?![A-Za-z])|[AP]\.M\.?(?![A-Za-z]))"
)
_AFTER_NUMBER = lazy(r"(?<![\w$€£])\d[\d,.]*[$£€](?![\w$€£])")


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first such place."""
    text = doc.prose
    if not doc.alphabet.isdisjoint("mM") and any(mark in doc.alphabet for mark in "aApP"):
        for match in _HALF_DAY.finditer(text):
            hour = int(match.group(1))
            if match.group(2).lower() in doc.language.words("function-words"):
                continue  # German “am”
            twice, half = 12 < hour <= 24, 1 <= hour <= 12
            if not doc.is_quoted(match.start()) and (twice or (half and _counts_to_24(doc.language))):
                counts = f"{doc.language.name} counts the hours up to 24"
                message = "24 hours and p.m. together" if hour > 12 else counts
                yield RULE.finding(doc.span(*match.span()), message)
                return
    if doc.language.base == "en" and not doc.alphabet.isdisjoint("$€£"):
        found = next((m for m in _AFTER_NUMBER.finditer(text) if not doc.is_quoted(m.start())), None)
        if found is not None:
            yield RULE.finding(doc.span(*found.span()), "English writes the currency sign before the number")


def _counts_to_24(language: Language) -> bool:
    """Whether the language counts 24 hours, and so does each of its varieties if none is declared (not Spanish)."""
    plain = language.code == language.base
    own = [load(code) for code in varieties() if plain and code.startswith(f"{language.base}-")]
    return all(other.mapping("formats")["clock"] == "24" for other in (language, *own))
