"""Learns which words betray English: the usual words of English news, and those that another language has as well.

    python -m bench.shared_words [--write]

``en/common-words.txt``: lower-case words of four letters or more that stand ``FEWEST`` times or more in English
treebanks and news, but not those that stand in ``EVERYWHERE`` other languages or more. ``<code>/shared-words.txt``
for every language in Latin letters: those of them (and of the closed-class words of all languages) that stand in its
own human-written text, or in that of ``INTERNATIONAL`` languages: loans, cognates, names. What a person adds to it is
in ``loan-words.txt``.

On the articles that the words were counted in no shared word alarms, so the rate of ``untranslated-word`` is measured
on articles left out: ``FOLDS`` times a part of them is checked with the words of the rest (``bench/held-out.tsv``).
"""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.data import DATA, asked_to_write, human_news
from mtcheck import api, engine
from mtcheck.lang import ROOT, known, load

FEWEST = 3
SHORTEST = 4
INTERNATIONAL = 3
EVERYWHERE = 10
FOLDS = 5
HELD_OUT = Path(__file__).parent / "held-out.tsv"
ORIGIN = (
    "# Made by bench/shared_words.py: word counts over Universal Dependencies (CC BY-SA 4.0) and news\n"
    "# (sets named in bench/RESULTS.md); the list of words itself: Apache-2.0.\n"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def treebank(lang: str) -> Iterator[str]:
    """Yield the sentences of a treebank, tokens joined by blanks."""
    path = DATA / "ud" / lang / "train.conllu.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        words: list[str] = []
        for line in file:
            if line[0].isdigit() and line.split("\t", 1)[0].isdigit():
                words.append(line.split("\t", 2)[1])
            elif line == "\n":
                yield " ".join(words)
                words = []


def counts(lang: str) -> Counter[str]:
    """Count the words in small letters of all human-written text of a language."""
    return _counts((*treebank(lang), *(article.text for article in human_news(lang))), lang)


def _counts(texts: Iterable[str], lang: str) -> Counter[str]:
    """Count the words; in other languages without those beside closed-class words of English: quotations."""
    found: Counter[str] = Counter()
    english = load("en").words("function-words") - load(lang).words("function-words") if lang != "en" else frozenset()
    for text in texts:
        words = [word.replace("’", "'") for word in _WORD.findall(text)]
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            if word.islower() and before not in english and after not in english:
                found[word] += 1
    return found


def held_out(code: str, betraying: set[str], international: set[str]) -> tuple[int, int]:
    """Return how many articles ``untranslated-word`` touches that gave no shared word, and how many there are."""
    language = load(code)
    articles = [article.text for article in human_news(code)]
    always = set(_counts(treebank(code), code)) | international
    plan = engine.plan(select=["untranslated-word"])
    touched = 0
    for fold in range(FOLDS):
        rest = set(_counts((text for i, text in enumerate(articles) if i % FOLDS != fold), code))
        language._words["shared-words"] = frozenset((betraying & (rest | always)) - language.words("function-words"))
        touched += sum(bool(api.check_text(text, lang=code, chosen=plan).charges) for text in articles[fold::FOLDS])
    return touched, len(articles)


def main() -> None:
    """Print the sizes; with ``--write`` put the tables into the package."""
    writing = asked_to_write(__doc__)
    if writing is None:
        return
    codes = [code for code in known() if "Latn" in load(code).scripts and code != "en"]
    seen = {code: set(counts(code)) for code in codes}
    spread = Counter(word for words in seen.values() for word in words)
    common = sorted(
        word for word, count in counts("en").items() if count >= FEWEST and len(word) >= SHORTEST
        and word.isascii() and word.isalpha() and spread[word] < EVERYWHERE
    )
    betraying = {code: set(common) | _closed_class(code) for code in codes}
    international = {word for word, languages in spread.items() if languages >= INTERNATIONAL} - _closed_class("")
    rates = []
    for code in codes:
        # A language's own text does not make a word international for it.
        others = {word for word in international if spread[word] - (word in seen[code]) >= INTERNATIONAL}
        touched, size = held_out(code, betraying[code], others)
        rates.append(f"untranslated-word\t{code}\t{touched}\t{size}")
        print(rates[-1])
    tables = {Path(ROOT, "en", "common-words.txt"): ("Usual words of English in small letters", common)}
    for code in codes:
        shared = sorted((betraying[code] & (seen[code] | international)) - load(code).words("function-words"))
        path = Path(ROOT, code, "shared-words.txt")
        tables[path] = ("Words of English or closed-class words of other languages that this language has too", shared)
    for path, (what, words) in tables.items():
        print(f"{path.parent.name} {path.stem}: {len(words)}")
        if writing:
            path.write_text(f"# {what}\n{ORIGIN}" + "\n".join(words) + "\n", encoding="utf-8")
    if writing:
        what = "# Articles that a rule touches with tables that were made without them: rule, language, touched, all.\n"
        HELD_OUT.write_text(what + "# Made by bench/shared_words.py.\n" + "\n".join(rates) + "\n", encoding="utf-8")


def _closed_class(code: str) -> set[str]:
    """The closed-class words of all languages in Latin letters but one: English ones of two letters, others of four."""
    return {
        word for other in known() if other != code and "Latn" in load(other).scripts
        for word in load(other).words("function-words") if len(word) >= (2 if other == "en" else 4) and word.isalpha()
    }


if __name__ == "__main__":
    main()
