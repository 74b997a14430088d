"""Numbers beside their source: how often the rules touch what people translated, what they find, how often rightly.

    python -m bench.numbers [--pairs en-de,zh-en] [--limit N] [--show N]

For each pair: the share of segments (news) that each rule touches in human translations and in the output of each
system, from the worst to the best by chrF; recall on errors put into human translations; and on segments whose errors
people marked, how often a segment with a finding has any error. Seeded: the same data, the same figures.
"""

import argparse
import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from bench.data import DATA, rows
from mtcheck.lang import load
from mtcheck.model import Block, Document
from mtcheck.quantity.parse import DATE, DIGITS, MIXED, MONTH, WORDS, Quantity, quantities
from mtcheck.rules import all_rules

RULES = (
    "number-missing", "number-added", "number-changed", "magnitude-error", "date-changed", "unit-or-currency-changed",
)
PAIRS = (
    "en-de,de-en,en-ru,ru-en,zh-en,en-zh,ja-en,en-ja,cs-en,en-cs,fr-de,de-fr,en-uk,en-he,en-hi,en-is,is-en,en-ha,ha-en"
)


def document(source: list[str], target: list[str], pair: str) -> Document:
    """Return a document whose blocks are segments, paired with those of its source."""
    one, two = pair.split("-", 1)
    original, theirs = _blocks(source, one)
    text, ours = _blocks(target, two)
    return Document(
        text, load(two), blocks=ours, source=Document(original, load(one), blocks=theirs),
        segments=tuple((i, i) for i in range(len(ours))),
    )


def _blocks(segments: list[str], lang: str) -> tuple[str, tuple[Block, ...]]:
    blocks, pieces, position = [], [], 0
    for segment in segments:
        line = segment.replace("\n", " ").strip() or "."
        blocks.append(Block(position, position + len(line)))
        pieces.append(line)
        position += len(line) + 1
    return "\n".join(pieces), tuple(blocks)


def touched(doc: Document) -> dict[int, set[str]]:
    """Return the rules that speak of each segment that any of them speaks of."""
    starts = [block.start for block in doc.blocks]
    found: dict[int, set[str]] = {}
    for name in RULES:
        for finding in all_rules()[name].check(doc):
            found.setdefault(bisect_right(starts, finding.span.start) - 1, set()).add(name)
    return found


# -- errors to put in --------------------------------------------------------------------------------------

Maker = Callable[[Document, Quantity, random.Random], tuple[int, int, str] | None]


