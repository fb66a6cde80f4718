"""The columns of who answers: doctors, groups of them, who may be one, what is recorded of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.corpus.ids import page_of
from qa_cli.output.columns import (
    ALL,
    CSV,
    ROWS,
    Column,
    Drawn,
    Look,
    Sheet,
    Shown,
    of,
    right,
    worded,
)
from qa_cli.output.phrases import full_name, place_of, rating_figures, stars
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa_cli.insight.aliases import Person, Recorded
    from qa_cli.insight.possible import Possible
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.output.columns import Line

NAMELESS = "(byline without a name)"
"""Stands for a doctor in the row that counts nameless answers; no name is in parentheses."""
ANONYMOUS = "(no byline)"
"""Stands for a doctor in the row that counts anonymous answers."""
INFERRED = "*"
"""Stands in a table before the number of answers of which some are inferred."""
_BETWEEN = " | "
"""Stands between several values of one cell."""


def _stars(doctor: Respondent, look: Look) -> Shown:
    rating = doctor.rating
    return "" if rating is None else stars(rating, unicode=look.screen.unicode)


def _rating(doctor: Respondent, _: Look) -> str:
    return rating_figures(doctor.rating, doctor.reviews)


def _many(doctor: Respondent, _: Look) -> str:
    return f"{INFERRED * bool(doctor.inferred)}{doctor.answers:,}"


def _sign_offs(doctor: Respondent) -> str:
    return "; ".join(place_of(one.path, one.line, one.record) for one in doctor.inferred)


DOCTORS: tuple[Column[Respondent], ...] = (
    *of("name", ALL, Drawn("Doctor", lambda one, _: full_name(one), "cyan")),
    *of("credentials"),
    *of("specialty", ALL, worded("Specialty", "specialty", rank=2)),
    *of("location", ALL, worded("Location", "location", rank=4)),
    Column("stars", lambda _: None, (), Drawn("", _stars, right=True, rank=5)),
    *of("rating", ALL, Drawn("Rating\n(reviews)", _rating, right=True, rank=1)),
    *of("reviews"),
    *of("answers", ALL, Drawn("Answers", _many, right=True)),
    *of("questions", ALL, right("Questions", "questions", rank=3)),
    *of("words", CSV, Drawn("Words", lambda one, _: f"{one.words or 0:,}", right=True)),
    Column("inferred", lambda one: len(one.inferred), CSV),
    Column("names", lambda one: _BETWEEN.join(one.names or (one.name,)), CSV),
    Column("answer_ids", lambda one: _BETWEEN.join(one.answer_ids), CSV),
)
_MORE = (*of("words", ROWS), Column("sign_offs", _sign_offs, ROWS))
"""What rows have besides where words were counted or answers inferred."""


def doctors_sheet(
    tally: Tally, shown: Sequence[Respondent] | None = None, *, more: bool = False
) -> Sheet[Respondent]:
    """Return doctors as rows, then one for nameless and one for anonymous answers.

    The answers sum to all, unless only some doctors are `shown`: then there are no such rows.
    With `more`: words, and the places of the sign-offs that some answers are inferred from.
    """
    doctors = tally.doctors if shown is None else shown
    foot = _foot(tally, 5) if len(doctors) == len(tally.doctors) else ()
    return Sheet((*DOCTORS, *_MORE) if more else DOCTORS, doctors, foot)


def unnamed(tally: Tally) -> Iterator[tuple[str, int, int]]:
    """Yield what stands for nameless and for anonymous answers, their number, their questions."""
    for label, ids in ((NAMELESS, tally.nameless), (ANONYMOUS, tally.anonymous)):
        if ids:
            yield label, len(ids), len(set(map(page_of, ids)))


def _foot(tally: Tally, between: int) -> Iterator[Line]:
    for label, answers, questions in unnamed(tally):
        yield label, *[None] * between, answers, questions


def group_columns(by: str) -> tuple[Column[Group], ...]:
    """Return the columns of doctors by specialty or location."""

    def label(group: Group, _: Look) -> Shown:
        return page_line(group.label) if group.label else (f"(no {by} given)", "dim")

    return (
        *of("label", ALL, Drawn(by.capitalize(), label, "cyan")),
        *of("doctors", ALL, right("Doctors", "doctors", rank=1)),
        *of("answers", ALL, right("Answers", "answers")),
        *of("questions", ALL, right("Questions", "questions", rank=2)),
        Column("answer_ids", lambda group: _BETWEEN.join(group.answer_ids), CSV),
    )


def groups_sheet(
    groups: Iterable[Group], tally: Tally, by: str, *, whole: bool = True
) -> Sheet[Group]:
    """Return groups of doctors as rows, and, if these are the `whole`, the same two at the foot."""
    return Sheet(group_columns(by), groups, _foot(tally, 1) if whole else ())


POSSIBLE: tuple[Column[Possible], ...] = (
    *of("name=one.name specialty=one.specialty location=one.location"),
    Column("answer_id", lambda pair: pair.one.answer_ids[0]),
    *of("other_name=other.name other_specialty=other.specialty other_location=other.location"),
    Column("other_answer_id", lambda pair: pair.other.answer_ids[0]),
    *of("evidence"),
)


def _is_said_of(record: Recorded, _: Look) -> Shown:
    same = record.alias.same
    return ("one doctor", "green") if same else ("different", DOUBT)


def _person(of_record: Callable[[Recorded], Person]) -> Callable[[Recorded, Look], Shown]:
    def shown(record: Recorded, _: Look) -> Shown:
        person = of_record(record)
        post = ", ".join(filter(None, (person.specialty, person.location)))
        return page_line(f"{person.name} ({post})" if post else person.name)

    return shown


RECORDED: tuple[Column[Recorded], ...] = (
    *of("number", ALL, Drawn("No.", lambda one, _: str(one.number), "cyan", right=True)),
    Column(
        "relation",
        lambda one: "same" if one.alias.same else "different",
        ALL,
        Drawn("Are", _is_said_of, wrap="no"),
    ),
    *of("name=alias.one.name", ALL, Drawn("Doctor", _person(lambda one: one.alias.one))),
    *of("specialty=alias.one.specialty location=alias.one.location"),
    *of("other_name=alias.other.name", ALL, Drawn("And", _person(lambda one: one.alias.other))),
    *of("other_specialty=alias.other.specialty other_location=alias.other.location"),
)
"""What the user has recorded of who is one doctor; an empty cell is any specialty or place."""
