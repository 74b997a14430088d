"""A list of names holds another number of them than was said before it.

## What it does
Where a number of two to nine stands in the words before a colon and nothing but names follows it, up to the end of the
sentence, the names are counted ("three countries: France and Spain").

## Why it matters
A name was lost or split on the way, or the number changed.

## Example
> Three countries will take part: France and Spain.

## When it is wrong
A name with a comma or an "and" in it. Lists with other words than names, with brackets or with more numbers are left
alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document, Sentence

RULE = Rule("count-list-mismatch", Category.MISTRANSLATION, Severity.MINOR,
            needs=("number-words", "cased", "coordinators"))

#: So far before the colon the number may stand; right before it, it is a part of a name.
_NEAR = 5
_FEWEST, _MOST = 2, 9


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the list, with a note at the number."""
    if ":" not in doc.prose or doc.language.is_set("nouns-capitalised"):
        return
    for colon in [i for i, word in enumerate(doc.words) if word == ":"]:
        sentence = doc.sentence_at(doc.starts[colon])
        if sentence is None or colon == sentence.first:
            continue
        number = _announced(doc, sentence, colon)
        count = _names(doc, colon + 1, sentence) if number else 0
        if number and count >= _FEWEST and count != number[1]:
            yield RULE.finding(
                doc.token_span(colon + 1, sentence.last), f"{count} names where {number[1]} are announced",
                related=(Note(doc.token_span(number[0], number[0] + 1), "announced here"),),
            )


def _announced(doc: Document, sentence: Sentence, colon: int) -> tuple[int, int] | None:
    """The token and the value of the only number before the colon."""
    words = doc.language.mapping("number-words")
    found = []
    for i in range(sentence.first, colon):
        value = doc.words[i] if doc.words[i].isdecimal() else words.get(doc.lows[i], "")
        if value.isdecimal() and len(value) <= 2:
            found.append((i, int(value)))
        elif any(map(str.isdecimal, doc.words[i])):
            return None
    if len(found) != 1 or not 1 < colon - found[0][0] <= _NEAR:
        return None
    return found[0] if _FEWEST <= found[0][1] <= _MOST else None


def _names(doc: Document, first: int, sentence: Sentence) -> int:
    """How many names a list has that is nothing but names; otherwise 0."""
    last = sentence.last
    while last > first and not doc.is_word[last - 1]:
        last -= 1
    if last <= first or doc.text[sentence.end - 1] != ".":
        return 0
    joints = doc.language.words("coordinators")
    items, inside = 0, False
    for i in range(first, last):
        word = doc.words[i]
        if word in (",", "،") or doc.lows[i] in joints:
            inside = False
        elif not word[0].isupper():
            return 0
        elif not inside:
            items, inside = items + 1, True
    return items
