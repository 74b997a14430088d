"""Configuration: the nearest ``.mtcheck.toml``, ``mtcheck.toml`` or ``[tool.mtcheck]`` of a ``pyproject.toml``.

The configuration of a checked tree is untrusted: it cannot load code, run commands or name a place to write.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from mtcheck.engine import Accept
from mtcheck.finding import Severity
from mtcheck.text.patterns import lazy

NAMES = (".mtcheck.toml", "mtcheck.toml", "pyproject.toml")
MAX_SIZE = 128 * 1024


class ConfigError(ValueError):
    """A configuration cannot be used; the message names the file, the key and the cause."""


class AcceptEntry(NamedTuple):
    """An ``[[tool.mtcheck.accept]]`` entry; ``path`` is a glob, ``until`` an ISO date after which it ends."""

    accept: Accept
    path: str = "*"
    until: str = ""


#: Options of rules: (rule, ((option, value), …)), …
Options = tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]


class Config(NamedTuple):
    """What a configuration file may set; ``root`` is its folder, against which its patterns are read."""

    root: str = ""
    source: str = ""
    lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    fail_level: str = "major"
    fail_under: float | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_file_size: int = 10_000_000
    encoding: str | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    options: Options = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per_file_lang: tuple[tuple[str, str], ...] = ()
    accept: tuple[AcceptEntry, ...] = ()


# tomllib needs memory in the square of the parts of a dotted key; quoted or not, 65 parts in a row are refused.
_PART = r"(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')"
_DOTTED_BOMB = lazy(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{64}}")

LEVELS = ("neutral", "minor", "major", "critical", "never")
_STRINGS = {"select", "ignore", "extend-select", "include", "exclude"}
_KEYS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(_STRINGS, list), "lang": str, "preview": bool, "fail-level": str, "fail-under": (int, float),
    "max-file-size": int, "encoding": str, "severity": dict, "rules": dict, "per-file-ignores": dict,
    "per-file-lang": dict, "accept": list,
}


def level(name: str) -> Severity | None:
    """Return the severity of a level name, None for ``never``. Raises ConfigError for another word."""
    if name not in LEVELS:
        raise ConfigError(f"unknown level {name!r}; one of {', '.join(LEVELS)}")
    return None if name == "never" else Severity[name.upper()]


def discover(path: str) -> str | None:
    """Return the configuration file that holds for a file or folder: of the closest folder upwards, or None."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    return _discover_in(os.path.realpath(folder or "."))


@lru_cache(maxsize=4096)
def _discover_in(folder: str) -> str | None:
    for name in NAMES:
        candidate = os.path.join(folder, name)
        if os.path.isfile(candidate) and (name != "pyproject.toml" or _has_table(candidate)):
            return candidate
    parent = os.path.dirname(folder)
    return None if parent == folder else _discover_in(parent)


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"[tool.mtcheck" in file.read(MAX_SIZE)
    except OSError:
        return False


