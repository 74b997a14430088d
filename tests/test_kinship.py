"""Whether two sentences have to do with each other; what a sentence says for sure."""

import pytest

from mtcheck.lang import load
from mtcheck.model import Document
from mtcheck.text.denial import hints
from mtcheck.text.kinship import Side, key, kinship


def _side(*words: str, numbers: str = "") -> Side:
    return Side(frozenset(numbers.split()), frozenset(), frozenset(map(key, words)), frozenset(words))


def _pairs() -> list[tuple[Side, Side]]:
    names = ["anna bergen", "boris calais", "carla dresden", "dario essen", "elena fulda", "frida genua", "gino havre"]
    return [
        (_side(*name.split(), numbers=f"{i}7 {i}9"), _side(*name.split(), numbers=f"{i}7 {i}9"))
        for i, name in enumerate(names, 1)
    ]


def test_what_shares_nothing_is_a_stranger_where_all_others_share() -> None:
    pairs = _pairs()
    pairs[3] = (pairs[3][0], _side("quark", "zebra", numbers="88"))
    scores = kinship(pairs)
    assert min(scores) == scores[3] < 0 < min(scores[:3] + scores[4:])


def test_texts_that_share_nothing_give_no_evidence() -> None:
    pairs = [(_side(f"qx{i}vv"), _side(f"щю{i}жж")) for i in range(10)]
    assert max(map(abs, kinship(pairs))) < 1


def test_a_word_that_went_with_another_is_missed() -> None:
    pairs = [*_pairs(), *((_side("fähre", f"x{i}"), _side("ponton", f"y{i}")) for i in range(5))]
    before = kinship(pairs)[-1]
    pairs[-1] = (pairs[-1][0], _side("y4"))
    assert kinship(pairs)[-1] < before


@pytest.mark.parametrize(("one", "two"), [("Katerina", "Катерина"), ("Schulz", "Szulz"), ("Boris", "Борис")])
def test_keys_of_one_name_in_two_alphabets_are_equal(one: str, two: str) -> None:
    assert key(one) == key(two)


@pytest.mark.parametrize(("lang", "text", "denials", "denies", "doubtful"), [
    ("en", "The port is not open.", 1, True, False),
    ("en", "No 7 is open.", 0, False, False),
    ("en", "Not only the port is open.", 0, False, True),
    ("en", "They refused to come.", 0, True, False),
    ("es", "No vino nadie.", 1, True, False),
    ("fr", "Le port n'est pas ouvert.", 1, True, False),
    ("zh", "港口还没有开放。", 1, True, False),
])
def test_stance_of_a_sentence(lang: str, text: str, denials: int, denies: bool, doubtful: bool) -> None:
    document = Document(text, load(lang))
    stance = document.stance(document.sentences[0])
    assert (denials, denies, doubtful) == (len(stance.denials), stance.denies, stance.doubtful)


@pytest.mark.parametrize(("text", "hinted"), [("an unlucky man", 1), ("under the roof", 0), ("a careless man", 1)])
def test_hints_are_found_by_beginning_and_ending(text: str, hinted: int) -> None:
    entries = {"un-": "-", "under-": "+", "-less": "-"}
    found = hints(entries, frozenset(), True).pattern.finditer(text)
    assert hinted == sum(match.lastgroup is None for match in found)
