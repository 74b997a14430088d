"""Recall on inserted errors: one artefact is put into each genuine news document, and must be found at its place.

    python -m bench.inserted [--langs en,de] [--kinds a,b] [--limit N] [--misses N]

Each kind is made by a function (document, random) → (new text, span of the artefact) or None where the document
offers no place. Found = a finding of one of the kind's rules overlaps the span. Seeded: the same data, the same table.
"""

import argparse
import random
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from bench.data import DATA, native_news, news
from bench.shared_words import counts
from mtcheck import api, engine
from mtcheck.lang import calendar_names, known, load
from mtcheck.model import PROSE, Document, Sentence
from mtcheck.text.calendars import longest, weekday


class Planted(NamedTuple):
    """A text with an artefact and the half-open span in which it must be found."""

    text: str
    start: int
    end: int


Maker = Callable[[Document, random.Random], Planted | None]


def _prose(doc: Document, least: int = 8) -> list[Sentence]:
    return [s for s in doc.sentences[1:] if s.kind == PROSE and s.last - s.first >= least and doc.terminated(s)]


def _replace(doc: Document, start: int, end: int, new: str) -> Planted:
    return Planted(doc.text[:start] + new + doc.text[end:], start, start + len(new))


def _words(doc: Document, sentence: Sentence, least: int = 2) -> list[int]:
    return [
        i for i in range(sentence.first + 1, sentence.last - 1)
        if doc.words[i].isalpha() and not doc.words[i][0].isupper() and len(doc.words[i]) >= least
    ]


def _pick_word(doc: Document, rng: random.Random, least: int = 2) -> int | None:
    places = [i for s in _prose(doc) for i in _words(doc, s, least)]
    return rng.choice(places) if places else None


def repeated_word(doc: Document, rng: random.Random) -> Planted | None:
    """A word twice, other than those that the language doubles lawfully."""
    if not doc.language.spaces:
        return None
    lawful = doc.language.words("repeatable-words")
    places = [i for s in _prose(doc) for i in _words(doc, s) if doc.lows[i] not in lawful]
    if not places:
        return None
    i = rng.choice(places)
    return _replace(doc, doc.starts[i], doc.ends[i], f"{doc.words[i]} {doc.words[i]}")


def _unit(doc: Document, rng: random.Random, low: int, high: int) -> tuple[int, int] | None:
    """Consecutive lower-case words in one sentence."""
    size = rng.randint(low, high)
    places = []
    for s in _prose(doc, size + 4):
        for i in range(s.first + 1, s.last - size - 1):
            unit = doc.words[i:i + size]
            if all(w.isalpha() and not w[0].isupper() for w in unit) and len({w.lower() for w in unit}) == size:
                places.append(i)
    return (i := rng.choice(places), i + size) if places else None


def _joiner(doc: Document) -> str:
    return " " if doc.language.spaces else ""


def repeated_phrase(doc: Document, rng: random.Random) -> Planted | None:
    """Three to five words (five to nine characters) twice in a row."""
    unit = _unit(doc, rng, *((3, 5) if doc.language.spaces else (5, 9)))
    if unit is None:
        return None
    start, end = doc.starts[unit[0]], doc.ends[unit[1] - 1]
    return _replace(doc, start, end, _joiner(doc).join([doc.text[start:end]] * 2))


def oscillation_loop(doc: Document, rng: random.Random) -> Planted | None:
    """Two to four words five times in a row."""
    unit = _unit(doc, rng, *((2, 4) if doc.language.spaces else (4, 8)))
    if unit is None:
        return None
    start, end = doc.starts[unit[0]], doc.ends[unit[1] - 1]
    return _replace(doc, start, end, _joiner(doc).join([doc.text[start:end]] * 5))


def in_token_repetition(doc: Document, rng: random.Random) -> Planted | None:
    """The last five letters of a long word again."""
    i = _pick_word(doc, rng, 9) if doc.language.spaces else None
    return None if i is None else _replace(doc, doc.starts[i], doc.ends[i], doc.words[i] + doc.words[i][-5:])


