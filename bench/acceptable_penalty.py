"""Measures APP, the penalty per 1,000 words that scores 95, for each language, and writes it into the package.

    python -m bench.acceptable_penalty [--write]

APP is the 95th percentile of the penalty per 1,000 words over genuine news documents (human translations
where there are fewer than 30) of 100 words or more, so that at
most 5 % of human news falls under the passing threshold; never below ``FLOOR``, where a language's news is all but
clean. A language with fewer than ``FEWEST`` documents takes the pooled value (``und``). Run it again whenever rules
or tables change.
"""

from pathlib import Path

import mtcheck
from bench.data import asked_to_write, native_languages, news
from mtcheck import api, engine
from mtcheck.lang import known

FLOOR = 5.0  # one major fault in a thousand words
FEWEST = 40
SHORTEST = 100
TARGET = Path(mtcheck.__file__).parent / "acceptable-penalty.tsv"
HEADER = """\
# Acceptable penalty points per 1,000 words (APP: what scores 95), by language; und holds where there is no measure.
# Made by bench/acceptable_penalty.py from genuine news (95th percentile, not below 5): language, APP, documents.
"""


def per_thousand(lang: str, plan: engine.Plan) -> list[float]:
    """Return the penalty per 1,000 words of each genuine news document of a language, ascending."""
    results = (api.check_text(article.text, lang=lang, chosen=plan) for article in news(lang))
    return sorted(1000 * r.penalty / r.words for r in results if r.words >= SHORTEST)


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least ``share`` of the values do not exceed."""
    return values[min(len(values) - 1, int(-(-share * len(values) // 1)) - 1)]


def main() -> None:
    """Print the table; with ``--write`` put it into the package."""
    writing = asked_to_write(__doc__)
    if writing is None:
        return
    plan = engine.plan()
    pooled: list[float] = []
    rows = []
    for lang in sorted({*native_languages(), *known()}):
        values = per_thousand(lang, plan)
        if lang in known():
            pooled += values
            if len(values) >= FEWEST:
                rows.append((lang, max(FLOOR, percentile(values, 0.95)), len(values)))
    rows.append(("und", max(FLOOR, percentile(sorted(pooled), 0.95)), len(pooled)))
    text = HEADER + "".join(f"{lang}\t{app:.1f}\t{count}\n" for lang, app, count in sorted(rows))
    print(text, end="")
    if writing:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
