"""Which doctors of a tally to show, and in what order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qa_cli.insight.tally import Respondent

if TYPE_CHECKING:
    from qa_cli.insight.naming import Correction

Order = Literal["answers", "questions", "rating", "reviews", "words"]
"""A figure of a doctor's, the greatest first."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked to see."""

    order: Order | None = None
    """`None`: that of the tally."""
    reverse: bool = False
    """The smallest figure first; doctors without the figure come last all the same."""
    min_answers: int = 1
    specialty: str | None = None
    """A specialty as people type it, see `names.match_name`; `None`: any."""
    location: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether doctors may be left out."""
        return self.min_answers > 1 or self.specialty is not None or self.location is not None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The doctors that were asked for, in the order that was asked for."""

    doctors: tuple[Respondent, ...]
    corrections: "tuple[Correction, ...]"
    """What had to be read differently in a specialty or location."""


def choose(doctors: Iterable[Respondent], wish: Wish) -> Chosen:
    """Choose and order doctors.

    Raises:
        UsageError: a specialty or location without a letter or digit, or too long.
    """
    chosen = [doctor for doctor in doctors if doctor.answers >= wish.min_answers]
    corrections: tuple[Correction, ...] = ()
    for typed, label in ((wish.specialty, _specialty), (wish.location, _location)):
        if typed is not None:
            chosen, read = _like(chosen, typed, label)
            corrections += read
    if wish.order is not None:
        chosen = _sorted(chosen, _FIGURES[wish.order], reverse=wish.reverse)
    elif wish.reverse:
        chosen.reverse()
    return Chosen(tuple(chosen), corrections)


def with_words(doctors: Iterable[Respondent], words: Mapping[str, int]) -> tuple[Respondent, ...]:
    """Return the doctors with their words, given the words of each answer by its id."""
    return tuple(replace(doctor, words=_total(words, doctor.answer_ids)) for doctor in doctors)


def _total(words: Mapping[str, int], ids: Iterable[str]) -> int:
    return sum(words.get(id_, 0) for id_ in ids)


def _like(
    doctors: Sequence[Respondent], typed: str, label: Callable[[Respondent], str]
) -> "tuple[list[Respondent], tuple[Correction, ...]]":
    """Return the doctors whose label is like what was typed; each label is looked at once."""
    from qa_cli.insight.naming import match_name  # noqa: PLC0415  RapidFuzz is only for names

    labels = list(dict.fromkeys(label(doctor) for doctor in doctors))
    match = match_name(typed, labels)
    fitting = {labels[place] for place in match.places}
    return [doctor for doctor in doctors if label(doctor) in fitting], match.corrections


def _specialty(doctor: Respondent) -> str:
    return doctor.specialty or ""


def _location(doctor: Respondent) -> str:
    return doctor.location or ""


def _sorted(
    doctors: Sequence[Respondent],
    figure: Callable[[Respondent], tuple[float, ...] | None],
    *,
    reverse: bool,
) -> list[Respondent]:
    figured = [(figures, doctor) for doctor in doctors if (figures := figure(doctor)) is not None]
    sign = 1 if reverse else -1
    figured.sort(key=lambda pair: tuple(sign * one for one in pair[0]))
    without = [doctor for doctor in doctors if figure(doctor) is None]
    return [*(doctor for _, doctor in figured), *without]


def _rating(doctor: Respondent) -> tuple[float, ...] | None:
    return None if doctor.rating is None else (doctor.rating, doctor.reviews or 0)


def _reviews(doctor: Respondent) -> tuple[float, ...] | None:
    return None if doctor.reviews is None else (doctor.reviews, doctor.rating or 0)


_FIGURES: dict[Order, Callable[[Respondent], tuple[float, ...] | None]] = {
    "answers": lambda doctor: (doctor.answers,),
    "questions": lambda doctor: (doctor.questions,),
    "rating": _rating,
    "reviews": _reviews,
    "words": lambda doctor: (doctor.words or 0,),
}
