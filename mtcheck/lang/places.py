"""Names of countries, cities and bodies in all languages, with what may stand for them; loaded only beside a source."""

import os
from functools import lru_cache
from typing import NamedTuple

from mtcheck.lang import ROOT, Language
from mtcheck.text.tokenize import token_pattern
from mtcheck.text.transliterate import skeleton

#: From CLDR, and by hand; a territory that stands in both has the names of both.
_FILES = ("place-names", "body-names")


class Place(NamedTuple):
    """What one place or body is called in one language.

    Its names as tokens, the stems of adjectives and the like, and the keys of what it may be said for (the country of a
    capital).
    """

    names: tuple[tuple[str, ...], ...]
    stems: tuple[str, ...]
    meant: tuple[str, ...]


class Places:
    """The places of one language, by key (a code of ISO 3166, or a word of our own for cities and bodies)."""

    def __init__(self, code: str) -> None:
        self.places: dict[str, Place] = {}
        for key, names, stems, meant in _rows(code):
            old = self.places.get(key, Place((), (), ()))
            own = (tuple(token_pattern(name).findall(name)) for name in names)
            self.places[key] = Place((*old.names, *own), (*old.stems, *stems), (*old.meant, *meant))
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, place in self.places.items():
            for name in place.names:
                self._first.setdefault(name[0][:3], []).append((name, key))
        self._said_for: dict[str, set[str]] = {}
        for key, place in self.places.items():
            for other in place.meant:
                self._said_for.setdefault(other, set()).add(key)
        for entries in self._first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0]), entry))

    def at(self, lows: list[str], index: int, last: int, inflected: bool) -> tuple[str, int] | None:
        """Return the place that tokens from ``index`` on name, and how many tokens do; None for no name."""
        found: tuple[str, int] | None = None
        for name, key in self._first.get(lows[index][:3], ()):
            if index + len(name) > last:
                continue
            words = [low.partition("'")[0] if low not in name else low for low in lows[index:index + len(name)]]
            if tuple(words) == name:
                return key, len(name)
            if found is None and all(map(_is_form, words, name, [inflected] * len(name))):
                found = key, len(name)
        return found

    def stands(self, key: str, lows: list[str], text: str, apart: bool) -> bool:
        """Say whether a place is named or hinted at in tokens; ``apart``: words are separated, else ``text`` counts.

        True too for a place that has no name in the language: nobody can say.
        """
        return key not in self.places or _hints(self.places[key], lows, text, apart)

    def inside(self, key: str, lows: list[str]) -> bool:
        """Say whether a name of a place stands in a longer token: Oberbayern, Südamerika."""
        names = [name[0] for name in self.places[key].names if len(name) == 1 and len(name[0]) > 4]
        return any(name in low for low in lows for name in names)

    def related(self, key: str) -> set[str]:
        """Return what may be said for a place or what it may be said for: a capital and its country."""
        return set(self.places[key].meant if key in self.places else ()) | self._said_for.get(key, set())


def _hints(place: Place, lows: list[str], text: str, apart: bool) -> bool:
    """Whether a name of the place or a stem stands in the tokens or the text."""
    if not apart:
        return any("".join(name) in text for name in place.names) or any(stem in text for stem in place.stems)
    parts = [part for low in lows for part in ((low, *low.split("-")) if "-" in low else (low,)) if part]
    return any(_begins(part, stem) for stem in place.stems for part in parts) or any(
        any(_begins(part, _stem(name[0])) for part in parts) if len(name) == 1 else _stands_apart(name, parts)
        for name in place.names
    )


def _stands_apart(name: tuple[str, ...], parts: list[str]) -> bool:
    """Whether the long words of a name stand somewhere; of one that has none (U.S.) all letters."""
    long = [word for word in name if len(word) > 3]
    if not long:
        return all(word in parts for word in name if word.isalpha())
    return all(any(part.startswith(word[:max(4, len(word) - 2)]) for part in parts) for word in long)


def _is_form(low: str, word: str, inflected: bool) -> bool:
    """Whether a token is a case form of a word of a name."""
    if low == word or low == word + "s":
        return True
    stem = _stem(word)
    return inflected and len(stem) > 3 and low.startswith(stem) and len(low) <= len(word) + (2 if len(stem) < 5 else 3)


def _stem(word: str) -> str:
    """A word without the vowel that it ends in; short ones as they are."""
    return word[:-1] if len(word) > 3 and skeleton(word[-1]) in ("", "A") else word


def _begins(low: str, stem: str) -> bool:
    """Whether a token begins with a stem; two or three letters prove it in a short word alone. Clitics may precede."""
    if "\u0590" <= low[0] <= "\u07ff":
        return stem in low
    if len(stem) < 3 and stem.isascii():
        return low.partition("'")[0] == stem
    return low.startswith(stem) and (len(stem) > 3 or len(low) <= len(stem) + 4)


def _rows(code: str) -> list[tuple[str, list[str], list[str], list[str]]]:
    """Return key, names, stems and what it may be said for, of all rows that have the language."""
    found = []
    for file_name in _FILES:
        with open(os.path.join(ROOT, f"{file_name}.txt"), encoding="utf-8") as file:
            for line in file:
                position = line.find(f"\t{code} ")
                if line[0] == "#" or position < 0:
                    continue
                cell = line[position + len(code) + 2:].split("\t", 1)[0].rstrip("\n").split("/")
                stems = [entry[1:] for entry in cell if entry[0] == "~"]
                if file_name == "place-names":  # the name of a language, of which the stem is wanted
                    stems = [stem[:-3] if len(stem) > 7 else stem[:-2] if len(stem) > 5 else stem for stem in stems]
                key, _, rest = line.partition("\t")
                meant = rest[2:].split("\t", 1)[0].split("/") if rest[:2] == "= " else []
                found.append((key, [entry for entry in cell if entry[0] != "~"], stems, meant))
    return found


@lru_cache(maxsize=8)
def _of(code: str) -> Places:
    return Places(code)


def places(language: Language) -> Places:
    """Return the places in a language; empty for one that has no folder."""
    return _of(language.base)
