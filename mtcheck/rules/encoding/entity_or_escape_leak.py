"""A piece of markup or an escape sequence is printed as text.

## What it does
Flags HTML entities (``&quot;``, ``&amp;nbsp;``, ``&#8217;``), tags (``<br>``, ``</p>``), and escapes of programming
languages (``\\u201c``, ``\\n``, ``\\"``) that stand in prose.

## Why it matters
The text went through a system that did not undo what another had escaped; readers see code.

## Example
> The minister called it &quot;a good day&quot;.

## When it is wrong
Stories about web pages that print tags outside code. In Markdown files code, tags and addresses are masked and not
looked at.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.finding import Category, Confidence, Finding, Rule, Severity
from mtcheck.model import Document
from mtcheck.text.patterns import lazy

RULE = Rule("entity-or-escape-leak", Category.MARKUP, Severity.MINOR)

# Systems also tear entities apart: "& quot ;", "& # 39 ;".
_ENTITY = lazy(
    r"&(?:amp;){0,3}(?:([A-Za-z][A-Za-z0-9]{1,24})|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});"
    r"|& ?(?:amp ?; ?)?(?:quot|amp|lt|gt|nbsp|apos|# ?[0-9]{2,5}) ?;"
    r"|&(?:quot|nbsp)(?![\w;=])"
)
_TAG = lazy(
    r"</?(?:a|abbr|article|aside|b|blockquote|body|br|center|cite|code|div|em|embed|figcaption|figure|font|footer|form|h[1-6]"
    r"|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|object|ol|option|p|param|picture|pre|q"
    r"|script|section|small|source|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)"
    r"(?:\s[^<>=\n]{1,40}=[^<>\n]{0,400})?\s?/?>|<!--|-->|<!\[CDATA\[|\]\]>",
    re.IGNORECASE,
)
# A back-slash in a path (C:\new, \\server) has a letter, a colon or another one before it.
_ESCAPE = lazy(r"\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|(?<![\w:\\/])(?:\\r)?\\[nrt](?![a-z])|(?<=[.!?])\\n|\\[\"']")


def check(doc: Document) -> Iterator[Finding]:
    """Yield a finding for each entity, tag or escape."""
    text = doc.prose
    if "&" in text:
        for match in _ENTITY.finditer(text):
            name = match.group(1)
            if name is None or _is_entity(name):
                yield _finding(doc, match, "an HTML entity is printed as text")
    if "<" in text or "]]>" in text or "-->" in text:
        for match in _TAG.finditer(text):
            yield _finding(doc, match, "an HTML tag is printed as text")
    if "\\" in text:
        for match in _ESCAPE.finditer(text):
            yield _finding(doc, match, "an escape sequence is printed as text")


@lru_cache(maxsize=256)
def _is_entity(name: str) -> bool:
    from html.entities import html5

    return f"{name};" in html5


def _finding(doc: Document, match: re.Match[str], message: str) -> Finding:
    return RULE.finding(doc.span(match.start(), match.end()), message, confidence=Confidence.CERTAIN,
                        suggestion=_unescaped(match.group()))


def _unescaped(code: str) -> str | None:
    """The character that was meant, if there is one."""
    from html import unescape

    if code[0] == "&" and code[-1] == ";":
        return unescape(unescape(code.replace(" ", "")))
    if code[:2] in ("\\u", "\\x"):
        return chr(int(code[2:], 16))
    return None
