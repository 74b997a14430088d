"""Imports point one way, and the command loads nothing that a plain run does not need."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT

#: A layer may import those before it; rooms of one layer do not import each other.
LAYERS: list[set[str]] = [
    {"text"}, {"lang"}, {"clause"}, {"layout", "origin"}, {"views"}, {"model"}, {"quantity", "names"}, {"finding"},
    {"read", "rules", "score", "reference", "inference"},
    {"engine"}, {"api"}, {"report"}, {"config"}, {"files", "runner", "tables"}, {"cli"},
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.name != "__main__.py" and p != PACKAGE / "__init__.py")


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    rooms = set()
    tree = ast.parse(path.read_text("utf-8"))
    # What is imported for its type alone is not there at run time: a view takes the document that keeps its answer.
    for_types = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    tree.body = [node for node in tree.body if node not in for_types]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "mtcheck":
            names = [f"mtcheck.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            names = [node.module or ""]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("mtcheck.")}
    return rooms - {"__version__"}


def test_every_room_has_a_layer() -> None:
    assert set() == {_room(path) for path in MODULES} - RANK.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_to_earlier_layers(path: Path) -> None:
    own = _room(path)
    assert [] == sorted(room for room in _imported_rooms(path) if room != own and RANK[room] >= RANK[own])


def test_text_imports_nothing_of_mtcheck_but_text() -> None:
    assert {"text"} >= {room for path in (PACKAGE / "text").glob("*.py") for room in _imported_rooms(path)}


def _loaded(code: str, cwd: Path) -> set[str]:
    """Return the modules in memory after a piece of code has run."""
    script = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=cwd, capture_output=True, text=True, check=True, timeout=60,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return set(done.stderr.split())


def test_a_plain_run_loads_no_heavy_package(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Council meets\n\nThe council met on on Tuesday.\n", "utf-8")
    code = "from mtcheck.cli import run\nassert run(['check', '--lang', 'en', '--format', 'json', 'a.txt']) == 0"
    loaded = _loaded(code, tmp_path)
    assert "mtcheck.engine" in loaded
    heavy = {
        "rich", "sacrebleu", "langdetect", "numpy", "multiprocessing", "pathspec", "markdown_it", "hashlib", "lxml",
    }
    assert set() == loaded & heavy


def test_version_loads_only_the_command_line(tmp_path: Path) -> None:
    loaded = _loaded("from mtcheck.cli import run\nassert run(['--version']) == 0", tmp_path)
    assert {"mtcheck", "mtcheck.cli"} == {name for name in loaded if name.split(".")[0] == "mtcheck"}


def test_importing_the_package_loads_nothing_of_it(tmp_path: Path) -> None:
    loaded = _loaded("import mtcheck", tmp_path)
    assert {"mtcheck"} == {name for name in loaded if name.split(".")[0] == "mtcheck"}


def test_public_names_are_all_there() -> None:
    import mtcheck

    assert [] == [name for name in mtcheck.__all__ if not hasattr(mtcheck, name)]
    with pytest.raises(AttributeError):
        _ = mtcheck.nothing_of_this_name
