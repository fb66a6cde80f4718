"""A byline's line as a bag of fields, set apart by signs in any order nobody foresaw.

    line    = segment { sign segment }
    segment = name [ credentials ] | [ place ] specialty | specialty place | place | rating
            | organisation | aside
    sign    = "|" "·" "•" "–" "-" "," brackets, tabs

A line is one only if each of its segments is, so that no sentence is taken for a byline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from qa_cli.pages import names, specialty
from qa_cli.pages.furniture import DATE
from qa_cli.pages.glance import late
from qa_cli.pages.rating import STARS, TENTHS, Rating, number_of, parse_figure, parse_rating

Kind = Literal["name", "credentials", "practice", "place", "rating", "organisation", "aside"]

LINE = 160
"""Characters. The longest line of a byline with all its fields."""

READ = 8192
"""Lines remembered, as of those that are read whole."""

SEGMENTS = 9
"""Parts between commas, at most: more is an enumeration."""

WIDER = 2
"""State and country, behind a town."""

STATE = 2
"""Letters of a state."""

_EDGES = " \t—–•▸»*_~>-"
"""What may stand before and behind a line's fields."""

_GLUE = late(r"\s*[|·•\t]\s*|\s+[–—-]{1,2}\s+|\s{2,}")
_BRACKETS = late(r"\s\(([^()]*(?:\([^()]*\)[^()]*)?)\)(?=$|[\s,|·•–—-])")
_EMPHASIS = late(r"\*{2,3}|_{2,3}")

_ASIDE = late(
    r"\W{0,3}(?:"
    r"(?:in practice|practicing|member|joined|licensed) since \d{4}"
    r"|\d{1,2}\+? (?:years?|yrs?)['’.]?(?: of)? (?:exp(?:erience|\.)?|in practice)"
    r"|follow(?:ing)?|(?:updated|answered) \d{1,3}(?:y|mo|w|d|h)(?: ago)?"
    rf"|(?:(?:answered|posted|replied|published|updated|date|on)(?: on| about)?:?\s*)?{DATE}"
    r"|(?:view|see|visit|full|my) (?:full |my )?(?:profile|website|reviews)"
    r"|[a-z]{4,14}\s*:\s*(?:n/?a|none|unknown|[–—-])"
    r"|(?:(?:top|verified|featured|trusted|premium|leading) )?"
    r"(?:(?:verified|doctor|expert|provider|specialist|member|contributor|pro)\b ?){1,2}"
    r"|verified|board[ -]certified|top (?:rated|contributor|answerer)|(?:moderator|staff|elite)"
    r")\W{0,3}",
    re.IGNORECASE,
)
"""What a line says of somebody that is none of the fields: years, dates, badges."""

ASIDE = 90
"""Characters of a line of them, at most."""
_LIKELY = late(
    r"\d|verif|top |board|doctor|expert|provider|specialist|member|moderat|staff|profile|rating"
    r"|review|stars|:",
    re.IGNORECASE,
)
"""A cheap first look."""

_ORGANISATIONS = specialty.ORGANISATIONS | frozenset(
    """university college partners pllc pc llc inc laser arts orthodontics dental medical health
    aesthetics dermatology surgery joint bone""".split()
)
"""Last words of names of organisations, on a line or in a part of their own."""
_ORGANISED = late(
    r"(?:[A-Z][\w.'’&-]*|of|for|the|and|&|at)(?: (?:[A-Z][\w.'’&-]*|of|for|the|and|&))*"
)
_OF_FIVE = late(
    rf"(?P<stars>{STARS})\s*(?:/|of|out of)\s*5(?:\.0)?(?: stars?)?[\s,;:|·•()–—-]*"
    r"(?:from |based on )?(?P<count>\d[\d,]*) (?:[a-z]+ )?"
    r"(?:reviews?|ratings?|votes?|patients?|opinions?|people|owners?|clients?|users?|members?)\)?",
    re.IGNORECASE,
)
_OF_COUNT = late(
    rf"(?P<stars>{STARS}) (?:stars? (?:out )?of|average,?) (?P<count>\d[\d,]*)"
    r" (?:reviews?|ratings?|votes?)",
    re.IGNORECASE,
)
_COUNT_FIRST = late(rf"rated (?P<stars>{STARS}) by (?P<count>\d[\d,]*) \w+", re.IGNORECASE)
_DRAWN = late(rf"(?P<stars>[★⭐☆½✩]{{2,5}})\s*(?:\((?P<count>\d[\d,]*)\)|(?P<value>{TENTHS}.*))")
_SIGNED = late(rf"[★⭐]\s*(?P<stars>{TENTHS})(?:\s*\((?P<count>\d[\d,]*)\))?")

_TELLING = frozenset(("name", "practice"))
"""Kinds that change what a segment behind them can be."""


