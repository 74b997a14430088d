"""Regular expressions that are compiled when they are first used.

Fifty patterns cost a tenth of the time of a run on one article; most runs need a few of them.
"""

import re
from typing import cast


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves like ``re.compile(source, flags)`` but does the work at the first call of a method."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
