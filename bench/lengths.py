"""How long a translation is: from English into each language and back, and the spread of its sentences.

    python -m bench.lengths [--write]

Reads the news of 2018 that people translated from English into many languages, and news that they translated into
English. Chinese, Japanese and Korean characters weigh as in alignment. ``--write`` makes ``mtcheck/lang/lengths.tsv``.
"""

import sys
from math import log
from pathlib import Path
from statistics import stdev

from bench.data import DATA, asked_to_write, rows
from mtcheck.lang import ROOT
from mtcheck.model import text_size

#: A translation is longer than its original: what goes into a language and back has grown by this much. The mean of
#: the languages that are measured both ways, Chinese and Japanese left out.
GROWTH = 1.14
HEAD = """# How long a translation is: language, characters for 100 of an English original, standard deviation of
# the logarithm of that ratio in sentences of 40 characters and more, English characters for 100 of an original in the
# language (1.14 times the inverse where not measured). Chinese, Japanese and Korean characters count 2.5.
# Measured by bench/lengths.py on translations by people: NTREX-128 (CC BY-SA 4.0), news of WMT 2021 and 2022.
"""


def _measured(path: Path, ntrex: bool) -> tuple[int, float] | None:
    """The ratio in per cent and the spread of one file of translations."""
    pairs = [
        (text_size(one), text_size(two)) for row in rows(path)
        if row["human"] and row["domain"] == "news" and ntrex == (row["year"] == 2019)
        for one, two in zip(row["src"], row["segments"], strict=True)
    ] if path.exists() else []
    if not pairs:
        return None
    ratio = sum(two for _, two in pairs) / sum(one for one, _ in pairs)
    spread = stdev(log(two / one / ratio) for one, two in pairs if one >= 40 and two)
    return round(100 * ratio), round(spread, 2)


def main() -> None:
    """Print the table, or write it."""
    write = asked_to_write(__doc__)
    if write is None:
        return
    found = {"en": (100, 0.1, 100)}
    folder = DATA / "translated"
    for path in sorted(folder.glob("en-*.jsonl.gz")):
        code = path.name.split(".")[0].removeprefix("en-")
        measured, back = _measured(path, True), _measured(folder / f"{code}-en.jsonl.gz", False)
        if measured is not None:
            found[code] = (*measured, back[0] if back else round(10000 * GROWTH / measured[0]))
    lines = "".join("\t".join(map(str, (code, *figures))) + "\n" for code, figures in sorted(found.items()))
    if write:
        Path(ROOT, "lengths.tsv").write_text(HEAD + lines, "utf-8")
    else:
        sys.stdout.write(lines)


if __name__ == "__main__":
    main()
