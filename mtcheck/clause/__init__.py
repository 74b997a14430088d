"""Is this sentence a clause, or a piece of one? The one place that answers.

Where a tagger was trained for the language (``models``), from its probabilities; else from closed-class and suffix
tables (``lookup``). A rule asks ``analyse`` and looks in neither.
"""

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mtcheck.clause import lookup
from mtcheck.lang import Language

if TYPE_CHECKING:
    from mtcheck.clause.evidence import Reader, Tag
    from mtcheck.clause.tagger import Tagger

FOLDER = os.path.dirname(os.path.abspath(__file__))
#: For each language with a tagger its ``Limits``, made by ``bench/clause_limits.py``.
LIMITS = os.path.join(FOLDER, "limits.tsv")
#: One model for the two written forms of Norwegian.
_SHARED = {"nb": "no", "nn": "no"}


class Clause(NamedTuple):
    """What is known of one sentence.

    ``main`` and ``subordinate`` are the highest probabilities (0–1) of a finite verb of a main and of a subordinate
    clause, ``finite`` that of either; ``subject`` says that a subject was seen. ``leftover`` and ``stranded`` are
    log-odds above the language's limit: over 0 the sentence looks like a phrase, or a subordinate clause, cut from
    a sentence. ``tags`` has one tag a token; it is empty where tables decided.
    """

    finite: float
    main: float
    subordinate: float
    subject: bool
    leftover: float
    stranded: float
    tags: "tuple[Tag, ...]" = ()


class Analyser(Protocol):
    """What may stand in for the tagger of a language: a spaCy pipeline (``spacy_pipeline``)."""

    @property
    def name(self) -> str:
        """What it is, for the signature of a score."""

    def tags(self, words: list[str]) -> "list[Tag]":
        """Return the tag of each token of one sentence."""


_installed: dict[str, Analyser] = {}


def install(code: str, analyser: Analyser | None) -> None:
    """Judge a language (``de``) with another analyser from now on; None takes it away again."""
    if analyser is None:
        _installed.pop(code, None)
    else:
        _installed[code] = analyser


def installed() -> dict[str, str]:
    """Return the names of the analysers that stand in for taggers, by language."""
    return {code: analyser.name for code, analyser in sorted(_installed.items())}


def covers(language: Language) -> bool:
    """Say whether a sentence of the language can be judged."""
    return is_trained(language) or lookup.covers(language)


def is_trained(language: Language) -> bool:
    """Say whether a tagger judges, not tables."""
    return _code(language) in limits() or _code(language) in _installed


def may_be_finite(low: str, language: Language) -> bool:
    """Say whether the tables allow a word in table form to be a finite verb; without tables any word may be one."""
    return not lookup.covers(language) or lookup.finite_and_subject([low], [low], language)[0]


def analyse(words: list[str], lows: list[str], language: Language) -> Clause:
    """Judge one sentence from its tokens, marks among them, as written (``words``) and in table form (``lows``)."""
    if not any(word[0].isalnum() for word in words):
        return Clause(0.0, 0.0, 0.0, False, 0.0, 0.0)
    if not is_trained(language):
        return _looked_up(words, lows, language)
    code = _code(language)
    tags = _installed[code].tags(words) if code in _installed else _own_tags(words, lows, code)
    finite, main = max(tag.finite for tag in tags), max(tag.main for tag in tags)
    subordinate, subject = max(tag.subordinate for tag in tags), max(tag.subject for tag in tags) > 0.5
    leftover, stranded = _scores(words, tags, code) if code in limits() else (
        1.0 if finite < 0.5 else -1.0, 1.0 if subordinate > main else -1.0)
    return Clause(finite, main, subordinate, subject, leftover, stranded, tuple(tags))


def _looked_up(words: list[str], lows: list[str], language: Language) -> Clause:
    kept = [i for i, word in enumerate(words) if word[0].isalpha()]
    finite, subject = lookup.finite_and_subject([words[i] for i in kept], [lows[i] for i in kept], language)
    return Clause(float(finite), float(finite), 0.0, subject, -1.0 if finite or subject else 1.0, -1.0)


def _own_tags(words: list[str], lows: list[str], code: str) -> "list[Tag]":
    tagger, reader = _load(code)
    return reader.tags(tagger.posteriors(words, lows))


def _scores(words: list[str], tags: "list[Tag]", code: str) -> tuple[float, float]:
    """Return how far a sentence is over the language's limits."""
    from mtcheck.clause.evidence import vector

    row, limit = vector(words, tags), limits()[code]
    leftover, stranded = (sum(map(float.__mul__, row, weights)) for weights in _load(code)[0].classifiers)
    return leftover - limit.leftover, stranded - limit.stranded


def _code(language: Language) -> str:
    """Return the name of the language's model; a model of one script (``sr-Latn``) has that in its name."""
    return language.code if language.code in limits() else _SHARED.get(language.base, language.base)


class Limits(NamedTuple):
    """The scores (log-odds) over which a sentence of a language counts as left over and as stranded.

    ``style``: news of the language prints phrases that open with a noun as sentences, or it was not measured.
    """

    leftover: float
    stranded: float
    style: bool


@lru_cache(maxsize=1)
def limits() -> dict[str, Limits]:
    """Return the limits of each language with a tagger."""
    with open(LIMITS, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]
    return {code: Limits(float(leftover), float(stranded), use == "style") for code, leftover, stranded, use in rows}


def is_verbless_style(language: Language) -> bool:
    """Say whether a verbless sentence that opens with a noun may be style; so it is where nothing was measured."""
    return _code(language) not in limits() or limits()[_code(language)].style


@lru_cache(maxsize=2)  # a run over many languages keeps the last two: a model takes some 10 MB
def _load(code: str) -> "tuple[Tagger, Reader]":
    from mtcheck.clause.evidence import Reader
    from mtcheck.clause.tagger import Tagger, unpack

    with open(os.path.join(FOLDER, "models", f"{code}.bin"), "rb") as file:
        tagger = Tagger(unpack(file.read()))
    return tagger, Reader(tagger.labels)
