"""Reads the treebanks (``../shared/data/ud``) as sentences in mtcheck's own tokens, with labels and subtrees.

Labels: see ``mtcheck.clause.tagger``. A verb is finite by VerbForm=Fin; where a treebank marks no VerbForm on finite
verbs, by Mood or Person; the active participles of cs sk sl hr sr and the short forms of ru be stand for finite verbs,
and zh ja th vi id ko ha mark none at all, so there every verb counts.
"""

import gzip
import random
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from bench.data import DATA
from mtcheck.clause.evidence import UPOS
from mtcheck.lang import Language, load
from mtcheck.lang.detect import fold
from mtcheck.text.tokenize import token_pattern

ROOT = DATA / "ud"
#: The folder of a language's treebanks where it is not its code, and the model of a folder likewise.
FOLDERS = {"nb": "no", "nn": "no"}
MODELS = {"sr": "sr-Latn"}
_UNMARKED = frozenset({"zh", "ja", "th", "vi", "id", "ko", "ha"})
_PARTICIPLES = frozenset({"cs", "sk", "sl", "hr", "sr"})
_SHORT = frozenset({"ru", "be"})
_SUBJECTS = ("nsubj", "expl")
#: What stays beside the head of a subject or object in a reduced clause.
_CLOSE = ("det", "amod", "nummod", "case")
_CUT = ("advcl", "acl", "obl", "nmod", "nsubj", "obj")


class Word(NamedTuple):
    """A word of a treebank: its place in the text, tag, features, head (index or -1) and relation."""

    start: int
    end: int
    upos: str
    feats: str
    head: int
    relation: str


class Tree(NamedTuple):
    """A sentence: its text, the treebank's words, and mtcheck's tokens with labels; ``owners`` leads word → tokens."""

    text: str
    nodes: tuple[Word, ...]
    words: tuple[str, ...]
    labels: tuple[str, ...]
    owners: tuple[tuple[int, ...], ...]


