"""A list of names holds another number of them than was said before it.

## What it does
Where a number of two to nine stands in the words before a colon and nothing but a list follows it, up to the end of the
sentence, what it lists is counted. Names are counted one by one ("three countries: France and Spain"); of other short
items only too few are told ("three colours: red and blue"), as an "and" may stand inside one.

## Why it matters
A name was lost or split on the way, or the number changed.

## Example
> Three countries will take part: France and Spain.

## When it is wrong
A name with a comma or an "and" in it. Lists with longer items, with brackets or numbers, with "such as" or "and
others", and those behind a span of time ("after three years:") are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Sentence
from mtcheck.text.patterns import lazy

RULE = Rule("count-list-mismatch", Category.MISTRANSLATION, Severity.MINOR, needs=("number-words", "coordinators"))

#: So far before the colon the number may stand (right before it, it is a part of a name); and where no names follow.
_NEAR, _NEARER = 5, 3
_FEWEST, _MOST = 2, 9
#: So many words an item may have that is no name; where words are not parted, so many code points.
_WORDS, _CHARACTERS = 3, 8
_COLONS, _COMMAS = frozenset(":："), (",", "،", "、", "，")
_LISTING = ("、",)
_STOPS = (".", "。", "।", "۔")
_NO_ITEM = lazy(r"[\d()（）\"“”„«»「」『』：:;；?!–—]")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the list, with a note at the number."""
    if doc.alphabet.isdisjoint(_COLONS):
        return
    for colon in doc.where(_COLONS):
        sentence = doc.sentence_at(doc.starts[colon])
        if sentence is None or not sentence.first < colon < sentence.last - 1:
            continue
        number = _announced(doc, sentence, colon)
        if number is None or doc.text[sentence.end - 1] not in _STOPS:
            continue
        if doc.phrases(sentence, "open-list-words"):
            continue
        count = _names(doc, colon + 1, sentence) if doc.language.cased else 0
        wrong = count >= _FEWEST and count != number[1]
        if not count:
            count = _items(doc, colon, number[0], sentence)
            wrong = _FEWEST <= count < number[1]
        if wrong:
            yield RULE.finding(
                doc.token_span(colon + 1, sentence.last), f"{count} items where {number[1]} are announced",
                related=(Note(doc.token_span(number[0], number[0] + 1), "announced here"),),
            )


def _announced(doc: Document, sentence: Sentence, colon: int) -> tuple[int, int] | None:
    """The token and the value of the only number before the colon."""
    words = doc.language.mapping("number-words")
    found = []
    for i in range(max(sentence.first, colon - 3 * _CHARACTERS), colon):
        value = doc.words[i] if doc.words[i].isdecimal() else words.get(doc.lows[i], "")
        if value.isdecimal() and len(value) <= 2:
            found.append((i, int(value)))
        elif any(map(str.isdecimal, doc.words[i])):
            return None
    near = _NEAR if doc.language.spaces else _CHARACTERS
    if len(found) != 1 or not 1 < colon - found[0][0] <= near or not _FEWEST <= found[0][1] <= _MOST:
        return None
    i = found[0][0]
    if not all(doc.is_word[i + 1 : colon]) or (i > sentence.first and _is_label(doc, i)):
        return None
    return found[0]


def _is_label(doc: Document, i: int) -> bool:
    """Whether a number is a part of a name or an ordinal by the token before it: DOP 2, 第 4."""
    before = doc.words[i - 1]
    if doc.language.spaces:
        closed = doc.language.words("function-words")
        return doc.words[i].isdecimal() and before[0].isupper() and doc.lows[i - 1] not in closed
    return before in {entry[0] for entry in doc.language.words("ordinals")}


def _names(doc: Document, first: int, sentence: Sentence) -> int:
    """How many names a list has that is nothing but names, perhaps with articles; otherwise 0."""
    if doc.language.is_set("nouns-capitalised"):
        return 0
    joints, closed = doc.language.words("coordinators"), doc.language.words("function-words")
    items, inside = 0, False
    for i in range(first, _end(doc, sentence)):
        word = doc.words[i]
        if word in _COMMAS or doc.lows[i] in joints:
            inside = False
        elif word[0].isupper():
            items, inside = items + (not inside), True
        elif inside or doc.lows[i] not in closed:
            return 0
    return items


def _items(doc: Document, colon: int, number: int, sentence: Sentence) -> int:
    """How many short items a list can be read to have at most; 0 where it may be no list."""
    spaces, end = doc.language.spaces, _end(doc, sentence)
    joints = doc.language.words("coordinators")
    if end <= colon + 1 or _NO_ITEM.search(doc.text, doc.ends[colon], doc.ends[end - 1]):
        return 0
    numbers = doc.language.mapping("number-words")
    items, size, longest, capital = 0, 0, 0, True
    for i in range(colon + 1, end):
        if doc.words[i] in (_COMMAS if spaces else _LISTING) or doc.lows[i] in joints:
            size = 0
        elif size == (_WORDS if spaces else _CHARACTERS) or doc.lows[i] in numbers or not doc.is_word[i]:
            return 0
        else:
            capital = capital and (size > 0 or doc.words[i][0].isupper())
            items, size = items + (not size), size + 1
            longest = max(longest, size)
    noun = doc.lows[number + 1 : colon]
    if any(not doc.language.mapping(table).keys().isdisjoint(noun) for table in ("periods", "units")):
        return 0
    named = capital if doc.language.cased else longest == 1
    vague = len(noun) >= _NEARER or not doc.language.words("function-words").isdisjoint(noun)
    said = not doc.language.words("reporting-verbs").isdisjoint(noun)
    return 0 if said or (spaces and vague and not named) else items


def _end(doc: Document, sentence: Sentence) -> int:
    """The token behind the last word of a sentence."""
    last = sentence.last
    while last > sentence.first and not doc.is_word[last - 1]:
        last -= 1
    return last
