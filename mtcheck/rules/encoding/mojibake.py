"""UTF-8 text was read as if it were in an old code page.

## What it does
Flags words in which a run of characters, put back into a legacy code page (Windows-1252, -1250, -1251, -1253, -1256,
KOI8-R, Mac Roman, DOS, GBK), is valid UTF-8 for letters or typographic marks: "fÃ¼r", "â€™", "РїСЂРё", "Ð¿Ñ€Ð¸".
Twice-damaged text is repaired in the suggestion as far as it goes.

## Why it matters
Every letter outside ASCII is unreadable; the damage mostly runs through the whole text.

## Example
> The cafÃ© on the corner closed in May.

## When it is wrong
Stories about encodings. A run counts only if the way back is certain: capitals before a closing quotation mark
("MANHÃ”") and Ukrainian or Serbian letters in a row are not enough.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import script_of

RULE = Rule("mojibake", Category.ENCODING, Severity.MAJOR)

# Code page -> first bytes of UTF-8 letters that are looked for under it.
_PAGES = {
    "cp1252": range(0xC2, 0xF5), "cp1250": (0xC2, 0xC3, 0xC4, 0xC5, 0xE2), "cp1253": (0xC3, 0xCE, 0xCF, 0xE2),
    "cp1251": (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xE2),
    "koi8_r": (0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xE2),
    "cp1256": (0xD8, 0xD9, 0xDA, 0xDB, 0xE2), "mac_roman": (0xC2, 0xC3, 0xC5, 0xD0, 0xD1, 0xE2),
    "cp437": (0xC3, 0xC4, 0xC5, 0xE2), "cp850": (0xC3, 0xC4, 0xC5, 0xE2),
}
#: All of these, as they look under their pages: without one of them the tables need not be made.
_FIRST = frozenset(map(chr, range(0xC2, 0xF5))) | frozenset("ΒΓΞΟΡβĂăĹÄÅâГДЕВОПРСТвцдебояТШбпБ‚фгшظطعغâ¬√ƒ≈–—├─┼Γ鈥")
#: Code pages in which two characters alone may be proof.
_SINGLES = frozenset({"cp1252", "cp1250", "mac_roman", "cp437", "cp850", "gbk"})
#: The first two bytes of UTF-8 quotation marks and dashes, read as GBK: “鈥檚” is “’s”.
_GBK = "鈥"
#: Marks that stand right after a capital in sound text as well.
_CLOSERS = frozenset("»”’“‘„‚›‹–—…·•\u00a0°ºª!?")
_MARKS = lazy("[\u00a0-\u00bf×÷\u2000-\u206f€™\u3000-\u3011\ufeff\ufffd\uff01-\uff5e\U0001f000-\U0001faff]")
_LATIN = lazy("[À-ʯḀ-ỿ]")
_BLANK = lazy(r"(?<= )Ã(?= {1,2}[^\W\d_A-Z])")


class _Run(NamedTuple):
    start: int
    end: int
    fixed: str


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each damaged word or row of words, with the repaired text."""
    text = doc.prose
    if text.isascii() or doc.alphabet.isdisjoint(_FIRST):
        return
    runs: list[_Run] = []
    for match in _tables().gate.finditer(text):
        if not runs or match.start() >= runs[-1].end:
            found = _decode(doc, text, match)
            if found:
                runs.append(found)
    for match in _BLANK.finditer(text) if "Ã" in doc.alphabet else ():
        # The second byte was a blank, and an editor or a browser made it a plain one.
        yield RULE.finding(doc.span(match.start(), match.start() + 1), "UTF-8 read in another encoding; it was “à”",
                           confidence=Confidence.CERTAIN, suggestion="à")
    for group in _words(text, runs):
        start, end = _edges(text, group)
        pieces, position = [], start
        for run in group:
            pieces += [text[position:run.start], run.fixed]
            position = run.end
        fixed = "".join(pieces) + text[position:end]
        yield RULE.finding(doc.span(start, end), f"UTF-8 read in another encoding; it was “{fixed[:80]}”",
                           confidence=Confidence.CERTAIN, suggestion=fixed)