@lru_cache(maxsize=256)
def read(path: str) -> Config:
    """Return the configuration of a file. Raises ConfigError naming the file and the cause."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MAX_SIZE + 1)
        if len(raw) > MAX_SIZE:
            raise ConfigError(f"larger than {MAX_SIZE:,} bytes")
        data = parse(raw.decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from None
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        tool = data.get("tool")
        data = tool.get("mtcheck", {}) if isinstance(tool, dict) else {}
    try:
        if not isinstance(data, dict):
            raise ConfigError("'tool.mtcheck' must be a table")
        return build(data, os.path.dirname(os.path.realpath(path)), path)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None


def parse(text: str) -> dict[str, Any]:
    """Return TOML as a dict. Raises ConfigError; a deep or dotted bomb is refused before it is parsed."""
    import tomllib

    if _DOTTED_BOMB.search(text):
        raise ConfigError("a key with more than 64 dots")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}") from None
    except RecursionError:
        raise ConfigError("nested too deeply") from None


def build(data: dict[str, Any], root: str = "", source: str = "") -> Config:
    """Check a ``[tool.mtcheck]`` table and return it as a Config. Raises ConfigError."""
    for key, value in data.items():
        if key not in _KEYS:
            raise _unknown_key(key, _KEYS)
        if not isinstance(value, _KEYS[key]) or (isinstance(value, bool) and _KEYS[key] is not bool):
            raise ConfigError(f"key {key!r} has the wrong type ({type(value).__name__})")
    for key in _STRINGS & data.keys():
        _check_strings(key, data[key])
    level(data.get("fail-level", "major"))
    if not 0 <= data.get("fail-under", 0) <= 100:
        raise ConfigError("key 'fail-under' takes a number from 0 to 100")
    if data.get("max-file-size", 1) < 1:
        raise ConfigError("key 'max-file-size' takes a number of bytes above 0")
    return Config(
        root=root, source=source, lang=data.get("lang"), select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())), extend_select=tuple(data.get("extend-select", ())),
        preview=data.get("preview", False), fail_level=data.get("fail-level", "major"),
        fail_under=data.get("fail-under"), include=tuple(data.get("include", ())),
        exclude=tuple(data.get("exclude", ())), max_file_size=data.get("max-file-size", 10_000_000),
        encoding=data.get("encoding"), severity=tuple(_severities(data.get("severity", {}))),
        options=tuple(_options(data.get("rules", {}))),
        per_file_ignores=tuple(_ignores(data.get("per-file-ignores", {}))),
        per_file_lang=tuple(_languages(data.get("per-file-lang", {}))),
        accept=tuple(map(_accept, data.get("accept", []))),
    )


def _unknown_key(key: str, known: Iterable[str]) -> ConfigError:
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1)
    return ConfigError(f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def _check_strings(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"key {key!r} takes a list of strings")
    return tuple(value)


def _severities(table: dict[str, Any]) -> Iterable[tuple[str, Severity]]:
    for rule, name in table.items():
        found = level(name) if isinstance(name, str) else None
        if found is None:
            raise ConfigError(f"severity of {rule!r} must be one of {', '.join(LEVELS[:-1])}")
        yield rule, found


def _options(table: dict[str, Any]) -> Iterable[tuple[str, tuple[tuple[str, Any], ...]]]:
    for rule, options in table.items():
        if not isinstance(options, dict):
            raise ConfigError(f"key 'rules.{rule}' must be a table of options")
        for name, value in options.items():
            if not isinstance(value, (bool, int, float, str)):
                raise ConfigError(f"key 'rules.{rule}.{name}' has the wrong type ({type(value).__name__})")
        yield rule, tuple(sorted(options.items()))


def _ignores(table: dict[str, Any]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for pattern, names in table.items():
        yield pattern, _check_strings(f"per-file-ignores.{pattern}", names)


def _languages(table: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for pattern, code in table.items():
        if not isinstance(code, str):
            raise ConfigError(f"key 'per-file-lang.{pattern}' takes a language code")
        yield pattern, code


def _accept(entry: Any) -> AcceptEntry:
    known = {"path", "rule", "text", "reason", "until"}
    if not isinstance(entry, dict):
        raise ConfigError("an 'accept' entry must be a table")
    for key, value in entry.items():
        if key not in known:
            raise _unknown_key(f"accept.{key}", [f"accept.{name}" for name in sorted(known)])
        if not isinstance(value, str) and key != "until":
            raise ConfigError(f"key 'accept.{key}' takes a string")
    if not entry.get("text"):
        raise ConfigError("an 'accept' entry needs the 'text' that is accepted")
    accept = Accept(entry.get("rule", "*"), entry["text"], entry.get("reason", ""))
    return AcceptEntry(accept, entry.get("path", "*"), _date(entry.get("until", "")))


def _date(value: object) -> str:
    """Return an ISO date, given as a TOML date or a string; an entry with a misspelt one would never end."""
    if value == "":
        return ""
    from datetime import date

    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ConfigError(f"key 'accept.until' takes a date such as 2030-12-31, not {value!r}") from None
