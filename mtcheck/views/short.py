"""Which short sentences stand so plainly in running prose that a missing verb would be a fault, and in which texts."""

from typing import TYPE_CHECKING

from mtcheck.layout import AFTER_END, PROSE, QUESTION_PARTICLES, QUOTE, Sentence
from mtcheck.text.scripts import script_of

if TYPE_CHECKING:
    from mtcheck.model import Document


#: A text with so many sentences of up to so many words, if they are a share of all, is written in that style: in
#: genuine news half of the texts have none, nine tenths fewer than a fifth; features and portraits have half.
_CLIPPED, _CLIPPED_WORDS, _CLIPPED_SHARE = 5, 5, 0.25
#: Characters that say as much as a word where words are not separated.
_CHARACTERS = 2
#: Full stops: they close a statement.
_STOPS = frozenset(".。।۔։።")


def short_sentences(doc: "Document") -> list[Sentence]:
    """The short sentences (two to eight words, some three characters a word) that stand plainly in running prose.

    That is: between sentences that end in a mark and are no questions, headlines or lists, of words and
    commas up to one full stop, and no set phrase. Only of these can it be said that a missing verb is a fault.
    """
    longest = 8 if doc.language.spaces else 20
    return [
        s for s in doc.sentences[1:]
        if s.kind == PROSE and s.last - s.first <= longest + 3 and _is_plain(doc, s, longest)
        and _stands_in_prose(doc, s)
    ]


def is_clipped(doc: "Document") -> bool:
    """Whether a text is written in short sentences ("Dusk. No Sundays off. Why?"), where a fragment is the writer's."""
    prose = [s for s in doc.sentences if s.kind in (PROSE, QUOTE)]
    most = _CLIPPED_WORDS if doc.language.spaces else _CLIPPED_WORDS * _CHARACTERS
    clipped = sum(sum(doc.is_word[s.first:s.last]) <= most for s in prose)
    return clipped >= max(_CLIPPED, _CLIPPED_SHARE * len(prose))


def _is_plain(doc: "Document", sentence: Sentence, longest: int) -> bool:
    text = doc.text[sentence.start:sentence.end]
    if text[-1] not in _STOPS or text[-2:] in ("..", "…."):
        return False
    words = doc.words[sentence.first:sentence.last - 1]
    letters = [word for word in words if word[0].isalpha()]
    if not 2 <= len(letters) <= longest or not all(word[0].isalnum() or word in ",،、，" for word in words):
        return False
    if not doc.language.spaces and words[-1] in QUESTION_PARTICLES:
        return False
    numbered = doc.text[sentence.end:sentence.end + 2].strip().isdecimal()
    if words[-1][0].isupper() and (len(words[-1]) <= 2 or numbered):
        return False  # an abbreviation that cut the sentence off: "the Act No."
    if len(letters) > 4 and _is_title_case(doc, sentence, letters):
        return False  # a headline with a stop
    if doc.language.scripts and script_of(letters[0][0]) not in doc.language.scripts:
        return False
    if (len(words[0]) > 1 and words[0].isupper()) or words[0][0].isdecimal():
        return False  # a dateline, a list
    return " ".join(doc.sentence_words(sentence)) not in doc.language.words("verbless-formulas")


def _is_title_case(doc: "Document", sentence: Sentence, letters: list[str]) -> bool:
    """Whether two thirds of the words have a capital and no small word opens them ("In New York City …")."""
    language = doc.language
    if language.is_set("nouns-capitalised") or doc.lows[sentence.first] in language.words("function-words"):
        return False
    return sum(word[0].isupper() for word in letters[1:]) * 3 >= (len(letters) - 1) * 2


def _stands_in_prose(doc: "Document", sentence: Sentence) -> bool:
    """Whether complete sentences stand before and after, and no abbreviation cut this one off."""
    before = doc.sentences[sentence.index - 1]
    after = doc.sentences[sentence.index + 1] if sentence.index + 1 < len(doc.sentences) else None
    for other in (before, after):
        if other is not None and (other.kind not in (PROSE, QUOTE) or not _is_stopped(doc, other)):
            return False
    if before.last - before.first < 4 or (after is not None and doc.text[after.start].islower()):
        return False
    joined = before.paragraph == sentence.paragraph
    last = doc.words[before.last - 2]
    return not (joined and doc.words[before.last - 1] == "." and len(last) <= 2 and last.isalnum())


def _is_stopped(doc: "Document", sentence: Sentence) -> bool:
    """Whether a sentence ends in a full stop, before closing quotation marks."""
    text = doc.text[max(sentence.start, sentence.end - 4):sentence.end].rstrip(AFTER_END)
    return text[-1:] in _STOPS and text[-2:] != ".."
