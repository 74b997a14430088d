"""A linear-chain conditional random field, read from a packed file and run in plain Python.

A label is a universal part of speech, with ``+M`` or ``+S`` on the finite verb of a main or subordinate clause and
``+n`` on the head of a subject; in scripts without spaces every character has a label, ``-NOUN`` inside a word.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from itertools import accumulate
from math import exp
from typing import NamedTuple

from mtcheck.clause import features

MAGIC = b"mtcheck clause 1\n"
#: Lengths of what follows (labels, features, weights, classifiers, numbers in each) and the largest weight.
_SIZES = "<5If"
#: A label this much (in nats) below the best one of its word is not followed further.
_BEAM = 10.0
#: Words whose weights are kept; a run over a large corpus starts anew when it is full.
_KEPT_WORDS = 20_000


class Packed(NamedTuple):
    """What a model file holds. ``starts[i]:starts[i + 1]`` are the weights of feature ``keys[i]``."""

    labels: tuple[str, ...]
    characters: bool
    keys: "array[int]"
    starts: "array[int]"
    targets: bytes
    weights: bytes
    scale: float
    transitions: "array[float]"
    classifiers: "tuple[array[float], ...]"


def pack(model: Packed) -> bytes:
    """Return the bytes of a model; the same model gives the same bytes."""
    head = "\n".join((" ".join(model.labels), "characters" if model.characters else "words")).encode()
    deltas = array("I", [model.keys[0]] + [b - a for a, b in zip(model.keys, model.keys[1:], strict=False)])
    counts = bytes(b - a for a, b in zip(model.starts, model.starts[1:], strict=False))
    planes = b"".join(_little(deltas)[plane::4] for plane in range(4))  # the high bytes are nearly all zero
    floats = b"".join(_little(row) for row in (model.transitions, *model.classifiers))
    sizes = struct.pack(_SIZES, len(head), len(deltas), len(model.targets), len(model.classifiers),
                        len(model.classifiers[0]) if model.classifiers else 0, model.scale)
    body = sizes + head + floats + planes + counts + model.targets + model.weights
    return MAGIC + zlib.compress(body, 9)


def unpack(data: bytes) -> Packed:
    """Return the model that ``pack`` wrote; raises ValueError for other data."""
    if not data.startswith(MAGIC):
        raise ValueError("not a clause model of this version")
    body = memoryview(zlib.decompress(data[len(MAGIC):]))
    head_size, features_size, weights_size, classifiers, width, scale = struct.unpack_from(_SIZES, body)
    at = struct.calcsize(_SIZES)
    names, _, kind = bytes(body[at:at + head_size]).decode().partition("\n")
    labels = tuple(names.split(" "))
    at += head_size
    floats = []
    for size in (len(labels) ** 2, *[width] * classifiers):
        floats.append(_floats(body[at:at + 4 * size]))
        at += 4 * size
    planes = bytearray(4 * features_size)
    for plane in range(4):
        planes[plane::4] = body[at:at + features_size]
        at += features_size
    keys = array("I", accumulate(_integers(planes)))
    starts = array("I", accumulate(body[at:at + features_size], initial=0))
    at += features_size
    targets, weights = bytes(body[at:at + weights_size]), bytes(body[at + weights_size:at + 2 * weights_size])
    return Packed(labels, kind == "characters", keys, starts, targets, weights, scale, floats[0], tuple(floats[1:]))


def _little(row: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        row = row[:]
        row.byteswap()
    return row.tobytes()


def _integers(data: bytearray) -> "array[int]":
    row = array("I")
    row.frombytes(data)
    if sys.byteorder == "big":
        row.byteswap()
    return row


def _floats(data: memoryview) -> "array[float]":
    row = array("f")
    row.frombytes(data)
    if sys.byteorder == "big":
        row.byteswap()
    return row


class Tagger:
    """Gives for each token of a sentence the probability of each label.

    Decoding is forward-backward (Lafferty, McCallum and Pereira 2001) over the labels that the beam leaves.
    """

    def __init__(self, packed: Packed) -> None:
        self.labels = packed.labels
        self.classifiers = packed.classifiers
        self._packed = packed
        # A weight is kept as the square root of its share of the largest, in 127 steps, below 256 if negative.
        step = packed.scale / 127 ** 2
        self._values = [b * b * step if b < 128 else -(256 - b) ** 2 * step for b in range(256)]
        size = len(packed.labels)
        self._factors = [[exp(w) for w in packed.transitions[i * size:(i + 1) * size]] for i in range(size)]
        self._given: dict[tuple[str, str], _Given] = {}
        self._edge: _Given = [self._sum(row) for row in features.edge_keys()]

    def posteriors(self, words: list[str], lows: list[str]) -> list[dict[int, float]]:
        """Return for each token its labels (indices of ``labels``) with their probabilities; lows in table form."""
        return self._decode(self.scores(words, lows)) if words else []

    def scores(self, words: list[str], lows: list[str]) -> list[list[float]]:
        """Return for each token the score of each label from its features alone, in nats."""
        blank = [0.0] * len(self.labels)
        if self._packed.characters:
            return [self._sum(row) or blank for row in features.of_characters(words, lows)]
        if len(self._given) > _KEPT_WORDS:
            self._given.clear()
        edges = [self._edge] * 3
        rows = [*edges, *map(self._of_word, words, lows), *edges]
        found: list[list[float]] = []
        for i in range(len(words)):
            parts = [part for part in (rows[i + o][o] for o in range(7)) if part is not None]
            found.append([sum(column) for column in zip(*parts, strict=True)] if parts else blank)
        return found

    def _of_word(self, word: str, low: str) -> "_Given":
        """Return what a word gives to the scores of the words around it, by offset -3 to 3."""
        pair = (word, low)
        if pair not in self._given:
            # A word three places before is at offset -3 of the present one: row 0 of what it gives.
            self._given[pair] = [self._sum(row) for row in features.word_keys(word, low)]
        return self._given[pair]

    def _sum(self, keys: list[int]) -> list[float] | None:
        """Add up the weights of features; None where the model knows none of them."""
        known, end = self._packed.keys, len(self._packed.keys)
        # A search, not a dict of the keys: that takes longer to make than an article has words to look up.
        found = [(bisect_left(known, key), key) for key in keys]
        places = [place for place, key in found if place < end and known[place] == key]
        if not places:
            return None
        starts, targets, weights, values = self._packed.starts, self._packed.targets, self._packed.weights, self._values
        total = [0.0] * len(self.labels)
        for place in places:
            for n in range(starts[place], starts[place + 1]):
                total[targets[n]] += values[weights[n]]
        return total

    def _decode(self, scores: list[list[float]]) -> list[dict[int, float]]:
        kept: list[list[tuple[int, float]]] = []
        for row in scores:
            limit = max(row)
            kept.append([(j, exp(score - limit)) for j, score in enumerate(row) if score > limit - _BEAM])
        factors = self._factors
        forward = [_normal([weight for _, weight in kept[0]])]
        for before, here in zip(kept, kept[1:], strict=False):
            ways = [(factors[i], alpha) for (i, _), alpha in zip(before, forward[-1], strict=True)]
            forward.append(_normal([weight * sum([row[j] * alpha for row, alpha in ways]) for j, weight in here]))
        found: list[dict[int, float]] = []
        backward = [1.0] * len(kept[-1])
        for t in range(len(kept) - 1, -1, -1):
            joint = _normal([a * b for a, b in zip(forward[t], backward, strict=True)])
            found.append({j: p for (j, _), p in zip(kept[t], joint, strict=True)})
            if t:
                ahead = [(j, weight * b) for (j, weight), b in zip(kept[t], backward, strict=True)]
                backward = _normal([sum([factors[i][j] * x for j, x in ahead]) for i, _ in kept[t - 1]])
        return found[::-1]


#: For each offset the score of each label, None where the model knows nothing of the word there.
_Given = list[list[float] | None]


def _normal(row: list[float]) -> list[float]:
    """Return the row divided by its sum: only ratios count, and products of many would vanish."""
    total = sum(row)
    return [value / total for value in row]
