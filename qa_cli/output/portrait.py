"""One question in figures, drawn by Rich, with bars where people would rather look than read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.table import Table

from qa_cli.insight.agreement import MEASURE
from qa_cli.insight.figures import most_shared, with_rows_of
from qa_cli.output.charts import Bar, author_of_reply, closest_to_others, facts_of
from qa_cli.output.drawing import Text, longest_word, new_table, not_shown
from qa_cli.output.fitting import Need, fit
from qa_cli.output.phrases import found_of_declared, rating_figures, title_of
from qa_cli.output.sanitise import page_line, sanitise_line
from qa_cli.output.spreads import drawn_axes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.overview import QuestionSummary, Reply
    from qa_cli.output.screen import Screen

LABEL_WIDTH = 26
"""Columns for the names of bars, so that all bars of a summary start below each other."""
ROOMY = 80
"""Columns of a screen from which names have the same room in all charts."""
LONGEST_BAR = 40
"""Columns that a bar takes at most, however wide the screen."""
SHORTEST_BAR = 8
"""Columns that the longest bar of a chart takes at least: less shows no proportions."""
FIGURE_WIDTH = 5
"""Columns for the figure before a bar, at least."""


def drawn_question_summary(
    summary: QuestionSummary, ref: str, most: int, screen: Screen
) -> Iterator[RenderableType]:
    """Draw one question in figures: who answers, which figures, what most mention, who differs."""
    yield Text(title_of(summary.title), style="bold")
    found = found_of_declared(len(summary.replies), summary.declared_answers)
    yield Text(f"{sanitise_line(ref)}  {found}", style="dim")
    yield _facts(summary, screen)
    lengths = [
        Bar(f"{reply.number}. {author_of_reply(reply)}", reply.words, _post(reply))
        for reply in summary.replies
    ]
    unit = "length in words; rating (reviews)"
    yield from _chart("Answers", unit, lengths, screen, "specialty, rating")
    agreed = summary.agreement
    if agreed.different == 1:
        yield Text("\n1 answer: nothing to compare", style="dim")
    if summary.figures:
        yield Text.assemble(
            ("\nFigures", "bold"), (f"  answers that give them, of {agreed.different:,}", "dim")
        )
    yield from drawn_axes(with_rows_of(summary.axes, most_shared(summary.figures, most)), screen)
    mentions = [
        Bar(page_line(one.phrase), len(one.answers), f"{one.silent:,} silent")
        for one in agreed.mentions[:most]
    ]
    unit = f"answers, of {agreed.different:,}; words of the question left out"
    yield from _chart("What several answers mention", unit, mentions, screen, "silent answers")
    yield from _drawn_likeness(summary, screen)
    unusual = [
        Bar(page_line(term.word), term.times, f"in answer {term.number}")
        for term in summary.unusual[:most]
    ]
    yield from _chart(
        "Unusual terms", "times, in one answer alone", unusual, screen, "number of the answer"
    )


def _facts(summary: QuestionSummary, screen: Screen) -> Table:
    """Draw who answers, by evidence, how long the answers are, and which are copies."""
    table = _facts_table(screen)
    for label, text in facts_of(summary):
        table.add_row(Text(label), Text(text))
    return table


def _drawn_likeness(summary: QuestionSummary, screen: Screen) -> Iterator[RenderableType]:
    """Draw which answer is closest to the others; say by what measure."""
    closest = closest_to_others(summary)
    if closest is None:
        return
    one, author = closest
    yield Text.assemble(("\nLikeness", "bold"), (f"  {MEASURE}", "dim"))
    table = _facts_table(screen)
    said = f"{one.likeness:.2f}  answer {one.number}, {author}"
    table.add_row(Text("closest to the others"), Text(said))
    yield table


def _facts_table(screen: Screen) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=LABEL_WIDTH if screen.width >= ROOMY else None)
    return table


def _post(reply: Reply) -> str:
    parts = (reply.specialty, rating_figures(reply.rating, reply.reviews))
    return page_line(", ".join(filter(None, parts)))


def _chart(
    title: str, unit: str, bars: Sequence[Bar], screen: Screen, notes: str
) -> Iterator[RenderableType]:
    """Draw a titled bar chart; nothing where there are no bars.

    Without room for them, notes are left out, which is told by what they say (`notes`), then bars,
    which only repeat the figures.
    """
    if not bars:
        return
    yield Text.assemble((f"\n{title}", "bold"), (f"  {unit}", "dim"))
    figures = [f"{bar.value:,}" for bar in bars]
    name = _label_width(screen, [bar.label for bar in bars])
    figure = max(FIGURE_WIDTH, *map(len, figures))
    note = max(cell_len(bar.note) for bar in bars)
    needs = (
        Need(name, name),
        Need(figure, figure, firm=True),
        Need(SHORTEST_BAR, LONGEST_BAR, rank=1),
        Need(note, note, rank=2),
    )
    widths = fit(needs, screen.width, gap=1)
    most = max(bar.value for bar in bars) or 1
    block = "█" if screen.unicode else "#"
    table = new_table(screen, header=False)
    for width, right, style in zip(
        widths, (False, True, False, False), ("", "", "cyan", "dim"), strict=True
    ):
        if width:
            justify: Literal["left", "right"] = "right" if right else "left"
            table.add_column(width=width, justify=justify, style=style, overflow="fold")
    for bar, value in zip(bars, figures, strict=True):
        longest = widths[2] or 0
        length = max(round(bar.value / most * longest), 1) if bar.value else 0
        cells = (Text(bar.label), Text(value), Text(block * length), Text(bar.note))
        table.add_row(*(cell for cell, width in zip(cells, widths, strict=True) if width))
    yield table
    if note and not widths[3]:
        yield not_shown([notes], screen, "--format csv has all")


def _label_width(screen: Screen, labels: Sequence[str]) -> int:
    """Return the same width for all charts where there is room, else what these labels need.

    More only if a word is wider than that.
    """
    needed = LABEL_WIDTH
    if screen.width < ROOMY:
        needed = min(LABEL_WIDTH, max(map(cell_len, labels)))
    return max(needed, longest_word(labels, screen.width - FIGURE_WIDTH - 1))
