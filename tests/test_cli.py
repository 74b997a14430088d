"""The command line: every exit status, every odd input, the same bytes every time."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Cli, process

from mtcheck import __version__, runner
from mtcheck.report import formats
from mtcheck.report import json as json_report
from mtcheck.rules import all_rules

CLEAN = "Council meets\n\nThe council met on Tuesday and stayed for the whole day.\n"
MINOR = CLEAN + "\nThe mayor left left early.\n"
MAJOR = CLEAN + "\nThe coun\ufffdcil said so.\n"


def _write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.txt").write_bytes(raw)


def _stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def _json(cli: Cli, *argv: str) -> Any:
    return json.loads(cli("check", "--format", "json", *argv).out)


# -- exit status --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "options", "status"), [
    (CLEAN, [], 0),
    (MINOR, [], 0),
    (MINOR, ["--fail-level", "minor"], 1),
    (MINOR, ["--fail-level", "minor", "--exit-zero"], 0),
    (MAJOR, [], 1),
    (MAJOR, ["--fail-level", "critical"], 0),
    (MAJOR, ["--fail-level", "never"], 0),
    (MAJOR, ["--exit-zero"], 0),
    (CLEAN, ["--fail-level", "neutral"], 1),
    (CLEAN * 60, ["--fail-level", "never", "--fail-under", "95"], 1),
    (CLEAN * 60, ["--fail-level", "never", "--fail-under", "0"], 0),
    (MAJOR, ["--fail-level", "never", "--fail-under", "100"], 0),
])
def test_status_tells_whether_the_gate_passed(
    cli: Cli, folder: Path, text: str, options: list[str], status: int
) -> None:
    _write(folder, a=text)
    assert status == cli("check", "a.txt", "--lang", "en", *options).status


@pytest.mark.parametrize("argv", [
    ["check", "--no-such-option"], ["check", "--format", "nothing"], ["check", "--fail-level", "bad"],
    ["check", "--fail-under", "101"], ["check", "--jobs", "-1"], ["check", "--max-file-size", "0"], ["nothing"],
    ["explain"], ["explain", "no-rule"],
    ["check", "--select", "no-rule"], ["check", "--ignore", "no-rule"], ["check", "--config", "missing.toml"],
    ["check", "--config", "a = 1"], ["check", "--files-from", "missing"], ["check", "--reference", "missing", "a.txt"],
    ["check", "missing.txt"], ["check", "missing.txt", "--exit-zero"], ["check", "--show-files", "missing.txt"],
])
def test_what_cannot_be_done_is_status_2_with_a_line_that_says_why(cli: Cli, folder: Path, argv: list[str]) -> None:
    _write(folder, a=CLEAN)
    ended = cli(*argv)
    assert 2 == ended.status
    assert "" != ended.err.strip()


def test_no_arguments_print_the_help(cli: Cli) -> None:
    ended = cli()
    assert "check" in ended.out + ended.err


def test_version_and_help(cli: Cli) -> None:
    assert f"mtcheck {__version__}\n" == cli("--version").out
    assert [0, 0, 0] == [cli(*argv).status for argv in (["--version"], ["--help"], ["check", "-h"])]


def test_a_failing_remark_is_shown(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN)
    assert "short-text-score" in cli("check", "a.txt", "--lang", "en", "--fail-level", "neutral").out


def test_a_skipped_rule_fails_a_strict_run(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN)
    given = ("check", "a.txt", "--select", "repeated-word", "--lang")
    assert [0, 0] == [cli(*given, "cy").status, cli(*given, "en", "--strict").status]
    assert [2, 2] == [cli(*given, "cy", "--strict", *more).status for more in ([], ["--exit-zero"])]


def test_ctrl_c_is_130(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(task: runner.Task) -> runner.Outcome:
        raise KeyboardInterrupt

    _write(folder, a=CLEAN)
    monkeypatch.setattr(runner, "check", interrupted)
    assert 130 == cli("check", "a.txt", "--output", "report.txt").status
    assert ["a.txt"] == os.listdir(folder)


def test_a_crash_in_one_text_spares_the_others(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = runner.check

    def crashing(task: runner.Task) -> runner.Outcome:
        if task.path == "a.txt":
            raise ZeroDivisionError("a\x1b[31mb")
        return real(task)

    _write(folder, a=CLEAN, b=MAJOR)
    monkeypatch.setattr(runner, "check", crashing)
    ended = cli("check", "a.txt", "b.txt", "--lang", "en", "--exit-zero")
    assert 2 == ended.status
    assert "b.txt" in ended.out
    assert re.search(r"^mtcheck: a\.txt: internal error: ZeroDivisionError", ended.err, re.MULTILINE)
    assert "\x1b" not in ended.err


def test_a_crash_in_the_report_is_status_2(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crashing(*_: object) -> None:
        raise RuntimeError("no")

    _write(folder, a=CLEAN)
    monkeypatch.setattr(json_report, "render", crashing)
    ended = cli("check", "a.txt", "--format", "json")
    assert 2 == ended.status
    assert "internal error: RuntimeError" in ended.err


@pytest.mark.parametrize(("form", "copies"), [("json", 1), ("json", 2000), ("text", 1), ("concise", 1)])
def test_a_closed_pipe_is_141_and_silent(tmp_path: Path, form: str, copies: int) -> None:
    _write(tmp_path, a=MINOR * copies)
    command = [sys.executable, "-m", "mtcheck", "check", "a.txt", "--lang", "en", "--format", form]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        printed = running.stderr.read()
        assert 141 == running.wait(60)
    assert b"" == printed


# -- what is read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe3\x80\x80"])
def test_a_text_without_words_passes_without_a_score(cli: Cli, folder: Path, raw: bytes) -> None:
    _write(folder, a=raw)
    ended = cli("check", "a.txt", "--fail-under", "95")
    assert 0 == ended.status
    assert _json(cli, "a.txt")["documents"][0]["score"] is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_moves_no_column(cli: Cli, folder: Path, codec: str) -> None:
    _write(folder, a="The mayor left left early.".encode(codec))
    document = _json(cli, "a.txt", "--lang", "en", "--select", "repeated-word")["documents"][0]
    assert [(10, 1, 11)] == [(row["start"], row["line"], row["column"]) for row in document["findings"]]


def test_a_byte_order_mark_wins_over_the_named_encoding(cli: Cli, folder: Path) -> None:
    _write(folder, a="Größe".encode("utf-8-sig"), b="Größe".encode("cp1252"))
    found = _json(cli, "a.txt", "b.txt", "--encoding", "cp1252")["documents"]
    assert ["Größe", "Größe"] == [document["sentences"][0]["text"] for document in found]


@pytest.mark.parametrize(("raw", "cause"), [
    (b"abc\xc3\x28", "not UTF-8: byte 0xC3 at offset 3; pass --encoding"),
    (b"ab\xed\xa0\x80", "not UTF-8: byte 0xED at offset 2"),
    (b"\xef\xbb\xbfab\xc3\x28", "not UTF-8: byte 0xC3 at offset 5"),
    (b"\xff\xfea", "not UTF-16"),
    ("text of the day".encode("utf-16-le"), "looks like UTF-16LE"),
    ("text of the day".encode("utf-16-be"), "looks like UTF-16BE"),
    (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\xfe" * 100, "a binary file, not text"),
])
def test_bytes_that_are_no_text_are_refused_with_the_cause(cli: Cli, folder: Path, raw: bytes, cause: str) -> None:
    _write(folder, a=raw, b=CLEAN)
    ended = cli("check", "a.txt", "b.txt", "--lang", "en")
    assert 2 == ended.status
    assert f"mtcheck: a.txt: {cause}" in ended.err
    assert "b.txt" in ended.out


@pytest.mark.parametrize("name", ["no-such-codec", "rot13", "hex"])
def test_an_unknown_encoding_is_refused(cli: Cli, folder: Path, name: str) -> None:
    _write(folder, a=CLEAN)
    ended = cli("check", "a.txt", "--encoding", name)
    assert (2, True) == (ended.status, f"unknown encoding '{name}'" in ended.err)


def test_a_large_file_is_refused(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, b=b"a" * 10_000_001)
    assert "a.txt: larger than 10 bytes" in cli("check", "a.txt", "--max-file-size", "10").err
    ended = cli("check", "a.txt", "b.txt")
    assert (2, True) == (ended.status, "b.txt: larger than 10,000,000 bytes" in ended.err)


def test_large_standard_input_is_refused(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"a" * 11)
    ended = cli("check", "-", "--max-file-size", "10")
    assert (2, True) == (ended.status, "<stdin>: larger than 10 bytes" in ended.err)


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "pipe"])
def test_a_special_file_is_refused_without_waiting(cli: Cli, folder: Path, path: str) -> None:
    os.mkfifo(folder / "pipe")
    ended = cli("check", path)
    assert (2, True) == (ended.status, f"{path}: not a regular file" in ended.err)


def test_a_dangling_link_that_is_named_is_an_error(cli: Cli, folder: Path) -> None:
    (folder / "a.txt").symlink_to("nowhere")
    ended = cli("check", "a.txt")
    assert (2, True) == (ended.status, "a.txt: no such file" in ended.err)


def test_standard_input_is_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, MAJOR.encode())
    ended = cli("check", "-", "--lang", "en", "--format", "concise")
    assert 1 == ended.status
    assert ended.out.startswith("<stdin>:5:9: replacement-character [major]")


def test_standard_input_has_the_name_and_format_it_is_given(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"# The council\n\n    code code code\n\nThe `mayor` left left early.\n")
    named = ("--stdin-filename", "news.md", "--select", "repeated-word")
    ended = cli("check", "-", "--lang", "en", "--format", "concise", *named)
    assert ["news.md:5:13: repeated-word [minor] “left” stands twice in a row"] == ended.out.splitlines()[:1]


def test_a_folder_is_walked_and_the_working_folder_is_the_default(cli: Cli, folder: Path) -> None:
    (folder / "sub").mkdir()
    _write(folder, a=CLEAN)
    _write(folder / "sub", b=CLEAN)
    assert ["a.txt", "sub/b.txt"] == [row["path"] for row in _json(cli, "--lang", "en")["documents"]]


def test_an_empty_folder_is_a_warning(cli: Cli) -> None:
    ended = cli("check", ".")
    assert (0, "", "mtcheck: no file to check\n") == (ended.status, ended.out, ended.err)


@pytest.mark.parametrize("separator", ["\0", "\n", "\r\n"])
def test_paths_come_from_a_file(cli: Cli, folder: Path, separator: str) -> None:
    _write(folder, a=CLEAN, b=CLEAN)
    (folder / "list").write_text(separator.join(["a.txt", "b.txt", ""]), "utf-8", newline="")
    assert ["a.txt", "b.txt"] == [row["path"] for row in _json(cli, "--files-from", "list")["documents"]]


def test_paths_come_from_standard_input(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(folder, a=CLEAN, b=CLEAN)
    _stdin(monkeypatch, b"b.txt\0")
    assert ["b.txt"] == [row["path"] for row in _json(cli, "--files-from", "-")["documents"]]


@pytest.mark.parametrize("name", [
    "new\nline.txt", "esc\x1b[31m.txt", "-leading.txt", "::error::x.txt", "[bold]x.txt", "x" * 250 + ".txt",
])
@pytest.mark.parametrize("form", formats())
def test_odd_file_names_are_shown_safely(cli: Cli, folder: Path, name: str, form: str) -> None:
    (folder / name).write_text(MAJOR, "utf-8")
    ended = cli("check", "--lang", "en", "--format", form, "--", name)
    assert 1 == ended.status
    assert "\x1b" not in ended.out
    assert "new\nline" not in ended.out


def test_a_file_name_that_is_not_utf_8_is_shown_in_every_format(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:
        file.write(MAJOR.encode())
    for form in formats():
        for more in ([], ["--output", "report"]):
            done = process("check", ".", "--lang", "en", "--format", form, *more, cwd=tmp_path)
            assert (1, b"") == (done.returncode, done.stderr)


# -- options ------------------------------------------------------------------------------------------------


def test_output_writes_the_report_to_a_file(cli: Cli, folder: Path) -> None:
    _write(folder, a=MAJOR)
    shown = cli("check", "a.txt", "--lang", "en", "--format", "json").out
    ended = cli("check", "a.txt", "--lang", "en", "--format", "json", "--output", "report.json")
    assert (1, "") == (ended.status, ended.out)
    assert shown == (folder / "report.json").read_text("utf-8")
    assert ["a.txt", "report.json"] == sorted(os.listdir(folder))


def test_a_failing_report_leaves_the_old_file_whole(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(report: object, out: io.TextIOBase, view: object) -> None:
        out.write("half")
        raise OSError(28, "No space left on device")

    _write(folder, a=MAJOR)
    (folder / "report.json").write_text("old", "utf-8")
    monkeypatch.setattr(json_report, "render", half)
    ended = cli("check", "a.txt", "--format", "json", "--output", "report.json")
    assert (2, "mtcheck: No space left on device\n") == (ended.status, ended.err)
    assert "old" == (folder / "report.json").read_text("utf-8")
    assert ["a.txt", "report.json"] == sorted(os.listdir(folder))


@pytest.mark.parametrize("argv", [
    ["a.txt", "--output", "a.txt"], [".", "--output", "a.txt"], ["a.txt", "--output", "hard.txt"],
    ["a.txt", "--output", "sub"], ["a.txt", "--output", "link"], ["a.txt", "--output", "missing/report"],
    ["a.txt", "--reference", "b.txt", "--output", "b.txt"], ["--files-from", "list", "--output", "list"],
    ["a.txt", "--config", "other.toml", "--output", "other.toml"],
])
def test_output_never_overwrites_an_input_a_link_or_a_folder(cli: Cli, folder: Path, argv: list[str]) -> None:
    _write(folder, a=CLEAN, b=CLEAN)
    (folder / "other.toml").write_text("", "utf-8")
    (folder / "list").write_text("a.txt\n", "utf-8")
    (folder / "sub").mkdir()
    (folder / "link").symlink_to("elsewhere")
    os.link(folder / "a.txt", folder / "hard.txt")
    assert 2 == cli("check", *argv).status
    assert [CLEAN, CLEAN] == [(folder / name).read_text("utf-8") for name in ("a.txt", "b.txt")]
    assert not (folder / "elsewhere").exists()


def test_show_files_lists_and_stops(cli: Cli, folder: Path) -> None:
    _write(folder, a=MAJOR, b=b"\xff")
    ended = cli("check", ".", "--show-files")
    assert (0, "a.txt\nb.txt\n") == (ended.status, ended.out)


def test_show_settings_prints_every_setting_and_stops(cli: Cli, folder: Path) -> None:
    _write(folder, a=MAJOR)
    ended = cli("check", "a.txt", "--show-settings", "--select", "repeated-word", "--fail-under", "90")
    assert 0 == ended.status
    lines = ended.out.splitlines()
    assert {"fail-under = 90.0", "fail-level = 'major'", "active-rules = ['repeated-word']"} <= set(lines)


def test_quiet_prints_only_what_fails(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, b=MAJOR)
    ended = cli("check", "a.txt", "b.txt", "--lang", "en", "-q")
    assert (1, False, True) == (ended.status, "a.txt" in ended.out, "b.txt" in ended.out)
    assert "" == cli("check", "a.txt", "--lang", "en", "-q").out


def test_verbose_prints_what_was_not_run(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN)
    given = ("check", "a.txt", "--lang", "cy")
    shown = [" ".join(cli(*given, *more).out.split()) for more in ([], ["-v"])]
    assert [False, True] == ["repeated-word (needs repeatable-words)" in text for text in shown]


def test_statistics_print_the_totals_of_each_rule(cli: Cli, folder: Path) -> None:
    _write(folder, a=MAJOR, b=MAJOR)
    ended = cli("check", "a.txt", "b.txt", "--lang", "en", "--statistics")
    assert re.search(r"replacement-character +major +2 +10\.0", ended.out)


def test_sic_excuses_a_passage(cli: Cli, folder: Path) -> None:
    _write(folder, a="The council met.\n\nThe mayor left left [sic] early.\n", b=MINOR)
    statuses = [cli("check", name, "--lang", "en", "--fail-level", "minor").status for name in ("a.txt", "b.txt")]
    assert [0, 1] == statuses


REFERENCE = "Council gathers\n\nThe council gathered on Tuesday and stayed the whole day.\n"


def test_a_reference_adds_metrics_with_their_signature(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, ref=REFERENCE)
    document = _json(cli, "a.txt", "--lang", "en", "--reference", "ref.txt")["documents"][0]
    metrics = document["metrics"]
    assert "line" == metrics["unit"]
    assert 0 < metrics["BLEU"]["score"] < metrics["chrF++"]["score"] < 100
    assert re.search(r"nw:2\|.*version:", metrics["chrF++"]["signature"])
    assert re.search(r"tok:13a\|.*version:", metrics["BLEU"]["signature"])
    assert [{"chrF++", "BLEU"}] * 2 == [set(sentence["metrics"]) for sentence in document["sentences"]]
    shown = " ".join(cli("check", "a.txt", "--lang", "en", "--reference", "ref.txt").out.split())
    assert "against the reference (nrefs:1|" in shown


def test_a_text_equal_to_its_reference_scores_100(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, ref=CLEAN)
    metrics = _json(cli, "a.txt", "--lang", "en", "--reference", "ref.txt")["documents"][0]["metrics"]
    assert [100.0, 100.0] == [metrics["chrF++"]["score"], metrics["BLEU"]["score"]]


def test_a_reference_of_another_length_is_refused(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, ref="One line. Two. Three. Four.")
    ended = cli("check", "a.txt", "--lang", "en", "--reference", "ref.txt")
    assert 2 == ended.status
    assert "the text has 2 lines and 2 sentences, the reference 1 lines and 4 sentences" in ended.err


GERMAN = "Der Rat tagt\n\nDer Rat trat am Dienstag zusammen und blieb den ganzen Tag. Im Hafen lagen 12 Boote.\n"
ENGLISH = "Council meets\n\nThe council met on Tuesday and stayed for the whole day.\n"


def test_a_source_adds_the_rules_that_compare(cli: Cli, folder: Path) -> None:
    _write(folder, a=ENGLISH + "Read www.port.example/boote now.", src=GERMAN + "Siehe www.port.example/boats jetzt.")
    document = _json(cli, "a.txt", "--lang", "en", "--source", "src.txt", "--source-lang", "de")["documents"][0]
    assert {"code": "de", "confidence": 1.0, "declared": True} == document["source"]["language"]
    (finding,) = [f for f in document["findings"] if f["rule"] == "url-or-email-changed"]
    assert ("www.port.example/boote", [("source", "www.port.example/boats", 4, 7)]) == (
        finding["text"], [(n["side"], n["text"], n["line"], n["column"]) for n in finding["related"]]
    )
    assert "number-missing" not in document["not_run"]
    shown = cli("check", "a.txt", "--lang", "en", "--source", "src.txt").out
    assert "↳ source 4:7 the address: www.port.example/boats" in shown
    concise = cli("check", "a.txt", "--lang", "en", "--source", "src.txt", "--format", "concise").out
    assert "src.txt:4:7: url-or-email-changed [note] the address" in concise


def test_what_the_source_repeats_too_is_no_fault(cli: Cli, folder: Path) -> None:
    twice = "Never, never again will the ferry leave so late, the mayor said on Monday.\n"
    german = "Nie, nie wieder wird die Fähre so spät ablegen, sagte der Bürgermeister am Montag.\n"
    _write(folder, a=ENGLISH + 2 * twice, one=GERMAN + german, two=GERMAN + 2 * german)
    found = [
        {f["rule"] for f in _json(cli, "a.txt", "--lang", "en", "--source", name)["documents"][0]["findings"]}
        for name in ("one.txt", "two.txt")
    ]
    assert ["duplicate-sentence" in rules for rules in found] == [True, False]


def test_a_glossary_is_kept(cli: Cli, folder: Path) -> None:
    _write(folder, a=ENGLISH, src=GERMAN, terms="# terms\nRat\tassembly | board\n\nDienstag\tTuesday\n")
    given = ("a.txt", "--lang", "en", "--source", "src.txt", "--glossary", "terms.txt")
    found = [f for f in _json(cli, *given)["documents"][0]["findings"] if f["rule"] == "glossary-violation"]
    assert found and all("assembly | board" in f["message"] for f in found)


TBX_3 = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1">
<langSec xml:lang="de"><termSec><term>Rat</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>assembly</term></termSec>
<termSec><term>council</term><termNote type="x">deprecatedTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>conseil</term></termSec></langSec></conceptEntry></body></text></tbx>"""
TBX_2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
<langSet xml:lang="de"><tig><term>Rat</term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>assem&#98;ly</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("terms", [TBX_3, TBX_2])
def test_a_glossary_may_be_tbx(cli: Cli, folder: Path, terms: str) -> None:
    _write(folder, a=ENGLISH, src=GERMAN, terms=terms)
    given = ("a.txt", "--lang", "en", "--source", "src.txt", "--source-lang", "de", "--glossary", "terms.txt")
    found = [f for f in _json(cli, *given)["documents"][0]["findings"] if f["rule"] == "glossary-violation"]
    assert found and all("assembly" in f["message"] and "council" not in f["message"] for f in found)


