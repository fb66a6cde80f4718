"""Writing: results to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress

from qa_cli.commands import lazy

LONGEST_MESSAGE = 5_000
"""Characters of a message that are shown: room for a path, of which systems take 4,096, and for
what is wrong with it. More comes from an argument that is a file given by mistake."""


def write(text: str) -> None:
    """Write harmless text to standard output, as it is; `OSError` if it cannot be written."""
    sys.stdout.write(text)


def write_all(texts: Iterable[str]) -> None:
    """Write texts one after the other as they come."""
    sys.stdout.writelines(texts)


def say(message: str) -> None:
    """Write one line, `qa: message`, to standard error, made harmless; never fails.

    Of a message longer than `LONGEST_MESSAGE` the middle is left out: what is wrong comes last.
    """
    if len(message) > LONGEST_MESSAGE:
        half = LONGEST_MESSAGE // 2
        message = f"{message[:half]} … {message[-half:]}"
    if sys.stderr is not None:  # closed by the caller (2>&-)
        with suppress(OSError):  # there is nowhere left to complain to
            sys.stderr.write(f"qa: {lazy.sanitise.sanitise_line(message)}\n")
            sys.stderr.flush()
