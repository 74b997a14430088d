"""Takes the names of countries from Unicode CLDR (through Babel) into the package; run it when a language is added.

    python -m bench.exonyms --write

Writes ``mtcheck/lang/place-names.txt``: a line a territory with its names in every language, and the name of the
language that is called after it (its adjective has the same stem: français beside France). What CLDR has not –
capitals, bodies, short names – stands in ``mtcheck/lang/body-names.txt``, written by hand.
Needs ``pip install babel``; the package itself does not.
"""

import argparse
import re
import unicodedata
from pathlib import Path

from mtcheck.lang import ROOT, known

#: The language that is called after a country.
CALLED_AFTER = {
    "AL": "sq", "AM": "hy", "AZ": "az", "BD": "bn", "BG": "bg", "BY": "be", "CN": "zh", "CZ": "cs", "DE": "de",
    "DK": "da", "EE": "et", "ES": "es", "FI": "fi", "FR": "fr", "GB": "en", "GE": "ka", "GR": "el", "HR": "hr",
    "HU": "hu", "ID": "id", "IR": "fa", "IS": "is", "IT": "it", "JP": "ja", "KH": "km", "KR": "ko", "KZ": "kk",
    "LT": "lt", "LV": "lv", "MK": "mk", "MM": "my", "MN": "mn", "MT": "mt", "NL": "nl", "NO": "no", "NP": "ne",
    "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sr", "RU": "ru", "SE": "sv", "SI": "sl", "SK": "sk", "SO": "so",
    "TH": "th", "TM": "tk", "TR": "tr", "UA": "uk", "UZ": "uz", "VN": "vi",
}
#: Pseudo-territories, small islands, and what has a long official name instead of the usual one.
LEFT_OUT = frozenset((
    "AC", "AS", "AX", "BL", "BQ", "BV", "CC", "CD", "CG", "CP", "CQ", "CX", "DG", "EA", "EZ", "GS", "HK", "HM", "IC",
    "IO", "MF", "MO", "MP", "NF", "PN", "PS", "QO", "SH", "SJ", "TA", "UM", "WF", "XA", "XB", "ZZ",
))
#: The parts of a name that only say what kind of territory it is.
_ADDED = re.compile(r"[(（\[][^)）\]]*[)）\]]")


def plain(name: str) -> str:
    """Return a name in table form, without what stands in brackets."""
    low = unicodedata.normalize("NFC", _ADDED.sub("", name).lower().replace("’", "'").replace("\u200f", ""))
    return " ".join(low.replace("i̇", "i").split())


def names() -> dict[str, dict[str, list[str]]]:
    """Return the names: territory → language → names, the usual one first."""
    from babel import Locale

    found: dict[str, dict[str, list[str]]] = {}
    for code in known():
        locale = Locale.parse(code)
        for territory, name in locale.territories.items():
            if len(territory) != 2 or territory in LEFT_OUT:
                continue
            entry = [plain(name)]
            language = locale.languages.get(CALLED_AFTER.get(territory, ""))
            if language:
                entry.append("~" + plain(language))
            found.setdefault(territory, {})[code] = entry
    return found


def main() -> None:
    """Write the table, or say how large it would be."""
    import babel

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lines = [
        "\t".join([territory, *(f"{code} {'/'.join(entry)}" for code, entry in sorted(languages.items()))])
        for territory, languages in sorted(names().items())
    ]
    text = (
        "# Names of territories: its code, then each language with its names; ~ the language called after it\n"
        f"# Made by bench/exonyms.py from Unicode CLDR (Unicode License V3) through Babel {babel.__version__}.\n"
        + "\n".join(lines) + "\n"
    )
    if options.write:
        Path(ROOT, "place-names.txt").write_text(text, encoding="utf-8")
    print(f"{len(lines)} territories, {len(text.encode()) / 1000:.0f} KB")


if __name__ == "__main__":
    main()