def _later(doc: Document, after: Sentence, text: str, rng: random.Random) -> Planted | None:
    """Put a sentence as a line of its own somewhere after another one."""
    places = [p.end for p in doc.paragraphs if p.start > after.end]
    if not places:
        return None
    at = rng.choice(places)
    return Planted(doc.text[:at] + "\n" + text + doc.text[at:], at + 1, at + 1 + len(text))


def duplicate_sentence(doc: Document, rng: random.Random) -> Planted | None:
    """A sentence again, word for word."""
    sentences = _prose(doc, 8 if doc.language.spaces else 14)
    if not sentences:
        return None
    s = rng.choice(sentences)
    return _later(doc, s, doc.text[s.start:s.end], rng)


def near_duplicate_sentence(doc: Document, rng: random.Random) -> Planted | None:
    """A sentence again with its clauses swapped at a comma."""
    sentences = []
    for s in _prose(doc, 12 if doc.language.spaces else 20):
        text = doc.text[s.start:s.end]
        if len(re.findall("[,，、،]", text)) == 1 and not re.search('["“”„«»「」]', text):
            sentences.append(s)
    if not sentences:
        return None
    s = rng.choice(sentences)
    text = doc.text[s.start:s.end]
    one, mark, two = re.split("([,，、،])", text, maxsplit=1)
    two = two[:-1].strip()
    if not one or not two:
        return None
    return _later(doc, s, two[0].upper() + two[1:] + mark + _joiner(doc) + one[0].lower() + one[1:] + text[-1], rng)


def duplicate_paragraph(doc: Document, rng: random.Random) -> Planted | None:
    """A paragraph of two or more sentences again."""
    paragraphs = [p for p in doc.paragraphs if p.kind == PROSE and p.last_sentence - p.first_sentence > 1]
    if not paragraphs:
        return None
    p = rng.choice(paragraphs)
    return Planted(doc.text + "\n" + doc.text[p.start:p.end], len(doc.text) + 1, len(doc.text) + 1 + p.end - p.start)


def mojibake(doc: Document, rng: random.Random) -> Planted | None:
    """A passage of two characters beyond ASCII or more, its UTF-8 read as Windows-1252 or 1251."""
    codec = "cp1251" if "Cyrl" in doc.language.scripts else "cp1252"
    places = []
    for match in re.finditer(r"[^\s\x00-\x7f][^\s]*", doc.text):
        try:
            places.append((match.span(), match.group().encode().decode(codec)))
        except UnicodeDecodeError:
            continue
    if not places:
        return None
    (start, end), garbled = rng.choice(places)
    return _replace(doc, start, end, garbled)


def _at_word(text: str) -> Maker:
    def make(doc: Document, rng: random.Random) -> Planted | None:
        i = _pick_word(doc, rng)
        return None if i is None else _replace(doc, doc.starts[i], doc.starts[i], text)
    return make


def _in_word(text: str, replace: bool) -> Maker:
    def make(doc: Document, rng: random.Random) -> Planted | None:
        i = _pick_word(doc, rng, 4 if doc.language.spaces else 1)
        if i is None:
            return None
        at = doc.starts[i] + len(doc.words[i]) // 2
        return _replace(doc, at, at + replace, text)
    return make


def _one_of(makers: list[Maker]) -> Maker:
    def make(doc: Document, rng: random.Random) -> Planted | None:
        return rng.choice(makers)(doc, rng)
    return make


def wrong_script_token(doc: Document, rng: random.Random) -> Planted | None:
    """A word in a script that the language does not use."""
    i = _pick_word(doc, rng, 4 if doc.language.spaces else 1)
    other = "정부는" if "Cyrl" in doc.language.scripts else "правительство"
    return None if i is None or not doc.language.scripts else _replace(doc, doc.starts[i], doc.ends[i], other)


_LOOKALIKE = str.maketrans("aecopxyаеcорхуHBKMT", "аеcорхуaecopxyНВКМТ")


