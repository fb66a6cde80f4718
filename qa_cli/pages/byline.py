"""Which neighbouring lines make up a byline: name, specialty and rating, in whole or in part.

A line is read by itself by `names`, `specialty` and `rating`; here it is put together with its
neighbours, and lines that only their place tells (a name without credentials, an unknown specialty)
are read, too.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from qa_cli.pages import names, specialty
from qa_cli.pages.fields import read_fields
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import holds_any, late
from qa_cli.pages.lines import Piece
from qa_cli.pages.oneline import read_delimited
from qa_cli.pages.rating import Rating, parse_rating

BYLINE_LINE = 130
"""Characters. The longest line of a byline, all three parts on it; a longer line is text."""


SENTENCE = 10
"""Characters that stand before a name which is glued to a body's last line, unless the sentence's
last word touches it."""


READ_LINES = 8192
"""Short lines remembered: in a corpus the same doctors, specialties and leftovers come again."""

LACKING = 2
"""Fields that a job and a place on lines of their own leave to each other."""

SEPARATORS = " |·•–—,-"

_SIGNS = ("|", "·", "•", " - ", " – ", " — ", "\t")
"""What sets fields apart."""

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

_BADGE_AHEAD = late(r"(?:[✓✔☑✅]\ufe0f?\s*)?[Vv]erified (?=[A-Z])")
_BADGE = late(r"(?<=\w)\W{0,3}\s[✓✔☑✅]\ufe0f?(?:\s*[A-Za-z]+){0,3}$")
_PRAISE = ("Verified ", "verified ", "✓", "✔", "☑", "✅")
_ANSWERED = late(r"\s*[·•]\s*(?:answered|replied|posted|updated)\b.{0,30}$", re.IGNORECASE)
_EXPERIENCE = late(
    r"[\s,|·•(–—-]+\d{1,2}\+? (?:years?|yrs?)['’]?(?: of)? (?:exp(?:erience)?|in practice)$",
    re.IGNORECASE,
)
_FIELD = late(
    r"(?P<key>special(?:i)?ty|profession|occupation|location|city|town|based in|rating|stars"
    r"|reviews|score|role|name|expert|doctor|credentials|degrees?|qualifications?)\s*:\s*(?P<value>\S.{1,79})",
    re.IGNORECASE,
)
_OF_PLACE = ("location", "city", "town", "based in")
_OF_NAME = ("name", "expert", "doctor")
_OF_DEGREES = ("credentials", "degree", "degrees", "qualification", "qualifications")
_OF_RATING = ("rating", "score", "stars", "reviews")
_EXPERIENCED = ("experience", "practice", "exp")
"""Last words of what a site says of a doctor's years."""

_GLUED_NAME = late(
    r"(?:(?P<tight>[a-z]{3}[.!?])|(?<!Dr)(?<!Prof)(?<![A-Z])[.!?)]\s*)(?P<name>(?:(?:Dr|[^\W\d_a-z])\.[\s-]?){0,3}[^\W\d_a-z]"
    r"[^.!?]*(?:\b\w\.[^.!?]*){0,3},[^!?]{2,40})$"
)


def merged(one: ReadLine, other: ReadLine) -> ReadLine | None:
    """Put two lines' parts together, `None` where both give the same."""
    name = one.name or other.name
    if one.name and other.name:
        if other.name.name or one.name.credentials:
            return None
        name = one.name._replace(credentials=other.name.credentials)
    practice = one.practice or other.practice
    if one.practice and other.practice:
        job, place = (
            (one.practice.specialty, other.practice.location)
            if one.practice.specialty
            else (other.practice.specialty, one.practice.location)
        )
        given = [*one.practice, *other.practice]
        if given.count(None) < LACKING or job is None or place is None:
            return None
        practice = specialty.Practice(job, place)
    rating = one.rating or other.rating
    if one.rating and other.rating:
        stars, reviews = (one.rating.stars, other.rating.reviews)
        if other.rating.stars is not None or one.rating.reviews is not None:
            return None
        rating = Rating(stars, reviews, 0)
    return ReadLine(name, practice, rating, one.told or other.told)


def is_told(text: str) -> bool:
    """Whether the first line of a byline says outright that somebody answers or speaks."""
    line = read_line(text.partition("\n")[0])
    return line is not None and line.told


