"""``mtcheck check``: the main job."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TextIO

import click

from mtcheck import config as configuration
from mtcheck import report, runner
from mtcheck.api import Original, lines_of
from mtcheck.cli import CANNOT, FAILED, PASSED, has_color, shown
from mtcheck.engine import SelectionError
from mtcheck.finding import GIVEN, Severity
from mtcheck.model import Term
from mtcheck.reference import Wanted
from mtcheck.score import Report

#: Options that name a text to be laid beside the one under check.
_BESIDE = ("source", "reference", "alt", "back_translation")
_LIST = {"metavar": "NAME,…", "multiple": True}


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS…|-]")
@click.option("--source", metavar="FILE", help="The original of the text: adds the rules that compare both.")
@click.option("--source-lang", metavar="CODE", help="Language of the original; detected if not given.")
@click.option("--glossary", metavar="FILE", help="Terms and translations, separated by a tab, or TBX; needs a source.")
@click.option("--reference", metavar="FILE", help="A human translation, as many lines or sentences: adds chrF++, BLEU.")
@click.option("--metric", "metrics", multiple=True, type=click.Choice(["chrf", "bleu", "ter"]),
              help="Metric against the reference; may be given again.  [chrf, bleu]")
@click.option("--tokenize", metavar="NAME", help="sacreBLEU's tokeniser for BLEU.  [by language]")
@click.option("--alt", metavar="FILE", help="Another machine translation: shows where the two differ most.")
@click.option("--back-translation", metavar="FILE", help="The text translated back: chrF++ against the source.")
@click.option("--lang", metavar="CODE", help="Language of the texts (BCP 47); detected if not given.")
@click.option("--format", "fmt", type=click.Choice(report.formats()), default="text", show_default=True, help="Format.")
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file.")
@click.option("--select", help="Run only these rules (names, globs, families).", **_LIST)  # type: ignore[arg-type]
@click.option("--ignore", help="Do not run these rules.", **_LIST)  # type: ignore[arg-type]
@click.option("--extend-select", help="Run these rules too.", **_LIST)  # type: ignore[arg-type]
@click.option("--preview", is_flag=True, default=None, help="Run preview rules too.")
@click.option("--spacy", metavar="NAME|PATH", multiple=True,
              help="Judge clauses with this spaCy pipeline in its language (extra 'spacy').")
@click.option("--nli", metavar="FOLDER|NAME",
              help="Have contradictions judged by this cross-encoder, in ONNX (extra 'nli'); nothing is downloaded.")
@click.option("--fail-level", type=click.Choice(configuration.LEVELS), help="Findings from here up fail.  [major]")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="SCORE",
              help="A text of 300 words or more with a lower score fails.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 although the gate failed.")
@click.option("--strict", is_flag=True, help="A skipped rule or a language without tables exits with 2.")
@click.option("--config", "config_option", metavar="FILE|KEY=VALUE", multiple=True,
              help="Configuration file, or one setting as TOML.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--stdin-filename", metavar="NAME", help="Name (and so the format) of the text on standard input.")
@click.option("--include", metavar="PATTERN", multiple=True, help="Files to take in folders (gitignore syntax).")
@click.option("--exclude", metavar="PATTERN", multiple=True, help="Files to leave out.")
@click.option("--force-exclude", is_flag=True, help="Apply --exclude to files named on the command line too.")
@click.option("--files-from", metavar="FILE|-", help="Read the paths from a file, separated by NUL or newline.")
@click.option("--encoding", metavar="NAME", help="Encoding of files without a byte order mark.  [default: UTF-8]")
@click.option("--max-file-size", type=click.IntRange(min=1), metavar="BYTES", help="Refuse larger files.  [10000000]")
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, metavar="N", help="Processes; 0 = as many as pay.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print errors and failing texts only.")
@click.option("-v", "--verbose", count=True, help="Print neutral findings and skipped rules too.")
@click.option("--statistics", is_flag=True, help="Print the totals of each rule.")
@click.option("--show-files", is_flag=True, help="Print the files that would be checked, and stop.")
@click.option("--show-settings", is_flag=True, help="Print the settings in force, and stop.")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check texts for machine-translation artefacts.

    PATHS are files and folders (default: this folder); "-" is standard input. Files of .xlf, .xliff, .tmx, .po, .tsv,
    .csv and .jsonl bring their source; the last three, .html and .docx are only read when named.
    """
    try:
        return _check(paths, given)
    except (configuration.ConfigError, SelectionError) as error:
        raise click.UsageError(shown(str(error))) from None


