"""Which language is this text? Script first, then closed-class words, then two statistical detectors.

Abstaining is an answer. The only module that imports langdetect and py3langid. langdetect's own profiles are loaded
into a factory of ours, only those of the script at hand, in a fixed order and with a fixed seed: its defaults are
neither deterministic nor fast. py3langid knows languages that langdetect lacks and decides where it is sure.
"""

import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from mtcheck.lang import UNDETERMINED, Language, known, load
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import count_scripts

# Scripts that settle the language (or whose other languages are far rarer in news).
_BY_SCRIPT = {
    "Hira": "ja", "Kana": "ja", "Hang": "ko", "Thai": "th", "Hebr": "he", "Grek": "el", "Armn": "hy", "Geor": "ka",
    "Taml": "ta", "Telu": "te", "Gujr": "gu", "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
    "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Tibt": "bo", "Beng": "bn", "Orya": "or", "Thaa": "dv",
}
# The languages that langdetect 1.0.9 knows, by script; its codes mapped to BCP 47.
_LANGDETECT = {
    "Latn": ("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
             "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Hani": ("ja", "zh-cn", "zh-tw"),
}
_BCP47 = {"zh-cn": "zh", "zh-tw": "zh", "no": "nb", "tl": "fil"}
_WORD = lazy(r"[^\W\d_][^\s\d.,;:!?()\[\]{}\"“”„«»‹›…/|<>=*+_—–。、，؟،۔।]*")
_NOISE = lazy(r"https?://\S+|\S+@\S+|\d+")

# A closed-class vote needs the share of the words that the language's own news has (property
# ``closed-class-share``, measured by bench/language.py) and this lead over the next language.
_SAMPLE = 1600
_MOST_WORDS = 200
_MIN_WORDS = 20
_MIN_COVERAGE = 0.3
_MIN_LEAD = 0.10
_CLEAR = 0.15  # this far above the floor no neighbour comes
_MIN_LETTERS = 20  # below, no detector is worth hearing
_MANY_LETTERS = 400
_SURE = 0.95
_LIKELY = 0.3
_POSSIBLE = 0.02
_DOUBTFUL = 0.2
_LIKELY_FOREIGN = 0.8
_CERTAIN = 0.999
# py3langid's codes mapped to BCP 47, or to the language whose written standard a variety shares.
_STANDARD = {"no": "nb", "tl": "fil", "wuu": "zh", "arz": "ar", "ary": "ar", "bs": "hr"}


class Identification(NamedTuple):
    """An answer: BCP 47 code (``und`` = abstained), confidence 0–1 and what decided."""

    code: str
    confidence: float
    method: str


ABSTAINED = Identification(UNDETERMINED, 0.0, "none")


def fold(word: str) -> str:
    """Return the form of a word that tables hold: lower case, straight apostrophe, the Turkish İ as a plain i."""
    low = word.lower().replace("’", "'")
    return low if low.isascii() else low.replace("i\u0307", "i")


def words_of(text: str) -> list[str]:
    """Return the words of a text in table form, cut at blanks and punctuation; for spaced scripts."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=16)
def closed_class(script: str) -> dict[str, frozenset[str]]:
    """Return the closed-class words of every language with a table that is written in the script."""
    tables = {code: load(code) for code in known()}
    return {
        code: language.words("function-words")
        for code, language in tables.items()
        if script in language.scripts and language.has("function-words")
    }


@lru_cache(maxsize=16)
def _owners(script: str) -> dict[str, tuple[str, ...]]:
    """Return the closed-class words of all languages of a script: word → codes."""
    found: dict[str, tuple[str, ...]] = {}
    for code, table in closed_class(script).items():
        for word in table:
            found[word] = (*found.get(word, ()), code)
    return found


def coverage(words: list[str], script: str) -> list[tuple[float, str]]:
    """Return the share of the words that are closed-class words, for each language of the script, best first."""
    if not words:
        return []
    owners = _owners(script)
    counts = Counter(code for word in words if word in owners for code in owners[word])
    shares = [(counts[code] / len(words), code) for code in closed_class(script)]
    return sorted(shares, key=lambda item: (-item[0], item[1]))


def identify(text: str) -> Identification:
    """Return the language of a text of any length; abstains where the evidence is thin."""
    sample = text[:_SAMPLE]
    scripts = count_scripts(sample[:1000]) or count_scripts(sample)
    if not scripts:
        return ABSTAINED
    letters = sum(scripts.values())
    if scripts.get("Hira", 0) + scripts.get("Kana", 0) > 0.1 * letters:
        return Identification("ja", 1.0, "script")
    script = next(iter(scripts))
    if script in _BY_SCRIPT:
        return Identification(_BY_SCRIPT[script], scripts[script] / letters, "script")
    if script == "Hani":
        return Identification("zh", scripts[script] / letters, "script")
    if "http" in sample or "@" in sample:
        sample = _NOISE.sub(" ", sample)
    words = [word for word in words_of(sample)[:_MOST_WORDS] if len(word) > 1]
    every = coverage(words, script)
    ranked = [(share, code) for share, code in every if not _is_strange(words, code)]
    if ranked and len(words) >= _MIN_WORDS:
        best, code = ranked[0]
        floor = _floor(code)
        rivals = [other for share, other in ranked[1:] if best - share < _MIN_LEAD]
        if best >= floor and all(_is_told_apart(words, code, rival, script) for rival in rivals):
            lead = best - (ranked[1][0] if len(ranked) > 1 else 0.0)
            answer = Identification(code, min(1.0, 0.9 + lead / 4), "closed-class words")
            return answer if best >= floor + _CLEAR else _against_neighbours(sample, answer)
    answer = _second_opinion(sample, script, letters, {code: share for share, code in ranked})
    return ABSTAINED if len(ranked) < len(every) and _is_strange(words, answer.code) else answer


def _is_strange(words: list[str], code: str) -> bool:
    """Whether the words speak against a language: letters that it does not use (ə in Turkish), words of a neighbour.

    A twentieth with such letters, or a hundredth in the table of such words; two at least.
    """
    language = load(code)
    letters, absent = frozenset(language.properties.get("absent-letters", "")), language.words("absent-words")
    if absent and sum(map(absent.__contains__, words)) >= max(2, len(words) / 100):
        return True
    if letters.isdisjoint("".join(words)):
        return False
    return sum(not letters.isdisjoint(word) for word in words) >= max(2, len(words) / 20)


def _is_told_apart(words: list[str], code: str, rival: str, script: str) -> bool:
    """Whether the words that only one of two languages has as closed-class words speak plainly for ``code``."""
    ours, theirs = closed_class(script)[code], closed_class(script)[rival]
    pro = sum(word in ours and word not in theirs for word in words)
    return pro >= 6 and pro >= 4 * sum(word in theirs and word not in ours for word in words)


def _against_neighbours(text: str, answer: Identification) -> Identification:
    """Let langdetect choose between a language and those without a table that share its closed-class words (nl: af).

    Its few profiles load in milliseconds, py3langid in half a second: most texts end here.
    """
    neighbours = load(answer.code).properties.get("neighbours", "").split()
    own = langdetect_code(answer.code)
    if not neighbours or own is None:
        return answer
    code, probability = langdetect(text[:600], tuple(sorted([own, *neighbours])))
    return answer if code in (answer.code, UNDETERMINED) else Identification(code, probability, "langdetect")


def _second_opinion(text: str, script: str, letters: int, shares: dict[str, float]) -> Identification:
    """What the detectors say, where the closed-class words that we know of their answer do not speak against it.

    A long text with few of them is in a language that no detector knows (Tachelhit is taken for Arabic).
    """
    if letters < _MIN_LETTERS:
        return ABSTAINED
    ranked = statistics(text)
    code, probability = ranked[0]
    if letters >= _MANY_LETTERS and code in shares and shares[code] < 0.6 * _floor(code):
        return ABSTAINED
    if probability >= _SURE and _is_plausible(code, shares):
        return Identification(code, probability, "statistics")
    most = max(shares.values(), default=0.0)
    for code, probability in ranked:
        if most and shares.get(code) == most and probability >= _LIKELY:
            return Identification(code, probability, "closed-class words")
    code, probability = langdetect(text, _LANGDETECT.get(script, ()))
    if code == ranked[0][0] and probability >= _SURE:
        return Identification(code, probability, "langdetect")
    return ABSTAINED


def _is_plausible(code: str, shares: dict[str, float]) -> bool:
    """Whether the closed-class words that a language must show are there: no table, its own share or the most."""
    if code not in shares or shares[code] == max(shares.values()):
        return True
    return shares[code] >= 0.6 * _floor(code)


def _floor(code: str) -> float:
    """The share of closed-class words that a language's own news has at least."""
    return float(load(code).properties.get("closed-class-share", _MIN_COVERAGE))


def statistics(text: str) -> list[tuple[str, float]]:
    """Return py3langid's answers that are possible at all, best first: BCP 47 code and probability."""
    found: dict[str, float] = {}
    for code, probability in _statistics().rank(_NOISE.sub(" ", text[:2000]))[:8]:
        code = _STANDARD.get(code, code)
        found[code] = found.get(code, 0.0) + float(probability)
    possible = [(code, p) for code, p in found.items() if p >= _POSSIBLE]
    return sorted(possible, key=lambda item: -item[1]) or [(UNDETERMINED, 0.0)]


@lru_cache(maxsize=1)
def _statistics() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def langdetect(text: str, candidates: tuple[str, ...]) -> tuple[str, float]:
    """Return langdetect's best code among its candidate profiles and its probability; ``("und", 0.0)`` for none."""
    if len(candidates) < 2:  # it refuses to load a single profile
        return UNDETERMINED, 0.0
    from langdetect.lang_detect_exception import LangDetectException

    cleaned = _NOISE.sub(" ", text[:4000]).strip()[:2000]
    capitals = sum(map(str.isupper, cleaned))
    if capitals > 0.7 * sum(map(str.isalpha, cleaned)):
        cleaned = cleaned.lower()
    detector = _factory(candidates).create()
    try:
        detector.append(cleaned)
        ranked = detector.get_probabilities()
    except LangDetectException:
        return UNDETERMINED, 0.0
    if not ranked:
        return UNDETERMINED, 0.0
    return _BCP47.get(ranked[0].lang, ranked[0].lang), float(ranked[0].prob)


def langdetect_code(code: str) -> str | None:
    """Return langdetect's own code for a BCP 47 code, or None if it does not know the language."""
    base = code.split("-", 1)[0]
    reverse = {"zh": "zh-cn", "nb": "no", "fil": "tl"}
    own = reverse.get(base, base)
    return own if any(own in codes for codes in _LANGDETECT.values()) or own in _ALONE else None


_ALONE = frozenset({"el", "he", "ko", "th", "ta", "te", "gu", "pa", "kn", "ml", "ja"})


@lru_cache(maxsize=32)
def _factory(candidates: tuple[str, ...]) -> Any:
    """Build a seeded factory with only the profiles asked for."""
    import langdetect as package
    from langdetect.detector_factory import DetectorFactory

    folder = os.path.join(os.path.dirname(package.__file__), "profiles")
    profiles = []
    for code in sorted(candidates):
        with open(os.path.join(folder, code), encoding="utf-8") as file:
            profiles.append(file.read())
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    factory.set_seed(0)
    return factory


def foreign_language(text: str, words: list[str], own: Language) -> str | None:
    """Return the language of a sentence that is surely not in ``own``, or None.

    ``words`` are the sentence's words in table form. Another script proves it alone. Else the closed-class words
    of one other language, without those that ``own`` has too, must be three or more, a fifth of the words and three
    times ``own``'s, and py3langid must not rather take the sentence for ``own``; where they are fewer it must say
    the same language, or be in two minds and langdetect say so. Where they are silent, or one alone in other letters
    than Latin, py3langid and langdetect must agree, on 40 letters or more with hardly a word of ``own``.
    """
    scripts = count_scripts(text)
    letters = sum(scripts.values())
    if letters < 25:
        return None
    script = next(iter(scripts))
    if script not in own.scripts:
        return _by_script(text, words, script) if scripts[script] >= 0.8 * letters else None
    if not own.spaces:
        return _han_language(text, scripts, own)
    mine = own_words(own.code)
    rivals = other_words(words, script, own.code)
    votes = Counter(code for word in words if word in rivals for code in rivals[word])
    closed = own.words("function-words")
    surely = mine - (own.words("loan-words") - closed)  # a loan speaks for neither language
    best, likely = 0, dict[str, bool]()
    for other, theirs in sorted(votes.items()):
        if theirs < best or theirs < 2 or theirs * 10 < len(words):
            continue
        vocabulary = closed_class(script)[other]
        ours = sum(word in surely and word not in vocabulary for word in words)
        plain = theirs >= 3 and theirs * 5 >= len(words) and theirs >= 3 * ours
        if plain or sum(map(closed.__contains__, words)) <= 1 + len(words) // 20:
            likely = {**likely, other: plain} if theirs == best else {other: plain}
            best = theirs
    if likely:
        return next((code for code, clear in likely.items() if _agrees(text, code, own, clear, script)), None)
    code = _better_covered(words, script, own)
    if code:
        return code if _agrees(text, code, own, False, script) else None
    usual = own.words("common-words")
    native = [word for word in words if word in mine or word in usual]
    hinted = bool(votes) and script != "Latn"
    if hinted:  # beside a word that only neighbours have, those that they share with ``own`` say nothing
        owners = _owners(script)
        native = [word for word in native if word not in owners or owners[word] == (own.base,)]
    if letters < 40 or len(native) * 10 > len(words):
        return None
    return _told_by_both(text, script, own, _LIKELY_FOREIGN if hinted else _SURE)


def _better_covered(words: list[str], script: str, own: Language) -> str:
    """The language whose closed-class words are plainly more than those of ``own``: neighbours share many (uk: ru)."""
    owners = _owners(script)
    counts = Counter(code for word in words if word in owners for code in owners[word])
    mine = counts.pop(own.base, 0)
    code, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    strange = _is_strange(words, own.code)
    if most * (10 if strange else 5) < len(words) or most < mine + (0 if strange else 2):
        return ""
    if strange:
        return code
    proper = own_words(own.code) - closed_class(script)[code]
    return code if sum(map(proper.__contains__, words)) <= len(words) // 20 else ""


def _han_language(text: str, scripts: dict[str, int], own: Language) -> str | None:
    """Japanese in a Chinese text shows its kana; Chinese in a Japanese one lacks them."""
    kana = scripts.get("Hira", 0) + scripts.get("Kana", 0)
    if own.base == "zh":
        return "ja" if scripts.get("Hira", 0) * 5 >= sum(scripts.values()) else None
    if own.base == "ja" and not kana and "Hani" in scripts:
        code, probability = statistics(text)[0]
        return "zh" if code == "zh" and probability >= _SURE else None
    return None


@lru_cache(maxsize=64)
def own_words(code: str) -> frozenset[str]:
    """Return the words that surely belong to a language: closed-class words, finite verbs, abbreviations, loans."""
    own = load(code)
    tables = ("finite-verbs", "abbreviations", "loan-words")
    return own.words("function-words").union(*map(own.words, tables))


def other_words(words: Iterable[str], script: str, code: str) -> dict[str, tuple[str, ...]]:
    """Return those of the words that are closed-class words of a script's other languages alone: word → codes."""
    owners, mine = _owners(script), own_words(code)
    return {word: owners[word] for word in words if word in owners and word not in mine}


def _by_script(text: str, words: list[str], script: str) -> str:
    """The language of a sentence in a script that is not the document's: the likeliest, or undetermined."""
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if script == "Hani":
        return "zh"
    code, probability = statistics(text)[0]
    if probability >= _SURE:
        return code
    ranked = coverage(words, script)
    return ranked[0][1] if ranked and ranked[0][0] > 0 else UNDETERMINED


def _agrees(text: str, code: str, own: Language, plain: bool, script: str) -> bool:
    """py3langid must not take the sentence for ``own``; where the closed-class words are few it must say ``code``.

    Where it is in two minds, langdetect decides among the languages of the script: they are its only profiles.
    """
    ranked = statistics(text)
    found = dict(ranked)
    mine = found.get(own.base, 0.0)
    if plain:
        return mine <= max(0.1, found.get(code, 0.0))
    if ranked[0][0] != code or mine >= _DOUBTFUL:
        return False
    if ranked[0][1] >= _LIKELY_FOREIGN and mine < _POSSIBLE:
        return True
    if langdetect_code(own.base) is None:
        return False
    answer, probability = langdetect(text, _LANGDETECT.get(script, ()))
    return answer == code and probability >= _CERTAIN


def _told_by_both(text: str, script: str, own: Language, least: float) -> str | None:
    """The language on which both detectors agree; each must know ``own``, or its silence says nothing.

    langdetect is asked first: its profiles load sooner.
    """
    if langdetect_code(own.base) is None:
        return None
    code, confidence = langdetect(text, _LANGDETECT.get(script, ()))
    if code in (own.base, UNDETERMINED) or confidence < 0.99 or not is_known(own.base):
        return None
    ranked = statistics(text)
    agreed = ranked[0][0] == code and ranked[0][1] >= least
    return code if agreed and dict(ranked).get(own.base, 0.0) < _POSSIBLE else None


def is_known(code: str) -> bool:
    """Say whether py3langid knows a language: it cannot speak for one that it lacks."""
    return code in _labels()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(_STANDARD.get(label, label) for label in _statistics().labels)
