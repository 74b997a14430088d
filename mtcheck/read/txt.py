"""Plain text: every line is a paragraph, blocks of wrapped lines are joined."""

from mtcheck.read import Prose

SUFFIXES = (".txt", ".text")


def read(text: str) -> Prose:
    """Return the whole text as prose; the document cuts it into paragraphs."""
    return Prose(None)
