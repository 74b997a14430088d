"""Alignment of a source and its translation, and text that was extracted from a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.api import Original, make_document
from mtcheck.model import Origin, Piece
from mtcheck.text.align import Link, Unit, align

SOURCE = """Der Bürgermeister eröffnete am Montag die neue Brücke über den Fluss.
Sie kostete 12 Millionen Euro und wurde in drei Jahren gebaut. Rund 400 Menschen kamen zur Feier am Ufer.
Die Opposition kritisierte den Preis. „Das ist viel zu teuer“, sagte die Abgeordnete Keller."""
TARGET = """The mayor opened the new bridge over the river on Monday.
It cost 12 million euros and was built in three years. Around 400 people came to the ceremony on the bank.
The opposition criticised the price. “That is far too expensive,” said the deputy Keller."""


def _pairs(target: str, source: str = SOURCE) -> list[tuple[list[int], list[int]]]:
    document = make_document(target, lang="en", source=Original(source, lang="de"))
    return [(list(pair.source), list(pair.target)) for pair in document.pairs]


def test_line_by_line() -> None:
    assert [([i], [i]) for i in range(5)] == _pairs(TARGET)


def test_other_paragraphs() -> None:
    assert [([i], [i]) for i in range(5)] == _pairs(TARGET.replace("\n", " "))


def test_two_sentences_become_one() -> None:
    joined = TARGET.replace("three years. Around", "three years, and around")
    assert [([0], [0]), ([1, 2], [1]), ([3], [2]), ([4], [3])] == _pairs(joined)


def test_one_sentence_becomes_two() -> None:
    cut = TARGET.replace(" euros and was", " euros. It was")
    assert [([0], [0]), ([1], [1, 2]), ([2], [3]), ([3], [4]), ([4], [5])] == _pairs(cut)


def test_without_source_there_are_no_pairs() -> None:
    assert [] == make_document(TARGET, lang="en").pairs


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 2), (3, 0), (1, 1), (5, 5), (90, 3)])
def test_every_sentence_is_in_one_link(rows: int, columns: int) -> None:
    source = [Unit(40.0 + i % 7, frozenset({str(i)})) for i in range(rows)]
    target = [Unit(50.0 + j % 5, frozenset({str(j)})) for j in range(columns)]
    links = align(source, target)
    assert list(range(rows)) == [i for link in links for i in range(link.source, link.source_end)]
    assert list(range(columns)) == [j for link in links for j in range(link.target, link.target_end)]
    assert all(0 <= link.confidence <= 1 for link in links)


def test_a_sentence_of_its_own_is_left_over() -> None:
    """The anchors of its neighbours say which sentence has no counterpart."""
    source = [Unit(90.0, frozenset({str(i)})) for i in range(16)]
    target = [unit for i, unit in enumerate(source) if i != 6]
    assert Link(6, 7, 6, 6, 0.5) in align(source, target)


@given(st.lists(st.floats(1, 400), max_size=12), st.lists(st.floats(1, 400), max_size=12))
def test_any_lengths_align(ones: list[float], others: list[float]) -> None:
    links = align([Unit(x, frozenset()) for x in ones], [Unit(x, frozenset()) for x in others])
    assert (len(ones), len(others)) == (
        sum(link.source_end - link.source for link in links), sum(link.target_end - link.target for link in links)
    )


def test_origin_maps_back_to_the_file() -> None:
    raw = "<s>A &amp; B</s><s>C</s>"
    origin = Origin(raw, (Piece(0, 2, 3, 5), Piece(2, 3, 5, 10), Piece(3, 5, 10, 12), Piece(6, 7, 19, 20)))
    text = "A & B\nC"
    assert ["A", "&amp;", "B", "A &amp; B", "C"] == [
        raw[slice(*origin.place(start, end))] for start, end in ((0, 1), (2, 3), (4, 5), (0, 5), (6, len(text)))
    ]
    assert (12, 12) == origin.place(5, 5)
