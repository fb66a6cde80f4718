"""The tally of respondents: who answered, how often, and what pages say about them.

Every answer is counted exactly once: for a doctor, as nameless or as anonymous. Doctors are listed
by the number of their answers, then by name; ratings have no say in the order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa_cli.corpus.ids import page_of
from qa_cli.insight.aliases import Aliases, apply_joins, apply_splits
from qa_cli.insight.evidence import is_named
from qa_cli.insight.folding import fold
from qa_cli.insight.merging import FEW, Entry, Rated, merge, rated_apart
from qa_cli.insight.persons import family_of, likeness, name_key, parts_of
from qa_cli.model import Doctor, Page


@dataclass(frozen=True, slots=True)
class PageRating:
    """A rating as one answer's byline gives it; pages were saved at different times."""

    rating: float
    """Stars, 0.0-5.0."""
    reviews: int | None
    answer_id: str
    """The first answer whose byline gives just this."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """An answer without a name in its byline, given to a doctor for its sign-off."""

    answer_id: str
    sign_off: str
    path: str
    line: int
    """Of the page: where the sign-off stands, 1-based."""
    record: int | None = None
    """Number of the record that is the page; `None` for a file that is one page."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """One doctor over all pages in hand.

    Specialty and location are those of the byline that rests on most reviews, or of another byline
    where that one gives none; rating and reviews are always from one and the same byline.
    """

    name: str
    credentials: str | None
    specialty: str | None
    location: str | None
    rating: float | None
    """Stars, 0.0-5.0; the one that rests on most reviews. `None` where no byline has one."""
    reviews: int | None
    """The number of reviews that `rating` rests on."""
    answers: int
    """How many answers carry this doctor's byline, >= 1."""
    questions: int
    """On how many different pages."""
    answer_ids: tuple[str, ...]
    """`id/number` of each, in corpus order."""
    names: tuple[str, ...] = ()
    """All ways in which bylines write the name, in corpus order; none where only `name` is."""
    ratings: tuple[PageRating, ...] = ()
    """All different ratings, most reviews first; none where there is no rating but `rating`."""
    inferred: tuple[Inferred, ...] = ()
    """Those of the answers that only a sign-off tells; none unless that was asked for."""
    words: int | None = None
    """Words of all these answers; `None` where they were not counted."""


@dataclass(frozen=True, slots=True)
class Tally:
    """All answers of some pages, each in exactly one of the three groups."""

    answers: int
    """All answers: those of `doctors` plus `nameless` plus `anonymous`."""
    doctors: tuple[Respondent, ...]
    """By number of answers, most first, then by name."""
    nameless: tuple[str, ...]
    """Ids of the answers with a byline that has no name, in corpus order."""
    anonymous: tuple[str, ...]
    """Ids of the answers without a byline, whether or not they sign off, in corpus order."""


@dataclass(frozen=True, slots=True)
class Group:
    """The doctors who share one specialty, or one location."""

    label: str | None
    """The specialty or location as the pages write it; `None` for doctors without one."""
    doctors: int
    answers: int
    questions: int
    """Pages on which at least one of these doctors answers."""
    answer_ids: tuple[str, ...]


class Byline(NamedTuple):
    """One answer's doctor, with the answer's place."""

    doctor: Doctor
    page_id: str
    answer_id: str
    place: int
    """Ascends in the order of the corpus."""


def tally(pages: Iterable[Page], aliases: Aliases = ()) -> Tally:
    """Count who answered on `pages`; see `persons_of` for who is who."""
    bylines: list[Byline] = []
    nameless: list[str] = []
    anonymous: list[str] = []
    place = 0
    for page in pages:
        for answer in page.question.answers:
            answer_id = f"{page.id}/{answer.number}"
            place += 1
            if is_named(answer) and answer.doctor is not None:
                bylines.append(Byline(answer.doctor, page.id, answer_id, place))
            elif answer.evidence in {"byline", "nameless-byline"}:
                nameless.append(answer_id)
            else:
                anonymous.append(answer_id)
    return tally_bylines(place, bylines, nameless, anonymous, aliases)


