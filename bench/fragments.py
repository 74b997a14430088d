"""Fragments in context: how many that are put into genuine news are found, and how many genuine sentences are flagged.

    python -m bench.fragments [--langs de,fr] [--limit N] [--misses N] [--show N]

Planted as a sentence of its own between two sentences of prose: phrases that stand between commas or at an end in
*other* sentences of the same article (prepositional, participial, adverbial, noun; at most 8 words; cut with the
tagger), subordinate clauses cut likewise, and echoes (the adverb for "still" with a verb form of the sentence before
that is not finite). "split" cuts a sentence in two before its verb. Beside them, from trees instead of the tagger:
phrases, participles and subordinate clauses of the held-out treebank sentences. Recall counts findings of minor
severity or more; in brackets those of any. Last columns: per cent of genuine sentences with a fragment finding of
minor severity or more, and of major.
"""

import argparse
import random
from collections.abc import Callable, Iterator

from bench.data import DATA, news
from bench.inserted import STILL, Planted
from bench.treebanks import FOLDERS, ROOT, fragments, trees
from mtcheck import api, engine
from mtcheck.finding import Severity
from mtcheck.lang import known, load
from mtcheck.model import PROSE, Document, Sentence

RULES = ("dangling-fragment", "echo-fragment", "stranded-subordinate", "split-sentence")
_MARKS = frozenset(",;.،؛、，。।۔–—")
Cutter = Callable[[Document, random.Random], Iterator[Planted]]


def _prose(doc: Document) -> list[Sentence]:
    """Sentences after which a fragment can be put: prose with a full stop, before another such one."""
    stops = (".", "。", "।", "۔", "։")
    found = [
        s for s in doc.sentences[:-1] if s.kind == PROSE and s.last - s.first >= 8 and doc.text[s.end - 1] in stops
    ]
    return [
        s for s in found
        if (after := doc.sentences[s.index + 1]).kind == PROSE and doc.text[after.end - 1] in stops
    ]


def _after(doc: Document, host: Sentence, text: str) -> Planted:
    """Put a sentence behind another one."""
    blank = " " if doc.language.spaces else ""
    start = host.end + len(blank)
    return Planted(doc.text[:host.end] + blank + text + doc.text[host.end:], start, start + len(text))


def _stop(doc: Document) -> str:
    return {"zh": "。", "ja": "。", "hi": "।", "bn": "।", "ur": "۔"}.get(doc.language.base, ".")


def _phrases(doc: Document, openers: tuple[str, ...], finite: bool) -> Iterator[tuple[Sentence, int, int]]:
    """Yield pieces between marks that begin with a part of speech and have a finite verb or have none."""
    for s in doc.sentences:
        if s.kind != PROSE or s.last - s.first < 12:
            continue
        tags = doc.clause(s).tags
        if not tags:
            continue
        edges = [s.first, *(i + 1 for i in range(s.first, s.last) if doc.words[i] in _MARKS)]
        for begin, end in zip(edges, [*edges[1:], s.last], strict=True):
            if begin == s.first and not finite:
                continue
            words = doc.words[begin:end - 1]
            rows = tags[begin - s.first:end - 1 - s.first]
            letters = sum(word[0].isalpha() for word in words)
            short = 2 <= letters <= 8 if doc.language.spaces else 5 <= letters <= 16
            if not short or not all(word[0].isalnum() for word in words) or words[0].isupper() or words[0][0].isdigit():
                continue
            if rows[0].upos.get(rows[0].best, 0.0) < 0.8 or rows[0].best not in openers:
                continue
            if not finite and _is_complete(doc, begin, end - 1):
                continue
            subordinate = max(tag.subordinate for tag in rows)
            if (subordinate > 0.8 and max(tag.main for tag in rows) < 0.3) if finite else max(
                    tag.finite for tag in rows) < 0.1:
                yield s, begin, end - 1


def _is_complete(doc: Document, begin: int, end: int) -> bool:
    """Whether the language's tables show a clause without a verb ("Так нужно") or a set phrase ("Of course")."""
    lows = [low for low in doc.lows[begin:end] if low[0].isalnum()]
    language = doc.language
    return " ".join(lows) in language.words("verbless-formulas") or (
        language.is_set("zero-copula") and not language.words("finite-verbs").isdisjoint(lows))


def _cutter(openers: tuple[str, ...], finite: bool = False) -> Cutter:
    def cut(doc: Document, rng: random.Random) -> Iterator[Planted]:
        pieces = list(_phrases(doc, openers, finite))
        hosts = _prose(doc)
        rng.shuffle(pieces)
        for s, begin, end in pieces:
            free = [h for h in hosts if h.index != s.index and h.index + 1 != s.index]
            if free:
                text = doc.text[doc.starts[begin]:doc.ends[end - 1]]
                yield _after(doc, rng.choice(free), text[0].upper() + text[1:] + _stop(doc))
    return cut


def _echo(doc: Document, rng: random.Random) -> Iterator[Planted]:
    still = STILL.get(doc.language.base)
    if still is None:
        return
    closed = doc.language.words("function-words")
    places = []
    for host in _prose(doc):
        tags = doc.clause(host).tags
        for i in range(host.first, host.last):
            if tags and doc.words[i].isalpha() and doc.words[i].islower() and doc.lows[i] not in closed:
                tag = tags[i - host.first]
                if tag.upos.get("VERB", 0.0) > 0.9 and tag.finite < 0.02 and len(doc.lows[i]) > 3:
                    places.append((host, i))
    if places:
        host, i = rng.choice(places)
        yield _after(doc, host, f"{still} {doc.words[i]}{_stop(doc)}")


