"""A compound is written in two words.

## What it does
Flags two neighbouring words that stand as one word elsewhere in the same text ("Bundes Regierung" … "Bundesregierung"),
in languages that write compounds together.

## Why it matters
English parts its compounds, and so does a system that thinks in English.

## Example
> Die Landes Regierung berät am Montag. Die Landesregierung hatte im Mai zugestimmt.

## When it is wrong
Pairs that are lawful either way ("so weit", "soweit"): closed-class words and words of under three letters are left
alone, and so is a text that never writes the compound together.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import Document

RULE = Rule("compound-spacing", Category.SPELLING, Severity.MINOR, needs=("compounds", "function-words"))

_SHORTEST = 8


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each pair, with a note at the compound."""
    long = {low for low in doc.vocabulary if len(low) >= _SHORTEST and low.isalpha()}
    if not long:
        return
    closed, lows = doc.language.words("function-words"), doc.lows
    heads = {low[:3] for low in long}
    for i in range(len(lows) - 1):
        if lows[i][:3] not in heads or lows[i] + lows[i + 1] not in long:
            continue
        first, second = lows[i], lows[i + 1]
        if min(len(first), len(second)) < 3 or first in closed or second in closed:
            continue
        if doc.text[doc.ends[i]:doc.starts[i + 1]] == " " and not doc.is_quoted(doc.starts[i]):
            other = lows.index(first + second)
            if doc.words[other].islower() and doc.words[i][0].isupper():
                continue  # a name and its address (@markusmuster); “mit Diesel betrieben”, “dieselbetrieben”
            yield RULE.finding(
                doc.token_span(i, i + 2), "one word elsewhere in this text", suggestion=doc.words[other],
                related=(Note(doc.token_span(other, other + 1), "written together"),),
            )
