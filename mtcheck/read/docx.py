"""Word documents: a line a paragraph, so that the line of a finding is the number of its paragraph.

Deleted text, codes of fields and the second copy of a text box are left out; footnotes and endnotes follow the text.
Nothing is unpacked but the parts that hold text, and those only if the archive is of a sound size.
"""

from collections.abc import Iterator

from mtcheck.model import Block
from mtcheck.read import Prose, ReadError, decode
from mtcheck.read._bitext import clear
from mtcheck.read._xml import Kind, events
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".docx",)
NAMED_ONLY = True

_PARTS = tuple((lazy(rf"word/{name}\d*\.xml"), name) for name in ("document", "footnotes", "endnotes"))
_MOST_MEMBERS = 2000
_MOST_BYTES = 100_000_000
_MOST_BYTES_OF_A_PART = 20_000_000
_HIGHEST_RATIO = 200
#: What is not in the text as it would be printed: moved away, a copy for old programs, the reading of a character.
_LEFT_OUT = frozenset({"moveFrom", "Fallback", "rt"})
_CHARACTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_LINE_END = lazy(r"[\r\n]+")


def unpack(raw: bytes) -> str:
    """Return the text of a document, a line a paragraph. Raises ReadError for what is none or is too large."""
    return "\n".join(line for part, root in _parts(raw) for line in _paragraphs(part, root))


def read(text: str) -> Prose:
    """Return the lines of a text that was unpacked as its paragraphs."""
    spans = ((start, end, text[start:end]) for start, end in lines(text))
    return Prose(tuple(
        Block(end - len(line.lstrip()), start + len(line.rstrip())) for start, end, line in spans if line.strip()
    ))


def _parts(raw: bytes) -> Iterator[tuple[str, str]]:
    """Yield the parts that hold text, and the names of their outermost elements."""
    import zlib
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    if raw.count(b"PK\x01\x02") > _MOST_MEMBERS:  # before the list of members is read
        raise ReadError(f"more than {_MOST_MEMBERS} files in the archive")
    try:
        with ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if size > _MOST_BYTES or size > _HIGHEST_RATIO * len(raw):
                raise ReadError(f"an archive of {len(raw):,} bytes that would unpack to {size:,} is refused")
            for pattern, root in _PARTS:
                part = next((member for member in members if pattern.fullmatch(member.filename)), None)
                if part is None and root == "document":
                    raise ReadError("no Word document: word/document.xml is missing")
                if part is not None:
                    with archive.open(part) as file:  # it stops at the size that the list gives
                        content = file.read(_MOST_BYTES_OF_A_PART + 1)
                    if len(content) > _MOST_BYTES_OF_A_PART:
                        raise ReadError(f"{part.filename} is larger than {_MOST_BYTES_OF_A_PART:,} bytes")
                    yield decode(content), root
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise ReadError(f"no Word document that can be opened: {error}") from None


def _paragraphs(part: str, root: str) -> Iterator[str]:
    """Yield the text of each paragraph; that of one inside another (a text box) comes before it."""
    open_paragraphs: list[list[str]] = []
    left_out = 0
    in_text = False
    for event in events(part, root):
        if event.name in _LEFT_OUT:
            left_out += 1 if event.kind is Kind.START else -1
        elif left_out:
            continue
        elif event.kind is Kind.TEXT:
            if in_text and open_paragraphs:
                open_paragraphs[-1].append(_LINE_END.sub(" ", clear(part, event.runs)))
        elif event.name == "t":
            in_text = event.kind is Kind.START
        elif event.name == "p" and event.kind is Kind.START:
            open_paragraphs.append([])
        elif event.name == "p" and open_paragraphs:
            yield "".join(open_paragraphs.pop())
        elif event.kind is Kind.START and event.name in _CHARACTERS and open_paragraphs:
            open_paragraphs[-1].append(_CHARACTERS[event.name])
