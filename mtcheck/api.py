"""The library entry points: check a text or a file and get a result."""

from mtcheck.engine import Accept, Plan, plan, run
from mtcheck.lang import load
from mtcheck.lang.detect import identify
from mtcheck.model import Document, masked
from mtcheck.read import MAX_FILE_SIZE, decode, prose_of, read_bytes
from mtcheck.score import Result


def make_document(
    text: str, *, path: str = "<text>", lang: str | None = None, reference: str | None = None
) -> Document:
    """Return a document; ``lang`` is a BCP 47 code, None detects it. The suffix of ``path`` names the format."""
    prose = prose_of(text, path)
    if lang is not None:
        return Document(text, load(lang), path=path, blocks=prose.blocks, masks=prose.masks, reference=reference)
    found = identify(masked(text, prose.masks))
    return Document(
        text, load(found.code), path=path, blocks=prose.blocks, masks=prose.masks, declared=False,
        language_confidence=found.confidence, reference=reference,
    )


def check_text(
    text: str, *, lang: str | None = None, path: str = "<text>", reference: str | None = None,
    chosen: Plan | None = None, accepts: tuple[Accept, ...] = (),
) -> Result:
    """Check a text.

    ``lang`` is a BCP 47 code (None: detected); ``reference`` a human translation with as many lines or sentences;
    ``chosen`` comes from ``mtcheck.engine.plan``. Raises ``mtcheck.reference.ReferenceError`` for a reference that
    does not match.
    """
    document = make_document(text, path=path, lang=lang, reference=reference)
    result = run(document, chosen or plan(), accepts)
    if reference is None:
        return result
    from mtcheck.reference import metrics

    return result._replace(metrics=metrics(document, reference))


def check_file(
    path: str, *, lang: str | None = None, encoding: str | None = None, chosen: Plan | None = None
) -> Result:
    """Check a file. Raises ``mtcheck.read.ReadError`` if it cannot be read or decoded; otherwise as ``check_text``."""
    return check_text(decode(read_bytes(path, MAX_FILE_SIZE), encoding), lang=lang, path=path, chosen=chosen)
