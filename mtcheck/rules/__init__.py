"""The rules: a folder a family, a file a rule, found in the file system."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from mtcheck.finding import Finding, Rule

FOLDER = os.path.dirname(os.path.abspath(__file__))


#: What ``bench/rates.py`` measured on genuine news: a line a rule.
MEASURED = os.path.join(FOLDER, "measured.tsv")
#: The languages in which a rule is over its false-alarm budget: a line a rule, made by ``bench/rates.py``.
PREVIEW = os.path.join(FOLDER, "preview.tsv")


class Entry(NamedTuple):
    """A rule as found: its declaration, its family (the folder), its function and its module."""

    rule: Rule
    family: str
    check: Callable[..., Iterator[Finding]]
    module: ModuleType

    @property
    def name(self) -> str:
        """The rule's name, the stem of its file with hyphens."""
        return self.rule.name


@lru_cache(maxsize=1)
def families() -> dict[str, tuple[str, ...]]:
    """Return the module names of each family, sorted, without importing them."""
    return {
        family: tuple(sorted(name[:-3] for name in os.listdir(os.path.join(FOLDER, family))
                             if name.endswith(".py") and name[0] != "_"))
        for family in sorted(os.listdir(FOLDER))
        if os.path.isdir(os.path.join(FOLDER, family)) and family[0] != "_"
    }


@lru_cache(maxsize=1)
def all_rules() -> dict[str, Entry]:
    """Return every rule by name, ordered by family and name."""
    found: dict[str, Entry] = {}
    for family, names in families().items():
        for name in names:
            module = import_module(f"mtcheck.rules.{family}.{name}")
            rule: Rule = module.RULE
            found[rule.name] = Entry(rule, family, module.check, module)
    return found


def options_of(entry: Entry) -> dict[str, Any]:
    """Return the options of a rule (its keyword-only parameters) with their defaults."""
    return dict(entry.check.__kwdefaults__ or {})


def page(entry: Entry) -> str:
    """Return the manual page of a rule: its module docstring."""
    from inspect import cleandoc

    return cleandoc(entry.module.__doc__ or "")


def examples(entry: Entry) -> list[dict[str, str]]:
    """Return the examples of a rule from its ``.toml``: dicts with ``kind`` (bad, good), ``lang`` and ``text``.

    The faults of a bad example stand between ⟦ and ⟧; rules that need them have a ``source`` in ``source_lang`` or a
    ``reference``.
    """
    import tomllib

    path = os.path.join(FOLDER, entry.family, f"{entry.name}.toml")
    with open(path, "rb") as file:
        data = tomllib.load(file)
    return [{"kind": kind, **item} for kind in ("bad", "good") for item in data.get(kind, [])]


@lru_cache(maxsize=1)
def preview_languages() -> dict[str, frozenset[str]]:
    """Return for each rule the languages in which it is off unless asked for."""
    with open(PREVIEW, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]
    return {rule: frozenset(languages.split()) for rule, languages in rows}


def measured(name: str) -> str:
    """Return a sentence on how often a rule fires on genuine human news, ``""`` if it was not measured."""
    with open(MEASURED, encoding="utf-8") as file:
        rows = {row[0]: row[1:] for row in (line.rstrip("\n").split("\t") for line in file) if row[0][:1] != "#"}
    if name not in rows:
        return ""
    share, worst, most, documents = rows[name]
    where = "" if worst == "-" else f", at most {most} % in one language ({worst})"
    return f"Measured on {documents} genuine news articles: touches {share} % of them{where}."
