"""What a page does all over with the lines of its bylines: which it has, and in which order.

`lines` are what its pieces say by themselves, `None` for those that are no part of a byline.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from qa_cli.pages import names, specialty
from qa_cli.pages.byline import ReadLine
from qa_cli.pages.lines import Piece
from qa_cli.pages.rating import parse_figure, parse_rating

Lines = Sequence[ReadLine | None]

RUN = 4
"""Lines below a name in which its place may stand."""

STACK = 2
"""Labels below a name: specialty and place."""

LABEL = 80
"""Characters of a specialty or a place on its own line, at most."""

LABEL_WORDS = 8
"""Words of such a line, at most."""

SEVERAL = 2
"""Bylines from which on their shape is the page's habit."""


class Columns(NamedTuple):
    """What a page does all over with the lines of its bylines."""

    apart: bool
    """No name stands right above its specialty anywhere."""
    jobs: bool
    """Lines give specialties."""
    named: bool
    """What is glued above specialties is shaped like names."""
    places_apart: bool
    """Places have lines of their own below names, and nothing else is told of them."""
    places_last: bool
    """Places stand below ratings, where bylines end."""
    stacked: bool
    """Places stand below specialties."""
    towns: bool
    """Towns stand below specialties, and ratings below these."""
    labelled: bool
    """Names with degrees head stacks of labels."""


def columns_of(pieces: Sequence[Piece], lines: Lines) -> Columns:
    """Look at all lines of a page."""
    return Columns(
        apart=not _any_together(pieces, lines),
        jobs=any(line and line.practice and line.practice.specialty for line in lines),
        named=_stand_below_names(pieces, lines),
        places_apart=_gives_places_apart(pieces, lines),
        places_last=_gives_places_last(pieces, lines),
        stacked=_stacks_places(pieces, lines),
        towns=_stacks_towns(pieces, lines),
        labelled=_stacks_labels(pieces, lines),
    )


def _any_together(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether a name stands right above its specialty anywhere: then it does everywhere."""
    rows = zip(lines, lines[1:], pieces[1:], strict=False)
    return any(
        line is not None
        and line.parts == "N"
        and below is not None
        and below.parts[0] == "S"
        and not piece.gap
        for line, below, piece in rows
    )


def _gives_places_apart(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether several names have their place on a line of its own, and none beside its job."""
    if _gives_more(lines):
        return False
    times = 0
    for at, line in enumerate(lines):
        if line is not None and line.parts == "N":
            below = takewhile(lambda piece: not piece.gap, pieces[at + 1 : at + 1 + RUN])
            times += any(specialty.parse_place(piece.text) for piece in below)
    return times >= SEVERAL


def _gives_places_last(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether several ratings have a place on the line below, where the byline ends."""
    rows = zip(lines, pieces[1:], [*pieces[2:], None], strict=False)
    places = [
        specialty.parse_place(below.text)
        for line, below, past in rows
        if line is not None and line.rating and not below.gap and below.kind == "text"
        if past is None or past.gap
    ]
    return sum(place is not None for place in places) >= SEVERAL


def _stacks_labels(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether several names with degrees head stacks of one or two labels, and nothing else.

    One of the labels at least must be a specialty: then what others have in its place is one, too.
    Where bylines give more, a stack is somebody's signature.
    """
    if _gives_more(lines) or any(piece.kind == "vote" for piece in pieces):
        return False  # that template has other bylines
    posts = [
        lines[at + 1]
        for at, line in enumerate(lines)
        if line is not None and line.parts == "N" and line.name and line.name.credentials
        if _heads_stack(pieces, at)
    ]
    known = any(post and post.practice and post.practice.specialty for post in posts)
    return known and len(posts) > SEVERAL


def _heads_stack(pieces: Sequence[Piece], at: int) -> bool:
    """Whether one or two labels, and nothing else, are glued below a line."""
    below = list(
        takewhile(lambda p: not p.gap and p.kind == "text", pieces[at + 1 : at + 2 + STACK])
    )
    return 0 < len(below) <= STACK and all(is_label(piece.text) for piece in below)


def is_label(text: str) -> bool:
    """Whether a line is a few words in capitals without a sentence's end."""
    short = len(text) <= LABEL and text.count(" ") < LABEL_WORDS
    return short and not text[0].islower() and text[-1] not in ".?!:;,"


def _stacks_towns(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether several specialties have a town on the line below, and a rating below that."""
    times = 0
    for line, below, past in zip(lines, pieces[1:], pieces[2:], strict=False):
        post = line is not None and line.practice is not None and line.practice.location is None
        if post and not below.gap and not past.gap and below.kind == past.kind == "text":
            rated = parse_rating(past.text) is not None or parse_figure(past.text) is not None
            times += rated and specialty.parse_place(below.text, bare=True) is not None
    return times >= SEVERAL


def _gives_more(lines: Lines) -> bool:
    """Whether any line gives a rating, or a place beside a specialty."""
    return any(
        line and (line.rating or (line.practice and line.practice.location)) for line in lines
    )


def _stacks_places(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether several specialties have their place on the line below, and none beside them.

    Where others have it beside them, a stack is somebody's signature.
    """
    rows = zip(lines, pieces[1:], lines[2:], strict=False)
    stacks = [
        rating
        for line, below, rating in rows
        if line is not None
        and line.practice is not None
        and line.practice.location is None
        and not below.gap
        and ", " in below.text
        and specialty.parse_place(below.text) is not None
    ]
    if sum(line is not None and line.parts == "R" for line in stacks) >= SEVERAL:
        return True
    return len(stacks) >= SEVERAL and not _gives_more(lines)


def _stand_below_names(pieces: Sequence[Piece], lines: Lines) -> bool:
    """Whether what is glued above specialties is shaped like names, at half of them at least.

    On a page without names it is the headlines.
    """
    above = [
        at - 1
        for at, line in enumerate(lines)
        if at and line is not None and line.parts[0] == "S" and not pieces[at].gap
        if pieces[at - 1].kind == "text"
    ]
    persons = sum(
        lines[at] is not None or names.is_person(pieces[at].text, strict=False) for at in above
    )
    return persons * 2 >= len(above)