def test_a_glossary_of_other_languages_is_said_to_be_missing(cli: Cli, folder: Path) -> None:
    _write(folder, a=ENGLISH, src=GERMAN, terms=TBX_3.replace('"de"', '"pl"'))
    given = ("a.txt", "--lang", "en", "--source", "src.txt", "--source-lang", "de", "--glossary", "terms.txt")
    assert "glossary" == _json(cli, *given)["documents"][0]["not_run"]["glossary-violation"]


@pytest.mark.parametrize(("terms", "cause"), [
    ("<tbx><text></tbx>", "not well-formed XML"), ("<html/>", "the outermost element is <html>, not <tbx>"),
    ("<tbx><text/></tbx>", "the glossary has no terms"),
    ("\tnothing\n", "line 1: a glossary line is"), ("", "the glossary has no terms"), ("# only\n", "has no terms"),
])
def test_a_bad_glossary_is_refused(cli: Cli, folder: Path, terms: str, cause: str) -> None:
    _write(folder, a=ENGLISH, src=GERMAN, terms=terms)
    ended = cli("check", "a.txt", "--source", "src.txt", "--glossary", "terms.txt")
    assert 2 == ended.status and cause in ended.err


@pytest.mark.parametrize("option", ["--source", "--glossary"])
def test_a_source_that_cannot_be_read_is_refused(cli: Cli, folder: Path, option: str) -> None:
    _write(folder, a=ENGLISH)
    (folder / "bad.txt").write_bytes(b"abc\xff\xff")
    for name, cause in (("missing.txt", "no such file"), ("bad.txt", "not UTF-8"), (".", "not a regular file")):
        ended = cli("check", "a.txt", option, name)
        assert 2 == ended.status and f"{name}: {cause}" in ended.err


