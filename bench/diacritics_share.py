"""Measures which part of a language's letters bear a diacritic, for ``diacritics-share``.

    python -m bench.diacritics_share [--write]

The share is the 5th percentile over genuine news and human translations of 300 letters or more. Languages in Latin
letters with under ``LEAST`` have no property: a short text may lawfully have none.
"""

from pathlib import Path

from bench.data import asked_to_write, human_news
from mtcheck.lang import ROOT, known, load

LEAST = 0.015
LETTERS = 300


def main() -> None:
    """Print the shares; with ``--write`` put them into the languages' properties."""
    writing = asked_to_write(__doc__)
    if writing is None:
        return
    for code in known():
        if load(code).scripts != {"Latn"}:
            continue
        texts = ([char for char in article.text if char.isalpha()] for article in human_news(code))
        long = (letters for letters in texts if len(letters) >= LETTERS)
        shares = sorted(sum(not char.isascii() for char in letters) / len(letters) for letters in long)
        share = round(shares[len(shares) // 20], 3) if shares else 0.0
        print(f"{code}\t{share}\t{len(shares)}")
        path = Path(ROOT) / code / "properties.txt"
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("diacritics")]
        if share >= LEAST:
            lines.append(f"diacritics-share\t{share}")
        if writing:
            head = [line for line in lines if line.startswith("#")]
            body = sorted(line for line in lines if not line.startswith("#"))
            path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
