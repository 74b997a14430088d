"""The text has the blanks of a tokeniser, or lacks one behind a comma.

## What it does
Reports, once a text, blanks that only a tokeniser writes: before a third of the commas and full stops (an
editor's slip is a single one), inside brackets, inside a contraction ("do n't", "it 's"), between the Chinese or
Japanese characters of a sentence; and a comma without its blank ("said,adding").

## Why it matters
The output of a system was published before its last step.

## Example
> The minister did n't answer .

## When it is wrong
Poetry and signs set with wide blanks; names such as ".NET". French blanks before ; : ! ? » are lawful there.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("detokenisation", Category.PUNCTUATION, Severity.MINOR, typographic=True)

_BEFORE_MARK = lazy(r"(?<=[^\s.,;:!?…«»\"“”()]) [,.](?=\s|$)")
_TIGHT = lazy(r"(?<![\w@./#-])[^\W\d_]{3,},[^\W\d_]{3,}(?![\w@./=(-])")
_CONTRACTION = lazy(r"(?<=[a-z]) (?:n['’]t|['’](?:s|re|ve|ll|d|m))(?![\w'’])")
_BRACKET = lazy(r"\( (?=\w)[^()\n]{1,80}(?<=\w) \)")
_SPLIT_ACRONYM = lazy(r"(?<![\w.])[A-Z] \. [A-Z] \.")
_UNSPACED = lazy(r"(?:[\u3041-\u30ff\u3400-\u9fff]{1,3} ){4,}[\u3041-\u30ff\u3400-\u9fff]{1,3}")


def check(doc: Document, *, least: int = 2, share: float = 0.3) -> Iterator[Finding]:
    """Yield at most one finding for blanks and one for a missing one.

    ``least`` is how many blanks before marks and in brackets there must be, ``share`` the part of all commas and
    stops that must have one.
    """
    text = doc.prose
    sure = []
    if doc.language.base == "en":
        sure = [match.span() for match in _CONTRACTION.finditer(text)] if " n" in text or " '" in text else []
        sure += [m.span() for m in _CONTRACTION.finditer(text)] if " ’" in text else []
    if not doc.language.spaces and " " in text:
        sure += [match.span() for match in _UNSPACED.finditer(text) if not _is_in_brackets(text, match.start())]
    if " . " in text:
        sure += [match.span() for match in _SPLIT_ACRONYM.finditer(text)]
    loose = [match.span() for match in _BEFORE_MARK.finditer(text)] if " ," in text or " ." in text else []
    loose += [match.span() for match in _BRACKET.finditer(text)] if "( " in text else []
    marks = text.count(",") + text.count(".")
    if doc.language.spaces and "," in text:
        tight = next((m for m in _TIGHT.finditer(text) if m.group().islower()), None)
        if tight is not None:
            yield RULE.finding(doc.span(*tight.span()), "no blank after the comma")
    found = sorted(sure + loose) if sure or (len(loose) >= least and len(loose) >= share * marks) else []
    if found:
        often = f" ({len(found)} times)" if len(found) > 1 else ""
        yield RULE.finding(doc.span(*found[0]), f"blanks of a tokeniser{often}")


def _is_in_brackets(text: str, start: int) -> bool:
    """Whether a bracket is open: the names of reporters are parted by blanks there."""
    before = text[max(0, start - 40):start]
    return max(map(before.rfind, "（(")) > max(map(before.rfind, "）)"))
