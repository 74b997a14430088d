"""mtcheck beside translate-toolkit's pofilter on the same bilingual file: what each finds, how rightly, how fast.

    python -m bench.pofilter --command /path/to/pofilter [--pairs en-de,en-ru] [--limit N]

Human translations of news are written as a PO file; in one copy each, a twentieth of the units get another number,
their source in place of the translation, one word twice, or nothing at all. A check finds a unit if it says anything of
it. What it says of the other units is a false alarm, or an error of the translator's. The time is that of the whole
process with all its default checks, on the file without its errors.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.accuracy import cases

#: What is planted, pofilter's checks for it, and the rules for it.
CHECKS = {
    "number": (("numbers",), ("number-*", "magnitude-error", "date-changed", "unit-or-currency-changed")),
    "copy": (("unchanged",), ("identical-to-source", "copied-source-words", "untranslated-sentence")),
    "doubled word": (("doublewords",), ("repeated-word",)),
    "empty": (("untranslated",), ("omitted-sentence",)),
}
#: Lawful renderings that a comparison of digits flags: number in words, separators of the locale, a conversion.
LAWFUL = (("The court freed 12 men on Monday.", "Das Gericht ließ am Montag zwölf Männer frei."),
          ("The debt grew to 1,250.5 million crowns.", "Die Schulden wuchsen auf 1.250,5 Millionen Kronen."),
          ("It costs $1.5 billion.", "Das kostet 1,5 Mrd. Dollar."))


def units(pair: str, limit: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of human translation, each source once."""
    seen: set[str] = set()
    for case in cases(pair):
        for one, two in zip(case.source, case.target, strict=True) if case.human else ():
            if one not in seen and len(seen) < limit:
                seen.add(one)
                yield " ".join(one.split()), " ".join(two.split())


def planted(kind: str, source: str, target: str, rng: random.Random) -> str | None:
    """Return the translation with one error of the kind, or None where there is no room for it."""
    if kind == "copy":
        return source if len(source) > 20 else None
    if kind == "empty":
        return ""
    words = target.split(" ")
    numbers = [i for i, word in enumerate(words) if word.isdecimal() and len(word) > 1]
    if kind == "number":
        if not numbers:
            return None
        i = rng.choice(numbers)
        words[i] = str(int(words[i]) + rng.randint(3, 9))
    else:
        plain = [i for i, word in enumerate(words[:-1]) if word.isalpha() and word.islower() and len(word) > 2]
        if not plain:
            return None
        i = rng.choice(plain)
        words.insert(i, words[i])
    return " ".join(words)


def write(path: Path, lang: str, pairs: list[tuple[str, str]]) -> None:
    """Write a PO file, each unit with its number as context."""
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {lang}\\n"\n'
    quoted = ((json.dumps(one, ensure_ascii=False), json.dumps(two, ensure_ascii=False)) for one, two in pairs)
    body = [f'\nmsgctxt "u{i}"\nmsgid {one}\nmsgstr {two}\n' for i, (one, two) in enumerate(quoted)]
    path.write_text(head + "".join(body), "utf-8")


def pofilter(command: str, path: Path, lang: str, checks: tuple[str, ...]) -> tuple[set[int], float]:
    """Return the units that pofilter flags and the processor time of its run."""
    out = path.with_suffix(".out.po")
    out.unlink(missing_ok=True)
    given = [f"--test={check}" for check in checks]
    spent = _run([command, "--progress=none", f"--language={lang}", *given, str(path), str(out)])
    text = out.read_text("utf-8") if out.exists() else ""
    return {int(line[10:-1]) for line in text.splitlines() if line.startswith('msgctxt "u')}, spent


def mtcheck(path: Path, source_lang: str, lang: str, rules: tuple[str, ...]) -> tuple[set[int], float]:
    """Return the units that mtcheck flags and the processor time of its run."""
    out = path.with_suffix(".json")
    chosen = ["--select", ",".join(rules)] if rules else []
    spent = _run([sys.executable, "-m", "mtcheck", "check", "--isolated", "--lang", lang, "--source-lang", source_lang,
                  "--format", "json", "--output", str(out), *chosen, str(path)])
    report = json.loads(out.read_text("utf-8"))
    lines = path.read_text("utf-8").splitlines()
    found = set()
    for finding in (finding for document in report["documents"] for finding in document["findings"]):
        if finding["severity"] != "neutral":
            place = finding["related"][0] if finding["rule"] == "omitted-sentence" else finding
            at = place["line"] - 1
            while not lines[at].startswith("msgctxt"):
                at -= 1
            found.add(int(lines[at][10:-1]))
    return found, spent


def _run(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=False, capture_output=True, cwd=tempfile.gettempdir(),
                   env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def compare(command: str, pair: str, limit: int, folder: Path) -> None:
    """Print the figures of one pair."""
    one, two = pair.split("-")
    rng = random.Random(7)
    clean = list(units(pair, limit))
    for kind, (checks, rules) in CHECKS.items():
        texts, wrong = list(clean), set[int]()
        for i in rng.sample(range(len(clean)), len(clean)):
            text = planted(kind, *clean[i], rng) if len(wrong) < len(clean) // 20 else None
            if text is not None:
                texts[i] = (clean[i][0], text)
                wrong.add(i)
        path = folder / f"{pair}.po"
        write(path, two, texts)
        cells = []
        for found, _ in (mtcheck(path, one, two, rules), pofilter(command, path, two, checks)):
            right = len(found & wrong)
            cells.append(f"{100 * right / max(1, len(found)):.0f} / {100 * right / max(1, len(wrong)):.0f}")
        print(f"| {pair} | {kind} | {len(wrong)} of {len(texts)} | {' | '.join(cells)} |", flush=True)
    write(path, two, clean)
    ours = min(mtcheck(path, one, two, ())[1] for _ in range(3))
    theirs = min(pofilter(command, path, two, ())[1] for _ in range(3))
    print(f"{pair}: {len(clean)} units, all default checks: {ours:.2f} s beside {theirs:.2f} s: {ours / theirs:.2f}x")


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default="pofilter")
    parser.add_argument("--pairs", default="en-de,de-en,en-cs,en-ru,en-zh,en-ja,fr-de,en-he")
    parser.add_argument("--limit", type=int, default=1002)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "lawful.po", "de", list(LAWFUL))
        print(f"lawful numbers flagged, of {len(LAWFUL)}: mtcheck "
              f"{len(mtcheck(folder / 'lawful.po', 'en', 'de', CHECKS['number'][1])[0])}, pofilter "
              f"{len(pofilter(options.command, folder / 'lawful.po', 'de', CHECKS['number'][0])[0])}")
        print("| pair | planted | units | mtcheck P / R | pofilter P / R |\n|---|---|---:|---:|---:|")
        for pair in options.pairs.split(","):
            compare(options.command, pair, options.limit, folder)


if __name__ == "__main__":
    main()
