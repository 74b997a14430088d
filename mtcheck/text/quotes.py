"""Quotations in double quotation marks: where they open and close, and marks that have no partner."""

from typing import NamedTuple

from mtcheck.text.patterns import lazy

#: What may close a quotation, by what opened it.
CLOSERS = {
    '"': '"', "“": "”", "”": "”", "„": "“”\"", "«": "»", "»": "«»", "「": "」", "『": "』", "＂": "＂", "〝": "〟",
}
_MARKS = lazy("[\"“”„«»「」『』＂〝〟]")
_BEFORE_OPENING = frozenset(" \u00a0\u202f\u2009\t\n([{—–-/:،,。，：、（「『«“„")
_AFTER_OPENING = frozenset("¿¡…($€£@#[%'‘’ʻ")
#: Marks that open nothing where another mark opened.
_ONLY_CLOSE = frozenset("”»」』〟")
_SPACES = frozenset(" \u00a0\u202f\u2009")


class Quotation(NamedTuple):
    """A quotation on the outer level: half-open span with its marks, and the marks; ``closer`` is ``""`` if missing."""

    start: int
    end: int
    opener: str
    closer: str


def scan(text: str, start: int, end: int) -> tuple[list[Quotation], list[int]]:
    """Return the quotations of a paragraph, and the positions of closing marks that nothing opened.

    One without a closing mark ends at one of another system ("…») if there is such a mark, else with the paragraph.
    """
    found: list[Quotation] = []
    strays: list[int] = []
    opened = other = -1  # other: where a mark of another system may have closed it
    inner = 0
    for match in _MARKS.finditer(text, start, end):
        mark, position = match.group(), match.start()
        if opened >= 0 <= other and mark == text[opened] and opens(text, position, start):
            found.append(Quotation(opened, other + 1, mark, text[other]))
            opened, other, inner = position, -1, 0
        elif opened >= 0:
            only_closes = (mark in _ONLY_CLOSE and mark != text[opened]) or text[opened] + mark == "»«"
            if mark in CLOSERS[text[opened]] and (only_closes or not opens(text, position, start)):
                found.append(Quotation(opened, position + 1, text[opened], mark))
                opened, other, inner = -1, -1, 0
            elif opens(text, position, start):
                inner += 1
            elif inner:
                inner -= 1
            elif other < 0 and mark != text[opened] and _may_close(text, position):
                other = position
        elif opens(text, position, start):
            opened = position
        elif not _is_inside_word(text, position):
            strays.append(position)
    if opened >= 0:
        closed = (end, "") if other < 0 else (other + 1, text[other])
        found.append(Quotation(opened, closed[0], text[opened], closed[1]))
    return found, strays


def _may_close(text: str, position: int) -> bool:
    """Whether a mark stands at the end of a word or sentence and no word follows at once."""
    before, after = text[position - 1:position], text[position + 1:position + 2]
    return text[position] not in "„「『〝" and not before.isspace() and not before.isdecimal() and not after.isalnum()


def opens(text: str, position: int, start: int) -> bool:
    """Say whether a mark can open: at the start of a word. A straight one after a digit or letter closes, or is inches.

    ``start`` is where the paragraph begins.
    """
    mark = text[position]
    if mark in "「『〝":
        return True
    if mark in "」』〟":
        return False
    before = text[position - 1] if position > start else " "
    after = text[position + 1:position + 2]
    if mark == "«" and after in _SPACES and after:
        return before in _BEFORE_OPENING
    if mark == "“" and "\u3040" <= after <= "\u9fff":
        return True
    if "\u3040" <= before <= "\u9fff" or "\uff01" <= before <= "\uff60":  # no blank shows the side: only the shape does
        return mark not in "”»" and bool(after)
    if before not in _BEFORE_OPENING:
        return False
    return bool(after) and (after.isalnum() or after in _AFTER_OPENING or after in CLOSERS)


def _is_inside_word(text: str, position: int) -> bool:
    """Gershayim (צה"ל), and inches or seconds after one or two digits (12", 41”)."""
    if text[position] == "”":
        return text[position - 1:position].isdecimal() and not text[max(0, position - 3):position].isdecimal()
    if text[position] != '"':
        return False
    before, after = text[position - 1:position], text[position + 1:position + 2]
    return before.isdecimal() or (before.isalpha() and after.isalpha())
