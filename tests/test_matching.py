"""Which words of two sentences are one word, and what a sentence denies."""

from collections.abc import Callable

import pytest

from mtcheck.api import make_document
from mtcheck.lang import known, load
from mtcheck.text.matching import Matching, is_same, key, match, match_characters


@pytest.mark.parametrize(("one", "two"), [
    ("run", "running"), ("cat", "cats"), ("slices", "slicing"), ("bakken", "bakt"), ("spelen", "speelt"),
    ("играет", "играют"), ("الحكومة", "حكومة"), ("학교에", "학교는"),
])
def test_forms_of_a_word_are_one(one: str, two: str) -> None:
    assert is_same(one, two) and is_same(two, one)
    assert key(one) == key(two)


@pytest.mark.parametrize(("one", "two"), [
    ("man", "mango"), ("port", "sport"), ("garlic", "onion"), ("per", "person"), ("inter", "international"),
])
def test_other_words_are_not(one: str, two: str) -> None:
    assert not is_same(one, two)


def test_words_are_matched_one_to_one() -> None:
    assert match(["dog", "barks", "dog"], ["dogs", "barking"]) == (2, ("dog",), ())


def test_characters_are_matched_in_order() -> None:
    assert match_characters("abcd", "abxd") == (3, ("c",), ("x",))


@pytest.mark.parametrize("compare", [match, match_characters])
def test_very_long_sentences_are_not_compared(compare: Callable[[list[str], list[str]], Matching]) -> None:
    assert compare(["a"] * 500, ["a"] * 499).common == 0


@pytest.mark.parametrize(("lang", "text", "denied"), [
    ("en", "The talks will not resume.", True),
    ("en", "Not only the talks resumed.", False),
    ("en", "The talks failed to resume.", True),
    ("en", "Neither the mayor nor the council replied.", True),
    ("en", "Nobody did not reply.", False),
    ("en", "The boat is not red, and it is not old.", True),
    ("es", "No vino nadie.", True),
    ("it", "Non è venuto nessuno.", True),
    ("ru", "Никто ничего не сказал.", True),
    ("ru", "Он не может не знать.", False),
    ("fr", "Il ne manque pas de courage.", False),
    ("it", "Non è nient'altro che un ponte.", True),
    ("ja", "橋だけでなく道も直した。", False),
    ("ja", "橋は直さなかった。", True),
    ("zh", "他不仅来了。", False),
    ("zh", "他没来。", True),
])
def test_denial(lang: str, text: str, denied: bool) -> None:
    document = make_document(text, lang=lang)
    assert document.negated(document.sentences[0]) is denied


@pytest.mark.parametrize("code", [code for code in known() if load(code).spaces])
def test_every_phrase_is_found_by_its_tokens(code: str) -> None:
    signs = load(code).mapping("negative-phrases")
    tokens = (p for phrases in load(code).phrases("negative-phrases").values() for p in phrases)
    assert [] == [phrase for phrase in tokens if " ".join(phrase).replace("' ", "'") not in signs]


def test_alignment_says_what_is_left_over() -> None:
    document = make_document("A lorry blocks the tunnel.\nThere is no red lorry blocking the tunnel.", lang="en")
    pair = document.aligned(*document.alike)
    assert (3, (), ("red",)) == (pair.common, pair.left, pair.right)
    assert (1.0, 0.75) == pair.shares


def test_opposites_are_found_with_their_tokens() -> None:
    document = make_document("Exports rose in May.\nExports fell in May.", lang="en")
    assert [((1, 2), (6, 7))] == document.opposites(*document.sentences)
