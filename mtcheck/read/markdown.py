"""Markdown: code, front matter, tables, HTML and link targets are masked; headings, lists and paragraphs are kept.

markdown-it-py finds the blocks (its tokens carry line numbers); what stands inside a line is masked here, in
place, so that offsets never move.
"""

import re
from collections.abc import Iterator

from mtcheck.model import Block
from mtcheck.read import Prose
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = lazy(r"\A(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE_MARKS = lazy(r"(?:[ \t]*(?:>|#{1,6}(?=\s)|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+[ \t]*|[ \t]+")
# Inside a line: code, images and link targets, autolinks, tags, bare addresses, emphasis, escapes.
_INLINE = lazy(
    r"`{1,8}[^`\n]{1,2000}?`{1,8}|!\[|\]\([^()\s]{0,2000}(?:\s+[\"'][^\"'\n]{0,500}[\"'])?\)|\]\[[^\]\n]{0,200}\]"
    r"|<(?:https?://|mailto:)[^<>\s]{1,2000}>|</?[A-Za-z][^<>\n]{0,500}>|<!--.{0,5000}?-->|https?://[^\s<>()]{1,2000}"
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|\[(?=[^\]\n]{1,500}\][(\[])",
    re.DOTALL,
)


def read(text: str) -> Prose:
    """Return the paragraphs of a Markdown text and the spans that are not prose."""
    front = _FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    blocks = list(_blocks(text, begin))
    return Prose(tuple(blocks), tuple(_masks(text, blocks)))


def _blocks(text: str, begin: int) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline"])
    spans = list(lines(text, begin))
    kinds: list[str] = []
    # The parser normalises NUL and line ends one for one, so its line numbers are ours.
    for token in parser.parse("\n".join(text[start:end] for start, end in spans)):
        if token.nesting == 1:
            kinds.append(token.type)
        elif token.nesting == -1:
            kinds.pop()
        elif token.type == "inline" and token.map and "table_open" not in kinds:
            start, end = spans[token.map[0]][0], spans[min(token.map[1], len(spans)) - 1][1]
            start += _lead(text, start, end)
            if text[start:end].strip():
                yield Block(start, start + len(text[start:end].rstrip()), _kind(kinds))


def _kind(kinds: list[str]) -> str:
    if "heading_open" in kinds:
        return "headline"
    return "list" if "list_item_open" in kinds else "prose"


def _lead(text: str, start: int, end: int) -> int:
    match = _LINE_MARKS.match(text, start, end)
    return match.end() - start if match else 0


def _masks(text: str, blocks: list[Block]) -> Iterator[tuple[int, int]]:
    position = 0
    for block in blocks:
        if block.start > position:
            yield position, block.start
        yield from sorted(_inside(text, block))
        position = block.end
    if position < len(text):
        yield position, len(text)


def _inside(text: str, block: Block) -> Iterator[tuple[int, int]]:
    taken = block.start
    for start, end in lines(text, block.start, block.end):
        lead = _lead(text, start, end) if start > block.start else 0
        if lead and start >= taken:
            yield start, start + lead
        for match in _INLINE.finditer(text, max(start + lead, taken), end):
            yield match.span()
            taken = match.end()
