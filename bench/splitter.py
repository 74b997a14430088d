"""Sentence borders: F1 by language on joined news sentences, and speed beside pysbd where that is installed.

    python -m bench.splitter [--errors LANG]

Segments of the public WMT21/22 news sets that end in a mark are joined six to a paragraph; the five inner borders must
be found again. Some segments hold two sentences, so no splitter's precision reaches 1.
"""

import argparse
import tarfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.data import DATA
from mtcheck.lang import load
from mtcheck.text import segment

LANGS = ("en", "de", "fr", "cs", "ru", "uk", "ja", "zh", "is")
MARKS = tuple(".!?…。！？।")
CLOSERS = "\"'”’»“)」』）›"


def paragraphs(lang: str, lines: list[str]) -> list[tuple[str, set[int]]]:
    """Return (paragraph, its inner borders) for each six segments that end in a mark."""
    kept = [line for line in map(str.strip, lines) if line.rstrip(CLOSERS).rstrip().endswith(MARKS)]
    joiner = "" if lang in ("ja", "zh") else " "
    found = []
    for i in range(0, len(kept) - 5, 6):
        borders, position = set(), 0
        for sentence in kept[i:i + 5]:
            borders.add(position + len(sentence))
            position += len(sentence) + len(joiner)
        found.append((joiner.join(kept[i:i + 6]), borders))
    return found


def own(lang: str) -> Callable[[str], set[int]]:
    """Return our splitter for a language: paragraph → inner borders."""
    language = load(lang)
    abbreviations, ordinals = language.words("abbreviations"), language.is_set("ordinal-dot")
    return lambda text: {end for _, end in segment.sentences(text, 0, len(text), abbreviations, ordinals)[:-1]}


def f1(split: Callable[[str], set[int]], data: list[tuple[str, set[int]]]) -> tuple[float, float]:
    """Return (F1, sentences per CPU second)."""
    began = time.process_time()
    answers = [split(text) for text, _ in data]
    seconds = time.process_time() - began
    right = sum(len(answer & borders) for answer, (_, borders) in zip(answers, data, strict=True))
    total = sum(len(answer) + len(borders) for answer, (_, borders) in zip(answers, data, strict=True))
    return 2 * right / total, 6 * len(data) / seconds


def _slow(segmenter: Any, text: str) -> set[int]:
    return set(range(len(segmenter.segment(text))))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", default="")
    options = parser.parse_args()
    archive = DATA / "speed" / "speed-inputs.tar.xz"
    if not archive.is_file():
        print(f"skipped: no data at {archive}")
        return
    try:
        import pysbd
    except ImportError:
        pysbd = None
        print("pysbd is not installed: no comparison of speed")
    scores = []
    print("| | F1 | sentences/s | x pysbd |\n|---|---:|---:|---:|")
    with tarfile.open(archive) as tar:
        members = {member.name.removeprefix("./"): member for member in tar.getmembers()}
        for lang in LANGS:
            file = tar.extractfile(members[f"split/{lang}.tsv"])
            data = paragraphs(lang, file.read().decode("utf-8").split("\n") if file else [])
            score, speed = f1(own(lang), data)
            scores.append(score)
            ratio = ""
            if pysbd is not None and lang in ("en", "de", "fr", "ru", "ja", "zh"):
                segmenter = pysbd.Segmenter(language=lang, clean=False)
                slow = f1(partial(_slow, segmenter), data[:60])[1]
                ratio = f"{speed / slow:.0f}"
            print(f"| {lang} | {score:.3f} | {speed:,.0f} | {ratio} |")
            if options.errors == lang:
                errors(own(lang), data)
    print(f"| mean | {sum(scores) / len(scores):.4f} | | |")


def errors(split: Callable[[str], set[int]], data: list[tuple[str, set[int]]], most: int = 60) -> None:
    """Print borders that were missed or made up."""
    for text, borders in data:
        answer = split(text)
        for end in sorted(answer ^ borders):
            if most:
                most -= 1
                print("made up" if end in answer else "missed ", repr(text[max(0, end - 40):end]), "|",
                      repr(text[end:end + 25]))


if __name__ == "__main__":
    main()
