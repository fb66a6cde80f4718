"""Which neighbouring lines make up a byline: name, specialty and rating, in whole or in part.

A line is read by itself by `names`, `specialty` and `rating`; here it is put together with its
neighbours, and lines that only their place tells (a name without credentials, an unknown specialty)
are read, too.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile, zip_longest
from typing import NamedTuple

from qa_cli.model import Doctor
from qa_cli.pages import names, specialty
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece, bare
from qa_cli.pages.oneline import read_delimited
from qa_cli.pages.rating import RATING_ENDS, Rating, parse_cut_rating, parse_rating

BYLINE_LINE = 130
"""Characters. The longest line of a byline, all three parts on it; a longer line is text."""


LABEL_LENGTH = 80
"""Characters. A specialty or place on its own line is not longer."""

SENTENCE = 10
"""Characters that stand before a name which is glued to a body's last line, unless the sentence's
last word touches it."""

LABEL_WORDS = 8
"""Words of such a line."""

RUN = 4
"""Lines below a name in which its place may stand."""

SEVERAL = 2
"""Bylines from which on their shape is the page's habit."""

READ_LINES = 8192
"""Short lines remembered: in a corpus the same doctors, specialties and leftovers come again."""

_SEPARATORS = " |·•–—,-"
_SEAMS = ("SR",)
"""What may be joined across a blank line: the last part above, the first below."""
_SEAMS_APART = ("NS", "SR", "NR")
"""... on a page where no name stands right above its specialty."""

_ABBREVIATIONS = ("Jr.", "Sr.", "Ph.D.", "Esq.")
"""What may end a byline's line with a full stop, single letters (`F.A.C.S.`) apart."""


class ReadLine(NamedTuple):
    """What a short line says of a doctor."""

    name: names.Name | None = None
    practice: specialty.Practice | None = None
    rating: Rating | None = None
    told: bool = False
    """Whether it says outright that the name is of the one who answers (`Answered by ...`)."""

    @property
    def parts(self) -> str:
        """Initials of the parts it holds, in the usual order: `NSR` for all three."""
        return (
            ("N" if self.name else "")
            + ("S" if self.practice else "")
            + ("R" if self.rating else "")
        )


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
    return _Gatherer([_bare(piece) for piece in pieces]).groups()


def _bare(piece: Piece) -> Piece:
    text = bare(piece.text)
    return piece if len(text) == len(piece.text) else replace(piece, text=text)


_TIGHT = late(
    r"\b(?:M\.?D\.?|D\.?O\.?|D[DM][SD]|Ph\.?D\.?|RN|NP|PA-C|F[AR][A-Z]{2,4}|MBBS|MPH|MSc?"
    r"|\(retired\))(?=[A-Z][a-z])"
)
"""A frequent credential with the next line's place glued to it."""


_WHEN = late(
    rf"[\s,|·•(–—-]*(?:(?:on |about )?{DATE}|(?:with)?in \d+ (?:second|minute|hour|day)s?)\)?$",
    re.IGNORECASE,
)
"""When an answer came, behind `Answered by ...`."""

_BADGE = late(r"(?<=\w)\W{0,3}\s[✓✔☑✅]\ufe0f?(?:\s*[A-Za-z]+){0,3}$")
_ANSWERED = late(r"\s*[·•]\s*(?:answered|replied|posted|updated)\b.{0,30}$", re.IGNORECASE)
_EXPERIENCE = late(
    r"[\s,|·•(–—-]+\d{1,2}\+? years?['’]?(?: of)? (?:experience|in practice)$", re.IGNORECASE
)
_FIELD = late(
    r"(?P<key>special(?:i)?ty|profession|occupation|location|city|rating|stars|reviews)\s*:\s*(?P<value>\S.{1,79})",
    re.IGNORECASE,
)
_OF_PLACE = ("location", "city")
_OF_RATING = ("rating", "stars", "reviews")
_EXPERIENCED = ("experience", "practice")
"""Last words of what a site says of a doctor's years."""

_GLUED_NAME = late(
    r"(?:(?P<tight>[a-z]{3}[.!?])|(?<!Dr)(?<!Prof)(?<![A-Z])[.!?)]\s*)(?P<name>(?:(?:Dr|[^\W\d_a-z])\.[\s-]?){0,3}[^\W\d_a-z]"
    r"[^.!?]*(?:\b\w\.[^.!?]*){0,3},[^!?]{2,40})$"
)


