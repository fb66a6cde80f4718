"""Pieces of a page → text, as it stands there."""

from collections.abc import Sequence

from qa_cli.pages.lines import Piece

LINE = 2_000
"""Characters of a line that is searched for the links which were taken off a piece."""


def text_of(lines: Sequence[str], pieces: Sequence[Piece], chosen: Sequence[int]) -> str:
    """Join pieces; whatever lies between two on the page becomes a blank line.

    Args:
        lines: All lines of the page.
        pieces: All its pieces.
        chosen: Indices of those to join, in page order.
    """
    parts: list[str] = []
    above = end = 0
    for at in chosen:
        piece = pieces[at]
        line = lines[piece.line - 1].rstrip()
        text, least = piece.text, end if piece.line == above else 0
        start = line.find(text, least)
        if start < 0 and len(line) <= LINE:
            text = _linked(line, pieces, at)
            start = line.find(text, least)
        if parts and piece.line == above:
            parts.append(line[end:start] if start >= end else " ")  # as on the page
        elif parts:
            parts.append("\n" if piece.line == above + 1 else "\n\n")
        parts.append(line if line.lstrip() == text else text)
        above, end = piece.line, start + len(text)
    return "".join(parts).strip()


def _linked(line: str, pieces: Sequence[Piece], at: int) -> str:
    """Return a piece with the links that were taken off it: what stands between its neighbours."""
    start, end = 0, len(line)
    first = at
    while first and pieces[first - 1].line == pieces[at].line:
        first -= 1
    for other in pieces[first:at]:
        found = line.find(other.text, start)
        start = start if found < 0 else found + len(other.text)
    for other in pieces[at + 1 : at + 2]:
        if other.line == pieces[at].line:
            end = line.find(other.text, start)
    return line[start:end].strip() if end > start else pieces[at].text
