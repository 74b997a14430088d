"""Takes the facts of a locale from Unicode CLDR (through Babel) into the package; run it when a language is added.

    python -m bench.cldr

Writes ``mtcheck/lang/<code>/formats.txt`` (decimal sign, sign of thousands, order of a date, hours of the clock) for
every language and for the varieties that have the file, and ``mtcheck/lang/calendar-names.txt``: full names of months
and weekdays of them all.
Needs ``pip install babel``; the package itself does not.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any

from mtcheck.lang import ROOT, known, varieties

HEADER = "# {what}\n# Made by bench/cldr.py from Unicode CLDR (Unicode License V3) through Babel {version}.\n"
#: A second decimal sign is a standard of its own when this share of the language's territories uses it (es: Mexico).
SECOND_STANDARD = 1 / 3


def decimal(symbols: Any) -> str:
    """Return the decimal sign of Western digits."""
    return str(symbols.get("latn", symbols)["decimal"])


def decimals(code: str) -> str:
    """Return the decimal signs in use where the language is written, the usual one first."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    main = decimal(Locale.parse(code, sep="-").number_symbols)
    territories = [name for name in locale_identifiers() if name.startswith(f"{code}_")]
    regional = [decimal(Locale.parse(name).number_symbols) for name in territories]
    other = {sign for sign in regional if sign != main and regional.count(sign) >= SECOND_STANDARD * len(regional)}
    return " ".join([main, *sorted(other)])


def formats(code: str) -> dict[str, str]:
    """Return the keys of ``formats.txt``."""
    from babel import Locale

    locale = Locale.parse(code, sep="-")
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    group = "space" if symbols["group"].isspace() else symbols["group"]
    letters = re.sub(r"'[^']*'|[^dMy]", "", locale.date_formats["long"].pattern)
    return {
        "date-order": "".join(dict.fromkeys(letters)).lower(),
        "day-dot": "yes" if "d." in locale.date_formats["long"].pattern else "no",
        "decimal": decimals(code),
        "group": group,
        "clock": "12" if "a" in locale.time_formats["short"].pattern else "24",
    }


def names(code: str) -> dict[str, str]:
    """Return the full names of months and weekdays, lower case: name → ``month 3`` or ``weekday 1`` (Monday)."""
    from babel import Locale, localedata

    localedata._cache.clear()  # Babel writes what a locale's aliases mean into the data of its parent
    locale = Locale.parse(code)
    found: dict[str, str] = {}
    for kind, tables, shift in (("month", locale.months, 0), ("weekday", locale.days, 1)):
        for context in ("format", "stand-alone"):
            for number, name in tables[context]["wide"].items():
                for word in unicodedata.normalize("NFC", name.lower()).replace("’", "'").split():
                    letters = all(unicodedata.category(char)[0] in "LM" for char in word)
                    if letters and len(word) > 2 and len(name.split()) == 1:
                        found[word] = f"{kind} {number + shift}"
    return found


def main() -> None:
    """Write the tables."""
    import babel

    merged: dict[str, dict[str, list[str]]] = {}
    for code in (*known(), *varieties()):
        path = Path(ROOT, code, "formats.txt")
        if "-" in code and not path.exists():
            continue  # only where newspapers of the variety print what CLDR says (de-CH: they do not)
        lines = sorted(f"{key}\t{value}" for key, value in formats(code).items())
        what = "Decimal sign, sign of thousands, order of a date, hours of the clock"
        path.write_text(HEADER.format(what=what, version=babel.__version__) + "\n".join(lines) + "\n", encoding="utf-8")
        for name, meaning in names(code).items() if "-" not in code else ():
            merged.setdefault(name, {}).setdefault(meaning, []).append(code)
    what = "Full names of months and weekdays: name, then meaning and languages"
    lines = [
        f"{name}\t" + "; ".join(f"{meaning} {' '.join(codes)}" for meaning, codes in sorted(meanings.items()))
        for name, meanings in sorted(merged.items())
    ]
    Path(ROOT, "calendar-names.txt").write_text(
        HEADER.format(what=what, version=babel.__version__) + "\n".join(lines) + "\n", encoding="utf-8"
    )
    print(f"{len(known())} languages, {len(merged)} names")


if __name__ == "__main__":
    main()
