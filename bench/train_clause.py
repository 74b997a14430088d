"""Trains the clause tagger of each language and packs it into ``mtcheck/clause/models``, with a notice of its data.

    python -m bench.train_clause [--langs de,fr] [--jobs 2] [--out FOLDER]

A conditional random field (CRFsuite, l2sgd) over the features of ``mtcheck.clause.features``; then two logistic
regressions on what the tagger says of sentences that it has not seen (two folds): "left over" (a phrase cut out of
a tree) and "stranded" (a finite subordinate clause cut out) against complete sentences. The same data give the same
bytes; CRFsuite's random state goes on within a process, so each training has one of its own.
"""

import argparse
import multiprocessing
import random
import re
import tempfile
from array import array
from pathlib import Path

import numpy as np
import pycrfsuite

from bench.treebanks import (
    MODELS,
    ROOT,
    Example,
    Tree,
    fragments,
    is_complete,
    language_of,
    languages,
    lows_of,
    mini_clause,
    sample,
    trees,
)
from mtcheck.clause import features
from mtcheck.clause.evidence import WIDTH, Reader, vector
from mtcheck.clause.tagger import Packed, Tagger, pack, unpack

OUT = Path(__file__).resolve().parent.parent / "mtcheck" / "clause" / "models"
STOPS = {"zh": "。", "ja": "。", "hi": "।", "hy": "։", "th": ""}
#: A label seen less often falls back to its part of speech.
_RARE = 15
_MOST = 8000
_FOLDS = 2
#: Small treebanks are trained with sentences of a close relative (so many of them), their own as often as said.
_RELATED = {"da": ("no", 2400, 3), "gl": ("pt", 2500, 1), "sr": ("hr", 1400, 1)}
#: Weights below this share of the largest are dropped.
_DROPPED = 0.01


def examples(lang: str) -> tuple[list[Tree], list[list[Example]]]:
    """Return the training sentences of a language and what is cut out of each."""
    found = list(trees(lang, "train"))[:_MOST]
    stop = STOPS.get(lang, ".")
    cut = []
    for index, tree in enumerate(found):
        rng = random.Random(index)
        parts = [f for f in fragments(tree, lang, stop) if len(f.words) > 2 or rng.random() < 0.1]
        mini = mini_clause(tree, stop)
        cut.append([*sample(rng, parts, 4), *([mini] if mini else [])])
    return found, cut


def train(task: tuple[str, int | None]) -> bytes:
    """Train the tagger of a language without one fold (or on all) and return it packed, without classifiers."""
    lang, left_out = task
    other, most, times = _RELATED.get(lang, ("", 0, 1))
    chosen = _lessons(lang, left_out) * times
    if other:
        chosen = _lessons(other, None, most) + chosen
    language = language_of(lang)
    counts: dict[str, int] = {}
    for _, labels in chosen:
        for label in labels:
            counts[label] = counts.get(label, 0) + 1
    trainer = pycrfsuite.Trainer(algorithm="l2sgd", verbose=False)
    trainer.set_params({"c2": 0.5, "feature.minfreq": 2, "max_iterations": 20 if len(examples(lang)[0]) < 5000 else 18})
    for words, labels in chosen:
        if not words:
            continue
        look = features.of_words if language.spaces else features.of_characters
        rows = look(list(words), lows_of(words, language))
        trainer.append([list(map(str, row)) for row in rows], [_common(label, counts) for label in labels])
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    return pack(_packed(info, not language.spaces, ()))


