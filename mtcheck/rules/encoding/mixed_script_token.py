"""A word mixes letters of two alphabets.

## What it does
Flags a word without a hyphen in which Latin, Cyrillic, Greek or Armenian letters stand side by side: a look-alike
in the wrong alphabet, or a word half transliterated. In Hebrew, Arabic and the scripts of India: one small letter of
these alphabets inside a word.

## Why it matters
Such a word looks right and cannot be found, sorted, read aloud or spell-checked; it comes from damaged text or
from a system that changed alphabets inside a word.

## Example
> Жители **Mосквы** (with a Latin M) вышли на улицы.

## When it is wrong
Coined names that play with alphabets. Units and symbols (μm, kΩ, TNFα), a Latin name with a Cyrillic ending
(SMSки), ordinals after Roman numerals and a lone stylised capital are left alone, and so are the slips of typists
who change keyboards: the key C/С, Latin i in texts with і, a letter of the text's own alphabet in a foreign name.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from unicodedata import category

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy
from mtcheck.text.scripts import count_scripts, script_of

RULE = Rule("mixed-script-token", Category.ENCODING, Severity.MAJOR)

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_OTHER = "\u0370-\u058f"
_ANY_OTHER = lazy(f"[{_OTHER}]")
_BORDER = lazy(
    f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]|[\u0370-\u03ff][\u0400-\u052f]|[\u0400-\u052f][\u0370-\u03ff]"
)
#: One small letter, or one of another alphabet, between two letters of Hebrew, Arabic or an Indian script.
_ENCLOSED = lazy("(?<=[\u05d0-\u0dff])[a-zà-öø-ɏ\u0370-\u058f](?=[\u05d0-\u0dff])")
# Letters that look like a letter of another of these alphabets.
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_LOOKALIKES = frozenset("aceiopxyäëïöABCEHIKMOPTXYÄËÏÖ" "асеіорхуӓёїАВСЕНІКМОРТХУӒЁЇ" "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" "օսհոՕՍ")
_LONGEST = 60  # letters in a word; what is longer is no word
_ROMAN = frozenset("IVX")
_SAME_KEY = frozenset("cCсС")
_LATIN_I = frozenset("iIïÏ")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each such word; spans cover its letters."""
    text = doc.prose
    for match in _ENCLOSED.finditer(text) if max(doc.alphabet, default="") > "\u05cf" else ():
        start, end = match.span()
        while text[start - 1:start].isalpha() or category(text[start - 1:start] or " ") == "Mn":
            start -= 1
        while text[end:end + 1].isalpha() or category(text[end:end + 1] or " ") == "Mn":
            end += 1
        if match.group().isalpha() and end - start <= _LONGEST:
            yield _finding(doc, start, end, {script_of(text[match.start() - 1]), script_of(match.group())})
    if len(doc.scripts & _ALPHABETS) < 2 or not _ANY_OTHER.search(text):
        return
    done, strays = 0, Counter[str]()
    found: list[tuple[int, int, str, set[str]]] = []
    scripts = doc.language.scripts or frozenset(list(count_scripts(text, 400))[:1])
    for match in _BORDER.finditer(text):
        if match.start() < done or not match.group().isalpha():
            continue
        start, end = match.span()
        while start and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        done = end
        if end - start > _LONGEST:
            continue
        parts = [(script, "".join(letters)) for script, letters in groupby(text[start:end], script_of)]
        stray = _stray(parts, scripts)
        if stray and _is_fault(parts, stray, scripts, text):
            found.append((start, end, stray, {script for script, _ in parts}))
            strays[stray] += stray not in _LOOKALIKES
    for start, end, stray, names in found:
        # The same letter again and again is how the writer spells (Yakut h for һ).
        if strays[stray] < 3:
            yield _finding(doc, start, end, names)


def _finding(doc: Document, start: int, end: int, names: set[str]) -> Finding:
    message = f"letters of two alphabets in one word ({' + '.join(sorted(names))})"
    return RULE.finding(doc.span(start, end), message, confidence=Confidence.CERTAIN)


def _stray(parts: list[tuple[str, str]], scripts: frozenset[str]) -> str:
    """The letters of the alphabet that has fewer of them; on a tie of the one that is not the language's."""
    letters: dict[str, str] = {}
    for script, part in parts:
        letters[script] = letters.get(script, "") + part
    if len(letters) < 2 or "" in letters:
        return ""
    return letters[min(letters, key=lambda script: (len(letters[script]), script in scripts, script))]


def _is_fault(parts: list[tuple[str, str]], stray: str, scripts: frozenset[str], text: str) -> bool:
    """A look-alike in the wrong alphabet, or alphabets that change more than once or in mid-word."""
    kinds = {script for script, _ in parts}
    if "Grek" in kinds and "Latn" in kinds and _is_symbol(parts):
        return False
    if "Latn" in kinds and _is_name_with_ending(parts, scripts):
        return False
    if _LOOKALIKES.issuperset(stray):
        return not _is_slip_of_typing(stray, scripts, text)
    if len(stray) == 1 and stray.isupper():
        return False
    return len(parts) > 2 or (parts[0][0] != "Latn" and len(parts[1][1]) > 2 and parts[1][1].islower())


def _is_slip_of_typing(stray: str, scripts: frozenset[str], text: str) -> bool:
    """What writers do at two keyboards: the key C/С, Latin i where the text has і, a home letter in a foreign name."""
    if _SAME_KEY.issuperset(stray) or script_of(stray[0]) in scripts:
        return True
    return _LATIN_I.issuperset(stray) and "і" in text


def _is_symbol(parts: list[tuple[str, str]]) -> bool:
    """A Greek letter of science at an end of the word, or between capitals (μm, kΩ, TNFα, NFκB)."""
    for i, (script, part) in enumerate(parts):
        if script != "Grek":
            continue
        inside = 0 < i < len(parts) - 1
        if len(part) > 2 or _LOOKALIKES.issuperset(part):
            return False
        if inside and not (parts[i - 1][1][-1].isupper() and parts[i + 1][1][0].isupper()):
            return False
    return True


def _is_name_with_ending(parts: list[tuple[str, str]], scripts: frozenset[str]) -> bool:
    """“SMSки”, “XXй”: a Latin name or numeral with an ending of the language; “eДокумент”."""
    if len(parts) != 2 or parts[0][0] != "Latn" or (scripts and parts[1][0] not in scripts):
        return False
    name, ending = parts[0][1], parts[1][1]
    if ending[0].isupper() and ending[1:].islower():
        return len(name) == 1 and name.islower()
    if not ending.islower():
        return False
    return _ROMAN.issuperset(name) or (len(name) > 1 and not _LOOKALIKES.issuperset(name))
