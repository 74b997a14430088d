"""How alike two texts are, by sacreBLEU: scores by unit and for the whole, from one count of n-grams."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

#: A line of more characters is no sentence; its n-grams would take hundreds of bytes a character.
LONGEST = 100_000
#: Characters whose n-grams are held at a time.
_PORTION = 100_000


class Likeness(NamedTuple):
    """A metric of some texts against others: by unit (None beside an empty text), for the whole, and its signature.

    Scores are sacreBLEU's, 0–100 (TER: 0 and up), not rounded.
    """

    scores: list[float | None]
    total: float
    signature: str


def measured(
    metric: "Metric", texts: Sequence[str], others: Sequence[str], by_unit: "Metric | None" = None
) -> Likeness:
    """Return a sacreBLEU metric of texts against as many others; ``by_unit`` scores the single ones if given.

    The counts are taken once: sacreBLEU's public functions would take them for each sentence and again for the whole.
    """
    counts = []
    for first, last in _portions(others):
        counts += metric._extract_corpus_statistics(texts[first:last], [others[first:last]])
    if not counts:
        metric._extract_corpus_statistics([""], [[""]])  # a signature counts the references it has seen
        return Likeness([], 0.0, str(metric.get_signature()))
    single = metric if by_unit is None else by_unit
    scores = [
        single._compute_score_from_stats(row).score if other.strip() else None
        for row, other in zip(counts, others, strict=True)
    ]
    return Likeness(scores, metric._aggregate_and_compute(counts).score, str(metric.get_signature()))


def _portions(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about as many characters."""
    first = size = 0
    for index, text in enumerate(texts, 1):
        size += len(text)
        if size >= _PORTION or index == len(texts):
            yield first, index
            first, size = index, 0


def chrf(texts: Sequence[str], others: Sequence[str]) -> Likeness:
    """Return chrF++ (character n-grams up to 6, word n-grams up to 2) of texts against as many others."""
    from sacrebleu.metrics.chrf import CHRF

    return measured(CHRF(word_order=2), texts, others)


def outliers(scores: Sequence[float | None], share: float = 0.5) -> list[int]:
    """Return the units that score less than a share of the median, the lowest first."""
    from statistics import median  # not at the start of every run

    known = [score for score in scores if score is not None]
    limit = share * median(known) if known else 0.0
    low = [(score, index) for index, score in enumerate(scores) if score is not None and score < limit]
    return [index for _, index in sorted(low)]
