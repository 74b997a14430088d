"""A model of inference judges contradictions again: loading, judging, refusing. The model is built here, tiny."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Cli

from mtcheck import inference
from mtcheck.api import check_text
from mtcheck.engine import plan
from mtcheck.finding import Confidence, Severity
from mtcheck.inference import CrossEncoder, ModelError, load
from mtcheck.score import Charge

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")
onnx = pytest.importorskip("onnx")

TEXT = """The talks will resume on Friday.

Nobody expects the two sides to agree on much.

The talks will not resume on Friday."""
LABELS = {"0": "contradiction", "1": "neutral", "2": "entailment"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model that calls a pair a contradiction if it has the word "not" exactly once."""
    folder = tmp_path_factory.mktemp("nli") / "tiny"
    folder.mkdir()
    _write_tokenizer(folder)
    _write_network(folder)
    (folder / "config.json").write_text(json.dumps({"id2label": LABELS}), "utf-8")
    return folder


def _write_tokenizer(folder: Path) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "not": 1}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))


def _write_network(folder: Path) -> None:
    from onnx import TensorProto, helper, numpy_helper

    numpy = pytest.importorskip("numpy")
    constants = {
        "word": numpy.array(1, "int64"), "one": numpy.array(1.0, "float32"), "axis": numpy.array([1], "int64"),
        "weights": numpy.array([[-8.0, 0.0, 8.0]], "float32"), "bias": numpy.array([4.0, 0.0, -4.0], "float32"),
    }
    nodes = [
        helper.make_node("Equal", ["input_ids", "word"], ["is_not"]),
        helper.make_node("Cast", ["is_not"], ["as_float"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["as_float", "axis"], ["count"]),
        helper.make_node("Sub", ["count", "one"], ["off"]),
        helper.make_node("Abs", ["off"], ["far"]),
        helper.make_node("MatMul", ["far", "weights"], ["product"]),
        helper.make_node("Add", ["product", "bias"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes, "tiny", [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(made, str(folder / "model.onnx"))


@pytest.fixture
def judge(model: Path) -> Iterator[CrossEncoder]:
    loaded = load(str(model))
    inference.install(loaded)
    yield loaded
    inference.install(None)


def _found(text: str) -> list[Charge]:
    return list(check_text(text, lang="en", chosen=plan(select=["contradiction"])).charges)


def test_a_model_gives_the_chance_of_a_contradiction(judge: CrossEncoder) -> None:
    assert judge.contradiction("It is open.", "It is not open.") > 0.9
    assert judge.contradiction("It is open.", "It is open.") < 0.1


def test_what_the_model_calls_a_contradiction_is_certain(judge: CrossEncoder) -> None:
    (charge,) = _found(TEXT)
    assert (charge.finding.confidence, charge.finding.severity) == (Confidence.CERTAIN, Severity.MAJOR)


def test_what_it_does_not_is_only_possible(judge: CrossEncoder) -> None:
    (charge,) = _found(TEXT.replace("will not resume", "will never resume"))
    assert (charge.finding.confidence, charge.finding.severity) == (Confidence.POSSIBLE, Severity.MINOR)
    assert "the model sees no contradiction" in charge.finding.message


def test_only_statements_are_judged() -> None:
    class Nay:
        name = "nay"

        def contradiction(self, premise: str, hypothesis: str) -> float:
            raise AssertionError("asked")

    inference.install(Nay())
    try:
        (charge,) = _found("He left on Monday, 23 November 2027, by train.")
    finally:
        inference.install(None)
    assert "weekday-date-mismatch" == charge.finding.rule.name


def test_a_score_says_which_model_judged(judge: CrossEncoder) -> None:
    with_it = plan().signature
    inference.install(None)
    assert with_it != plan().signature


def test_the_command_takes_a_model(cli: Cli, model: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT.replace("will not", "will never"), "utf-8")
    try:
        with_it = cli("check", "--lang", "en", "--nli", str(model), str(text))
    finally:
        inference.install(None)
    assert 0 == with_it.status
    assert 1 == cli("check", "--lang", "en", str(text)).status


@pytest.mark.parametrize(("broken", "cause"), [
    ("model.onnx", "no model.onnx"), ("config.json", "no config.json"), ("tokenizer.json", "No such file"),
])
def test_an_incomplete_folder_is_one_line(
    cli: Cli, model: Path, tmp_path: Path, broken: str, cause: str
) -> None:
    for file in model.iterdir():
        if file.name != broken:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    done = cli("check", "--nli", str(tmp_path), str(tmp_path))
    assert 2 == done.status and cause in done.err and "Traceback" not in done.err


def test_other_refusals(model: Path, tmp_path: Path) -> None:
    for file in model.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "config.json").write_text('{"id2label": {"0": "positive"}}', "utf-8")
    with pytest.raises(ModelError, match="no label of contradiction"):
        load(str(tmp_path))
    (tmp_path / "config.json").write_text(json.dumps({"id2label": LABELS}), "utf-8")
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError):
        load(str(tmp_path))


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "/no/such/folder"])
def test_a_model_that_is_not_there_is_not_downloaded(cli: Cli, name: str, tmp_path: Path) -> None:
    done = cli("check", "--nli", name, str(tmp_path))
    assert 2 == done.status and name in done.err and "no model of this name" in done.err
