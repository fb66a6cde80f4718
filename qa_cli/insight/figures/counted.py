"""Figures counted: who gives which value, by topic, and for one question by quantity."""

from dataclasses import dataclass

from qa_cli.insight.figures.figure import Figure, Kind, Role


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """One value and all who give it."""

    kind: Kind
    low: float
    high: float
    unit: str | None
    """As first given: `year`, even if others say `12 months`."""
    role: Role
    negated: bool
    given: int
    """How many answers give it."""
    answers: tuple[str, ...]
    """Their ids, in the order of the figures; empty where only their number was asked for."""
    asked: bool
    """Whether an asker gives it."""
    mentions: tuple[Figure, ...]
    """Every mention, in order; empty where they were not to be kept."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The figures of one kind that are given for the same, and can be compared."""

    kind: Kind
    role: Role
    measure: str
    """`time`, `volume`, or the unit itself: values of other measures do not compare."""
    given: int
    """Answers that give at least one of these figures."""
    silent: int
    """The other answers to questions where an answer gives a figure of this kind and role."""
    figures: tuple[SharedFigure, ...]
    """By value, lowest first; denied ones behind others."""


@dataclass(frozen=True, slots=True)
class AxisRow:
    """A figure, and what it is of."""

    of: str | None
    """The noun that lasts or is waited for, in lower case; `None` where that is not plain, and
    where several answers that give the figure do not agree on it."""
    figure: SharedFigure


@dataclass(frozen=True, slots=True)
class Covered:
    """The value that most answers cover: they give it, or a range around it, 10 % aside."""

    role: Role
    of: str | None
    """As of the rows that count here."""
    value: float
    unit: str | None
    """As it is told where the value stands."""
    answers: int
    """Answers that cover it, >= 2."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One quantity."""

    kind: Kind
    roles: tuple[Role, ...]
    """What its figures are given for."""
    measure: str
    """`time`, `volume`, or the unit itself."""
    given: int
    """Answers that give at least one of its figures."""
    silent: int
    """Answers that give none, where one does; else 0."""
    covered: tuple[Covered, ...]
    """One a role and noun for which at least two answers agree, most answers first."""
    rows: tuple[AxisRow, ...]
    """What most answers speak of first, then by value; denied values last."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of some answers: of all in hand, of one answer, question or doctor."""

    id: str | None
    """Of the answer or the question; `None` for a doctor and for all together."""
    label: str | None
    """The question's title, the doctor's name; `None` where there is none."""
    answers: int
    """All answers of the group, with figures or without."""
    topics: tuple[Topic, ...]
    """Those that most answers speak of first."""
    axes: tuple[Axis, ...] = ()
    """The same figures by quantity; of one question alone."""
