"""How often the language of a text is told right: genuine news and human translations in 126 languages.

    python -m bench.language [--all] [--sentences]

Prints for each language with a folder: documents (or sentences of eight words or more), right, abstained, wrong; and
for the others those that were taken for a language with a folder (the costly mistake).
"""

import argparse
from collections import Counter
from collections.abc import Iterator

from bench.data import DATA, rows
from mtcheck.lang import known, load
from mtcheck.lang.detect import identify
from mtcheck.model import Document

MOST = 600
ALIKE = {"no": "nb", "bs": "hr", "es-MX": "es", "fr-CA": "fr", "pt-BR": "pt", "zh-Hant": "zh",
         "sr-Latn": "hr", "prs": "fa", "yue": "zh"}


def documents() -> Iterator[tuple[str, str]]:
    """Yield (language, text) of native news and of human translations, each text once."""
    seen = set()
    for path in sorted((DATA / "native").glob("*.jsonl.gz")):
        for row in rows(path):
            if row["domain"] == "news":
                yield path.name.split(".")[0], "\n".join(row["segments"])
    for path in sorted((DATA / "translated").glob("*.jsonl.gz")):
        target = path.name.split(".")[0].split("-", 1)[1]
        for row in rows(path):
            text = "\n".join(row["segments"])
            if row["human"] and row["domain"] == "news" and text not in seen:
                seen.add(text)
                yield target, text


def sentences() -> Iterator[tuple[str, str]]:
    """Yield (language, sentence) of eight words or more: up to ``MOST`` of each language, spread over its documents."""
    count: Counter[str] = Counter()
    for lang, text in documents():
        document = Document(text, load(lang))
        for sentence in document.sentences[1::5]:
            if count[lang] < MOST and len(document.sentence_words(sentence)) >= (8 if document.language.spaces else 16):
                count[lang] += 1
                yield lang, text[sentence.start:sentence.end]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="list every language without a folder too")
    parser.add_argument("--sentences", action="store_true", help="measure single sentences")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    pieces = sentences() if options.sentences else documents()
    answers: dict[str, Counter[str]] = {}
    for lang, text in pieces:
        code = ALIKE.get(lang, lang)
        if sum(map(str.isalpha, text)) >= (20 if options.sentences else 200):
            answers.setdefault(code, Counter())[identify(text).code] += 1
    print("| language | texts | right | abstained | wrong as |\n|---|---:|---:|---:|---|")
    for lang, found in sorted(answers.items()):
        wrong = {code: n for code, n in found.items() if code not in (lang, "und")}
        taken = {code: n for code, n in wrong.items() if code in known()}
        if lang in known() or options.all or taken:
            mark = "" if lang in known() else " (no folder)"
            cells = ", ".join(f"{code} {n}" for code, n in sorted(wrong.items()))
            print(f"| {lang}{mark} | {found.total()} | {found[lang]} | {found['und']} | {cells} |")


if __name__ == "__main__":
    main()
