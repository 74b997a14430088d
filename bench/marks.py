"""What people marked: catastrophic errors, omissions and additions, hallucinations, beside what mtcheck finds.

    python -m bench.marks [--pairs en-de,zh-en] [--limit N] [--rules]

``critical``: precision, recall and Matthews correlation of major and critical findings against the majority of three
votes, beside two baselines: always "fine", and as many segments as are critical by their odd length alone.
``spans``: how well the length of a segment ranks those with an omission or an addition (area under the curve), and of
number findings, how many stand in a segment with any marked error. ``hallucination``: findings on detached, looping and
sound output. ``--rules`` adds what each rule contributes.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable
from math import log, sqrt
from typing import Any

from bench.data import DATA, rows
from mtcheck import engine
from mtcheck.finding import Severity
from mtcheck.lang import expansion, load
from mtcheck.model import Document, text_size
from mtcheck.score import Result

_BEFORE = re.compile(r"\s+([.,;:!?%)\]}»”’])")
_AFTER = re.compile(r"([(\[{«„“])\s+")
_HYPHEN = re.compile(r"\s@-@\s")
_CJK = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_DENSE = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")


def detokenised(text: str) -> str:
    """Return a tokenised text with the spaces before marks, and between Chinese and Japanese signs, taken out."""
    text = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", _HYPHEN.sub("-", text))).replace(" n't", "n't").replace(" 's", "'s")
    return _DENSE.sub("", text)


def check(pair: str, source: str, target: str, plan: engine.Plan) -> Result:
    """Check one segment with its source."""
    one, two = pair.split("-", 1)
    theirs = Document(source, load(one))
    return engine.run(Document(target, load(two), source=theirs, segments=((0, 0),)), plan)


def oddness(pair: str, source: str, target: str) -> float:
    """Return the logarithm of a segment's length over the usual one: below zero it is short."""
    one, two = pair.split("-", 1)
    ratio, _ = expansion(load(one), load(two)) or (1.0, 0.2)
    return log((text_size(target) + 5) / (text_size(source) * ratio + 5))


def correlation(predicted: Iterable[bool], gold: Iterable[bool]) -> tuple[float, float, float]:
    """Return precision, recall and Matthews correlation of two rows of answers."""
    table = Counter(zip(predicted, gold, strict=True))
    tp, fp, fn, tn = table[True, True], table[True, False], table[False, True], table[False, False]
    root = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return tp / (tp + fp or 1), tp / (tp + fn or 1), (tp * tn - fp * fn) / root if root else 0.0


def area(values: list[float], gold: list[bool]) -> float:
    """Return the area under the curve: how often a marked segment has the higher value than one that is not."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks: dict[int, float] = {}
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        ranks.update((order[k], (i + j + 1) / 2) for k in range(i, j))
        i = j
    positive = sum(gold)
    negative = len(gold) - positive
    total = sum(ranks[i] for i, yes in enumerate(gold) if yes)
    return (total - positive * (positive + 1) / 2) / (positive * negative) if positive and negative else float("nan")


def critical(pair: str, limit: int, plan: engine.Plan, by_rule: bool) -> None:
    """Print the figures of one pair of ``critical``."""
    data = list(rows(DATA / "critical" / f"{pair}.jsonl.gz"))[:limit]
    gold = [row["label"] == "critical" for row in data]
    texts = [(detokenised(row["src"]), detokenised(row["mt"])) for row in data]
    names = [_serious(check(pair, *text, plan)) for text in texts]
    off = [abs(oddness(pair, *text)) for text in texts]
    bound = sorted(off, reverse=True)[sum(gold) - 1]
    shown = [correlation((bool(found) for found in names), gold), correlation((value >= bound for value in off), gold),
             correlation((False for _ in gold), gold)]
    cells = " | ".join(f"{p:.2f} / {r:.2f} / {m:+.3f}" for p, r, m in shown)
    print(f"| {pair} | {len(gold)} | {100 * sum(gold) / len(gold):.0f} % | {cells} |", flush=True)
    if by_rule:
        _by_rule(names, gold)


def _serious(result: Result) -> set[str]:
    return {c.finding.rule.name for c in result.charges if c.finding.severity >= Severity.MAJOR}


def _by_rule(names: list[set[str]], gold: list[bool]) -> None:
    fired = Counter(name for found in names for name in found)
    right = Counter(name for found, yes in zip(names, gold, strict=True) if yes for name in found)
    for name, count in fired.most_common():
        print(f"    {name}: {right[name]} of {count} in critical segments")


def spans(pair: str, limit: int, plan: engine.Plan) -> None:
    """Print the figures of one pair of ``spans``."""
    data = list(rows(DATA / "spans" / f"{pair}.jsonl.gz"))[:limit]
    merged: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in data:
        merged.setdefault((row["src"], row["mt"]), []).extend(row["errors"])
    with_category = {key: errors for key, errors in merged.items()
                     if not errors or any(error.get("category") for error in errors)}
    off = [oddness(pair, *key) for key in with_category]
    for kind, sign in (("Omission", -1.0), ("Addition", 1.0)):
        gold = [any(kind in str(e.get("category")) for e in errors) for errors in with_category.values()]
        print(f"{pair} {kind.lower()}: {sum(gold)} of {len(gold)} segments, by length AUC "
              f"{area([sign * value for value in off], gold):.3f}", flush=True)
    counts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    base = sum(map(bool, merged.values())) / len(merged)
    for (source, target), errors in merged.items():
        for name in {c.finding.rule.name for c in check(pair, source, target, plan).charges if c.finding.severity}:
            counts[name] += 1
            right[name] += bool(errors)
    print(f"{pair} any error marked in {100 * base:.0f} % of {len(merged)} segments; of segments with a finding of: "
          + ", ".join(f"{name} {100 * right[name] / count:.0f} % of {count}" for name, count in counts.most_common()))


def hallucination(pair: str, limit: int, plan: engine.Plan) -> None:
    """Print the share of segments with a major finding, by label."""
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for row in list(rows(DATA / "hallucination" / f"{pair}.jsonl.gz"))[:limit]:
        total[row["label"]] += 1
        found[row["label"]] += bool(_serious(check(pair, detokenised(row["src"]), detokenised(row["mt"]), plan)))
    print(f"{pair} with a major finding: "
          + ", ".join(f"{label} {found[label]} of {count}" for label, count in total.most_common()), flush=True)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs")
    parser.add_argument("--limit", type=int, default=100_000, metavar="N")
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    print("| pair | segments | critical | mtcheck P / R / MCC | by length | always fine |")
    print("|---|---:|---:|---|---|---|")
    jobs: list[tuple[str, Callable[[str], None]]] = [
        ("critical", lambda pair: critical(pair, options.limit, engine.plan(), options.rules)),
        ("spans", lambda pair: spans(pair, options.limit, engine.plan(select=["accuracy"]))),
        ("hallucination", lambda pair: hallucination(pair, options.limit, engine.plan())),
    ]
    for folder, job in jobs:
        for path in sorted((DATA / folder).glob("*.jsonl.gz")):
            pair = path.name.split(".")[0]
            if not options.pairs or pair in options.pairs.split(","):
                job(pair)


if __name__ == "__main__":
    main()
