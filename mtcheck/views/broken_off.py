"""Which sentences break off."""

from typing import TYPE_CHECKING

from mtcheck.layout import CAPTION, LIST, PROSE, Paragraph, Sentence
from mtcheck.text.scripts import script_of

if TYPE_CHECKING:
    from mtcheck.model import Document


def truncated(doc: "Document") -> list[tuple[Sentence, bool]]:
    """The sentences that break off, in text order, each with whether its last word proves it.

    Proof is a last word with which no sentence of the language ends. Without it a long paragraph of prose is
    taken as cut when nearly all others of the text are closed by a mark.
    """
    endings = doc.language.words("incomplete-endings")
    proven = [s for s in doc.sentences[1:] if s.kind not in (LIST, CAPTION) and _hangs(doc, s, endings)]
    found = {sentence.index: (sentence, True) for sentence in proven}
    # The head of a text, down to its first line with a closing mark, needs none: headlines, a standfirst.
    ends = (doc.terminated(doc.sentences[p.last_sentence - 1]) for p in doc.paragraphs)
    opening = 1 + next((i for i, closed in enumerate(ends) if closed), 0)
    long = [p for p in doc.paragraphs[opening:] if p.kind == PROSE and p.last_token - p.first_token >= 8]
    open_ended = [p for p in long if not doc.terminated(doc.sentences[p.last_sentence - 1])]
    if len(open_ended) == 1 and len(long) >= 5 and _is_cut(doc, open_ended[0]):
        sentence = doc.sentences[open_ended[0].last_sentence - 1]
        found.setdefault(sentence.index, (sentence, False))
    return [found[index] for index in sorted(found)]


def _is_cut(doc: "Document", paragraph: Paragraph) -> bool:
    """Whether a paragraph without a closing mark is cut prose: no quotation that goes on, credit or address."""
    last = doc.sentences[paragraph.last_sentence - 1]
    text = doc.text[paragraph.start:paragraph.end]
    return (
        last.last - last.first >= (6 if paragraph.last_sentence - paragraph.first_sentence > 1 else 12)
        and not any(mark in text for mark in "\"“”„«»「」/@©")
        and not _goes_on(doc, paragraph.end)
        and not (doc.words[last.last - 2] == "." and doc.ends[last.last - 2] == doc.starts[last.last - 1])  # URL
        and not any(start == paragraph.start for start, _, _ in doc.stock_phrases("site-residue"))
        and doc.words[last.last - 1].isalpha() and not doc.words[last.last - 1][0].isupper()
        and (doc.language.cased or (doc.language.base == "ja" and "\u3041" <= text[-1] <= "\u309f"))
        and not text.endswith(tuple(doc.language.words("open-list-words") or ("\0",)))  # “… など”
    )


def _goes_on(doc: "Document", position: int) -> bool:
    """Whether the text after a line goes on with its sentence: a small letter, a quotation, a dash."""
    following = doc.text[position:position + 3].strip()[:1]
    return following.islower() or following in tuple("\"“„«»「-–—")


def _hangs(doc: "Document", sentence: Sentence, endings: frozenset[str]) -> bool:
    last = sentence.last
    if last - sentence.first < 4 or _goes_on_in_latin(doc, sentence):
        return False
    if doc.words[last - 1] in (".", "。", "।", "۔"):
        if doc.text[sentence.end:sentence.end + 2].strip().isdecimal():
            return False  # the stop of an abbreviation: no. 7
        last -= 1
    word = doc.words[last - 1]
    if word in ("'", "’"):  # an elided word that lost its host: l'
        return doc.lows[last - 2] + "'" in endings
    if not doc.language.spaces:
        tail = "".join(doc.lows[max(sentence.first, last - 4):last])
        return last == sentence.last and tail.endswith(tuple(endings))
    if doc.starts[last - 1] == doc.ends[last - 2] and doc.words[last - 2] in (".", "/", "@"):
        return False  # the end of a web address
    if last < sentence.last and doc.lows[last - 2] == doc.lows[last - 1]:
        return False  # a name spelled by its letters (سي إن إن)
    return doc.lows[last - 1] in endings and not word[0].isupper() and (len(word) > 1 or last == sentence.last)


def _goes_on_in_latin(doc: "Document", sentence: Sentence) -> bool:
    """Whether the next line begins with a Latin name in a text of another alphabet: it stood in a link."""
    following = doc.words[sentence.last:sentence.last + 1]
    return bool(following) and "Latn" not in doc.language.scripts and script_of(following[0][0]) == "Latn"
