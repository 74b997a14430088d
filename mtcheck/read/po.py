"""Gettext PO: msgid and msgstr; fuzzy and obsolete entries are left out.

No PO library knows where a string stands in the file; the format is a handful of line forms, so they are read here.
"""

import re
from collections.abc import Iterator

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import Run, Unit, clear, language_code, prose
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".po",)
BILINGUAL = True

_LINE = lazy(r'[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)[ \t]*)?"((?:[^"\\]|\\.)*+)"[ \t]*')
_ESCAPE = lazy(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_ESCAPES = {
    "n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\", "'": "'",
}
_FIELD = lazy(r"^(Language|X-Source-Language):[ \t]*(\S+)", re.MULTILINE)


class _Entry:
    """An entry while it is read: its strings by keyword, its flags and its first line."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Run]] = {}
        self.fuzzy = False
        self.line = 0
        self.start = 0
        self.current = ""

    def is_over(self, keyword: str) -> bool:
        """Say whether what begins now belongs to the next entry: only a msgstr follows a msgstr."""
        return self.current.startswith("msgstr") and not keyword.startswith("msgstr")


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of the entries; the header names the language. Raises ReadError.

    Of plural forms the first stands for the singular, the others for the plural; a single one stands for the plural.
    """
    languages: dict[str, str | None] = {}
    units: list[Unit] = []
    for entry in _entries(text):
        if "msgid" not in entry.fields or not any(name.startswith("msgstr") for name in entry.fields):
            raise ReadError(f"line {entry.line}: an entry without msgid or without msgstr")
        if not entry.fields["msgid"] and "msgctxt" not in entry.fields:
            header = clear(text, entry.fields.get("msgstr", []))
            languages = {name: language_code(value) for name, value in _FIELD.findall(header)}
        elif not entry.fuzzy:
            units += _units(entry)
    codes = languages.get("X-Source-Language"), languages.get("Language")
    return prose(text, [unit._replace(source_lang=codes[0], target_lang=codes[1]) for unit in units], lang)


def _units(entry: _Entry) -> Iterator[Unit]:
    forms = [entry.fields[name] for name in entry.fields if name.startswith("msgstr")]
    singular = entry.fields["msgid"]
    plural = entry.fields.get("msgid_plural", singular)
    if len(forms) == 1:
        forms, singular = forms[:1], plural
    for number, form in enumerate(forms):
        yield Unit(entry.start, plural if number else singular, form)


def _entries(text: str) -> Iterator[_Entry]:
    entry = _Entry()
    for number, (start, end) in enumerate(lines(text), 1):
        line = text[start:end]
        if not line.strip():
            continue
        if line.lstrip()[0] == "#":
            if entry.is_over(""):
                yield entry
                entry = _Entry()
            entry.fuzzy |= line.startswith("#,") and "fuzzy" in [flag.strip() for flag in line[2:].split(",")]
            continue
        match = _LINE.fullmatch(text, start, end)
        if match is None:
            raise ReadError(f"line {number}: neither a comment nor a keyword with a string in quotation marks")
        keyword = match[1] or ""
        if keyword:
            if entry.is_over(keyword):
                yield entry
                entry = _Entry()
            if keyword in entry.fields:
                raise ReadError(f"line {number}: a second {keyword} in one entry")
            if not entry.fields:
                entry.line, entry.start = number, start
            entry.current = keyword
        elif not entry.current:
            raise ReadError(f"line {number}: a string without a keyword")
        entry.fields.setdefault(entry.current, []).extend(_runs(text, number, match.start(2), match.end(2)))
    if entry.fields:
        yield entry


def _runs(text: str, line: int, start: int, end: int) -> Iterator[Run]:
    for match in _ESCAPE.finditer(text, start, end):
        if match.start() > start:
            yield Run(start, match.start())
        yield Run(match.start(), match.end(), _character(line, match))
        start = match.end()
    if start < end:
        yield Run(start, end)


def _character(line: int, match: re.Match[str]) -> str:
    octal, hexadecimal, letter = match.groups()
    code = int(octal, 8) if octal else int(hexadecimal, 16) if hexadecimal else -1
    character = _ESCAPES.get(letter) if letter else chr(code) if code < 0x80 else None  # above: a byte of some encoding
    if character is None:
        raise ReadError(f"line {line}: the escape {match.group()} is not known")
    return character
