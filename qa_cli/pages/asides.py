"""What stands right at a byline's line and is none of its fields: years, dates, badges, scores."""

from collections import Counter
from collections.abc import Sequence

from qa_cli.pages.byline import BYLINE_LINE, read_line
from qa_cli.pages.fields import ASIDE, is_aside
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece

SEVERAL = 2
"""Lines with a key that make it a template's."""

KEY = 32
"""Characters of a field's name, at most."""

_KEYED = late(r"(?P<key>[A-Z]\w+(?: \w+)?): {1,12}(?=\S)")
"""What a field's line opens with, whatever the field is."""


def mark_asides(pieces: Sequence[Piece]) -> None:
    """Mark as furniture what stands right at a byline's line and is no part of one.

    These are years, dates, badges, and fields that bylines do not have (`Peer score: 9.1`).
    """
    last: Piece | None = None
    keys = Counter(filter(None, map(_key, pieces)))
    for at, piece in enumerate(pieces):
        if piece.kind != "text" or len(piece.text) > ASIDE or piece.text[-1] in ".?!:,":
            continue
        above = pieces[at - 1] if at and not piece.gap else None
        below = pieces[at + 1] if at + 1 < len(pieces) and not pieces[at + 1].gap else None
        if not (above or below) or _reads(piece):
            continue
        told = is_aside(piece.text)
        closes = above is not None and (above is last or _reads(above))
        if not told and (keys[_key(piece)] < SEVERAL or not closes or _says(below)):
            continue
        if closes or _reads(below):
            piece.kind = "furniture"
            last = piece


def _key(piece: Piece) -> str:
    """Return what a field's line opens with, empty for any other."""
    match = _KEYED.match(piece.text) if ":" in piece.text[:KEY] else None
    return match["key"] if match is not None else ""


def _says(piece: Piece | None) -> bool:
    """Whether a line is text or the vote template, and no part of a byline."""
    return piece is not None and piece.kind in ("text", "vote") and not _reads(piece)


def _reads(piece: Piece | None) -> bool:
    """Whether a line is part of a byline."""
    if piece is None or len(piece.text) > BYLINE_LINE:
        return False
    return read_line(piece.text.replace("*", "").strip() or piece.text) is not None
