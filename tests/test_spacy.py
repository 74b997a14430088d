"""A spaCy pipeline in place of the tagger: trained here on a handful of sentences, so that nothing is downloaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Cli

from mtcheck import clause
from mtcheck.clause.spacy_pipeline import Pipeline, PipelineError, load
from mtcheck.engine import plan
from mtcheck.lang import load as language

spacy = pytest.importorskip("spacy")

SENTENCES = [
    ("Crews dug all night .", "NOUN VERB DET NOUN PUNCT", [1, 1, 3, 1, 1], "nsubj ROOT det obl punct"),
    ("Ships left when ports closed .", "NOUN VERB SCONJ NOUN VERB PUNCT", [1, 1, 4, 4, 1, 1],
     "nsubj ROOT mark nsubj advcl punct"),
    ("With winds of force .", "ADP NOUN ADP NOUN PUNCT", [1, 1, 3, 1, 1], "case ROOT case nmod punct"),
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a morphologizer and a parser from a blank English pipeline and save it."""
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = []
    for text, upos, heads, relations in SENTENCES:
        words, tags = text.split(), upos.split()
        forms = ["VerbForm=Fin" if tag == "VERB" else "" for tag in tags]
        told = Doc(nlp.vocab, words=words, pos=tags, morphs=forms, heads=heads, deps=relations.split())
        examples.append(Example(Doc(nlp.vocab, words=words), told))
    nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("spacy") / "tiny"
    nlp.to_disk(folder)
    return Path(folder)


@pytest.fixture
def installed(pipeline: Path) -> Iterator[Pipeline]:
    found = load(str(pipeline))
    clause.install(found.language, found)
    yield found
    clause.install(found.language, None)


def _judge(text: str) -> clause.Clause:
    words = text.split()
    return clause.analyse(words, [word.lower() for word in words], language("en"))


def test_it_tells_main_from_subordinate_verbs(installed: Pipeline) -> None:
    whole = _judge("Ships left when ports closed .")
    assert [0, 1, 0, 0, 0, 0] == [tag.main for tag in whole.tags]
    assert [0, 0, 0, 0, 1, 0] == [tag.subordinate for tag in whole.tags]
    assert [1, 0, 0, 1, 0, 0] == [tag.subject for tag in whole.tags]
    assert whole.main == 1.0 and whole.subject


def test_it_sees_no_verb_in_a_leftover(installed: Pipeline) -> None:
    part = _judge("With winds of force .")
    assert 0.0 == part.finite and part.leftover > 0
    assert "ADP" == part.tags[0].best


def test_a_language_without_a_tagger_is_covered_once_a_pipeline_is_there(installed: Pipeline) -> None:
    assert not clause.is_trained(language("sw"))
    clause.install("sw", installed)
    try:
        assert clause.is_trained(language("sw"))
        words = ["With", "winds", "of", "force", "."]
        assert 1.0 == clause.analyse(words, [word.lower() for word in words], language("sw")).leftover
    finally:
        clause.install("sw", None)


def test_a_score_says_which_pipeline_judged(installed: Pipeline) -> None:
    with_it = plan().signature
    clause.install("en", None)
    assert with_it != plan().signature


def test_the_command_takes_a_pipeline(cli: Cli, pipeline: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The storm reached the coast. With winds of force. Hundreds left their homes.\n", "utf-8")
    try:
        done = cli("check", "--lang", "en", "--select", "dangling-fragment", "--format", "concise",
                   "--fail-level", "minor", "--spacy", str(pipeline), str(text))
    finally:
        clause.install("en", None)
    assert 1 == done.status and "dangling-fragment" in done.out


@pytest.mark.parametrize("name", ["no-such-pipeline", "/no/such/folder"])
def test_a_pipeline_that_is_not_there_is_one_line(cli: Cli, name: str, tmp_path: Path) -> None:
    done = cli("check", "--spacy", name, str(tmp_path))
    assert 2 == done.status and name in done.err and "Traceback" not in done.err


def test_a_pipeline_without_tagger_is_refused() -> None:
    with pytest.raises(PipelineError, match="neither"):
        Pipeline(spacy.blank("en"))
