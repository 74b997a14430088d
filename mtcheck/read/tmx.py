"""TMX: the variant of each unit in the source language of the file, and the one in another."""

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import Runs, Unit, chosen_language, language_code, matching, prose
from mtcheck.read._xml import Kind, content, events

SUFFIXES = (".tmx",)
BILINGUAL = True


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of the units; ``lang`` chooses among variants in several languages. Raises ReadError.

    Of two variants of one language the first counts. A file whose header names no source language has that of its
    first variant.
    """
    if not text.strip():
        return prose(text, ())
    declared, units = _units(text)
    codes = list(dict.fromkeys(code for _, variants in units for code in variants))
    if not codes:
        return prose(text, ())
    source = codes[0] if declared is None else matching(codes, declared)
    if source is None:
        raise ReadError(f"no variant in {declared}, the source language that the header names")
    targets = [code for code in codes if code != source]
    target = chosen_language(targets, lang) if len(targets) > 1 else next(iter(targets), "")
    rows = [
        Unit(start, variants.get(source, ()), variants.get(target, ()), "", source, target or None)
        for start, variants in units
    ]
    return prose(text, rows, lang)


def _units(text: str) -> tuple[str | None, list[tuple[int, dict[str, Runs]]]]:
    """Return the source language of the header, and the place of each unit with its variants by language."""
    declared: str | None = None
    units: list[tuple[int, dict[str, Runs]]] = []
    code = ""
    stream = events(text, "tmx")
    for event in stream:
        if event.kind is not Kind.START:
            continue
        if event.name == "header":
            declared = language_code(event.get("srclang"))
        elif event.name == "tu":
            units.append((event.start, {}))
        elif event.name == "tuv":
            code = language_code(event.get("xml:lang") or event.get("lang")) or ""
        elif event.name == "seg" and units:
            runs = content(stream)
            if code:
                units[-1][1].setdefault(code, runs)
    return declared, units
