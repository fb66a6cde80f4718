"""Paragraphs whose lines a tool has broken at a width."""

from collections.abc import Sequence
from itertools import pairwise

from qa_cli.pages.lines import Piece

WRAPPED = 50
"""Characters of a line that was wrapped, at least."""

SAMPLE = 12
"""Lines that show whether a paragraph is wrapped."""

RAGGED = 20
"""Characters by which lines wrapped at the same width differ, at most."""

TITLE = 45
"""Characters of the first line of a title that is wrapped, at least."""

PAIR = 2
"""Lines of a question that is wrapped."""

SEVERAL = 3
"""Lines that show at which width a page is wrapped."""


def width_of(pieces: Sequence[Piece]) -> int:
    """Return the width at which a page's paragraphs are wrapped, 0 where they are not.

    A line that goes on in lower case on the next one was wrapped.
    """
    widths = [
        len(above.text)
        for above, piece in pairwise(pieces)
        if not piece.gap and piece.kind == above.kind == "text" and piece.text[0].islower()
    ]
    long = [width for width in widths if width >= WRAPPED]
    return max(long) if len(long) >= SEVERAL and len(long) * 3 >= len(widths) * 2 else 0


def is_wrapped(pieces: Sequence[Piece], width: int) -> bool:
    """Whether lines are one paragraph, wrapped at a width: all but the last about as long.

    On a page that is wrapped at a known `width`, a long first line goes on below where the word
    that stands there does not fit on it, or is in lower case.
    """
    first, second = len(pieces[0].text), pieces[1].text
    full = width < first + 1 + len(second.partition(" ")[0])
    last = pieces[0].text[-1]
    if WRAPPED <= first <= width and last != "?" and (full or second[0].islower()):
        return True
    if last in ".?!":
        return False
    widths = [len(piece.text) for piece in pieces[:-1]]
    return len(widths) > 1 and min(widths) >= WRAPPED and max(widths) - min(widths) <= RAGGED


def asks_on(text: str) -> bool:
    """Whether a text is one question on two lines, which goes on in lower case on the second."""
    first, _, second = text.partition("\n")
    wrapped = second[:1].islower() and second[-1:] == "?" and "\n" not in second
    long = len(first) >= TITLE and len(second) < len(first)
    return wrapped and long and (first[-1].isalnum() or first[-1] == ",")
