"""Which files to check: named ones always, folders walked in order, ``.gitignore`` and patterns respected."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.read import is_taken_in_folders

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_IGNORE_FILES = (".gitignore", ".ignore")


def expand(
    paths: tuple[str, ...], include: tuple[str, ...] = (), exclude: tuple[str, ...] = (), root: str = "",
    force_exclude: bool = False,
) -> Iterator[str]:
    """Yield the files that ``paths`` stand for, each once, folders in sorted order.

    A file that is named is always yielded, whatever its name, unless ``force_exclude``. In a folder those with a
    reader's suffix (not tables, JSON Lines, pages and Word documents) or an ``include`` pattern are taken;
    hidden ones, ignored ones and ``exclude`` ones are left out. Patterns have gitignore syntax and are relative to
    ``root``.
    """
    seen: set[str] = set()
    base = os.path.realpath(root or ".")
    for path in paths:
        if os.path.isdir(path):
            found: Iterator[str] = _walk(path, include, exclude, base)
        elif force_exclude and exclude and _spec(exclude).match_file(_relative(path, base)):
            continue
        else:
            found = iter((path,))
        for name in found:
            if name not in seen:
                seen.add(name)
                yield name


def _relative(path: str, base: str) -> str:
    return os.path.relpath(os.path.realpath(path), base).replace(os.sep, "/")


def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _walk(top: str, include: tuple[str, ...], exclude: tuple[str, ...], base: str) -> Iterator[str]:
    chosen = _spec(include) if include else None
    left_out = _spec(exclude) if exclude else None
    yield from _walk_folder(top, _inherited(top), chosen, left_out, base)


def _inherited(top: str) -> "list[tuple[str, GitIgnoreSpec]]":
    """The ignore files from the repository's root down to the folder above ``top``, outermost first."""
    specs: list[tuple[str, GitIgnoreSpec]] = []
    folder = os.path.realpath(top)
    while True:
        if os.path.exists(os.path.join(folder, ".git")):  # a file in worktrees and submodules
            if folder != os.path.realpath(top):
                specs[:0] = _ignores_in(folder)
            specs[:0] = _ignores_in(folder, (".git/info/exclude",))
            return specs
        parent = os.path.dirname(folder)
        if parent == folder:
            return []
        if folder != os.path.realpath(top):
            specs[:0] = _ignores_in(folder)
        folder = parent


def _ignores_in(folder: str, names: tuple[str, ...] = _IGNORE_FILES) -> "list[tuple[str, GitIgnoreSpec]]":
    specs = []
    for name in names:
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                specs.append((folder, _spec(tuple(file.read().splitlines()))))
        except OSError:
            continue
    return specs


def _is_ignored(path: str, is_folder: bool, specs: "list[tuple[str, GitIgnoreSpec]]") -> bool:
    """The innermost file with an opinion decides, as git does it."""
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    for folder, spec in reversed(specs):
        name = os.path.relpath(real, folder).replace(os.sep, "/") + ("/" if is_folder else "")
        verdict = spec.check_file(name).include
        if verdict is not None:
            return verdict
    return False


def _walk_folder(
    folder: str, specs: "list[tuple[str, GitIgnoreSpec]]", include: "GitIgnoreSpec | None",
    exclude: "GitIgnoreSpec | None", base: str,
) -> Iterator[str]:
    specs = specs + _ignores_in(folder)
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:  # who reads it will say why
        yield folder
        return
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if _is_ignored(entry.path, is_folder, specs):
            continue
        name = _relative(entry.path, base) + ("/" if is_folder else "")
        if exclude is not None and exclude.match_file(name):
            continue
        if is_folder:
            yield from _walk_folder(entry.path, specs, include, exclude, base)
        elif os.path.isfile(entry.path) and _is_wanted(entry.name, name, include):  # a link to itself is no file
            yield os.path.normpath(entry.path)


def _is_wanted(filename: str, relative: str, include: "GitIgnoreSpec | None") -> bool:
    if include is not None:
        return bool(include.match_file(relative))
    return is_taken_in_folders(filename)
