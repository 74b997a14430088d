"""XLIFF 1.2 and 2.x: source and target of each unit; what is marked as not to be translated is left out."""

from collections.abc import Iterator

from mtcheck.read import Prose
from mtcheck.read._bitext import Runs, Unit, language_code, prose
from mtcheck.read._xml import Event, Kind, content, events

SUFFIXES = (".xlf", ".xliff")
BILINGUAL = True

_UNITS = ("trans-unit", "segment")  # of 1.2 and 2.x; what lies elsewhere (alt-trans, match) is a proposal


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of the units; ``lang`` chooses among files of several languages. Raises ReadError."""
    return prose(text, list(_units(text)) if text.strip() else (), lang)


def _units(text: str) -> Iterator[Unit]:
    stream = events(text, "xliff")
    path: list[str] = []
    wanted = [True]
    languages: tuple[str | None, str | None] = (None, None)
    sides: dict[str, Runs] = {}
    start = 0
    for event in stream:
        if event.kind is Kind.START:
            if event.name in ("xliff", "file"):
                languages = _languages(event, languages)
            if event.name in _UNITS:
                sides, start = {}, event.start
            if event.name in ("source", "target") and path and path[-1] in _UNITS:
                sides[event.name] = content(stream)
                continue
            translate = event.get("translate")
            wanted.append(wanted[-1] if translate is None else translate != "no")
            path.append(event.name)
        elif event.kind is Kind.END:
            path.pop()
            if wanted.pop() and event.name in _UNITS:
                yield Unit(start, sides.get("source", ()), sides.get("target", ()), "", *languages)


def _languages(event: Event, known: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """The languages of a file (1.2) or of the document (2.x)."""
    source = language_code(event.get("source-language") or event.get("srcLang"))
    target = language_code(event.get("target-language") or event.get("trgLang"))
    return source or known[0], target or known[1]
