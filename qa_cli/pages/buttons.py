"""Lines that a template repeats with every answer: what it counts, and what can be clicked.

No list of templates can be complete. What they share: the lines are short, they come again in the
same words but for numbers, and say nothing of a person.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from qa_cli.pages.byline import read_line
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece
from qa_cli.pages.rating import parse_figure
from qa_cli.pages.signoff import ends_with_closing

SHORT = 60
"""Characters of such a line, at most."""

FEW = 2
"""Times that a line stands on a page at least, where its numbers differ or all its words are those
of buttons."""

MANY = 3
"""Times that one stands on a page at least, where only its neighbours tell what it is."""

NEAR = 3
"""Pieces below a line among which stands what it heads."""

_DIGIT = late(r"\d")
_NUMBER = late(r"\d[\d,.]*[km]?")
_OPENING = late(r"\b(?:repl(?:y|ies)|answers?|responses?)\b", re.IGNORECASE)
"""What a label that numbers an answer says."""
_DATE = late(DATE, re.IGNORECASE)
_DATED = late(r"\d{4}|\bago\b|\d[./-]\d")
"""A cheap first look."""
_WORD = late(r"[^\W\d_]+")

_BUTTONS = frozenset(
    """reply replies share report flag helpful unhelpful like likes unlike comment comments vote
    votes voted upvote upvotes upvoted downvote downvotes save print email tweet follow
    following thank thanks agree agrees agreed disagree useful posted updated answered
    permalink edit link bookmark copy cite award quote contact book appointment message
    website inappropriate abuse verified views profile rate rating points point score""".split()
)
"""Words of buttons, and of what is counted beside them."""

_BETWEEN = frozenset(
    """answer answers expert experts doctor doctors view read more less yes no consultation this
    was were is it the to a an of and from by find found people person members users readers
    patients full all see show hide add write your my ask request accepted best top visit
    call now online free content post question page next previous""".split()
)
"""Words that stand beside these."""

_COUNTING = frozenset("of out to".split())
"""Words between two numbers."""


def mark_buttons(pieces: Sequence[Piece]) -> None:
    """Mark as furniture what a page repeats in the same words, but for numbers."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        text = piece.text
        if len(text) <= SHORT and piece.kind == "text" and text[-1] not in ".?:,;":
            found[_shape(text)].append(at)
    repeated = {shape: places for shape, places in found.items() if len(places) >= FEW}
    for shape, places in repeated.items():
        alike = [pieces[at] for at in places]
        if shape[-1] != "!" and _is_repeated(shape, alike):
            numbers = [_NUMBER.findall(_DATE.sub("", piece.text))[-1:] for piece in alike]
            counts = numbers == [[str(number)] for number in range(1, len(alike) + 1)]
            opens = counts and _OPENING.search(shape) is not None
            for piece in alike:
                piece.kind = "label" if opens else "furniture"
    for places in repeated.values():
        _mark_neighbours(pieces, places)


def _mark_neighbours(pieces: Sequence[Piece], places: Sequence[int]) -> None:
    """Mark lines of one shape that touch furniture wherever they stand: they belong to it.

    Below the last one may stand anything.
    """
    text = pieces[places[0]].text
    if len(places) < MANY or _DIGIT.search(text) is None:
        return  # words alone may be what several say
    if not all(_belongs(pieces, at) for at in places[:-1]) or pieces[places[-1]].kind != "text":
        return
    if read_line(text) is None and not ends_with_closing(text):
        for at in places:
            pieces[at].kind = "furniture"


def _shape(text: str) -> str:
    """Return a line with 0 for each of its dates and numbers."""
    if _DIGIT.search(text) is None:
        return text
    return _NUMBER.sub("0", _DATE.sub("0", text) if _DATED.search(text) else text)


def _belongs(pieces: Sequence[Piece], at: int) -> bool:
    """Whether furniture is glued to a piece, above or below, and the piece heads no text."""
    if pieces[at].kind != "text":
        return False
    below = pieces[at + 1 : at + 1 + NEAR]
    headed = next((piece for piece in below if piece.kind != "vote"), None)
    if headed is not None and headed.kind == "text" and read_line(headed.text) is None:
        return False
    above = at > 0 and not pieces[at].gap and pieces[at - 1].kind == "furniture"
    return above or (not pieces[at + 1].gap and pieces[at + 1].kind == "furniture")


def _is_repeated(shape: str, alike: Sequence[Piece]) -> bool:
    """Whether lines of one shape are a template's: counts that differ, or buttons."""
    words = set(_WORD.findall(shape.lower()))
    told = words & _BUTTONS or ("0" in shape and words <= _COUNTING)
    known = words & (_BUTTONS | _BETWEEN | _COUNTING)
    most = len(alike) >= MANY and "0" in shape and len(known) * 3 >= len(words) * 2
    if not told or not (known == words or most):
        return False
    if read_line(alike[0].text) is not None:
        return False
    if len(words) > 1 or (words and "0" in shape):
        return True
    if all(parse_figure(piece.text) for piece in alike):
        return False  # stars
    numbers = [int(re.sub(r"\D", "", piece.text) or 0) for piece in alike]
    return not words and any(below != above + 1 for above, below in pairwise(numbers))
