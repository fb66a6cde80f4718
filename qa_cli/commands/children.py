"""Programs of the user's choice that take over the terminal: the pager, the editor."""

import os
import shlex
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

T = TypeVar("T")


def words_of(command: str) -> list[str]:
    """Split a command line as a shell would, without a shell; one that is cut off is one word."""
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError:  # a quotation mark that is not closed
        return [command]
    return [word.strip('"') for word in words] if os.name == "nt" else words


def wait_for(program: "Popen[bytes]") -> int:
    """Wait until a program has ended and return its exit code; Ctrl-C meanwhile is its own."""
    return undisturbed(program.wait)


def undisturbed(do: "Callable[[], T]") -> T:
    """Do what waits for a program that has the terminal, again after each Ctrl-C."""
    while True:
        try:
            return do()
        except KeyboardInterrupt:
            continue
