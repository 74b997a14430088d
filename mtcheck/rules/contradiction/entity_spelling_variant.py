"""One name is spelled in two ways.

## What it does
Flags a name that stands in the text in two spellings which are two transliterations of one (Zelensky and Zelenskiy,
Kharkov and Harkov, Chaikovsky and Tschaikovsky): the letters fall together when kh and h, ch and tsch, y and i, w and
v and doubled letters are taken as one. The same name or title must stand beside both somewhere, or they must be long
and no two different names stand beside them. Behind one given name a single letter more, less or other is enough
(Friedrich Merz and Friedrich Mertz).

## Why it matters
A system spells a foreign name anew in each sentence; the reader counts two people.

## Example
> President Zelensky spoke on Monday. … President Zelenskiy left in the evening.

## When it is wrong
Two people of one family name from two countries, two places (Shanxi and Shaanxi); an English title that holds the
English name of a place. Case endings are no spelling: in languages that inflect names the difference must lie inside
the word.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.names import are_one_letter_apart, are_spellings, skeleton

RULE = Rule("entity-spelling-variant", Category.INCONSISTENT_TERM, Severity.MINOR, needs=("function-words",))

_SHORTEST = 5
#: From this length on names of one skeleton are one name, if nothing speaks against it.
_LONG = 6
#: Endings of names in languages that inflect them: a difference this near the end is case, not spelling.
_ENDING = 3


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each second spelling, at its first place, with a note at the other one."""
    names: dict[str, list[int]] = {}
    for sentence in doc.sentences:
        for i in range(sentence.first + 1, sentence.last):
            word = doc.words[i]
            if len(word) >= _SHORTEST and word[0].isupper() and word.istitle():
                names.setdefault(word, []).append(i)
    inflected = not doc.language.covered or any(map(doc.language.is_set, ("name-cases", "names-inflected")))
    ending = _ENDING if inflected else 0
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(skeleton(name), []).append(name)
    for spellings in groups.values():
        if len(spellings) < 2:
            continue
        usual = max(spellings, key=lambda name: (len(names[name]), -names[name][0]))
        company = _company(doc, names[usual])
        for other in spellings:
            alike = other != usual and are_spellings(usual, other, ending=ending)
            long = min(len(usual), len(other)) >= _LONG
            if alike and _are_one(doc, company, _company(doc, names[other]), long):
                yield _finding(doc, usual, names[usual][0], names[other][0])
    yield from _behind_one_given_name(doc, ending)
    if not doc.language.is_set("syllable-words"):
        yield from _alone(doc, names, ending)


def _finding(doc: Document, usual: str, first: int, place: int) -> Finding:
    return RULE.finding(
        doc.token_span(place, place + 1), f"also spelled “{usual}” in this text", suggestion=usual,
        related=(Note(doc.token_span(first, first + 1), "the other spelling"),),
    )


def _behind_one_given_name(doc: Document, ending: int) -> Iterator[Finding]:
    """Surnames behind one given name that are one letter apart and have no skeleton in common."""
    surnames: dict[str, dict[str, list[int]]] = {}
    for i in doc.where(doc.language.given_names):
        name = doc.words[i + 1] if i + 1 < len(doc.words) else ""
        if doc.words[i].istitle() and name.istitle() and len(name) >= _SHORTEST - 1:
            surnames.setdefault(doc.lows[i], {}).setdefault(name, []).append(i + 1)
    for named in surnames.values():
        ordered = sorted(named, key=lambda name: (-len(named[name]), named[name][0]))
        usual = ordered[0]
        for other in ordered[1:]:
            apart = are_one_letter_apart(usual, other) and usual.rstrip("s") != other.rstrip("s")
            inside = not ending or usual[-ending:] == other[-ending:]
            if apart and inside and max(len(usual), len(other)) >= _SHORTEST and skeleton(usual) != skeleton(other):
                yield _finding(doc, usual, named[usual][0], named[other][0])


def _alone(doc: Document, names: dict[str, list[int]], ending: int) -> Iterator[Finding]:
    """Surnames that never stand behind another name, and are one letter inside apart from one that does.

    Whoever is new in a text is named in full: "Rodrigo Salcedo … Salsedo said".
    """
    given = doc.language.given_names
    full = {
        name: i + 1 for i in doc.where(given) if doc.words[i].istitle() and i + 1 < len(doc.words)
        and len(name := doc.words[i + 1]) >= _LONG and name.istitle()
    }
    for other, places in names.items() if full else ():
        low = other.lower()
        if len(other) < _LONG or not other.isalpha() or other in full or low in given:
            continue
        if any(doc.words[i].islower() for i in doc.where((low,))):
            continue  # a plain word
        beside = [doc.words[k] for i in places for k in (i - 1, i + 1) if k < len(doc.words)]
        if any(word[0].isupper() or word.lower() in doc.language.mapping("titles") for word in beside):
            continue
        for usual, place in full.items():
            edges = usual[0] == other[0] and usual[-max(2, ending):] == other[-max(2, ending):]
            if edges and are_one_letter_apart(usual, other) and skeleton(usual) != skeleton(other):
                yield _finding(doc, usual, place, places[0])


def _company(doc: Document, places: list[int]) -> tuple[set[str], set[str]]:
    """The capitalised words that stand before a name, and those that stand after it, in table form."""
    before, after = (
        {doc.lows[i + step] for i in places if i + step < len(doc.words) and doc.words[i + step][0].isupper()}
        for step in (-1, 1)
    )
    return before, after


def _are_one(doc: Document, one: tuple[set[str], set[str]], two: tuple[set[str], set[str]], long: bool) -> bool:
    """Whether two spellings name one: the same name stands beside both, or they are long and no two names do."""
    if one[0] & two[0] or one[1] & two[1]:
        return True
    if not long or (one[0] and two[0]) or (one[1] and two[1]):
        return False
    # Outside English an unknown name beside it may make it part of an English title (“Radio Scotland”).
    return doc.language.base == "en" or one[0].union(one[1], *two) <= doc.language.given_names.keys()
