"""Shares that are told down to the last one do not make a whole.

## What it does
Adds the percentages of a sentence that names what is left ("and the remaining 20 per cent") and flags that last share
when all together do not make 100.

## Why it matters
One of the shares was changed on the way.

## Example
> In all 50 per cent backed the plan, 35 per cent were against it and the remaining 25 per cent did not say.

## When it is wrong
Rounded shares may miss the whole by a point or two, which is allowed for. A sentence that also gives a rate of
something else is one that cannot be added; more than 160 per cent in all is taken for that.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.quantity import in_sentence

RULE = Rule("percent-sum", Category.MISTRANSLATION, Severity.MINOR, needs=("remainder-words",))

_ROUNDING = 2.0
#: So soon behind the word for what is left its share must begin.
_REACH = 16
#: Below and above this the shares are not of one whole.
_LEAST, _MOST = 60.0, 160.0


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding at the share that is said to be the last."""
    for start, end, _ in doc.occurrences("remainder-words") if any(map(str.isdecimal, doc.alphabet)) else ():
        sentence = doc.sentence_at(start)
        if sentence is None or not any(map(str.isdecimal, doc.text[end : end + _REACH])):
            continue
        shares = [quantity for quantity in in_sentence(doc, sentence) if quantity.unit == "%"]
        if len(shares) < 2 or not end <= shares[-1].start < end + _REACH:
            continue
        total = sum(share.values[0].rough for share in shares)
        if _LEAST < total < _MOST and abs(total - 100) > _ROUNDING:
            last = shares[-1]
            yield RULE.finding(doc.span(last.start, last.end), f"all shares together make {total:g} %")