def mixed_script_token(doc: Document, rng: random.Random) -> Planted | None:
    """One letter of a word replaced by its look-alike of the other alphabet."""
    places = [
        i for s in _prose(doc) for i in _words(doc, s, 4)
        if sum(a != b for a, b in zip(doc.words[i], doc.words[i].translate(_LOOKALIKE), strict=True)) >= 1
    ]
    if not places or not doc.language.cased:
        return None
    i = rng.choice(places)
    word = doc.words[i]
    k = rng.choice([k for k, c in enumerate(word) if c != c.translate(_LOOKALIKE)])
    return _replace(doc, doc.starts[i], doc.ends[i], word[:k] + word[k].translate(_LOOKALIKE) + word[k + 1:])


def llm_meta_leak(doc: Document, rng: random.Random) -> Planted | None:
    """A chatbot's line before the article."""
    phrases = doc.language.entries("assistant-phrases")
    if not phrases:
        return None
    line = rng.choice(phrases)
    line = line[0].upper() + line[1:] + ":"
    return Planted(line + "\n" + doc.text, 0, len(line))


@lru_cache(maxsize=8)
def _foreign(code: str) -> tuple[str, ...]:
    found = []
    for article in native_news(code):
        doc = Document(article.text, load(code))
        found += [doc.text[s.start:s.end] for s in _prose(doc, 12) if "\n" not in doc.text[s.start:s.end]
                  and not re.search('["“”„«»:@#/()]', doc.text[s.start:s.end])
                  and doc.text[s.start].isupper() == doc.language.cased  # else its head was cut off with the page's
                  and sum(doc.words[i][0].isupper() for i in range(s.first, s.last)) <= 3]
        if len(found) > 400:
            break
    return tuple(found)


def untranslated_sentence(doc: Document, rng: random.Random) -> Planted | None:
    """A genuine sentence of ten words or more in another language between two sentences."""
    other = rng.choice([code for code in ("en", "de", "fr", "ru") if code != doc.language.base])
    sentences = _prose(doc)
    if not sentences or not _foreign(other):
        return None
    s = rng.choice(sentences)
    new = rng.choice(_foreign(other))
    return Planted(doc.text[:s.end] + " " + new + doc.text[s.end:], s.end + 1, s.end + 1 + len(new))


def truncated_sentence(doc: Document, rng: random.Random) -> Planted | None:
    """The last sentence of an inner paragraph cut after a word that cannot end a sentence."""
    return _cut(doc, rng, [p for p in doc.paragraphs[1:-1] if p.kind == PROSE])


