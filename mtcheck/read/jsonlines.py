"""Bitext as JSON, an object a line with ``source``, ``target`` and perhaps ``reference``, as systems write it."""

from collections.abc import Iterator
from typing import Any

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import ROLES, Run, Runs, Unit, clear, language_code, line_of, prose
from mtcheck.text.patterns import lazy
from mtcheck.text.segment import lines

SUFFIXES = (".jsonl", ".ndjson")
BILINGUAL = True
NAMED_ONLY = True

_TOKEN = lazy(r'"(?:[^"\\]|\\.)*+"|[{}\[\]:,]|[^\s"{}\[\]:,]++')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
# Two escapes may stand for one character beyond U+FFFF.
_ESCAPE = lazy(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


def read(text: str, lang: str | None = None) -> Prose:
    """Return the bitext of the objects.

    Keys: ``source`` (``src``), ``target`` (``tgt``, ``mt``), ``reference`` (``ref``), ``source_lang``, ``target_lang``;
    others are left out. ``lang`` chooses where lines are in several languages. Raises ReadError.
    """
    return prose(text, [_unit(text, start, end) for start, end in lines(text) if text[start:end].strip()], lang)


def _unit(text: str, start: int, end: int) -> Unit:
    import json

    try:
        row: Any = json.loads(text[start:end])
        if not isinstance(row, dict):
            raise ReadError("not an object")
        keys = _keys(row)
        strings = _strings(text, start, end)
        runs = {role: _runs(text, *strings[key]) if row[key] is not None else () for role, key in keys.items()}
        reference = row[keys["reference"]] or "" if "reference" in keys else ""
        languages = [language_code(_string(row, key)) for key in ("source_lang", "target_lang")]
        return Unit(start, runs["source"], runs["target"], reference, *languages)
    except ReadError as error:
        cause = str(error)
    except json.JSONDecodeError as error:
        cause = f"not JSON: {error.msg} at column {error.colno}"
    except (RecursionError, ValueError) as error:  # too deep, or a numeral of thousands of digits
        cause = f"not readable as JSON: {error}"
    raise ReadError(f"line {line_of(text, start)}: {cause}")


def _keys(row: dict[str, Any]) -> dict[str, str]:
    """Return the key of each role. Raises ReadError for a missing or doubled one and for a value that is no text."""
    found: dict[str, str] = {}
    for key in row:
        role = ROLES.get(key)
        if role is None:
            continue
        if role in found:
            raise ReadError(f"both {found[role]!r} and {key!r}")
        _string(row, key)
        found[role] = key
    for role in ("source", "target"):
        if role not in found:
            raise ReadError(f"no {role!r}")
    return found


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{key!r} is no text")
    return value


def _strings(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """Return where the strings of an object stand, by their keys and without their marks; of a doubled key the last."""
    found: dict[str, tuple[int, int]] = {}
    key: str | None = None
    depth = 0
    for match in _TOKEN.finditer(text, start, end):
        mark = text[match.start()]
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
        elif depth == 1 and mark == ",":
            key = None
        elif depth == 1 and mark == '"':
            if key is None:
                key = clear(text, _runs(text, match.start() + 1, match.end() - 1))
            else:
                found[key] = (match.start() + 1, match.end() - 1)
    return found


def _runs(text: str, start: int, end: int) -> Runs:
    return tuple(_pieces(text, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[Run]:
    for match in _ESCAPE.finditer(text, start, end):
        if match.start() > start:
            yield Run(start, match.start())
        yield Run(match.start(), match.end(), _character(match.group()))
        start = match.end()
    if start < end:
        yield Run(start, end)


def _character(escape: str) -> str:
    if escape[1] != "u":
        return _ESCAPES[escape[1]]
    code = int(escape[2:6], 16)
    return chr(code if len(escape) == 6 else 0x10000 + (code - 0xD800) * 0x400 + int(escape[8:], 16) - 0xDC00)
