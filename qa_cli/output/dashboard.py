"""A corpus in figures, drawn by Rich: a dashboard that fits a screen of 80 columns and 24 rows."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from qa_cli.insight.figures import most_shared
from qa_cli.output.charts import (
    doubts_of,
    posts,
    ratings,
    shared_figures,
    size_of,
    spreads_of,
    who_answers,
)
from qa_cli.output.drawing import Text
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text as RichText

    from qa_cli.insight.overview import CorpusSummary
    from qa_cli.output.charts import Bar
    from qa_cli.output.screen import Screen

ROWS = 4
"""Bars of a chart unless `-n` says otherwise: with them all of it fits 24 rows."""
FIGURES = 3
"""Figures, which stand below the charts: one row less."""
_SIDE_BY_SIDE = 76
"""Columns from which two charts stand side by side."""
_GAP = "  "
_LONGEST_LABEL = 22
_LONGEST_BAR = 24
_SHORTEST_BAR = 3


def drawn_summary(
    summary: CorpusSummary, most: int | None, screen: Screen
) -> Iterator[RenderableType]:
    """Draw a corpus in figures; `most` bars a chart, `None` for as many as fit a screen."""
    rows = most or ROWS
    yield Text(size_of(summary), style="bold")
    if sizes := spreads_of(summary):
        yield Text(sizes)
    if doubts := doubts_of(summary):
        yield Text(doubts, style=DOUBT)
    beside = screen.width >= _SIDE_BY_SIDE
    width = (screen.width - len(_GAP)) // 2 if beside else screen.width
    block = "█" if screen.unicode else "#"
    doctors = f"doctors, of {summary.doctors:,}"
    charts = (
        _chart(
            "Who answers", f"answers, of {summary.answers:,}", who_answers(summary), width, block
        ),
        _chart("Ratings", f"stars, of {summary.rated:,} doctors", ratings(summary), width, block),
        _chart("Specialties", doctors, posts(summary.specialties[:rows]), width, block),
        _chart("Places", doctors, posts(summary.locations[:rows]), width, block),
    )
    yield from _pairs(charts, width) if beside else _column(charts)
    sample = summary.figures
    answers = f"answers that give them, of {sample.answers:,}"
    if sample.pages < summary.pages:
        answers += f" on {sample.pages:,} pages"
    shared = most_shared(sample.topics, most or FIGURES)
    bars = shared_figures(shared, unicode=screen.unicode)
    figures = _chart("Most shared figures", answers, bars, screen.width, block)
    yield from _column([figures])
    yield from _lists(summary, rows, screen.width)


def _lists(summary: CorpusSummary, rows: int, width: int) -> Iterator[RichText]:
    """Yield a line of terms and one of problems, each cut to the screen."""
    terms = ", ".join(
        f"{page_line(term.word)} {term.answers:,}" for term in summary.terms[: 2 * rows]
    )
    problems = ", ".join(f"{one.code} {one.count:,}" for one in summary.problems[:rows])
    for label, text in (("Terms", terms), ("Problems", problems)):
        if text:
            line = Text.assemble((f"{label}{_GAP}", "bold"), text)
            line.truncate(width, overflow="ellipsis")
            yield line


def _chart(title: str, unit: str, bars: Sequence[Bar], width: int, block: str) -> list[RichText]:
    """Return a heading and a line a bar, none wider than `width`; nothing without bars."""
    if not bars:
        return []
    label = min(max(cell_len(bar.label) for bar in bars), max(_LONGEST_LABEL, width // 3))
    figure = max(len(f"{bar.value:,}") for bar in bars)
    note = max(cell_len(bar.note) for bar in bars)
    room = width - label - figure - note - 2 * len(_GAP) - 1
    longest = min(max(room, _SHORTEST_BAR), _LONGEST_BAR)
    most = max(bar.value for bar in bars) or 1
    lines = [Text.assemble((title, "bold"), (f"{_GAP}{unit}", "dim"))]
    for bar in bars:
        length = max(round(bar.value / most * longest), 1) if bar.value else 0
        name = Text(bar.label)
        name.truncate(label, overflow="ellipsis", pad=True)
        lines.append(
            Text.assemble(
                name,
                f"{_GAP}{bar.value:>{figure},} ",
                (f"{block * length:<{longest}}", "cyan"),
                (f"{_GAP}{bar.note}" if bar.note else "", "dim"),
            )
        )
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return lines


def _column(charts: Sequence[Sequence[RichText]]) -> Iterator[RichText]:
    for chart in charts:
        if chart:
            yield Text("")
        yield from chart


def _pairs(charts: Sequence[Sequence[RichText]], width: int) -> Iterator[RichText]:
    """Yield the lines of charts that stand two and two side by side."""
    filled = [chart for chart in charts if chart]
    for left, right in zip_longest(filled[::2], filled[1::2], fillvalue=()):
        yield Text("")
        for one, other in zip_longest(left, right):
            line = one.copy() if one else Text("")
            line.truncate(width, pad=True)
            yield Text.assemble(line, _GAP, other or "")
