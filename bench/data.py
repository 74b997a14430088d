"""Reads the evaluation data (``../shared/data`` or ``$MTCHECK_DATA``) and says where it is absent."""

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(os.environ.get("MTCHECK_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"))


#: Fewer genuine articles than this say nothing of a rate.
ENOUGH = 30


class Article(NamedTuple):
    """A document: its name and its text, one segment a line."""

    name: str
    text: str


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a gzip-compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def native_languages() -> list[str]:
    """Return the codes of the languages with genuine news."""
    return sorted(path.name.split(".")[0] for path in (DATA / "native").glob("*.jsonl.gz"))


def native_news(lang: str) -> Iterator[Article]:
    """Yield the genuine news documents of a language whose borders are known."""
    for row in rows(DATA / "native" / f"{lang}.jsonl.gz"):
        if row["domain"] == "news" and row["doc_kind"] != "chunk":
            yield Article(str(row["doc"]), "\n".join(row["segments"]))


def news(lang: str) -> list[Article]:
    """Return the news to measure a language on: genuine articles, or what people translated where they are few."""
    native = list(native_news(lang)) if lang in native_languages() else []
    return native if len(native) >= ENOUGH else list(human_news(lang))


def human_news(lang: str) -> Iterator[Article]:
    """Yield the news of a language that people wrote: genuine articles, then translations, each document once."""
    if lang in native_languages():
        yield from native_news(lang)
    for path in sorted((DATA / "translated").glob(f"*-{lang}.jsonl.gz")):
        seen = set()
        for row in rows(path):
            if row["human"] and row["domain"] == "news" and row["doc"] not in seen:
                seen.add(row["doc"])
                yield Article(f"{path.name.split('.')[0]}/{row['doc']}", "\n".join(row["segments"]))


def asked_to_write(page: str | None) -> bool | None:
    """Read the one option ``--write`` of a script whose page is given; None (and a line) where the data is absent."""
    parser = argparse.ArgumentParser(description=page, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put what was measured into the package")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return None
    return bool(options.write)
