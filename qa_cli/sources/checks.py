"""What is odd about a page's text, whatever its bytes were."""

from qa_cli.model import Lines, Problem
from qa_cli.problems import problem
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import MAX_PAGE_LINES

Text = tuple[str, tuple[Problem, ...]]
"""A page's text, and what was doubtful about it or its bytes; lines are those of the text. The text
has no byte order mark and no lone surrogates, but may hold NUL and other controls."""


def zeros(text: str) -> tuple[Problem, ...]:
    """Record NUL characters, which stay in the text."""
    place = text.find("\0")
    if place < 0:
        return ()
    message = f"NUL characters in the text: {text.count(chr(0))}."
    return (problem("nul-bytes", line_after(text[:place]), message),)


def check_length(text: str) -> None:
    """Raise `UnreadableError` for a page of more than `MAX_PAGE_LINES` lines."""
    if len(text) > MAX_PAGE_LINES and _breaks(text) > MAX_PAGE_LINES:
        raise UnreadableError(f"more than the limit of {MAX_PAGE_LINES:,} lines a page")


def line_after(before: str) -> Lines:
    """Return the line, 1-based, on which the character after `before` stands."""
    line = _breaks(before) + 1
    return (line, line)


def _breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
