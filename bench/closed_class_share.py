"""Measures how many of a language's running words its closed-class table covers, for ``closed-class-share``.

    python -m bench.closed_class_share [--write]

The share is the 1st percentile over genuine news and human translations (their first 2,000 letters), less a tenth.
``mtcheck.lang.detect`` takes a text for the language only if it has that share. Run it when ``function-words`` change.
"""

from pathlib import Path

from bench.data import asked_to_write
from bench.language import ALIKE, documents
from mtcheck.lang import ROOT, known, load
from mtcheck.lang.detect import coverage, words_of


def main() -> None:
    """Print the shares; with ``--write`` put them into the languages' properties."""
    writing = asked_to_write(__doc__)
    if writing is None:
        return
    shares: dict[str, list[float]] = {}
    for lang, text in documents():
        code = ALIKE.get(lang, lang)
        if code in known() and load(code).spaces:
            words = [word for word in words_of(text[:2000])[:300] if len(word) > 1]
            if len(words) >= 40:
                script = min(load(code).scripts)
                shares.setdefault(code, []).append({c: s for s, c in coverage(words, script)}.get(code, 0.0))
    for code, values in sorted(shares.items()):
        share = round(0.9 * sorted(values)[len(values) // 100], 2)
        print(f"{code}\t{share}\t{len(values)}")
        if writing:
            path = Path(ROOT) / code / "properties.txt"
            text = path.read_text(encoding="utf-8")
            lines = [line for line in text.splitlines() if not line.startswith("closed-class")]
            head = [line for line in lines if line.startswith("#")]
            body = [line for line in lines if not line.startswith("#")]
            body = sorted([*body, f"closed-class-share\t{share}"])
            path.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
