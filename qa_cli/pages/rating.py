"""The last line of a byline: stars and the number of reviews they rest on.

::

    rating = stars [ "from" ] [ count ] | figure count | drawn [ figure ] [ count ] | count
    stars  = figure ( "out of 5" | "of 5 stars" | "/5" | "stars" ), in a few languages
    count  = [ "over" ] number [ "+" | "k" ] "reviews" | "(" number ")"

More stars than five are a damaged page's: such a line is still a rating, but its stars are unknown.
"""

import re
from typing import NamedTuple

from qa_cli.pages.glance import even, late

STARS = r"(?<!\d[.,])(?:[0-4](?:[.,]\d{1,4})?|5(?:[.,]0{1,4})?)(?![.,]?\d)"
"""Pattern of a rating's stars, 0 to 5: a higher number counts something else."""

TENTHS = r"(?:[0-4]\.\d|5\.0)(?!\d)"
"""Pattern of stars that no word names: their tenth tells them from a count."""

MOST_REVIEWS = 10**9
"""Reviews. Nobody has more: a higher number is a damaged page's, and too long for an index."""

LENGTH = 90
"""Characters at a line's end that can hold a rating; bounds the work on long lines."""

DRAWN = 5
"""Signs that draw stars, full and empty ones."""


class Rating(NamedTuple):
    """A parsed rating line."""

    stars: float | None
    """0.0-5.0; `None` where only a count stands, or more stars than there are."""
    reviews: int | None
    """`None` where the line says nothing of reviews, was cut before the word, or is inexact."""
    start: int
    """Offset in the line, blanks made even, at which the rating begins; above 0 where other parts
    are glued before it."""
    inexact: bool = False
    """Whether the line counts reviews, but not exactly: `1.2k`, `12+`, or beyond belief."""


_STARS = r"(?:stars?|étoiles?|estrellas?|sternen?|stelle|estrelas?)"
_OF = r"(?:out of|of|sur|de|von|su|/)"
_RATING = late(
    r"(?:(?P<drawn>[★☆⭐✩✭½]{1,6}) ?)?"
    r"(?:(?:average )?(?:rating|rated|score) ?:? ?)?"
    rf"(?:(?P<stars>{STARS}) ?(?:out of ?5(?:\.0)?(?: ?stars?)?|{_OF} ?5(?:\.0)? ?{_STARS}"
    rf"|/ ?5(?:\.0)?|{_STARS}|★+|-star(?: rating)?)"
    rf"|(?P<figure>(?:[0-4][.,]\d|5[.,]0)(?!\d))(?: of 5| average)?,?"
    rf"|(?P<beyond>\d{{1,4}}(?:[.,]\d{{1,4}})?) ?{_OF} ?5 ?{_STARS})?"
    r"(?:[ ,;:|·•()\[\]–—-]*(?:(?:from|based on|with|by|out of|of) )?"
    r"(?P<about>(?:over|about|around|almost|nearly|more than|approx\.?) |[~>≈] ?)?"
    r"(?P<count>\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d+)(?P<vague>(?:[.,]\d{1,2})? ?[km]\b\+?|\+)?"
    r"(?: ?(?:verified |patient |client )*(?P<reviews>reviews?|ratings?|avis|opiniones|reseñas"
    r"|bewertung(?:en)?|recensioni|avaliações)"
    r"| (?:[a-z]+ )?(?P<people>(?:review|rating|vote|patient|opinion|owner|client|user|member)s?"
    r"|people))? ?[)\]]?)?"
    r" ?\.?$|(?P<none>no reviews(?: yet)?|not (?:yet )?rated(?: yet)?) ?\.?$",
    re.IGNORECASE,
)
_USUAL = late(rf"({STARS}) out of 5 stars(?: (\d{{1,3}}(?:,\d{{3}}){{0,2}}|\d{{1,7}}) reviews?)?")
"""The rating line of most pages, tried first."""

_ENDS = tuple(
    """star stars étoile étoiles estrella estrellas sterne sternen stelle estrela estrelas review
    reviews rating ratings avis opiniones reseñas bewertung bewertungen recensioni avaliações vote
    votes patient patients opinion opinions owner owners client clients user users member members
    people average yet rated 0 1 2 3 4 5 6 7 8 9 ★ ☆""".split()
)
"""How ratings end, folded: a cheap first look at a line."""

