"""A mark of another script stands in a sentence.

## What it does
Reports, once a text, Latin punctuation where the script has marks of its own: a half-width comma or stop between
Chinese or Japanese characters, "?" or ";" after an Arabic word, "?" in Greek, a Latin stop where the text otherwise
ends its sentences with "।", "۔" or "։"; and "。" or "،" behind a letter of any other script.

## Why it matters
Systems copy the marks of the source; in Greek a copied ";" is a question.

## Example
> 会议于周一开始,持续三天,与会者超过一百人.

## When it is wrong
Editors who type Latin marks throughout: where the text uses no mark of its own script at all, only Chinese,
Japanese, Arabic question marks and Greek ones are reported. Marks beside Latin letters or digits are left alone.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("punctuation-of-script", Category.LOCALE_PUNCTUATION, Severity.MINOR, typographic=True, needs=("language",))

_HAN = r"\u3041-\u30ff\u3400-\u9fff"
_ARAB = r"\u0620-\u064a\u0671-\u06d3"
#: Where Latin marks show at once that they are foreign, by script.
_PLAIN = {
    "Hani": lazy(rf"(?<=[{_HAN}])[,.?!;:](?=[{_HAN}\s]|$)"),
    "Arab": lazy(rf"(?<=[{_ARAB}])[?;](?=\s|$)"),
    "Grek": lazy(r"(?<=[\u0370-\u03ff\u1f00-\u1fff])\?(?=\s|$|[»”\"])"),
}
#: Marks of Han and Arabic script behind a letter of another one; a single one is enough.
_WIDE = lazy(r"(?<=[^\W\d_\u0600-\u06ff\u3040-\u9fff\uac00-\ud7a3])[。，、；：！？،؛؟](?=[\s\"”»)]|$|[^\W\d_])")
_OWNERS = frozenset(("Hani", "Kana", "Hira", "Hang", "Arab", "Thaa", "Syrc"))
#: Where they do so only beside the script's own marks: own mark, pattern, least number of own marks.
_MIXED = {
    "Arab": (("،", lazy(rf"(?<=[{_ARAB}]),(?=\s)")), ("۔", lazy(rf"(?<=[{_ARAB}])\.(?=\s|$)"))),
    "Deva": (("।", lazy(r"(?<=[\u0900-\u0939\u093e-\u094d])\.(?=\s[\u0904-\u0939]|\n|$)")),),
    "Beng": (("।", lazy(r"(?<=[\u0981-\u09b9\u09be-\u09cd])\.(?=\s[\u0985-\u09b9]|\n|$)")),),
    "Armn": (("։", lazy(r"(?<=[\u0561-\u0587])[.:](?=\s[\u0531-\u0556]|\n|$)")),),
}


def check(doc: Document, *, least: int = 2) -> Iterator[Finding]:
    """Yield at most one finding a kind; ``least`` is how many Latin marks there must be."""
    if doc.language.scripts and not doc.language.scripts & _OWNERS and not doc.alphabet.isdisjoint("。，、；：！？،؛؟"):
        wide = next((match.start() for match in _WIDE.finditer(doc.prose)), -1)
        if wide >= 0:
            yield RULE.finding(doc.span(wide, wide + 1),
                               f"the mark “{doc.prose[wide]}” of another script in {doc.language.name} text")
    found: list[int] = []
    for script in doc.language.scripts & (_PLAIN.keys() | _MIXED.keys()):
        if script in _PLAIN:
            found += [match.start() for match in _PLAIN[script].finditer(doc.prose)]
        for own, pattern in _MIXED.get(script, ()):
            places = [match.start() for match in pattern.finditer(doc.prose)] if own in doc.alphabet else []
            if own != "،":  # the stop of an abbreviation ends no sentence
                ends = {sentence.end for sentence in doc.sentences}
                places = [place for place in places if place + 1 in ends]
            if 0 < len(places) * 2 < doc.prose.count(own):
                found += places
    found = sorted(place for place in found if not doc.is_quoted(place))
    if len(found) >= least:
        mark = doc.prose[found[0]]
        yield RULE.finding(doc.span(found[0], found[0] + 1),
                           f"the Latin mark “{mark}” in {doc.language.name} text ({len(found)} such marks)")