def test_a_source_goes_with_one_text(cli: Cli, folder: Path) -> None:
    _write(folder, a=ENGLISH, b=ENGLISH, src=GERMAN)
    assert 2 == cli("check", "a.txt", "b.txt", "--source", "src.txt").status


def test_a_reference_goes_with_one_text(cli: Cli, folder: Path) -> None:
    _write(folder, a=CLEAN, b=CLEAN, ref=CLEAN)
    assert 2 == cli("check", "a.txt", "b.txt", "--reference", "ref.txt").status


@pytest.mark.parametrize(("env", "option", "colored"), [
    ({}, [], False), ({"FORCE_COLOR": "1"}, [], True), ({"FORCE_COLOR": "0"}, [], False),
    ({"FORCE_COLOR": ""}, [], False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False), ({"FORCE_COLOR": "1", "NO_COLOR": ""}, [], True),
    ({"NO_COLOR": "1"}, ["--color", "always"], True), ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
])
def test_colour_is_decided_in_one_order(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], option: list[str], colored: bool
) -> None:
    _write(folder, a=MAJOR)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert colored == ("\x1b[" in cli("check", "a.txt", "--lang", "en", *option).out)


# -- the lists ----------------------------------------------------------------------------------------------


def test_rules_in_every_format(cli: Cli) -> None:
    rows = json.loads(cli("rules", "--format", "json").out)
    assert list(all_rules()) == [row["name"] for row in rows]
    keys = {"name", "family", "category", "severity", "needs", "languages", "status", "preview_languages", "summary"}
    assert [] == [row["name"] for row in rows if set(row) != keys]
    assert len(rows) + 2 == len(cli("rules", "--format", "markdown").out.splitlines())
    assert list(all_rules()) == [line.split()[0] for line in cli("rules").out.splitlines()]


