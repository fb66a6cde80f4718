"""The lines of a page, and the pieces of text on them, each with its place.

A line ends at LF, CRLF or CR and nowhere else, so that line numbers agree with editors and grep.
`cutting` makes pieces, `features` and `decode` say what they are; none changes once made.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from qa_cli.pages.damage import repaired
from qa_cli.pages.glance import STEERING, UNSEEN, late

PieceKind = Literal[
    "text", "label", "vote", "furniture", "related", "number", "slogan", "count", "disclaimer"
]
"""What a piece's own words say: `label` is what was cut off before a text (`Q:`, `Jane Roe:`),
`number` numbers or heads an answer on a line of its own, `related` heads a list of other pages,
`vote` is what a template language left."""

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that `str.isspace` takes for a blank; looking for them takes longer than cutting a page."""

BLANKS = "".join(map(chr, STEERING)) + SPACES
"""What may stand around a line's text and is no part of it."""

_RUN = late(r"\s{2,}|[^\S ]")
"""A run of blanks that is anything but one space."""

_WIDE = 3
"""Blanks in a row that set two columns apart; two are a slip of the keyboard."""


class Piece(NamedTuple):
    """A non-blank line, or a part of one where two parts of a page are glued into one line."""

    line: int
    """1-based."""
    start: int
    """Column of its first character in the line, from 0."""
    end: int
    """Column behind its last character."""
    text: str
    """What it says to readers of lines, as `bare` returns it."""
    kind: PieceKind
    gap: int
    """Number of blank lines directly above; 0 for the later parts of a glued line."""


def split_lines(text: str) -> list[str]:
    """Split a page into its lines; no-break spaces become plain, a final line end adds none."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\xa0" in text or "\u202f" in text:
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def bare(text: str) -> str:
    """Return what a text says to a reader of lines.

    Marks that are not seen are left out, damage is repaired, and a run of blanks becomes one space;
    a tab, or three blanks and more, set columns apart and become three.
    """
    if not text.isascii():
        text = text.translate(UNSEEN)
    text = repaired(text)
    text = text.strip()
    if "  " in text or not (text.isascii() and text.isprintable()):
        text = _RUN.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * _WIDE if len(match[0]) >= _WIDE or "\t" in match[0] else " "


def text_of(lines: Sequence[str], pieces: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """Join pieces as they stand on the page, indents included.

    Two on one line keep the blanks between them, and get one space where something else was there.
    Two on neighbouring lines stay there. Whatever else lies between two becomes one blank line.

    Args:
        lines: All lines of the page.
        pieces: Those to join, in page order.

    Returns:
        The text, and for each of its lines the page's line, 1-based; a blank line has that of the
        line above it.
    """
    parts: list[str] = []
    places: list[int] = []
    above: Piece | None = None
    for piece in pieces:
        line = lines[piece.line - 1]
        before = line[: piece.start]
        text = line[piece.start if before.strip() else 0 : piece.end]
        if above is None:
            places.append(piece.line)
            text = text.lstrip()
        elif piece.line == above.line:
            between = line[above.end : piece.start]
            text = (" " if between.strip() else between) + line[piece.start : piece.end]
        elif piece.line == above.line + 1:
            parts.append("\n")
            places.append(piece.line)
        else:
            parts.append("\n\n")
            places += (above.line, piece.line)
        parts.append(text)
        above = piece
    return "".join(parts), tuple(places)