def tally_bylines(
    answers: int,
    bylines: Iterable[Byline],
    nameless: Iterable[str],
    anonymous: Iterable[str],
    aliases: Aliases,
) -> Tally:
    """Return the tally of so many answers, given by those with a doctor's name and the others."""
    doctors = map(respondent, persons_of(bylines, aliases))
    return Tally(answers, in_order(doctors), tuple(nameless), tuple(anonymous))


def persons_of(bylines: Iterable[Byline], aliases: Aliases = ()) -> Iterator[list[Byline]]:
    """Yield bylines, those of one doctor together.

    Bylines are one doctor's if their names are the same (case, diacritics, punctuation, titles and
    credentials aside), or may be the same and enough else agrees, and neither specialty nor
    location contradict each other, nor ratings on one page; see `merging`. What one byline leaves
    out contradicts nothing, but where it would fit several doctors it is kept apart rather than
    given to one of them. What
    the user has recorded in `aliases` goes before all this; without it, a doctor's bylines all have
    one family name.
    """
    alike: defaultdict[_Key, list[Byline]] = defaultdict(list)
    for byline in bylines:
        doctor = byline.doctor
        key = (
            name_key(doctor.name or ""),
            fold(doctor.specialty or ""),
            fold(doctor.location or ""),
        )
        alike[key].append(byline)
    entries: list[Entry] = []
    groups: list[list[Byline]] = []
    doubled = _pages_with_two_ratings(alike)
    for key, same in alike.items():
        for ratings, group in _by_rating(same, doubled.get(key[0], ())):
            entries.append(Entry(*key, ratings=ratings))
            groups.append(group)
    for doctors in _doctors(entries, aliases):
        yield [byline for one in doctors for byline in groups[one]]


_Key = tuple[str, str, str]
"""Name, specialty and place of bylines, folded."""


def _pages_with_two_ratings(
    alike: Mapping[_Key, Iterable[Byline]],
) -> Mapping[str, Collection[str]]:
    """Return name -> pages on which it, and names that may be the same, have two ratings."""
    given: defaultdict[tuple[str, str], list[tuple[str, Rated]]] = defaultdict(list)
    for (name, _, _), bylines in alike.items():
        family = family_of(name)
        for byline in bylines:
            if (rated := _rated(byline)) is not None:
                given[family, byline.page_id].append((name, rated))
    doubled: defaultdict[str, set[str]] = defaultdict(set)
    for (_, page_id), ratings in given.items():
        if len(ratings) == 1 or not rated_apart(rated for _, rated in ratings):
            continue
        names = {name for name, _ in ratings}
        many = len(names) > FEW  # too many to compare each with each: any may be any other
        for name in names:
            ways = names if many else {one for one in names if _may_be(name, one)}
            if many or rated_apart(rated for one, rated in ratings if one in ways):
                doubled[name].add(page_id)
    return doubled


def _may_be(one: str, other: str) -> bool:
    """Whether two names are the same or may be one person's."""
    parts, others = parts_of(one), parts_of(other)
    return one == other or bool(parts and others and likeness(parts, others))


def _by_rating(
    bylines: list[Byline], doubled: Collection[str]
) -> Iterator[tuple[frozenset[Rated], list[Byline]]]:
    """Yield bylines of one name and post, with their ratings on pages that give two.

    All together, unless such a page is among them: then only those with one rating together, for
    any of them may be of the one or the other.
    """
    if not _ratings_on(bylines, doubled):
        yield frozenset(), bylines
        return
    apart: defaultdict[tuple[float | None, int | None], list[Byline]] = defaultdict(list)
    for byline in bylines:
        apart[byline.doctor.rating, byline.doctor.reviews].append(byline)
    for some in apart.values():
        yield _ratings_on(some, doubled), some


def _ratings_on(bylines: Iterable[Byline], pages: Collection[str]) -> frozenset[Rated]:
    if not pages:
        return frozenset()
    found = (_rated(byline) for byline in bylines if byline.page_id in pages)
    return frozenset(rated for rated in found if rated is not None)


