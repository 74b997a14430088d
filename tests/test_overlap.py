"""Runs of repeated tokens and pairs of similar sentences; their cost is counted, not timed."""

from collections.abc import Iterator
from itertools import chain

import pytest

from mtcheck.text.overlap import MAX_PAIRS, MAX_POSTINGS, Pair, Run, runs, similar_pairs


def _words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(("text", "expected"), [
    ("the the", [Run(0, 1, 2, 2)]),
    ("a b the the the c", [Run(2, 1, 3, 5)]),
    ("x in the city in the city y", [Run(1, 3, 2, 7)]),
    ("one two one two one two", [Run(0, 2, 3, 6)]),
    ("a a b c d c d", [Run(0, 1, 2, 2), Run(3, 2, 2, 7)]),
    ("a b a c a d", []),
    ("", []),
    ("a", []),
])
def test_runs_are_found_with_their_unit(text: str, expected: list[Run]) -> None:
    assert expected == runs(_words(text), longest=20)


def test_a_unit_longer_than_the_longest_is_no_run() -> None:
    unit = _words("a b c d e f")
    assert [] == runs(unit * 2, longest=5)
    assert [Run(0, 6, 2, 12)] == runs(unit * 2, longest=6)


def test_a_part_of_a_unit_after_the_last_copy_is_outside() -> None:
    assert [Run(0, 3, 2, 6)] == runs(_words("a b c a b c a b x"), longest=20)


class _Counted(str):
    """A token that counts how often it is compared."""

    compared = 0
    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        _Counted.compared += 1
        return str.__eq__(self, str(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)


def _comparisons(tokens: list[str]) -> int:
    _Counted.compared = 0
    runs([_Counted(token) for token in tokens], longest=20)
    return _Counted.compared


@pytest.mark.parametrize("unit", ["a", "a b", "a b a c", "a a b", "a b c d e f g h i j"])
def test_runs_cost_is_linear_on_loops(unit: str) -> None:
    small, large = _comparisons(_words(unit) * 200), _comparisons(_words(unit) * 1600)
    assert 0 < large <= 8.5 * small


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_similar_sets_are_paired_in_order() -> None:
    content = [_set("mayor bridge open monday"), _set("rain fell north coast"), _set("mayor bridge open tuesday")]
    assert [Pair(0, 2, 0.6)] == similar_pairs(content, minimum=0.5)


def test_equal_sets_have_similarity_one() -> None:
    assert [Pair(0, 1, 1.0)] == similar_pairs([_set("a b c")] * 2, minimum=0.5)


def test_the_minimum_itself_counts() -> None:
    content = [_set("a b c d"), _set("a b e f"), _set("a b c d x y z w")]
    assert [Pair(0, 2, 0.5)] == similar_pairs(content, minimum=0.5)


def test_small_sets_are_left_out() -> None:
    assert [] == similar_pairs([_set("a b")] * 2, minimum=0.5)


def test_a_few_sets_are_paired_as_if_each_met_each() -> None:
    content = [frozenset(f"w{(i * 5 + j * (1 + i % 3)) % 9}" for j in range(3 + i % 4)) for i in range(MAX_POSTINGS)]
    naive = [
        [(first, second) for first in reversed(range(second)) if _similarity(content[first], one) >= 0.6][:MAX_PAIRS]
        for second, one in enumerate(content)
    ]
    expected = list(chain.from_iterable(naive))
    assert 10 < len(expected)
    assert expected == [(pair.first, pair.second) for pair in similar_pairs(content, minimum=0.6)]


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if min(len(one), len(other)) >= 3 else 0.0


class _CountedSet(frozenset[str]):
    """A set that counts how often it is intersected."""

    met = 0

    def __and__(self, other: object) -> frozenset[str]:
        _CountedSet.met += 1
        return frozenset.__and__(self, other)  # type: ignore[operator]


def _meetings(sets: Iterator[frozenset[str]]) -> int:
    content: list[frozenset[str]] = [_CountedSet(members) for members in sets]
    _CountedSet.met = 0
    similar_pairs(content, minimum=0.5)
    return _CountedSet.met


@pytest.mark.parametrize("size", [50, 500, 2000])
def test_each_set_meets_a_bounded_number_of_others(size: int) -> None:
    assert _meetings(_set("the same five words again") for _ in range(size)) <= MAX_POSTINGS * size
    assert _meetings(_set(f"common words here {n} {n + 1}") for n in range(size)) <= MAX_POSTINGS * size
