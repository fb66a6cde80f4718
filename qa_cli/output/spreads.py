"""The figures that pages state, drawn by Rich: a line each, on an axis that shows the spread."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table

from qa_cli.insight.figures.units import scale_of
from qa_cli.output.drawing import Text
from qa_cli.output.links import linked
from qa_cli.output.phrases import counted, number_of, place_of, title_of, value_of
from qa_cli.output.sanitise import page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from qa_cli.insight.figures import By, Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.output.screen import Screen

LONGEST_AXIS = 40
"""Columns that an axis takes at most, however wide the screen."""
SHORTEST_AXIS = 8
"""Columns below which an axis shows no spread: there is none then."""
LOGARITHMIC = 20
"""Ratio of the largest to the smallest value from which the axis is logarithmic: on a linear one
the small values would all stand in one place."""
_INDENT = 2
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Marks:
    """What an axis is drawn with."""

    axis: str
    span: str
    point: str


_UNICODE = _Marks("·", "━", "●")
_ASCII = _Marks(".", "=", "o")


def drawn_figures(
    groups: Sequence[FigureGroup], by: By | None, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Draw groups one below the other.

    A topic is a heading and a line a figure: its value, where it lies on the topic's axis, how many
    answers give it and how many give none. Mentions that were kept follow as quotes.
    """
    for place, group in enumerate(groups):
        heading = _heading(group, by, short_ids)
        yield Text(f"\n{heading}" if place else heading, style="bold")
        if by == "answer":
            pass  # always one
        elif group.answers == 1 and by != "doctor":
            yield Text("1 answer: nothing to compare", style="dim")
        else:
            yield Text(counted(group.answers, "answer"), style="dim")
        yield from drawn_topics(group.topics, group.answers, screen)


def drawn_topics(topics: Iterable[Topic], answers: int, screen: Screen) -> Iterator[RenderableType]:
    """Draw topics one below the other, each after an empty line; shares are of `answers`."""
    for topic in topics:
        yield from _drawn_topic(topic, answers, screen)


def _heading(group: FigureGroup, by: By | None, short_ids: Mapping[str, str]) -> str:
    """Return the short id with the question's title or the answer's doctor, or the doctor alone."""
    if group.id is None:
        if by is None:
            return "All questions"
        return page_line(group.label) if group.label else "(no doctor's name)"
    page_id, slash, number = group.id.rpartition("/")
    if page_id not in short_ids or not number.isdecimal():
        page_id, slash, number = group.id, "", ""
    label = title_of(group.label)
    if by == "answer":
        label = page_line(group.label or "(no name)") if slash else "the asker"
    return f"{sanitise_line(short_ids[page_id])}{slash}{number}{_GAP}{label}"


def _drawn_topic(topic: Topic, answers: int, screen: Screen) -> Iterator[RenderableType]:
    values = [value_of(one, unicode=screen.unicode) for one in topic.figures]
    tails = [_tail(one, topic, answers, unicode=screen.unicode) for one in topic.figures]
    widest = max(map(cell_len, values))
    room = screen.width - _INDENT - widest - 2 * len(_GAP) - max(map(cell_len, tails))
    axis = _Axis(topic, min(room, LONGEST_AXIS), _UNICODE if screen.unicode else _ASCII)
    yield Text.assemble(
        "\n", (f"{topic.kind}: {topic.role}", "bold cyan"), (axis.described(screen), "dim")
    )
    for one, value, tail in zip(topic.figures, values, tails, strict=True):
        line = Text(" " * _INDENT)
        line.append(value.ljust(widest), style="dim" if one.negated else "")
        if axis.is_drawn:
            line.append(_GAP)
            line.append_text(axis.row(one))
        line.append(_GAP)
        yield _hanging(line, Text(tail, "" if one.given else "dim"), screen)
        for mention in one.mentions:
            yield _quote(mention, screen)


def _hanging(before: RichText, text: RichText, screen: Screen) -> RenderableType:
    """Return a line whose text, where it wraps, goes on below itself."""
    if before.cell_len + text.cell_len <= screen.width:
        return before.append_text(text)
    table = Table.grid()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(before, text)
    return table


def _tail(one: SharedFigure, topic: Topic, answers: int, *, unicode: bool) -> str:
    """Return `5 of 10 answers · 3 silent`, and whether the asker says so, too."""
    parts = []
    if one.given or not one.asked:
        parts.append(f"{one.given:,} of {counted(answers, 'answer')}")
        if topic.silent:
            parts.append(f"{topic.silent:,} silent")
    if one.asked:
        parts.append("the asker" if one.given else "the asker alone")
    return (" · " if unicode else "; ").join(parts)


def _quote(one: Figure, screen: Screen) -> Padding:
    """Return the sentence with its place and who says it; the figure in it stands out."""
    who = page_line(one.doctor) if one.doctor else one.speaker
    before, words, after = one.quote.partition(one.words)
    text = Text.assemble(
        (place_of(one.path, one.line, one.record), linked("dim", one.path, screen)),
        (f" {who}: ", "dim"),
        page_line(before),
        (page_line(words), "bold"),
        page_line(after),
    )
    return Padding(text, (0, 0, 0, 2 * _INDENT), expand=False)


class _Axis:
    """The axis of a topic: where the values of its figures lie."""

    def __init__(self, topic: Topic, width: int, marks: _Marks) -> None:
        ends = [value for one in topic.figures for value in _scaled(one)]
        self._low, self._high = min(ends), max(ends)
        self._log = self._low > 0 and self._high / self._low >= LOGARITHMIC
        self._width = width
        self._marks = marks
        self._least = next(one for one in topic.figures if _scaled(one)[0] == self._low)
        self._most = next(one for one in topic.figures if _scaled(one)[1] == self._high)
        self.is_drawn = len(topic.figures) > 1 and width >= SHORTEST_AXIS and self._low < self._high
        """One figure alone has nothing to lie beside."""

    def described(self, screen: Screen) -> str:
        """Return from where to where the axis goes, `  2 weeks to 4 months`."""
        if not self.is_drawn:
            return ""
        low = _end(self._least, self._least.low, unicode=screen.unicode)
        high = _end(self._most, self._most.high, unicode=screen.unicode)
        return f"{_GAP}{low} to {high}{', logarithmic' if self._log else ''}"

    def row(self, one: SharedFigure) -> RichText:
        """Draw one figure on the axis."""
        first, last = (self._column(value) for value in _scaled(one))
        marks = self._marks
        inner = marks.point
        if last > first:
            inner = f"{marks.point}{marks.span * (last - first - 1)}{marks.point}"
        return Text.assemble(
            (marks.axis * first, "dim"),
            (inner, "dim" if one.negated else "cyan"),
            (marks.axis * (self._width - 1 - last), "dim"),
        )

    def _column(self, value: float) -> int:
        low, high = self._low, self._high
        if self._log:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return round((value - low) / (high - low) * (self._width - 1))


def _scaled(one: SharedFigure) -> tuple[float, float]:
    factor = scale_of(one.unit)[1]
    return one.low * factor, one.high * factor


def _end(one: SharedFigure, value: float, *, unicode: bool) -> str:
    """Return one end of an axis: the figure's own wording, with this value alone."""
    if one.kind == "duration":
        name = one.unit or ""
        return f"{number_of(value)} {name}{'s' * (value > 1)}"
    return value_of(replace(one, low=value, high=value, negated=False), unicode=unicode)
