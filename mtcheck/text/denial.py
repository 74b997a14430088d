"""What a sentence denies, by tables of negators and of phrases that deny, or hold a negator and deny nothing."""

import re
from typing import NamedTuple


class Negation(NamedTuple):
    """How a language denies.

    ``phrases`` are, by their first word, the words of each phrase (longest first) and whether it denies; ``borders``
    are conjunctions; with ``concord`` several negators in a part of a sentence deny once ("no vino nadie").
    """

    negators: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], bool], ...]]
    borders: frozenset[str]
    concord: bool


class Stance(NamedTuple):
    """What a sentence says for sure: where its plain denials and its words that may deny stand (0–1 of its length).

    ``denies`` is true where it denies in any way, ``doubtful`` where a phrase holds a negator and denies nothing.
    """

    denials: tuple[float, ...]
    hints: tuple[float, ...]
    denies: bool
    doubtful: bool


class Hints(NamedTuple):
    """Words that may deny: negators that deny no verb by themselves, and a pattern of all others.

    A match in its group ``sure`` denies, one in its group ``none`` only looks as if.
    """

    weak: frozenset[str]
    pattern: re.Pattern[str]


def hints(entries: dict[str, str], negators: frozenset[str], spaces: bool) -> Hints:
    """Return what a table of hints tells.

    Entries are words, beginnings (``un-``), endings (``-less``) and strings (``-x-``), with a sign: ``!`` denies
    wherever it stands, ``-`` may deny, ``+`` does not. Without spaces between words all are strings. A negator among
    them is one that denies no verb by itself (``hardly``, the French ``ne``).
    """
    groups = [
        _alternatives([entry for entry, own in entries.items() if own == sign and entry not in negators], spaces)
        for sign in "+!-"
    ]
    pattern = re.compile(f"(?P<none>{groups[0]})|(?P<sure>{groups[1]})|{groups[2]}")
    return Hints(negators & entries.keys(), pattern)


def _alternatives(entries: list[str], spaces: bool) -> str:
    """One expression for entries, by whether a word may begin before and go on after them."""
    shapes: dict[tuple[bool, bool], list[str]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
        shape = (spaces and entry[0] != "-", spaces and entry[-1] != "-")
        shapes.setdefault(shape, []).append(re.escape(entry.strip("-")))
    return "|".join(
        r"(?<!\w)" * begins + "(?:" + "|".join(words) + ")" + r"(?!\w)" * ends
        for (begins, ends), words in shapes.items()
    ) or "(?!)"


def stance(lows: list[str], how: Negation, words: Hints) -> Stance:
    """Return what the tokens of a sentence say for sure; with concord the negators of a part count as one.

    "No. 1" denies nothing, nor does a negator before a question mark.
    """
    rest: list[str] = []
    denials: list[int] = []
    i = length = 0
    denies = doubtful = fresh = False
    while i < len(lows):
        low, size, plain = lows[i], 1, False
        phrase = next((p for p in how.phrases.get(low, ()) if tuple(lows[i:i + len(p[0])]) == p[0]), None)
        if phrase is not None:
            size = len(phrase[0])
            plain = phrase[1] and not how.negators.isdisjoint(phrase[0])
            denies |= phrase[1]
            doubtful |= not phrase[1]
        elif low in how.negators and lows[i + 1:i + 2] not in (["?"], ["؟"]) and not _is_numbered(lows, i):
            plain, denies = low not in words.weak, True
        fresh |= low in how.borders or not low[0].isalnum()
        if plain and (fresh or not denials or not how.concord):
            denials.append(length)
            fresh = False
        rest.append("|" if plain or phrase is not None else low)
        length += len(rest[-1]) + 1
        i += size
    return _with_hints(" ".join(rest), denials, words, denies, doubtful)


def stance_of_text(text: str, harmless: list[str], denying: list[str], how: Negation, words: Hints) -> Stance:
    """Return what a text without spaces between words says for sure; see ``denies`` for the first lists."""
    bare = text
    for phrase in harmless:
        bare = bare.replace(phrase, "|" * len(phrase))
    doubtful, denials = bare != text, []
    denies = any(phrase in bare for phrase in denying)
    for phrase in sorted(denying, key=len, reverse=True):
        if phrase in how.negators:
            denials += [match.start() for match in re.finditer(re.escape(phrase), bare)]
            bare = bare.replace(phrase, "|" * len(phrase))
    return _with_hints(bare, denials, words, denies, doubtful)


def _is_numbered(lows: list[str], i: int) -> bool:
    """Whether a token is the abbreviation of "number": No. 1, No 10."""
    return any(low[0].isdecimal() for low in lows[i + 1:i + 2 + (lows[i + 1:i + 2] == ["."])])


def _with_hints(text: str, denials: list[int], words: Hints, denies: bool, doubtful: bool) -> Stance:
    found = [(match.start(), match.lastgroup) for match in words.pattern.finditer(text)]
    shares = [tuple(place / len(text) for place in places)
              for places in (denials, [start for start, group in found if group is None])]
    return Stance(shares[0], shares[1], denies or any(group == "sure" for _, group in found), doubtful)


def denied(lows: list[str], first: int, last: int, how: Negation) -> range:
    """Return the tokens of the first part of a sentence that is denied; an empty range where nothing is.

    Parts end at marks and conjunctions. Two negations in a part are none ("nobody did not"), but with concord.
    """
    begin = i = first
    count = 0
    while i < last:
        low = lows[i]
        phrase = next((p for p in how.phrases.get(low, ()) if tuple(lows[i:i + len(p[0])]) == p[0]), None)
        if phrase is not None:
            count += phrase[1]
            i += len(phrase[0])
            continue
        if low in how.borders or not low[0].isalnum():
            if count and (how.concord or count % 2):
                return range(begin, i)
            begin, count = i + 1, 0
        count += low in how.negators
        i += 1
    return range(begin, last) if count and (how.concord or count % 2) else range(first, first)


def denies(text: str, harmless: list[str], denying: list[str]) -> bool:
    """Say whether a string that denies stands in a text without spaces, once those that deny nothing are left out."""
    for phrase in harmless:
        text = text.replace(phrase, " ")
    return any(map(text.__contains__, denying))
