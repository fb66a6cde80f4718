"""The last line of a byline: stars and the number of reviews they rest on.

rating = stars "out of 5 stars" [ count "reviews" ]
"""

import re
from typing import NamedTuple

from qa_cli.pages.glance import holds_any, late

MOST_STARS = 5
"""Ratings go from 0 to 5; a higher number counts something else."""


class Rating(NamedTuple):
    """A parsed rating line."""

    stars: float | None
    """0.0-5.0; `None` where only a count stands."""
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
    r"(?:[★☆⭐✩✭]{1,5}\s*)?(?:(?:rating|rated|average rating)\s*:?\s*)?"
    r"(?:(?P<stars>[0-5](?:[.,]\d{1,2})?)\s*(?:out of\s*5(?:\.0)?(?:\s*stars?)?"
    rf"|(?:of|sur|de|von|su)\s*5\s*{_STARS}"
    rf"|/\s*5(?:\.0)?(?:\s*{_STARS})?|{_STARS}|★+|-star(?: rating)?)"
    rf"(?:[\s,;:|·•()\[\]–—-]*(?:(?:from|based on|with)\s+)?{_COUNTED}\s*[)\]]?)?"
    r"|^(?P<short>[0-5]\.\d)\s*\((?P<short_count>\d[\d,]*)\)"
    r"|(?P<bare>[0-5]\.\d)[\s,;|·•(\[–—-]+" + _COUNTED.replace("count", "bare_count") + r"\s*[)\]]?"
    r"|(?:[★☆⭐]{5}\s*)?[\s(]*" + _COUNTED.replace("count", "lone_count") + r"\)?"
    r"|(?P<none>no reviews(?: yet)?|not (?:yet )?rated(?: yet)?))\s*\.?$",
    re.IGNORECASE,
)
_USUAL = late(r"([0-5](?:\.\d)?) out of 5 stars(?: (\d{1,3}(?:,\d{3})+|\d{1,7}) reviews?)?")
"""The rating line of most pages, tried first."""

RATING_ENDS = frozenset("star stars review reviews rating ratings yet rated".split())
"""Words that ratings end with, folded."""

_MARKS = ("eview", "EVIEW", "tar", "ated", "ating", "/", "★", " 5 ")
_OPENING = late(r"\d\.\d ?\(")
"""A cheap first look at a line: what it must hold, or open with, to be a rating."""

_CUT_RATING = late(r"(?P<stars>[0-5](?:\.\d)?)(?P<rest>[. ].*)?")
_RATING_TAIL = " out of 5 stars "
_CUT_COUNT = late(r"(?P<count>\d[\d,]*)(?P<word> r?e?v?i?e?w?s?)?")


def parse_rating(text: str) -> Rating | None:
    """Find a rating that closes a line: `4.7 out of 5 stars 28 reviews`, `4.7/5 (9 reviews)`."""
    tail = text[-90:]
    if not holds_any(tail, _MARKS) and not _OPENING.match(tail):
        return None
    usual = _USUAL.fullmatch(text)
    if usual is not None and float(usual[1]) <= MOST_STARS:
        return Rating(float(usual[1]), int(usual[2].replace(",", "")) if usual[2] else None, 0)
    match = _RATING.search(tail)
    if match is None:
        return None
    start = match.start() + len(text) - len(tail)
    before = text[start - 1 : start]
    tight = before.isalpha() and "out of" in match[0]  # two lines glued without a space
    if before and not (before.isspace() or before in "|·•(–—-," or tight):
        return None
    stars = match["stars"] or match["bare"] or match["short"]
    count = match["count"] or match["bare_count"] or match["lone_count"] or match["short_count"]
    if stars is None and start:
        return None  # "... read our 28 reviews": a sentence; a count alone must have its own line
    value = float(stars.replace(",", ".")) if stars else None
    if value is not None and value > MOST_STARS:
        return None
    reviews = int(re.sub(r"\D", "", count)) if count else (0 if match["none"] else None)
    return Rating(value, reviews, start)


def parse_cut_rating(text: str) -> Rating | None:
    """Parse the last line of a cut page as the beginning of a rating line, `None` if it is not one.

    What may be incomplete is left out: stars need their decimal, a count the word that follows it.
    """
    match = _CUT_RATING.fullmatch(text)
    if match is None or len(text) > len("5.0 out of 5 stars 1,000,000 reviews"):
        return None
    rest = match["rest"] or ""
    stars = float(match["stars"]) if "." in match["stars"] else None
    if stars is not None and stars > MOST_STARS:
        return None
    if rest == "." or _RATING_TAIL.startswith(rest):
        return Rating(stars, None, 0)
    counted = (
        _CUT_COUNT.fullmatch(rest, len(_RATING_TAIL)) if rest.startswith(_RATING_TAIL) else None
    )
    if counted is None:
        return None
    complete = counted["word"] and counted["word"] != " "
    return Rating(stars, int(counted["count"].replace(",", "")) if complete else None, 0)