def _lessons(lang: str, left_out: int | None, most: int = _MOST) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return tokens and labels of the sentences of a language without one fold, and of what is cut out of them."""
    chosen: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for index, (tree, parts) in enumerate(list(zip(*examples(lang), strict=True))[:most]):
        if index % _FOLDS != left_out:
            chosen.append((tree.words, tree.labels))
            chosen += [(part.words, part.labels) for part in parts if index % 2 == 0 or part.kind == "mini"]
    return chosen


def _common(label: str, counts: dict[str, int]) -> str:
    while counts.get(label, 0) < _RARE and "+" in label:
        label = label.rpartition("+")[0]
    return label


def _packed(info: "object", characters: bool, classifiers: "tuple[array[float], ...]") -> Packed:
    labels = tuple(sorted(info.labels))  # type: ignore[attr-defined]
    place = {label: i for i, label in enumerate(labels)}
    weights = info.state_features  # type: ignore[attr-defined]
    # The scale is not a quantile: with the few largest weights clipped 1 % of the tags are others.
    largest = max(map(abs, weights.values()))
    by_key: dict[int, list[tuple[int, int]]] = {}
    for (attribute, label), weight in weights.items():
        if abs(weight) >= _DROPPED * largest:
            step = min(127, round(127 * (abs(weight) / largest) ** 0.5))
            by_key.setdefault(int(attribute), []).append((place[label], step if weight > 0 else 256 - step))
    keys, starts, targets, steps = array("I", sorted(by_key)), array("I", [0]), bytearray(), bytearray()
    for key in keys:
        for target, step in sorted(by_key[key]):
            targets.append(target)
            steps.append(step)
        starts.append(len(targets))
    size = len(labels)
    transitions = array("f", bytes(4 * size * size))
    for (one, two), weight in info.transitions.items():  # type: ignore[attr-defined]
        transitions[place[one] * size + place[two]] = weight
    scale = array("f", [largest])[0]
    return Packed(labels, characters, keys, starts, bytes(targets), bytes(steps), scale, transitions, classifiers)


def logistic(rows: "np.ndarray", wanted: "np.ndarray", ridge: float = 1.0) -> "np.ndarray":
    """Fit a logistic regression by Newton's method; rows are evidence vectors, the first column is 1."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (p - wanted) + penalty * weights
        curvature = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def classify(lang: str, folds: list[Tagger]) -> "tuple[array[float], ...]":
    """Fit the two classifiers of a language on the folds' sentences: left over and stranded."""
    language = language_of(lang)
    found, cut = examples(lang)
    rows, kinds = [], []
    for index, (tree, parts) in enumerate(zip(found, cut, strict=True)):
        tagger = folds[index % _FOLDS]
        reader = Reader(tagger.labels)
        own = [Example(tree.words, tree.labels, "complete")] if is_complete(tree) and len(tree.words) <= 25 else []
        for example in [*own, *parts]:
            words = list(example.words)
            if any(word[0].isalnum() for word in words):
                tags = reader.tags(tagger.posteriors(words, lows_of(example.words, language)))
                rows.append(vector(words, tags))
                kinds.append(example.kind)
    matrix = np.array(rows).round(4)
    labels = np.array(kinds)
    complete = np.isin(labels, ("complete", "mini"))
    fitted = []
    for wanted in (np.isin(labels, ("phrase", "nonfinite")), labels == "stranded"):
        chosen = complete | wanted
        weights = logistic(matrix[chosen], wanted[chosen].astype(float))
        fitted.append(array("f", [round(float(w), 3) for w in weights]))
    assert matrix.shape[1] == WIDTH
    return tuple(fitted)


def notice(lang: str) -> str:
    """Return the notice of a language's model: its treebanks and their licences, from the data's own list."""
    lines = [
        f"The model {MODELS.get(lang, lang)}.bin is trained on sentences of these treebanks of Universal Dependencies",
        "(https://universaldependencies.org), whose licences apply to it; changed: reduced to weights.", "",
    ]
    for row in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.strip("| ").split("|")]
        if len(cells) >= 4 and cells[0] in (lang, _RELATED.get(lang, ("",))[0]) and cells[3] != "0":
            licence = re.sub(r"\s*\(note \d+\)", "", cells[2])
            lines.append(f"{cells[1]}: {licence}, {cells[3]} sentences")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Train the languages asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default="", help="codes, comma-separated (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if not ROOT.is_dir():
        print(f"skipped: no data at {ROOT}")
        return
    chosen = options.langs.split(",") if options.langs else languages()
    options.out.mkdir(parents=True, exist_ok=True)
    tasks = [(lang, fold) for lang in chosen for fold in (*range(_FOLDS), None)]
    with multiprocessing.get_context("spawn").Pool(options.jobs, maxtasksperchild=1) as pool:
        results = pool.imap(train, tasks, chunksize=1)
        for lang in chosen:
            folds = [Tagger(unpack(next(results))) for _ in range(_FOLDS)]
            whole = unpack(next(results))
            data = pack(whole._replace(classifiers=classify(lang, folds)))
            name = MODELS.get(lang, lang)
            (options.out / f"{name}.bin").write_bytes(data)
            (options.out / f"{name}.notice.txt").write_text(notice(lang), encoding="utf-8")
            print(f"{lang} {len(data) / 1024:.0f} KB, {len(whole.keys)} features", flush=True)


if __name__ == "__main__":
    main()
