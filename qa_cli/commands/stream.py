"""Writing: results to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from qa_cli.commands import lazy

LONGEST_MESSAGE = 5_000
"""Characters of a message that are shown: room for a path, of which systems take 4,096, and for
what is wrong with it. More comes from an argument that is a file given by mistake."""


class _Run:
    """What a command has put out so far."""

    written = False
    """Whether it has written anything to standard output."""
    said: ClassVar[set[str]] = set()
    """Its messages."""
    known: frozenset[str] = frozenset()
    """Messages that were said before, by a run that is done again: not to be said twice."""


def begin() -> None:
    """Begin a command: nothing is put out yet."""
    _Run.written = False
    _Run.said.clear()
    _Run.known = frozenset()


def begin_again() -> None:
    """Begin the same command anew: what it said was said."""
    _Run.known = frozenset(_Run.said)


def has_written() -> bool:
    """Whether the command has written anything to standard output."""
    return _Run.written


def write(text: str) -> None:
    """Write harmless text to standard output, as it is; `OSError` if it cannot be written."""
    _Run.written = True
    sys.stdout.write(text)


def write_all(texts: Iterable[str]) -> None:
    """Write texts one after the other as they come."""
    rest = iter(texts)
    for first in rest:
        write(first)
        break
    sys.stdout.writelines(rest)


def say(message: str) -> None:
    """Write one line, `qa: message`, to standard error, made harmless; never fails.

    Of a message longer than `LONGEST_MESSAGE` the middle is left out: what is wrong comes last.
    """
    _Run.said.add(message)
    if message in _Run.known:
        return
    if len(message) > LONGEST_MESSAGE:
        half = LONGEST_MESSAGE // 2
        message = f"{message[:half]} … {message[-half:]}"
    if sys.stderr is not None:  # closed by the caller (2>&-)
        with suppress(OSError):  # there is nowhere left to complain to
            sys.stderr.write(f"qa: {lazy.sanitise.sanitise_line(message)}\n")
            sys.stderr.flush()
