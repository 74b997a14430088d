"""What a rule says: severities, categories, rules and findings. A finding is complete and frozen at birth."""

from enum import Enum, IntEnum
from typing import NamedTuple

from mtcheck.model import Span


class Severity(IntEnum):
    """MQM's severities, ordered; the weights are in ``mtcheck.score``."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The word for users: ``"major"``."""
        return self.name.lower()


class Confidence(Enum):
    """How sure a finding is; ``POSSIBLE`` ones count one severity lower."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Category(Enum):
    """MQM error type paths, as printed in reports."""

    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    MISTRANSLATION = "accuracy/mistranslation"
    UNTRANSLATED = "accuracy/untranslated"
    GRAMMAR = "linguistic-conventions/grammar"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    ENCODING = "linguistic-conventions/encoding"
    TEXTUAL = "linguistic-conventions/textual"
    LOCALE_DATE = "locale-conventions/date-format"
    LOCALE_NUMBER = "locale-conventions/number-format"
    LOCALE_PUNCTUATION = "locale-conventions/punctuation"
    LOCALE_SPELLING = "locale-conventions/spelling"
    LOCALE_TIME = "locale-conventions/time-format"
    INCONSISTENT_TERM = "terminology/inconsistent-use"
    WRONG_TERM = "terminology/wrong-term"
    MARKUP = "design/markup"
    AWKWARD = "style/awkward"
    INCONSISTENT_STYLE = "style/inconsistent"
    REGISTER = "style/register"
    UNIDIOMATIC = "style/unidiomatic"
    META = "meta"


class Note(NamedTuple):
    """A second place that belongs to a finding, with its own short message."""

    span: Span
    message: str
    side: str = "target"


class Finding(NamedTuple):
    """One fault found.

    ``severity`` is the one that counts (already lowered for a ``possible`` finding).
    """

    rule: "Rule"
    span: Span
    message: str
    severity: Severity
    confidence: Confidence
    related: tuple[Note, ...] = ()
    suggestion: str | None = None

    @property
    def fingerprint(self) -> str:
        """Return 16 hex digits over the rule and the quoted text, without offsets: it survives moved lines."""
        from unicodedata import normalize

        quoted = "\x1f".join([self.span.text, *(note.span.text for note in self.related)])
        folded = " ".join(normalize("NFC", quoted).split())
        return digest(f"{self.rule.name}\x1e{folded}")


def digest(text: str) -> str:
    """Return the 64-bit FNV-1a hash of a text as 16 hex digits.

    It names findings and settings; importing hashlib would cost a tenth of a run on one article.
    Source: draft-eastlake-fnv, offset basis and prime for 64 bits.
    """
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


#: Needs that the user meets, not the language: a rule that waits for one of them is not called skipped.
GIVEN = frozenset(("source", "reference", "glossary"))


class Rule(NamedTuple):
    """A kind of fault.

    ``needs`` names what it cannot run without: what the user gives (``GIVEN``), ``cased``, ``spaces``, ``clauses``,
    ``clause-tagger``, ``language`` (a language with a folder) or a language table. ``preview`` rules are off unless
    asked for; ``typographic`` ones weigh 0.1; ``document`` ones speak of the whole text; ``statements`` ones say that
    two sentences of the text contradict each other, which a model of inference can judge (``mtcheck.inference``).
    """

    name: str
    category: Category
    severity: Severity
    needs: tuple[str, ...] = ()
    typographic: bool = False
    document: bool = False
    preview: bool = False
    statements: bool = False

    def finding(
        self,
        span: Span,
        message: str,
        *,
        confidence: Confidence = Confidence.LIKELY,
        severity: Severity | None = None,
        related: tuple[Note, ...] = (),
        suggestion: str | None = None,
    ) -> Finding:
        """Return a finding of this rule; a ``possible`` one has its severity lowered by one step."""
        level = self.severity if severity is None else severity
        if confidence is Confidence.POSSIBLE and level:
            level = Severity(level - 1)
        return Finding(self, span, message, level, confidence, related, suggestion)
