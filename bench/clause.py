"""How well the clause tagger tags: held-out sentences of the treebanks (``../shared/data/ud/*/test``).

    python -m bench.clause [--langs de,fr] [--models FOLDER]

Columns: sentences; share of tokens with the right part of speech; F1 of finite verbs; share of sentences of which it
is rightly said whether they have one; then, with the limits of ``mtcheck/clause/limits.tsv``, the share of
phrases, of participles and infinitives and of subordinate clauses of at most 8 words (16 characters), cut out of
the trees, whose score is over them, and of complete sentences as short; KB of the model, ms to load it, sentences a
second on one core. Tokens are mtcheck's own (in zh ja characters), so parts of speech of words that a treebank splits
("du") or joins are those of their head.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.train_clause import OUT, STOPS
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
    trees,
)
from mtcheck import clause
from mtcheck.clause.evidence import Reader, Tag, vector
from mtcheck.clause.tagger import Tagger, unpack
from mtcheck.lang import Language


def tagging(found: list[Tree], tagged: list[list[Tag]]) -> list[str]:
    """Return the share of right tags, F1 of finite verbs and share of sentences rightly said to have one."""
    right = tokens = hit = said = gold = sentences = 0
    for tree, tags in zip(found, tagged, strict=True):
        true = ["+M" in label or "+S" in label for label in tree.labels]
        ours = [tag.finite > 0.5 for tag in tags]
        tokens += len(tags)
        right += sum(t.best == label.lstrip("-").split("+")[0] for t, label in zip(tags, tree.labels, strict=True))
        hit += sum(a and b for a, b in zip(true, ours, strict=True))
        said += sum(ours)
        gold += sum(true)
        sentences += any(true) == any(ours)
    return [f"{100 * right / tokens:.1f}", f"{200 * hit / (said + gold):.1f}", f"{100 * sentences / len(found):.1f}"]


def cuts(found: list[Tree], lang: str, language: Language) -> Iterator[Example]:
    """Yield what is cut from the trees and the complete sentences, those that are short."""
    stop = STOPS.get(lang, ".")
    for tree in found:
        mini = mini_clause(tree, stop)
        own = [Example(tree.words, tree.labels, "complete")] if is_complete(tree) else []
        for example in [*own, *fragments(tree, lang, stop), *([mini] if mini else [])]:
            size = sum(word[0].isalpha() for word in example.words)
            if 2 <= size <= (8 if language.spaces else 16):
                yield example


def classifying(tagger: Tagger, examples: list[Example], lang: str, language: Language) -> list[str]:
    """Return the share of each kind that is over its limit, with the number of examples."""
    reader, limits = Reader(tagger.labels), clause.limits().get(MODELS.get(lang, lang), (0.0, 0.0))
    over: dict[str, list[bool]] = defaultdict(list)
    for example in examples:
        words = list(example.words)
        row = vector(words, reader.tags(tagger.posteriors(words, lows_of(example.words, language))))
        scores = [sum(map(float.__mul__, row, weights)) for weights in tagger.classifiers]
        kind = "complete" if example.kind == "mini" else example.kind
        at = int(kind == "stranded")
        over[kind].append(scores[at] > limits[at])
    kinds = ("phrase", "nonfinite", "stranded", "complete")
    return [f"{100 * sum(over[k]) / len(over[k]):.0f} ({len(over[k])})" if over[k] else "-" for k in kinds]


def measure(lang: str, folder: Path) -> str:
    """Return the row of a language."""
    data = (folder / f"{MODELS.get(lang, lang)}.bin").read_bytes()
    begun = time.process_time()
    tagger = Tagger(unpack(data))
    loaded = time.process_time() - begun
    reader, language = Reader(tagger.labels), language_of(lang)
    found = [tree for tree in trees(lang, "test") if tree.words]
    begun = time.process_time()
    tagged = [reader.tags(tagger.posteriors(list(tree.words), lows_of(tree.words, language))) for tree in found]
    taken = time.process_time() - begun
    cells = [lang, str(len(found)), *tagging(found, tagged)]
    cells += classifying(tagger, list(cuts(found, lang, language)), lang, language)
    cells += [f"{len(data) / 1024:.0f}", f"{1000 * loaded:.0f}", f"{len(found) / taken:.0f}"]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print a row for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default="")
    parser.add_argument("--models", type=Path, default=OUT)
    options = parser.parse_args()
    if not ROOT.is_dir():
        print(f"skipped: no data at {ROOT}")
        return
    print("| language | sentences | part of speech % | finite F1 | has a verb % | phrase | nonfinite | stranded | "
          "complete | KB | load ms | sentences/s |\n|---|" + "---:|" * 11)
    for lang in options.langs.split(",") if options.langs else languages():
        if (options.models / f"{MODELS.get(lang, lang)}.bin").exists():
            print(measure(lang, options.models), flush=True)


if __name__ == "__main__":
    main()
