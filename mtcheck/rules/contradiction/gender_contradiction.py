"""The same statement stands in the text once of a man and once of a woman.

## What it does
Lays sentences that say nearly the same side by side and flags the later pronoun or title when the earlier one has that
of the other sex in its place ("he will retire" … "she will retire").

## Why it matters
Systems guess the sex of a person sentence by sentence where the source does not say it. The reader meets two persons.

## Example
> Mr Tan will lead the mission to Mars. … According to the agency, Mrs Tan will lead the mission to Mars.

## When it is wrong
Two persons of whom the same is said in the same words. Neighbours in one paragraph, other names or other numbers in one
of the two, quotations and questions are left alone.
"""

from collections.abc import Iterator, Set
from difflib import SequenceMatcher

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Sentence

RULE = Rule("gender-contradiction", Category.MISTRANSLATION, Severity.MAJOR,
            needs=("pronoun-genders", "function-words"), statements=True)

#: The statement that two sentences share has so many content words at least.
_FEWEST = 4


def check(doc: Document, *, coverage: float = 0.8) -> Iterator[Finding]:
    """Yield a finding at the later word of each pair, with a note at the earlier one.

    ``coverage`` is the share of its tokens that the shorter sentence must have in common with the other one.
    """
    sexes = {**doc.language.mapping("titles"), **doc.language.mapping("pronoun-genders")}
    if len({sexes[low] for low in doc.vocabulary & sexes.keys()}) < 2:
        return
    told: set[int] = set()
    for pair in doc.similar:
        first, second = doc.sentences[pair.first], doc.sentences[pair.second]
        if pair.second in told or not _is_same(doc, first, second, sexes.keys()):
            continue
        places = _swapped(doc, first, second, sexes, coverage)
        if places is None:
            continue
        told.add(pair.second)
        there, here = (doc.token_span(place, place + 1) for place in places)
        yield RULE.finding(
            here, f"“{here.text}” here, “{there.text}” in the same statement elsewhere, and no other person is named",
            related=(Note(doc.span(first.start, first.end), f"has “{there.text}”"),),
        )


def _is_same(doc: Document, first: Sentence, second: Sentence, signs: Set[str]) -> bool:
    """Whether two sentences may speak of one event, and do not stand together to tell of two persons."""
    if first.paragraph == second.paragraph and second.index - first.index == 1:
        return False
    if len(doc.content[first.index] & doc.content[second.index]) < _FEWEST:
        return False
    one, two = ({name for name in doc.names(s) if name.lower() not in signs} for s in (first, second))
    return (one <= two or two <= one) and doc.is_same_event(first, second, names=False)


def _swapped(
    doc: Document, first: Sentence, second: Sentence, sexes: dict[str, str], coverage: float
) -> tuple[int, int] | None:
    """The words of two sexes that stand in each other's place, if no other word stands in another's.

    Of passages of several words, one of which may be who reports it, the last words are compared.
    """
    one, two = doc.lows[first.first : first.last], doc.lows[second.first : second.last]
    changes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    common = sum(end - start for kind, start, end, _, _ in changes if kind == "equal")
    if common < coverage * min(len(one), len(two)):
        return None
    swaps = [(i_end - 1, j_end - 1, i_end - i == j_end - j == 1) for kind, i, i_end, j, j_end in changes
             if kind == "replace"]
    found = [(i, j) for i, j, _ in swaps if {sexes.get(one[i]), sexes.get(two[j])} == {"m", "f"}]
    others = [(i, j) for i, j, alone in swaps if alone and (i, j) not in found]
    return (first.first + found[0][0], second.first + found[0][1]) if found and not others else None
