"""Which sentences are about the same: set similarity in near-linear time."""

from collections import Counter
from itertools import chain
from typing import NamedTuple

#: Sentences under one word are not compared with more than this many others each: keeps loops linear.
MAX_POSTINGS = 16
#: A sentence is paired with this many others at most, the latest ones.
MAX_PAIRS = 4


class Pair(NamedTuple):
    """Two sentences by index, first before second, and the Jaccard similarity of their content (0–1)."""

    first: int
    second: int
    similarity: float


def similar_pairs(content: list[frozenset[str]], minimum: float, smallest: int = 3) -> list[Pair]:
    """Return the pairs of sets whose Jaccard similarity is at least ``minimum``.

    They come by ascending ``second``, then descending ``first``.
    Sets of fewer than ``smallest`` members are left out. Each set meets only the latest ``MAX_POSTINGS``
    sets that share one of its rarest members, so the cost stays linear on degenerate input; the price is
    that the many-th copy is compared with recent copies only. (Prefix filtering: with Jaccard >= m two sets
    must share one of the ``n - ceil(m * n) + 1`` rarest members.)
    """
    frequency = Counter(chain.from_iterable(content))
    postings: dict[str, list[int]] = {}
    found: list[Pair] = []
    for second, members in enumerate(content):
        size = len(members)
        if size < smallest:
            continue
        shared = [member for member in members if frequency[member] > 1]
        needed = size - int(-(-minimum * size // 1)) + 1
        prefix_length = needed - (size - len(shared))
        if prefix_length <= 0:
            continue
        # Rarest first; members that occur once can never be shared, so they use up the prefix.
        prefix = sorted(shared, key=lambda member: (frequency[member], member))[:prefix_length]
        candidates: set[int] = set()
        for member in prefix:
            seen = postings.setdefault(member, [])
            candidates.update(seen[-MAX_POSTINGS:])
            seen.append(second)
        kept = 0
        for first in sorted(candidates, reverse=True)[:MAX_POSTINGS]:
            other = content[first]
            common = len(members & other)
            similarity = common / (size + len(other) - common)
            if similarity >= minimum:
                found.append(Pair(first, second, similarity))
                kept += 1
                if kept == MAX_PAIRS:
                    break
    return found


def stands_in(phrase: tuple[str, ...], tokens: list[str]) -> bool:
    """Say whether a phrase stands in a row of tokens, whatever the endings of its words.

    A word of five letters or more may differ after all but its last two, a shorter one may only grow by three.
    """
    first, size = phrase[0], len(phrase)
    return any(
        _inflects(first, token) and all(map(_inflects, phrase[1:], tokens[i + 1:i + size])) and i + size <= len(tokens)
        for i, token in enumerate(tokens)
    )


def _inflects(word: str, token: str) -> bool:
    stem = word[:-2] if len(word) > 4 and word.isalpha() else word
    return token.startswith(stem) and len(token) <= len(word) + 3


class Run(NamedTuple):
    """A unit of tokens that follows itself: first token, tokens a unit, whole copies, token after the last copy."""

    first: int
    unit: int
    copies: int
    last: int


def runs(tokens: list[str], longest: int) -> list[Run]:
    """Return the places where a unit of up to ``longest`` tokens stands two or more times in a row, in one pass.

    A unit that follows itself brings back a token, and the one after it, at the distance of its length: only such
    places are looked at, each is reported by the first unit found there and skipped as a whole.
    """
    found: list[Run] = []
    last_seen: dict[str, int] = {}
    seen = last_seen.get
    size = len(tokens)
    skip_to = 0
    for i, token in enumerate(tokens):
        before = seen(token, -longest - 1)
        last_seen[token] = i
        if i - before > longest or i < skip_to:
            continue
        unit = i - before
        if unit > 1 and (i + 1 >= size or tokens[i + 1] != tokens[before + 1]):
            continue
        run = _extend(tokens, before, unit, size, skip_to)
        if run.copies > 1:
            found.append(run)
            skip_to = run.last
    return found


def _extend(tokens: list[str], first: int, unit: int, size: int, floor: int) -> Run:
    end = first + unit
    while end < size and tokens[end] == tokens[end - unit]:
        end += 1
    while first > floor and tokens[first - 1] == tokens[first - 1 + unit]:
        first -= 1
    copies = (end - first) // unit
    return Run(first, unit, copies, first + copies * unit)
