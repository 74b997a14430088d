"""Which sentences are in another language than the text."""

from typing import TYPE_CHECKING

from mtcheck.lang.detect import foreign_language
from mtcheck.layout import CAPTION, LIST, QUOTE, Sentence
from mtcheck.text.scripts import script_of

if TYPE_CHECKING:
    from mtcheck.model import Document


def foreign(doc: "Document") -> dict[int, str]:
    """The sentences that are surely in another language: index → its code (``und`` if only the script shows it).

    Quotations in that language, captions, lists, posts with @names and #tags and lists of names are left out.
    """
    if not doc.language.covered:
        return {}
    candidates = (s for s in doc.sentences if s.kind not in (CAPTION, LIST) and _may_be_foreign(doc, s))
    pairs = (
        (s.index, foreign_language(doc.text[s.start:s.end], doc.sentence_words(s), doc.language))
        for s in candidates
    )
    found = {index: code for index, code in pairs if code is not None}
    return {index: code for index, code in found.items() if not _is_quoted_whole(doc, doc.sentences[index], found)}


def _is_quoted_whole(doc: "Document", sentence: Sentence, foreign: dict[int, str]) -> bool:
    """Whether the sentence stands in a quotation that has no sentence in the document's language."""
    if sentence.kind != QUOTE:
        return False
    quotation = doc.quotation_before(sentence.end - 1)
    if quotation is None or quotation.end <= sentence.start:
        return True
    beside = [s for s in doc.sentences[max(0, sentence.index - 3):sentence.index + 4] if s.index not in foreign]
    return not any(quotation.start < s.end - 1 and s.end <= quotation.end and s.last - s.first > 4 for s in beside)


def _may_be_foreign(doc: "Document", sentence: Sentence) -> bool:
    first, last = sentence.first, sentence.last
    size = last - first
    if size < 8 or sentence.end - sentence.start < 30:
        return False
    text = doc.text[sentence.start:sentence.end]
    if doc.language.spaces:
        own = sum(map(doc.language.words("function-words").__contains__, doc.lows[first:last]))
        absent = doc.language.properties.get("absent-letters", "")
        if own * 4 > size and not any(letter in text for letter in absent):
            return False
    elif sum(script_of(word[0]) in doc.language.scripts for word in doc.words[first:last]) * 5 > size:
        return False
    letters = [word for word in doc.words[first:last] if word[0].isalpha()]
    names = sum(word[0].isupper() for word in letters)
    return "@" not in text and "#" not in text and names * 2 < len(letters)
