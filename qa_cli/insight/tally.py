"""The tally of respondents: who answered, how often, and what pages say about them.

Every answer is counted exactly once: for a doctor, as nameless or as anonymous. Doctors are listed
by the number of their answers, then by name; ratings have no say in the order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa_cli.insight.evidence import is_named
from qa_cli.insight.folding import fold
from qa_cli.model import Doctor, Page


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


@dataclass(frozen=True, slots=True)
class _Byline:
    """One answer's doctor, with the answer's place."""

    doctor: Doctor
    page_id: str
    answer_id: str
    place: int
    """Running number of the answer in the corpus."""


def tally(pages: Iterable[Page]) -> Tally:
    """Count who answered on `pages`.

    Two bylines are one doctor's if the names are the same (case, diacritics and punctuation aside;
    credentials are not looked at) and neither specialty nor location contradict each other. What
    one byline leaves out contradicts nothing, but where it would fit several doctors of that name
    it is kept apart rather than given to one of them.
    """
    by_name: defaultdict[str, list[_Byline]] = defaultdict(list)
    nameless: list[str] = []
    anonymous: list[str] = []
    place = 0
    for page in pages:
        for answer in page.question.answers:
            answer_id = f"{page.id}/{answer.number}"
            place += 1
            if is_named(answer) and answer.doctor is not None:
                byline = _Byline(answer.doctor, page.id, answer_id, place)
                by_name[fold(answer.doctor.name or "")].append(byline)
            elif answer.evidence in {"byline", "nameless-byline"}:
                nameless.append(answer_id)
            else:
                anonymous.append(answer_id)
    doctors = [
        _respondent(cluster) for bylines in by_name.values() for cluster in _clusters(bylines)
    ]
    doctors.sort(key=lambda doctor: (-doctor.answers, fold(doctor.name), doctor.answer_ids))
    return Tally(place, tuple(doctors), tuple(nameless), tuple(anonymous))


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
            questions=len({_page_of(id_) for doctor in group for id_ in doctor.answer_ids}),
            answer_ids=tuple(id_ for doctor in group for id_ in doctor.answer_ids),
        )
        for key, group in members.items()
    ]
    groups.sort(key=lambda group: (group.label is None, -group.answers, fold(group.label or "")))
    return tuple(groups)


def _page_of(answer_id: str) -> str:
    return answer_id.rpartition("/")[0]


def _clusters(bylines: Sequence[_Byline]) -> list[list[_Byline]]:
    """Split the bylines of one name into doctors.

    Bylines with the same specialty and location belong together. Those that give less are then
    added to the only cluster they fit, the fullest first, so that the order of pages is no matter.
    """
    if len(bylines) == 1:  # as of most names, where there are many
        return [list(bylines)]
    alike: defaultdict[tuple[str, str], list[_Byline]] = defaultdict(list)
    for byline in bylines:
        doctor = byline.doctor
        alike[fold(doctor.specialty or ""), fold(doctor.location or "")].append(byline)
    clusters: list[tuple[tuple[str, str], list[_Byline]]] = []
    for key, group in sorted(alike.items(), key=lambda item: (item[0].count(""), item[0])):
        fitting = [i for i, (other, _) in enumerate(clusters) if _compatible(key, other)]
        if len(fitting) == 1:
            other, members = clusters[fitting[0]]
            merged = (other[0] or key[0], other[1] or key[1])
            clusters[fitting[0]] = (merged, members + group)
        else:
            clusters.append((key, group))
    return [members for _, members in clusters]


def _compatible(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))


def _respondent(cluster: Sequence[_Byline]) -> Respondent:
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
    in_order = sorted(cluster, key=lambda byline: byline.place)
    doctors = [byline.doctor for byline in in_order]
    by_weight = sorted(doctors, key=lambda doctor: -_weight(doctor))
    rated = by_weight[0]
    return Respondent(
        name=rated.name or "",
        credentials=_first(doctor.credentials for doctor in by_weight),
        specialty=_first(doctor.specialty for doctor in by_weight),
        location=_first(doctor.location for doctor in by_weight),
        rating=rated.rating,
        reviews=rated.reviews,
        answers=len(in_order),
        questions=len({byline.page_id for byline in in_order}),
        answer_ids=tuple(byline.answer_id for byline in in_order),
    )


def _weight(doctor: Doctor) -> int:
    """Return the reviews behind a rating; a rating without a count still beats no rating."""
    if doctor.rating is None:
        return -1
    return doctor.reviews or 0


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
