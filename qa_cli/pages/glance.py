"""A cheap first look at a text, before a pattern is tried on it, and patterns that wait for one."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast


def holds_any(text: str, marks: Iterable[str]) -> bool:
    """Whether a text holds one of some short strings."""
    for mark in marks:  # noqa: SIM110 - `any` takes twice the time, and this is what time is saved by
        if mark in text:
            return True
    return False


_METHODS = "match fullmatch search sub subn split findall finditer".split()


class _Late:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Compile the pattern, and take its methods over."""
            compiled = re.compile(*self._source)
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    A page needs few of all patterns, and compiling them takes longer than reading it.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
