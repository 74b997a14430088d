"""Sets how far a sentence must look like a fragment in each language before a rule says so.

    python -m bench.clause_thresholds [--write]

The classifiers' scores are log-odds on the treebanks; what genuine news does with verbless sentences differs by
language. So each threshold is the lowest (from -0.5 and -1) at which at most 0.35 % of the sentences of genuine news
would be called left over, and 0.08 % stranded. Printed beside it is what comes of it on news that was not looked
at: each half of the articles with the threshold of the other. Languages without news get 0 and 0.
"""

from math import ceil

from bench.data import asked_to_write, news
from bench.train_clause import OUT
from mtcheck import clause
from mtcheck.lang import known, load
from mtcheck.model import Document
from mtcheck.rules.fragments.dangling_fragment import LIKELY_VERB, opens_like_a_leftover
from mtcheck.rules.fragments.stranded_subordinate import is_alone

LEFTOVER, STRANDED = 0.0035, 0.0008
LOWEST = (-0.5, -1.0)
UNMEASURED = (0.0, 0.0)
_HEADER = """# Log-odds above which a sentence is taken for left over (second column) and for stranded (third).
# Made by bench/clause_thresholds.py from genuine news (human translations where there are few); numbers only.
"""


def scores(lang: str) -> tuple[list[list[tuple[float, float]]], list[int]]:
    """Return the scores of the short sentences and the number of all, for the articles of each half."""
    found: list[list[tuple[float, float]]] = [[], []]
    sentences = [0, 0]
    code = "no" if lang in ("nb", "nn") else lang
    limits = clause.thresholds()[code]
    for index, article in enumerate(news(lang)):
        doc = Document(article.text, load(lang))
        sentences[index % 2] += len(doc.sentences)
        for s in doc.short_sentences:
            judged = doc.clause(s)
            plain = opens_like_a_leftover(doc, s) and judged.finite <= LIKELY_VERB
            hanging = judged.finite >= 0.5 and is_alone(doc, s, judged)
            found[index % 2].append((
                judged.leftover + limits[0] if plain else -99.0, judged.stranded + limits[1] if hanging else -99.0,
            ))
    return found, sentences


def threshold(values: list[float], sentences: int, share: float, lowest: float) -> float:
    """Return the lowest threshold that at most a share of the sentences is over."""
    allowed = int(share * sentences)
    ranked = sorted(values, reverse=True)
    return max(lowest, ceil(ranked[allowed] * 100) / 100 if allowed < len(ranked) else lowest)


def _chosen(rows: list[tuple[float, float]], sentences: int) -> tuple[float, float]:
    return (
        threshold([row[0] for row in rows], sentences, LEFTOVER, LOWEST[0]),
        threshold([row[1] for row in rows], sentences, STRANDED, LOWEST[1]),
    )


def main() -> None:
    """Print the thresholds of each language with a model; write them if asked."""
    write = asked_to_write(__doc__)
    if write is None:
        return
    lines = []
    for path in sorted(OUT.glob("*.bin")):
        code = path.stem
        folders = [lang for lang in known() if (lang if lang not in ("nb", "nn") else "no") == code]
        chosen, rates = UNMEASURED, ""
        if folders:
            halves: list[list[tuple[float, float]]] = [[], []]
            totals = [0, 0]
            for lang in folders:
                found, sentences = scores(lang)
                for half in (0, 1):
                    halves[half] += found[half]
                    totals[half] += sentences[half]
            chosen = _chosen(halves[0] + halves[1], sum(totals))
            over = [0, 0]
            for half in (0, 1):
                blind = _chosen(halves[1 - half], totals[1 - half])
                for n in (0, 1):
                    over[n] += sum(row[n] > blind[n] for row in halves[half])
            rates = " ".join(f"{100 * n / max(1, sum(totals)):.2f} %" for n in over)
        print(f"{code} {chosen[0]:.2f} {chosen[1]:.2f}   on news not looked at: {rates or 'no news'}", flush=True)
        lines.append(f"{code}\t{chosen[0]:.2f}\t{chosen[1]:.2f}\n")
    if write:
        with open(clause.THRESHOLDS, "w", encoding="utf-8") as file:
            file.write(_HEADER + "".join(lines))


if __name__ == "__main__":
    main()
