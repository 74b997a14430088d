"""Writes the generated parts of README.md: ``python -m bench.readme`` (``--check`` only compares).

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end: NAME -->``.
"""

import argparse
import sys
from pathlib import Path

from mtcheck import tables

README = Path(__file__).resolve().parent.parent / "README.md"
PARTS = {"rules": lambda: tables.rules_markdown(tables.rules()), "languages": tables.matrix_markdown}


def generated(text: str) -> str:
    """Return the README with its generated parts made anew."""
    for name, make in PARTS.items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
        before, rest = text.split(start, 1)
        text = before + start + make() + "\n" + end + rest.split(end, 1)[1]
    return text


def main() -> None:
    """Write the README, or exit with 1 if it is stale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    old = README.read_text(encoding="utf-8")
    new = generated(old)
    if options.check:
        sys.exit(old != new)
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