class Bag(NamedTuple):
    """What the fields of a line, or of several, say together."""

    name: names.Name | None = None
    practice: specialty.Practice | None = None
    rating: Rating | None = None

    @property
    def says(self) -> bool:
        """Whether it says more than a name or a place."""
        return bool(self.rating or (self.practice and self.practice.specialty))


@lru_cache(READ)
def read_fields(text: str, *, named: bool = False) -> Bag | None:
    """Read a line all of whose parts are fields, `None` where one is not.

    Args:
        text: The line.
        named: Whether a name is known already: then no word of the line is one.
    """
    if len(text) > LINE or text[-1:] in ("", "?", "!"):
        return None
    text = _EMPHASIS.sub("", text).strip(_EDGES)
    segments: list[Segment] = []
    for chunk in _chunks(text):
        known = {one.kind for one in segments} | ({"name"} if named else set())
        found = _segments(chunk, frozenset(known))
        if found is None:
            return None
        segments += found
    return _bag(segments)


def is_aside(text: str) -> bool:
    """Whether all parts of a line are dates, badges, years, or a link to who answers.

    A field without a value (`Rating: n/a`) is one, too.
    """
    if len(text) > ASIDE or text[-1] in ".!?:," or not _LIKELY.search(text):
        return False
    if _ASIDE.fullmatch(text):
        return True
    chunks = list(_chunks(_EMPHASIS.sub("", text).strip(_EDGES)))
    return bool(chunks) and all(_ASIDE.fullmatch(chunk) for chunk in chunks)


class Segment(NamedTuple):
    """A part of a line, and what it is."""

    kind: Kind
    value: names.Name | specialty.Practice | Rating | str


def _chunks(text: str) -> Iterator[str]:
    """Cut a line at its signs; what stands in brackets is a part, credentials apart."""

    def opened(match: re.Match[str]) -> str:
        inner = match[1]
        first = inner.partition(",")[0]
        if names.is_status(match[0].strip()):
            return match[0]
        if names.are_credentials(first):
            return f", {inner} "
        if first[:1].isdigit():
            ends = text[: match.start()].rstrip()[-1:].isalpha()
            apart = ends and (_rating(inner) is not None or _ASIDE.fullmatch(inner) is not None)
            return f" | {inner} | " if apart else match[0]
        behind = text[match.end() : match.end() + 2].strip()[:1]
        degree = names.is_degree(text[: match.start()].rpartition(" ")[2])
        kept = " " not in inner and not specialty.may_close(inner) and (behind.isalpha() or degree)
        return match[0] if kept else f" | {inner} | "

    text = _BRACKETS.sub(opened, text) if "(" in text else text
    for chunk in _GLUE.split(text):
        bare = chunk.strip(", ")
        if bare:
            yield bare


def _segments(chunk: str, known: frozenset[str]) -> list[Segment] | None:
    """Cut a chunk at its commas, each segment as long as can be; `None` where it can't be.

    `known` are the kinds of the segments before it.
    """
    parts = chunk.split(", ")
    if len(parts) > SEGMENTS:
        return None
    tried: dict[tuple[int, frozenset[str]], list[Segment] | None] = {}

    def from_(start: int, known: frozenset[str]) -> list[Segment] | None:
        if start == len(parts):
            return []
        key = start, known & _TELLING
        if key not in tried:
            tried[key] = None
            aside = len(parts) > start + 1 and _ASIDE.fullmatch(parts[start])
            ends = [start + 1] if aside else range(len(parts), start, -1)
            for end in ends:
                first = _segment(", ".join(parts[start:end]), known)
                rest = None if first is None else from_(end, known | {first.kind})
                if first is not None and rest is not None:
                    tried[key] = [first, *rest]
                    break
        return tried[key]

    return from_(0, known)


def _segment(text: str, known: frozenset[str]) -> Segment | None:
    """Say what a part of a line is as a whole."""
    named = "name" in known
    rating = _rating(text)
    if rating is None and known:
        rating = parse_figure(text)
    if rating is not None:
        return Segment("rating", rating)
    if _ASIDE.fullmatch(text):
        return Segment("aside", text)
    if named and names.are_credentials(text):
        return Segment("credentials", text)
    name = names.parse_name(text)
    if name is not None and not (named and len(name.credentials or "") == STATE):
        family = (name.name or "").partition(",")[0]
        if not is_town_in_state(name) and not specialty.ends_as_job(family):
            return Segment("name", name)
    practice = _practice(text)
    if practice is not None and (named or f"{practice.location}, {practice.specialty}" != text):
        return Segment("practice", practice)  # else a name with its job
    if is_organisation(text):
        return Segment("organisation", text)
    bare = not named and "practice" not in known  # behind a specialty a town is likelier
    if bare and names.is_person(text, strict=True) and not text.islower():
        return Segment("name", names.Name(text, None))
    return Segment("place", text) if _is_place(text, named=named) else None