def _check(paths: tuple[str, ...], given: dict[str, Any]) -> int:
    overrides = _overrides(given)
    _install(given["spacy"], given["nli"])
    if given["files_from"]:
        paths = (*paths, *_listed(given["files_from"]))
    elif not paths:
        paths = (".",)
    base = _config_for(paths[0] if paths else ".", given, overrides)
    tasks, errors = _tasks(paths, given, overrides, base)
    others = [*(given[name] for name in (*_BESIDE, "glossary", "files_from")), *given["config_option"]]
    _refuse_overwriting(given["output"], [*paths, *(task.path for task in tasks), *filter(None, others)])
    if given["show_files"]:
        for task in tasks:
            click.echo(shown(task.path))
        return _say(errors)
    if given["show_settings"]:
        return _show_settings(base)
    plan = runner.plan_of(base)  # an unknown rule is an error before any file is read
    data = _run(tasks, errors, given, base, plan.signature)
    if not tasks and not errors:
        click.echo("mtcheck: no file to check", err=True)
    elif tasks:
        _write(data, given)
    _say(data.errors)
    if data.errors or (given["strict"] and _incomplete(data)):
        return CANNOT
    return PASSED if data.passed or given["exit_zero"] else FAILED


def _install(names: tuple[str, ...], judge: str | None) -> None:
    """Let spaCy pipelines stand in for taggers, and a model judge contradictions. Only the command line names them."""
    if judge:
        from mtcheck import inference

        try:
            inference.install(inference.load(judge))
        except inference.ModelError as error:
            raise click.UsageError(f"--nli {shown(judge)}: {shown(str(error))}") from None
    if not names:
        return
    from mtcheck import clause
    from mtcheck.clause.spacy_pipeline import PipelineError, load

    for name in names:
        try:
            pipeline = load(name)
        except PipelineError as error:
            raise click.UsageError(f"--spacy {shown(name)}: {shown(str(error))}") from None
        clause.install(pipeline.language, pipeline)


def _say(errors: Iterable[tuple[str, str]]) -> int:
    """Print what could not be checked and why; return the exit status that this makes."""
    status = PASSED
    for path, cause in errors:
        click.echo(f"mtcheck: {shown(path)}: {shown(cause)}", err=True)
        status = CANNOT
    return status


def _run(
    tasks: list[runner.Task], errors: list[tuple[str, str]], given: dict[str, Any], base: configuration.Config,
    signature: str,
) -> Report:
    results = []
    with _Progress(len(tasks)) as progress:
        for outcome in runner.check_all(tasks, given["jobs"], crashed, progress):
            if outcome.result is None:
                errors.append((outcome.path, outcome.cause))
            else:
                results.append(outcome.result)
    return Report(tuple(results), signature, configuration.level(base.fail_level), base.fail_under, tuple(errors))


