"""The quantities of a text: numbers in digits and words, with what they count, as exact values.

What reads and compares them is imported where a text has a source: most have none.
"""

from typing import TYPE_CHECKING

from mtcheck.model import Document

if TYPE_CHECKING:
    from mtcheck.quantity.compare import Difference

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
