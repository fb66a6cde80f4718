"""A byline on one line, its parts set apart by signs: `Jane Roe, MD | Dentist | Austin, TX`.

line  = name { sign part }
part  = specialty | place | rating | furniture
"""

from qa_cli.pages import names, specialty
from qa_cli.pages.fields import is_aside
from qa_cli.pages.furniture import leftover_kind
from qa_cli.pages.glance import late
from qa_cli.pages.rating import Rating, parse_rating

_SIGN = late(r"\s*[|·•»]\s*|\s+[–—-]\s+")

PARTS = 2
"""Specialty and place: what such a line says of a doctor besides name and rating."""


def read_delimited(
    text: str,
) -> tuple[names.Name, specialty.Practice | None, Rating | None] | None:
    """Read a line whose signs tell its parts, `None` if it opens with no name or has too many.

    The place of a part tells what it is, so that no vocabulary needs to know it; of two parts the
    one that ends in an occupation is the specialty.
    """
    first, *rest = _SIGN.split(text)
    name = names.parse_name(first) if rest else None
    if name is None:
        return None
    rating: Rating | None = None
    parts: list[str] = []
    for part in rest:
        found = parse_rating(part)
        if found is not None and found.start == 0:
            rating = _joined(rating, found)
        elif part and leftover_kind(part) is None and not is_aside(part):
            parts.append(part)
    if len(parts) > PARTS or not all(
        part[0].isupper() and part[-1] not in "?!:;" for part in parts
    ):
        return None
    return name, _practice(parts), rating


def _joined(above: Rating | None, found: Rating) -> Rating:
    """Join stars and the number of reviews where each has a part of its own."""
    if above is None:
        return found
    reviews = found.reviews if above.reviews is None else above.reviews
    return Rating(found.stars if above.stars is None else above.stars, reviews, 0)


def _practice(parts: list[str]) -> specialty.Practice | None:
    if not parts:
        return None
    if len(parts) == 1:
        known = specialty.parse_specialty(parts[0])
        return known or specialty.Practice(parts[0], None)
    job, place = parts
    if specialty.may_close(place) and not specialty.may_close(job):
        job, place = place, job
    return specialty.Practice(job, place)
