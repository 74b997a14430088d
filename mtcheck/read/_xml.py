"""XML as a stream of tags and text with exact places: lxml says whether it is sound, a scanner says where it stands.

This is the one place that builds an XML parser. lxml knows only lines; but in a document that it accepts as well formed
every ``<`` outside comments, CDATA and quoted values begins a tag, so one pass of a pattern over the raw text cannot
go astray.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from mtcheck.read import ReadError
from mtcheck.read._bitext import PLACEHOLDER, Run, Runs
from mtcheck.text.patterns import lazy

_SPACE = r"[ \t\r\n]"
_QUOTED = "\"[^\"]*\"|'[^']*'"
_PROLOG = lazy(rf"\ufeff?(?:{_SPACE}++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DOCTYPE = lazy(rf"<!DOCTYPE(?:{_QUOTED}|[^\"'>\[]++)*+>")
_TOKEN = lazy(
    rf"(?P<aside><!--.*?-->|<\?.*?\?>|<!DOCTYPE(?:{_QUOTED}|[^\"'>\[]++)*+>)|<!\[CDATA\[(?P<data>.*?)\]\]>"
    rf"|<(?P<close>/?)(?P<name>[^\s/>]+)(?P<attributes>(?:{_QUOTED}|[^\"'>]++)*+)>|(?P<text>[^<]++)", re.DOTALL,
)
_ATTRIBUTE = lazy(rf"([^\s=\"']+){_SPACE}*={_SPACE}*({_QUOTED})")
_REFERENCE = lazy(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([^;&<\s]+));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Kind(Enum):
    """What a step over a document met; an empty element is its start and its end."""

    START = "start"
    END = "end"
    TEXT = "text"


class Event(NamedTuple):
    """A tag (its name without prefix, its attributes as they stand) or a text with its references resolved."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: str = ""
    runs: Runs = ()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute (named as written: ``xml:lang``) or None."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1] == name:
                value = match[2][1:-1]
                return _REFERENCE.sub(lambda reference: _character(*reference.groups()), value)
        return None


def events(raw: str, root: str) -> Iterator[Event]:
    """Yield the tags and texts of a document, whose outermost element must be ``root``.

    Raises ReadError for what is not well formed, too deep, or declares entities.
    """
    _check(raw)
    position = 0
    inside = False
    for match in _TOKEN.finditer(raw):
        if match.start() != position:
            break
        position = match.end()
        if match["name"] is not None:
            name = match["name"].rpartition(":")[2]
            if not inside and name != root:
                raise ReadError(f"the outermost element is <{name}>, not <{root}>")
            inside = True
            yield from _tags(match.start(), position, name, match["attributes"], bool(match["close"]))
        elif match["data"] is not None:
            yield Event(Kind.TEXT, match.start(), position, runs=(Run(match.start("data"), match.end("data")),))
        elif match["text"] is not None:
            yield Event(Kind.TEXT, match.start(), position, runs=tuple(_runs(raw, match.start(), position)))
    if position != len(raw):
        raise ReadError(f"markup that cannot be followed at offset {position}")


def _tags(start: int, end: int, name: str, attributes: str, closes: bool) -> Iterator[Event]:
    if closes:
        yield Event(Kind.END, start, end, name)
        return
    yield Event(Kind.START, start, end, name, attributes)
    if attributes.endswith("/"):
        yield Event(Kind.END, start, end, name)


def _check(raw: str) -> None:
    from lxml import etree

    prolog = _PROLOG.match(raw)
    begin = prolog.end() if prolog else 0
    if raw.startswith("<!DOCTYPE", begin) and not _DOCTYPE.match(raw, begin):
        raise ReadError("declarations inside the document type (ENTITY and others) are refused")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_pis=True, remove_comments=True,
    )
    try:
        etree.fromstring(raw.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"not well-formed XML: {' '.join(error.msg.split())}") from None


def _runs(raw: str, start: int, end: int) -> Iterator[Run]:
    for match in _REFERENCE.finditer(raw, start, end):
        if match.start() > start:
            yield Run(start, match.start())
        yield Run(match.start(), match.end(), _character(*match.groups()))
        start = match.end()
    if start < end:
        yield Run(start, end)


def _character(decimal: str | None, hexadecimal: str | None, name: str | None) -> str:
    if decimal or hexadecimal:
        return chr(int(decimal) if decimal else int(hexadecimal or "", 16))
    if name not in _ENTITIES:
        raise ReadError(f"the entity &{name}; is not defined")
    return _ENTITIES[name]


#: Inline elements whose content is code of the original format, not text; those in the first set show as something.
_SHOWN = frozenset({"ph", "x", "cp"})
_CODES = _SHOWN | {"bpt", "ept", "it", "ut", "bx", "ex", "sc", "ec"}


def content(stream: Iterator[Event]) -> Runs:
    """Return the text of the element that has just begun and take its events, to its end, off the stream.

    Inline markup of XLIFF and TMX is no text: that of a pair leaves its content, codes go with theirs, and for what
    shows as something stands a masked placeholder.
    """
    runs: list[Run] = []
    depth, coded = 1, 0
    for event in stream:
        if event.kind is Kind.START:
            depth += 1
            if coded or event.name in _CODES:
                coded += 1
            if coded == 1 and event.name in _SHOWN:
                runs.append(Run(event.start, event.end, PLACEHOLDER, masked=True))
        elif event.kind is Kind.END:
            depth -= 1
            if not depth:
                break
            coded -= bool(coded)
        elif not coded:
            runs.extend(event.runs)
    return tuple(runs)
