"""A title or verb form beside a name is of the other sex than the name.

## What it does
Looks at what agrees with a person's name and stands right beside it: a title or role before it ("Sprecherin"), a past
form or participle before or after it ("заявила", "est née"). Flags what is of the other sex than the given name; and,
whatever the name, what is of the other sex than the form beside the same full name elsewhere in the text.

## Why it matters
Where the source does not show the sex a system guesses, most often a man; the reader takes a woman for a man.

## Example
> Die Sprecherin Thomas Berger sagte am Montag …

## When it is wrong
Names that are male in one country and female in another; a ship, school or prize that bears a person's name.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.segment import CLOSERS

RULE = Rule(
    "name-gender-mismatch", Category.MISTRANSLATION, Severity.MAJOR, needs=("spaces", "given-names", "honorifics")
)

#: Words of the longest name.
_LONGEST = 4
#: Marks before the verb that says who spoke.
_BEFORE_REPORT = frozenset(CLOSERS + "«„-–—―")
#: Last letters of given names that are declined, or are not.
_A = frozenset("aая")
_VOWELS = frozenset("aeiouyáéíóúаеёиоуыэюяіїє")


class _Sign(NamedTuple):
    """What shows the sex of a name beside it: its tokens, the sex, and the tokens of the name."""

    first: int
    last: int
    sex: str
    name: range


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each sign that contradicts the given name, or most other signs of the same name."""
    borne = doc.language.given_names
    told: dict[str, list[_Sign]] = {}
    for sign in sorted(_signs(doc)):
        known = borne.get(doc.lows[sign.name.start])
        if known is None:
            told.setdefault(doc.lows[sign.name.stop - 1], []).append(sign)
        elif known != sign.sex and len(sign.name) > 1:
            name = doc.words[sign.name.start]
            yield RULE.finding(doc.token_span(sign.first, sign.last), f"of the other sex than “{name}” beside it")
    doubtful = {surname: signs for surname, signs in told.items() if len({sign.sex for sign in signs}) > 1}
    given = _given(doc, doubtful.keys())
    for surname, signs in doubtful.items():
        if len(given[surname]) > 1:
            continue
        few, many = sorted(([s for s in signs if s.sex == sex] for sex in "mf"), key=lambda g: (len(g), -g[0].first))
        for sign in few:
            yield RULE.finding(
                doc.token_span(sign.first, sign.last), "of the other sex than the word beside this name elsewhere",
                related=(Note(doc.token_span(many[0].first, many[0].last), "the other sex here"),),
            )


def _given(doc: Document, surnames: Collection[str]) -> dict[str, set[str]]:
    """The capitalised words before each of some surnames: two of them may be two people."""
    found: dict[str, set[str]] = {surname: set() for surname in surnames}
    if found:
        openings = {sentence.first for sentence in doc.sentences}
        for i in doc.where(found):
            if i and i - 1 not in openings and doc.words[i - 1][0].isupper():
                found[doc.lows[i]].add(doc.lows[i - 1])
    return found


def _signs(doc: Document) -> Iterator[_Sign]:
    """The titles and verb forms of the text that stand beside a name."""
    for table in ("honorifics", "gendered-verbs"):
        sexes = doc.language.mapping(table)
        for start, end, entry in doc.occurrences(table):
            first, last = bisect_left(doc.starts, start), bisect_left(doc.starts, end)
            verb = table == "gendered-verbs"
            name = _name_after(doc, last) if last - first == 1 else range(0)
            if name and verb and not (_opens_clause(doc, first) or _is_nominative(doc, name)):
                name = range(0)
            if not name and verb and doc.language.cased:
                name = _name_before(doc, first, of_phrase=last - first > 1)
            if entry in sexes and len(name) > 1 - verb:
                yield _Sign(first, last, sexes[entry], name)


def _name_after(doc: Document, start: int) -> range:
    """The capitalised words from a token on; without capitals a listed given name and the word after it."""
    sentence = doc.sentence_at(doc.starts[start]) if start < len(doc.words) else None
    if sentence is None or start == sentence.first:
        return range(0)
    if doc.words[start] == ".":  # “Mr.”
        start += 1
    stop = min(start + _LONGEST, sentence.last)
    if not doc.language.cased:
        is_name = start + 1 < stop and doc.lows[start] in doc.language.given_names and doc.is_word[start + 1]
        return range(start, start + 2) if is_name else range(0)
    end = next((i for i in range(start, stop) if not _is_capital(doc, i)), stop)
    return range(start, end)


def _opens_clause(doc: Document, i: int) -> bool:
    """Whether a verb opens its sentence or stands after a quotation or a dash: what follows is then its subject."""
    sentence = doc.sentence_at(doc.starts[i])
    before = i - 1 - (doc.words[i - 1] in (",", "،"))
    return sentence is not None and (i == sentence.first or doc.words[before] in _BEFORE_REPORT)


def _name_before(doc: Document, end: int, *, of_phrase: bool) -> range:
    """The capitalised words before a token; what opens a sentence counts where it is a given name.

    A name that follows a noun may depend on it (“the spokesman of …”): it counts at the beginning of a sentence, after
    a mark, a title or, before a single word, a subordinator; a given name that shows its case counts anywhere.
    """
    sentence = doc.sentence_at(doc.starts[end])
    first = sentence.first if sentence else 0
    low = max(first, end - _LONGEST)
    start = next((i + 1 for i in range(end - 1, low - 1, -1) if not _is_capital(doc, i)), low)
    if start == first and start < end and doc.lows[start] not in doc.language.given_names:
        rest = range(start + 1, end)  # the first word has its capital from its place
        return rest if not of_phrase and _is_nominative(doc, rest) else range(0)
    before = doc.lows[start - 1] if start > first and doc.is_word[start - 1] else ""
    free = not before or before in doc.language.mapping("honorifics")
    free = free or (not of_phrase and _is_nominative(doc, range(start, end)))
    return range(start, end) if free or (not of_phrase and before in doc.language.words("subordinators")) else range(0)


def _is_nominative(doc: Document, name: range) -> bool:
    """Whether a full name would have another form in another case: a woman's in -a, a man's in a consonant."""
    if len(name) < 2 or not doc.language.cased:
        return False
    given = doc.lows[name.start]
    sex = doc.language.given_names.get(given)
    return (sex == "f" and given[-1] in _A) or (sex == "m" and given[-1] not in _VOWELS)


def _is_capital(doc: Document, i: int) -> bool:
    return doc.is_word[i] and doc.words[i][0].isupper() and not doc.words[i].isupper()
