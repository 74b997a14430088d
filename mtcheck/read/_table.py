"""What tables of bitext share: which column is what, and rows of one width."""

from collections.abc import Iterable
from typing import NamedTuple

from mtcheck.read import Prose, ReadError
from mtcheck.read._bitext import ROLES, Run, Runs, Unit, chosen_language, clear, language_code, line_of, prose
from mtcheck.text.patterns import lazy

#: Codes of languages as names of columns; three letters alone (und, the) may be a word.
_CODE = lazy(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,8})*|[A-Za-z]{3}(?:[-_][A-Za-z0-9]{2,8})+")
#: A row with more cells than this is no bitext; it is refused before it costs memory.
MOST_COLUMNS = 1000


class Row(NamedTuple):
    """A row: where it begins in the file, and its cells."""

    start: int
    cells: list[Runs]


class _Columns(NamedTuple):
    """Where source, target and reference stand (-1: nowhere), and the languages that the header names."""

    source: int
    target: int
    reference: int = -1
    source_lang: str | None = None
    target_lang: str | None = None
    header: bool = True


def read_rows(raw: str, rows: Iterable[Row], lang: str | None, separator: str) -> Prose:
    """Return the bitext of a table.

    A header names ``source``, ``target``, ``reference`` (``src``, ``tgt`` or ``mt``, ``ref``; other columns are left
    out) or languages by their codes. Without one the columns are these three, in this order. Raises ReadError.
    """
    filled = [row for row in rows if any(clear(raw, cell).strip() for cell in row.cells)]
    if not filled:
        return prose(raw, ())
    columns = _columns([clear(raw, cell).strip() for cell in filled[0].cells], lang, separator)
    width = len(filled[0].cells)
    units = []
    for row in filled[columns.header:]:
        if len(row.cells) != width:
            raise ReadError(f"line {line_of(raw, row.start)}: {_counted(len(row.cells))}, the first row has {width}")
        reference = clear(raw, row.cells[columns.reference]) if columns.reference >= 0 else ""
        units.append(Unit(row.start, row.cells[columns.source], row.cells[columns.target], reference,
                          columns.source_lang, columns.target_lang))
    return prose(raw, units, lang)


def refuse_wide(raw: str, row: int, columns: int) -> None:
    """Raise ReadError if the row that begins at a place in the file has too many columns."""
    if columns > MOST_COLUMNS:
        raise ReadError(f"line {line_of(raw, row)}: more than {MOST_COLUMNS} columns")


def _counted(number: int) -> str:
    return f"{number} column{'' if number == 1 else 's'}"


def _columns(names: list[str], lang: str | None, separator: str) -> _Columns:
    roles = [ROLES.get(name.lower(), "") for name in names]
    known = [role for role in roles if role]
    if len(known) > 1:
        _refuse_unclear(known)
        reference = roles.index("reference") if "reference" in roles else -1
        return _Columns(roles.index("source"), roles.index("target"), reference)
    codes = {i: language_code(name) for i, name in enumerate(names) if _CODE.fullmatch(name)}
    others = [role for i, role in enumerate(roles) if i not in codes]
    if len(set(codes.values())) == len(codes) > 1 and others in ([], ["reference"]):
        return _of_languages({i: code for i, code in codes.items() if code}, lang, roles)
    if len(names) not in (2, 3):
        raise ReadError(
            f"{_counted(len(names))} and no header: expected source, target and perhaps reference, separated by "
            f"{separator}, or a first row that names them"
        )
    return _Columns(0, 1, 2 if len(names) == 3 else -1, header=False)


def _refuse_unclear(known: list[str]) -> None:
    for role in ("source", "target"):
        if role not in known:
            raise ReadError(f"the header names no {role} column")
    for role in set(known):
        if known.count(role) > 1:
            raise ReadError(f"the header names the {role} column twice")


def _of_languages(codes: dict[int, str], lang: str | None, roles: list[str]) -> _Columns:
    source, *targets = codes
    target = targets[0]
    if len(targets) > 1:
        code = chosen_language([codes[i] for i in targets], lang)
        target = next(i for i in targets if codes[i] == code)
    reference = roles.index("reference") if "reference" in roles else -1
    return _Columns(source, target, reference, codes[source], codes[target])


def plain(start: int, end: int) -> Runs:
    """Return a cell that stands in the file as it is."""
    return (Run(start, end),)
