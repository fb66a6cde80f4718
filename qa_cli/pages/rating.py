"""The last line of a byline: stars and the number of reviews they rest on.

rating = stars "out of 5 stars" [ count "reviews" ]

More stars than five are a damaged page's: such a line is still a rating, but its stars are unknown.
"""

import re
from typing import NamedTuple

from qa_cli.pages.glance import holds_any, late

STARS = r"(?<!\d[.,])(?:[0-4](?:[.,]\d{1,4})?|5(?:[.,]0{1,4})?)(?![.,]?\d)"
"""Pattern of a rating's stars, 0 to 5: a higher number counts something else."""

TENTHS = r"(?:[0-4]\.\d|5\.0)"
"""Pattern of stars that no word names: their tenth tells them from a count."""


class Rating(NamedTuple):
    """A parsed rating line."""

    stars: float | None
    """0.0-5.0; `None` where only a count stands, or more stars than there are."""
    reviews: int | None
    """`None` where the line says nothing of reviews, or was cut before the word."""
    start: int
    """Offset in the line at which the rating begins; above 0 where other parts are glued before."""


_COUNTED = (
    r"(?P<count>\d{1,3}(?:[,.\s]\d{3})+|\d{1,7})\s*"
    r"(?:verified |patient |client )*(?:reviews?|ratings?|avis|opiniones|reseñas|bewertung(?:en)?"
    r"|recensioni|avaliações)"
)
_STARS = r"(?:stars?|étoiles?|estrellas?|sternen?|stelle|estrelas?)"
_RATING = late(
    r"(?:[★☆⭐✩✭½]{1,6}\s*)?(?:(?:rating|rated|average rating)\s*:?\s*)?"
    rf"(?:(?P<stars>{STARS})\s*(?:out of\s*5(?:\.0)?(?:\s*stars?)?"
    rf"|(?:of|sur|de|von|su)\s*5\s*{_STARS}"
    rf"|/\s*5(?:\.0)?(?:\s*{_STARS})?|{_STARS}|★+|-star(?: rating)?)"
    rf"(?:[\s,;:|·•()\[\]–—-]*(?:(?:from|based on|with)\s+)?{_COUNTED}\s*[)\]]?)?"
    rf"|^(?P<short>{TENTHS})\s*\((?P<short_count>\d[\d,]*)\)"
    rf"|(?P<bare>{TENTHS})[\s,;|·•(\[–—-]+" + _COUNTED.replace("count", "bare_count") + r"\s*[)\]]?"
    r"|(?:[★☆⭐]{5}\s*)?[\s(]*" + _COUNTED.replace("count", "lone_count") + r"\)?"
    rf"|(?P<beyond>\d{{1,4}}(?:[.,]\d{{1,4}})?)\s*(?:out of|of|sur|de|von|su|/)\s*5\s*{_STARS}"
    r"(?:[\s,;:|·•(\[–—-]*" + _COUNTED.replace("count", "beyond_count") + r"\s*[)\]]?)?"
    r"|(?P<none>no reviews(?: yet)?|not (?:yet )?rated(?: yet)?))\s*\.?$",
    re.IGNORECASE,
)
_COUNTS = ("count", "bare_count", "lone_count", "short_count", "beyond_count")
_USUAL = late(rf"({STARS}) out of 5 stars(?: (\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}) reviews?)?")
"""The rating line of most pages, tried first."""

RATING_ENDS = frozenset("star stars review reviews rating ratings yet rated".split())
"""Words that ratings end with, folded."""

_MARKS = ("eview", "EVIEW", "tar", "ated", "ating", "/", "★", " 5 ")
_OPENING = late(r"\d\.\d ?\(")
"""A cheap first look at a line: what it must hold, or open with, to be a rating."""

_FIGURE = late(TENTHS)
_CUT_RATING = late(rf"(?P<stars>{STARS})(?P<rest>[. ].*)?")
_RATING_TAIL = " out of 5 stars "
_CUT_COUNT = late(r"(?P<count>\d[\d,]*)(?P<word> r?e?v?i?e?w?s?)?")


def parse_rating(text: str) -> Rating | None:
    """Find a rating that closes a line: `4.7 out of 5 stars 28 reviews`, `4.7/5 (9 reviews)`."""
    tail = text[-90:]
    if not holds_any(tail, _MARKS) and not _OPENING.match(tail):
        return None
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return Rating(number_of(usual[1]), int(usual[2].replace(",", "")) if usual[2] else None, 0)
    match = _RATING.search(tail)
    if match is None:
        return None
    start = match.start() + len(text) - len(tail)
    before = text[start - 1 : start]
    tight = before.isalpha() and "out of" in match[0]  # two lines glued without a space
    if before and not (before.isspace() or before in "|·•(–—-," or tight):
        return None
    stars = match["stars"] or match["bare"] or match["short"]
    count = next(filter(None, match.group(*_COUNTS)), None)
    if stars is None and start and not match["beyond"]:
        return None  # "... read our 28 reviews": a sentence; a count alone must have its own line
    reviews = int(re.sub(r"\D", "", count)) if count else (0 if match["none"] else None)
    return Rating(number_of(stars) if stars else None, reviews, start)


def parse_figure(text: str) -> Rating | None:
    """Parse stars that nothing names: only for a line that stands where stars must."""
    return Rating(number_of(text), None, 0) if _FIGURE.fullmatch(text) else None


def is_beyond(text: str) -> bool:
    """Whether a line closes with a rating of more stars than there are: `5.9 out of 5 stars`."""
    match = _RATING.search(text[-90:])
    return match is not None and match["beyond"] is not None


def number_of(stars: str) -> float:
    """Read what `STARS` or `TENTHS` matched, with the decimal sign of any language."""
    return float(stars.replace(",", "."))


def parse_cut_rating(text: str) -> Rating | None:
    """Parse the last line of a cut page as the beginning of a rating line, `None` if it is not one.

    What may be incomplete is left out: stars need their decimal, a count the word that follows it.
    """
    match = _CUT_RATING.fullmatch(text)
    if match is None or len(text) > len("5.0 out of 5 stars 1,000,000 reviews"):
        return None
    rest = match["rest"] or ""
    stars = None if match["stars"].isdecimal() else number_of(match["stars"])
    if rest == "." or _RATING_TAIL.startswith(rest):
        return Rating(stars, None, 0)
    counted = (
        _CUT_COUNT.fullmatch(rest, len(_RATING_TAIL)) if rest.startswith(_RATING_TAIL) else None
    )
    if counted is None:
        return None
    complete = counted["word"] and counted["word"] != " "
    return Rating(stars, int(counted["count"].replace(",", "")) if complete else None, 0)
