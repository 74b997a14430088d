"""The quotation marks are those of another language.

## What it does
Reports, once a text, that quotations stand in double marks that the language does not print: „ “ in French, « » in
English, “ ” in Polish. Each language folder lists the systems that its good newspapers use (property ``quotes``);
straight marks are accepted everywhere, and nested marks are not looked at.

## Why it matters
Systems carry the marks of the source over; readers see at once that the text is a translation.

## Example
> La ministre a dit : „ Nous sommes prêts. “

## When it is wrong
House styles of their own: list the rule under ``ignore``, or accept the mark. One quotation alone is not enough.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.quotes import Quotation

RULE = Rule("quote-style-locale", Category.LOCALE_PUNCTUATION, Severity.MINOR, typographic=True, needs=("language",))

_LOOSE = {"＂": '"'}  # wide forms of a mark


def check(doc: Document, *, least: int = 2) -> Iterator[Finding]:
    """Yield at most one finding; ``least`` is how many quotations must be in foreign marks."""
    allowed = {pair for pair in doc.language.properties.get("quotes", "").split() if len(pair) == 2} | {'""'}
    if not doc.quotations or len(allowed) == 1:
        return
    if any(pair[0] == "„" for pair in allowed):
        allowed.add('„"')  # the closing mark that every keyboard has
    # A keyboard's mark at one end and a printer's at the other is a slip of no language: `quote-style-mixed`.
    foreign = [
        quotation for quotation in doc.quotations
        if quotation.closer and _pair(quotation).count('"') != 1 and _pair(quotation) not in allowed
    ]
    if len(foreign) < least:
        return
    first = foreign[0]
    usual = next(pair for pair in doc.language.properties["quotes"].split())
    yield RULE.finding(
        doc.span(first.start, first.start + 1),
        f"{doc.language.name} prints {usual[0]} {usual[1]}, not {first.opener} {first.closer} ({len(foreign)} times)",
    )


def _pair(quotation: Quotation) -> str:
    return "".join(_LOOSE.get(mark, mark) for mark in (quotation.opener, quotation.closer))
