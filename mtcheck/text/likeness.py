"""How alike two texts are, by sacreBLEU: scores by unit and for the whole, from one count of n-grams."""

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


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
    counts = metric._extract_corpus_statistics(texts, [others])
    single = metric if by_unit is None else by_unit
    scores = [
        single._compute_score_from_stats(row).score if other.strip() else None
        for row, other in zip(counts, others, strict=True)
    ]
    total = metric._aggregate_and_compute(counts).score if counts else 0.0
    return Likeness(scores, total, str(metric.get_signature()))


def chrf(texts: Sequence[str], others: Sequence[str]) -> Likeness:
    """Return chrF++ (character n-grams up to 6, word n-grams up to 2) of texts against as many others."""
    from sacrebleu.metrics.chrf import CHRF

    return measured(CHRF(word_order=2), texts, others)


def outliers(scores: Sequence[float | None], share: float = 0.5) -> list[int]:
    """Return the units that score less than a share of the median, the lowest first."""
    known = [score for score in scores if score is not None]
    limit = share * median(known) if known else 0.0
    low = [(score, index) for index, score in enumerate(scores) if score is not None and score < limit]
    return [index for _, index in sorted(low)]
