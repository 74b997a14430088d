"""The quantities of a text: numbers in digits and words, with what they count, as exact values."""

from mtcheck.quantity.compare import Difference, differences
from mtcheck.quantity.parse import Quantity, quantities

__all__ = ["Difference", "Quantity", "differences", "quantities"]
