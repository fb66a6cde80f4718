"""The pager: what is longer than the screen is shown by it, from its first line on.

It is used as git uses one: only on a terminal, only where the output does not fit on it. Messages
go to standard error, past it; those that come while it is on the screen wait for its end.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from qa_cli.commands import everywhere, stream

if TYPE_CHECKING:
    from subprocess import Popen
    from typing import IO

VARIABLES = ("QA_PAGER", "PAGER")
"""Environment variables that name the pager, the stronger one first; empty or `cat`: none."""

SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""What git sets where the user has not: less shows colors, leaves what it showed on the screen, and
ends by itself where all fits."""

USUAL = (80, 24)
"""Columns and lines of a terminal that does not tell."""

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
"""Colors and links, of our own making: they take no room."""


@contextmanager
def output() -> Iterator[None]:
    """Have a pager show what is written meanwhile, if it is longer than the terminal.

    At its end everything has been shown, and the pager is gone.
    """
    paged = _Paged()
    stream.divert(paged)
    try:
        yield
    finally:
        try:
            paged.end()
        finally:
            stream.divert(None)


def pager_command() -> list[str] | None:
    """Return the command line of the pager, as its words; `None` where none is wanted or there."""
    from qa_cli.commands.children import words_of  # noqa: PLC0415  only what is long needs it

    for name in VARIABLES:
        named = os.environ.get(name)
        if named is not None:
            words = words_of(named)
            return None if words in ([], ["cat"]) else words
    if os.name == "nt" or os.environ.get("TERM") == "dumb":  # `more` there shows no colors
        return None
    return next(([name] for name in ("less", "more") if shutil.which(name)), None)


class _Paged:
    """Standard output on its way to the screen: held until it is longer, then for the pager."""

    def __init__(self) -> None:
        size = shutil.get_terminal_size(USUAL)
        self._width, self._height = max(size.columns, 1), size.lines
        self._held: list[str] = []
        self._rows = 0
        self._pager: Popen[bytes] | None = None
        self._input: IO[bytes] | None = None
        """The pager's."""
        self._is_plain = False
        self._is_closed = False

    @property
    def has_begun(self) -> bool:
        """Whether there is something on its way: messages have to wait."""
        return bool(self._held or self._pager)

    def write(self, text: str) -> bool:
        """Take text; whether anybody wants more of it."""
        if self._is_plain:
            sys.stdout.write(text)
        elif self._pager:
            self._send(text)
        else:
            self._held.append(text)
            self._rows += self._rows_of(text)
            if self._rows >= self._height:  # one row is the prompt's
                self._start()
        return not self._is_closed

    def end(self) -> None:
        """Show what is held; wait until the pager is left."""
        if self._pager is None or self._input is None:
            self._go_plain()
            return
        from qa_cli.commands.children import undisturbed, wait_for  # noqa: PLC0415  as above

        with suppress(OSError):  # it is gone already
            undisturbed(self._input.close)
        wait_for(self._pager)

    def _go_plain(self) -> None:
        self._is_plain = True
        sys.stdout.writelines(self._held)
        self._held.clear()

    def _start(self) -> None:
        """Start the pager, and hand it what is held; without one, write that."""
        command = pager_command() if everywhere.may_page() else None
        if command is not None:
            from subprocess import PIPE, Popen  # noqa: PLC0415  only what is long needs it

            sys.stdout.flush()
            with suppress(OSError, ValueError):  # no such program
                self._pager = Popen(command, stdin=PIPE, env=SETTINGS | os.environ)  # noqa: S603  the user's own choice
        if self._pager is None:
            self._go_plain()
            return
        self._input = self._pager.stdin
        held, self._held = self._held, []
        for text in held:
            self._send(text)

    def _send(self, text: str) -> None:
        if self._input and not self._is_closed:
            try:
                self._input.write(text.encode(sys.stdout.encoding, "backslashreplace"))
            except OSError:  # who reads has seen enough
                self._is_closed = True

    def _rows_of(self, text: str) -> int:
        """Count the rows that a text takes, no further than the screen is high."""
        lines = text.split("\n", self._height)
        return len(lines) - 1 + sum(map(self._folds, lines[: self._height]))

    def _folds(self, line: str) -> int:
        """Count the further rows of a line that is wider than the screen."""
        line = _ESCAPES.sub("", line).expandtabs()
        if len(line) * 2 <= self._width:
            return 0
        width = len(line)
        if not line.isascii():
            from unicodedata import east_asian_width  # noqa: PLC0415  rarely needed

            width += sum(east_asian_width(character) in "WF" for character in line)
        return max(width - 1, 0) // self._width
