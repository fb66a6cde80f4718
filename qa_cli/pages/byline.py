"""Which neighbouring lines make up a byline: name, specialty and rating, in whole or in part.

A line is read by itself by `names`, `specialty` and `rating`; here it is put together with its
neighbours, and lines that only their place tells (a name without credentials, an unknown specialty)
are read, too.
"""

from dataclasses import dataclass
from functools import lru_cache

from qa_cli.model import Doctor
from qa_cli.pages import names, specialty
from qa_cli.pages.lines import Piece
from qa_cli.pages.rating import Rating, parse_cut_rating, parse_rating

BYLINE_LINE = 130
"""Characters. The longest line of a byline, all three parts on it; a longer line is text."""


LABEL_LENGTH = 80
"""Characters. A specialty or place on its own line is not longer."""

LABEL_WORDS = 8
"""Words of such a line."""

READ_LINES = 8192
"""Short lines remembered: in a corpus the same doctors, specialties and leftovers come again."""

_SEPARATORS = " |·•–—,-"
_ABBREVIATIONS = ("Jr.", "Sr.", "Ph.D.", "Esq.")
"""What may end a byline's line with a full stop, single letters (`F.A.C.S.`) apart."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a short line says of a doctor."""

    name: names.Name | None = None
    practice: specialty.Practice | None = None
    rating: Rating | None = None

    @property
    def parts(self) -> str:
        """Initials of the parts it holds, in the usual order: `NSR` for all three."""
        return (
            ("N" if self.name else "")
            + ("S" if self.practice else "")
            + ("R" if self.rating else "")
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive pieces that make up a byline."""

    first: int
    """Index of its first piece."""
    last: int
    """Index of its last piece, included."""
    line: ReadLine
    """All that its lines say together."""
    plain: bool = False
    """Whether the name has no credentials, so that only its place tells it is one."""

    def doctor(self) -> Doctor:
        """Return what the byline says."""
        name, practice, rating = self.line.name, self.line.practice, self.line.rating
        return Doctor(
            name.name if name else None,
            name.credentials if name else None,
            practice.specialty if practice else None,
            practice.location if practice else None,
            rating.stars if rating else None,
            rating.reviews if rating else None,
        )


def find_groups(pieces: list[Piece]) -> list[Group]:
    """Find all runs of byline lines, in page order, not overlapping."""
    lines = [
        read_line(piece.text) if piece.kind == "text" and len(piece.text) <= BYLINE_LINE else None
        for piece in pieces
    ]
    if len(pieces) > 1 and lines[-1] is None and pieces[-1].kind == "text":
        lines[-1] = _read_cut(pieces, lines)
    groups: list[Group] = []
    floor = -1
    for index, line in enumerate(lines):
        if line is None or index <= floor:
            continue
        group = Group(index, index, line)
        while (longer := _with_line_below(group, pieces, lines)) is not None:
            group = longer
        group = _with_lines_above(group, pieces, lines, floor)
        groups.append(group)
        floor = group.last
    return groups


@lru_cache(READ_LINES)
def read_line(text: str) -> ReadLine | None:
    """Read a line by itself as one or more parts of a byline, `None` if it is no part of one."""
    rating = parse_rating(text)
    if rating is not None and rating.start == 0:
        return ReadLine(rating=rating)
    rest = text[: rating.start].rstrip(_SEPARATORS) if rating else text
    if _ends_sentence(rest):
        return None
    name = names.parse_name(rest)
    if name is not None:
        return ReadLine(name=name, rating=rating)
    if not specialty.may_close(rest) and not specialty.may_be_reversed(rest):
        return None
    glued = _split_glued(rest)
    if glued is not None:
        return ReadLine(glued[0], glued[1], rating)
    practice = specialty.parse_specialty(rest)
    return None if practice is None else ReadLine(practice=practice, rating=rating)


def _ends_sentence(text: str) -> bool:
    if text[-1:] != ".":
        return text[-1:] in "?!:;"
    return text[-3:-2] not in (" ", ".") and not text.endswith(_ABBREVIATIONS)


def _split_glued(text: str) -> tuple[names.Name, specialty.Practice] | None:
    """Split `Jane Roe, MD Austin Plastic Surgeon` after the credentials."""
    if "," not in text:
        return None
    words = text.split()
    for at in range(len(words) - 1, 1, -1):
        name = names.parse_name(" ".join(words[:at]).rstrip(_SEPARATORS))
        if name is not None:
            practice = specialty.parse_specialty(" ".join(words[at:]).lstrip(_SEPARATORS))
            return (name, practice) if practice else None
    return None


def _read_cut(pieces: list[Piece], lines: list[ReadLine | None]) -> ReadLine | None:
    """Read the last line of a page as one that was cut inside a byline."""
    text, gap, above = pieces[-1].text, pieces[-1].gap, lines[-2]
    if above is None:
        named = gap > 0 and any(line is not None and line.name is not None for line in lines)
        person = named and names.is_person(text, strict=True)
        return ReadLine(name=names.Name(None, None)) if person else None
    if gap or (above.practice is None and above.name is None):
        return None
    rating = parse_cut_rating(text)
    if rating is not None:
        return ReadLine(rating=rating)
    if above.practice is None and _is_label(text):
        return ReadLine(practice=specialty.parse_cut(text))
    return None


def _is_label(text: str) -> bool:
    """Whether a line is a few words in capitals without a sentence's end."""
    short = len(text) <= LABEL_LENGTH and text.count(" ") < LABEL_WORDS
    return short and not text[0].islower() and text[-1] not in ".?!:;,"


def _with_line_below(
    group: Group, pieces: list[Piece], lines: list[ReadLine | None]
) -> Group | None:
    """Extend a group by the line below it, if that is another part of the same byline."""
    at = group.last + 1
    if at >= len(pieces):
        return None
    line, have = lines[at], group.line.parts
    if line is None:
        below = lines[at + 1] if at + 1 < len(pieces) else None
        unknown = (
            have == "N"
            and below is not None
            and below.parts == "R"
            and pieces[at].gap == 0 == pieces[at + 1].gap
        )
        if not unknown or pieces[at].kind != "text" or not _is_label(pieces[at].text):
            return None
        line = ReadLine(practice=specialty.parse_unknown(pieces[at].text))
    parts = line.parts
    if set(parts) & set(have):
        return None
    if pieces[at].gap and (have[-1] + parts[0]) not in ("NS", "SR", "NR"):
        return None  # across a blank line only in the usual order
    if (
        pieces[at].gap
        and parts[0] == "S"
        and (line.practice is None or line.practice.location is None)
    ):
        return None
    mine = group.line
    merged = ReadLine(
        mine.name or line.name, mine.practice or line.practice, mine.rating or line.rating
    )
    return Group(group.first, at, merged)


def _with_lines_above(
    group: Group, pieces: list[Piece], lines: list[ReadLine | None], floor: int
) -> Group:
    """Add the lines above that only their place tells: unknown specialty, name without degrees."""
    line = group.line
    if line.name is not None or line.parts not in ("S", "R", "SR"):
        return group
    above = group.first - 1
    if (
        line.practice is None
        and _joins(above, pieces, lines, floor)
        and _is_label(pieces[above].text)
    ):
        top = not _joins(above - 1, pieces, lines, floor) or pieces[above].gap > 0
        person = names.is_person(pieces[above].text, strict=True)
        if top and person and not specialty.may_close(pieces[above].text):
            return _named(group, above, pieces)
        if top or names.is_person(pieces[above - 1].text, strict=True):
            practice = specialty.parse_unknown(pieces[above].text)
            group = Group(above, group.last, ReadLine(None, practice, line.rating))
            above -= 1
    if (
        group.line.practice is None
        or pieces[group.first].gap
        or not _joins(above, pieces, lines, floor)
    ):
        return group
    top = pieces[above].gap > 0 or not _joins(above - 1, pieces, lines, floor)
    text = pieces[above].text
    if (top and names.parse_plain_name(text)) or (
        names.is_person(text, strict=True) and group.line.rating
    ):
        return _named(group, above, pieces)
    return group


def _joins(at: int, pieces: list[Piece], lines: list[ReadLine | None], floor: int) -> bool:
    """Whether the piece is unread text right above the next one."""
    return (
        at > floor and pieces[at].kind == "text" and lines[at] is None and pieces[at + 1].gap == 0
    )


def _named(group: Group, at: int, pieces: list[Piece]) -> Group:
    name = names.parse_plain_name(pieces[at].text)
    if name is None:
        return group
    return Group(at, group.last, ReadLine(name, group.line.practice, group.line.rating), plain=True)
