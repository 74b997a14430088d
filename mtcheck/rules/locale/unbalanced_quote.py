"""A quotation mark has no partner.

## What it does
Flags a double quotation mark that opens and is never closed in its paragraph, or closes what nothing opened.

## Why it matters
A mark was lost in translation: the reader cannot tell who speaks, and where the quotation ends.

## Example
> “We are ready, the captain said, and looked at the sea.

## When it is wrong
A quotation that goes on over paragraphs opens each of them again and closes the last one only; a mark is not missed
then. Inches, minutes and Hebrew gershayim are no quotation marks. Where several marks of a text have no partner its
system is its own, and nothing is said.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import CAPTION, HEADLINE, LIST, Document, Paragraph
from mtcheck.text.quotes import Quotation, scan

RULE = Rule("unbalanced-quote", Category.PUNCTUATION, Severity.MINOR, needs=("language",))

_MOST = 2
_AHEAD = 8
#: A line of one or two sentences can be the end of a quotation whose start a system cut off with its line.
_SENTENCES = 3


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such mark; spans cover the mark."""
    if all(quotation.closer for quotation in doc.quotations) and not doc.stray_quotes:
        return
    scanned = [_Marks(paragraph, *scan(doc.prose, paragraph.start, paragraph.end)) for paragraph in doc.paragraphs]
    found: list[tuple[int, str]] = []
    for index, marks in enumerate(scanned):
        if marks.paragraph.kind in (HEADLINE, CAPTION, LIST) or _is_unclear(doc, marks.paragraph):
            continue
        if marks.unclosed is not None and not _goes_on(scanned[index + 1:index + 1 + _AHEAD]):
            found.append((marks.unclosed.start, "opens a quotation that is not closed"))
        several = marks.paragraph.last_sentence - marks.paragraph.first_sentence >= _SENTENCES
        if several and marks.strays and not any(earlier.unclosed for earlier in scanned[max(0, index - _AHEAD):index]):
            found.append((marks.strays[0], "closes a quotation that was not opened"))
    if len(found) <= _MOST:
        for position, message in found:
            yield RULE.finding(doc.span(position, position + 1), message)


class _Marks(NamedTuple):
    paragraph: Paragraph
    quotations: list[Quotation]
    strays: list[int]

    @property
    def unclosed(self) -> Quotation | None:
        return next((quotation for quotation in self.quotations if not quotation.closer), None)


def _goes_on(following: list[_Marks]) -> bool:
    """Whether the next paragraph opens with a mark, or one of the next closes the quotation or leaves it open too."""
    if following and following[0].quotations and following[0].quotations[0].start == following[0].paragraph.start:
        return True
    return any(marks.strays or marks.unclosed for marks in following)


def _is_unclear(doc: Document, paragraph: Paragraph) -> bool:
    """Several systems in one paragraph, or straight marks of an even number: which one lacks a partner is a guess."""
    text = doc.prose[paragraph.start:paragraph.end]
    systems = [system for system in ('"', "„", "“”", "«»", "「」") if any(mark in text for mark in system)]
    return (len(systems) > 1 and systems != ["„", "“”"]) or (systems == ['"'] and text.count('"') % 2 == 0)
