"""Facets: by whom, of which specialty, from where and with which problems some answers are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa_cli.insight.folding import fold
from qa_cli.insight.study import Described
from qa_cli.insight.tally import Respondent


class Value(NamedTuple):
    """A value of a facet, with how often it stands among what was counted."""

    label: str
    """As pages write it, where it stands first; not harmless."""
    times: int
    """Answers with it; of problems, pages."""
    names: tuple[str, ...] = ()
    """All ways in which bylines write a doctor's name; none of other facets."""
    location: str | None = None
    """The doctor's; `None` where no byline gives it, and for other facets."""
    answer_id: str = ""
    """Of an answer of the doctor's; empty for other facets."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; of each facet the values that occur, most frequent first, then by label."""

    questions: int
    answers: int
    doctors: tuple[Value, ...]
    specialties: tuple[Value, ...]
    locations: tuple[Value, ...]
    problems: tuple[Value, ...]


class Facets:
    """Counts the facets of any questions and answers of a corpus.

    Args:
        described: All questions and answers, in page order.
        doctors: The doctors of the tally.
    """

    def __init__(self, described: Iterable[Described], doctors: Sequence[Respondent]) -> None:
        owners = {id_: place for place, one in enumerate(doctors) for id_ in one.answer_ids}
        self._doctors = doctors
        self._owner: list[int] = []
        self._specialty: list[int] = []
        self._location: list[int] = []
        self._page: list[int] = []
        self._problems: list[tuple[str, ...]] = []
        """Of each page."""
        self._is_answer: list[bool] = []
        self._specialties, self._locations = _Labels(), _Labels()
        for one in described:
            if not one.number:
                self._problems.append(one.problems)
            self._is_answer.append(one.number > 0)
            self._page.append(len(self._problems) - 1)
            self._owner.append(owners.get(one.id, -1))
            self._specialty.append(self._specialties.place(one.specialty))
            self._location.append(self._locations.place(one.location))

    def __len__(self) -> int:
        return len(self._page)

    def count(self, places: Sequence[int]) -> Counts:
        """Count the facets of some questions and answers, given by their places in page order."""
        owners = Counter(map(self._owner.__getitem__, places))
        answers = sum(map(self._is_answer.__getitem__, places))
        pages = set(map(self._page.__getitem__, places))
        problems = Counter(code for page in pages for code in self._problems[page])
        return Counts(
            len(places) - answers,
            answers,
            _in_order(
                _of_doctor(self._doctors[place], count)
                for place, count in owners.items()
                if place >= 0
            ),
            self._specialties.values(map(self._specialty.__getitem__, places)),
            self._locations.values(map(self._location.__getitem__, places)),
            _in_order(Value(code, count) for code, count in problems.items()),
        )


class _Labels:
    """The values of a facet, each with a place; those that only differ in writing are one."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._labels: list[str] = []

    def place(self, label: str | None) -> int:
        """Return the place of a label, which it has from now on; -1 for none."""
        key = fold(label or "")
        if not label or not key:
            return -1
        place = self._places.setdefault(key, len(self._labels))
        if place == len(self._labels):
            self._labels.append(label)
        return place

    def values(self, places: Iterable[int]) -> tuple[Value, ...]:
        """Return the labels at some places, -1 for none, with how often each is among them."""
        counts = Counter(places)
        return _in_order(Value(self._labels[one], n) for one, n in counts.items() if one >= 0)


def _of_doctor(doctor: Respondent, times: int) -> Value:
    names = doctor.names or (doctor.name,)
    return Value(doctor.name, times, names, doctor.location, doctor.answer_ids[0])


def _in_order(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda one: (-one.times, fold(one.label), one.label)))
