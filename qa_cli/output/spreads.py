"""The figures that pages state, drawn by Rich: a line each, on an axis that shows the spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table

from qa_cli.output.drawing import Text
from qa_cli.output.links import linked
from qa_cli.output.phrases import counted, place_of, ref_of, title_of, value_of
from qa_cli.output.sanitise import page_line
from qa_cli.output.scales import Scale, given_by, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from qa_cli.insight.figures import Axis, By, Figure, FigureGroup, SharedFigure, Topic
    from qa_cli.output.screen import Screen

LONGEST_AXIS = 40
"""Columns that an axis takes at most, however wide the screen."""
SHORTEST_AXIS = 8
"""Columns below which an axis shows no spread: there is none then."""
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
        if group.axes:
            yield from drawn_axes(group.axes, screen)
        else:
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
    label = title_of(group.label)
    if by == "answer":
        label = page_line(group.label or "(no name)") if group.answers else "the asker"
    return f"{ref_of(group.id, short_ids)}{_GAP}{label}"


def drawn_axes(axes: Iterable[Axis], screen: Screen) -> Iterator[RenderableType]:
    """Draw the axes of one question: what most answers cover, then a line a figure."""
    for axis in axes:
        words = words_of(axis, unicode=screen.unicode)
        rows = [
            _Line(row.figure, what, tail)
            for row, (what, tail) in zip(axis.rows, words.rows, strict=True)
        ]
        silent = f"{_GAP}{words.silent}" if words.silent else ""
        yield from _drawn(words.name, silent, words.agreed, rows, screen)


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure to be drawn."""

    figure: SharedFigure
    what: str
    """What it is of; empty where the heading says it."""
    tail: str
    """Who gives it."""


def _drawn_topic(topic: Topic, answers: int, screen: Screen) -> Iterator[RenderableType]:
    count = answers if topic.given + topic.silent == 0 else topic.given + topic.silent
    lines = [
        _Line(one, "", given_by(one, count, topic.silent, unicode=screen.unicode))
        for one in topic.figures
    ]
    return _drawn(f"{topic.kind}: {topic.role}", "", [], lines, screen)


def _drawn(
    name: str, note: str, agreed: Sequence[str], lines: Sequence[_Line], screen: Screen
) -> Iterator[RenderableType]:
    """Draw a heading, what is agreed on, and a line a figure on their common axis."""
    values = [value_of(one.figure, unicode=screen.unicode) for one in lines]
    widest = max(map(cell_len, values))
    what = max(cell_len(one.what) for one in lines)
    room = (
        screen.width - _INDENT - widest - 2 * len(_GAP) - max(cell_len(one.tail) for one in lines)
    )
    room -= what + len(_GAP) * bool(what)
    marks = _UNICODE if screen.unicode else _ASCII
    axis = _Axis([one.figure for one in lines], min(room, LONGEST_AXIS), marks)
    yield Text.assemble("\n", (name, "bold cyan"), (axis.described(screen), "dim"), (note, "dim"))
    for told in agreed:
        yield Text(" " * _INDENT + told, "bold")
    for one, value in zip(lines, values, strict=True):
        line = Text(" " * _INDENT)
        line.append(value.ljust(widest), style="dim" if one.figure.negated else "")
        if what:
            line.append(f"{_GAP}{one.what:<{what}}")
        if axis.is_drawn:
            line.append(_GAP)
            line.append_text(axis.row(one.figure))
        line.append(_GAP)
        yield _hanging(line, Text(one.tail, "" if one.figure.given else "dim"), screen)
        for mention in one.figure.mentions:
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
        (" (role unsure)" if one.is_unsure else "", "dim"),
    )
    return Padding(text, (0, 0, 0, 2 * _INDENT), expand=False)


class _Axis:
    """The axis of some figures, so many columns wide."""

    def __init__(self, figures: Sequence[SharedFigure], width: int, marks: _Marks) -> None:
        self._scale = Scale(figures)
        self._width = width
        self._marks = marks
        self.is_drawn = self._scale.is_spread and width >= SHORTEST_AXIS

    def described(self, screen: Screen) -> str:
        """Return from where to where the axis goes, `  2 weeks to 4 months`."""
        if not self.is_drawn:
            return ""
        low, high = self._scale.ends(unicode=screen.unicode)
        return f"{_GAP}{low} to {high}{', logarithmic' if self._scale.is_logarithmic else ''}"

    def row(self, one: SharedFigure) -> RichText:
        """Draw one figure on the axis."""
        first, last = (round(place * (self._width - 1)) for place in self._scale.span(one))
        marks = self._marks
        inner = marks.point
        if last > first:
            inner = f"{marks.point}{marks.span * (last - first - 1)}{marks.point}"
        return Text.assemble(
            (marks.axis * first, "dim"),
            (inner, "dim" if one.negated else "cyan"),
            (marks.axis * (self._width - 1 - last), "dim"),
        )
