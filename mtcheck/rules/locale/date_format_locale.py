"""A date is written in the order of another language.

## What it does
Flags dates whose order the language does not use: "Februar 10, 2023" where the day comes first, "10th März" with an
English ordinal, "02/25/2023" where the month cannot come first, "3. mars" with a dot where the language has no dotted
ordinals, "10日3月". Reported once a text, with how often.

## Why it matters
A date that keeps the order of the source is read twice, and "03/04" is misread.

## Example
> Der Vertrag wurde am Februar 10, 2023 unterzeichnet.

## When it is wrong
Quoted documents and headings of foreign records. English is written in either order and is left alone there.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("date-format-locale", Category.LOCALE_DATE, Severity.MINOR, needs=("months", "formats"))

_YEAR = lazy(r"(?:19|20)\d\d")
_ENGLISH_ORDINAL = lazy(r"\d{1,2}(?:st|nd|rd|th)")
_NUMERIC = lazy(r"(?<![\d/.\-])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_EASTERN = lazy(r"\d{1,2}\s?[日号號일]\s?\d{1,2}\s?[月월]")


def check(doc: Document) -> Iterator[Finding]:
    """Yield at most one finding, at the first such date."""
    order = doc.language.mapping("formats")["date-order"]
    found = sorted({*_named(doc, order), *_numeric(doc, order), *_eastern(doc, order)})
    found = [(start, end) for start, end in found if not doc.is_quoted(start)]
    if found:
        often = f" ({len(found)} times)" if len(found) > 1 else ""
        usual = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}[order]
        yield RULE.finding(doc.span(*found[0]), f"{doc.language.name} writes {usual}{often}")


def _named(doc: Document, order: str) -> Iterator[tuple[int, int]]:
    """Dates with the name of a month."""
    months = doc.language.mapping("months")
    if not doc.language.spaces:
        return
    words, english = doc.words, order == "mdy"
    dotted = doc.language.mapping("formats")["day-dot"] == "yes" or doc.language.is_set("ordinal-dot")
    for i in doc.where(months):
        if len(doc.lows[i]) < 3:
            continue
        before, after = words[max(0, i - 2):i], words[i + 1:i + 4]
        day = after[0] if after and _is_day(after[0]) else ""
        if order == "dmy" and day and after[1:2] == [","] and len(after) > 2 and _YEAR.fullmatch(after[2]):
            yield doc.starts[i], doc.ends[i + 3]
        elif before and not english and _ENGLISH_ORDINAL.fullmatch(before[-1]):
            yield doc.starts[i - 1], doc.ends[i]
        elif len(before) == 2 and before[1] == "." and not dotted and _is_dotted_day(doc, i):
            yield doc.starts[i - 2], doc.ends[i]


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal() and int(word) <= 31


def _is_dotted_day(doc: Document, i: int) -> bool:
    """“3. mars” inside one sentence, not a numbered heading."""
    day = doc.words[i - 2]
    glued = doc.starts[i - 1] == doc.ends[i - 2]
    sentence = doc.sentence_at(doc.starts[i])
    return glued and _is_day(day) and sentence is not None and sentence.first < i - 2


def _numeric(doc: Document, order: str) -> Iterator[tuple[int, int]]:
    """“02/25/2023” where the day comes first."""
    if order == "dmy" and "/" in doc.alphabet:
        for match in _NUMERIC.finditer(doc.prose):
            if int(match.group(1)) <= 12 < int(match.group(2)) <= 31:
                yield match.span()


def _eastern(doc: Document, order: str) -> Iterator[tuple[int, int]]:
    if order == "ymd" and ("月" in doc.alphabet or "월" in doc.alphabet):
        for match in _EASTERN.finditer(doc.prose):
            yield match.span()
