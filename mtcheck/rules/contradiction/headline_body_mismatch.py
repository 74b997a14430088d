"""The headline gives a number or spells a name as the text below does not.

## What it does
Flags a number of the headline that the text below never gives, where the text counts the same thing with one other
number ("Five hurt" … "the nine hurt"); and a name of the headline that stands below in another spelling only.

## Why it matters
Systems translate the headline by itself. It is what most readers read, and here it tells them something else.

## Example
> Five workers injured in factory fire … Nine workers were injured in the fire at the factory.

## When it is wrong
Headlines that round, add up two numbers of the text or speak of another count; roundings, sums and texts that say
"about" are left out.
"""

from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import HEADLINE, LIST, Document, Sentence
from mtcheck.text.names import are_spellings, skeleton
from mtcheck.text.numerals import value as value_of
from mtcheck.text.patterns import lazy

RULE = Rule("headline-body-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("approximators", "number-words"))

#: Numbers up to this ratio may round one another.
_NEAR = 1.2
#: A number below so many times smaller than that of the headline may count a part of them.
_PART = 3
#: Shorter words are alike by chance; a difference among the last letters is a case ending.
_SHORTEST, _ENDING = 6, 3
#: Whole numbers from 1000 on may be years.
_LATEST_YEAR = 2100
_PER_CENT = frozenset("%٪％")
_DIGITS = lazy(r"(?a:\d{1,15})")
_PLAIN = lazy(r"\d{1,15}(?:\.\d+)?")


def check(doc: Document, *, shared: int = 1) -> Iterator[Finding]:
    """Yield a finding for each such number or name of the headline, with a note at the one below.

    ``shared`` is how many other content words the headline must share with the sentence of the other number; three
    times as many pairs of characters where words are not separated.
    """
    if len(doc.paragraphs) < 2 or doc.paragraphs[0].kind != HEADLINE:
        return
    opening = doc.paragraphs[0].last_sentence
    headline, body = doc.sentences[:opening], doc.sentences[opening:]
    for place, other in (*_numbers(doc, headline, body, shared if doc.language.spaces else 3 * shared),
                         *_names(doc, headline, body)):
        here, there = doc.token_span(place, place + 1), doc.token_span(other, other + 1)
        yield RULE.finding(
            here, f"“{here.text}” in the headline, “{there.text}” in the text below",
            related=(Note(there, "in the text below"),),
        )


def _numbers(
    doc: Document, headline: list[Sentence], body: list[Sentence], shared: int
) -> Iterator[tuple[int, int]]:
    """The tokens of a number of the headline and of the one number with which the text counts the same."""
    told = [count for sentence in headline for count in _counts(doc, sentence)]
    if not told:
        return
    rough = _rough(doc)
    below = [(sentence, count) for sentence in body for count in _counts(doc, sentence)]
    given = {number for _, (_, number, _) in below}
    given |= {float(digits) for digits in _DIGITS.findall(doc.prose, body[0].start)}
    words = frozenset().union(*(_stems(doc, sentence) for sentence in headline))
    for place, number, head in told:
        same = [(sentence, count) for sentence, count in below if count[2] == head]
        if number in given or len({count[1] for _, count in same}) != 1:
            continue
        sentence, (other, value, _) = same[0]
        if any(value == known for _, known, _ in told):
            continue  # the headline has both
        if value * _PART < number:
            continue  # “the three pupils”: some of the 24
        # “at least 14” beside “at least 17” is no rounding
        excused = sentence.kind == LIST or any(rough.get(place) != rough.get(count[0]) for _, count in same)
        if excused or max(number, value) <= _NEAR * min(number, value) or abs(number - value) in given:
            continue
        if _shared(words - {head}, _stems(doc, sentence)) >= shared + (head in _PER_CENT):
            yield place, other


def _rough(doc: Document) -> dict[int, str]:
    """The tokens within three of a phrase such as “about”, with it: a number there is given roughly."""
    found: dict[int, str] = {}
    for start, end, phrase in doc.occurrences("approximators"):
        for i in range(bisect_left(doc.starts, start) - 3, bisect_left(doc.starts, end) + 3):
            found.setdefault(i, phrase)
    return found


def _shared(words: frozenset[str], others: frozenset[str]) -> int:
    """How many stems have one of the others that is it or goes on from it ("bussolyck" from "bussoly")."""
    return sum(word in others or any(_is_longer(word, other) for other in others) for word in words)


def _is_longer(one: str, two: str) -> bool:
    return len(min(one, two, key=len)) > 4 and (one.startswith(two) or two.startswith(one))


def _names(doc: Document, headline: list[Sentence], body: list[Sentence]) -> Iterator[tuple[int, int]]:
    """The tokens of a name of the headline and of its other spelling in the text, where the text has but that one."""
    if not doc.language.cased or doc.language.is_set("nouns-capitalised"):
        return
    first, last = headline[0].first, headline[-1].last
    below: dict[str, int] = {}
    for sentence in body:
        for i in range(sentence.first + 1, sentence.last):
            if _is_name(doc, i):
                below.setdefault(skeleton(doc.words[i]), i)
    known = set(doc.lows[last:])
    for i in range(first, last):
        if _is_name(doc, i) and doc.lows[i] not in known:
            other = below.get(skeleton(doc.words[i]))
            ending = 0 if doc.language.base == "en" else _ENDING
            if other is not None and are_spellings(doc.words[i], doc.words[other], ending=ending):
                yield i, other


def _is_name(doc: Document, i: int) -> bool:
    return len(doc.words[i]) >= _SHORTEST and doc.words[i].istitle() and doc.is_word[i]


def _stem(low: str) -> str:
    return low[:max(4, len(low) - 3)]


def _stems(doc: Document, sentence: Sentence) -> frozenset[str]:
    spaces = doc.language.spaces
    return frozenset(_stem(word) if spaces else word for word in doc.content[sentence.index])


def _counts(doc: Document, sentence: Sentence) -> list[tuple[int, float, str]]:
    """What a sentence counts: (token, number, stem of the word that follows it)."""
    numbers, powers = doc.language.mapping("number-words"), doc.language.mapping("magnitudes")
    closed = doc.language.words("function-words")
    found = []
    for i in range(sentence.first, sentence.last - 1):
        low = doc.lows[i]
        text = value_of(doc.words[i]) if low[0].isdecimal() else numbers.get(low, "") if doc.language.spaces else ""
        if not _PLAIN.fullmatch(text):
            continue
        power = powers.get(doc.lows[i + 1])
        number = float(text) * 10 ** int(power or 0)
        head = i + 1 + (power is not None)
        if 1000 <= number <= _LATEST_YEAR or (head < sentence.last and doc.lows[head] in numbers):
            continue
        counted = head < sentence.last and (doc.is_word[head] or doc.words[head] in _PER_CENT)
        if counted and doc.lows[head] not in closed and number >= 2:
            found.append((i, number, _stem(doc.lows[head])))
    return found
