"""Degenerate texts cost in proportion to their length: no rule may look at all pairs of what such a text repeats.

Counted are the lines of Python that run, not seconds: the same text gives the same count on any machine. What a
pattern or a method of ``str`` does inside is not seen.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from mtcheck.api import Original, check_text
from mtcheck.engine import plan

#: A unit that is repeated, in the language given: loops of systems, lists, scraped tables, attacks.
UNITS = {
    "word": ("en", "the "), "content word": ("en", "apple "), "pairs": ("en", "apples and pears and "),
    "commas": ("en", "one, two, three, "), "one sentence": ("en", "The council met on Monday. "),
    "numbers": ("en", "1 2 3 4 "), "sums": ("en", "5 injured, 3 men and 2 women, "), "thousands": ("en", "1,000.5 "),
    "percent": ("en", "up 5 % to 20 % from 15 %, "), "dates": ("en", "3 May 2025, Monday, 4 June, "),
    "times": ("en", "at 5.30 pm and 17:30, "), "quotes": ("en", "“A “B” "), "opened": ("en", "“( [ «"),
    "apostrophes": ("en", "'a ’b' "), "dashes": ("en", "a - b – c — "), "names": ("en", "Anna Berg met Karl Holm, "),
    "sexes": ("en", "Anna said he told her. Karl said she told him. "), "initials": ("en", "A. B. "),
    "acronyms": ("en", "the World Health Body (WHB) "), "questions": ("en", "Why? Because it rained. "),
    "fragments": ("en", "In the north. "), "headings": ("en", "News of the day\n"), "list": ("en", "- a thing\n"),
    "markup": ("en", "<b>&amp;</b> "), "addresses": ("en", "https://x.y/z a@b.c #tag "), "stops": ("en", ". . . "),
    "denials": ("en", "It will not rain. It will rain. "), "opposites": ("en", "Prices rose. Prices fell. "),
    "echoes": ("en", "They dug for days. Still digging. "), "variants": ("en", "colour color organise organize "),
    "German": ("de", "Äpfel und Birnen und der Bürgermeister, der "), "French": ("fr", "l’été n’est « que » d’or, "),
    "Russian": ("ru", "Иван и Мария и совет не решил, "), "Arabic": ("ar", "قال المجلس، و"), "Thai": ("th", "ประชุม"),
    "Chinese": ("zh", "市议会和市长和"), "Japanese": ("ja", "市長は、会議で"), "Korean": ("ko", "시장과 의회와 "),
    "Hindi": ("hi", "परिषद ने कहा। "), "marks": ("en", "e\u0301\u0302 "), "invisible": ("en", "a\u200bb\u202e "),
    "scripts": ("en", "pаy кат 市 "),
}
SMALL, TIMES = 60, 5
#: Lines that run for a text ``TIMES`` as long; what is logarithmic and what needs a minimum to begin is forgiven.
MOST = 1.7 * TIMES
#: The second opinion on the language of a sentence costs this once, however long it is.
OPINION = 250_000


def _lines_run(work: Callable[[], object]) -> int:
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _check(name: str, times: int, source: str | None = None) -> Callable[[], object]:
    lang, unit = UNITS[name]
    beside = None if source is None else Original(source * times, lang="de")
    return lambda: check_text(unit * times, lang=lang, source=beside, chosen=plan(preview=True))


def _is_linear(small: Callable[[], object], large: Callable[[], object]) -> bool:
    small(), large()  # tables and models are read once
    return _lines_run(large) <= MOST * _lines_run(small) + OPINION


@pytest.mark.parametrize("name", UNITS)
def test_lines_run_grow_with_the_text(name: str) -> None:
    size = max(4, SMALL * 4 // max(4, len(UNITS[name][1].split())))
    assert _is_linear(_check(name, size), _check(name, size * TIMES))


@pytest.mark.parametrize("name", ["one sentence", "numbers", "names", "headings", "Russian", "Chinese"])
def test_lines_run_grow_with_a_text_beside_its_source(name: str) -> None:
    source = "Die Stadt mit 5 Räten tagte am Montag. "
    assert _is_linear(_check(name, SMALL // 2, source), _check(name, SMALL // 2 * TIMES, source))


def test_lines_run_grow_with_segments_beside_their_source() -> None:
    line = "Der Rat tagte am 5. Mai in Bonn.\tThe council met on 5 May in Bonn.\n"

    def check(rows: int) -> Callable[[], object]:
        return lambda: check_text(line * rows, path="a.tsv", chosen=plan(preview=True))

    assert _is_linear(check(40), check(40 * TIMES))
