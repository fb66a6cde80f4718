"""Labelled lines of a byline → Doctor.

Each line is read for what its label says it holds, so that a place, a job or a name that no list
knows is read as well as a known one.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from qa_cli.model import Doctor
from qa_cli.pages import specialty
from qa_cli.pages.expected import read_job, read_named, read_place
from qa_cli.pages.fields import Fields, merged, read_line
from qa_cli.pages.lines import Piece
from qa_cli.pages.rating import is_beyond, parse_cut_rating, parse_figure, parse_rating


class Byline(NamedTuple):
    """What the lines of a byline say together."""

    doctor: Doctor | None
    """`None` where no line could be read; without any field where the page was cut in it."""
    unread: tuple[int, ...] = ()
    """Page lines that were labelled as part of it and could not be read, asides left out."""
    inexact: tuple[int, ...] = ()
    """Page lines that round the number of reviews, or give one beyond belief."""
    impossible: tuple[int, ...] = ()
    """Page lines that give more stars than five."""
    places: Mapping[str, int] = MappingProxyType({})
    """`name`, `specialty`, `location` -> the page line that gives it."""


def read_byline(pieces: Sequence[Piece], labels: Sequence[str], *, last: bool) -> Byline:
    """Read the lines of one byline.

    Args:
        pieces: Its lines, in page order.
        labels: Their labels; the first letter tells what each holds.
        last: Whether the page ends with it, so that its last line may be cut.
    """
    said = Fields()
    places: dict[str, int] = {}
    unread: list[int] = []
    inexact: list[int] = []
    impossible: list[int] = []
    for place, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        cut = last and place == len(pieces) - 1
        found = _read(piece.text, label[0], cut=cut)
        if found is None:
            if label[0] != "X":
                unread.append(piece.line)
            continue
        if found.rating is not None and found.rating.inexact:
            inexact.append(piece.line)
        if found.rating is not None and found.rating.stars is None and is_beyond(piece.text):
            impossible.append(piece.line)
        both = merged(said, found) or _filled(said, found)
        if both.name and (said.name is None or both.name.name != said.name.name):
            places["name"] = piece.line
        for part in ("specialty", "location"):
            if getattr(both.practice, part, None) != getattr(said.practice, part, None):
                places[part] = piece.line
        said = both
    doctor = None if said == Fields() and not last else _doctor(said)
    return Byline(doctor, tuple(unread), tuple(inexact), tuple(impossible), places)


def _filled(above: Fields, below: Fields) -> Fields:
    """Join two lines that both give the same: the upper one counts, the lower one fills in."""
    return Fields(
        above.name or below.name, above.practice or below.practice, above.rating or below.rating
    )


def _doctor(said: Fields) -> Doctor:
    name, practice, rating = said.name, said.practice, said.rating
    return Doctor(
        name=name.name if name else None,
        credentials=name.credentials if name else None,
        specialty=practice.specialty if practice else None,
        location=practice.location if practice else None,
        rating=rating.stars if rating else None,
        reviews=rating.reviews if rating else None,
    )


KNOWN = "K"
"""Label of a line that is read only as far as its words are known, whatever stands where."""


def _read(text: str, kind: str, *, cut: bool) -> Fields | None:
    """Read one line as what its label says it is; `None` where it is not.

    Args:
        text: The line.
        kind: `N` name, `S` place and specialty, `J` job, `L` place, `R` rating, `M` several of
            these, `X` an aside, which says nothing of the doctor; `K` what its words say.
        cut: Whether the line may be incomplete.
    """
    if kind == "X":
        return None
    if kind == KNOWN:
        return read_line(text)
    if kind == "N":
        return read_named(text)
    if kind == "L":
        place = read_place(text)
        return Fields(practice=specialty.Practice(None, place)) if place else None
    fields = read_line(text)
    if kind == "R":
        rating = parse_rating(text) or parse_figure(text)
        if rating is None and cut:
            rating = parse_cut_rating(text)
        return Fields(rating=rating) if rating else fields
    if kind == "M":
        told = fields is not None and (fields.name or len(fields.parts) > 1)
        return fields if told else read_named(text) or fields
    if fields is not None and fields.practice is not None and fields.name is None:
        return fields
    if kind == "S" and cut:
        return Fields(practice=specialty.parse_cut(text))
    return Fields(practice=read_job(text))
