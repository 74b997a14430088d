"""Names of a source and its translation: how often the rules touch what people and systems wrote, and planted faults.

    python -m bench.names [--pairs en-de,de-en] [--limit N] [--show N] [--no-systems]

Reads ``translated``. Prints for each pair the share of segments with a finding of each rule, people first, then the
systems from worst to best. Then a name of a human translation is put in the place of another one
of the document, or a name is left out that does not stand in the two segments before and after, and found or not.
A name is planted only where source and target show it by a listed place or by its sounds.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bench.accuracy import Case, _worst_to_best, cases, document
from bench.data import DATA
from mtcheck import engine
from mtcheck.finding import Severity
from mtcheck.lang.places import places
from mtcheck.model import Document, Sentence
from mtcheck.text.scripts import script_of
from mtcheck.text.transliterate import distance, skeleton

PAIRS = ("en-de", "de-en", "en-ru", "ru-en", "en-cs", "cs-en", "en-zh", "zh-en", "en-ja", "ja-en", "en-uk", "cs-uk",
         "fr-de", "de-fr", "en-ar", "en-he", "en-hi", "en-es")
RULES = ("name-changed", "name-missing")
#: Errors planted in one document at most, of each kind.
_PLANTED = 3


class Name(NamedTuple):
    """A name in both texts: segment, what it is in the source, its place in the target and what stands there."""

    segment: int
    source: str
    start: int
    end: int
    text: str
    key: str = ""
    """Of a listed place."""


def found(doc: Document, plan: engine.Plan) -> set[tuple[str, int]]:
    """Return rule and paragraph of each finding of weight."""
    charges = engine.run(doc, plan).charges
    return {
        (c.finding.rule.name, doc.sentences[c.sentence].paragraph) for c in charges
        if c.finding.severity >= Severity.MINOR and c.sentence is not None
    }


def rates(pair: str, plan: engine.Plan, options: argparse.Namespace) -> None:
    """Print the shares of one pair."""
    hits: dict[str, Counter[str]] = {}
    segments: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    shown = 0
    for case in cases(pair):
        system = "people" if case.human else case.system
        documents[case.system] += 1
        if documents[case.system] > options.limit or (options.no_systems and not case.human):
            continue
        doc = document(pair, case)
        segments[system] += len(case.target)
        places_found = found(doc, plan)
        hits.setdefault(system, Counter()).update(name for name, _ in places_found)
        if case.human and places_found and shown < options.show:
            shown += len(places_found)
            _show(pair, case, doc, plan)
    order = ["people", *(system for system in _worst_to_best(pair) if system in hits)]
    for name in RULES:
        shares = (f"{system} {100 * hits[system][name] / segments[system]:.2f}" for system in order if segments[system])
        print(f"{pair} {name}: " + ", ".join(shares), flush=True)


def _show(pair: str, case: Case, doc: Document, plan: engine.Plan) -> None:
    for charge in engine.run(doc, plan).charges:
        finding = charge.finding
        note = finding.related[0].span
        sentence = doc.source.sentence_at(note.start) if doc.source else None
        if finding.severity >= Severity.MINOR and sentence is not None and doc.source is not None:
            here = doc.sentence_at(finding.span.start)
            print(f"  {pair}/{case.name} {finding.rule.name} {note.text!r} -> "
                  f"{finding.span.text if finding.rule.name == 'name-changed' else ''!r}\n"
                  f"      {doc.source.text[sentence.start:sentence.end][:260]}\n"
                  f"      {doc.text[here.start:here.end][:260] if here else ''}")


def names(doc: Document) -> Iterator[Name]:
    """Yield the names that both texts show."""
    source = doc.source
    assert source is not None
    ours, theirs = places(doc.language), places(source.language)
    nouns = any(side.is_set("nouns-capitalised") for side in (doc.language, source.language))
    for pair in doc.pairs:
        if not pair.source or not pair.target:
            continue
        known: dict[str, str] = {}
        capitals: list[tuple[str, int, Sentence]] = []
        for s in (source.sentences[i] for i in pair.source):
            for i in range(s.first, s.last):
                hit = theirs.at(source.lows, i, s.last, source.language.is_set("names-inflected"))
                if hit is not None and (not source.language.cased or source.words[i][0].isupper()):
                    known[hit[0]] = source.token_span(i, i + hit[1]).text
                if _looks_like_name(source, i, s):
                    capitals.append((source.words[i], i, s))
        for s in (doc.sentences[i] for i in pair.target):
            i = s.first
            while i < s.last:
                hit = ours.at(doc.lows, i, s.last, doc.language.is_set("names-inflected"))
                if hit is not None and hit[0] in known and (not doc.language.cased or doc.words[i][0].isupper()):
                    span = doc.token_span(i, i + hit[1])
                    if _is_part(doc, i, i + hit[1], s):
                        i += hit[1]
                        continue
                    yield Name(s.paragraph, known[hit[0]], span.start, span.end, span.text, hit[0])
                    i += hit[1]
                    continue
                end = i
                parts: list[tuple[str, int, Sentence]] = []
                while end < s.last and _looks_like_name(doc, end, s):
                    own = next((capital for capital in capitals if _alike(capital[0], doc.words[end], nouns)), None)
                    if own is None:
                        break
                    parts.append(own)
                    end += 1
                if parts and not _is_part(doc, i, end, s) and not _is_part(
                    source, min(part[1] for part in parts), max(part[1] for part in parts) + 1, parts[0][2]
                ):
                    span = doc.token_span(i, end)
                    yield Name(s.paragraph, " ".join(part[0] for part in parts), span.start, span.end, span.text)
                i = max(end, i + 1)


def _is_part(doc: Document, i: int, end: int, sentence: Sentence) -> bool:
    """Whether the name is a part of a longer one, by the capitals beside it."""
    before = doc.words[i - 1] if i > sentence.first else ""
    after = doc.words[end] if end < sentence.last else ""
    return doc.language.cased and (before[:1].isupper() or after[:1].isupper())


def _looks_like_name(doc: Document, i: int, sentence: Sentence) -> bool:
    word = doc.words[i]
    low = doc.lows[i]
    tables = ("months", "weekdays", "titles")
    if len(word) < 4 or not word[0].isalpha() or low in doc.language.words("name-words") or any(
        low in doc.language.mapping(table) for table in tables
    ):
        return False
    if doc.language.cased:
        return word[0].isupper() and i > sentence.first
    return script_of(word[0]) in ("Latn", "Kana") or (doc.language.spaces and len(skeleton(word)) > 3)


def _alike(one: str, two: str, nouns: bool) -> bool:
    """Whether two words are one name; beside nouns with capitals (Parlement, Parlament) only if written the same."""
    if nouns:
        return one.rstrip("s") == two.rstrip("s")
    if script_of(one[0]) == script_of(two[0]):
        return one[:4] == two[:4] and len(one) > 4
    sounds = skeleton(one)
    return len(sounds) > 3 and distance(sounds, skeleton(two)) < 0.15


def _meant(doc: Document, segment: int) -> set[str]:
    """What places the source may mean around a segment, by name, adjective or capital."""
    assert doc.source is not None
    source, listed = doc.source, places(doc.source.language)
    near = [s for s in source.sentences if abs(s.paragraph - segment) < 2]
    lows = source.lows[near[0].first:near[-1].last]
    text = source.text[near[0].start:near[-1].end].lower()
    stood = {key for key in listed.places if listed.stands(key, lows, text, source.language.spaces)}
    return stood | {key for one in stood for key in listed.places[one].meant}


def planted(case: Case, doc: Document, rng: random.Random) -> Iterator[tuple[str, Case, int]]:
    """Yield (kind, document with one error, segment)."""
    every = list(names(doc))
    rng.shuffle(every)
    heads = [sentence.start for sentence in (doc.sentences[p.first_sentence] for p in doc.paragraphs)]
    done: Counter[str] = Counter()
    for name in every:
        k = name.segment
        start = name.start - heads[k] if case.target[k][name.start - heads[k]:name.end - heads[k]] == name.text else -1
        if start < 0 or case.target[k].count(name.text) > 1:
            continue
        before, after = case.target[k][:start], case.target[k][start + len(name.text):]
        near = " ".join(case.source[max(0, k - 1):k + 2])
        others = [other for other in every if not any(part[:4] in near for part in other.source.split())
                  and other.text != name.text and not set(other.source.split()) & set(name.source.split())
                  and not (other.key and other.key in _meant(doc, k))]
        if others and done["swapped"] < _PLANTED:
            done["swapped"] += 1
            new = rng.choice(others).text
            yield "swapped", case._replace(target=[*case.target[:k], before + new + after, *case.target[k + 1:]]), k
        wide = " ".join([*case.target[max(0, k - 2):k], before, after, *case.target[k + 1:k + 3]])
        if done["left out"] < _PLANTED and not any(part[:4] in wide for part in name.text.split()):
            done["left out"] += 1
            yield ("left out", case._replace(target=[*case.target[:k], before.rstrip() + after, *case.target[k + 1:]]),
                   k)


def recall(pair: str, plan: engine.Plan, options: argparse.Namespace) -> None:
    """Print how many planted errors of each kind are found."""
    rng = random.Random(7)
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seen: set[str] = set()
    for case in cases(pair):
        if not case.human or case.name in seen or len(seen) >= options.limit:
            continue
        seen.add(case.name)
        doc = document(pair, case)
        clean = found(doc, plan)
        for kind, faulty, segment in planted(case, doc, rng):
            new = found(document(pair, faulty), plan) - clean
            total[kind] += 1
            hits[kind] += any(place == segment for _, place in new)
            hits[f"{kind} as name-changed"] += ("name-changed", segment) in new
            if options.missed and not any(place == segment for _, place in new):
                print(f"  missed {kind}:\n     {case.source[segment][:300]}\n     {faulty.target[segment][:300]}\n"
                      f"     was {case.target[segment][:300]}")
    for kind in total:
        print(f"{pair} {kind}: {100 * hits[kind] / total[kind]:.0f} % of {total[kind]} found, "
              f"{100 * hits[kind + ' as name-changed'] / total[kind]:.0f} % as name-changed", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default=",".join(PAIRS))
    parser.add_argument("--limit", type=int, default=1000, metavar="N", help="documents a system")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the findings on human translations")
    parser.add_argument("--missed", action="store_true", help="print the planted errors that are not found")
    parser.add_argument("--no-systems", action="store_true", help="human translations alone")
    parser.add_argument("--no-recall", action="store_true")
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    plan = engine.plan(select=list(RULES), preview=True)
    for pair in options.pairs.split(","):
        if not (DATA / "translated" / f"{pair}.jsonl.gz").exists():
            print(f"skipped: no translations {pair}")
            continue
        rates(pair, plan, options)
        if not options.no_recall:
            recall(pair, plan, options)


if __name__ == "__main__":
    main()