class Example(NamedTuple):
    """A sentence for the classifier: tokens, labels and what it is."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    kind: str


def language_of(folder: str) -> Language:
    """Return the language by whose tables the sentences of a folder are cut into tokens."""
    return load({"no": "nb"}.get(folder, folder))


def languages() -> list[str]:
    """Return the codes of the languages with treebanks."""
    return sorted(path.name for path in ROOT.iterdir() if (path / "train.conllu.gz").exists())


def trees(lang: str, part: str) -> Iterator[Tree]:
    """Yield the sentences of a part (``train``, ``test``)."""
    language = language_of(lang)
    with gzip.open(ROOT / lang / f"{part}.conllu.gz", "rt", encoding="utf-8") as file:
        block: list[list[str]] = []
        for line in file:
            if line[0] == "#":
                continue
            if line != "\n":
                block.append(line.rstrip("\n").split("\t"))
                continue
            if _is_whole(block):
                yield _tree(block, language)
            block = []
    if _is_whole(block):
        yield _tree(block, language)


def _is_whole(block: list[list[str]]) -> bool:
    """Whether a sentence has words and its rows have their columns in place (a few of Turkish-Penn have not)."""
    return bool(block) and all(row[3] in UPOS and row[6].isdigit() for row in block if "-" not in row[0])


def _tree(block: list[list[str]], language: Language) -> Tree:
    text, places, inside = "", {}, 0
    for row in block:
        number, form, misc = row[0], row[1], row[9]
        if "-" in number:
            first, _, last = number.partition("-")
            inside = int(last)
            places.update({n: (len(text), len(text) + len(form)) for n in range(int(first), inside + 1)})
        elif int(number) > inside:
            places[int(number)] = (len(text), len(text) + len(form))
        else:
            continue
        text += form + ("" if "SpaceAfter=No" in misc else " ")
    nodes = tuple(
        Word(*places[int(row[0])], row[3], row[5], int(row[6]) - 1, row[7]) for row in block if "-" not in row[0]
    )
    spans = [m.span() for m in token_pattern(text, language.elision).finditer(text)]
    return _labelled(text, nodes, spans, language)


def _labelled(text: str, nodes: tuple[Word, ...], spans: list[tuple[int, int]], language: Language) -> Tree:
    marks = [_marks(nodes, i, language.base) for i in range(len(nodes))]
    owners: list[list[int]] = [[] for _ in nodes]
    labels = []
    for t, (start, end) in enumerate(spans):
        covered = [i for i, node in enumerate(nodes) if node.start < end and start < node.end]
        for i in covered:
            owners[i].append(t)
        if not covered:
            labels.append("X")
            continue
        finite = [i for i in covered if marks[i][:1] in ("M", "S") or "+M" in marks[i] or "+S" in marks[i]]
        heads = [i for i in covered if nodes[i].head not in covered]
        subject = any("+n" in marks[i] for i in covered)
        chosen = (finite or [i for i in heads if nodes[i].upos != "PUNCT"] or heads or covered)[0]
        if nodes[chosen].start < start:  # inside a word that began before
            labels.append(("-" if not language.spaces else "") + nodes[chosen].upos)
        else:
            kind = marks[chosen].replace("+n", "")
            labels.append(nodes[chosen].upos + kind + ("+n" if subject else ""))
    words = tuple(text[start:end] for start, end in spans)
    return Tree(text, nodes, words, tuple(labels), tuple(map(tuple, owners)))


def _marks(nodes: tuple[Word, ...], index: int, lang: str) -> str:
    node = nodes[index]
    relation = node.relation.split(":")[0]
    subject = "+n" if relation in _SUBJECTS and (relation == "nsubj" or lang in _EXPLETIVE) else ""
    if not is_finite(node, lang):
        return subject
    return ("+M" if _is_main(nodes, index) else "+S") + subject


_EXPLETIVE = frozenset({"en", "de", "nl", "sv", "no", "nb", "nn", "da", "is", "af", "fr"})


def is_finite(node: Word, lang: str) -> bool:
    """Say whether a word of a treebank is a finite verb."""
    if node.upos not in ("VERB", "AUX"):
        return False
    feats = node.feats
    if lang in _UNMARKED or "VerbForm=Fin" in feats:
        return True
    if "VerbForm=" not in feats:
        return "Mood=" in feats or "Person=" in feats
    if lang in _PARTICIPLES and "VerbForm=Part" in feats and "Voice=Pass" not in feats and "Case=" not in feats:
        return True
    return lang in _SHORT and "Variant=Short" in feats


def _is_main(nodes: tuple[Word, ...], index: int) -> bool:
    """Whether the clause of a finite verb is a main one: climb from an auxiliary or coordinated verb to its head."""
    seen = 0
    while seen < len(nodes):
        seen += 1
        relation = nodes[index].relation.split(":")[0]
        if relation in ("root", "parataxis") or nodes[index].head < 0:
            return True
        if relation in ("advcl", "acl", "csubj"):
            return False
        if relation == "ccomp":
            return not any(n.head == index and n.relation.startswith("mark") for n in nodes)
        index = nodes[index].head
    return True


def _children(nodes: tuple[Word, ...]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in nodes]
    for i, node in enumerate(nodes):
        if node.head >= 0:
            found[node.head].append(i)
    return found


def _subtree(children: list[list[int]], root: int) -> list[int]:
    found, queue = [], [root]
    while queue:
        index = queue.pop()
        found.append(index)
        queue += children[index]
    return sorted(found)


def is_complete(tree: Tree) -> bool:
    """Say whether the sentence has a finite main verb, or a root with a subject (zero copula)."""
    if any("+M" in label for label in tree.labels):
        return True
    root = next((i for i, node in enumerate(tree.nodes) if node.head < 0), 0)
    return any(node.head == root and node.relation.startswith("nsubj") for node in tree.nodes)


def fragments(tree: Tree, lang: str, stop: str, longest: int = 10) -> Iterator[Example]:
    """Yield subtrees cut out as sentences: ``phrase``, ``nonfinite``, ``stranded`` (a finite subordinate clause)."""
    children = _children(tree.nodes)
    for index, node in enumerate(tree.nodes):
        relation = node.relation.split(":")[0]
        if relation not in _CUT:
            continue
        part = _subtree(children, index)
        if part[-1] - part[0] + 1 != len(part):
            continue
        tokens = sorted({t for i in part for t in tree.owners[i]})
        while tokens and tree.labels[tokens[0]].startswith("PUNCT"):
            tokens.pop(0)
        while tokens and tree.labels[tokens[-1]].startswith("PUNCT"):
            tokens.pop()
        inside = set(part)
        outside = {t for i in range(len(tree.nodes)) if i not in inside for t in tree.owners[i]}
        if not tokens or outside.intersection(tokens) or any(tree.words[t] in "\"“”„«»()「」:" for t in tokens):
            continue
        size = len(tokens) if lang not in ("zh", "ja", "th") else len(part)
        if not 1 <= size <= longest:
            continue
        finite = any("+" in tree.labels[t].replace("+n", "") for t in tokens)
        if relation in ("advcl", "acl") and finite:
            if lang not in _UNMARKED and not _is_introduced(tree.nodes, children, index, part[0]):
                continue  # a contact clause reads as a complete sentence ("We discussed a week ago.")
            kind = "stranded"
        elif relation in ("advcl", "acl"):
            kind = "nonfinite"
        elif finite:
            continue
        else:
            kind = "phrase"
        yield _cut(tree, tokens, kind, stop)


def _is_introduced(nodes: tuple[Word, ...], children: list[list[int]], root: int, first: int) -> bool:
    """Whether a subordinate clause has a conjunction, a relative or an interrogative word at its head."""
    if any(nodes[child].relation.startswith("mark") for child in children[root]):
        return True
    return any("PronType=Rel" in node.feats or "Rel," in node.feats or "PronType=Int" in node.feats
               for node in nodes[first:first + 3])


def _cut(tree: Tree, tokens: list[int], kind: str, stop: str) -> Example:
    words = [tree.words[t] for t in tokens]
    labels = [tree.labels[t] for t in tokens]
    if kind != "mini":
        labels = [label.replace("+M", "+S").replace("+n", "") if "+S" not in label and "+M" not in label else label
                  for label in labels]
    words[0] = words[0][0].upper() + words[0][1:]
    end = (stop,) if stop else ()
    return Example((*words, *end), (*labels, *("PUNCT" for _ in end)), kind)


def mini_clause(tree: Tree, stop: str) -> Example | None:
    """Return a short complete clause reduced from a tree (subject, auxiliaries, verb, object), or None."""
    nodes, children = tree.nodes, _children(tree.nodes)
    root = next((i for i, node in enumerate(nodes) if node.head < 0), None)
    if root is None:
        return None
    kept = {root}
    for child in children[root]:
        relation = nodes[child].relation.split(":")[0]
        if relation in ("aux", "cop", "nsubj", "expl", "obj") or nodes[child].relation == "compound:prt":
            kept.add(child)
            if relation in ("nsubj", "obj"):
                kept |= {g for g in children[child] if nodes[g].relation.split(":")[0] in _CLOSE}
    if nodes[root].upos != "VERB":
        kept |= {c for c in children[root] if nodes[c].relation.split(":")[0] in ("det", "amod", "case")}
    if not any(nodes[i].relation.startswith("nsubj") for i in kept):
        return None
    tokens = sorted({t for i in kept for t in tree.owners[i]})
    labels = [tree.labels[t] for t in tokens]
    if not any("+M" in label for label in labels) or not 2 <= len(tokens) <= 8:
        return None
    return _cut(tree, tokens, "mini", stop)


def lows_of(words: tuple[str, ...], language: Language) -> list[str]:
    """Return tokens in table form, as the document's pass makes them."""
    joined = normalize("NFC", fold("\n".join(words)))
    for usual, own in language.folds:
        joined = joined.replace(usual, own)
    return joined.split("\n")


def sample(rng: random.Random, items: list[Example], size: int) -> list[Example]:
    """Return at most ``size`` items, in their order."""
    if len(items) <= size:
        return items
    return [items[i] for i in sorted(rng.sample(range(len(items)), size))]
