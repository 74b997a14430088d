"""Finite verb and subject from closed-class and suffix tables: for languages that no tagger was trained for."""

from typing import ClassVar

from mtcheck.lang import Language

#: Tables without which nothing can be said.
TABLES = ("finite-verbs", "finite-suffixes")


def covers(language: Language) -> bool:
    """Say whether the language has the tables."""
    return all(map(language.has, TABLES))


def finite_and_subject(words: list[str], lows: list[str], language: Language) -> tuple[bool, bool]:
    """Say whether one of the words may be a finite verb, and whether a subject pronoun is among them.

    Marks are left out by the caller. The answer leans to "there may be a finite verb": a rule on verbless sentences
    must be silent when unsure.
    """
    pronouns = language.words("subject-pronouns")
    if not language.spaces:
        text = "".join(lows)
        finite = any(map(text.__contains__, language.words("finite-verbs"))) or text.endswith(
            language.entries("finite-suffixes")
        )
        return finite, any(map(text.__contains__, pronouns))
    table = language.words("finite-verbs")
    subject = not pronouns.isdisjoint(lows)
    if not table.isdisjoint(lows):
        return True, subject
    judge = _Suffixes.of(language)
    finite = any(
        judge.finite(low) for i, (word, low) in enumerate(zip(words, lows, strict=True))
        if i == 0 or not word[0].isupper()
    )
    return finite, subject


class _Suffixes:
    """The suffix tables of a language, ready for look-up: the longest ending known decides."""

    _made: ClassVar[dict[str, "_Suffixes"]] = {}

    def __init__(self, language: Language) -> None:
        self.never = language.words("nonfinite-words")
        self.verdict = dict.fromkeys(language.entries("finite-suffixes"), True)
        self.verdict.update(dict.fromkeys(language.entries("nonfinite-suffixes"), False))
        self.lengths = sorted({len(suffix) for suffix in self.verdict}, reverse=True)

    @classmethod
    def of(cls, language: Language) -> "_Suffixes":
        if language.code not in cls._made:
            cls._made[language.code] = cls(language)
        return cls._made[language.code]

    def finite(self, low: str) -> bool:
        if low in self.never:
            return False
        for length in self.lengths:
            if len(low) >= length + 2:
                verdict = self.verdict.get(low[-length:])
                if verdict is not None:
                    return verdict
        return False