def _rated(byline: Byline) -> Rated | None:
    rating = byline.doctor.rating
    return None if rating is None else Rated(byline.page_id, rating, byline.doctor.reviews)


def in_order(doctors: Iterable[Respondent]) -> tuple[Respondent, ...]:
    """Return doctors in the order of a tally: by answers, most first, then by name."""
    return tuple(
        sorted(doctors, key=lambda doctor: (-doctor.answers, fold(doctor.name), doctor.answer_ids))
    )


def _doctors(entries: list[Entry], aliases: Aliases) -> list[list[int]]:
    if not aliases:
        return merge(entries)
    entries = apply_splits(aliases, entries)
    return apply_joins(aliases, entries, merge(entries))


def group_by_specialty(doctors: Iterable[Respondent]) -> tuple[Group, ...]:
    """Group doctors by specialty, most answers first; those without one come last."""
    return _groups((doctor.specialty, doctor) for doctor in doctors)


def group_by_location(doctors: Iterable[Respondent]) -> tuple[Group, ...]:
    """Group doctors by location, most answers first; those without one come last."""
    return _groups((doctor.location, doctor) for doctor in doctors)


def _groups(labelled: Iterable[tuple[str | None, Respondent]]) -> tuple[Group, ...]:
    members: defaultdict[str, list[Respondent]] = defaultdict(list)
    labels: dict[str, str | None] = {}
    for label, doctor in labelled:
        key = fold(label or "")
        members[key].append(doctor)
        labels.setdefault(key, label)
    groups = [
        Group(
            label=labels[key],
            doctors=len(group),
            answers=sum(doctor.answers for doctor in group),
            questions=len({page_of(id_) for doctor in group for id_ in doctor.answer_ids}),
            answer_ids=tuple(id_ for doctor in group for id_ in doctor.answer_ids),
        )
        for key, group in members.items()
    ]
    groups.sort(key=lambda group: (group.label is None, -group.answers, fold(group.label or "")))
    return tuple(groups)


def respondent(cluster: Sequence[Byline]) -> Respondent:
    """Describe one doctor from all their bylines; see `Respondent` for which one speaks."""
    if len(cluster) == 1:
        [one] = cluster
        doctor = one.doctor
        return Respondent(
            doctor.name or "",
            doctor.credentials or None,
            doctor.specialty or None,
            doctor.location or None,
            doctor.rating,
            doctor.reviews,
            1,
            1,
            (one.answer_id,),
        )
    bylines = sorted(cluster, key=lambda byline: byline.place)
    doctors = [byline.doctor for byline in bylines]
    names = tuple(dict.fromkeys(doctor.name or "" for doctor in doctors))
    by_weight = sorted(doctors, key=lambda doctor: -_weight(doctor))
    rated = by_weight[0]
    return Respondent(
        name=rated.name or "",
        credentials=_first(doctor.credentials for doctor in by_weight),
        specialty=_first(doctor.specialty for doctor in by_weight),
        location=_first(doctor.location for doctor in by_weight),
        rating=rated.rating,
        reviews=rated.reviews,
        answers=len(bylines),
        questions=len({byline.page_id for byline in bylines}),
        answer_ids=tuple(byline.answer_id for byline in bylines),
        names=names if len(names) > 1 else (),
        ratings=_ratings(bylines),
    )


def _ratings(bylines: Sequence[Byline]) -> tuple[PageRating, ...]:
    """Return the different ratings of bylines in corpus order; none where there is only one."""
    found: dict[tuple[float, int | None], str] = {}
    for byline in bylines:
        doctor = byline.doctor
        if doctor.rating is not None:
            found.setdefault((doctor.rating, doctor.reviews), byline.answer_id)
    if len(found) < 2:  # noqa: PLR2004  one is said by `rating` and `reviews`
        return ()
    ratings = (PageRating(rating, reviews, id_) for (rating, reviews), id_ in found.items())
    return tuple(sorted(ratings, key=lambda one: -(one.reviews or 0)))


def _weight(doctor: Doctor) -> int:
    """Return the reviews behind a rating; a rating without a count still beats no rating."""
    if doctor.rating is None:
        return -1
    return doctor.reviews or 0


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
