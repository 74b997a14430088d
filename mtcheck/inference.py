"""A model of natural language inference of the user's (extra ``nli``) judges again what rules call a contradiction.

Off unless the user names one. It sees only the pairs of sentences that the rules of statements found, and needs a
folder as the tools of the field export one: ``model.onnx`` (or ``onnx/model.onnx``), ``tokenizer.json`` and
``config.json`` with the names of the labels. Nothing is ever downloaded.
"""

import os
from math import exp
from typing import TYPE_CHECKING, Protocol

from mtcheck.finding import Confidence, Finding
from mtcheck.model import Document

if TYPE_CHECKING:
    from numpy import ndarray

#: Longer pairs are cut, in tokens: what cross-encoders are trained with.
_LONGEST = 512


class ModelError(ValueError):
    """A model cannot be used; the message says why."""


class Judge(Protocol):
    """What may judge: a model, or anything with a name that answers the same question."""

    @property
    def name(self) -> str:
        """What it is, for the signature of a score."""

    def contradiction(self, premise: str, hypothesis: str) -> float:
        """Return the probability that the second text contradicts the first, 0–1."""


_judge: Judge | None = None


def install(judge: Judge | None) -> None:
    """Have contradictions judged from now on; None takes the judge away again."""
    global _judge
    _judge = judge


def installed() -> str:
    """Return the name of the judge, or nothing."""
    return _judge.name if _judge else ""


def judged(document: Document, findings: list[Finding]) -> list[Finding]:
    """Return the findings; those on two statements that the judge does not call a contradiction become ``possible``.

    A contradiction holds both ways, so both are asked and their mean counts: 0.5 or more confirms the finding.
    """
    return [_judged(document, finding, _judge) for finding in findings] if _judge else findings


def _judged(document: Document, finding: Finding, judge: Judge) -> Finding:
    note = next((note for note in finding.related if note.side == "target"), None)
    if not finding.rule.statements or note is None:
        return finding
    here, there = document.sentence_at(finding.span.start), document.sentence_at(note.span.start)
    if here is None or there is None or here is there:
        return finding
    one, two = (document.text[sentence.start : sentence.end] for sentence in (there, here))
    chance = (judge.contradiction(one, two) + judge.contradiction(two, one)) / 2
    if chance >= 0.5:
        return finding._replace(confidence=Confidence.CERTAIN)
    doubted = finding.rule.finding(finding.span, finding.message, confidence=Confidence.POSSIBLE)
    return finding._replace(
        message=f"{finding.message}; the model sees no contradiction ({chance:.0%})",
        severity=min(finding.severity, doubted.severity), confidence=Confidence.POSSIBLE,
    )


class CrossEncoder:
    """A cross-encoder in a folder: exported to ONNX, with its tokenizer and the names of its labels."""

    def __init__(self, folder: str) -> None:
        """Load the model. Raises ModelError if a file is missing, is none of its kind, or no label contradicts."""
        try:
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer
        except ImportError:
            raise ModelError("onnxruntime and tokenizers are not installed (pip install mtcheck[nli])") from None
        model = next(filter(os.path.isfile, (f"{folder}/{name}" for name in ("model.onnx", "onnx/model.onnx"))), None)
        if model is None:
            raise ModelError("no model.onnx in this folder")
        self.name = f"nli:{os.path.basename(os.path.abspath(folder))}"
        self._label = _label(f"{folder}/config.json")
        options = SessionOptions()
        # One thread: the same answer every time, and the processes of a run may share what is loaded.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
            self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # both raise bare exceptions of their own for what they cannot read
            raise ModelError(str(error).split("\n", 1)[0]) from None
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()
        self._inputs = [given.name for given in self._session.get_inputs()]

    def contradiction(self, premise: str, hypothesis: str) -> float:
        """Return the probability that the second text contradicts the first, 0–1."""
        import numpy

        pair = self._tokenizer.encode(premise, hypothesis)
        columns = {"input_ids": pair.ids, "attention_mask": pair.attention_mask, "token_type_ids": pair.type_ids}
        feed: dict[str, ndarray] = {
            name: numpy.array([columns[name]], dtype=numpy.int64) for name in self._inputs if name in columns
        }
        logits = [float(value) for value in self._session.run(None, feed)[0][0]]
        weights = [exp(value - max(logits)) for value in logits]
        return weights[self._label] / sum(weights)


def _label(path: str) -> int:
    """Return the number of the label that says contradiction."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            labels = json.load(file)["id2label"]
        return next(int(number) for number, name in labels.items() if name.lower().startswith("contra"))
    except OSError:
        raise ModelError("no config.json in this folder") from None
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        raise ModelError("config.json names no label of contradiction (id2label)") from None


def load(name: str) -> CrossEncoder:
    """Return a model by its folder, or by the name under which Hugging Face's cache has it; nothing is downloaded.

    Raises ModelError.
    """
    if os.path.isdir(name):
        return CrossEncoder(name)
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
    except ImportError:
        raise ModelError("no such folder") from None
    try:
        return CrossEncoder(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        raise ModelError("no such folder, and no model of this name in the local cache") from None
