"""The quantities of a text: numbers in digits and words, with what they count, as exact values.

What reads and compares them is imported where it is called: most texts have no source, and few sentences a sum.
"""

from typing import TYPE_CHECKING

from mtcheck.model import Document, Sentence

if TYPE_CHECKING:
    from mtcheck.quantity.compare import Difference
    from mtcheck.quantity.parse import Quantity

#: The kinds of differences.
MISSING, ADDED, CHANGED, MAGNITUDE, DATE_CHANGED, UNIT = "missing", "added", "changed", "magnitude", "date", "unit"


def differences(doc: Document) -> "list[Difference]":
    """Return the quantities that differ between a document and its source, pair by pair; computed once.

    Empty without a source.
    """
    if doc.source is None:
        return []
    from mtcheck.quantity.compare import compared

    return compared(doc)


def in_sentence(doc: Document, sentence: Sentence) -> "list[Quantity]":
    """Return the numbers of a sentence that are surely numbers, in text order; no dates and times."""
    from mtcheck.quantity.parse import CARDINAL, quantities

    joined = doc.language.properties.get("proclitics", "")  # و25: "and" is written together with the number
    found = quantities(doc, sentence.first, sentence.last)
    return [
        q for q in found
        if q.kind == CARDINAL
        and (q.sure or (q.start > sentence.start and doc.text[q.start - 1] in joined and doc.text[q.start].isdecimal()))
    ]


def rounding(quantity: "Quantity") -> float:
    """Return by how much a number may differ from the exact one that it stands for: half of its last place.

    Whole numbers below a thousand are exact; of large ones the zeros of the last three places and of each three more
    may be rounded (120 million: half a million).
    """
    value = quantity.values[0]
    thousands = max(len(str(int(min(value.rough, 1e18)))) - 1, 0) // 3 * 3
    place = min(value.exponent, thousands)
    return 0.5 * 10.0**place if place else 0.0


def are_rivals(one: str, two: str) -> bool:
    """Say whether one of two units of equal numbers must be wrong: two currencies, feet and metres."""
    from mtcheck.quantity.compare import are_rivals as answer

    return answer(one, two)
