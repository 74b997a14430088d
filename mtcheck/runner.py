"""Checks many inputs: reads, decodes and runs each, in one process or several, and keeps what failed apart."""

import os
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from mtcheck import api, engine
from mtcheck.config import Config, Options
from mtcheck.finding import Severity
from mtcheck.model import Term
from mtcheck.read import ReadError, check_size, read_bytes, text_of
from mtcheck.reference import ReferenceError, Wanted
from mtcheck.score import Result

#: Below this many bytes in all a second process costs more than it saves.
PARALLEL_BYTES = 1_000_000


class Task(NamedTuple):
    """One input: its path, its configuration and what was read already (standard input, source, reference, glossary).

    ``source_lang`` is the language of the source that a bilingual file holds.
    """

    path: str
    config: Config
    raw: bytes | None = None
    source: api.Original | None = None
    reference: str | None = None
    source_lang: str | None = None
    glossary: tuple[Term, ...] = ()
    wanted: Wanted = Wanted()


class Outcome(NamedTuple):
    """A result or the cause why there is none."""

    path: str
    result: Result | None
    cause: str = ""


@lru_cache(maxsize=256)
def _plan(select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], preview: bool,
          options: Options, severity: tuple[tuple[str, Severity], ...]) -> engine.Plan:
    return engine.plan(select, ignore, extend, preview, {rule: dict(pairs) for rule, pairs in options}, dict(severity))


def plan_of(config: Config, path: str = "") -> engine.Plan:
    """Return the plan of a configuration for one path. Raises ``engine.SelectionError``."""
    relative = _relative(path, config) if config.per_file_ignores else ""
    ignored = [name for pattern, names in config.per_file_ignores if _matches(relative, pattern) for name in names]
    return _plan(config.select, (*config.ignore, *ignored), config.extend_select, config.preview,
                 config.options, config.severity)


def _relative(path: str, config: Config) -> str:
    return os.path.relpath(os.path.realpath(path), config.root or ".").replace(os.sep, "/")


def _matches(relative: str, pattern: str) -> bool:
    return fnmatchcase(relative, pattern) or fnmatchcase(os.path.basename(relative), pattern)


def check(task: Task) -> Outcome:
    """Check one input; every failure to read or lay it out is an Outcome with its cause."""
    config = task.config
    try:
        raw = task.raw if task.raw is not None else read_bytes(task.path, config.max_file_size)
        check_size(raw, config.max_file_size)
        text = text_of(raw, task.path, config.encoding)
        relative = _relative(task.path, config) if config.per_file_lang or config.accept else ""
        lang = next((code for pattern, code in config.per_file_lang if _matches(relative, pattern)), config.lang)
        accepts = tuple(
            entry.accept for entry in config.accept if _matches(relative, entry.path) and not _is_over(entry.until)
        )
        return Outcome(task.path, api.check_text(
            text, lang=lang, path=task.path, source=task.source, reference=task.reference,
            source_lang=task.source_lang, glossary=task.glossary, chosen=plan_of(config, task.path), accepts=accepts,
            wanted=task.wanted,
        ))
    except (ReadError, ReferenceError) as error:
        return Outcome(task.path, None, str(error))


def _is_over(until: str) -> bool:
    if not until:
        return False
    from datetime import date

    return date.today().isoformat() > until


def check_all(
    tasks: list[Task], jobs: int, crashed: Callable[[Task, Exception], str],
    done: Callable[[int], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Yield the outcome of each task in order. ``jobs`` 0 takes all processors if there is enough to do.

    ``crashed`` turns an unexpected exception into a cause, so that the other inputs are still checked; ``done`` is
    told how many are finished.
    """
    size = sum(len(task.raw) if task.raw is not None else _size(task.path) for task in tasks)
    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    guarded = _Guarded(crashed, keep=len(tasks) == 1)
    if workers < 2 or size < PARALLEL_BYTES or not hasattr(os, "fork"):
        outcomes: Iterable[Outcome] = map(guarded, tasks)
        yield from _counted(outcomes, done)
        return
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from _counted(pool.imap(guarded, tasks, chunksize=max(1, len(tasks) // (workers * 8))), done)


def _counted(outcomes: Iterable[Outcome], done: Callable[[int], None]) -> Iterator[Outcome]:
    for number, outcome in enumerate(outcomes, 1):
        done(number)
        yield outcome


class _Guarded:
    """``check`` that never raises; a class, so that it can be sent to another process."""

    def __init__(self, crashed: Callable[[Task, Exception], str], keep: bool) -> None:
        self.crashed = crashed
        self.keep = keep

    def __call__(self, task: Task) -> Outcome:
        try:
            outcome = check(task)
            if outcome.result is not None and not self.keep:
                outcome.result.document.release()
            return outcome
        except Exception as error:
            return Outcome(task.path, None, self.crashed(task, error))


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


