"""The reader is addressed formally here and informally there.

## What it does
Reports, once a text, that both forms of address stand in it (du and Sie, tú and usted, ты and вы), each twice or more,
outside quotations.

## Why it matters
English has one "you": a system decides anew in each sentence.

## Example
> Prüfen Sie zuerst Ihre Daten. Dann kannst du dein Konto anmelden.

## When it is wrong
Interviews and letters printed without quotation marks. Paragraphs with a question mark or a quotation are left out.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Note, Rule, Severity
from mtcheck.model import PROSE, Document

RULE = Rule("register-mixed", Category.REGISTER, Severity.MINOR, needs=("address-forms",))


def check(doc: Document, *, least: int = 2) -> Iterator[Finding]:
    """Yield at most one finding, at the first form of the rarer register; ``least`` is how often each must stand."""
    forms = doc.language.mapping("address-forms")
    if len({forms[low].split("-")[0] for low in forms.keys() & doc.vocabulary}) < 2:
        return
    places: dict[str, list[int]] = {"formal": [], "informal": []}
    for sentence in doc.sentences:
        paragraph = doc.paragraphs[sentence.paragraph]
        text = doc.text[paragraph.start:paragraph.end]
        if sentence.kind != PROSE or any(mark in text for mark in "?؟\"“”„«»"):
            continue
        for i in range(sentence.first, sentence.last):
            form = forms.get(doc.lows[i])
            if form == "formal-capital" and (i == sentence.first or not doc.words[i][0].isupper()):
                continue
            if form is not None:
                places[form.split("-")[0]].append(i)
    if min(map(len, places.values())) < least:
        return
    rarer, usual = sorted(places, key=lambda name: (len(places[name]), places[name][0]))
    first, other = places[rarer][0], places[usual][0]
    yield RULE.finding(
        doc.token_span(first, first + 1), f"{rarer} address in a text with {usual} address (“{doc.words[other]}”)",
        related=(Note(doc.token_span(other, other + 1), usual),),
    )
