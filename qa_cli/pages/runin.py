"""Bylines that run into the text: `Jane Roe, MD, Dentist: Yes ...`, `... — Dr. Roe, Dentist`.

One such line may be anything, so they count where a page has several.
"""

from dataclasses import replace

from qa_cli.pages.byline import ReadLine, read_line
from qa_cli.pages.fields import LINE, Bag, read_fields
from qa_cli.pages.glance import holds_any
from qa_cli.pages.lines import Piece

SEVERAL = 2
"""Lines with a byline of this kind that make it the page's habit."""

BODY = 12
"""Characters of a body, at least."""

_STOPS = ".?!:"
"""What no byline ends with."""

SHORTEST = 30
"""Characters of a line with a body and a byline, at least."""

_BULLETS = "•*–—-·▪ "
_DASHES = (" — ", " – ", " -- ", " - ")


def cut_run_in(pieces: list[Piece]) -> list[Piece]:
    """Return a page's pieces, bylines on their own where several run into the text."""
    ahead = [at for at, piece in enumerate(pieces) if piece.text.find(": ", 0, LINE) > 0]
    behind = [
        at
        for at, piece in enumerate(pieces)
        if len(piece.text) > SHORTEST and piece.text[-1] not in _STOPS
    ]
    for cut, places in ((_cut_ahead, ahead), (_cut_behind, behind)):
        found = {
            at: parts
            for at in places
            if pieces[at].kind == "text" and (parts := cut(pieces[at])) is not None
        }
        if len(found) >= SEVERAL:
            return [part for at, piece in enumerate(pieces) for part in found.get(at, [piece])]
    return pieces


def _cut_ahead(piece: Piece) -> list[Piece] | None:
    """Cut off a byline before the text, up to the first colon that ends one."""
    end = piece.text.find(": ", 0, LINE)
    rest = piece.text[end + 2 :].lstrip()
    text = piece.text[: max(0, end)].lstrip(_BULLETS)
    if not text or len(rest) < BODY:
        return None
    bracketed = text[-1] == ")" and _is_byline(read_line(text.replace("**", "")))
    if not bracketed and not _is_byline(read_fields(text)):
        return None
    return [
        replace(piece, text=f"{text}:", gap=max(1, piece.gap)),
        replace(piece, text=rest, gap=0),
    ]


def _cut_behind(piece: Piece) -> list[Piece] | None:
    """Cut off a byline behind the text, from the first dash on that opens one."""
    text = piece.text
    start = max(BODY, len(text) - LINE)
    opening = text.rfind(" (", start)
    if text[-1] == ")" and opening > 0:
        byline = text[opening + 2 : -1]
        if _is_byline(read_fields(byline)):
            return _parted(piece, text[:opening].rstrip(), byline)
    if not holds_any(text[start:], _DASHES) or _is_byline(read_fields(text)):
        return None
    for at in sorted(i for dash in _DASHES for i in _places(text, dash, start)):
        byline = text[at:].lstrip(_BULLETS)
        if _is_byline(read_fields(byline)):
            return _parted(piece, text[:at].rstrip(), byline)
    return None


def _parted(piece: Piece, body: str, byline: str) -> list[Piece] | None:
    """Part a line into a body and the byline behind it; `None` where there is no body."""
    said = body.lstrip(_BULLETS)
    if not said:
        return None
    return [replace(piece, text=said, gap=max(1, piece.gap)), replace(piece, text=byline, gap=1)]


def _places(text: str, dash: str, start: int) -> list[int]:
    places = []
    at = text.find(dash, start)
    while at >= 0:
        places.append(at)
        at = text.find(dash, at + 1)
    return places


def _is_byline(bag: Bag | ReadLine | None) -> bool:
    """Whether fields give a name and a specialty."""
    return bool(bag and bag.name and bag.practice and bag.practice.specialty)
