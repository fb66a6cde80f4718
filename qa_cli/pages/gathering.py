"""Which neighbouring lines make up a byline, and the lines that only their neighbours tell.

A name without credentials, a town alone, an unknown specialty say nothing by themselves; between
other lines of a byline they can only be one thing.
"""

from typing import NamedTuple

from qa_cli.model import Doctor
from qa_cli.pages import names, specialty
from qa_cli.pages.byline import ReadLine, merged, without_badge
from qa_cli.pages.columns import columns_of, is_label
from qa_cli.pages.fields import is_aside, is_organisation, is_town_in_state, read_fields
from qa_cli.pages.lines import Piece
from qa_cli.pages.neighbours import bared, read_lines
from qa_cli.pages.rating import parse_figure

TOWN_WORDS = 2
"""Words of a line that is a town rather than town and specialty, where nothing else tells."""


_SEAMS = ("SR",)
"""What may be joined across a blank line: the last part above, the first below."""

_SEAMS_APART = ("NS", "SR", "NR")
"""... on a page where no name stands right above its specialty."""


class Group(NamedTuple):
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
    return _Gatherer([bared(piece) for piece in pieces]).groups()


def _lacks_place(line: ReadLine) -> bool:
    """Whether a line gives name and specialty, and no place."""
    practice = line.practice
    return line.name is not None and practice is not None and practice.location is None


