"""Glossaries: the terms that are to be translated in one way, as a table or as TBX."""

from typing import NamedTuple

from mtcheck.model import Term
from mtcheck.read import ReadError
from mtcheck.read._bitext import clear
from mtcheck.read._xml import Kind, events
from mtcheck.text.segment import lines

#: What a note on a term says of one that should not be used (ISO 30042, administrative status).
_UNWANTED = ("deprecated", "superseded")
_LANGUAGE_SECTIONS = ("langSet", "langSec")
_TERM_SECTIONS = ("tig", "ntig", "termSec")


def read_glossary(text: str) -> tuple[Term, ...]:
    """Return the terms of a TBX file, or of a tab-separated one: source term, TAB, translations separated by ``|``.

    A line without a translation, or with the source term as its translation, names a term that stays as it is. Empty
    lines and lines that begin with ``#`` are comments. Raises ReadError for a line that is none of this, or for a TBX
    file that cannot be read.
    """
    terms = _tbx(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else _table(text)
    if not terms:
        raise ReadError("the glossary has no terms")
    return tuple(terms)


def _table(text: str) -> list[Term]:
    terms = []
    for number, (start, end) in enumerate(lines(text), 1):
        line = text[start:end].strip("\ufeff \r")
        if not line or line[0] == "#":
            continue
        source, *rest = (cell.strip() for cell in line.split("\t"))
        if not source or len(rest) > 2:  # a third column is a remark
            raise ReadError(f"line {number}: a glossary line is: term, tab, translations separated by '|'")
        terms.append(Term(source, tuple(filter(None, map(str.strip, rest[0].split("|")))) if rest else ()))
    return terms


class _Entry(NamedTuple):
    """A term of a concept: its language, itself, and whether it may be used."""

    lang: str
    text: str
    wanted: bool


def _tbx(text: str) -> list[Term]:
    """The terms of each concept in each of its languages, with those of each other language as translations."""
    terms: list[Term] = []
    concept: list[_Entry] = []
    lang, term, note, inside = "", "", "", ""
    for event in events(text, "martif" if "<martif" in text else "tbx"):
        if event.kind is Kind.TEXT:
            if inside == "term":
                term += clear(text, event.runs)
            elif inside == "termNote":
                note += clear(text, event.runs)
        elif event.kind is Kind.START:
            inside = event.name
            if inside in _LANGUAGE_SECTIONS:
                lang = (event.get("xml:lang") or "").lower()
            elif inside in _TERM_SECTIONS:
                term = note = ""
        else:
            inside = ""
            if event.name in _TERM_SECTIONS and lang and term.strip():
                concept.append(_Entry(lang, " ".join(term.split()), not any(word in note for word in _UNWANTED)))
            elif event.name in ("termEntry", "conceptEntry"):
                terms += _pairs(concept)
                concept = []
    return terms


def _pairs(concept: list[_Entry]) -> list[Term]:
    languages = list(dict.fromkeys(entry.lang for entry in concept))
    wanted = {lang: tuple(e.text for e in concept if e.lang == lang and e.wanted) for lang in languages}
    return [
        Term(entry.text, wanted[lang], (entry.lang, lang))
        for entry in concept for lang in languages if lang != entry.lang and wanted[lang]
    ]
