"""What all readers of a line need: a cheap first look, even blanks, patterns that wait for use."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast


def holds_any(text: str, marks: Iterable[str]) -> bool:
    """Whether a text holds one of some short strings."""
    for mark in marks:  # noqa: SIM110 - `any` takes twice the time, and this is what time is saved by
        if mark in text:
            return True
    return False


LINE = 160
"""Characters. The longest line that a reader of one line reads: a name, a job, a place and a
rating. A longer one is text, and is not looked at."""

STEERING = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Marks that steer how a text is drawn, and are no part of what it says."""

SOFT_HYPHEN = "\xad"

UNSEEN = {**STEERING, ord(SOFT_HYPHEN): None}


def even(text: str, most: int = LINE) -> str:
    """Return a line with each run of blanks made one space, empty if it is longer than `most`.

    Marks that are not seen are left out.
    """
    if len(text) > most:
        return ""
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # as lines that were cut from a page are
    return " ".join((text if text.isascii() else text.translate(UNSEEN)).split())


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
