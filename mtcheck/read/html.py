"""HTML: the text that a reader of the page sees, in paragraphs; code, scripts and what is hidden are left out.

Only the tokens of HTML are looked at, no tree is built: which text is shown and where it stands follows from the
tags in their order, and a page of a hundred thousand nested elements costs no more than another of its size.
"""

import re
from collections.abc import Iterator

from mtcheck.model import CAPTION, HEADLINE, LIST, PROSE
from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import PLACEHOLDER, Clear, Run, line_of
from mtcheck.text.patterns import lazy

SUFFIXES = (".html", ".htm")
NAMED_ONLY = True

# A "<" that opens no tag is text.
_TOKEN = lazy(
    r"<!--(?:-?>|.*?--!?>)|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)"
    r"(?P<attributes>(?:=\s*+(?:\"[^\"]*\"|'[^']*')|[^>])*+)>|<(?!!--)[!?/][^>]*>"
    r"|(?P<text>(?:[^<]|<(?![A-Za-z!?/]))++)", re.DOTALL,
)
_ATTRIBUTE = lazy(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_REFERENCE = lazy(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_NOT_SHOWN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What stands in them is no markup: only their own end tag ends them.
_RAW = _names("script style textarea title xmp iframe noembed noframes")
#: Left out with all that is inside; for the second kind, which is part of a line, stands a masked placeholder.
_LEFT_OUT = _names("pre template noscript select audio video canvas object datalist")
_INLINE_CODE = _names("code kbd samp tt svg math")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu nav ol p section"
    " summary table tbody td tfoot th thead tr ul"
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_CAPTIONS = _names("figcaption caption")
_LISTS = _names("ul ol dl menu dir table")


def read(text: str) -> Prose:
    """Return the paragraphs of a page. Raises ReadError for a comment, tag or script that is never closed."""
    return _Page(text).read()


class _Page:
    """A page while it is read: the paragraph at hand, what it is, and the element that is left out."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._clear = Clear(raw)
        self._runs: list[Run] = []
        self._single = ""
        self._lists = 0
        self._left_out = ""
        self._depth = 0

    def read(self) -> Prose:
        position = left_out_at = 0
        while position < len(self._raw):
            match = _TOKEN.match(self._raw, position)
            if match is None:
                raise ReadError(f"line {line_of(self._raw, position)}: a tag or comment that is never closed")
            start, position = position, match.end()
            if match["name"] is None:
                if match["text"] and not self._left_out:
                    self._runs += _shown(self._raw, start, position)
                continue
            name = match["name"].lower()
            if name in _RAW and not match["close"]:
                position = self._past(name, start, position)
            elif not self._is_inside(name, bool(match["close"])):
                left_out_at = start
                self._tag(name, match)
        if self._left_out:
            raise ReadError(f"line {line_of(self._raw, left_out_at)}: <{self._left_out}> is left out and never closed")
        self._end_paragraph()
        return self._clear.prose()

    def _past(self, name: str, start: int, position: int) -> int:
        """The place past the end tag of an element whose content is no markup."""
        end = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(self._raw, position)
        if end is None:
            raise ReadError(f"line {line_of(self._raw, start)}: <{name}> is never closed")
        return end.end()

    def _is_inside(self, name: str, closes: bool) -> bool:
        """Say whether a tag belongs to the element that is left out; its end, or what ends a paragraph, ends that."""
        if not self._left_out:
            return False
        if self._left_out == "p" and name in _BLOCKS:
            self._left_out = ""
            return False
        if name == self._left_out:
            self._depth += -1 if closes else 1
            if not self._depth:
                self._left_out = ""
        return True

    def _tag(self, name: str, match: re.Match[str]) -> None:
        closes, attributes = bool(match["close"]), match["attributes"]
        if not closes and name not in _VOID and (name in _LEFT_OUT | _INLINE_CODE or _is_hidden(attributes)):
            self._left_out, self._depth = name, 1
            if attributes.endswith("/") and name in ("svg", "math"):
                self._left_out = ""
        if name in _INLINE_CODE or name in ("img", "input"):
            if not closes:
                self._runs.append(Run(*match.span(), PLACEHOLDER, masked=True))
        elif name == "br":
            self._runs.append(Run(*match.span(), "\n"))
        elif name in _BLOCKS or name in _LEFT_OUT:
            self._end_paragraph()
            if name in _LISTS:
                self._lists = max(0, self._lists + (-1 if closes else 1))
            if name in _HEADINGS or name in _CAPTIONS:
                self._single = "" if closes else HEADLINE if name in _HEADINGS else CAPTION

    def _end_paragraph(self) -> None:
        self._clear.add(self._runs, self._single or (LIST if self._lists else PROSE))
        self._runs = []


def _is_hidden(attributes: str) -> bool:
    if "hidden" not in attributes.lower() and "style" not in attributes.lower():
        return False
    for match in _ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        if name == "hidden" or (name == "style" and _NOT_SHOWN.search(match[2] or "")):
            return True
    return False


def _shown(raw: str, start: int, end: int) -> Iterator[Run]:
    from html import unescape

    for match in _REFERENCE.finditer(raw, start, end):
        text = unescape(match.group())
        if text == match.group():
            continue
        if match.start() > start:
            yield Run(start, match.start())
        yield Run(match.start(), match.end(), text)
        start = match.end()
    if start < end:
        yield Run(start, end)
