"""What axes of figures show, without how they are drawn: where values lie, what is said of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa_cli.insight.figures.axes import HOW_LONG
from qa_cli.insight.figures.units import scale_of
from qa_cli.output.phrases import counted, number_of, value_of
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_cli.insight.figures import Axis, Role, SharedFigure

LOGARITHMIC = 20
"""Ratio of the largest to the smallest value from which the axis is logarithmic: on a linear one
the small values would all stand in one place."""


class Scale:
    """From where to where the values of some figures of one measure go.

    Args:
        figures: At least one.
    """

    def __init__(self, figures: Sequence[SharedFigure]) -> None:
        ends = [value for one in figures for value in _scaled(one)]
        self._low, self._high = min(ends), max(ends)
        self._least = next(one for one in figures if _scaled(one)[0] == self._low)
        self._most = next(one for one in figures if _scaled(one)[1] == self._high)
        self.is_logarithmic = self._low > 0 and self._high / self._low >= LOGARITHMIC
        self.is_spread = len(figures) > 1 and self._low < self._high
        """Whether it shows anything: one figure alone has nothing to lie beside."""

    def ends(self, *, unicode: bool) -> tuple[str, str]:
        """Return the lowest and the highest value in words, `2 weeks` and `4 months`."""
        low = end_of(self._least, self._least.low, unicode=unicode)
        return low, end_of(self._most, self._most.high, unicode=unicode)

    def span(self, one: SharedFigure) -> tuple[float, float]:
        """Return where a figure begins and ends, from 0 to 1; only where there is a spread."""
        first, last = _scaled(one)
        return self._place(first), self._place(last)

    def place(self, value: float, unit: str | None) -> float:
        """Return where a value lies, from 0 to 1; only where there is a spread."""
        return self._place(value * scale_of(unit)[1])

    def _place(self, value: float) -> float:
        low, high = self._low, self._high
        if self.is_logarithmic:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return (value - low) / (high - low)


def _scaled(one: SharedFigure) -> tuple[float, float]:
    factor = scale_of(one.unit)[1]
    return one.low * factor, one.high * factor


@dataclass(frozen=True, slots=True)
class AxisWords:
    """What is said of an axis; harmless already."""

    name: str
    """`how long`, or kind and role: `dose: received`."""
    silent: str
    """`3 of 10 answers tell nothing of it`; empty where none is silent."""
    agreed: tuple[str, ...]
    """`5 of 10 answers cover 4 months (lasts)`, most answers first."""
    rows: tuple[tuple[str, str], ...]
    """Of each row: what it is of, empty where the name says it; and who gives it."""


def words_of(axis: Axis, *, unicode: bool) -> AxisWords:
    """Say what an axis shows."""
    count = axis.given + axis.silent
    is_time = axis.kind == "duration" and HOW_LONG.issuperset(axis.roles)
    silent = f"{axis.silent:,} of {counted(count, 'answer')} tell nothing of it"
    agreed = []
    for one in axis.covered:
        value = end_of(axis.rows[0].figure, one.value, unicode=unicode, unit=one.unit)
        what = f" ({what_of(one.role, one.of)})" if is_time else ""
        agreed.append(f"{one.answers:,} of {counted(count, 'answer')} cover {value}{what}")
    rows = (
        (
            what_of(row.figure.role, row.of) if is_time else "",
            given_by(row.figure, count, 0, unicode=unicode),
        )
        for row in axis.rows
    )
    return AxisWords(
        "how long" if is_time else f"{axis.kind}: {axis.roles[0]}",
        silent if axis.silent else "",
        tuple(agreed),
        tuple(rows),
    )


def what_of(role: Role, of: str | None) -> str:
    """Return `swelling lasts`, `wait for swelling`, or the verb alone."""
    noun = page_line(of or "")
    if role == "effect":
        return f"{noun} lasts".lstrip()
    return f"wait for {noun}" if noun else "wait"


def given_by(one: SharedFigure, answers: int, silent: int, *, unicode: bool) -> str:
    """Return `5 of 10 answers · 3 silent`, and whether the asker says so, too."""
    parts = []
    if one.given or not one.asked:
        parts.append(f"{one.given:,} of {counted(answers, 'answer')}")
        if silent:
            parts.append(f"{silent:,} silent")
    if one.asked:
        parts.append("the asker" if one.given else "the asker alone")
    return (" · " if unicode else "; ").join(parts)


def end_of(one: SharedFigure, value: float, *, unicode: bool, unit: str | None = None) -> str:
    """Return one value in a figure's wording, in its own unit unless another is given."""
    unit = unit or one.unit
    if one.kind == "duration":
        return f"{number_of(value)} {unit or ''}{'s' * (value > 1)}"
    plain = replace(one, low=value, high=value, unit=unit, negated=False)
    return value_of(plain, unicode=unicode)
