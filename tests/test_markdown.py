"""Markdown: what is not prose is left out, and every finding points into the raw file."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from conftest import spans_of

from mtcheck.api import check_text, make_document
from mtcheck.engine import plan
from mtcheck.model import HEADLINE, LIST, PROSE
from mtcheck.read import prose_of

FAULT = "The mayor left left early.\n"


def _sentences(text: str) -> list[str]:
    document = make_document(text, lang="en", path="a.md")
    return [" ".join(document.prose[s.start:s.end].split()) for s in document.sentences]


def _found(text: str) -> list[str]:
    return spans_of("repeated-word", text, "en", "a.md")


@pytest.mark.parametrize("text", [
    "```\nleft left\n```\n", "~~~text\nleft left\n~~~\n", "    left left\n", "A `left left` word here.\n",
    "``left left``\n", "---\ntitle: left left\n---\n\nText here.\n", "+++\ntitle = 'left left'\n+++\nText here.\n",
    "| one | two |\n|---|---|\n| left left | x |\n", "<div>\nleft left\n</div>\n", "<!-- left left -->\n",
    "The <span title='left left'>word</span> is here.\n", "See [the page](left/left 'left left') now.\n",
    "See ![the](left) left.\n\n[left left]: http://x.y\n", "See <https://left.left/left> and more.\n",
    "```\nleft left\n",
    "- one\n\n      left left\n", "> ```\n> left left\n> ```\n",
])
def test_what_is_no_prose_is_not_checked(text: str) -> None:
    assert [] == _found(text)


@pytest.mark.parametrize("frame", [
    "{}", "# Title\n\n{}", "> {}", "> > {}", "- {}", "1. {}", "- one\n  - two\n    - {}", "**{}**", "*{}*",
    "---\nt: x\n---\n{}", "[{}](http://x.y)", "![{}](x.png)", "```\nx\n```\n\n{}", "<b>{}</b>",
    "| a |\n|---|\n| b |\n\n{}", "## {}", "{}\n===", "\ufeff{}", "a  \n{}", "- [ ] {}", "&amp; {}",
])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_prose_is_checked_wherever_it_stands(frame: str, end: str) -> None:
    text = frame.format(FAULT.strip()).replace("\n", end) + end
    document = check_text(text, lang="en", path="a.md", chosen=plan(select=["repeated-word"]))
    assert ["left left"] == [charge.finding.span.text for charge in document.charges]
    assert [text.index("left left")] == [charge.finding.span.start for charge in document.charges]


def test_marks_inside_a_line_are_blanked() -> None:
    text = "The **old** _bridge_ of [the town](http://x.y) is `code` *closed* now, see https://x.y/z for more.\n"
    assert ["The old bridge of the town is closed now, see for more."] == _sentences(text)


def test_stars_and_underscores_that_are_no_marks_stay() -> None:
    assert ["Two * two is four and snake_case stays."] == _sentences("Two * two is four and snake_case stays.\n")


def test_a_wrapped_paragraph_is_one() -> None:
    assert ["The council met and stayed.", "It left."] == _sentences("The council met\nand stayed. It\nleft.\n")


def test_marks_of_a_wrapped_quotation_are_blanked() -> None:
    assert ["The council met and stayed."] == _sentences("> The council met\n> and stayed.\n")


def test_kinds_come_from_the_blocks() -> None:
    document = make_document("# The title.\n\n- The point.\n\nThe council met today.\n", lang="en", path="a.md")
    assert [HEADLINE, LIST, PROSE] == [sentence.kind for sentence in document.sentences]


def test_front_matter_needs_its_end_and_the_top() -> None:
    assert ["left left"] == _found(f"Text here.\n\n---\n\n{FAULT}")
    assert ["left left"] == _found(f"---\n\n{FAULT}")


def test_masks_keep_the_length_of_the_text() -> None:
    text = "---\na: b\n---\n# T\n\n`x` **y**\r\n\n```\ncode\n```\n"
    assert len(text) == len(make_document(text, lang="en", path="a.md").prose)


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".MD"])
def test_suffix_names_the_format(suffix: str) -> None:
    assert prose_of("`x`\n", f"a{suffix}").masks


def test_plain_text_is_all_prose() -> None:
    assert ((), None) == (prose_of("`x`\n", "a.txt").masks, prose_of("`x`\n", "a.txt").blocks)


def _calls(work: Callable[[], object]) -> int:
    """Return how many Python functions a piece of work calls."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("make", [
    pytest.param(lambda n: "[" * n, id="brackets"),
    pytest.param(lambda n: ">" * n, id="quotes"),
    pytest.param(lambda n: "> " * n + "x", id="spaced-quotes"),
    pytest.param(lambda n: "- " * n + "x", id="lists"),
    pytest.param(lambda n: "\n".join("  " * (i % 40) + "- x" for i in range(n // 40)), id="nested-lists"),
    pytest.param(lambda n: "*" * n, id="stars"),
    pytest.param(lambda n: "`a" * n, id="ticks"),
    pytest.param(lambda n: "<" * n, id="angles"),
    pytest.param(lambda n: "![" * n, id="images"),
    pytest.param(lambda n: "[a](" * n, id="links"),
    pytest.param(lambda n: "<!--" * n, id="comments"),
    pytest.param(lambda n: "| a " * n + "\n" + "|---" * n, id="table"),
])
def test_work_on_degenerate_markdown_grows_no_faster_than_the_text(make: Callable[[int], str]) -> None:
    small, large = (make(n) for n in (2_500, 20_000))
    prose_of(small, "a.md")  # what is made once, on first use, counts for neither
    assert _calls(lambda: prose_of(large, "a.md")) <= 9 * _calls(lambda: prose_of(small, "a.md"))
