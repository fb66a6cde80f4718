"""What a line of a page cannot be, whatever the model would say: rules that hold on every page."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from qa_cli.pages.grammar import ABOVE, BELOW, FURNITURE, LABELS, NUMBER
from qa_cli.pages.lines import Piece
from qa_cli.pages.looks import look

TITLE = 150
"""Characters of a title at most; a longer first line is the question."""

HEAD = 12
"""Pieces at a page's start among which its title stands."""

SITE = "Doctor"
"""How the site's counts begin."""

SIGNATURE = 130
"""Characters of a signature's line at most."""

_NO_FRAME = frozenset(range(len(LABELS))) - {NUMBER[label] for label in FURNITURE}
_NO_FURNITURE = frozenset((NUMBER["K"],))
_NO_HEADLINE = frozenset(NUMBER[label] for label in ("T", "HB", "HI", "HR"))
_NOT_ALONE = frozenset(range(len(LABELS))) - {NUMBER["SB"], NUMBER["Ft"]}
_NONE: frozenset[int] = frozenset()
_NOT_AGAIN = frozenset((NUMBER["HR"],))
_NO_TITLE = frozenset((NUMBER["T"],))
_NO_QUESTION = frozenset((NUMBER["Q"],))
_NO_BYLINE = frozenset(NUMBER[label] for label in (*BELOW, "Fy", *ABOVE, "Fa"))


def is_site(pieces: Sequence[Piece]) -> bool:
    """Whether a page has the vote template, the disclaimer or the count of the site known best."""
    return any(
        piece.kind in ("vote", "disclaimer")
        or (piece.kind == "count" and piece.text.startswith(SITE))
        for piece in pieces
    )


def bars_of(pieces: Sequence[Piece]) -> dict[int, frozenset[int]]:
    """Return the labels that pieces cannot have.

    - A template's expression and the disclaimer are furniture.
    - Above a count the first line of text is no question, unless it is too long for a title.
    - Above the site's count the first line is no furniture either, where only paragraphs or one
      line more follow, and nor is that line: a title's and a question's words are never lost.
    - A further line that is too long for a title is none.
    - A line that says again what stands right above it is a body's first, not a headline's second.
    - A greeting or a farewell is no headline, and a signature no byline.
    - Below the newest template's slogan each line of text is an answer.

    Args:
        pieces: All pieces of the page, in order.

    Returns:
        Place of a piece -> numbers of labels; a piece that may have any label is left out.
    """
    found = _above_count(pieces)
    slogan = bool(pieces) and pieces[0].kind == "slogan"
    said = ""
    for place, piece in enumerate(pieces):
        barred = _barred(piece) | (_NOT_ALONE if slogan and piece.kind == "text" else _NONE)
        if piece.text == said:
            barred |= _NOT_AGAIN
        if 0 < place < HEAD and place not in found and len(piece.text) > TITLE:
            barred |= _NO_TITLE
        if barred:
            found[place] = found.get(place, _NONE) | barred
        said = piece.text if piece.kind == "text" else ""
    for place in _signatures(pieces):
        found[place] = found.get(place, _NONE) | _NO_BYLINE
    return found


def _barred(piece: Piece) -> frozenset[int]:
    """Return what a piece cannot be by its own words."""
    if piece.kind in ("vote", "disclaimer"):
        return _NO_FRAME
    if piece.kind == "text" and look(piece.text, "text").cls in ("clo", "sal"):
        return _NO_HEADLINE
    return _NONE


def _above_count(pieces: Sequence[Piece]) -> dict[int, frozenset[int]]:
    """Return what the lines of text above a count cannot be."""
    count = next((i for i, piece in enumerate(pieces) if piece.kind == "count"), 0)
    top, *others = [i for i, one in enumerate(pieces[:count]) if one.kind == "text"] or [count]
    if top == count or len(pieces[top].text) > TITLE:
        return {}
    if not pieces[count].text.startswith(SITE):
        return {top: _NO_QUESTION}
    if len(others) == 1:
        return {top: _NO_QUESTION | _NO_FURNITURE, others[0]: _NO_FURNITURE}
    alone = all(look(pieces[i].text, "text").cls == "p" for i in others)
    return {top: _NO_QUESTION | _NO_FURNITURE if alone else _NO_QUESTION}


def _signatures(pieces: Sequence[Piece]) -> list[int]:
    """Return the places of signatures.

    A byline is one block, without blank lines. Where two blocks look like one, the upper one is how
    the body ends; but where a line stands in both, the page holds its byline twice.
    """
    blocks: list[list[int]] = []
    for place, piece in enumerate(pieces):
        if piece.gap or not blocks:
            blocks.append([])
        blocks[-1].append(place)
    found: list[int] = []
    for block, below in pairwise(blocks):
        ending = list(takewhile(lambda i: _may_sign(pieces[i]), reversed(block)))
        texts = {pieces[i].text for i in below}
        twice = any(pieces[i].text in texts for i in ending)
        whole = len(below) > 1 and all(_said(pieces[i]) for i in below)
        if whole and not twice and any(_said(pieces[i]) for i in ending):
            found += ending
    return found


def _may_sign(piece: Piece) -> bool:
    """Whether a piece may be a line of a signature: a short text that is no sentence."""
    short = piece.kind in ("text", "label") and len(piece.text) <= SIGNATURE
    return short and (piece.text[-1] not in ".!?" or bool(_said(piece)))


def _said(piece: Piece) -> str:
    """Return the parts of a byline that a piece holds."""
    return look(piece.text, piece.kind).parts
