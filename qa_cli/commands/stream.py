"""Writing: results to standard output, everything else to standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar, Protocol

from qa_cli.commands import lazy

LONGEST_MESSAGE = 5_000
"""Characters of a message that are shown: room for a path, of which systems take 4,096, and for
what is wrong with it. More comes from an argument that is a file given by mistake."""


class Reader(Protocol):
    """What shows standard output to a person."""

    @property
    def has_begun(self) -> bool:
        """Whether there is something on its way: messages have to wait."""

    def write(self, text: str) -> bool:
        """Take text; whether anybody wants more of it."""


class _Run:
    """What a command has put out so far."""

    reader: Reader | None = None
    """Takes what goes to standard output, where a person looks at it."""
    waiting: ClassVar[list[str]] = []
    """Messages that are said once the reader is done."""

    listener: Callable[[str], None] | None = None
    """Takes messages, where standard error would disturb the screen."""

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


def divert(reader: Reader | None) -> None:
    """Have standard output shown by a reader; with `None` no more, and say what had to wait."""
    _Run.reader = reader
    if reader is None:
        waiting = _Run.waiting.copy()
        _Run.waiting.clear()
        for line in waiting:
            _say_line(line)


@contextmanager
def overheard(listener: Callable[[str], None]) -> Iterator[None]:
    """Have messages given to a listener meanwhile; they are not harmless yet."""
    _Run.listener = listener
    try:
        yield
    finally:
        _Run.listener = None


def write(text: str) -> bool:
    """Write harmless text to standard output, as it is; `OSError` if it cannot be written.

    Return whether anybody wants more of it.
    """
    _Run.written = True
    if _Run.reader is not None:
        return _Run.reader.write(text)
    sys.stdout.write(text)
    return True


def write_all(texts: Iterable[str]) -> None:
    """Write texts one after the other as they come, as long as they are wanted."""
    rest = iter(texts)
    for text in rest:
        if not write(text):
            return
        if _Run.reader is None:
            break
    sys.stdout.writelines(rest)


def say(message: str) -> None:
    """Write one line, `qa: message`, to standard error, made harmless; never fails.

    Of a message longer than `LONGEST_MESSAGE` the middle is left out: what is wrong comes last.
    """
    _Run.said.add(message)
    if message in _Run.known:
        return
    if _Run.listener is not None:
        _Run.listener(message)
        return
    if len(message) > LONGEST_MESSAGE:
        half = LONGEST_MESSAGE // 2
        message = f"{message[:half]} … {message[-half:]}"
    line = f"qa: {lazy.sanitise.sanitise_line(message)}\n"
    if _Run.reader is not None and _Run.reader.has_begun and sys.stderr and sys.stderr.isatty():
        _Run.waiting.append(line)
    else:
        _say_line(line)


def _say_line(line: str) -> None:
    if sys.stderr is not None:  # closed by the caller (2>&-)
        with suppress(OSError):  # there is nowhere left to complain to
            sys.stderr.write(line)
            sys.stderr.flush()
