"""Writing: results to standard output, everything else to standard error."""

import sys
from collections.abc import Iterable
from contextlib import suppress


def write(text: str) -> None:
    """Write harmless text to standard output, as it is; `OSError` if it cannot be written."""
    sys.stdout.write(text)


def write_all(texts: Iterable[str]) -> None:
    """Write texts one after the other as they come."""
    sys.stdout.writelines(texts)


def say(message: str) -> None:
    """Write one line, `qa: message`, to standard error, made harmless; never fails."""
    from qa_cli.output.sanitise import sanitise_line  # noqa: PLC0415  good runs say nothing

    if sys.stderr is not None:  # closed by the caller (2>&-)
        with suppress(OSError):  # there is nowhere left to complain to
            sys.stderr.write(f"qa: {sanitise_line(message)}\n")
            sys.stderr.flush()
