"""What readers say below an answer, under a heading that counts it: `Comments (2)`.

A comment opens with who wrote it and when; what follows is its own until something else begins.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qa_cli.pages.byline import BYLINE_LINE, read_line
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece

_HEADING = late(r"(?:view |show |hide )?(?:comments|replies)\W{0,3}[1-9]\d*\W{0,2}", re.IGNORECASE)
_COUNT_FIRST = late(r"[1-9]\d* (?:comments?|replies)\W{0,2}", re.IGNORECASE)
_SAID = late(r"(?:>\s*)?(?:\*\*)?[\w.'’-]{2,24}(?: [\w.-]{1,12})?(?:, \d\d)?(?:\*\*)?: \S")
"""Who wrote a comment, in front of it."""
_COMMENTER = late(rf"\S.{{0,50}}?[\s,·|•–—(-]+(?:on |at )?(?:{DATE})\W{{0,3}}", re.IGNORECASE)
"""Who wrote a comment, and when."""


def mark_comments(pieces: Sequence[Piece]) -> None:
    """Mark comments as furniture, where a heading counts them and the first says whose it is."""
    inside = False
    for heading, piece in pairwise(pieces):
        if piece.kind != "text" or (inside and _names_expert(piece)):
            inside = False
        elif not inside and heading.kind == "furniture" and _counts(heading.text):
            dated = len(piece.text) <= BYLINE_LINE and _COMMENTER.fullmatch(piece.text) is not None
            inside = dated or _SAID.match(piece.text) is not None
        if inside:
            piece.kind = "furniture"


def _counts(text: str) -> bool:
    return (_HEADING.fullmatch(text) or _COUNT_FIRST.fullmatch(text)) is not None


def _names_expert(piece: Piece) -> bool:
    """Whether a line is part of a byline, so that an answer begins or ends there."""
    line = read_line(piece.text) if len(piece.text) <= BYLINE_LINE else None
    return line is not None and bool(line.practice or line.rating or line.told)