def test_languages_in_every_format(cli: Cli) -> None:
    rows = json.loads(cli("languages", "--format", "json").out)
    assert [] == [row["code"] for row in rows if len(row["rules"]) + len(row["not_run"]) > len(all_rules())]
    *lines, last = cli("languages").out.splitlines()
    assert [row["code"] for row in rows] == [line.split()[0] for line in lines]
    assert "pt-BR" in last
    assert len(all_rules()) + 3 == len(cli("languages", "--format", "markdown").out.splitlines())


def test_every_rule_is_explained(cli: Cli) -> None:
    shown = {name: cli("explain", name) for name in all_rules()}
    assert [] == [name for name, ended in shown.items() if ended.status or not ended.out.startswith(name)]
    assert [] == [name for name, ended in shown.items() if "## When it is wrong" not in ended.out]


def test_an_unknown_rule_is_explained_by_a_suggestion(cli: Cli) -> None:
    ended = cli("explain", "repeted-word")
    assert (2, True) == (ended.status, "did you mean 'repeated-word'?" in ended.err)


# -- the same bytes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", formats())
def test_jobs_change_no_byte(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    for number in range(6):
        _write(folder, **{f"n{number}": (CLEAN, MINOR, MAJOR)[number % 3] * (number + 1)})
    _write(folder, bad=b"\xff\xfe\xff")
    monkeypatch.setattr(runner, "PARALLEL_BYTES", 0)
    one, two = (cli("check", ".", "--lang", "en", "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)


def test_environment_and_working_folder_change_no_byte(tmp_path: Path) -> None:
    text = (ROOT / "samples" / "faulty" / "en.txt").read_bytes()
    environments: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C"}, {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "cp1252"},
        {"PYTHONHASHSEED": "4", "LANG": "C.UTF-8", "COLUMNS": "1"},
    ]
    outs = set()
    for number, env in enumerate(environments):
        cwd = tmp_path / str(number)
        cwd.mkdir()
        done = process("check", "-", "--format", "json", stdin=text, cwd=cwd, env=env)
        assert (1, b"") == (done.returncode, done.stderr)
        outs.add(done.stdout)
    assert 1 == len(outs)


def test_twenty_runs_give_the_same_bytes(cli: Cli, folder: Path) -> None:
    _write(folder, a=(ROOT / "samples" / "faulty" / "en.txt").read_bytes())
    assert 1 == len({cli("check", "a.txt", "--format", "json").out for _ in range(20)})


@pytest.mark.parametrize("env", [
    {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"COLUMNS": "1", "TERM": "dumb"},
    {"COLUMNS": "0"}, {"COLUMNS": "x"}, {"HOME": "/nonexistent"},
])
@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_poor_terminal_changes_no_status(tmp_path: Path, env: dict[str, str], form: str) -> None:
    _write(tmp_path, a="市议会周一通过了预算\ufffd。\n\n市长走了。\n")
    done = process("check", "a.txt", "--lang", "zh", "--format", form, cwd=tmp_path, env=env)
    assert (1, b"") == (done.returncode, done.stderr)


def test_python_m_and_the_script_are_one(tmp_path: Path) -> None:
    assert f"mtcheck {__version__}\n".encode() == process("--version", cwd=tmp_path).stdout
