"""Summaries, drawn by Rich: figures, with bars where people would rather look than read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from qa_cli.output.phrases import counted, evidence_of, found_of_declared, rating_figures, title_of
from qa_cli.output.sanitise import sanitise_line
from qa_cli.output.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.summary import CorpusSummary, QuestionSummary, Reply, Spread
    from qa_cli.insight.tally import Group
    from qa_cli.output.screen import Screen

LABEL_WIDTH = 26
"""Columns for the names of bars, so that all bars of a summary start below each other."""
LONGEST_BAR = 40
"""Columns that a bar takes at most, however wide the screen."""
SHORTEST_BAR = 8
"""Columns that the longest bar of a chart takes at least: less shows no proportions."""
FIGURE_WIDTH = 5
"""Columns for the figure before a bar, at least."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart."""

    label: str
    """Harmless already."""
    value: int
    note: str = ""
    """What stands behind the bar."""


def drawn_summary(summary: CorpusSummary, most: int, screen: Screen) -> Iterator[RenderableType]:
    """Draw a corpus in figures, with at most `most` terms, specialties and locations."""
    mention = f"answers that mention it, of {summary.answers:,}"
    doctors = f"doctors, of {summary.doctors:,}"
    yield Text(
        f"{counted(summary.pages, 'page')}, {counted(summary.answers, 'answer')}, "
        f"{counted(summary.doctors, 'doctor')} by name",
        style="bold",
    )
    if summary.unanswered:
        yield Text(f"{counted(summary.unanswered, 'page')} without an answer", style="yellow")
    if summary.short:
        yield Text(
            f"{counted(summary.short, 'page')} with fewer answers than declared", style="yellow"
        )
    yield _spreads(summary.answers_per_question, summary.words_per_answer)
    bylines = (
        Bar("byline with a name", summary.named),
        Bar("byline without a name", summary.nameless),
        Bar("no byline", summary.anonymous),
    )
    yield from _chart("Who answers", f"answers, of {summary.answers:,}", bylines, screen)
    ratings = [
        Bar(
            f"{band.low:.1f}" if band.low == band.high else f"{band.low:.1f} to {band.high:.1f}",
            band.doctors,
            f"on {counted(band.reviews, 'review')}",
        )
        for band in summary.ratings
        if band.doctors
    ]
    rated = f"doctors, of {summary.rated:,} rated ones"
    yield from _chart("Ratings in stars", rated, ratings, screen)
    yield from _chart("Specialties", doctors, _group_bars(summary.specialties[:most]), screen)
    yield from _chart("Locations", doctors, _group_bars(summary.locations[:most]), screen)
    terms = [Bar(sanitise_line(term.word), term.answers) for term in summary.terms[:most]]
    yield from _chart("Most telling terms", mention, terms, screen)
    problems = [
        Bar(one.code, one.count, f"on {counted(one.pages, 'page')}") for one in summary.problems
    ]
    yield from _chart("Problems", "times recorded", problems, screen)


def drawn_question_summary(
    summary: QuestionSummary, ref: str, most: int, screen: Screen
) -> Iterator[RenderableType]:
    """Draw one question in figures: its answers, their lengths, shared and unusual terms."""
    yield Text(title_of(summary.title), style="bold")
    found = found_of_declared(len(summary.replies), summary.declared_answers)
    yield Text(f"{sanitise_line(ref)}  {found}", style="dim")
    yield _spreads(None, summary.words_per_answer)
    lengths = [
        Bar(f"{reply.number}. {_author(reply)}", reply.words, _post(reply))
        for reply in summary.replies
    ]
    yield from _chart("Answers", "length in words; rating (reviews)", lengths, screen)
    shared = [Bar(sanitise_line(term.word), term.answers) for term in summary.shared[:most]]
    mention = f"answers that mention it, of {len(summary.replies):,}"
    yield from _chart("Shared terms", mention, shared, screen)
    unusual = [
        Bar(sanitise_line(term.word), term.times, f"in answer {term.number}")
        for term in summary.unusual[:most]
    ]
    yield from _chart("Unusual terms", "times, in one answer alone", unusual, screen)


def _author(reply: Reply) -> str:
    if reply.evidence == "byline" and reply.name:
        return sanitise_line(reply.name)
    return f"({evidence_of(reply.evidence, reply.sign_off)})"


def _post(reply: Reply) -> str:
    parts = (reply.specialty, rating_figures(reply.rating, reply.reviews))
    return sanitise_line(", ".join(filter(None, parts)))


def _group_bars(groups: Sequence[Group]) -> list[Bar]:
    return [
        Bar(
            sanitise_line(group.label) if group.label else "(not given)",
            group.doctors,
            counted(group.answers, "answer"),
        )
        for group in groups
    ]


def _spreads(answers: Spread | None, words: Spread | None) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=LABEL_WIDTH)
    for label, spread in (("Answers per question", answers), ("Words per answer", words)):
        if spread is not None:
            table.add_row(
                Text(label),
                Text(f"{spread.least:,} to {spread.most:,}, median {spread.median:g}"),
            )
    return table


def _chart(title: str, unit: str, bars: Sequence[Bar], screen: Screen) -> Iterator[RenderableType]:
    """Draw a titled bar chart; nothing where there are no bars."""
    if not bars:
        return
    yield Text.assemble((f"\n{title}", "bold"), (f"  {unit}", "dim"))
    most = max(bar.value for bar in bars) or 1
    notes = max(cell_len(bar.note) for bar in bars)
    room = screen.width - LABEL_WIDTH - FIGURE_WIDTH - notes - len("   ")
    longest = min(max(room, SHORTEST_BAR), LONGEST_BAR)
    block = "█" if screen.unicode else "#"
    table = new_table(screen, header=False)
    table.add_column(width=LABEL_WIDTH)
    table.add_column(justify="right", no_wrap=True, min_width=FIGURE_WIDTH)
    table.add_column(width=longest, no_wrap=True)
    table.add_column(style="dim")
    for bar in bars:
        length = max(round(bar.value / most * longest), 1) if bar.value else 0
        table.add_row(
            Text(bar.label), Text(f"{bar.value:,}"), Text(block * length, "cyan"), Text(bar.note)
        )
    yield table
