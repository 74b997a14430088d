"""Helpers of the tests: checking a text for the spans of a rule, running the command, the profile of hypothesis."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from mtcheck import config
from mtcheck.api import check_text
from mtcheck.cli import run
from mtcheck.engine import plan

settings.register_profile("mtcheck", derandomize=True, deadline=None, max_examples=150, database=None)
settings.load_profile("mtcheck")

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mtcheck"
sys.path.append(str(ROOT))  # for `bench`; at the end, so that an installed mtcheck is the one tested


def spans_of(rule: str, text: str, lang: str, path: str = "<text>") -> list[str]:
    """Return the texts of what one rule reports, in text order."""
    result = check_text(text, lang=lang, path=path, chosen=plan(select=[rule], preview=True))
    return [charge.finding.span.text for charge in result.charges]


class Ended:
    """How a run of the command ended: its exit status and what it printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


Cli = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory; no colour is asked for by the environment."""
    monkeypatch.chdir(tmp_path)
    config.read.cache_clear()  # it goes by path, and a relative one means another file in another folder
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run the command in this process, in an empty folder."""

    def call(*argv: str) -> Ended:
        capsys.readouterr()
        status = run(list(argv))
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ended(status, printed.out, printed.err)

    return call


def process(
    *argv: str, cwd: Path | None = None, stdin: bytes = b"", env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a process of its own, with a bare environment and ``env``."""
    base = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "mtcheck", *argv], cwd=cwd, input=stdin, capture_output=True,
        env={**base, **(env or {})}, timeout=120, check=False,
    )
