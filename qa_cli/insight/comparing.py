"""Doctors side by side: what the corpus tells of each, and what they say to the same questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa_cli.errors import AmbiguousIdError, NotFoundError
from qa_cli.insight.figures import Figure, Kind, Role, figures_of
from qa_cli.insight.folding import fold
from qa_cli.insight.naming import DoctorsFound
from qa_cli.insight.tally import Respondent
from qa_cli.model import Page

LISTED = 5
"""Doctors that a message names whom one name fits."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures of one kind and role that are given to one question."""

    kind: Kind
    role: Role
    figures: tuple[tuple[Figure, ...], ...]
    """Of each doctor, in the order of the comparison; empty where the doctor gives none."""


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A question that at least two of the doctors answer."""

    page_id: str
    title: str | None
    answer_ids: tuple[tuple[str, ...], ...]
    """Of each doctor, in the order of the comparison; empty where the doctor does not answer."""
    stated: tuple[Stated, ...]
    """In the order in which they are first given; empty where nobody gives a figure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more doctors."""

    doctors: tuple[Respondent, ...]
    """In the order asked for."""
    shared: tuple[SharedQuestion, ...]
    """In corpus order."""


def the_one(typed: str, found: DoctorsFound) -> Respondent:
    """Return the doctor whom a name stands for.

    Raises `NotFoundError` where it only fits sign-offs, and `AmbiguousIdError` where it fits
    several doctors and is the whole name of none or more than one.
    """
    same = [
        doctor for doctor in found.doctors if fold(typed) in map(fold, (doctor.name, *doctor.names))
    ]
    fitting = same or found.doctors
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise NotFoundError(f"no byline has the name {typed}; it only signs answers")
    names = ", ".join(_told(doctor) for doctor in fitting[:LISTED])
    more = f" and {len(fitting) - LISTED:,} more" if len(fitting) > LISTED else ""
    raise AmbiguousIdError(f"{typed} may be {len(fitting):,} doctors: {names}{more}")


def _told(doctor: Respondent) -> str:
    post = " ".join(filter(None, (doctor.specialty, doctor.location)))
    return f"{doctor.name} ({post})" if post else doctor.name


def compare(doctors: Sequence[Respondent], pages: Iterable[Page]) -> Comparison:
    """Put doctors side by side.

    Args:
        doctors: Of one tally.
        pages: Those on which they answer, or more, in corpus order.
    """
    owners = {one: place for place, doctor in enumerate(doctors) for one in doctor.answer_ids}
    shared = (_shared(page, owners, len(doctors)) for page in pages)
    return Comparison(tuple(doctors), tuple(one for one in shared if one))


def _shared(page: Page, owners: Mapping[str, int], count: int) -> SharedQuestion | None:
    """Return what doctors say on a page; `None` where not two of them answer."""
    ids: list[list[str]] = [[] for _ in range(count)]
    for answer in page.question.answers:
        answer_id = f"{page.id}/{answer.number}"
        if answer_id in owners:
            ids[owners[answer_id]].append(answer_id)
    if sum(map(bool, ids)) < 2:  # noqa: PLR2004  a question that two share
        return None
    stated: dict[tuple[Kind, Role], list[list[Figure]]] = {}
    for figure in figures_of(page):
        if figure.id in owners:
            of_each = stated.setdefault((figure.kind, figure.role), [[] for _ in range(count)])
            of_each[owners[figure.id]].append(figure)
    return SharedQuestion(
        page.id,
        page.question.title,
        tuple(map(tuple, ids)),
        tuple(Stated(*key, tuple(map(tuple, of_each))) for key, of_each in stated.items()),
    )
