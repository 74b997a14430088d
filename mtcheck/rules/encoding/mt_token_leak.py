"""A control symbol or placeholder of a translation system is printed as text.

## What it does
Flags symbols that only exist inside translation systems: ``<unk>``, ``</s>``, ``[MASK]``, the word mark ``▁``,
sub-word joiners (``gov@@ ernment``, ``￭``, ``##ing``), ``@-@``, the unknown-word mark ``⁇``, and placeholders for names
and numbers (``{{name}}``, ``__NAME__``, ``｟…｠``, ``$NUM``, ``#PRS_ORG#``).

## Why it matters
A word is missing or broken where they stand, and every reader sees that no editor has read the text.

## Example
> The minister met <unk> on Friday.

## When it is wrong
Stories about such systems, or about program code. Only forms that news practically never prints are listed.
"""

import re
from collections.abc import Iterator

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("mt-token-leak", Category.MARKUP, Severity.CRITICAL)

_ANGLE = lazy(
    r"</?(?:unk|pad|bos|eos|mask|sep|cls|blank|s|ph|bpt|ept|extra_id_\d{1,3}|[gx] ?id=\"?\d{1,3}\"?/?|0x[0-9A-F]{2}"
    r"|2[a-z]{2,3})>"
    r"|<\|[a-z_]{2,30}\|>",
    re.IGNORECASE,
)
_SQUARE = lazy(r"\[(?:UNK|PAD|MASK|CLS|SEP|BOS|EOS|/?INST)\]")
_AT = lazy(r"[^\W_]@@(?=\s|$)|(?:(?<=\s)|^)@@(?=[^\W\d_])|@[-–,./:]@")
_PLACEHOLDER = lazy(
    r"\{\{[^{}\n]{1,60}\}\}|\{\d{1,2}\}|\$\{[^{}\n]{1,60}\}|__[A-Za-z][A-Za-z0-9]{0,20}(?:_[A-Za-z0-9]{1,20}){0,4}__"
    r"|%\([a-z_]{1,30}\)[sd]|%\d\$[sd]|\$(?:NUM|ENT|TERM|URL)\d{0,3}\b"
    r"|#(?:[A-Z]{2,20}_[A-Z]{2,20}|NAME|NUMBER|ADDRESS|EMAIL|PHONE|URL|DATE)#|(?<=\w )##[a-z]{2,}"
)
_MARK = lazy(r"[▁￭]|(?: ?⁇)+|[｟⦅][^\n｠⦆]{0,80}[｠⦆]?|[Ġ][^\W\d_]{1,30} ?[Ġ][^\W\d_]{1,30}")



def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each symbol or placeholder."""
    text = doc.prose
    patterns = [pattern for signs, pattern in _GATES if any(map(text.__contains__, signs))]
    if not doc.alphabet.isdisjoint("▁￭⁇｟⦅Ġ"):
        patterns.append(_MARK)
    for pattern in patterns:
        for match in pattern.finditer(text):
            span = doc.span(match.start(), match.end())
            yield RULE.finding(span, "a symbol of a translation system is printed as text",
                               confidence=Confidence.CERTAIN)


_SIGNS = ("{", "__", "$N", "$E", "$T", "$U", "$s", "$d", "#", "%(")
_GATES = (("<",), _ANGLE), (("[",), _SQUARE), (("@",), _AT), (_SIGNS, _PLACEHOLDER)
