"""Writes the generated parts of README.md: ``python -m bench.readme`` (``--check`` only compares).

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end: NAME -->``.
"""

import argparse
import re
import sys
from pathlib import Path

from mtcheck import tables

README = Path(__file__).resolve().parent.parent / "README.md"
PARTS = {"rules": lambda: tables.rules_markdown(tables.rules()), "languages": tables.matrix_markdown}


def generated(text: str) -> str:
    """Return the README with its generated parts made anew."""
    for name, make in PARTS.items():
        pattern = rf"(<!-- generated: {name} -->\n).*?(<!-- end: {name} -->)"
        text = re.sub(pattern, lambda match, make=make: match[1] + make() + "\n" + match[2], text, flags=re.DOTALL)
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
