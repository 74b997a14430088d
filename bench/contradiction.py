"""Contradictions between two sentences of one text: precision, recall and F1 on pairs that people labelled.

    python -m bench.contradiction [--langs en,nl] [--origin sick] [--errors N]

Each pair is a document of two lines in its declared language, "contradiction" is a finding of one of the rules below.
Beside it stands a baseline of one line: exactly one sentence holds a negator, and they share 0.6 of their words.
Captions of pictures (SICK, JNLI) come in minimal pairs, as faults of translation do; the other sets (XNLI, OCNLI …)
mostly contradict by what one has to know, which no rule here claims to find: there the precision is what counts.
"""

import argparse
import random
from collections import Counter
from typing import Any

from bench.data import DATA, rows
from mtcheck import api, engine
from mtcheck.model import Document

RULES = ("negation-contradiction", "antonym-contradiction", "number-contradiction", "role-swap")


def baseline(document: Document) -> bool:
    """Exactly one of two sentences holds a negator, and they share 0.6 of their words."""
    negators = document.language.words("negators")
    words = [set(document.sentence_words(sentence)) for sentence in document.sentences]
    if len(words) != 2:
        return False
    one, two = words[0] - negators, words[1] - negators
    return (one == words[0]) != (two == words[1]) and len(one & two) >= 0.6 * len(one | two)


def scores(found: int, right: int, real: int) -> str:
    """Return the cells precision, recall, F1."""
    precision, recall = right / found if found else 0.0, right / real if real else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default="")
    parser.add_argument("--origin", default="")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    folder = DATA / "contradiction"
    if not folder.is_dir():
        print(f"skipped: no data at {folder}")
        return
    plan = engine.plan(select=list(RULES))
    files = sorted(folder.glob("*.jsonl.gz"))
    print("| | pairs | precision | recall | F1 | by rule (found, wrong) | baseline P | R | F1 |")
    print("|---|---:|---:|---:|---:|---|---:|---:|---:|")
    for file in files:
        lang = file.name.split(".")[0]
        if options.langs and lang not in options.langs.split(","):
            continue
        by_origin: dict[str, list[dict[str, Any]]] = {}
        for row in rows(file):
            by_origin.setdefault(str(row["origin"]), []).append(row)
        for origin, pairs in by_origin.items():
            if options.origin.lower() in origin.lower():
                measure(lang, origin, pairs, plan, options.errors)


def measure(lang: str, origin: str, pairs: list[dict[str, Any]], plan: engine.Plan, errors: int) -> None:
    """Print the line of one set, and a sample of its errors."""
    tally: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: list[str] = []
    for row in pairs:
        result = api.check_text(f"{row['a']}\n{row['b']}", lang=lang, chosen=plan)
        names = {charge.finding.rule.name for charge in result.charges if charge.finding.rule.name in RULES}
        real = row["label"] == "contradiction"
        simple = baseline(result.document)
        tally.update(names)
        tally.update({"real": real, "found": bool(names), "right": bool(names) and real,
                      "simple": simple, "simple right": simple and real})
        if names and not real:
            wrong.update(names)
        if bool(names) != real:
            kind = "missed" if real else f"{row['label']}, {' '.join(sorted(names))}"
            missed.append(f"  {kind}: {row['a']} | {row['b']}")
    rules = ", ".join(f"{name} {tally[name]} {wrong[name]}" for name in RULES if tally[name])
    print(f"| {lang} {origin} | {len(pairs)} | {scores(tally['found'], tally['right'], tally['real'])} | {rules} | "
          f"{scores(tally['simple'], tally['simple right'], tally['real'])} |", flush=True)
    random.Random(1).shuffle(missed)
    print("".join(f"{line}\n" for line in sorted(missed[:errors])), end="")


if __name__ == "__main__":
    main()
