"""Which sentences of a source text stand for which of its translation: length and shared tokens, one best path.

After Gale and Church (1993), "A program for aligning sentences in bilingual corpora": links of few kinds, each with a
cost for its rarity and for its lengths. The lengths are judged by their logarithm with a long-tailed cost (Student's t
of three degrees), for a free translation is no proof of another link; a token that stands on both sides (a number, a
name) makes a link cheaper, a paragraph that begins on one side alone makes it dearer, and so does a mark (a quotation,
a question) or a number that one side lacks. A second pass knows which words of the two texts went together in the first
one, as in Moore (2002), "Fast and accurate sentence alignment of bilingual corpora". Costs were chosen on human
translations with a sentence left out, put in or joined (``bench/accuracy.py``).
"""

from collections import Counter
from itertools import chain
from math import inf, log, sqrt
from typing import NamedTuple

#: What each kind of link costs: source sentences, target sentences → cost.
_PRIORS = {
    (1, 1): 0.0, (2, 1): 4.0, (1, 2): 4.0, (2, 2): 5.0, (3, 1): 6.0, (1, 3): 6.0, (1, 0): 4.0, (0, 1): 4.0,
}
_ANCHOR = 3.0
_PARAGRAPH = 1.5
_MARK = 0.8
#: A number that one side lacks, and how many of them count: numbers are kept, but not all of them.
_NUMBER, _NUMBERS = 1.5, 2
#: Words go together if they meet in this share of their sentences, at least twice; very frequent ones say nothing.
_TOGETHER = 0.75
_OFTEN = 12
_PARTNER = 1.5
_DEAREST = 14.0
#: A sentence of this many letters deviates from the usual ratio by 1.4 times as much as a long one.
_SHORT = 80.0
#: The spread of lengths where none was measured for the languages.
_SPREAD = 0.2
#: The path strays from the diagonal by this many sentences at most, and by the difference in their number up to a
#: bound: a text of ten thousand sentences beside one of half as many would take hours.
_BAND, _WIDEST = 40, 200
#: A path that costs this much more than another one of as many source sentences is given up.
_HOPELESS = 30.0


class Unit(NamedTuple):
    """A sentence for alignment: its length in letters, tokens that both languages may share, its content words.

    ``marks`` are signs that a translation keeps (a quotation, a question mark); ``opens``: it opens a paragraph;
    ``numbers`` are those of two digits and more.
    """

    size: float
    anchors: frozenset[str]
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    opens: bool = False
    numbers: frozenset[str] = frozenset()


class Link(NamedTuple):
    """Source sentences ``[source, source_end)`` stand for target sentences ``[target, target_end)``.

    One of the two may be empty. ``confidence`` is 0–1: 0.9 and above for one to one with its neighbours alike or with
    shared tokens, 0.5 for what has no counterpart.
    """

    source: int
    source_end: int
    target: int
    target_end: int
    confidence: float


def align(source: list[Unit], target: list[Unit], usual: tuple[float, float] | None = None) -> list[Link]:
    """Return the links of the cheapest path through both texts, in order; every sentence is in exactly one.

    ``usual`` is the length of a translation for a length of 1 and the deviation of its logarithm; without it the ratio
    of the two texts is taken.
    """
    rows, columns = len(source), len(target)
    if not rows or not columns:
        return [*(Link(i, i + 1, 0, 0, 0.5) for i in range(rows)), *(Link(0, 0, j, j + 1, 0.5) for j in range(columns))]
    own = (sum(unit.size for unit in target) or 1) / (sum(unit.size for unit in source) or 1)
    ratio, spread = usual or (own, _SPREAD)
    weights = _weights(source, target)
    links = _with_confidence(_best(source, target, ratio, spread, weights), source, target, (ratio, spread), weights)
    source, target, partners = _with_partners(source, target, links)
    if not partners:
        return links
    weights.update(partners)
    return _with_confidence(_best(source, target, ratio, spread, weights), source, target, (ratio, spread), weights)


def _best(
    source: list[Unit], target: list[Unit], ratio: float, spread: float, weights: dict[str, float],
    hopeless: float = _HOPELESS,
) -> list[tuple[int, int, int, int]]:
    """The cheapest path, by dynamic programming in a band around the diagonal, without what is hopeless."""
    rows, columns = len(source), len(target)
    band = min(_BAND + abs(rows - columns), _WIDEST)
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(rows + 1)]
    best[0][0] = (0.0, 0, 0)
    for i in range(rows + 1):
        middle = i * columns // rows
        bound = min((cost for cost, _, _ in best[i].values()), default=0.0) + hopeless
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            here = best[i].get(j)
            if here is None or here[0] > bound:
                continue
            for (m, n), prior in _PRIORS.items():
                if i + m > rows or j + n > columns:
                    continue
                cost = here[0] + prior + _cost(source[i:i + m], target[j:j + n], ratio, spread, weights)
                known = best[i + m].get(j + n)
                if known is None or cost < known[0]:
                    best[i + m][j + n] = (cost, m, n)
    if columns not in best[rows]:  # nothing but hopeless paths lead there
        return _best(source, target, ratio, spread, weights, inf)
    return _path(best, rows, columns)


