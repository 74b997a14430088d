"""The examples of every rule: a bad one gives exactly the marked spans, a good one gives silence."""

import pytest

from mtcheck.api import Original, check_text
from mtcheck.engine import plan
from mtcheck.read._glossary import read_glossary
from mtcheck.rules import all_rules, examples


def _cases() -> list[object]:
    cases: list[object] = []
    for name, entry in all_rules().items():
        try:
            items = examples(entry)
        except FileNotFoundError:  # test_rule_form speaks of it
            continue
        for number, item in enumerate(items, 1):
            cases.append(pytest.param(name, item, id=f"{name}-{item['lang']}-{number}"))
    return cases


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and the spans between ⟦ and ⟧."""
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_rule_finds_exactly_the_marked_spans(rule: str, example: dict[str, str]) -> None:
    text, marked = _unmark(example["text"].strip("\n"))
    source = Original(example["source"].strip("\n"), lang=example["source_lang"]) if "source" in example else None
    result = check_text(
        text, lang=example["lang"], path=example.get("path", "<text>"), source=source,
        reference=example.get("reference"),
        glossary=read_glossary(example["glossary"]) if "glossary" in example else (),
        chosen=plan(select=[rule], preview=True),
    )
    assert {} == result.not_run, "the rule cannot run in the language of its example"
    found = sorted((charge.finding.span.start, charge.finding.span.end) for charge in result.charges)
    expected = sorted(marked) if example["kind"] == "bad" else []
    assert [text[a:b] for a, b in expected] == [text[a:b] for a, b in found]
    assert expected == found
