"""Programs of the user's choice that take over the terminal: the pager, the editor."""

import os
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen


def words_of(command: str) -> list[str]:
    """Split a command line as a shell would, without a shell; one that is cut off is one word."""
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:  # a quotation mark that is not closed
        return [command]


def wait_for(program: "Popen[bytes]") -> int:
    """Wait until a program has ended and return its exit code; Ctrl-C meanwhile is its own."""
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            continue