@lru_cache(READ_LINES)
def read_line(text: str) -> ReadLine | None:
    """Read a line by itself as one or more parts of a byline, `None` if it is no part of one."""
    text = without_badge(text) or text
    if text[0] == "(" and text[-1] == ")":
        return _read_in_brackets(text[1:-1])
    return _read_told(text) or _read_parts(text) or _read_bag(text)


def _read_told(text: str) -> ReadLine | None:
    """Read a line that says itself what it gives: `Specialty: Dentist`, `Answered by ...`."""
    field = _FIELD.fullmatch(text) if ":" in text else None
    if field is not None:
        return _read_field(field["key"].lower(), field["value"].strip())
    said = names.attributed(text)
    if said:
        return _read_attributed(_WHEN.sub("", said))
    if text[-1] != ":":
        return None
    line = _read_parts(text[:-1]) or _read_bag(text[:-1])
    return line._replace(told=True) if line and line.name and line.practice else None


def _read_parts(text: str) -> ReadLine | None:
    """Read a line by what its words are: a name with credentials, a specialty, a rating."""
    rating = parse_rating(text)
    if rating is not None and rating.start == 0:
        return ReadLine(rating=rating)
    rest = text[: rating.start].rstrip(SEPARATORS) if rating else text
    if _ends_sentence(rest):
        return None
    name = names.parse_name(rest)
    if name is not None:
        return ReadLine(name=name, rating=rating)
    bag = read_fields(text) if rating is not None or holds_any(text, _SIGNS) else None
    if bag is not None and bag.name is not None and bag.practice:
        place = bag.practice.location
        if bag.practice.specialty or (place and ", " in place):
            return ReadLine(*bag)
    if bag is not None and bag.name is None and bag.practice and bag.practice.specialty:
        return ReadLine(*bag)
    delimited = read_delimited(text)
    if delimited is not None:
        return ReadLine(*delimited)
    return _read_practice(rest, rating)


def _read_practice(rest: str, rating: Rating | None) -> ReadLine | None:
    """Read a specialty, or a name with a specialty glued to it."""
    if not specialty.may_close(rest) and not specialty.may_be_reversed(rest):
        return None
    glued = _split_glued(rest)
    if glued is not None:
        return ReadLine(glued[0], glued[1], rating)
    practice = specialty.parse_specialty(rest)
    return None if practice is None else ReadLine(practice=practice, rating=rating)


def _read_bag(text: str) -> ReadLine | None:
    """Read a line whose fields stand in any order, if they say more than a name or a place."""
    bag = None if _ends_sentence(text) else read_fields(text)
    if bag is None:
        return None
    named = bag.name is not None and (bag.name.credentials or text.startswith(("Dr", "— Dr")))
    if not bag.says and not (named and text != (bag.name and bag.name.name)):
        return None
    return ReadLine(*bag)


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
    if key in _OF_NAME:
        line = read_line(value)
        if line is not None and line.name is not None:
            return line._replace(told=key != "name")
        name = names.parse_plain_name(value)
        person = name is not None and names.is_person(value, strict=True)
        return ReadLine(name=name, told=key != "name") if person else None
    if key in _OF_DEGREES:
        degrees = all(map(names.are_credentials, value.split(", ")))
        return ReadLine(name=names.Name(None, value)) if degrees else None
    if key in _OF_RATING:
        rating = parse_rating(value) or parse_rating(
            f"{value} {key if key[-1] == 's' else 'stars'}"
        )
        if rating is None or rating.start:
            line = read_line(value)
            return line if line is not None and line.parts == "R" else None
        return ReadLine(rating=rating)
    known = specialty.parse_specialty(value)
    if known is None or value.startswith(known.location or value):
        known = specialty.Practice(value, None)  # no place is set apart in it
    return ReadLine(practice=known)


def without_badge(text: str) -> str:
    """Return a line without what praises: `✓ Verified`, `25 years of experience`."""
    if text.startswith(_PRAISE):
        text = _BADGE_AHEAD.sub("", text)
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
        name = names.parse_name(" ".join(words[:at]).rstrip(SEPARATORS))
        if name is not None:
            rest = " ".join(words[at:]).lstrip(SEPARATORS)
            if rest[:1] == "(" and rest[-1] == ")":
                practice = specialty.parse_specialty(rest[1:-1]) or specialty.parse_pair(rest[1:-1])
            else:
                practice = specialty.parse_specialty(rest)
            return (name, practice) if practice else None
    return None


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
