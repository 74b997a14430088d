"""One acronym is explained in two ways.

## What it does
Flags an acronym in brackets after a name ("World Health Organization (WHO)") that stood before after another
name with the same initials.

## Why it matters
Systems translate the long form anew each time: the reader meets two bodies where there is one.

## Example
> The National Water Board (NWB) met on Monday. … The Northern Wells Bureau (NWB) gave no comment.

## When it is wrong
Two bodies that share an acronym; the same name in another case or spelling is not flagged.
"""

from collections.abc import Iterator
from unicodedata import normalize

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule(
    "acronym-expansion-inconsistent", Category.INCONSISTENT_TERM, Severity.MINOR, needs=("cased", "function-words")
)

_BRACKET = lazy(r"\(([^\W\d_]{2,6})\)")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each further expansion, with a note at the first one."""
    if "(" not in doc.alphabet:
        return
    first: dict[str, tuple[int, int]] = {}
    for match in _BRACKET.finditer(doc.prose):
        acronym = match.group(1)
        name = _name_before(doc, match.start(), acronym) if acronym.isupper() else None
        if name is None:
            continue
        known = first.setdefault(acronym, name)
        if known != name and _differ(doc, known, name):
            yield RULE.finding(
                doc.token_span(*name), f"{acronym} stood for “{doc.token_span(*known).text}” before",
                related=(Note(doc.token_span(*known), "explained so before"),),
            )


def _name_before(doc: Document, bracket: int, acronym: str) -> tuple[int, int] | None:
    """The tokens before the bracket whose initials are the letters of the acronym, closed-class words left out."""
    from bisect import bisect_left

    last = bisect_left(doc.starts, bracket)
    closed = doc.language.words("function-words")
    i, letters = last, list(acronym.lower())
    while letters and i > 0 and last - i < 2 * len(acronym) + 2:
        i -= 1
        if not doc.is_word[i]:
            return None
        if normalize("NFD", doc.lows[i])[0] == letters[-1]:
            letters.pop()
        elif doc.lows[i] not in closed:
            return None
    return (i, last) if not letters and doc.words[i][0].isupper() else None


def _differ(doc: Document, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether some word differs beyond its ending and beyond a letter of spelling."""
    closed = doc.language.words("function-words")
    left, right = ([low for low in doc.lows[first:last] if low not in closed] for first, last in (one, two))
    return len(left) != len(right) or any(not _is_alike(a, b) for a, b in zip(left, right, strict=True))


def _is_alike(a: str, b: str) -> bool:
    stem = max(2, min(len(a), len(b)) - 3)
    return a[:stem] == b[:stem] or (len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 1)
