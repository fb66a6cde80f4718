"""Pieces of a page → text, as it stands there."""

from collections.abc import Iterable, Sequence

from qa_cli.pages.lines import Piece


def text_of(lines: Sequence[str], pieces: Iterable[Piece]) -> str:
    """Join pieces; whatever lies between two on the page becomes a blank line.

    Args:
        lines: All lines of the page.
        pieces: Some of its pieces, in page order. A piece that links were taken off, to be read,
            keeps them here.
    """
    parts: list[str] = []
    above = end = 0
    for piece in pieces:
        line = lines[piece.line - 1].rstrip()
        text, least = piece.text, end if piece.line == above else 0
        start = line.find(text, least)
        if start < 0:
            text = line[least:].strip()
            start = line.find(text, least)
        if parts and piece.line == above:
            parts.append(line[end:start] if start >= end else " ")  # as on the page
        elif parts:
            parts.append("\n" if piece.line == above + 1 else "\n\n")
        parts.append(line if line.lstrip() == text else text)
        above, end = piece.line, start + len(text)
    return "".join(parts).strip()
