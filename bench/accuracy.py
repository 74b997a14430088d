"""Rules that compare a translation with its source: how often they touch what people and systems translated.

    python -m bench.accuracy [--pairs en-de,de-en] [--rules a,b] [--plain] [--show N] [--limit N]

Reads ``translated``: news with a human translation, and the systems from worst to best. Prints for each pair and rule
the share of segments with a finding (minor or worse), people first; a major rule may touch 1 % of what people wrote.
``--plain`` gives both texts as plain text, headings on their lines, so that the alignment has to find the pairs.
Then errors are planted in human translations, one a document – a sentence replaced by one of
another article, left out, with two more left out, put in, said twice, copied from the source, its negation
removed – and found or not.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.data import DATA, rows
from mtcheck import engine
from mtcheck.finding import Severity
from mtcheck.lang import load
from mtcheck.model import Block, Document
from mtcheck.score import Result
from mtcheck.text.segment import CLOSERS, TERMINATORS

PAIRS = ("en-de", "de-en", "en-cs", "cs-en", "en-ru", "ru-en", "en-uk", "uk-en", "en-zh", "zh-en", "en-ja", "ja-en",
         "de-fr", "fr-de", "cs-uk", "en-hr", "en-is", "is-en", "en-ha", "ha-en", "en-he", "en-es", "en-ar", "en-hi")


class Case(NamedTuple):
    """A document to check: segments of the source and of the translation, in pairs."""

    name: str
    system: str
    human: bool
    source: list[str]
    target: list[str]


def cases(pair: str) -> Iterator[Case]:
    """Yield the news documents of a pair; those with an empty segment are left out."""
    for row in rows(DATA / "translated" / f"{pair}.jsonl.gz"):
        if row["domain"] == "news" and all(part.strip() for part in row["src"] + row["segments"]):
            yield Case(str(row["doc"]), row["system"], row["human"], row["src"], row["segments"])


def document(pair: str, case: Case, plain: bool = False) -> Document:
    """Return the translation with its source; ``plain`` gives no segments, only lines of running text."""
    one, two = pair.split("-", 1)
    if plain:
        heads = _headings(case.source)
        source = Document(_joined(case.source, one, heads), load(one))
        return Document(_joined(case.target, two, heads), load(two), source=source)
    source = Document("\n".join(case.source), load(one), blocks=_blocks(case.source))
    return Document(
        "\n".join(case.target), load(two), blocks=_blocks(case.target), source=source,
        segments=tuple((i, i) for i in range(len(case.source))),
    )


def _headings(segments: list[str]) -> frozenset[int]:
    """The first segment and those that no stop ends."""
    return frozenset(i for i, text in enumerate(segments) if not i or text.rstrip(CLOSERS)[-1:] not in TERMINATORS)


def _joined(segments: list[str], lang: str, heads: frozenset[int]) -> str:
    """Each heading on its line, the others in paragraphs of up to five; empty ones are left out."""
    gap = " " if load(lang).spaces else ""
    lines: list[list[str]] = []
    for i, segment in enumerate(segments):
        if i in heads or i - 1 in heads or len(lines[-1]) == 5:
            lines.append([])
        lines[-1].append(segment)
    return "\n".join(filter(None, (gap.join(filter(None, line)) for line in lines)))


def _blocks(segments: list[str]) -> tuple[Block, ...]:
    found, position = [], 0
    for segment in segments:
        found.append(Block(position, position + len(segment)))
        position += len(segment) + 1
    return tuple(found)


def _touched(result: Result) -> Counter[str]:
    """In how many sentences each rule finds something of weight."""
    places = {(c.finding.rule.name, c.sentence) for c in result.charges if c.finding.severity >= Severity.MINOR}
    return Counter(name for name, _ in places)


def rates(pair: str, plan: engine.Plan, options: argparse.Namespace) -> None:
    """Print the shares of one pair."""
    found: dict[str, Counter[str]] = {}
    segments: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    shown = 0
    for case in cases(pair):
        system = "people" if case.human else case.system
        if documents[case.system] >= options.limit:
            continue
        documents[case.system] += 1
        result = engine.run(document(pair, case, options.plain), plan)
        segments[system] += len(case.target)
        found.setdefault(system, Counter()).update(_touched(result))
        if case.human and shown < options.show:
            shown += _show(pair, case, result)
    order = ["people", *(s for s in _worst_to_best(pair) if s in found)]
    names = sorted({name for counts in found.values() for name in counts})
    print(f"\n{pair}: segments {dict(segments)}" if options.show else f"\n{pair}")
    print("| rule | " + " | ".join(order) + " |\n|---|" + "---:|" * len(order))
    for name in names:
        shares = (100 * found[s][name] / segments[s] if segments[s] else 0.0 for s in order)
        print(f"| {name} | " + " | ".join(f"{share:.2f}" for share in shares) + " |", flush=True)


def _worst_to_best(pair: str) -> list[str]:
    lines = (DATA / "translated" / "SYSTEMS.tsv").read_text("utf-8").splitlines()
    table = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=False)) for line in lines[1:]]
    key = next(name for name in table[0] if "chrf" in name.lower())
    own = [row for row in table if pair in row.values()]
    return list(dict.fromkeys(row["system"] for row in sorted(own, key=lambda row: float(row[key] or 0))))


def _show(pair: str, case: Case, result: Result) -> int:
    shown = 0
    for charge in result.charges:
        finding = charge.finding
        if finding.severity >= Severity.MINOR:
            shown += 1
            print(f"  {pair}/{case.name} {finding.rule.name} [{finding.severity.label}] {finding.message}\n"
                  f"      T {finding.span.text[:300]!r}")
            for note in finding.related:
                print(f"      {note.side} {note.span.text[:300]!r}")
    return shown


def _planted(case: Case, other: Case, rng: random.Random, gap: str) -> Iterator[tuple[str, Case, set[str]]]:
    """Yield (kind, document with one error, rules that may find it); ``gap`` stands between two sentences."""
    inner = range(2, len(case.target) - 1)
    k = rng.choice([i for i in inner if i not in _headings(case.source)] or inner)
    before, after = case.target[:k], case.target[k + 1:]
    new = rng.choice([text for i, text in enumerate(other.target) if i not in _headings(other.source)])
    yield "replaced", case._replace(target=[*before, new, *after]), {"detached-sentence"}
    yield "left out", case._replace(target=[*before, "", *after]), {"omitted-sentence"}
    three = [*before, "", "", "", *after[2:]][:len(case.target)]
    yield "three left out", case._replace(target=three), {"omitted-sentence"}
    yield ("put in", case._replace(target=[*before, case.target[k] + gap + new, *after]),
           {"added-sentence", "length-ratio-outlier"})
    yield ("said twice", case._replace(target=[*before, case.target[k] + gap + case.target[k], *after]),
           {"added-sentence", "duplicate-sentence", "repeated-phrase", "coordinated-duplicate"})
    yield ("copied", case._replace(target=[*before, case.source[k], *after]),
           {"identical-to-source", "untranslated-sentence", "copied-source-words", "wrong-script-token"})


def _affirmed(pair: str, case: Case) -> Iterator[tuple[str, Case, set[str]]]:
    """Yield the document with the negators taken out of one sentence whose source denies once; none without spaces."""
    target = document(pair, case)
    negators, source = target.language.words("negators"), target.source
    for k, (one, two) in enumerate(target.segments):
        assert source is not None
        ours, theirs = target.paragraphs[two], source.paragraphs[one]
        if ours.last_sentence - ours.first_sentence != 1 or theirs.last_sentence - theirs.first_sentence != 1:
            continue
        sentence, original = target.sentences[ours.first_sentence], source.sentences[theirs.first_sentence]
        if not k or not target.negated(sentence) or len(source.stance(original).denials) != 1:
            continue
        text, places = case.target[k], range(sentence.last - 1, sentence.first - 1, -1)
        for i in places:
            if target.lows[i] in negators:
                start, end = target.starts[i] - ours.start, target.ends[i] - ours.start
                text = text[:start] + text[end:].lstrip(" ")
        if text != case.target[k]:
            after = case._replace(target=[*case.target[:k], text, *case.target[k + 1:]])
            yield "negation removed", after, {"negation-lost-or-added"}
            return


def recall(pair: str, plan: engine.Plan, options: argparse.Namespace) -> None:
    """Print how many planted errors of each kind are found; the texts are plain, so that pairs must be found too."""
    rng, gap = random.Random(11), " " if load(pair.split("-", 1)[1]).spaces else ""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seen: dict[str, Case] = {}
    for case in cases(pair):
        if case.human and len(case.target) >= 6:
            seen.setdefault(case.name, case)
    chosen = list(seen.values())[:options.limit]
    for case, other in zip(chosen, chosen[1:] + chosen[:1], strict=True):
        for kind, faulty, wanted in [*_planted(case, other, rng, gap), *_affirmed(pair, case)]:
            result = engine.run(document(pair, faulty, True), plan)
            total[kind] += 1
            clean = engine.run(document(pair, case, True), plan)
            known = {c.finding.fingerprint for c in clean.charges}
            hits[kind] += any(c.finding.rule.name in wanted and c.finding.fingerprint not in known
                              for c in result.charges if c.finding.severity)
    print(f"{pair} planted: " + ", ".join(f"{kind} {100 * hits[kind] / total[kind]:.0f} % of {total[kind]}"
                                          for kind in total), flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--rules", help="default: the family accuracy")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the findings on human translations")
    parser.add_argument("--limit", type=int, default=1000, metavar="N", help="documents a system")
    parser.add_argument("--no-recall", action="store_true")
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    chosen: dict[str, Any] = {"select": options.rules.split(",")} if options.rules else {"select": ["accuracy"]}
    everything = engine.plan(select=["accuracy", "untranslated", "repetition", "wrong-script-token"])
    for pair in options.pairs.split(","):
        if not (DATA / "translated" / f"{pair}.jsonl.gz").exists():
            print(f"skipped: no translations {pair}")
            continue
        rates(pair, engine.plan(**chosen), options)
        if not options.no_recall:
            recall(pair, everything, options)


if __name__ == "__main__":
    main()