@lru_cache(READ_LINES)
def read_line(text: str) -> ReadLine | None:
    """Read a line by itself as one or more parts of a byline, `None` if it is no part of one."""
    text = _without_badge(text)
    if text[0] == "(" and text[-1] == ")":
        return _read_in_brackets(text[1:-1])
    return _read_told(text) or _read_parts(text)


def _read_told(text: str) -> ReadLine | None:
    """Read a line that says itself what it gives: `Specialty: Dentist`, `Answered by ...`."""
    field = _FIELD.fullmatch(text) if ":" in text else None
    if field is not None:
        return _read_field(field["key"].lower(), field["value"])
    said = names.attributed(text)
    return _read_attributed(_WHEN.sub("", said)) if said else None


def _read_parts(text: str) -> ReadLine | None:
    """Read a line by what its words are: a name with credentials, a specialty, a rating."""
    rating = parse_rating(text)
    if rating is not None and rating.start == 0:
        return ReadLine(rating=rating)
    rest = text[: rating.start].rstrip(_SEPARATORS) if rating else text
    if _ends_sentence(rest):
        return None
    name = names.parse_name(rest)
    if name is not None:
        return ReadLine(name=name, rating=rating)
    delimited = read_delimited(text)
    if delimited is not None:
        return ReadLine(*delimited)
    if not specialty.may_close(rest) and not specialty.may_be_reversed(rest):
        return None
    glued = _split_glued(rest)
    if glued is not None:
        return ReadLine(glued[0], glued[1], rating)
    practice = specialty.parse_specialty(rest)
    return None if practice is None else ReadLine(practice=practice, rating=rating)


def _read_in_brackets(text: str) -> ReadLine | None:
    """Read `(Dr. Jane Roe, Dentist, Austin)`: the brackets tell what commas alone would not."""
    name, comma, rest = text.partition(", ")
    titled = comma and name.startswith(("Dr", "Prof")) and names.is_person(name, strict=True)
    practice = specialty.parse_specialty(rest) if titled else None
    if practice is not None:
        return ReadLine(names.Name(name, None), practice)
    line = read_line(text) if text else None
    return line if line is not None and line.name is not None and line.practice else None


def _read_field(key: str, value: str) -> ReadLine | None:
    """Read a line that says itself what it gives: `Specialty: Dentist`."""
    if key in _OF_PLACE:
        return ReadLine(practice=specialty.Practice(None, value))
    if key in _OF_RATING:
        rating = parse_rating(value) or parse_rating(
            f"{value} {key if key[-1] == 's' else 'stars'}"
        )
        return ReadLine(rating=rating) if rating is not None and not rating.start else None
    known = specialty.parse_specialty(value)
    return ReadLine(practice=known or specialty.Practice(value, None))


def _without_badge(text: str) -> str:
    """Return a line without what praises at its end: `✓ Verified`, `25 years of experience`."""
    if not text.isascii():
        text = _ANSWERED.sub("", _BADGE.sub("", text))
    return _EXPERIENCE.sub("", text) if text.endswith(_EXPERIENCED) else text


def _read_attributed(text: str) -> ReadLine | None:
    """Read what follows `Answered by`: a line as any other, or a name without credentials."""
    line = read_line(text)
    if line is not None and line.name is not None:
        return line._replace(told=True)
    name = names.parse_plain_name(text) if names.is_person(text, strict=True) else None
    return None if name is None else ReadLine(name=name, told=True)


def _may_be_part(text: str) -> bool:
    """A cheap first look: whether a line ends otherwise than a sentence."""
    if text[-1] != ".":
        return True
    last = text[:-1].rpartition(" ")[2]
    return not names.is_plain_word(last) or len(last) == 1 or last in RATING_ENDS


def _ends_sentence(text: str) -> bool:
    if text[-1:] != ".":
        return text[-1:] in "?!:;"
    return text[-3:-2] not in (" ", ".") and not text.endswith(_ABBREVIATIONS)