def truncated_document(doc: Document, rng: random.Random) -> Planted | None:
    """The text cut after a word that cannot end a sentence, in its second half."""
    cut = _cut(doc, rng, [p for p in doc.paragraphs[len(doc.paragraphs) // 2:] if p.kind == PROSE])
    return Planted(cut.text[:cut.end], cut.start, cut.end) if cut else None


def truncated_anywhere(doc: Document, rng: random.Random) -> Planted | None:
    """The last sentence of an inner paragraph cut at any word (harder: only the layout shows it)."""
    return _cut(doc, rng, [p for p in doc.paragraphs[2:-1] if p.kind == PROSE], anywhere=True)


def _cut(doc: Document, rng: random.Random, paragraphs: list[object], anywhere: bool = False) -> Planted | None:
    endings = doc.language.words("incomplete-endings")
    places = []
    for p in paragraphs:
        s = doc.sentences[p.last_sentence - 1]  # type: ignore[attr-defined]
        for i in range(s.first + 6, s.last - 3):
            hanging = doc.lows[i] in endings and (doc.words[i].islower() or not doc.language.cased)
            if doc.is_word[i] and (anywhere or hanging):
                places.append((i, s))
    if not places:
        return None
    i, s = rng.choice(places)
    return Planted(doc.text[:doc.ends[i]] + doc.text[s.end:], s.start, doc.ends[i])


def empty_sentence(doc: Document, rng: random.Random) -> Planted | None:
    """A lone full stop between two sentences."""
    inner = [s for s in _prose(doc) if doc.text[s.end:s.end + 1] == " " or not doc.language.spaces]
    if not inner:
        return None
    s = rng.choice(inner)
    stop = doc.text[s.end - 1]
    return _replace(doc, s.end, s.end, f" {stop} ") if stop in ".。।" else None


def missing_space(doc: Document, rng: random.Random) -> Planted | None:
    """The space between two sentences is gone."""
    pairs = [
        s for s in _prose(doc) if doc.language.cased and doc.text[s.end - 1] == "." and doc.text[s.end:s.end + 1] == " "
        and doc.words[s.last - 2].isalpha() and doc.words[s.last - 2].islower() and len(doc.words[s.last - 2]) > 2
        and s.last < len(doc.words) and doc.words[s.last].istitle() and len(doc.words[s.last]) > 2
    ]
    if not pairs:
        return None
    s = rng.choice(pairs)
    return Planted(doc.text[:s.end] + doc.text[s.end + 1:], s.end - 3, s.end + 2)


STILL = {
    "af": "Nog steeds", "bg": "Все още", "ca": "Encara", "cs": "Stále", "da": "Stadig", "de": "Noch immer",
    "el": "Ακόμα", "en": "Still", "es": "Todavía", "fa": "همچنان", "fi": "Yhä", "fr": "Toujours", "hi": "अब भी",
    "hr": "Još uvijek", "hu": "Még mindig", "id": "Masih", "is": "Enn", "it": "Ancora", "ko": "여전히",
    "nb": "Fortsatt",
    "nl": "Nog steeds", "nn": "Framleis", "pl": "Wciąż", "pt": "Ainda", "ro": "Încă", "ru": "Всё ещё", "sk": "Stále",
    "sv": "Fortfarande", "tr": "Hâlâ", "uk": "Досі", "vi": "Vẫn",
}


def echo_fragment(doc: Document, rng: random.Random) -> Planted | None:
    """“Still” and a word of the sentence before that can be no finite verb."""
    still = STILL.get(doc.language.base)
    if still is None:
        return None
    closed = doc.language.words("function-words")
    places = []
    for s in _prose(doc):
        for i in _words(doc, s, 5):
            if doc.lows[i] in closed or (doc.language.base == "en" and not doc.lows[i].endswith("ing")):
                continue
            if not doc.clause(s._replace(first=i, last=i + 1)).finite:
                places.append((s, i))
    if not places:
        return None
    s, i = rng.choice(places)
    return _replace(doc, s.end, s.end, f" {still} {doc.words[i]}.")


def _reworded(doc: Document, s: Sentence, at: int, new: str) -> str:
    """The sentence with one token replaced and its last plain word dropped: a near-copy."""
    return doc.text[s.start:doc.starts[at]] + new + doc.text[doc.ends[at]:s.end]


def number_contradiction(doc: Document, rng: random.Random) -> Planted | None:
    """A near-copy of a sentence with one number changed, later in the text."""
    rule_words = ("update-cues", "approximators")
    places = [
        (s, i) for s in _prose(doc, 9) for i in range(s.first, s.last)
        if re.fullmatch(r"\d{2,3}", doc.words[i]) and not any(doc.phrases(s, table) for table in rule_words)
    ]
    if not places:
        return None
    s, i = rng.choice(places)
    return _later(doc, s, _reworded(doc, s, i, str(int(doc.words[i]) + rng.randint(2, 9))), rng)


def negation_contradiction(doc: Document, rng: random.Random) -> Planted | None:
    """A near-copy of a negated sentence without its negator, later in the text."""
    simple = {"en": "not", "de": "nicht", "es": "no", "it": "non", "pt": "não", "nl": "niet", "ru": "не", "uk": "не",
              "is": "ekki", "hi": "नहीं", "ar": "لا"}.get(doc.language.base)
    if simple is None:
        return None
    places = []
    for s in _prose(doc, 9):
        at = [i for i in range(s.first + 1, s.last) if doc.lows[i] == simple]
        if len(at) == 1 and doc.negated(s) and not doc.phrases(s, "concessives"):
            places.append((s, at[0]))
    if not places:
        return None
    s, i = rng.choice(places)
    return _later(doc, s, doc.text[s.start:doc.starts[i]] + doc.text[doc.ends[i]:s.end].lstrip(), rng)


def _english(rng: random.Random, low: int, high: int) -> list[str]:
    """Consecutive words in small letters of a genuine English sentence, the first of four letters or more."""
    while True:
        words = rng.choice(_foreign("en")).split()
        size = rng.randint(low, high)
        starts = [k for k in range(len(words) - size) if len(words[k]) > 3]
        unit = words[(k := rng.choice(starts)):k + size] if starts else []
        if unit and all(word.isalpha() and word.islower() for word in unit):
            return unit


def untranslated_phrase(doc: Document, rng: random.Random) -> Planted | None:
    """Four to seven words of an English sentence in the place of as many words."""
    if doc.language.base == "en":
        return None
    unit = _unit(doc, rng, 3, 4)
    if unit is None:
        return None
    words = " ".join(_english(rng, 4, 7))
    return _replace(doc, doc.starts[unit[0]], doc.ends[unit[1] - 1], words)


@lru_cache(maxsize=64)
def _vocabulary(lang: str) -> frozenset[str]:
    """The words that human-written text of a language holds in small letters."""
    return frozenset(counts(lang))


def untranslated_word(doc: Document, rng: random.Random) -> Planted | None:
    """One English word of four letters or more, which the language has not as well, in the place of a word."""
    i = _pick_word(doc, rng, 1) if doc.language.base != "en" else None
    if i is None:
        return None
    own = _vocabulary(doc.language.base)
    word = next(word for word in iter(lambda: _english(rng, 1, 1)[0], "") if word not in own)
    return _replace(doc, doc.starts[i], doc.ends[i], word)


@lru_cache(maxsize=1)
def _calendar() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for name, meanings in calendar_names().items():
        for meaning, codes in meanings.items():
            for code in codes:
                found.setdefault(code, {}).setdefault(meaning, []).append(name)
    return found


def _dates(doc: Document, table: str) -> list[int]:
    """The tokens in running text that name a month or weekday in full."""
    names = doc.language.mapping(table)
    return [
        i for s in _prose(doc) for i in range(s.first + 1, s.last)
        if doc.lows[i] in names and len(doc.lows[i]) > 3 and not doc.is_quoted(doc.starts[i])
    ]


def foreign_month_or_weekday(doc: Document, rng: random.Random) -> Planted | None:
    """A month or weekday by its English name; in English by its French, German or Spanish one."""
    places = [(i, kind) for kind in ("month", "weekday") for i in _dates(doc, f"{kind}s")]
    if not places:
        return None
    i, kind = rng.choice(places)
    other = rng.choice(("fr", "de", "es")) if doc.language.base == "en" else "en"
    meaning = f"{kind} {doc.language.mapping(f'{kind}s')[doc.lows[i]]}"
    names = [name for name in _calendar()[other].get(meaning, []) if name not in doc.language.mapping(f"{kind}s")]
    if not names:
        return None
    name = rng.choice(names)
    name = name if load(other).is_set("small-calendar") else name.capitalize()
    return _replace(doc, doc.starts[i], doc.ends[i], name)


def impossible_date(doc: Document, rng: random.Random) -> Planted | None:
    """The day of a month that has no 31st becomes the 31st."""
    text, names = doc.text, doc.language.mapping("months")
    eastern = re.finditer(r"(?<!\d)(?:2|4|6|9|11)\s?[月월]\s?(\d{1,2})\s?[日일]", text)
    places = [(*match.span(1), 30) for match in eastern]
    for start, end, name in doc.occurrences("months"):
        before = re.search(r"(?<![\d.,:/–-])(\d{1,2})(?:\.|º|°)?\s?(?:de |of |ב)?$", text[max(0, start - 8):start])
        if before and text[end:end + 1] not in "-–" and len(name) > 2:
            offset = max(0, start - 8)
            places.append((offset + before.start(1), offset + before.end(1), longest(names[name])))
        after = re.match(r"\s(\d{1,2})(?=\.,?\s[a-z]|, (?:19|20)\d\d|-\w)", text[end:end + 9])
        if after and not before and doc.language.mapping("formats")["date-order"] != "dmy":
            places.append((end + after.start(1), end + after.end(1), longest(names[name])))
    if not places:
        return None
    start, end, last = rng.choice(places)
    return _replace(doc, start, end, "31") if last < 31 else None


def wrong_weekday(doc: Document, rng: random.Random) -> Planted | None:
    """A weekday that is not the right one, before a date with its year."""
    months, days = doc.language.mapping("months"), doc.language.mapping("weekdays")
    pattern = r"(?<![\d.,–-])(\d{1,2})\.?\s(?:de )?([^\W\d_]{3,})\.?,?\s(?:de )?((?:19|20)\d\d)"
    places = [
        (m, day) for m in re.finditer(pattern, doc.text) if m.group(2).lower() in months
        for day in [weekday(int(m.group(3)), months[m.group(2).lower()], int(m.group(1)))] if day
    ]
    if not places or not doc.language.spaces:
        return None
    match, day = rng.choice(places)
    wrong = [name for name, number in days.items() if int(number) != day and len(name) > 3]
    return _replace(doc, match.start(), match.end(), f"{rng.choice(wrong)}, {match.group()}") if wrong else None


def wrong_decimal_sign(doc: Document, rng: random.Random) -> Planted | None:
    """The decimal sign of the other convention in a number before a per cent sign or unit."""
    signs = doc.language.mapping("formats")["decimal"].split()
    units = doc.language.mapping("units").keys() | doc.language.mapping("magnitudes").keys()
    if len(signs) > 1:
        return None
    places = [
        i for i, word in enumerate(doc.words[:-1])
        if re.fullmatch(rf"\d{{1,3}}{re.escape(signs[0])}\d{{1,2}}", word) and doc.lows[i + 1] in units
    ]
    if not places:
        return None
    i = rng.choice(places)
    return _replace(doc, doc.starts[i], doc.ends[i], doc.words[i].translate(str.maketrans(",.", ".,")))


def wrong_quotes(doc: Document, rng: random.Random) -> Planted | None:
    """All quotation marks of the text are those of a system that the language does not use."""
    allowed = doc.language.properties["quotes"].split()
    system = next(pair for pair in ("«»", "„“", "“”", "「」") if pair not in allowed and pair[::-1] not in allowed)
    closed = [quotation for quotation in doc.quotations if quotation.closer]
    if len(closed) < 2:
        return None
    text = list(doc.text)
    for quotation in closed:
        text[quotation.start], text[quotation.end - 1] = system[0], system[1]
    return Planted("".join(text), 0, len(text))


KINDS: dict[str, tuple[Maker, tuple[str, ...]]] = {
    "repeated-word": (repeated_word, ("repeated-word",)),
    "repeated-phrase": (repeated_phrase, ("repeated-phrase",)),
    "oscillation-loop": (oscillation_loop, ("oscillation-loop",)),
    "in-token-repetition": (in_token_repetition, ("in-token-repetition",)),
    "duplicate-sentence": (duplicate_sentence, ("duplicate-sentence", "duplicate-paragraph")),
    "near-duplicate-sentence": (near_duplicate_sentence, ("near-duplicate-sentence",)),
    "duplicate-paragraph": (duplicate_paragraph, ("duplicate-paragraph",)),
    "mojibake": (mojibake, ("mojibake", "control-character")),
    "replacement-character": (_in_word("\ufffd", True), ("replacement-character",)),
    "entity-or-escape-leak": (
        _one_of([_at_word(t) for t in ("&quot;", "&amp;nbsp; ", "&#8217;", "\\u201c", "<br> ", "</p> ")]),
        ("entity-or-escape-leak",)),
    "mt-token-leak": (
        _one_of([_at_word(t) for t in ("<unk> ", "▁", "</s> ", "@-@ ", "[UNK] ", "{{name}} ", "⁇ ")]),
        ("mt-token-leak",)),
    "llm-meta-leak": (llm_meta_leak, ("llm-meta-leak",)),
    "invisible-characters": (_in_word("\u200b", False), ("invisible-characters",)),
    "control-character": (_in_word("\x08", False), ("control-character",)),
    "wrong-script-token": (wrong_script_token, ("wrong-script-token",)),
    "mixed-script-token": (mixed_script_token, ("mixed-script-token",)),
    "untranslated-sentence": (untranslated_sentence, ("untranslated-sentence", "wrong-script-token")),
    "untranslated-phrase": (untranslated_phrase, ("untranslated-phrase", "untranslated-sentence", "untranslated-word")),
    "untranslated-word": (untranslated_word, ("untranslated-word", "untranslated-phrase")),
    "foreign-month-or-weekday": (foreign_month_or_weekday, ("foreign-month-or-weekday",)),
    "impossible-date": (impossible_date, ("impossible-date-or-time",)),
    "wrong-weekday": (wrong_weekday, ("weekday-date-mismatch",)),
    "wrong-decimal-sign": (wrong_decimal_sign, ("number-format-locale",)),
    "wrong-quotes": (wrong_quotes, ("quote-style-locale", "quote-style-mixed")),
    "truncated-sentence": (truncated_sentence, ("truncated-sentence", "truncated-document")),
    "truncated-document": (truncated_document, ("truncated-document",)),
    "truncated-anywhere (info)": (truncated_anywhere, ("truncated-sentence", "truncated-document")),
    "empty-sentence": (empty_sentence, ("empty-sentence",)),
    "missing-space": (missing_space, ("missing-space-between-sentences",)),
    "echo-fragment": (echo_fragment, ("echo-fragment",)),
    "number-contradiction": (number_contradiction, ("number-contradiction",)),
    "negation-contradiction": (negation_contradiction, ("negation-contradiction",)),
}


def main() -> None:
    """Print recall per kind and language: found / planted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langs", default=",".join(known()))
    parser.add_argument("--kinds", default="")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no data at {DATA}")
        return
    langs = options.langs.split(",")
    kinds = {k: v for k, v in KINDS.items() if not options.kinds or k in options.kinds.split(",")}
    print("| found / planted | " + " | ".join(langs) + " | all |\n|---|" + "---:|" * (len(langs) + 1))
    for kind, (maker, rules) in kinds.items():
        cells, total, hits = [], 0, 0
        for lang in langs:
            found, planted = recall(lang, kind, maker, rules, options.limit, options.misses)
            cells.append(f"{found}/{planted}" if planted else "")
            total, hits = total + planted, hits + found
        share = f"{100 * hits / total:.1f} %" if total else ""
        print(f"| {kind} | " + " | ".join(cells) + f" | {share} |", flush=True)


def recall(lang: str, kind: str, maker: Maker, rules: tuple[str, ...], limit: int, misses: int) -> tuple[int, int]:
    """Return how many artefacts of a kind were found and planted in the documents of a language."""
    found = planted = 0
    plan = engine.plan(select=rules)
    if all(engine.missing_need(entry, load(lang)) for entry, _ in plan.active):
        return 0, 0
    for article in news(lang):
        if planted >= limit:
            break
        rng = random.Random(f"{kind}{lang}{article.name}")
        doc = Document(article.text, load(lang))
        if len(doc.sentences) < 6:
            continue
        new = maker(doc, rng)
        if new is None:
            continue
        planted += 1
        result = api.check_text(new.text, lang=lang, chosen=plan)
        hit = any(c.finding.span.start < new.end and new.start < c.finding.span.end for c in result.charges)
        found += hit
        if not hit and misses > 0:
            misses -= 1
            print(f"   MISS {kind} {lang}: {new.text[max(0, new.start - 40):new.end + 40]!r}")
    return found, planted


if __name__ == "__main__":
    main()