def is_town_in_state(name: names.Name) -> bool:
    """Whether what looks like one name with a degree is a town with its state: `Reading, PA`."""
    return " " not in (name.name or "") and len(name.credentials or "") == STATE


def _rating(text: str) -> Rating | None:
    """Read stars, reviews, or both."""
    text = text.removeprefix("Rating: ").removeprefix("Rating ").removeprefix("Score ")
    drawn = _DRAWN.fullmatch(text)
    if drawn is not None and drawn["value"]:
        text = text[drawn.start("value") :]
        drawn = None
        figure = parse_figure(text)
        if figure is not None:
            return figure
    match = (
        _COUNT_FIRST.fullmatch(text)
        or _SIGNED.fullmatch(text)
        or _OF_FIVE.fullmatch(text)
        or _OF_COUNT.fullmatch(text)
    )
    if match is not None:
        count = match["count"]
        return Rating(number_of(match["stars"]), int(count.replace(",", "")) if count else None, 0)
    if drawn is not None:
        full = sum(map(drawn["stars"].count, "★⭐")) + drawn["stars"].count("½") / 2
        return Rating(full, int(drawn["count"].replace(",", "")), 0)
    rating = parse_rating(text)
    return rating if rating is not None and rating.start == 0 else None


def _practice(text: str) -> specialty.Practice | None:
    """Read a specialty or a field, with its place or without."""
    if text[-1:] in ".!?:;":
        return None
    job, at, where = text.partition(" at ")
    if at:
        organisation, comma, town = where.partition(", ")
        found = _practice(job) if is_organisation(organisation) else None
        if found is not None and (not comma or _is_place(town, named=True)):
            return specialty.Practice(found.specialty, town or found.location)
    known = specialty.parse_specialty(text)
    if known is not None and known.specialty:
        return None if _holds_more(known.location or "") else known
    field = specialty.parse_field(text)
    return None if field is None or _holds_more(field.location or "") else field


def _is_place(text: str, *, named: bool) -> bool:
    """Whether a part is a town, with its state and country or without.

    Behind a name `Laurel, MD` is a town in Maryland.
    """
    town, *rest = text.split(", ")
    if len(rest) > WIDER or any(map(specialty.ends_as_job, (town, *rest))):
        return False
    if any(_ASIDE.fullmatch(part) for part in rest):
        return False
    told = named or " " not in town
    if any(names.is_degree(part) and not (told and len(part) == STATE) for part in rest):
        return False
    return specialty.parse_place(text, bare=True) is not None


def _holds_more(place: str) -> bool:
    """Whether what was taken for a place holds a name with degrees, or an organisation."""
    town, *rest = place.split(", ")
    if len(rest) > WIDER or any(names.is_degree(part) for part in rest[:-1]):
        return True
    if any(word[-1] == "." and len(word) == STATE for word in place.split()):
        return True  # a name's initial
    named = bool(rest) and " " in town and names.parse_name(place) is not None
    return named or is_organisation(rest[-1] if rest else town)


def is_organisation(text: str) -> bool:
    """Whether a text is the name of a clinic, an institute or the like."""
    last = text.rpartition(" ")[2].lower().rstrip(".")
    return last in _ORGANISATIONS and " " in text and _ORGANISED.fullmatch(text) is not None


def _bag(segments: Sequence[Segment]) -> Bag | None:
    """Put segments together, `None` where two say the same."""
    found = [one.value for one in segments if isinstance(one.value, names.Name)]
    practices = [one.value for one in segments if isinstance(one.value, specialty.Practice)]
    places = [one.value for one in segments if one.kind == "place"]
    degrees = [one.value for one in segments if one.kind == "credentials"]
    twice = len(found) > 1 or len(practices) > 1 or len(places) > 1
    if twice or (degrees and not found):
        return None
    job, where = practices[0] if practices else (None, None)
    if places and where:
        return None
    place = str(places[0]) if places else where
    rating: Rating | None = None
    for one in segments:
        if isinstance(one.value, Rating):
            rating = _joined(rating, one.value)
            if rating is None:
                return None
    name = found[0] if found else None
    if name is not None and degrees:
        name = names.Name(
            name.name, ", ".join(filter(None, [name.credentials, *map(str, degrees)]))
        )
    return Bag(name, specialty.Practice(job, place) if job or place else None, rating)


def _joined(one: Rating | None, other: Rating) -> Rating | None:
    """Join stars and the number of reviews; `None` where both give the same."""
    if one is None:
        return other
    if (one.stars is not None and other.stars is not None) or (
        one.reviews is not None and other.reviews is not None
    ):
        return None
    return Rating(
        other.stars if one.stars is None else one.stars,
        other.reviews if one.reviews is None else one.reviews,
        0,
    )
