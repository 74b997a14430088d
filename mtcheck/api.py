"""The library entry points: check a text or a file and get a result."""

from typing import NamedTuple

from mtcheck.engine import Accept, Plan, plan, run
from mtcheck.lang import load
from mtcheck.lang.detect import identify
from mtcheck.model import Document, Origin, Term, masked
from mtcheck.read import MAX_FILE_SIZE, Prose, ReadError, prose_of, read_bytes, text_of
from mtcheck.reference import ReferenceError, Wanted, agreement, metrics
from mtcheck.score import Result


class Original(NamedTuple):
    """The source of a translation: its text, its path (for the format) and its language (None: detected)."""

    text: str
    path: str = "<source>"
    lang: str | None = None


def make_document(
    text: str, *, path: str = "<text>", lang: str | None = None, source: Original | None = None,
    source_lang: str | None = None, reference: str | None = None, glossary: tuple[Term, ...] = (),
) -> Document:
    """Return a document; ``lang`` is a BCP 47 code, None detects it. The suffix of ``path`` names the format.

    A bilingual format brings its own source, and perhaps its reference; what is given here goes before it.
    ``source_lang`` is the language of that source, ``Original`` names the one of its own. A language that the file
    declares holds where ``lang`` is another one, not a variety of it: a project's setting meets a file of many.
    Raises ``mtcheck.read.ReadError`` for a text that is not of its format.
    """
    prose = prose_of(text, path, lang)
    if lang is not None and prose.lang is not None and load(lang).base != load(prose.lang).base:
        lang = prose.lang
    theirs = None
    if source is not None:
        theirs = _document(_original(source), source.text, source.path, source.lang)
    elif prose.source is not None:
        theirs = _document(prose.source, text, path, source_lang)
    segments = prose.segments if source is None else ()
    document = _document(prose, text, path, lang, theirs, segments, prose.reference if reference is None else reference)
    document.glossary = tuple(term for term in glossary if term.langs is None or _is_of(term.langs, document))
    return document


def _is_of(langs: tuple[str, str], document: Document) -> bool:
    """Whether the languages of a term are those of a document and its source."""
    if document.source is None:
        return False
    return (load(langs[0]).base, load(langs[1]).base) == (document.source.language.base, document.language.base)


def _original(source: Original) -> Prose:
    try:
        return prose_of(source.text, source.path)
    except ReadError as error:
        raise ReadError(f"the source {source.path}: {error}") from None


def _document(
    prose: Prose, raw: str, path: str, lang: str | None, source: Document | None = None,
    segments: tuple[tuple[int, int], ...] = (), reference: str | None = None,
) -> Document:
    text = raw if prose.text is None else prose.text
    origin = None if prose.text is None else Origin(raw, prose.pieces)
    code, confidence = lang or prose.lang, 1.0
    declared = code is not None
    if code is None:
        code, confidence, *_ = identify(masked(text, prose.masks))
    return Document(
        text, load(code), path=path, blocks=prose.blocks, masks=prose.masks, declared=declared,
        language_confidence=confidence, reference=reference, source=source, segments=segments, origin=origin,
    )


def check_text(
    text: str, *, lang: str | None = None, path: str = "<text>", source: Original | None = None,
    source_lang: str | None = None, reference: str | None = None, glossary: tuple[Term, ...] = (),
    chosen: Plan | None = None, accepts: tuple[Accept, ...] = (), wanted: Wanted = Wanted(),  # noqa: B008
) -> Result:
    """Check a text.

    ``lang`` is a BCP 47 code (None: detected); ``source`` the original; ``reference`` a human translation with as many
    lines or sentences; ``glossary`` the terms that are to be translated in one way; ``chosen`` comes from
    ``mtcheck.engine.plan``; ``wanted`` says which metrics are taken against the reference, and which other texts are
    laid beside this one; ``source_lang`` is the language of the source in a bilingual file. Raises
    ``mtcheck.read.ReadError`` for a text that is not of its format and ``mtcheck.reference.ReferenceError`` for a
    reference or other text that does not match.
    """
    document = make_document(text, path=path, lang=lang, source=source, source_lang=source_lang, reference=reference,
                             glossary=glossary)
    result = run(document, chosen or plan(), accepts)
    found: dict[str, object] = {}
    if document.reference is not None:
        found.update(metrics(document, wanted))
    if wanted.alternative is not None:
        found["alternative"] = agreement(document, wanted.alternative)
    if wanted.back_translation is not None:
        if document.source is None:
            raise ReferenceError("a back-translation is compared with the source, and there is none")
        found["back_translation"] = agreement(document.source, wanted.back_translation, back=True)
    return result._replace(metrics=found or None)


def lines_of(text: str, path: str) -> str:
    """Return the text of a file with a line for each paragraph that the reader of its format found."""
    prose = prose_of(text, path)
    if prose.blocks is None:
        return text
    clear = masked(text if prose.text is None else prose.text, prose.masks)
    return "\n".join(" ".join(clear[block.start:block.end].split()) for block in prose.blocks)


def check_file(
    path: str, *, lang: str | None = None, encoding: str | None = None, chosen: Plan | None = None
) -> Result:
    """Check a file. Raises ``mtcheck.read.ReadError`` if it cannot be read or decoded; otherwise as ``check_text``."""
    return check_text(
        text_of(read_bytes(path, MAX_FILE_SIZE), path, encoding), lang=lang, path=path, chosen=chosen
    )
