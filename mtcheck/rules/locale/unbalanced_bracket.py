"""A bracket has no partner.

## What it does
Flags round, square and full-width brackets that are opened and not closed, or closed and not opened, within a
paragraph.

## Why it matters
Systems drop the closing bracket, or the words between the brackets together with one of them.

## Example
> The company (based in Oslo said it would appeal.

## When it is wrong
Ticks and counters ("1)", "a)") and emoticons are left alone, also brackets that a later paragraph closes, and a
paragraph that breaks off. Round and full-width brackets close each other.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("unbalanced-bracket", Category.PUNCTUATION, Severity.MINOR)

_MARKS = lazy(r"[()\[\]（）［］【】]")
_PARTNER = {")": "(", "]": "[", "）": "(", "］": "[", "】": "【"}
#: Brackets open at the same time; more than this is no prose.
_DEEPEST = 16
_KIND = {"（": "(", "［": "["}
# Before a closing bracket: a counter at the start of an item, or an emoticon's eyes.
_COUNTER = lazy(r"(?:^|[\s(\"“„«;,:—–-])(?:\w{1,3}|[ivxlc]{1,5})\.?$", re.IGNORECASE)
_EYES = lazy(r"(?:[:;=]|(?<!\w)[8xX])[-'^o*~]{0,2}$|\s$|\)$|[!?.…]$")
_FACE = lazy(r"\(\(|\([;:=]|\($")
_SAD = lazy(r"[:;=]-?$")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each bracket without a partner."""
    text = doc.prose
    if not any(map(text.__contains__, "()[]（）［］【】")):
        return
    waiting: dict[str, list[int]] = {}
    lonely: list[int] = []
    for block in doc.blocks:
        opened: list[tuple[int, str]] = []
        for match in _MARKS.finditer(text, block.start, block.end):
            mark, position = match.group(), match.start()
            if mark not in _PARTNER:
                if not _is_emoticon(text, position, block.end):
                    opened.append((position, _KIND.get(mark, mark)))
                    lonely += [place for place, _ in opened[:-_DEEPEST]]
                    del opened[:-_DEEPEST]
                continue
            kind = _PARTNER[mark]
            index = max((i for i, (_, other) in enumerate(opened) if other == kind), default=-1)
            if index >= 0:
                lonely += [place for place, _ in opened[index + 1:]]
                del opened[index:]
            elif not waiting.pop(kind, None) and not _is_counter(text, position, block.start):
                lonely.append(position)
        for position, kind in opened:
            waiting.setdefault(kind, []).append(position)
    for position in sorted([*lonely, *(place for places in waiting.values() for place in places)]):
        span = doc.span(position, position + 1)
        yield RULE.finding(span, f"“{text[position]}” has no partner in its paragraph")


def _is_counter(text: str, position: int, start: int) -> bool:
    before = text[max(start, position - 8):position]
    return bool(text[position:position + 2] == "))" or _COUNTER.search(before) or _EYES.search(before))


def _is_emoticon(text: str, position: int, end: int) -> bool:
    """“:(”, “(;”, and the Slavic “((”."""
    return bool(_SAD.search(text, max(0, position - 2), position) or _FACE.match(text, position, min(end, position + 2))
                or text[position - 1:position + 1] == "((")