def crashed(task: runner.Task, error: Exception) -> str:
    """Return the one line that an unexpected exception becomes."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"internal error: {type(error).__name__}: {error} ({os.path.basename(place.filename)}:{place.lineno})"


def _overrides(given: dict[str, Any]) -> dict[str, Any]:
    """The settings given on the command line, by configuration key."""
    lists = ("select", "ignore", "extend_select")
    split = {key: [name for item in given[key] for name in item.split(",") if name] for key in lists}
    values = {
        **{key: tuple(names) for key, names in split.items() if names},
        **{key: given[key] for key in ("include", "exclude") if given[key]},
    }
    for key in ("lang", "preview", "fail_level", "fail_under", "encoding", "max_file_size"):
        if given[key] is not None:
            values[key] = given[key]
    return values


def _config_for(path: str, given: dict[str, Any], overrides: dict[str, Any]) -> configuration.Config:
    """The configuration of one path: the closest file (or the one given), single settings, then the command line."""
    files = [item for item in given["config_option"] if "=" not in item]
    inline = [item for item in given["config_option"] if "=" in item]
    if files:
        if not os.path.isfile(files[-1]):
            raise configuration.ConfigError(f"{files[-1]}: no such file")
        config = configuration.read(files[-1])
    else:
        found = None if given["isolated"] else configuration.discover("." if path == "-" else path)
        config = configuration.read(found) if found else configuration.Config(root=os.getcwd())
    for item in inline:
        extra = configuration.build(configuration.parse(item), config.root)
        default = configuration.Config()
        changed = {f: v for f, v in extra._asdict().items() if v != getattr(default, f) and f not in ("root", "source")}
        config = config._replace(**changed)
    return config._replace(**overrides)


def _tasks(
    paths: tuple[str, ...], given: dict[str, Any], overrides: dict[str, Any], base: configuration.Config
) -> tuple[list[runner.Task], list[tuple[str, str]]]:
    from mtcheck.files import expand

    tasks: list[runner.Task] = []
    errors: list[tuple[str, str]] = []
    original, *texts = (_read(given[name], base) for name in _BESIDE)
    source = None if original is None else Original(original, given["source"], given["source_lang"])
    for path in paths:
        if path == "-":
            name = given["stdin_filename"] or "<stdin>"
            config = _config_for(name if given["stdin_filename"] else ".", given, overrides)
            tasks.append(runner.Task(name, config, sys.stdin.buffer.read(config.max_file_size + 1)))
        elif not os.path.lexists(path):
            errors.append((path, "no such file or folder"))
    named = tuple(path for path in paths if path != "-" and os.path.lexists(path))
    for path in expand(named, base.include, base.exclude, base.root, given["force_exclude"]):
        tasks.append(runner.Task(path, _config_for(path, given, overrides)))
    for name in _BESIDE:
        if given[name] is not None and len(tasks) + len(errors) != 1:
            option = name.replace("_", "-")
            raise click.UsageError(f"--{option} goes with one text, not with {len(tasks) + len(errors)}")
    _refuse_bilingual(given, [task.path for task in tasks])
    reference, alternative, back = (
        None if text is None else _lines(text, given[name]) for name, text in zip(_BESIDE[1:], texts, strict=True)
    )
    wanted = Wanted(given["metrics"] or Wanted().metrics, given["tokenize"], alternative, back)
    glossary = _glossary(given["glossary"], base)
    return [
        task._replace(source=source, source_lang=given["source_lang"], reference=reference, glossary=glossary,
                      wanted=wanted)
        for task in tasks
    ], errors


def _refuse_bilingual(given: dict[str, Any], paths: list[str]) -> None:
    """Raise UsageError for a bilingual file with a source beside it, and for one beside a text."""
    from mtcheck.read import is_bilingual

    for path in paths:
        if given["source"] is not None and is_bilingual(path):
            raise click.UsageError(f"{shown(path)} holds its own source: --source goes with a text that has none")
    for name in _BESIDE:
        if given[name] is not None and is_bilingual(given[name]):
            option = name.replace("_", "-")
            raise click.UsageError(f"--{option} {shown(given[name])}: a bilingual file is checked by itself")


def _lines(text: str, path: str) -> str:
    from mtcheck.read import ReadError

    try:
        return lines_of(text, path)
    except ReadError as error:
        raise click.UsageError(f"{shown(path)}: {error}") from None


def _read(path: str | None, base: configuration.Config) -> str | None:
    if path is None:
        return None
    from mtcheck.read import ReadError, read_bytes, text_of

    try:
        return text_of(read_bytes(path, base.max_file_size), path, base.encoding)
    except ReadError as error:
        raise click.UsageError(f"{shown(path)}: {error}") from None


def _glossary(path: str | None, base: configuration.Config) -> tuple[Term, ...]:
    text = _read(path, base)
    if path is None or text is None:
        return ()
    from mtcheck.read import ReadError
    from mtcheck.read._glossary import read_glossary

    try:
        return read_glossary(text)
    except ReadError as error:
        raise click.UsageError(f"{shown(path)}: {error}") from None


def _listed(source: str) -> tuple[str, ...]:
    try:
        if source == "-":
            raw = sys.stdin.buffer.read()
        else:
            with open(source, "rb") as file:
                raw = file.read()
    except OSError as error:
        raise click.UsageError(f"{shown(source)}: {error.strerror}") from None
    separator = b"\0" if b"\0" in raw else b"\n"
    return tuple(os.fsdecode(name.rstrip(b"\r")) for name in raw.split(separator) if name.strip())


def _refuse_overwriting(output: str | None, paths: Iterable[str]) -> None:
    if output is None:
        return
    if os.path.isdir(output) or os.path.islink(output):
        raise click.UsageError(f"{shown(output)}: --output must be a regular file")
    if os.path.exists(output) and any(os.path.exists(path) and os.path.samefile(output, path) for path in paths):
        raise click.UsageError(f"{shown(output)}: --output would overwrite an input")


def _show_settings(config: configuration.Config) -> int:
    plan = runner.plan_of(config)
    for name, value in config._asdict().items():
        click.echo(shown(f"{name.replace('_', '-')} = {value!r}"))
    click.echo(f"active-rules = {[entry.name for entry, _ in plan.active]!r}")
    return PASSED


def _incomplete(data: Report) -> bool:
    """Whether something was not checked: a rule skipped for want of a table, or a language without tables."""
    return any(
        need not in GIVEN for result in data.results for need in result.not_run.values()
    )


def _write(data: Report, given: dict[str, Any]) -> None:
    if given["quiet"]:
        data = data._replace(results=tuple(result for result in data.results if not data.passes(result)))
        if not data.results and given["fmt"] in ("text", "concise"):
            return
    module = report.load(given["fmt"])
    verbosity = given["verbose"] or int(data.fail_level is Severity.NEUTRAL)  # what fails must be shown
    if given["output"] is None:
        out: TextIO = sys.stdout
        view = report.View(has_color(given["color"]), 0, verbosity, given["statistics"])
        if given["fmt"] in ("json", "jsonl") and hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8", newline="\n")
        module.render(data, out, view)
        return
    view = report.View(given["color"] == "always", 80, verbosity, given["statistics"])
    _replace_file(given["output"], lambda file: module.render(data, file, view))


def _replace_file(path: str, write: Callable[[TextIO], None]) -> None:
    """Write a whole file or none of it: beside it first, then in its place."""
    import tempfile

    folder = os.path.dirname(os.path.abspath(path))
    try:
        handle, temporary = tempfile.mkstemp(prefix=".mtcheck-", dir=folder)
    except OSError as error:
        raise click.UsageError(f"{shown(path)}: {error.strerror}") from None
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            write(file)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


class _Progress:
    """A bar on a terminal's stderr, once a run has lasted a second."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.bar: Any = None
        self.began = 0.0

    def __enter__(self) -> "_Progress":
        from time import monotonic

        self.began = monotonic()
        return self

    def __call__(self, done: int) -> None:
        if self.bar is None and not self._is_due():
            return
        if self.bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self.bar = Progress(console=Console(stderr=True), transient=True)
            self.bar.start()
            self.task = self.bar.add_task("checking", total=self.total)
        self.bar.update(self.task, completed=done)

    def _is_due(self) -> bool:
        from time import monotonic

        return self.total > 1 and monotonic() - self.began > 1.0 and sys.stderr.isatty() and not os.environ.get("CI")

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()