def _with_partners(
    source: list[Unit], target: list[Unit], links: list[Link]
) -> tuple[list[Unit], list[Unit], dict[str, float]]:
    """Both texts with a common anchor for each pair of words that went together, and what these are worth."""
    ones, others = (Counter(chain.from_iterable(unit.words for unit in units)) for units in (source, target))
    together: Counter[tuple[str, str]] = Counter()
    for link in links:
        left = {w for unit in source[link.source:link.source_end] for w in unit.words if 1 < ones[w] <= _OFTEN}
        right = {w for unit in target[link.target:link.target_end] for w in unit.words if 1 < others[w] <= _OFTEN}
        together.update((one, two) for one in left for two in right)
    pairs = [
        (one, two) for (one, two), count in together.items()
        if count > 1 and 2 * count >= _TOGETHER * (ones[one] + others[two])
    ]
    if not pairs:
        return source, target, {}
    by_one: dict[str, set[str]] = {}
    by_two: dict[str, set[str]] = {}
    worth: dict[str, float] = {}
    for one, two in pairs:
        anchor = f"{one}\0{two}"
        by_one.setdefault(one, set()).add(anchor)
        by_two.setdefault(two, set()).add(anchor)
        worth[anchor] = _PARTNER / max(ones[one], others[two])
    for anchors in by_one.values():  # a word with several partners has one voice
        for anchor in anchors:
            worth[anchor] /= len(anchors)
    return _joined(source, by_one), _joined(target, by_two), worth


def _joined(units: list[Unit], anchors: dict[str, set[str]]) -> list[Unit]:
    return [
        unit._replace(anchors=unit.anchors.union(*(anchors[word] for word in unit.words if word in anchors)))
        for unit in units
    ]


def _weights(source: list[Unit], target: list[Unit]) -> dict[str, float]:
    """What a shared token is worth: the rarer, the more."""
    counts = Counter(chain.from_iterable(unit.anchors for unit in source))
    others = Counter(chain.from_iterable(unit.anchors for unit in target))
    return {anchor: _ANCHOR / max(counts[anchor], others[anchor]) for anchor in counts.keys() & others.keys()}


def _cost(
    source: list[Unit], target: list[Unit], ratio: float, spread: float, weights: dict[str, float]
) -> float:
    if not source or not target:
        return 0.0
    cost = _length_cost(source, target, ratio, spread)
    if source[0].opens != target[0].opens:
        cost += _PARAGRAPH
    cost += _MARK * len(_united(source, "marks") ^ _united(target, "marks"))
    cost += _NUMBER * min(_NUMBERS, len(_united(source, "numbers") ^ _united(target, "numbers")))
    return cost - _shared(source, target, weights)


def _length_cost(source: list[Unit], target: list[Unit], ratio: float, spread: float) -> float:
    one, two = sum(unit.size for unit in source) * ratio, sum(unit.size for unit in target)
    mean = (one + two) / 2 or 1.0
    deviation = (two - one) / mean / (spread * sqrt(1 + _SHORT / mean))
    return min(_DEAREST, 2 * log(1 + deviation * deviation / 3))


def _shared(source: list[Unit], target: list[Unit], weights: dict[str, float]) -> float:
    common = _united(source, "anchors") & _united(target, "anchors")
    return sum(weights[anchor] for anchor in common)


def _united(units: list[Unit], field: str) -> frozenset[str]:
    if len(units) == 1:
        return getattr(units[0], field)  # type: ignore[no-any-return]
    return frozenset(chain.from_iterable(getattr(unit, field) for unit in units))


def _path(best: list[dict[int, tuple[float, int, int]]], rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    found = []
    i, j = rows, columns
    while i or j:
        _, m, n = best[i][j]
        found.append((i - m, i, j - n, j))
        i, j = i - m, j - n
    return found[::-1]


def _with_confidence(
    path: list[tuple[int, int, int, int]], source: list[Unit], target: list[Unit], usual: tuple[float, float],
    weights: dict[str, float],
) -> list[Link]:
    even = [s_end - s == t_end - t == 1 for s, s_end, t, t_end in path]
    links = []
    for k, (s, s_end, t, t_end) in enumerate(path):
        confidence = 0.5
        if s_end > s and t_end > t:
            alike = _length_cost(source[s:s_end], target[t:t_end], *usual) < 2.0
            anchored = _shared(source[s:s_end], target[t:t_end], weights) >= _ANCHOR / 2
            settled = all(even[max(0, k - 1):k + 2])
            confidence = 0.5 + 0.2 * (anchored or settled) + 0.2 * alike + 0.05 * (anchored and alike)
            confidence -= 0.1 * (not even[k])
        links.append(Link(s, s_end, t, t_end, confidence))
    return links
