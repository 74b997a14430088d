"""Languages as data: one folder a language, text tables in it, fallback from a variety to its language to ``und``."""

import os
from functools import cached_property, lru_cache

ROOT = os.path.dirname(os.path.abspath(__file__))
UNDETERMINED = "und"


@lru_cache(maxsize=1)
def _folders() -> tuple[str, ...]:
    return tuple(sorted(e.name for e in os.scandir(ROOT) if os.path.exists(os.path.join(e.path, "properties.txt"))))


@lru_cache(maxsize=1)
def known() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted; neither varieties nor ``und`` are among them."""
    return tuple(code for code in _folders() if "-" not in code)


def varieties() -> tuple[str, ...]:
    """Return the codes of the varieties (``pt-BR``) with a folder of what differs from their language, sorted."""
    return tuple(code for code in _folders() if "-" in code)


@lru_cache(maxsize=1024)
def read_table(code: str, table: str) -> tuple[str, ...] | None:
    """Return the entries of ``<code>/<table>.txt`` without the comment lines at its top, or None if there is none."""
    try:
        with open(os.path.join(ROOT, code, f"{table}.txt"), encoding="utf-8") as file:
            lines = file.read().rstrip("\n").split("\n")
    except FileNotFoundError:
        return None
    header = next((i for i, line in enumerate(lines) if line[:1] != "#"), len(lines))
    return tuple(lines[header:])


@lru_cache(maxsize=1)
def calendar_names() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the full names of months and weekdays of all languages: name → ``month 3`` or ``weekday 1`` → codes."""
    with open(os.path.join(ROOT, "calendar-names.txt"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, meanings in rows:
        for meaning in meanings.split("; "):
            kind, number, *codes = meaning.split()
            found.setdefault(name, {})[f"{kind} {number}"] = tuple(codes)
    return found


class Language:
    """A language or variety: its properties and its tables, each with fallback to the wider code.

    ``code`` is a BCP 47 tag as given (``pt-BR``); ``chain`` are the folders looked in, most specific first and ``und``,
    which holds what is the same everywhere, last.
    """

    def __init__(self, code: str) -> None:
        parts = code.split("-")
        codes = ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]
        codes.insert(-1, _SCRIPT_OF.get(code, code))
        self.code = code
        self.chain = (*dict.fromkeys(c for c in codes if c in _folders()), UNDETERMINED)
        self._has: dict[str, bool] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._mappings: dict[str, dict[str, str]] = {}
        self._phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}

    @property
    def base(self) -> str:
        """The language without script and region (``pt`` of ``pt-BR``)."""
        return self.code.split("-", 1)[0]

    @property
    def variety(self) -> str:
        """The variety whose folder is looked in first (``zh-Hant`` of ``zh-TW``); empty for a plain language."""
        return self.chain[0] if "-" in self.chain[0] else ""

    @property
    def covered(self) -> bool:
        """Whether there is a folder for the language."""
        return len(self.chain) > 1

    @cached_property
    def properties(self) -> dict[str, str]:
        """The keys of ``properties.txt``, the more specific file winning; empty for an unknown language."""
        merged: dict[str, str] = {}
        for code in reversed(self.chain):
            merged.update(line.split("\t") for line in read_table(code, "properties") or ())  # type: ignore[misc]
        return merged

    def is_set(self, name: str, default: bool = False) -> bool:
        """Say whether a property is ``yes``."""
        return self.properties.get(name, "yes" if default else "no") == "yes"

    @property
    def name(self) -> str:
        """The English name, or the code where it is not known."""
        return self.properties.get("name", self.code)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """ISO 15924 codes of the letters that normal text of the language uses; empty if not known."""
        return frozenset(self.properties.get("script", "").split())

    @cached_property
    def spaces(self) -> bool:
        """Whether words are separated by spaces."""
        return self.is_set("spaces", self.base not in _UNSPACED)

    @cached_property
    def cased(self) -> bool:
        """Whether the script has capitals."""
        return bool(self.scripts & {"Latn", "Cyrl", "Grek", "Armn"})

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return self.properties.get("direction") == "rtl"

    @cached_property
    def elision(self) -> bool:
        """Whether a short elided word is a word of its own (``l'``)."""
        return self.is_set("elision")

    @cached_property
    def folds(self) -> tuple[tuple[str, str], ...]:
        """Letters typed for those of the language and what they stand for (ş for the Romanian ș)."""
        return tuple((pair[0], pair[1]) for pair in self.properties.get("fold", "").split())

    def has(self, table: str) -> bool:
        """Say whether the language has the table (a fallback counts)."""
        if table not in self._has:
            self._has[table] = any(read_table(code, table) is not None for code in self.chain)
        return self._has[table]

    def entries(self, table: str) -> tuple[str, ...]:
        """Return the lines of the most specific file of a table; empty if there is none."""
        for code in self.chain:
            found = read_table(code, table)
            if found is not None:
                return found
        return ()

    def words(self, table: str) -> frozenset[str]:
        """Return a table as a set of entries."""
        if table not in self._words:
            self._words[table] = frozenset(self.entries(table))
        return self._words[table]

    def mapping(self, table: str) -> dict[str, str]:
        """Return a table of ``entry TAB value`` lines as a dict."""
        if table not in self._mappings:
            pairs = (line.partition("\t") for line in self.entries(table))
            self._mappings[table] = {key: value for key, _, value in pairs}
        return self._mappings[table]

    @cached_property
    def opposites(self) -> dict[str, frozenset[str]]:
        """The opposites of each word of the table of antonyms, read both ways."""
        both: dict[str, set[str]] = {}
        for word, values in self.mapping("antonyms").items():
            for other in values.split():
                both.setdefault(word, set()).add(other)
                both.setdefault(other, set()).add(word)
        return {word: frozenset(others) for word, others in both.items()}

    @cached_property
    def given_names(self) -> dict[str, str]:
        """Given names that show the sex of who bears them (``m`` or ``f``): the language's own and international ones.

        International are names in Latin letters. Names of both sexes, months and weekdays are left out.
        """
        international = load(UNDETERMINED).mapping("given-names") if "Latn" in self.scripts else {}
        names = {**international, **self.mapping("given-names")}
        doubtful = self.words("unisex-names").union(self.mapping("months"), self.mapping("weekdays"))
        return {name: sex for name, sex in names.items() if name not in doubtful}

    def phrases(self, table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return a table of phrases by their first token: the tokens of each, longest first."""
        if table not in self._phrases:
            from mtcheck.text.tokenize import token_pattern

            by_first: dict[str, list[tuple[str, ...]]] = {}
            for line in self.entries(table):
                phrase = line.partition("\t")[0]
                tokens = tuple(token_pattern(phrase, self.elision).findall(phrase))
                if self.elision and len(tokens) > 1 and tokens[-1] == "'":  # the host of l' follows in the text
                    tokens = (*tokens[:-2], tokens[-2] + "'")
                by_first.setdefault(tokens[0], []).append(tokens)
            self._phrases[table] = {
                first: tuple(sorted(items, key=lambda tokens: (-len(tokens), tokens)))
                for first, items in by_first.items()
            }
        return self._phrases[table]


#: Regions whose script says more than their name (CLDR's likely subtags).
_SCRIPT_OF = {
    "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant",
}
_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"})


@lru_cache(maxsize=64)
def load(code: str) -> Language:
    """Return the language for a BCP 47 code; an unknown one has no tables (``covered`` is false)."""
    return Language(code)


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[float, float, float]]:
    with open(os.path.join(ROOT, "lengths.tsv"), encoding="utf-8") as file:
        rows = [line.split("\t") for line in file if line[0] != "#"]
    return {code: (float(out) / 100, float(spread), float(back) / 100) for code, out, spread, back in rows}


#: Two ways through English hold its growth twice: by so much a pair without English is shorter (de-fr, fr-de, cs-uk).
_TWICE = 1.1


def expansion(source: Language, target: Language) -> tuple[float, float] | None:
    """Return the usual length of a translation for a length of 1, and the deviation of its logarithm by sentences.

    None if one of the languages was not measured. Source: ``bench/lengths.py``.
    """
    table = _lengths()
    ours, theirs = (table.get(lang.code) or table.get(lang.base) for lang in (target, source))
    if ours is None or theirs is None:
        return None
    ratio = ours[0] * theirs[2]
    through = 1.0 if "en" in (source.base, target.base) else _TWICE
    return ratio / through, (ours[1] ** 2 + theirs[1] ** 2) ** 0.5
