"""What a sentence denies, by tables of negators and of phrases that deny, or hold a negator and deny nothing."""

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
