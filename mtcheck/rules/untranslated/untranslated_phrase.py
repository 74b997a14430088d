"""A phrase was left in another language.

## What it does
Flags two or more closed-class words of another language (articles, prepositions, auxiliaries) among three or more
foreign words in a row inside a sentence; in a run of English, its usual words count as well. In a text of another
script two words with an auxiliary are enough, and two at the beginning of a sentence.

## Why it matters
A stretch of the source slipped through; content words can be names or loans, closed-class words in a row cannot.

## Example
> Die Polizei sperrte the whole of the Brücke für mehrere Stunden.

## When it is wrong
Titles of works, names of bodies ("Bank of the West"), Latin phrases. Capitalised words, quotations, italics and
brackets are left alone, and words that both languages have do not count. A short sentence that is foreign as a whole
("C'est la vie, on le sait.") may be a saying: unless it is English, or in the language of the source, it is possible.
"""

from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.lang import load
from mtcheck.lang.detect import other_words, own_words
from mtcheck.model import CAPTION, LIST, QUOTE, Document, Sentence

RULE = Rule("untranslated-phrase", Category.UNTRANSLATED, Severity.MAJOR, needs=("function-words",))

#: Systems fall back to English, in any pair.
_SOURCES = ("en",)
_LONGEST = 14
_PLAIN = 4


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each phrase; spans run from its first to its last foreign closed-class word."""
    foreign = _foreign_words(doc)
    if len(foreign) < 2:
        return
    hits = [i for i in doc.where(foreign) if not doc.words[i][0].isupper() or _opens_a_sentence(doc, i)]
    start = 0
    while start < len(hits):
        end = start + 1
        while end < len(hits) and hits[end] - hits[end - 1] <= 3:
            end += 1
        finding = _phrase(doc, hits[start:end], foreign) if end - start > 1 else None
        if finding is not None:
            yield finding
        start = end


def _opens_a_sentence(doc: Document, i: int) -> bool:
    sentence = doc.sentence_at(doc.starts[i])
    return sentence is not None and sentence.first == i


def _foreign_words(doc: Document) -> dict[str, frozenset[str]]:
    """The words of the text that are closed-class words of other languages and not of its own: word → codes."""
    own = doc.language
    unknown = {low for low in doc.vocabulary - own_words(own.code) if len(low) > 1 and low.isalpha()}
    unknown.difference_update(own.words("common-words"), own.mapping("number-words"), own.mapping("ordinals"))
    found: dict[str, frozenset[str]] = {}
    if own.base != "en" and ("Latn" not in own.scripts or own.has("shared-words")):
        usual = load("en").words("common-words") & (unknown - own.words("shared-words"))
        found.update(dict.fromkeys(usual, frozenset(("en",))))
    for script in sorted({"Latn", *own.scripts}):
        for word, codes in other_words(unknown, script, own.code).items():
            found[word] = found.get(word, frozenset()) | frozenset(codes)
    return found


def _phrase(doc: Document, hits: list[int], foreign: dict[str, frozenset[str]]) -> Finding | None:
    """The finding for a cluster of hits, if one language explains them and the words around do not speak against it."""
    sentence = doc.sentence_at(doc.starts[hits[0]])
    if sentence is None or sentence.kind in (QUOTE, CAPTION, LIST) or hits[-1] >= sentence.last:
        return None
    codes = frozenset.intersection(*(foreign[doc.lows[i]] for i in hits))
    distinct = {doc.lows[i] for i in hits}
    first, last = hits[0], hits[-1] + 1
    if not codes or len(distinct) < 2 or sum(map(len, distinct)) < 5 or last - first > _LONGEST * 2:
        return None
    if _is_sentence_wide(doc, first, last, sentence):
        return None
    code = min(codes)
    own = doc.language.words("function-words")
    if code == "en":  # “die”, “was”, “in” speak for neither
        own = own - load(code).words("function-words")
    inside = [doc.lows[i] for i in range(first, last) if doc.is_word[i]]
    # In another script two are enough with an auxiliary, and two where a small word opens a sentence ("The parents …").
    small = load(code).words("function-words")
    opens = first == sentence.first and doc.lows[first] in small
    helped = "Latn" not in doc.language.scripts and not (small & load(code).words("finite-verbs")).isdisjoint(inside)
    two = opens or helped
    if len(inside) < 3 - two:
        return None
    if any(low in own for low in inside) or _is_marked(doc, first, last, sentence):
        return None
    if _is_title(doc, first, last, sentence, len(hits) >= _PLAIN):
        return None
    saying = code not in _SOURCES and _is_sentence(doc, first, last, sentence) and not _is_source(doc, code)
    return RULE.finding(
        doc.token_span(first, last), f"left in {load(code).name}",
        confidence=Confidence.POSSIBLE if saying else Confidence.LIKELY,
    )


def _is_sentence(doc: Document, first: int, last: int, sentence: Sentence) -> bool:
    """The phrase is all of its short sentence but two words: a saying that is quoted ("Il faut bien le faire.")."""
    return sum(doc.is_word[sentence.first:sentence.last]) - sum(doc.is_word[first:last]) <= 2


def _is_source(doc: Document, code: str) -> bool:
    return doc.source is not None and doc.source.language.base == code


def _is_marked(doc: Document, first: int, last: int, sentence: Sentence) -> bool:
    """Whether the phrase stands in quotation marks, brackets or italics."""
    before = doc.text[max(sentence.start, doc.starts[first] - 40):doc.starts[first]]
    after = doc.text[doc.ends[last - 1]:min(sentence.end, doc.ends[last - 1] + 40)]
    return any(mark in before for mark in "\"“„«‹([*_‘'") and any(mark in after for mark in "\"”“»›)]*_’'")


def _is_sentence_wide(doc: Document, first: int, last: int, sentence: Sentence) -> bool:
    """The whole sentence is foreign (that is `untranslated-sentence`), or a post with @names and #tags."""
    text = doc.text[sentence.start:sentence.end]
    size = sentence.last - sentence.first
    wide = size >= 8 and (last - first) * 10 >= size * 6
    return wide or sentence.index in doc.foreign or "@" in text or "#" in text


def _is_title(doc: Document, first: int, last: int, sentence: Sentence, plain: bool) -> bool:
    """Capitals in the phrase or at its border: a name or title. Where nouns are capitalised, at both borders.

    In a long run of foreign words the borders prove nothing, and the first word of a sentence never does.
    """
    opens = first == sentence.first
    if plain or opens:
        return any(doc.words[i][0].isupper() for i in range(first + opens, min(last + (not plain), sentence.last)))
    capital = [doc.words[i][0].isupper() for i in range(max(sentence.first, first - 1), min(last + 1, sentence.last))]
    if doc.language.is_set("nouns-capitalised"):
        return capital[0] and capital[-1] and first > sentence.first
    return any(capital[1:] if first - 1 == sentence.first else capital)
