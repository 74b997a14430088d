"""Which names of a source have no counterpart in its translation; the work is done in ``mtcheck.names.compare``."""

from typing import NamedTuple

from mtcheck.model import Document


class Gap(NamedTuple):
    """A name without counterpart: index of the pair, its tokens in the source, the tokens that stand in its place.

    ``sure`` says whether a capital or a list shows that what stands in its place is a name.
    """

    pair: int
    source: tuple[int, int]
    target: tuple[int, int] | None
    sure: bool = True


def gaps(doc: Document) -> list[Gap]:
    """Return the names of the source that have no counterpart, in order of pairs. Empty without a source."""
    if doc.source is None:
        return []
    from mtcheck.names.compare import compared

    return compared(doc)