_FIGURE = late(TENTHS)
_CUT_RATING = late(rf"(?P<stars>{STARS})(?P<rest>[. ].*)?")
_RATING_TAIL = " out of 5 stars "
CUT_LENGTH = len("5.0 out of 5 stars 1,000,000 reviews")
"""Characters of such a line, at most."""
_CUT_COUNT = late(r"(?P<count>\d[\d,]*)(?P<word> r?e?v?i?e?w?s?)?")


def parse_rating(text: str) -> Rating | None:
    """Find a rating that closes a line: `4.7 out of 5 stars 28 reviews`, `4.7/5 (9 reviews)`."""
    text = even(text)
    tail = text[-LENGTH:]
    if not tail[-16:].rstrip(" .)]").lower().endswith(_ENDS):
        return None
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return Rating(number_of(usual[1]), int(usual[2].replace(",", "")) if usual[2] else None, 0)
    match = _RATING.search(tail)
    return match and _rating(match, text, len(text) - len(tail))


def _rating(match: re.Match[str], text: str, cut: int) -> Rating | None:
    """Say what the pattern found, `None` for a sentence that ends alike; `cut` ends the rest."""
    start = match.start() + cut
    before = text[start - 1 : start]
    tight = before.isalpha() and "out of" in match[0]  # two lines glued without a space
    if before and not (before in " |·•(–—-," or tight):
        return None
    stars, count, drawn = match["stars"] or match["figure"], match["count"], match["drawn"] or ""
    named, first = match["stars"] or match["beyond"], start == 0
    drawing = len(drawn) == DRAWN and count is not None
    closed = match[0].rstrip(".").endswith(")") and (named or (first and (stars or drawn)))
    told = match["reviews"] or closed or (match["people"] and (named or stars))
    alone = first and (match["reviews"] or match["none"] or drawing)
    if (count and not told) or not (named or alone or (match["figure"] and (count or drawn))):
        return None
    reviews, inexact = _counted(count) if count else (0 if match["none"] else None, False)
    if match["about"] or match["vague"]:
        reviews, inexact = None, True
    value = number_of(stars) if stars else (_drawn(drawn) if drawing and not named else None)
    return Rating(value, reviews, start, inexact)


def _counted(digits: str) -> tuple[int | None, bool]:
    """Read a number of reviews, and say whether it is beyond belief."""
    number = int(re.sub(r"\D", "", digits))
    return (number, False) if number <= MOST_REVIEWS else (None, True)


def _drawn(signs: str) -> float:
    """Count the full stars of five that are drawn."""
    return sum(map(signs.count, "★⭐")) + signs.count("½") / 2


def joined(one: Rating, other: Rating) -> Rating | None:
    """Join stars and the number of reviews, `None` where both give the same."""
    stars = one.stars if other.stars is None else other.stars
    reviews = one.reviews if other.reviews is None else other.reviews
    if None not in (one.stars, other.stars) or None not in (one.reviews, other.reviews):
        return None
    return Rating(stars, reviews, 0, one.inexact or other.inexact)


def parse_figure(text: str) -> Rating | None:
    """Parse stars that nothing names: only for a line that stands where stars must."""
    return Rating(number_of(text), None, 0) if _FIGURE.fullmatch(text) else None


def is_beyond(text: str) -> bool:
    """Whether a line closes with a rating of more stars than there are: `5.9 out of 5 stars`."""
    match = _RATING.search(even(text)[-LENGTH:])
    return match is not None and match["beyond"] is not None


def number_of(stars: str) -> float:
    """Read what `STARS` or `TENTHS` matched, with the decimal sign of any language."""
    return float(stars.replace(",", "."))


def parse_cut_rating(text: str) -> Rating | None:
    """Parse the last line of a cut page as the beginning of a rating line, `None` if it is not one.

    What may be incomplete is left out: stars need their decimal, a count the word that follows it.
    """
    text = even(text, CUT_LENGTH)
    match = _CUT_RATING.fullmatch(text)
    if match is None:
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
    reviews, inexact = _counted(counted["count"]) if complete else (None, False)
    return Rating(stars, reviews, 0, inexact)