def _split_glued(text: str) -> tuple[names.Name, specialty.Practice] | None:
    """Split `Jane Roe, MD Austin Plastic Surgeon` after the credentials."""
    if "," not in text:
        return None
    words = _TIGHT.sub(r"\g<0> ", text).split()
    for at in range(len(words) - 1, 1, -1):
        name = names.parse_name(" ".join(words[:at]).rstrip(_SEPARATORS))
        if name is not None:
            practice = specialty.parse_specialty(" ".join(words[at:]).lstrip(_SEPARATORS))
            return (name, practice) if practice else None
    return None


def _is_label(text: str) -> bool:
    """Whether a line is a few words in capitals without a sentence's end."""
    short = len(text) <= LABEL_LENGTH and text.count(" ") < LABEL_WORDS
    return short and not text[0].islower() and text[-1] not in ".?!:;,"


def cut_glued_names(pieces: list[Piece]) -> list[Piece]:
    """Cut off a name that is glued to a body's last line, above the rest of its byline.

    `... six months.Jane Roe, MD` above `Austin Dentist` becomes two pieces on the same line.
    """
    cut: list[Piece] = []
    for piece, below in zip_longest(pieces, pieces[1:]):
        cut.append(piece)
        if below is None or below.gap or piece.kind != "text" or below.kind != "text":
            continue
        match = _GLUED_NAME.search(piece.text, max(0, len(piece.text) - names.NAME_LINE))
        if match is None or (match.start("name") < SENTENCE and match["tight"] is None):
            continue
        if len(below.text) > BYLINE_LINE or names.parse_name(piece.text):
            continue
        line, name = read_line(below.text), names.parse_name(match["name"])
        if line is None or line.name is not None or name is None:
            continue
        if names.is_person(name.name or "", strict=True):
            cut[-1] = replace(piece, text=piece.text[: match.start("name")].rstrip())
            cut.append(Piece(piece.line, match["name"], "text", 0))
    return cut


def _merged(one: ReadLine, other: ReadLine) -> ReadLine | None:
    """Put two lines' parts together, `None` where both give the same."""
    if one.name and other.name:
        return None
    practice = one.practice or other.practice
    if one.practice and other.practice:
        job, place = (
            (one.practice.specialty, other.practice.location)
            if one.practice.specialty
            else (other.practice.specialty, one.practice.location)
        )
        given = [*one.practice, *other.practice]
        if given.count(None) < SEVERAL or job is None or place is None:
            return None
        practice = specialty.Practice(job, place)
    rating = one.rating or other.rating
    if one.rating and other.rating:
        stars, reviews = (one.rating.stars, other.rating.reviews)
        if other.rating.stars is not None or one.rating.reviews is not None:
            return None
        rating = Rating(stars, reviews, 0)
    return ReadLine(one.name or other.name, practice, rating, one.told or other.told)


