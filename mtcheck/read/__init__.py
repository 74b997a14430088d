"""From bytes to text with its prose marked: one module a format, found by suffix.

A reader module has ``SUFFIXES`` and ``read(text) -> Prose``. Nothing is stripped: the raw text stays as it was
read and the prose in it is marked by spans; a format with escapes hands over the text in clear and where each
piece of it stands in the file. A bilingual one sets ``BILINGUAL``, and its ``read(text, lang)`` is told the language
that the user asked for, to choose by. One whose suffix says too little of what is inside sets ``NAMED_ONLY``: its
files are read when they are named, and left alone in folders. One of a format that is no text has ``unpack(bytes)``.
"""

import codecs
import os
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from mtcheck.model import Block, Piece

MAX_FILE_SIZE = 10_000_000


class ReadError(Exception):
    """An input cannot be read; the message names the cause, the caller names the file."""


class Prose(NamedTuple):
    """What a reader found: the paragraphs and the spans that are not prose, both in text order.

    ``text`` is the text in clear where it is not the file's own, ``pieces`` where it stands there. Bilingual formats
    give the ``source`` as well, the pairs of a block of it and one of this text (``segments``; -1: none), the
    ``reference`` (a line a block of this text) and the language that the file declares for each (``lang``).
    """

    blocks: tuple[Block, ...] | None
    masks: tuple[tuple[int, int], ...] = ()
    text: str | None = None
    pieces: tuple[Piece, ...] = ()
    lang: str | None = None
    source: "Prose | None" = None
    segments: tuple[tuple[int, int], ...] = ()
    reference: str | None = None


_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes, encoding: str | None = None) -> str:
    """Return the text of a file: a byte order mark decides, else UTF-8, else ``encoding`` if given.

    Raises ReadError for a binary file and for bytes that the encoding does not allow; never guesses.
    """
    marked = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    if marked is None and encoding is None:
        _refuse_binary(raw)
    try:
        return raw.decode(marked or encoding or "utf-8")
    except LookupError:
        raise ReadError(f"unknown encoding {encoding!r}") from None
    except UnicodeDecodeError as error:
        hint = "; pass --encoding if it is in another one" if marked is None and encoding is None else ""
        offset = error.start + len(raw) - len(error.object)  # the codec may have cut the mark off
        raise ReadError(f"not {error.encoding.upper()}: byte 0x{raw[offset]:02X} at offset {offset}{hint}") from None


def _refuse_binary(raw: bytes) -> None:
    head = raw[:8192]
    zeros = head.count(0)
    if zeros * 10 < len(head) or not zeros:
        return
    for name, high, low in (("UTF-16LE", head[1::2], head[0::2]), ("UTF-16BE", head[0::2], head[1::2])):
        if high.count(0) * 10 > 4 * len(high) and low.count(0) * 20 < len(low):
            raise ReadError(f"looks like {name} without a byte order mark; pass --encoding {name.lower()}")
    raise ReadError("a binary file, not text")


def read_bytes(path: str, limit: int = MAX_FILE_SIZE) -> bytes:
    """Return the bytes of a regular file. Raises ReadError if it is none, unreadable or larger than ``limit``."""
    try:
        if not os.path.exists(path):
            raise ReadError("no such file")
        if os.path.isdir(path):
            os.listdir(path)  # a folder comes here when the walk could not open it: the reason is raised again
        if not os.path.isfile(path):
            raise ReadError("not a regular file")
        with open(path, "rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise ReadError(error.strerror or str(error)) from None
    check_size(raw, limit)
    return raw


def check_size(raw: bytes, limit: int) -> None:
    """Raise ReadError if there are more bytes than ``limit``."""
    if len(raw) > limit:
        raise ReadError(f"larger than {limit:,} bytes; raise --max-file-size to check it")


@lru_cache(maxsize=1)
def readers() -> dict[str, ModuleType]:
    """Return the reader module of each suffix, found in this folder."""
    folder = os.path.dirname(os.path.abspath(__file__))
    names = sorted(entry[:-3] for entry in os.listdir(folder) if entry.endswith(".py") and entry[0] != "_")
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


@lru_cache(maxsize=64)
def _reader_of(suffix: str) -> ModuleType | None:
    """The module of a suffix; one that bears its name is found without loading the others."""
    name = suffix[1:]
    if name.isidentifier() and os.path.exists(os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.py")):
        return import_module(f"{__name__}.{name}")
    return readers().get(suffix) if suffix else None


def _reader(path: str) -> ModuleType | None:
    return _reader_of(os.path.splitext(path)[1].lower())


def is_bilingual(path: str) -> bool:
    """Say whether the format that the suffix of ``path`` names holds a source and its translation."""
    return getattr(_reader(path), "BILINGUAL", False)


def is_taken_in_folders(path: str) -> bool:
    """Say whether a file with this name is checked where a folder is walked."""
    module = _reader(path)
    return module is not None and not getattr(module, "NAMED_ONLY", False)


def text_of(raw: bytes, path: str, encoding: str | None = None) -> str:
    """Return the text of a file: decoded, or unpacked by the format that the suffix of ``path`` names.

    Raises ReadError as ``decode`` does, and for an archive that cannot be unpacked.
    """
    unpack = getattr(_reader(path), "unpack", None)
    return decode(raw, encoding) if unpack is None else str(unpack(raw))


def prose_of(text: str, path: str, lang: str | None = None) -> Prose:
    """Return the prose of a text, read by the format that the suffix of ``path`` names (plain text by default).

    ``lang`` chooses the translation where a bilingual file holds several. Raises ReadError.
    """
    module = _reader(path)
    if module is None:
        return Prose(None)
    prose: Prose = module.read(text, lang) if is_bilingual(path) else module.read(text)
    return prose