def _split(doc: Document, rng: random.Random) -> Iterator[Planted]:
    """A sentence cut in two before its verb, four words or more after its beginning; found at its first half."""
    places = []
    for host in _prose(doc):
        tags = doc.clause(host).tags
        verb = next((n for n, tag in enumerate(tags) if tag.finite > 0.5), 0)
        before = doc.words[host.first:host.first + verb]
        if verb and tags[verb].main > 0.9 and sum(word[0].isalpha() for word in before) >= 4:
            plain = all(word[0].isalnum() for word in before)
            if plain and any(tag.subject > 0.8 for tag in tags[:verb]):
                places.append((host, host.first + verb))
    if places:
        host, verb = rng.choice(places)
        text, rest = doc.text[:doc.ends[verb - 1]] + _stop(doc), doc.text[doc.starts[verb]:]
        blank = " " if doc.language.spaces else ""
        yield Planted(text + blank + rest[0].upper() + rest[1:], host.start, len(text))


def _from_trees(kind: str) -> Cutter:
    def cut(doc: Document, rng: random.Random) -> Iterator[Planted]:
        pieces, hosts = _pieces(doc.language.base, kind), _prose(doc)
        if pieces and hosts:
            yield _after(doc, rng.choice(hosts), rng.choice(pieces))
    return cut


_known_pieces: dict[tuple[str, str], list[str]] = {}


def _pieces(lang: str, kind: str) -> list[str]:
    folder = FOLDERS.get(lang, lang)
    if (lang, kind) not in _known_pieces:
        language, found = load(lang), []
        for tree in trees(folder, "test") if (ROOT / folder).exists() else ():
            for part in fragments(tree, folder, ""):
                letters = sum(word[0].isalpha() for word in part.words)
                fits = 2 <= letters <= 8 if language.spaces else 5 <= letters <= 16
                plain = all(word[0].isalnum() for word in part.words)
                if part.kind == kind and fits and plain and not (part.words[0].isupper() or part.words[0][0].isdigit()):
                    text = (" " if language.spaces else "").join(part.words).replace("' ", "'")
                    found.append(text + {"zh": "。", "ja": "。", "hi": "।"}.get(lang, "."))
        _known_pieces[lang, kind] = found
    return _known_pieces[lang, kind]


KINDS: dict[str, Cutter] = {
    "echo": _echo,
    "prepositional": _cutter(("ADP",)),
    "participial": _cutter(("VERB",)),
    "adverbial": _cutter(("ADV",)),
    "noun": _cutter(("DET", "NOUN", "ADJ")),
    "split": _split,
    "stranded": _cutter(("SCONJ", "PRON", "ADV", "ADP"), finite=True),
    "tree: phrase": _from_trees("phrase"),
    "tree: nonfinite": _from_trees("nonfinite"),
    "tree: stranded": _from_trees("stranded"),
}


def recall(lang: str, kind: str, cut: Cutter, limit: int, misses: int, plan: engine.Plan) -> tuple[int, int, int]:
    """Return how many fragments of a kind were found (minor or more; at all) and planted, one a document."""
    sure = found = planted = 0
    for article in news(lang):
        if planted >= limit:
            break
        doc = Document(article.text, load(lang))
        rng = random.Random(f"{kind}{lang}{article.name}")
        new = next(cut(doc, rng), None)
        if new is None:
            continue
        planted += 1
        result = api.check_text(new.text, lang=lang, chosen=plan)
        hits = [c.finding for c in result.charges
                if c.finding.span.start < new.end and new.start < c.finding.span.end]
        found += bool(hits)
        sure += any(hit.severity >= Severity.MINOR for hit in hits)
        if not hits and misses > 0:
            misses -= 1
            print(f"   MISS {kind} {lang}: {new.text[max(0, new.start - 50):new.end + 30]!r}")
    return sure, found, planted


def rates(lang: str, show: int, plan: engine.Plan) -> tuple[int, int, int]:
    """Return how many genuine sentences have a fragment finding of minor severity or more, of major, and all."""
    minor = major = sentences = 0
    for article in news(lang):
        result = api.check_text(article.text, lang=lang, chosen=plan)
        sentences += len(result.document.sentences)
        for charge in result.charges:
            finding = charge.finding
            minor += finding.severity >= Severity.MINOR
            major += finding.severity >= Severity.MAJOR
            if show > 0 and finding.severity:
                show -= 1
                start, end = finding.span.start, finding.span.end
                print(f"   HIT {finding.rule.name} {lang} {article.name}: "
                      f"{result.document.text[max(0, start - 60):start]!r} >> {finding.span.text!r} << "
                      f"{result.document.text[end:end + 40]!r}")
    return minor, major, sentences


def main() -> None:
    """Print a row for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default=",".join(known()))
    parser.add_argument("--kinds", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    plan = engine.plan(select=RULES)
    kinds = {k: v for k, v in KINDS.items() if not options.kinds or k in options.kinds.split(",")}
    print("| | " + " | ".join(kinds) + " | minor % | major % |\n|---|" + "---:|" * (len(kinds) + 2))
    for lang in options.langs.split(","):
        cells = []
        for kind, cut in kinds.items():
            sure, found, planted = recall(lang, kind, cut, options.limit, options.misses, plan)
            cells.append(f"{100 * sure / planted:.0f} ({100 * found / planted:.0f}) /{planted}" if planted else "")
        minor, major, sentences = rates(lang, options.show, plan)
        share = [f"{100 * n / sentences:.2f}" if sentences else "" for n in (minor, major)]
        print(f"| {lang} | " + " | ".join([*cells, *share]) + " |", flush=True)


if __name__ == "__main__":
    main()