def _number(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """Other digits of the same number."""
    text = doc.text[it.start:it.end]
    if it.form != DIGITS or it.kind in (DATE, MONTH) or not text.isascii() or it.values[0].rough <= 3:
        return None
    new = re.sub("[0-9]", lambda _: str(rng.randint(1, 9)), text)
    return None if new == text or re.sub("[^0-9]", "", new) in ("1", "2", "3") else (it.start, it.end, new)


def _dropped(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """A number that is gone."""
    if it.form == WORDS or it.kind in (DATE, MONTH) or it.values[0].rough <= 3:
        return None
    return it.start, it.end, ""


def _added(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """A number that nobody wrote, beside another one's word."""
    return (it.end, it.end, f" ({rng.randint(13, 998)})") if it.form == DIGITS else None


def _magnitude(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """Another magnitude word, or three more noughts."""
    text = doc.text[it.start:it.end]
    if it.form == MIXED:
        table = doc.language.mapping("magnitudes")
        word = next((low for low in sorted(table, key=len, reverse=True) if text.lower().endswith(low)), "")
        others = [low for low, power in table.items() if word and power not in (table[word], 1, 2) and len(low) > 2]
        others = others if doc.language.spaces else [low for low in "万亿億" if low in table and low != word]
        return (it.end - len(word), it.end, rng.choice(sorted(others))) if word and others else None
    if it.form == DIGITS and text.isdigit() and 5 <= it.values[0].rough < 1000 and it.kind not in (DATE, MONTH):
        return it.start, it.end, text + "000"
    return None


def _date(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """Another day of the month."""
    text = doc.text[it.start:it.end]
    if it.kind != DATE or not it.unit or not text.isdigit():
        return None
    return it.start, it.end, str(rng.choice([day for day in range(1, 29) if str(day) != text]))


def _currency(doc: Document, it: Quantity, rng: random.Random) -> tuple[int, int, str] | None:
    """Another currency."""
    after = doc.text[it.end:it.end + 24]
    for low, symbol in doc.language.mapping("units").items():
        match = re.match(rf"\s?{re.escape(low)}(?!\w)", after, re.IGNORECASE)
        if match and symbol == it.unit and symbol in ("USD", "EUR", "GBP"):
            new = {"USD": "€", "EUR": "£", "GBP": "€"}[symbol]
            return it.end, it.end + match.end(), f" {new}"
    return None


MAKERS: dict[str, Maker] = {
    "number changed": _number, "number dropped": _dropped, "number added": _added, "magnitude": _magnitude,
    "date": _date, "currency": _currency,
}


def injected(source: list[str], target: list[str], pair: str, rng: random.Random) -> Iterator[tuple[str, bool, str]]:
    """Put one error of each kind into a segment; yields the kind, whether it was found, and the new segment."""
    doc = document(source, target, pair)
    if touched(doc):
        return
    sure = [it for it in quantities(doc, 0, len(doc.words)) if it.sure]
    for kind, make in MAKERS.items():
        places = [place for place in (make(doc, it, rng) for it in sure) if place is not None]
        if places:
            start, end, new = rng.choice(places)
            text = doc.text[:start] + new + doc.text[end:]
            yield kind, bool(touched(document(source, [text], pair))), text


# -- the three tables --------------------------------------------------------------------------------------


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.2f}" if whole else "    –"


def rates(pair: str, limit: int, show: int) -> None:
    """Print the share of segments that each rule touches, people first, then systems from the worst to the best."""
    quality = _quality(pair)
    counts: dict[str, dict[str, int]] = {}
    seen: dict[str, int] = {}
    for row in rows(DATA / "translated" / f"{pair}.jsonl.gz"):
        name = "human" if row["human"] else f"{row['year']} {row['system']}"
        if row["domain"] != "news" or seen.get(name, 0) >= limit:
            continue
        found = touched(document(row["src"], row["segments"], pair))
        seen[name] = seen.get(name, 0) + len(row["segments"])
        for names in found.values():
            for rule in (*names, "any"):
                counts.setdefault(name, {}).setdefault(rule, 0)
                counts[name][rule] += 1
        if row["human"] and show > 0:
            show = _print(row, found, show)
    for name in sorted(seen, key=lambda name: (name != "human", quality.get(name, 0.0))):
        cells = " ".join(_percent(counts.get(name, {}).get(rule, 0), seen[name]) for rule in (*RULES, "any"))
        print(f"{pair} {name:32} {seen[name]:6} {cells}")


def _print(row: dict[str, Any], found: dict[int, set[str]], show: int) -> int:
    for i, names in found.items():
        print(f"  {', '.join(sorted(names))}\n    {row['src'][i]}\n    {row['segments'][i]}")
    return show - len(found)


def _quality(pair: str) -> dict[str, float]:
    lines = (DATA / "translated" / "SYSTEMS.tsv").read_text("utf-8").splitlines()
    table = (line.split("\t") for line in lines[1:])
    return {f"{year} {system}": float(chrf) for year, lp, system, chrf, *_ in table if lp == pair}


def recall(pair: str, limit: int) -> None:
    """Print the share of errors put into human translations that some rule finds in their segment."""
    rng = random.Random(7)
    hits: dict[str, list[bool]] = {}
    for row in rows(DATA / "translated" / f"{pair}.jsonl.gz"):
        if not row["human"] or row["domain"] != "news":
            continue
        for one, two in zip(row["src"], row["segments"], strict=True):
            if any(char.isdecimal() for char in two):
                for kind, found, _ in injected([one], [two], pair, rng):
                    if len(hits.setdefault(kind, [])) < limit:
                        hits[kind].append(found)
    print(pair, "; ".join(f"{kind} {sum(found)}/{len(found)}" for kind, found in hits.items()))


def precision(pair: str) -> None:
    """Print how many segments with a finding have any error that people marked, beside the share among all."""
    segments: dict[tuple[str, str], bool] = {}
    for row in rows(DATA / "spans" / f"{pair}.jsonl.gz"):
        key = (row["src"], row["mt"])
        segments[key] = segments.get(key, False) or bool(row["errors"])
    right = flagged = 0
    for (source, target), wrong in segments.items():
        if touched(document([source], [target], pair)):
            flagged, right = flagged + 1, right + wrong
    base = sum(segments.values())
    print(f"{pair} marked segments {len(segments)}: flagged {flagged}, with an error {right}"
          f" ({_percent(right, flagged)} %); all with an error {_percent(base, len(segments))} %")


def main() -> None:
    """Run the three measurements for the pairs asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default=PAIRS, help="comma-separated language pairs")
    parser.add_argument("--limit", type=int, default=2000, help="segments of a system, and errors of a kind, at most")
    parser.add_argument("--show", type=int, default=0, help="print so many hits in human translations of each pair")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    print("% of segments:", *RULES, "any")
    for pair in options.pairs.split(","):
        if (DATA / "translated" / f"{pair}.jsonl.gz").exists():
            rates(pair, options.limit, options.show)
            recall(pair, min(options.limit, 300))
        if (DATA / "spans" / f"{pair}.jsonl.gz").exists():
            precision(pair)


if __name__ == "__main__":
    main()
