"""What readers say below an answer, under a heading that counts it: `Comments (2)`.

A comment opens with who wrote it and when; what follows is its own until something else begins.
Those that only open with a name must be as many as are counted, or quoted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from qa_cli.pages.byline import BYLINE_LINE, read_line
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece

_HEADING = late(r"(?:view |show |hide )?(?:comments|replies)\W{0,3}[1-9]\d*\W{0,2}", re.IGNORECASE)
_COUNT_FIRST = late(r"[1-9]\d* (?:comments?|replies)\W{0,2}", re.IGNORECASE)
MOST = 20
"""Comments below one answer that are looked at."""

_NUMBER = late(r"\d+")
_SAID = late(r"(?:>\s*)?(?:\*\*)?[\w.'’-]{2,24}(?: [\w.-]{1,12})?(?:, \d\d)?(?:\*\*)?: \S")
"""Who wrote a comment, in front of it."""
_COMMENTER = late(rf"\S.{{0,50}}?[\s,·|•–—(-]+(?:on |at )?(?:{DATE})\W{{0,3}}", re.IGNORECASE)
"""Who wrote a comment, and when."""


def mark_comments(pieces: Sequence[Piece]) -> None:
    """Mark comments as furniture, where a heading counts them and the first says whose it is."""
    inside = False
    for at, (heading, piece) in enumerate(pairwise(pieces), 1):
        if piece.kind != "text" or (inside and _names_expert(piece)):
            inside = False
        elif not inside and heading.kind == "furniture" and _counts(heading.text):
            inside = len(piece.text) <= BYLINE_LINE and _COMMENTER.fullmatch(piece.text) is not None
            if not inside:
                _mark_said(pieces[at : at + MOST], int(_NUMBER.findall(heading.text)[0]))
        if inside:
            piece.kind = "furniture"


def _mark_said(pieces: Sequence[Piece], count: int) -> None:
    """Mark as many comments as are counted, if each says in front whose it is.

    One alone may be a headline (`Fillers: a guide`), if it is not quoted.
    """
    said = list(takewhile(lambda p: p.kind == "text" and _SAID.match(p.text), pieces))
    quoted = bool(said) and all(piece.text[0] == ">" for piece in said)
    if quoted or (len(said) == count > 1):
        for piece in said:
            piece.kind = "furniture"


def _counts(text: str) -> bool:
    return (_HEADING.fullmatch(text) or _COUNT_FIRST.fullmatch(text)) is not None


def _names_expert(piece: Piece) -> bool:
    """Whether a line is part of a byline, so that an answer begins or ends there."""
    line = read_line(piece.text) if len(piece.text) <= BYLINE_LINE else None
    return line is not None and bool(line.practice or line.rating or line.told)
