"""``mtcheck compare``: the figures and p-values of sacreBLEU's own command, what differs most, and every refusal."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli

from mtcheck import reference as measures
from mtcheck.reference import TER_TOKENS

WHO = ("judge", "baker", "sailor", "singer", "farmer", "doctor")
WHAT = ("opened the old bridge", "closed the market hall", "sold four boats", "praised the new school")
REFERENCE = [f"The {who} {what} on Monday." for who in WHO for what in WHAT]
#: One system is near the reference, one further off, with a line that has nothing of it.
NEAR = [line.replace("on Monday", "this Monday") for line in REFERENCE]
FAR = [line.replace("The ", "A ").replace("on Monday", "last week") for line in REFERENCE]
FAR[7] = "Subscribe subscribe now!"


@pytest.fixture
def files(folder: Path) -> Path:
    for name, lines in (("ref", REFERENCE), ("near", NEAR), ("far", FAR)):
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def _json(cli: Cli, *argv: str) -> dict[str, Any]:
    ended = cli("compare", *argv, "--reference", "ref.txt", "--lang", "en", "--format", "json")
    assert 0 == ended.status, ended.err
    loaded: dict[str, Any] = json.loads(ended.out)
    return loaded


def _sacrebleu(folder: Path, *argv: str) -> str:
    environment = {**os.environ, "HOME": str(folder), "NO_COLOR": "1"}
    for name in ("SACREBLEU_FORMAT", "SACREBLEU_SEED"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *argv, "-f", "text", "-w", "2"], cwd=folder, capture_output=True, text=True,
        encoding="utf-8", check=True, timeout=120, env=environment,
    )
    return done.stdout


@pytest.mark.parametrize(("test", "option"), [("bootstrap", "--paired-bs"), ("ar", "--paired-ar")])
def test_scores_p_values_and_signatures_are_those_of_the_command(
    cli: Cli, files: Path, monkeypatch: pytest.MonkeyPatch, test: str, option: str
) -> None:
    printed = _sacrebleu(files, "ref.txt", "-i", "near.txt", "far.txt", "-m", "chrf", "bleu", "ter",
                         "--chrf-word-order", "2", option)
    monkeypatch.setenv("SACREBLEU_SEED", "none")  # the seed is ours, whatever the environment asks for
    data = _json(cli, "near.txt", "far.txt", "--test", test, "--metric", "chrf", "--metric", "bleu", "--metric", "ter")
    assert "none" == os.environ["SACREBLEU_SEED"]
    names = ("chrF++", "BLEU", "TER")
    assert names == tuple(data["signatures"])
    assert [] == [signature for signature in data["signatures"].values() if signature not in printed]
    rows = re.findall(r"│[^│]*?([\d.]+)(?: \([\d.]+ ± ([\d.]+)\))? *(?=│)", printed)
    metrics = [system["metrics"][name] for system in data["systems"] for name in names]
    figures = [row for row in rows if re.fullmatch(r"\d+\.\d\d", row[0])]
    expected = [(float(score), float(half) if half else None) for score, half in figures]
    assert expected == [(metric["score"], metric["interval"]) for metric in metrics]
    assert list(map(float, re.findall(r"\(p = ([\d.]+)\)", printed))) == [m["p_value"] for m in metrics[3:]]
    assert [None] * 3 == [metric["p_value"] for metric in metrics[:3]]


def test_json_has_everything(cli: Cli, files: Path) -> None:
    data = _json(cli, "near.txt", "far.txt")
    assert {"schema_version", "tool", "signature", "reference", "language", "lines", "test", "signatures", "notes",
            "systems", "sentences"} == set(data)
    assert (24, "en", {"name": "bootstrap", "seed": 12345}) == (data["lines"], data["language"], data["test"])
    near, far = data["systems"]
    assert [("near.txt", True), ("far.txt", False)] == [(s["path"], s["baseline"]) for s in (near, far)]
    assert ["Subscribe subscribe"] == [f["text"] for f in far["document"]["findings"] if f["rule"] == "repeated-word"]
    assert 24 == len(near["document"]["sentences"]) == len(data["sentences"])
    worst, *others = data["sentences"]
    assert (8, FAR[7], REFERENCE[7]) == (worst["line"], worst["systems"][1]["text"], worst["reference"])
    assert {"text", "chrF++", "BLEU"} == set(worst["systems"][0])
    assert worst["difference"] == round(worst["systems"][1]["chrF++"] - worst["systems"][0]["chrF++"], 2) < -50
    differences = [row["difference"] for row in others]
    assert sorted(differences) == differences
    assert cli("compare", "near.txt", "far.txt", "--reference", "ref.txt", "--format", "json").out == \
        cli("compare", "near.txt", "far.txt", "--reference", "ref.txt", "--format", "json").out


def test_the_report_shows_a_table_and_the_worst_lines(cli: Cli, files: Path) -> None:
    out = cli("compare", "near.txt", "far.txt", "--reference", "ref.txt", "--lang", "en", "--show", "2").out
    assert re.search(r"near\.txt +\d\d\.\d\d +base +\d\d\.\d\d +base +100\.0 +0 +0 +0", out)
    assert re.search(r"far\.txt +\d\d\.\d\d 0\.001\* +\d\d\.\d\d 0\.001\* +\d+\.\d", out)
    assert "not that one is better" in " ".join(out.split())
    assert 2 == len(re.findall("^ *line ", out, re.MULTILINE)) and out.index("line 8 ") < out.rindex("line ")
    assert "line" not in cli("compare", "near.txt", "far.txt", "--reference", "ref.txt", "--show", "0").out


def test_the_baseline_may_be_named(cli: Cli, files: Path) -> None:
    data = _json(cli, "near.txt", "far.txt", "--baseline", "far.txt")
    assert ["far.txt", "near.txt"] == [system["path"] for system in data["systems"]]
    assert 0 < data["sentences"][0]["difference"]


def test_one_system_alone_is_not_tested(cli: Cli, files: Path) -> None:
    data = _json(cli, "far.txt", "--metric", "ter")
    assert data["test"] is None and [None] == [s["metrics"]["TER"]["p_value"] for s in data["systems"]]
    assert [8, -data["sentences"][0]["systems"][0]["TER"]] == [data["sentences"][0][k] for k in ("line", "difference")]
    assert "lowest chrF++" in cli("compare", "far.txt", "--reference", "ref.txt").out


def test_a_source_adds_its_rules(cli: Cli, files: Path) -> None:
    source = ["Der Richter öffnete die alte Brücke am Montag."] * len(REFERENCE)
    (files / "src.txt").write_text("\n".join(source), "utf-8")
    document = _json(cli, "near.txt", "--source", "src.txt", "--source-lang", "de")["systems"][0]["document"]
    assert ("src.txt", "de") == (document["source"]["path"], document["source"]["language"]["code"])


@pytest.mark.parametrize(("text", "message"), [
    ("One line.\n", "bad.txt has 1 lines, ref.txt has 24"),
    ("\n".join(["A line."] * 30), "ref.txt has 24 lines, bad.txt has 30"),
    ("", "bad.txt has 0 lines, ref.txt has 24"),
])
def test_another_number_of_lines_is_refused_in_one_line(cli: Cli, files: Path, text: str, message: str) -> None:
    (files / "bad.txt").write_text(text, "utf-8")
    ended = cli("compare", "near.txt", "bad.txt", "--reference", "ref.txt")
    assert (2, "", f"mtcheck: {message}\n") == (ended.status, ended.out, ended.err)


def test_empty_lines_count(cli: Cli, files: Path) -> None:
    (files / "far.txt").write_text("\n".join([*FAR[:5], "", *FAR[6:]]) + "\n\n", "utf-8")
    data = _json(cli, "near.txt", "far.txt")
    assert [("", 0.0)] == [(s["systems"][1]["text"], s["systems"][1]["chrF++"]) for s in data["sentences"]
                           if s["line"] == 6]
    (files / "ref.txt").write_text("\n".join([*REFERENCE[:5], "", *REFERENCE[6:]]), "utf-8")
    assert 23 == len(_json(cli, "near.txt", "far.txt")["sentences"]), "a line without a reference has no score"


@pytest.mark.parametrize(("argv", "message"), [
    (["none.txt", "--reference", "ref.txt"], "none.txt: no such file"),
    (["near.txt", "--reference", "none.txt"], "none.txt: no such file"),
    (["near.txt", "--reference", "empty.txt"], "empty.txt: the reference is empty"),
    (["near.txt", "near.txt", "--reference", "ref.txt"], "a target is named twice"),
    (["near.txt", "ref.txt", "--reference", "ref.txt"], "the reference is one of the targets"),
    (["near.txt", "--reference", "ref.txt", "--baseline", "far.txt"], "--baseline far.txt is none of the targets"),
    (["near.txt", "--reference", "ref.txt", "--tokenize", "spm"], "mtcheck works offline"),
    (["near.txt", "--reference", "ref.txt", "--lang", "th", "--metric", "ter"], "written without spaces"),
    (["near.txt", "--reference", "long.txt"], "no sentence to compare"),
    (["near.txt"], "--reference"), (["--reference", "ref.txt"], "TARGET"),
])
def test_what_cannot_be_compared_is_refused(cli: Cli, files: Path, argv: list[str], message: str) -> None:
    (files / "empty.txt").write_text("\n\n", "utf-8")
    (files / "long.txt").write_text("\n".join(["a" * 100_001, *REFERENCE[1:]]), "utf-8")
    ended = cli("compare", *argv)
    assert (2, "", True) == (ended.status, ended.out, message in ended.err)


def test_hostile_text_is_escaped(cli: Cli, files: Path) -> None:
    (files / "far.txt").write_text("\n".join(["\x1b[2J\u202e::error::x", *FAR[1:]]) + "\n", "utf-8")
    for form in ("text", "json"):
        out = cli("compare", "near.txt", "far.txt", "--reference", "ref.txt", "--show", "24", "--format", form).out
        assert not re.search("[\x1b\u202e]|^ *::error", out, re.MULTILINE)
    (files / "\x1b[2Jevil.txt").write_text("x\n", "utf-8")
    ended = cli("compare", "near.txt", "\x1b[2Jevil.txt", "--reference", "ref.txt")
    assert (2, False) == (ended.status, "\x1b" in ended.err)


def test_ter_leaves_a_line_out_for_all_systems(cli: Cli, files: Path) -> None:
    long = " ".join(["word"] * (TER_TOKENS + 1))
    (files / "far.txt").write_text("\n".join([long, *FAR[1:]]) + "\n", "utf-8")
    data = _json(cli, "near.txt", "far.txt", "--metric", "ter")
    assert [1, 1] == [system["metrics"]["TER"]["left_out"] for system in data["systems"]]
    assert ["TER leaves out 1 of 24 sentences, of over 150 tokens"] == data["notes"]
    assert 1 not in [row["line"] for row in data["sentences"]]


@pytest.mark.parametrize("limit", ["TESTED_LINES", "TESTED_CHARACTERS"])
def test_very_long_files_are_not_tested_and_it_is_said(
    cli: Cli, files: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(measures, limit, 10)
    data = _json(cli, "near.txt", "far.txt")
    assert [None, None] == [metric["p_value"] for metric in data["systems"][1]["metrics"].values()]
    assert 1 == sum(note.startswith("not tested") for note in data["notes"])


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(
    cli: Cli, files: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", width)
    (files / "far.txt").rename(files / "a-system-with-a-name-that-never-ends-at-all.txt")
    out = cli("compare", "near.txt", "a-system-with-a-name-that-never-ends-at-all.txt", "--reference", "ref.txt").out
    assert [] == [line for line in out.splitlines() if cell_len(line) > int(width)]
