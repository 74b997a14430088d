"""``mtcheck compare``: systems side by side against one reference."""

import sys
from typing import Any

import click

from mtcheck import config as configuration
from mtcheck import report, runner
from mtcheck.api import Original, make_document
from mtcheck.cli import CANNOT, PASSED, has_color, shown
from mtcheck.engine import SelectionError
from mtcheck.lang.detect import identify
from mtcheck.model import Document
from mtcheck.read import ReadError, read_bytes, text_of
from mtcheck.reference import NAMES, TESTED_CHARACTERS, TESTED_LINES, TESTS, ReferenceError, Wanted, compare, remarks
from mtcheck.score import Report


@click.command("compare")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("--reference", required=True, metavar="FILE", help="A human translation with as many lines.")
@click.option("--source", metavar="FILE", help="The original: adds the rules that compare both.")
@click.option("--source-lang", metavar="CODE", help="Language of the original; detected if not given.")
@click.option("--lang", metavar="CODE", help="Language of the translations (BCP 47); detected from the reference.")
@click.option("--metric", "metrics", multiple=True, type=click.Choice(list(NAMES)),
              help="Metric; may be given again, the first orders the sentences.  [chrf, bleu]")
@click.option("--tokenize", metavar="NAME", help="sacreBLEU's tokeniser for BLEU.  [by language]")
@click.option("--test", type=click.Choice(list(TESTS)), default="bootstrap", show_default=True,
              help="Paired bootstrap resampling or approximate randomisation.")
@click.option("--baseline", metavar="TARGET", help="What the others are compared with.  [the first]")
@click.option("--show", type=click.IntRange(min=0), default=5, show_default=True, metavar="N",
              help="Sentences to print, those that lose most first.")
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(targets: tuple[str, ...], **given: Any) -> int:
    """Compare translations (TARGET…, a line a segment) with one reference: metrics, paired tests, mtcheck's score."""
    try:
        return _compare(targets, given)
    except (configuration.ConfigError, SelectionError) as error:
        raise click.UsageError(shown(str(error))) from None
    except (ReadError, ReferenceError) as error:
        click.echo(f"mtcheck: {shown(str(error))}", err=True)
        return CANNOT


def _compare(targets: tuple[str, ...], given: dict[str, Any]) -> int:
    from mtcheck.report import _compare as side_by_side

    baseline = given["baseline"] or targets[0]
    if given["reference"] in targets:
        raise click.UsageError("the reference is one of the targets")
    if baseline not in targets:
        raise click.UsageError(f"--baseline {shown(baseline)} is none of the targets")
    if len(set(targets)) < len(targets):
        raise click.UsageError("a target is named twice")
    paths = [baseline, *(path for path in targets if path != baseline)]
    found = configuration.discover(baseline)
    config = configuration.read(found) if found else configuration.Config()
    text = _decoded(given["reference"], config)
    code = given["lang"] or config.lang or identify(text)[0]
    config = config._replace(lang=code, per_file_lang=())
    texts = {given["reference"]: _lines(make_document(text, path=given["reference"], lang=code))}
    if not any(texts[given["reference"]]):
        raise ReferenceError(f"{given['reference']}: the reference is empty")
    source = None
    if given["source"] is not None:
        source = Original(_decoded(given["source"], config), given["source"], given["source_lang"])
    results = []
    for path in paths:
        outcome = runner.check(runner.Task(path, config, source=source))
        if outcome.result is None:
            raise ReadError(f"{path}: {outcome.cause}")
        results.append(outcome.result)
        texts[path] = _lines(outcome.result.document)
    reference, *lines = _level(texts, given["reference"])
    language = results[0].document.language
    names = list(dict.fromkeys(NAMES[name] for name in given["metrics"] or Wanted().metrics))
    metrics = {name: compare(lines, reference, name, language, given["tokenize"], given["test"]) for name in names}
    notes = remarks({name: metric.scores[0] for name, metric in metrics.items()}, language, given["tokenize"])
    if len(lines) > 1 and any(metric.p_values[1] is None for metric in metrics.values()):
        notes.append(f"not tested: over {TESTED_LINES:,} lines or {TESTED_CHARACTERS:,} characters, or none to measure")
    level = configuration.level(config.fail_level)
    data = side_by_side.Comparison(
        Report(tuple(results), runner.plan_of(config).signature, level, config.fail_under), lines,
        given["reference"], reference, metrics, given["test"], notes,
    )
    if given["fmt"] == "json":
        from mtcheck.report import _wire

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.write(_wire.dumped(side_by_side.wire(data)))
    else:
        side_by_side.text(data, sys.stdout, report.View(has_color(given["color"])), given["show"])
    return PASSED


def _decoded(path: str, config: configuration.Config) -> str:
    try:
        return text_of(read_bytes(path, config.max_file_size), path, config.encoding)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from None


def _lines(document: Document) -> list[str]:
    """The lines of a plain text as they are, empty ones too; the paragraphs of any other format, each on one line."""
    lines = [document.text[start:end] for start, end in document.lines]
    return lines if document.plain else [" ".join(line.split()) for line in lines]


def _level(texts: dict[str, list[str]], reference: str) -> list[list[str]]:
    """Return the lines of each file up to the last that has text in any. Raises ReferenceError if one has fewer."""
    lengths = {path: max((i + 1 for i, line in enumerate(lines) if line), default=0) for path, lines in texts.items()}
    most = max(lengths, key=lambda path: (lengths[path], path == reference))
    for path, lines in texts.items():
        if len(lines) < lengths[most]:
            other = most if path == reference else reference
            raise ReferenceError(f"{path} has {len(lines)} lines, {other} has {len(texts[other])}")
    return [lines[:lengths[most]] for lines in texts.values()]
