"""Plans the answers of a page: who writes, with what byline, headline and body.

Each plan keeps to what `witness` allows after the answer before it.
"""

from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.generator.draw import draw_show
from benchmarks.generator.people import Person, draw_person
from benchmarks.generator.prose import (
    Body,
    Headline,
    Order,
    Spacing,
    write_body,
    write_headline,
)
from benchmarks.generator.voice import Voice
from benchmarks.generator.witness import allows_empty_headline, needs_lead
from qa_cli.model import Doctor

Byline = Literal["full", "nameless", "rating", "none"]
"""How much of a byline an answer has."""

_SIGNED = {"signed-all": 1.0, "signed-most": 0.7, "signed-some": 0.35, "signed-none": 0.0}
"""Probability of a byline, from the second answer on."""

_OF_NAMES = ("name-", "credentials-")
_OF_BYLINES = (
    *("place-", "reviews-", "rating-none", "rating-without", "rating-spaced"),
    *("specialty-no", "specialty-u", "street-", "web-"),
)
"""Prefixes of features that show only where there is a name, or a byline at all."""

_OF_RATINGS = frozenset(
    {"reviews-one", "reviews-thousands", "reviews-loose", "rating-without-reviews"}
    | {"rating-spaced", "street-address"}
)

_UNSEEN_NAME = frozenset({"name-in-body"})


@dataclass(slots=True)
class Plan:
    """One answer before it is written down."""

    number: int
    show: set[str]
    """Answer-level features that it shows."""
    person: Person
    """Who writes; the page may not say so."""
    byline: Byline
    headline: Headline | None
    body: Body

    @property
    def doctor(self) -> Doctor | None:
        """What the byline says."""
        doctor = self.person.doctor
        if self.byline == "full":
            return doctor
        if self.byline == "nameless":
            return replace(doctor, name=None, credentials=None)
        if self.byline == "rating":
            return Doctor(rating=doctor.rating, reviews=doctor.reviews)
        return None


def plan_answers(
    voice: Voice, spacing: Spacing, tags: frozenset[str], title: str | None, count: int
) -> list[Plan]:
    """Plan `count` answers for a page with these features.

    Args:
        voice: The page's voice.
        spacing: How its sentences are set.
        tags: The page's features.
        title: The page's title without photo marker, which headlines may repeat.
        count: Number of answers, at least 1.
    """
    plans: list[Plan] = []
    for number in range(1, count + 1):
        show = draw_show(voice.rnd, tags)
        byline = _draw_byline(voice, tags, show, number)
        _forget_unseen(show, byline)
        first_alone = number == 1 and "first-specialty" in tags and byline == "nameless"
        if first_alone or ("answers-next-line" in tags and byline in {"full", "nameless"}):
            show -= _OF_RATINGS
            show.add("rating-none")
        person = draw_person(voice.of_doctor(), frozenset(show | (tags & {"specialty-unknown"})))
        if "name-in-body" in show:
            colleague = draw_person(voice, _UNSEEN_NAME)
            voice.name_colleague(colleague.name_line)
        headline, order = _draw_headline(voice, tags, show, title, plans)
        body = write_body(voice, spacing, person, order)
        if byline != "full" or not body.closes:
            show.discard("byline-glued-to-body")
        if not any(paragraph.gap > 1 for paragraph in body.paragraphs):
            show.discard("double-blank-in-body")
        if not any(paragraph.gap == 0 for paragraph in body.paragraphs[1:]):
            show.discard("paragraphs-tight")
        if not show & {"list-bullets", "list-numbers"}:
            show.discard("list-tight")
        plans.append(Plan(number, show, person, byline, headline, body))
    return plans


def _draw_byline(voice: Voice, tags: frozenset[str], show: set[str], number: int) -> Byline:
    if number == 1:
        if "first-named" in tags:
            return "full"
        if "rating-alone" in tags:
            show -= {"rating-none"}
            return "rating"
        return "none" if "first-bare" in tags else "nameless"
    if not voice.often(next(chance for tag, chance in _SIGNED.items() if tag in tags)):
        return "none"
    return "nameless" if "nameless-later" in show else "full"


def _forget_unseen(show: set[str], byline: Byline) -> None:
    """Take away the features that an answer with this byline cannot show."""
    hidden: tuple[str, ...] = ()
    if byline != "full":
        hidden += _OF_NAMES
    if byline == "none":
        hidden += (*_OF_BYLINES, "byline-repeated")
    if byline != "nameless":
        hidden += ("nameless-later",)
    for name in [name for name in show if name.startswith(hidden) and name != "name-in-body"]:
        show.discard(name)


def _draw_headline(
    voice: Voice,
    tags: frozenset[str],
    show: set[str],
    title: str | None,
    plans: list[Plan],
) -> tuple[Headline | None, Order]:
    """Draw the headline, and what it asks of the body."""
    first = not plans
    signed_before = not first and plans[-1].byline != "none"
    if "headlines-none" in tags:
        unsigned = "headlines-none-unsigned" in tags
        return None, Order(frozenset(show), lead=unsigned, wish=unsigned, long_start=True)
    if "headline-empty" in show:
        if allows_empty_headline(tags, first=first, signed_before=signed_before):
            return None, Order(frozenset(show), long_start=True)
        show.discard("headline-empty")
    headline = write_headline(voice, frozenset(show), title)
    earlier = [plan.headline for plan in plans if plan.headline and not plan.headline.continuation]
    if "headline-duplicate" in show:
        if earlier:
            headline = earlier[voice.among(len(earlier))]
        else:
            show.discard("headline-duplicate")
    lead = needs_lead(tags, headline.shape, first=first, signed_before=signed_before)
    if lead and headline.continuation:
        show -= {"headline-run-on", "headline-clipped"}
        headline = write_headline(voice, frozenset(), title)
    order = Order(frozenset(show), lead=lead, continuation=headline.continuation)
    return headline, order
