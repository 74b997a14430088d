"""Which files are checked: named ones always, folders as git lists them."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Cli

from mtcheck.files import expand

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def _tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")


def _found(*paths: str, **given: tuple[str, ...] | bool) -> list[str]:
    return list(expand(paths, **given))  # type: ignore[arg-type]


def _git(folder: Path, *argv: str) -> str:
    nothing = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), **nothing}
    done = subprocess.run(["git", *argv], cwd=folder, capture_output=True, text=True, check=True, env=env, timeout=60)
    return done.stdout


def _listed_by_git(folder: Path) -> list[str]:
    return sorted(name for name in _git(folder, "ls-files", "-co", "--exclude-standard", "-z").split("\0") if name)


NAMES = [
    "a.txt", "keep.txt", "drop.txt", "build/x.txt", "sub/build/x.txt", "logs/x.txt", "sub/logs/x.txt", "sub/a.txt",
    "sub/keep.txt", "sub/deep/a.txt", "sub/deep/keep.txt", "sub/deep/drop.txt", "doc/one.txt", "doc/deep/one.txt",
    "doc/deep/two.txt", "tmp1.txt", "tmpx.txt", "#hash.txt", "!bang.txt", "with space.txt", "mine.txt", "sub/mine.txt",
    "ünï/cödé.txt", "only/a.txt", "only/b.txt",
]


@pytest.fixture
def repository(folder: Path) -> Iterator[Path]:
    _git(folder, "init", "-q")
    _tree(folder, *NAMES)
    yield folder


IGNORES: list[dict[str, str]] = [
    {},
    {".gitignore": "drop.txt\n"},
    {".gitignore": "/build\nlogs/\n"},
    {".gitignore": "*.txt\n!keep.txt\n"},
    {".gitignore": "sub/*\n!sub/deep/\n"},
    {".gitignore": "sub/\n!sub/keep.txt\n"},
    {".gitignore": "doc/**/one.txt\n"},
    {".gitignore": "tmp[0-9].txt\n\\#hash.txt\n\\!bang.txt\n# comment\n\nwith space.txt  \n"},
    {".gitignore": "*.txt\n", "sub/.gitignore": "!a.txt\n"},
    {".gitignore": "!drop.txt\n", "sub/.gitignore": "drop.txt\n/keep.txt\n", "sub/deep/.gitignore": "!drop.txt\n"},
    {".git/info/exclude": "mine.txt\n"},
    {".git/info/exclude": "mine.txt\n", "sub/.gitignore": "!mine.txt\n"},
    {".gitignore": "only/*\n!only/a.txt\n**/logs\n"},
    {".gitignore": "ünï/\n?rop.txt\n"},
    {".gitignore": "deep\n!/doc/deep\n"},
]


@needs_git
@pytest.mark.parametrize("ignores", IGNORES, ids=lambda files: " ".join(files.values()).replace("\n", " ") or "none")
def test_a_walk_equals_what_git_lists(repository: Path, ignores: dict[str, str]) -> None:
    for name, text in ignores.items():
        (repository / name).write_text(text, "utf-8")
    expected = [name for name in _listed_by_git(repository) if not os.path.basename(name).startswith(".")]
    assert expected == sorted(_found("."))


@needs_git
def test_ignore_files_above_the_walked_folder_hold(repository: Path) -> None:
    (repository / ".gitignore").write_text("keep.txt\n/sub/deep/\n", "utf-8")
    assert ["sub/a.txt", "sub/build/x.txt", "sub/logs/x.txt", "sub/mine.txt"] == _found("sub")


def test_ignore_files_hold_without_git_too(folder: Path) -> None:
    _tree(folder, "a.txt", "b.txt", "sub/a.txt", "sub/b.txt")
    (folder / ".ignore").write_text("a.txt\n", "utf-8")
    assert ["b.txt", "sub/b.txt"] == _found(".")


def test_a_walk_is_sorted_and_takes_only_files_with_a_reader(folder: Path) -> None:
    _tree(folder, "b.txt", "a.md", "c.png", "d.TXT", "e", "sub/z.text", "sub/y.py")
    assert ["a.md", "b.txt", "d.TXT", "sub/z.text"] == _found(".")


def test_hidden_files_and_folders_are_skipped(folder: Path) -> None:
    _tree(folder, "a.txt", ".hidden.txt", ".folder/a.txt", "sub/.b.txt")
    assert ["a.txt"] == _found(".")


def test_a_named_file_is_taken_whatever_it_is(folder: Path) -> None:
    _tree(folder, ".hidden.txt", "data.csv", "a.txt")
    (folder / ".gitignore").write_text("*\n", "utf-8")
    assert [".hidden.txt", "data.csv", "a.txt", "missing"] == _found(".hidden.txt", "data.csv", "a.txt", "missing")


def test_excluded_files_are_left_out_of_a_walk_but_not_when_named(folder: Path) -> None:
    _tree(folder, "a.txt", "old/a.txt", "old/b.txt")
    assert ["a.txt"] == _found(".", exclude=("old/",))
    assert ["old/a.txt"] == _found("old/a.txt", exclude=("old/",))
    assert [] == _found("old/a.txt", exclude=("old/",), force_exclude=True)


def test_included_patterns_replace_the_suffixes(folder: Path) -> None:
    _tree(folder, "a.txt", "b.news", "sub/c.news")
    assert ["b.news", "sub/c.news"] == _found(".", include=("*.news",))


def test_each_file_comes_once(folder: Path) -> None:
    _tree(folder, "a.txt", "b.txt")
    assert ["b.txt", "a.txt"] == _found("b.txt", ".", "a.txt")


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    _tree(folder, "a/b/x.txt")
    (folder / "a" / "b" / "loop").symlink_to(folder / "a")
    (folder / "a" / "self").symlink_to("self")
    assert ["a/b/x.txt"] == _found(".")


def test_a_link_to_a_file_is_taken_and_a_dangling_one_is_not(folder: Path) -> None:
    _tree(folder, "a.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    assert ["a.txt", "link.txt"] == _found(".")


def test_a_special_file_is_not_walked(folder: Path) -> None:
    _tree(folder, "a.txt")
    os.mkfifo(folder / "pipe.txt")
    assert ["a.txt"] == _found(".")


def test_a_folder_that_cannot_be_opened_is_named_and_its_siblings_are_checked(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tree(folder, "closed/a.txt", "open/a.txt")
    scandir, listdir = os.scandir, os.listdir

    def unless_closed(path: str) -> str:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return path

    monkeypatch.setattr(os, "scandir", lambda path: scandir(unless_closed(path)))
    monkeypatch.setattr(os, "listdir", lambda path: listdir(unless_closed(path)))
    ended = cli("check", ".", "--lang", "en")
    assert 2 == ended.status
    assert "closed: Permission denied" in ended.err
    assert "open/a.txt" in ended.out
