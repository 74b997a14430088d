"""mtcheck finds what machine translation leaves behind in news text.

The public names are here; everything is loaded when it is first used, so that the command starts fast.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtcheck.api import check_file, check_text
    from mtcheck.finding import Category, Confidence, Finding, Note, Rule, Severity
    from mtcheck.model import Document
    from mtcheck.score import Report

__version__ = "0.1.0"

__all__ = [
    "Category", "Confidence", "Document", "Finding", "Note", "Report", "Rule", "Severity",
    "__version__", "check_file", "check_text",
]

_HOMES = {
    "Category": "finding", "Confidence": "finding", "Finding": "finding", "Note": "finding", "Rule": "finding",
    "Severity": "finding", "Document": "model", "Report": "score", "check_file": "api", "check_text": "api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'mtcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"mtcheck.{_HOMES[name]}"), name)
