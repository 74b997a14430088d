"""The age of someone does not fit the year of birth beside it.

## What it does
Where the text opens with a full date, reckons how old someone is who was born in the year that stands beside the age
("Anna Novak, 45, born in 1960"), and flags the age when it is off by more than two years.

## Why it matters
The age or the year was changed on the way.

## Example
> PRAGUE, 3 March 2024 – Anna Novak, 45, born in 1960 in Brno, leads the choir.

## When it is wrong
An age at another time than that of the text. Only ages between commas or in brackets (or with a sign of their own:
45歳) right beside the birth are read, in sentences with no other year, and only where no later year stands in the text.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document
from mtcheck.text.patterns import lazy

RULE = Rule("age-birth-year-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("birth-words", "months"))

_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = lazy(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d\d)(?!\d)|((?:19|20)\d\d)(?:-\d\d-|\s?[年년]\s?\d{1,2}\s?[月월]))"
)
#: An age between commas or in brackets, with the word for years; or with a sign of its own.
_AGE = lazy(r"[,(（，、،]\s?(?:[^\W\d]{1,5}\s)?(\d{2})(?:\s[^\W\d]{1,8}){0,2}\s?[,)），、،]")
_MARKED = lazy(r"(?<!\d)(\d{2})\s?([^\W\d])")
#: So far apart, in code points, a month and its year, the birth and its year, and the birth and the age may stand.
_DATE, _BIRTH, _BESIDE = 6, 24, 32
#: The date of the text stands in so many code points at its beginning.
_OPENING = 300
_TOLERANCE = 2
_OLDEST = 110


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the age, with a note at the year of birth."""
    if not any(map(str.isdecimal, doc.alphabet)):
        return
    marks, told, dated = doc.language.properties.get("age-marks", ""), set[int](), list[int | None]()
    for start, end, _ in doc.occurrences("birth-words"):
        sentence = doc.sentence_at(start)
        if sentence is None or sentence.kind != PROSE:
            continue
        first, last = max(sentence.start, start - _BESIDE), min(sentence.end, end + _BIRTH + _BESIDE)
        years = list(_YEAR.finditer(doc.text, first, last))
        marked = [match for match in _MARKED.finditer(doc.text, first, last) if match.group(2) in marks]
        ages = marked or list(_AGE.finditer(doc.text, first, last))
        if len(years) != 1 or len(ages) != 1 or not start - _BIRTH <= years[0].start() <= end + _BIRTH:
            continue
        dated = dated or [_year_of_text(doc)]
        year = dated[0]
        if year is None:
            return
        age, at = int(ages[0].group(1)), ages[0].start(1)
        lived = year - int(years[0].group())
        if at in told or not 0 <= lived <= _OLDEST or abs(lived - age) <= _TOLERANCE:
            continue
        told.add(at)
        yield RULE.finding(
            doc.span(at, ages[0].end(1)), f"born in {years[0].group()}, about {lived} in {year}",
            related=(Note(doc.span(years[0].start(), years[0].end()), "year of birth"),),
        )


def _year_of_text(doc: Document) -> int | None:
    """The year of the full date at the beginning of a text, if no later one stands anywhere in it."""
    dates = [(match.start(), int(match.group(1) or match.group(2))) for match in _NUMERIC.finditer(doc.prose)]
    for start, end, _ in doc.occurrences("months"):
        near = _YEAR.search(doc.text, end, end + _DATE + 4) or _YEAR.search(doc.text, max(0, start - _DATE - 4), start)
        day = doc.text[max(0, start - _DATE) : start] + doc.text[end : end + _DATE]
        if near is not None and any(map(str.isdecimal, day)):
            dates.append((start, int(near.group())))
    opening = [year for start, year in dates if start < _OPENING]
    latest = max((int(match.group()) for match in _YEAR.finditer(doc.prose)), default=0)
    return opening[0] if opening and opening[0] == max(year for _, year in dates) and opening[0] == latest else None
