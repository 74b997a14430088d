"""What the tagger's probabilities say of a sentence as a whole, as the numbers that its classifiers weigh."""

from math import exp, log
from typing import NamedTuple

UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X")
#: How many numbers ``Evidence.vector`` has; a packed classifier has one weight for each.
WIDTH = 25 + 4 * len(UPOS)


class Tag(NamedTuple):
    """One token: its parts of speech with their probabilities, and those of a finite verb and of a subject."""

    upos: dict[str, float]
    main: float
    subordinate: float
    subject: float

    @property
    def finite(self) -> float:
        """The probability that the token is a finite verb."""
        return self.main + self.subordinate

    @property
    def best(self) -> str:
        """The likeliest part of speech."""
        return max(self.upos, key=self.upos.__getitem__)


class Reader:
    """Turns labels with probabilities into tags; the labels are taken apart once."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._upos = [label.lstrip("-").split("+")[0] for label in labels]
        self._main = frozenset(i for i, label in enumerate(labels) if "+M" in label)
        self._subordinate = frozenset(i for i, label in enumerate(labels) if "+S" in label)
        self._subject = frozenset(i for i, label in enumerate(labels) if "+n" in label)

    def tags(self, posteriors: list[dict[int, float]]) -> list[Tag]:
        """Return the tag of each token."""
        found = []
        for row in posteriors:
            upos: dict[str, float] = {}
            main = subordinate = subject = 0.0
            for label, p in row.items():
                name = self._upos[label]
                upos[name] = upos.get(name, 0.0) + p
                if label in self._main:
                    main += p
                elif label in self._subordinate:
                    subordinate += p
                if label in self._subject:
                    subject += p
            found.append(Tag(upos, main, subordinate, subject))
        return found


def vector(words: list[str], tags: list[Tag]) -> list[float]:
    """Return the evidence of a sentence (words with marks, at least one word): ``WIDTH`` numbers."""
    kept = [i for i, word in enumerate(words) if word[0].isalnum()] or [0]
    rows = [tags[i] for i in kept]
    size = len(rows)
    found = [1.0, log(size), float(size <= 2), float(size <= 4)]
    for name in ("main", "subordinate", "finite", "subject"):
        column = [getattr(tag, name) for tag in rows]
        found += [max(column), min(sum(column), 3.0), log(max(max(column), 0.001))]
    first = rows[0]
    total, subordinate = sum(tag.finite for tag in rows), max(tag.subordinate for tag in rows)
    found += [
        first.finite, rows[-1].finite,
        first.upos.get("SCONJ", 0.0) * exp(-abs(total - 1)), first.upos.get("PRON", 0.0) * subordinate,
        first.upos.get("ADV", 0.0) * subordinate, first.upos.get("ADP", 0.0) * exp(-total),
        float(any(words[i][0].isdigit() for i in kept)), float("," in words or "、" in words or "，" in words),
        float(words[kept[0]][0].isupper() and tags[kept[0]].best == "PROPN"),
    ]
    second = rows[1] if size > 1 else None
    for tag in (first, second, rows[-1]):
        found += [tag.upos.get(name, 0.0) if tag else 0.0 for name in UPOS]
    found += [sum(tag.upos.get(name, 0.0) for tag in rows) / size for name in UPOS]
    return found