class _Gatherer:
    """Puts the lines of one page together into bylines."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.lines = [
            read_line(piece.text)
            if piece.kind == "text" and len(piece.text) <= BYLINE_LINE and _may_be_part(piece.text)
            else None
            for piece in pieces
        ]
        if len(pieces) > 1 and self.lines[-1] is None and pieces[-1].kind == "text":
            self.lines[-1] = self._read_cut()
        for at, (above, line) in enumerate(pairwise(self.lines), 1):
            if above is not None and above.parts == "N" and line is not None and line.name:
                self.lines[at] = self._read_below_name(at, line)
        self.places_apart = self._gives_places_apart()
        self.apart = not self._any_together()
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

    def _read_cut(self) -> ReadLine | None:
        """Read the last line of the page as one that was cut inside a byline."""
        text, gap, above = self.pieces[-1].text, self.pieces[-1].gap, self.lines[-2]
        if above is None:
            named = gap > 0 and any(
                line is not None and line.name is not None for line in self.lines
            )
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

    def _read_below_name(self, at: int, line: ReadLine) -> ReadLine:
        """Read a line right below a name again: `Bryn Mawr, PA Phlebologist` is no second name."""
        piece = self.pieces[at]
        rating = line.rating.start if line.rating else len(piece.text)
        practice = specialty.parse_in_state(piece.text[:rating].rstrip(_SEPARATORS))
        if piece.gap or practice is None:
            return line
        return ReadLine(practice=practice, rating=line.rating)

    def _any_together(self) -> bool:
        """Whether a name stands right above its specialty anywhere: then it does everywhere."""
        rows = zip(self.lines, self.lines[1:], self.pieces[1:], strict=False)
        return any(
            line is not None
            and line.parts == "N"
            and below is not None
            and below.parts[0] == "S"
            and not piece.gap
            for line, below, piece in rows
        )

    def _with_line_below(self, group: Group) -> Group | None:
        """Extend a group by the line below it, if that is another part of the same byline."""
        at = group.last + 1
        while at < len(self.pieces) - 1 and self._is_badge(at):
            at += 1
        if at >= len(self.pieces):
            return None
        if at > group.last + 1 and self.pieces[at].gap:
            return None
        group = group._replace(last=at - 1)
        line = self.lines[at] or self._unknown_below(group)
        if line is None:
            return self._with_place(group)
        merged = _merged(group.line, line)
        if merged is None:
            return None
        if self.pieces[at].gap:
            seam = group.line.parts[-1] + line.parts[0]
            if seam not in (_SEAMS_APART if self.apart else _SEAMS):
                return None  # across a blank line only in the usual order
            if line.practice is not None and line.practice.location is None:
                return None
        return Group(group.first, at, merged)

    def _gives_places_apart(self) -> bool:
        """Whether several names have their place on a line of its own, and none beside its job."""
        if any(
            line and (line.rating or (line.practice and line.practice.location))
            for line in self.lines
        ):
            return False
        times = 0
        for at, line in enumerate(self.lines):
            if line is not None and line.parts == "N":
                below = takewhile(lambda piece: not piece.gap, self.pieces[at + 1 : at + 1 + RUN])
                times += any(specialty.parse_place(piece.text) for piece in below)
        return times >= SEVERAL

    def _is_badge(self, at: int) -> bool:
        """Whether a piece is furniture glued to a byline's line (`Verified expert`)."""
        return self.pieces[at].kind == "furniture" and not self.pieces[at].gap

    def _with_place(self, group: Group) -> Group | None:
        """Extend a group that names no place by one on a line of its own, where the byline ends."""
        at, mine = group.last + 1, group.line
        known = mine.practice.location if mine.practice else None
        told = mine.practice is not None or self._is_badge(at - 1)
        if mine.name is None or known or not told or self.pieces[at].gap:
            return None
        opening = self.lines[group.first]
        rated = opening is not None and opening.parts == "R"  # a signature does not open so
        if mine.rating and not rated:
            return None
        top = self.pieces[group.first].gap and self.pieces[group.first - 1].text[-1] != ","
        if not rated and not (self.places_apart and top):  # it may be a signature
            return None
        text = self.pieces[at].text
        place = specialty.parse_place(text, bare=rated) if self.pieces[at].kind == "text" else None
        ends = at + 1 == len(self.pieces) or self.pieces[at + 1].gap or self._is_badge(at + 1)
        if place is None or not (ends or self.lines[at + 1]):
            return None
        job = mine.practice.specialty if mine.practice else None
        practice = specialty.Practice(job, place)
        return Group(group.first, at, mine._replace(practice=practice), group.plain)

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
        if below is not None and below.parts == "R" and _is_label(piece.text):
            return ReadLine(practice=specialty.parse_unknown(piece.text))
        if rated and self.pieces[at + 1].kind == "text":
            return None
        practice = specialty.parse_below_name(piece.text)
        return None if practice is None else ReadLine(practice=practice)

    def _with_specialty_above(self, group: Group) -> Group:
        """Add to a rating the label above it: a name, or a specialty that no vocabulary knows."""
        above = group.first - 1
        if (
            group.line.parts != "R"
            or not self._joins(above)
            or not _is_label(self.pieces[above].text)
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
            practice = specialty.parse_unknown(text)
            return Group(above, group.last, group.line._replace(practice=practice))
        return group

    def _with_name_above(self, group: Group) -> Group:
        """Add to a specialty the name without credentials above it."""
        above = group.first - 1
        if group.line.name is not None or group.line.practice is None or not self._joins(above):
            return group
        text = self.pieces[above].text
        top = self.pieces[above].gap > 0 or not self._joins(above - 1)
        person = group.line.rating is not None and names.is_person(text, strict=True)
        name = names.parse_plain_name(text) if top or person else None
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
