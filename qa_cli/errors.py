"""What can go wrong for a user of `qa`, and the exit code each failure carries.

A damaged page is not an error of this kind: it becomes a `Problem` on its question, and the rest
goes on. Here are the failures that a command ends with, or reports in one line beside its results.
"""


class QaError(Exception):
    """Root of all failures that `qa` reports in one line: `qa: message`.

    The message names the place as `path:line` where there is one, without a trailing full stop.
    """

    exit_code = 2
    """Exit status of the process, 0-255: 2 means an error, 1 means nothing was found."""


class UsageError(QaError):
    """A command line that cannot be carried out: an empty query, a bad value, a wrong mix."""


class SourceError(QaError):
    """A file or folder that cannot be read, or not to its end; other sources go on."""


class NotFoundError(QaError):
    """No such id, no such doctor, no hit; the message suggests the nearest where there is one."""

    exit_code = 1


class AmbiguousIdError(QaError):
    """A prefix that several ids share; the message lists the candidates."""


def quoted(text: str) -> str:
    """Return a text in quotation marks for a message; in single ones if it holds double ones."""
    return f"'{text}'" if '"' in text else f'"{text}"'
