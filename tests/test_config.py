"""Configuration files: where they are found, what they may say, and hostile ones."""

import json
from pathlib import Path

import pytest
from conftest import Cli

from mtcheck import config, runner
from mtcheck.config import Config, ConfigError
from mtcheck.finding import Severity

FAULTY = "Council meets\n\nThe council met on on Tuesday and stayed.\n"
SELECT = 'select = ["repeated-word"]\n'


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _read(folder: Path, text: str) -> Config:
    return config.read(str(_write(folder / "mtcheck.toml", text)))


def _error(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        _read(folder, text)
    message = str(caught.value)
    assert message.startswith(str(folder / "mtcheck.toml"))
    return message


def test_the_closest_folder_with_a_file_decides(folder: Path) -> None:
    outer = _write(folder / "mtcheck.toml", "")
    inner = _write(folder / "a" / "b" / "mtcheck.toml", "")
    _write(folder / "a" / "b" / "c" / "text.txt", "")
    assert str(inner) == config.discover(str(folder / "a" / "b" / "c" / "text.txt"))
    assert str(inner) == config.discover(str(folder / "a" / "b" / "c"))
    assert str(outer) == config.discover(str(folder / "a"))


def test_names_have_an_order_in_one_folder(folder: Path) -> None:
    pyproject = _write(folder / "one" / "pyproject.toml", "[tool.mtcheck]\n")
    assert str(pyproject) == config.discover(str(folder / "one"))
    plain = _write(folder / "two" / "mtcheck.toml", "")
    _write(folder / "two" / "pyproject.toml", "[tool.mtcheck]\n")
    assert str(plain) == config.discover(str(folder / "two"))
    hidden = _write(folder / "three" / ".mtcheck.toml", "")
    _write(folder / "three" / "mtcheck.toml", "")
    assert str(hidden) == config.discover(str(folder / "three"))


def test_a_pyproject_without_our_table_is_passed_over(folder: Path) -> None:
    outer = _write(folder / "mtcheck.toml", "")
    _write(folder / "a" / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert str(outer) == config.discover(str(folder / "a"))


def test_a_pyproject_is_read_from_its_table(folder: Path) -> None:
    path = _write(folder / "pyproject.toml", '[project]\nname = "x"\n\n[tool.mtcheck]\nlang = "de"\n')
    assert "de" == config.read(str(path)).lang


@pytest.mark.parametrize("text", ["tool = 5\n", "[tool]\nother = 1\n", ""])
def test_a_pyproject_that_is_named_but_has_no_table_sets_nothing(folder: Path, text: str) -> None:
    path = _write(folder / "pyproject.toml", text)
    assert Config(root=str(folder.resolve()), source=str(path)) == config.read(str(path))


def test_a_pyproject_whose_table_is_none_is_an_error(folder: Path) -> None:
    with pytest.raises(ConfigError, match="must be a table"):
        config.read(str(_write(folder / "pyproject.toml", "[tool]\nmtcheck = 5\n")))


def test_every_key_is_read(folder: Path) -> None:
    found = _read(folder, """
lang = "de"
select = ["ALL"]
ignore = ["mojibake"]
extend-select = ["repeated-word"]
preview = true
fail-level = "minor"
fail-under = 90
include = ["*.news"]
exclude = ["old/"]
max-file-size = 1000
encoding = "cp1252"
[severity]
repeated-word = "major"
[rules.short-text-score]
words = 100
[per-file-ignores]
"old/*" = ["stem-echo"]
[per-file-lang]
"*.fr.txt" = "fr"
[[accept]]
text = "on on"
until = 2030-01-31
""")
    assert ("de", ("ALL",), ("mojibake",), ("repeated-word",)) == (
        found.lang, found.select, found.ignore, found.extend_select
    )
    assert (True, "minor", 90) == (found.preview, found.fail_level, found.fail_under)
    assert (("*.news",), ("old/",), 1000, "cp1252") == (
        found.include, found.exclude, found.max_file_size, found.encoding
    )
    assert (("repeated-word", Severity.MAJOR),) == found.severity
    assert (("short-text-score", (("words", 100),)),) == found.options
    assert (("old/*", ("stem-echo",)),) == found.per_file_ignores
    assert (("*.fr.txt", "fr"),) == found.per_file_lang
    assert [("*", "on on", "2030-01-31")] == [(a.accept.rule, a.accept.text, a.until) for a in found.accept]


@pytest.mark.parametrize(("text", "message"), [
    ('selct = ["ALL"]', "unknown key 'selct'; did you mean 'select'?"),
    ("xyzzy = 1", "unknown key 'xyzzy'"),
    ('select = "ALL"', "key 'select' has the wrong type (str)"),
    ("select = [1]", "key 'select' takes a list of strings"),
    ("preview = 1", "key 'preview' has the wrong type (int)"),
    ("max-file-size = true", "key 'max-file-size' has the wrong type (bool)"),
    ("max-file-size = 0", "key 'max-file-size' takes a number of bytes above 0"),
    ("fail-under = 101", "key 'fail-under' takes a number from 0 to 100"),
    ("fail-under = nan", "key 'fail-under' takes a number from 0 to 100"),
    ('fail-level = "bad"', "unknown level 'bad'"),
    ('[severity]\nrepeated-word = "bad"', "unknown level 'bad'"),
    ('[severity]\nrepeated-word = "never"', "severity of 'repeated-word' must be one of"),
    ("[severity]\nrepeated-word = 1", "severity of 'repeated-word' must be one of"),
    ("[rules]\nrepeated-word = 1", "key 'rules.repeated-word' must be a table"),
    ("[rules.repeated-word]\nx = [1]", "key 'rules.repeated-word.x' has the wrong type (list)"),
    ('[per-file-ignores]\n"*" = "x"', "key 'per-file-ignores.*' takes a list of strings"),
    ('[per-file-lang]\n"*" = 1', "key 'per-file-lang.*' takes a language code"),
    ("accept = [1]", "an 'accept' entry must be a table"),
    ('[[accept]]\ntxt = "x"', "unknown key 'accept.txt'; did you mean 'accept.text'?"),
    ('[[accept]]\nrule = "x"', "needs the 'text'"),
    ("[[accept]]\ntext = 1", "key 'accept.text' takes a string"),
    ('[[accept]]\ntext = "x"\nuntil = "soon"', "key 'accept.until' takes a date"),
    ("lang = ", "not TOML"),
    ("lang = 1\nlang = 2", "not TOML"),
])
def test_a_wrong_key_or_value_is_an_error_that_names_it(folder: Path, text: str, message: str) -> None:
    assert message in _error(folder, text)


@pytest.mark.parametrize("key", [
    "a" + ".a" * 60_000, '"a"' + ".a" * 60_000, "a" + ' . "a"' * 20_000, "'='" + ".'b'" * 30_000,
])
def test_a_dotted_bomb_is_refused_before_it_is_parsed(folder: Path, key: str) -> None:
    assert "a key with more than 64 dots" in _error(folder, f"{key} = 1")


def test_dots_in_a_text_are_no_bomb(folder: Path) -> None:
    text = "." * 100 + "... and so on " * 50
    assert text == _read(folder, f'[[accept]]\ntext = "{text}"').accept[0].accept.text


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{a=" * 20_000, "[" * 100_000])
def test_deep_nesting_is_an_error(folder: Path, text: str) -> None:
    message = _error(folder, text)
    assert "nested too deeply" in message or "not TOML" in message


def test_a_large_file_is_an_error(folder: Path) -> None:
    assert "larger than 131,072 bytes" in _error(folder, "#" * 200_000)


def test_a_file_that_is_not_utf_8_is_an_error(folder: Path) -> None:
    (folder / "mtcheck.toml").write_bytes(b'lang = "\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8 at byte 8"):
        config.read(str(folder / "mtcheck.toml"))


def test_a_folder_is_no_configuration_file(folder: Path) -> None:
    (folder / "mtcheck.toml").mkdir()
    assert str(folder / "mtcheck.toml") != config.discover(str(folder))
    with pytest.raises(ConfigError, match="directory"):
        config.read(str(folder / "mtcheck.toml"))


def test_ignores_hold_for_their_files_only(folder: Path) -> None:
    found = _read(folder, SELECT + '[per-file-ignores]\n"old/*" = ["repetition"]\n"b.txt" = ["repeated-word"]\n')
    paths = ["a.txt", "old/a.txt", "x/b.txt"]
    assert [1, 0, 0] == [len(runner.plan_of(found, str(folder / path)).active) for path in paths]


def _findings(cli: Cli, *argv: str) -> int:
    return cli("check", "--format", "concise", *argv).out.count("[minor]")


def test_language_of_a_file_comes_from_its_pattern(cli: Cli, folder: Path) -> None:
    _write(folder / "mtcheck.toml", 'lang = "en"\n[per-file-lang]\n"de/*" = "de"\n')
    _write(folder / "de" / "a.txt", "Wort")
    _write(folder / "b.txt", "word")
    rows = [json.loads(line) for line in cli("check", ".", "--format", "jsonl").out.splitlines()]
    found = {row["path"]: row["language"]["code"] for row in rows if row["type"] == "document"}
    assert {"b.txt": "en", "de/a.txt": "de"} == found


@pytest.mark.parametrize(("entry", "found"), [
    ('text = "on on"', 0), ('text = "on on"\nrule = "repeated-word"', 0), ('text = "on on"\nrule = "mojibake"', 1),
    ('text = "on on"\npath = "old/*"', 1), ('text = "on on"\npath = "a.*"', 0),
    ('text = "on on"\nuntil = "2001-01-01"', 1),
    ('text = "on on"\nuntil = 2999-01-01', 0), ('text = "on"', 0),
])
def test_accepted_passages_by_rule_path_and_date(cli: Cli, folder: Path, entry: str, found: int) -> None:
    _write(folder / "mtcheck.toml", f'lang = "en"\n{SELECT}[[accept]]\n{entry}\n')
    _write(folder / "a.txt", FAULTY)
    assert found == _findings(cli, "a.txt")


def test_severity_of_the_file_reaches_the_gate(cli: Cli, folder: Path) -> None:
    _write(folder / "mtcheck.toml", f'lang = "en"\n{SELECT}[severity]\nrepeated-word = "critical"\n')
    _write(folder / "a.txt", FAULTY)
    assert 1 == cli("check", "a.txt").status


def test_the_command_line_wins_over_the_file(cli: Cli, folder: Path) -> None:
    _write(folder / "mtcheck.toml", f'lang = "en"\nfail-level = "minor"\n{SELECT}')
    _write(folder / "a.txt", FAULTY)
    assert [1, 0] == [cli("check", "a.txt").status, cli("check", "a.txt", "--fail-level", "major").status]


def test_isolated_reads_no_file(cli: Cli, folder: Path) -> None:
    _write(folder / "mtcheck.toml", "xyzzy = 1\n")
    _write(folder / "a.txt", FAULTY)
    assert [2, 0] == [cli("check", "a.txt").status, cli("check", "a.txt", "--isolated", "--lang", "en").status]


def test_a_single_setting_on_the_command_line(cli: Cli, folder: Path) -> None:
    _write(folder / "a.txt", FAULTY)
    given = ("check", "a.txt", "--lang", "en", "--config")
    settings = ['fail-level = "major"', 'fail-level = "minor"', "x = 1"]
    assert [0, 1, 2] == [cli(*given, setting).status for setting in settings]


def test_a_named_file_replaces_discovery(cli: Cli, folder: Path) -> None:
    _write(folder / "mtcheck.toml", "xyzzy = 1\n")
    _write(folder / "other.toml", f'lang = "en"\n{SELECT}fail-level = "minor"\n')
    _write(folder / "a.txt", FAULTY)
    assert 1 == cli("check", "a.txt", "--config", "other.toml").status
    assert 2 == cli("check", "a.txt", "--config", "missing.toml").status
