"""The quantities of a text: numbers in digits and words, with what they count, as exact values."""

from mtcheck.quantity.compare import (
    ADDED,
    CHANGED,
    DATE_CHANGED,
    MAGNITUDE,
    MISSING,
    UNIT,
    Difference,
    differences,
)
from mtcheck.quantity.parse import Quantity, quantities

__all__ = [
    "ADDED", "CHANGED", "DATE_CHANGED", "MAGNITUDE", "MISSING", "UNIT", "Difference", "Quantity", "differences",
    "quantities",
]