class _Tables(NamedTuple):
    gate: re.Pattern[str]
    pages: dict[str, tuple[str, ...]]
    runs: dict[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    """The gate (a first and a second byte of any page), the pages of each such first byte, the run of each page."""
    pages: dict[str, tuple[str, ...]] = {}
    # Runs are bounded, and joined later: a long one that proves nothing must not be read again from each letter.
    runs = {"gbk": re.compile(f"(?:{_GBK}[\u4e00-\u9fff€]){{1,64}}")}
    for page, firsts in _PAGES.items():
        rest = re.escape("".join(_chars(page, range(0x80, 0xC0))))
        leads = ["".join(_chars(page, [b for b in firsts if low <= b < high]))
                 for low, high in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5))]
        units = [f"[{re.escape(lead)}][{rest}]{{{n}}}" for n, lead in enumerate(leads, 1) if lead]
        runs[page] = re.compile(f"(?:{'|'.join(units)}){{1,64}}")
        for lead in "".join(leads):
            pages[lead] = (*pages.get(lead, ()), page)
    first = re.escape("".join(pages))
    seconds = re.escape("".join(sorted({c for page in _PAGES for c in _chars(page, range(0x80, 0xC0))})))
    pages[_GBK] = ("gbk",)
    return _Tables(re.compile(f"[{first}][{seconds}]|{_GBK}[\u4e00-\u9fff€]"), pages, runs)


def _chars(page: str, values: "range | list[int]") -> list[str]:
    """The characters of some bytes; what Windows-1252 leaves open is read as in Latin-1."""
    chars = []
    for value in values:
        try:
            chars.append(bytes([value]).decode(page))
        except UnicodeDecodeError:
            chars.append(chr(value))
    return [*chars, *map(chr, values)] if page == "cp1252" and values[0] == 0x80 else chars


def _encode(page: str, run: str) -> bytes:
    if page == "gbk":
        return run.encode("gbk")
    back = _back(page)
    return bytes(back.get(char, ord(char) & 0xFF) for char in run)


@lru_cache(maxsize=16)
def _back(page: str) -> dict[str, int]:
    return dict(zip(_chars(page, range(0x80, 0x100)), range(0x80, 0x100), strict=False))


def _decode(doc: Document, text: str, gate: re.Match[str]) -> _Run | None:
    tables = _tables()
    best: _Run | None = None
    for page in tables.pages[gate.group()[0]]:
        match = tables.runs[page].match(text, gate.start())
        if not match or (match.end() - match.start() == 2 and page not in _SINGLES):
            continue
        try:
            fixed = _encode(page, match.group()).decode("utf-8")
        except UnicodeError:
            continue
        if (not best or match.end() > best.end) and _is_certain(doc, match, fixed, page):
            best = _Run(match.start(), match.end(), _again(fixed))
    return best


def _again(fixed: str) -> str:
    """Undo a second reading in Windows-1252, if there was one."""
    for _ in range(2):
        if not _tables().runs["cp1252"].fullmatch(fixed):
            break
        try:
            fixed = _encode("cp1252", fixed).decode("utf-8")
        except UnicodeError:
            break
    return fixed


def _is_certain(doc: Document, match: re.Match[str], fixed: str, page: str) -> bool:
    """Letters of the language, of Latin or (three or more) of one other script, or marks; one alone needs more."""
    run = match.group()
    others = [char for char in fixed if not _LATIN.match(char) and not _MARKS.match(char)]
    found = {script_of(char) for char in others if char.isalpha()}
    scripts = doc.language.scripts if doc.language.covered else set(map(script_of, doc.alphabet))
    if others and len(found) != 1 and not found <= scripts:
        return False
    if not all(char.isalpha() or char.isprintable() for char in others):
        return False
    if len(others) == 1 and (len(run) < 3 or not (page == "cp1252" or script_of(others[0]) in scripts)):
        return False
    if others and not (found <= scripts or len(others) > 2):
        return False
    if len(fixed) > 1 or len(run) > 2:
        return len(run) > len(fixed)
    return _is_single(doc.prose, match, page)


def _is_single(text: str, match: re.Match[str], page: str) -> bool:
    """One damaged letter of two bytes: the second must not be a mark or letter that may follow the first."""
    before, after = text[match.start() - 1:match.start()], text[match.end():match.end() + 1]
    second = match.group()[1]
    if page in ("cp437", "cp850"):
        return not match.group()[0].isalpha()
    if page == "mac_roman":
        return before.isalpha() or after.isalpha()
    if page == "cp1250" and second.isalpha():
        return before.islower()
    if second in _CLOSERS:
        return before.islower() or (after.islower() and not before.isalpha() and second not in "»”’") or (
            match.group() == "Ã\u00a0" and not before.isalpha())
    return True


def _words(text: str, runs: list[_Run]) -> Iterator[list[_Run]]:
    """Group the runs that stand in one word, or side by side."""
    group: list[_Run] = []
    for run in runs:
        gap = text[group[-1].end:run.start] if group else ""
        if group and not (gap.isalnum() or (len(gap) < 3 and "\n" not in gap and not any(map(str.isalnum, gap)))):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _edges(text: str, group: list[_Run]) -> tuple[int, int]:
    """The letters and digits around a group belong to its word."""
    start, end = group[0].start, group[-1].end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
