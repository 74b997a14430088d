"""A phrase stands twice in a row.

## What it does
Flags two to eight words that are followed at once by the same words, or three to eight with a comma each. In
scripts without spaces a unit is four to twenty characters.

## Why it matters
A decoder that loses its place writes the last phrase again. Readers stumble, and often part of the sentence
that should have followed is missing.

## Example
> The two sides agreed on the terms on the terms of the deal.

## When it is wrong
Chants, song lines and emphatic speech. Sentences in quotation marks are not looked at, nor repetition after a
comma inside them; nor two words that may be an idiom and its sequel ("from time to time to", "and more and more"),
rhythm ("day after day after day"), names ("New York, New York") or a headline that was glued to its lead.
Languages without tables are only checked for three words or more.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import QUOTE, Document, Sentence
from mtcheck.text.overlap import Run

RULE = Rule("repeated-phrase", Category.ADDITION, Severity.MAJOR)


_COMMAS = (",", "،", "，", "、")
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"))
#: A phrase that is said again behind a comma has so many words.
_SHORTEST, _LONGEST = 3, 8
_NUMBER = {2: "twice", 3: "three times"}


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each phrase that follows itself once or twice; spans cover all copies."""
    for run in doc.runs:
        unit = run.unit
        if run.copies > 3 or unit < 2 or (run.copies == 3 and unit >= 4):
            continue
        sentence = doc.sentence_at(doc.starts[run.first])
        if sentence is None or sentence.kind == QUOTE or doc.starts[run.last - 1] >= sentence.end:
            continue
        phrase = doc.words[run.first:run.first + unit]
        if _is_phrase(doc, run, phrase) and not _is_rhythm(doc, run) and not _is_emphasis(doc, sentence, run):
            first = run.first + (phrase[0] in _COMMAS)
            shown = doc.text[doc.starts[first]:doc.ends[run.first + unit - 1]].rstrip(" ,،，、")
            yield RULE.finding(doc.token_span(first, run.last),
                               f"the phrase “{shown}” stands {_NUMBER[run.copies]} in a row", suggestion=shown)
    yield from _across_commas(doc)


def _across_commas(doc: Document) -> Iterator[Finding]:
    """A phrase of three words or more that is said again behind a comma, and nothing goes on from it."""
    lows, commas = doc.lows, doc.where(_COMMAS) if doc.language.spaces else []
    in_run = {token for run in doc.runs for token in range(run.first, run.last)} if commas else set()
    for i in commas:
        size = next((n for n in range(_SHORTEST, _LONGEST + 1) if lows[i - n:i] == lows[i + 1:i + 1 + n]), 0)
        sentence = doc.sentence_at(doc.starts[i])
        if not size or i < size or i in in_run:
            continue
        if sentence is None or sentence.kind == QUOTE or doc.is_quoted(doc.starts[i]):
            continue
        first, last = i - size, i + 1 + size
        if first < sentence.first or last >= sentence.last or not all(doc.is_word[first:i]) or doc.is_word[last]:
            continue
        if doc.words[last] not in (".", "।", "۔", *_COMMAS):
            continue  # it goes on
        if " ".join(lows[first:i]) in doc.language.words("repeatable-words"):
            continue
        shown = doc.text[doc.starts[first]:doc.ends[i - 1]]
        yield RULE.finding(doc.token_span(first, last), f"the phrase “{shown}” stands twice in a row", suggestion=shown)


def _is_phrase(doc: Document, run: Run, phrase: list[str]) -> bool:
    """Enough words, at most a comma among them, and not only names."""
    words = [word for word in phrase if word[0].isalpha()]
    marks = [word for word in phrase if not word[0].isalnum()]
    if any(mark not in _COMMAS for mark in marks) or len(marks) > 1:
        return False
    if not doc.language.spaces:
        # Thai ends a clause with a blank: what follows it begins anew.
        parted = doc.starts[run.first + run.unit] > doc.ends[run.first + run.unit - 1]
        return 4 <= len(words) <= 20 and len(set(words)) > 2 and not parted
    if phrase[0] in _COMMAS and len(words) < 4:
        return False
    if " ".join(phrase).lower() in doc.language.words("repeatable-words") or _is_glued(doc, run):
        return False
    if len(words) == 2 and _is_idiom(doc, run):
        return False
    enough = 2 <= len(words) <= 8 and (not marks or len(words) >= 3)
    return enough and not all(word[0].isupper() for word in words) and max(map(len, words)) > 2


def _is_glued(doc: Document, run: Run) -> bool:
    """The second copy begins with a capital, the first one not or at a start: a headline and its lead."""
    one, two = run.first, run.first + run.unit
    if not doc.words[two][0].isupper():
        return False
    return not doc.words[one][0].isupper() or one == 0 or not doc.is_word[one - 1]


def _is_idiom(doc: Document, run: Run) -> bool:
    """Two words that hold a coordinator (“and more and more”) or end in a small word (“hand in hand in”)."""
    language, one, two = doc.language, doc.lows[run.first], doc.lows[run.first + 1]
    closed, coordinators = language.words("function-words"), language.words("coordinators")
    return not closed or one in coordinators or two in coordinators or (two in closed and one not in closed)


def _is_rhythm(doc: Document, run: Run) -> bool:
    """A x A x A (“day after day after day”), one more of it (“another, and then another”), or a compound at last."""
    more = doc.language.properties.get("iteration-words", "").split()
    unit = doc.lows[run.first:run.first + run.unit]
    if any(word in (unit if doc.language.spaces else "".join(unit)) for word in more):
        return True
    first, after = doc.lows[run.first], doc.lows[run.last:run.last + 1]
    if after in (["-"], ["–"]) and any(word in _COMMAS for word in doc.words[run.first:run.last]):
        return True  # a list: "tổ chức chính trị, tổ chức chính trị - xã hội"
    if run.unit > 3 or run.last == len(doc.lows) or doc.lows[run.last] != first:
        return False
    # “в конце недели в конце недели в Женеве”: the same small word opens the next phrase.
    return run.unit < 3 or first not in doc.language.words("function-words")


def _is_emphasis(doc: Document, sentence: Sentence, run: Run) -> bool:
    """Set off by a comma inside a quotation: the speaker repeats it, or sings."""
    last = run.last - 1
    if not any(word in _COMMAS for word in doc.words[run.first:last + 1]):
        return False
    before = doc.text[sentence.start:doc.starts[run.first]]
    return any(before.count(a) > before.count(b) for a, b in _PAIRS) or before.count('"') % 2 == 1
