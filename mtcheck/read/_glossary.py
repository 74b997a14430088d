"""A glossary: terms of the source and how they are to be translated."""

from mtcheck.model import Term
from mtcheck.read import ReadError
from mtcheck.text.segment import lines


def read_glossary(text: str) -> tuple[Term, ...]:
    """Return the terms of a tab-separated file: source term, TAB, allowed translations separated by ``|``.

    A line without a translation, or with the source term as its translation, names a term that stays as it is. Empty
    lines and lines that begin with ``#`` are comments. Raises ReadError for a line that is none of this.
    """
    terms = []
    for number, (start, end) in enumerate(lines(text), 1):
        line = text[start:end].strip("\ufeff \r")
        if not line or line[0] == "#":
            continue
        source, *rest = (cell.strip() for cell in line.split("\t"))
        if not source or len(rest) > 2:  # a third column is a remark
            raise ReadError(f"line {number}: a glossary line is: term, tab, translations separated by '|'")
        terms.append(Term(source, tuple(filter(None, map(str.strip, rest[0].split("|")))) if rest else ()))
    if not terms:
        raise ReadError("the glossary has no terms")
    return tuple(terms)