class _Gatherer:
    """Puts the lines of one page together into bylines."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.lines = read_lines(pieces)
        self.page = columns_of(pieces, self.lines)
        self.floor = -1

    def groups(self) -> list[Group]:
        """Return all groups; each starts below the one before."""
        groups: list[Group] = []
        for index, line in enumerate(self.lines):
            if line is None or index <= self.floor:
                continue
            group = Group(index, index, line)
            while (longer := self._with_line_below(group)) is not None:
                group = longer
            group = self._with_specialty_above(group)
            groups.append(self._with_name_above(group))
            self.floor = group.last
        return groups

    def _with_line_below(self, group: Group) -> Group | None:
        """Extend a group by the line below it, if that is another part of the same byline."""
        at = self._past_badges(group.last + 1)
        if at >= len(self.pieces):
            return None
        if at > group.last + 1 and self.pieces[at].gap:
            return None
        group = group._replace(last=at - 1)
        line = (
            self.lines[at]
            or self._unknown_below(group)
            or self._place_below(group)
            or self._name_below(group)
            or self._figure_below(group)
        )
        if line is None:
            return self._with_place(group)
        name = line.name if line.parts == "N" and _lacks_place(group.line) else None
        if name is not None and is_town_in_state(name):
            line = ReadLine(practice=specialty.Practice(None, self.pieces[at].text))
        together = merged(group.line, line)
        if together is None:
            return None
        if self.pieces[at].gap:
            seam = group.line.parts[-1] + line.parts[0]
            if seam not in (_SEAMS_APART if self.page.apart else _SEAMS):
                return None  # across a blank line only in the usual order
            if line.practice is not None and line.practice.location is None:
                return None
        return Group(group.first, at, together)

    def _past_badges(self, at: int) -> int:
        """Return the first place from `at` on that holds no badge, or the last one."""
        while at < len(self.pieces) - 1 and self._is_badge(at):
            at += 1
        return at

    def _is_badge(self, at: int) -> bool:
        """Whether a piece is furniture glued to a byline's line (`Verified expert`)."""
        piece = self.pieces[at]
        if piece.gap or self.lines[at] is not None:
            return False
        if piece.kind == "text":
            return is_aside(piece.text) or self._is_practice(at)
        return piece.kind == "furniture"

    def _is_practice(self, at: int) -> bool:
        """Whether a piece below part of a byline names an organisation, on a line of its own."""
        text, above = self.pieces[at].text, self.pieces[at - 1].text
        if is_organisation(text):
            return (
                self.lines[at - 1] is not None
                or specialty.parse_place(above, bare=True) is not None
            )
        unread = self.lines[at - 1] is None and specialty.parse_place(above) is not None
        return unread and is_label(text) and self._is_rated(at + 1)

    def _is_rated(self, at: int) -> bool:
        """Whether a line gives stars or reviews, glued to the one above."""
        if at >= len(self.pieces) or self.pieces[at].gap:
            return False
        line = self.lines[at]
        return self._is_figure(at) or (line is not None and line.parts == "R")

    def _with_place(self, group: Group) -> Group | None:
        """Extend a group that names no place by one on a line of its own, where the byline ends."""
        at, mine = group.last + 1, group.line
        known = mine.practice.location if mine.practice else None
        told = mine.practice is not None or self._is_badge(at - 1) or self.page.places_apart
        if mine.name is None or known or not told or self.pieces[at].gap:
            return None
        opening = self.lines[group.first]
        rated = opening is not None and opening.parts == "R"  # a signature does not open so
        if mine.rating and not rated and not self.page.places_last:
            return None
        top = self.pieces[group.first].gap and self.pieces[group.first - 1].text[-1] != ","
        usual = (self.page.places_apart and top) or (mine.rating and self.page.places_last)
        if not rated and not usual:  # it may be a signature
            return None
        text = self.pieces[at].text
        place = specialty.parse_place(text, bare=rated) if self.pieces[at].kind == "text" else None
        if place is None or not (self._ends(at) or self.lines[at + 1]):
            return None
        job = mine.practice.specialty if mine.practice else None
        practice = specialty.Practice(job, place)
        return Group(group.first, at, mine._replace(practice=practice), group.plain)

    def _posts(self, at: int) -> bool:
        """Whether a specialty without a place is glued below."""
        line = self.lines[at] if at < len(self.lines) and not self.pieces[at].gap else None
        practice = line.practice if line is not None else None
        return practice is not None and practice.specialty is not None and not practice.location

    def _parse_unknown(self, text: str) -> specialty.Practice:
        """Parse what stands above a rating: a specialty, or a town where no line gives one."""
        place = specialty.parse_place(text, bare=True)
        short = text.count(" ") < TOWN_WORDS or ", " in text
        if place is not None and short and not self.page.jobs:
            return specialty.Practice(None, place)
        return specialty.parse_unknown(text)

    def _ends(self, at: int) -> bool:
        """Whether nothing but furniture is glued below a piece."""
        below = at + 1
        return below == len(self.pieces) or self.pieces[below].gap > 0 or self._is_badge(below)

    def _name_below(self, group: Group) -> ReadLine | None:
        """Read a line below a specialty at a block's top, where the byline ends, as a name."""
        at = group.last + 1
        piece = self.pieces[at]
        if group.line.parts != "S" or piece.gap or piece.kind != "text" or not self._ends(at):
            return None
        top = group.first == 0 or self.pieces[group.first].gap > 0
        if not top or group.first != group.last:
            return None
        person = names.is_person(piece.text, strict=True) or names.is_reversed(piece.text)
        return ReadLine(name=names.parse_plain_name(piece.text)) if person else None

    def _place_below(self, group: Group) -> ReadLine | None:
        """Read a line between a specialty and a rating, or below one and above nothing, as a place.

        Below the page's end of a byline it must be a town with its state or country.
        """
        at, practice = group.last + 1, group.line.practice
        piece = self.pieces[at]
        if practice is not None and (practice.specialty is None or practice.location):
            return None
        if practice is None and (group.line.parts != "N" or not self._posts(at + 1)):
            return None
        if piece.gap or piece.kind != "text":
            return None
        if group.first and self.pieces[group.first - 1].text[-1] == ",":
            return None  # a signature
        bag = read_fields(piece.text, named=True)
        place = bag.practice.location if bag is not None and bag.practice else None
        if place is None or bag is None or bag.says:
            return None
        past = self._past_badges(at + 1)
        below = self.lines[past] if past < len(self.lines) else None
        rated = (below is not None and below.rating is not None) or self._is_figure(past)
        rated = rated and not self.pieces[past].gap
        ends = self._ends(at) and self.pieces[group.first].gap
        opens = group.line.rating is not None or self.pieces[group.first].gap > 0
        named = opens and below is not None and below.parts == "N" and group.line.name is None
        if (
            rated
            or (named and not self.pieces[past].gap)
            or practice is None
            or (ends and self.page.stacked and ", " in place and group.line.name is not None)
            or (ends and (self.page.labelled or self.page.towns) and group.line.name is not None)
        ):
            return ReadLine(practice=specialty.Practice(None, place))
        return None

    def _is_figure(self, at: int) -> bool:
        """Whether a line is nothing but stars, above the number of reviews."""
        return at + 1 < len(self.pieces) and parse_figure(self.pieces[at].text) is not None

    def _figure_below(self, group: Group) -> ReadLine | None:
        """Read a figure between a specialty or place and the number of reviews as their stars."""
        at = group.last + 1
        piece = self.pieces[at]
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if piece.gap or piece.kind != "text" or below is None or self.pieces[at + 1].gap:
            return None
        counts = below.parts == "R" and below.rating is not None and below.rating.stars is None
        rating = parse_figure(piece.text) if counts and group.line.practice else None
        return None if rating is None else ReadLine(rating=rating)

    def _unknown_below(self, group: Group) -> ReadLine | None:
        """Read a line between name and rating as a specialty, whatever it says.

        Without the rating, and with nothing glued to it, it must be a field or end in an
        occupation.
        """
        at = group.last + 1
        piece = self.pieces[at]
        if group.line.parts != "N" or piece.gap or piece.kind != "text":
            return None
        rated = at + 1 < len(self.lines) and not self.pieces[at + 1].gap
        below = self.lines[at + 1] if rated else None
        if below is not None and below.parts == "R" and is_label(piece.text):
            return ReadLine(practice=self._parse_unknown(piece.text))
        name = group.line.name
        if self.page.labelled and name is not None and name.credentials and is_label(piece.text):
            return self._read_label(at)
        if rated and self.pieces[at + 1].kind == "text":
            return None
        practice = specialty.parse_below_name(piece.text)
        return None if practice is None else ReadLine(practice=practice)

    def _read_label(self, at: int) -> ReadLine | None:
        """Read a label below a name as a specialty, on a page where all names have one there."""
        text = self.pieces[at].text
        if specialty.parse_place(text) is not None:
            return None
        if self._ends(at):
            return ReadLine(practice=self._parse_unknown(text))
        return ReadLine(practice=specialty.Practice(text, None))  # its place is on the next line

    def _with_specialty_above(self, group: Group) -> Group:
        """Add to a rating the label above it: a name, or a specialty that no vocabulary knows."""
        above = group.first - 1
        if (
            group.line.parts != "R"
            or not self._joins(above)
            or not is_label(self.pieces[above].text)
        ):
            return group
        text = self.pieces[above].text
        top = self.pieces[above].gap > 0 or not self._joins(above - 1)
        if top and names.is_person(text, strict=True):
            return Group(
                above,
                group.last,
                group.line._replace(name=names.parse_plain_name(text)),
                plain=True,
            )
        if top or names.is_person(self.pieces[above - 1].text, strict=True):
            practice = self._parse_unknown(text)
            return Group(above, group.last, group.line._replace(practice=practice))
        return group

    def _with_name_above(self, group: Group) -> Group:
        """Add to a specialty the name without credentials above it."""
        above = group.first - 1
        if group.line.name is not None or group.line.practice is None or not self._joins(above):
            return group
        text = without_badge(self.pieces[above].text)
        practice = group.line.practice
        if practice.location is None and ", " in text and self._joins(above - 1):
            place = specialty.parse_place(text)
            if place is not None and not specialty.ends_as_job(text):
                whole = practice._replace(location=place)
                line = group.line._replace(practice=whole)
                return self._with_name_above(group._replace(first=above, line=line))
        top = self.pieces[above].gap > 0 or not self._joins(above - 1)
        person = group.line.rating is not None and names.is_person(text, strict=True)
        name = names.parse_plain_name(text) if (top and self.page.named) or person else None
        if name is None:
            return group
        return Group(above, group.last, group.line._replace(name=name), plain=True)

    def _joins(self, at: int) -> bool:
        """Whether a piece is unread text right above the next one."""
        return (
            at > self.floor
            and self.pieces[at].kind == "text"
            and self.lines[at] is None
            and self.pieces[at + 1].gap == 0
        )
