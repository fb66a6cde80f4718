"""What the answers to one question say of one quantity: on one axis, with what most of them cover.

Times that something lasts and times to wait are one quantity, "how long": what a reader asks for.
Rows are told apart by what lasts, where two answers at least say so plainly, see `heads`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa_cli.insight.figures.counted import Axis, AxisRow, Covered, SharedFigure, Topic
from qa_cli.insight.figures.figure import Figure, Kind, Role
from qa_cli.insight.figures.heads import head_of
from qa_cli.insight.figures.sharing import Sharing, rounded
from qa_cli.insight.figures.units import scale_of

HOW_LONG = frozenset[Role]({"effect", "wait"})
"""Roles of durations that are one quantity."""

TOLERANCE = 0.1
"""A range covers what lies so far, as a share of its ends, outside of it: `about a month` is told
as four weeks or thirty days."""

_LEAST_COVERING = 2
"""Answers that agreement takes."""


_Value = tuple[Kind, Role, str, float, float, bool]
"""Kind, role and measure, then low and high in it, and whether it is denied."""


class _Section(NamedTuple):
    """What the figures of some rows have in common."""

    role: Role
    of: str | None


def axes_of(figures: Iterable[Figure], answers: int, *, mentions: bool = False) -> tuple[Axis, ...]:
    """Put the figures of one question on their axes, the one that most answers speak of first.

    Args:
        figures: Of one question, in page order.
        answers: How many answers it has.
        mentions: Keep every mention.
    """
    figures = list(figures)
    heads = [head_of(one.quote, one.words) if _is_time(one) else None for one in figures]
    named: dict[_Section, set[str]] = {}
    for one, head in zip(figures, heads, strict=True):
        named.setdefault(_Section(one.role, head), set()).add(one.id)
    found: dict[tuple[Kind, str, str], dict[_Section, list[Figure]]] = {}
    of: dict[str, dict[_Value, str | None]] = {}
    for one, head in zip(figures, heads, strict=True):
        section = _Section(one.role, head)
        if len(named[section]) < _LEAST_COVERING:
            section = _Section(one.role, None)
        key = one.kind, "how long" if _is_time(one) else one.role, scale_of(one.unit)[0]
        found.setdefault(key, {}).setdefault(section, []).append(one)
        of.setdefault(one.id, {})[_value(one)] = head
    counted = _Counted(answers, of, mentions)
    made = (
        _axis(kind, measure, sections, counted) for (kind, _, measure), sections in found.items()
    )
    return tuple(sorted(made, key=lambda axis: -axis.given))


def _is_time(one: Figure) -> bool:
    return one.kind == "duration" and one.role in HOW_LONG


def with_rows_of(found: Sequence[Axis], topics: Iterable[Topic]) -> tuple[Axis, ...]:
    """Keep the rows whose figures some topics of the same question have."""
    kept = {_value(one) for topic in topics for one in topic.figures}
    cut = (
        replace(axis, rows=tuple(row for row in axis.rows if _value(row.figure) in kept))
        for axis in found
    )
    return tuple(axis for axis in cut if axis.rows)


def _value(one: Figure | SharedFigure) -> _Value:
    measure, factor = scale_of(one.unit)
    low, high = rounded(one.low * factor), rounded(one.high * factor)
    return one.kind, one.role, measure, low, high, one.negated


class _Counted(NamedTuple):
    """What the figures of a question are counted by."""

    answers: int
    """How many it has."""
    of: Mapping[str, Mapping[_Value, str | None]]
    """Id of an answer -> its figures, each with the noun that it is of."""
    mentions: bool
    """Whether mentions are kept."""


def _axis(
    kind: Kind, measure: str, sections: Mapping[_Section, Sequence[Figure]], by: _Counted
) -> Axis:
    given = {one.id for some in sections.values() for one in some if one.speaker == "doctor"}
    rows: list[tuple[int, AxisRow]] = []
    covered = []
    for section, figures in sections.items():
        sharing = Sharing(mentions=by.mentions)
        sharing.add(figures)
        [topic] = sharing.topics(by.answers)
        for one in topic.figures:
            alone = by.of[one.answers[0]].get(_value(one)) if len(one.answers) == 1 else None
            rows.append((-topic.given, AxisRow(section.of or alone, one)))
        if agreed := _covered(section, topic.figures):
            covered.append(agreed)
    return Axis(
        kind,
        tuple(dict.fromkeys(section.role for section in sections)),
        measure,
        len(given),
        max(by.answers - len(given), 0) if given else 0,
        tuple(sorted(covered, key=lambda one: -one.answers)),
        tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
    )


def _covered(section: _Section, figures: Sequence[SharedFigure]) -> Covered | None:
    """Return what most answers cover; of equals, what more of them name, then the lowest."""
    told: list[tuple[float, float, frozenset[str]]] = []
    ends: dict[float, tuple[float, str | None]] = {}
    named: Counter[float] = Counter()
    for one in figures:
        if one.negated or not one.answers:
            continue
        factor = scale_of(one.unit)[1]
        low, high = one.low * factor, one.high * factor
        told.append((low * (1 - TOLERANCE), high * (1 + TOLERANCE), frozenset(one.answers)))
        for scaled, value in {(low, one.low), (high, one.high)}:
            ends.setdefault(scaled, (value, one.unit))
            named[scaled] += one.given
    best: tuple[int, int, float] = (0, 0, 0.0)
    for value in ends:
        covering = {id_ for low, high, ids in told if low <= value <= high for id_ in ids}
        best = max(best, (len(covering), named[value], -value))
    if best[0] < _LEAST_COVERING:
        return None
    return Covered(*section, *ends[-best[2]], best[0])
