"""Questions and pages to be read, drawn by Rich: wrapped text in color."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from qa_cli.output.reading import INDENT
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from qa_cli.output.reading import Paragraph, Role
    from qa_cli.output.screen import Screen
    from qa_cli.output.source import SourceLine

READABLE = 100
"""Columns that prose takes at most: longer lines are hard to read, however wide the screen."""

_STYLES: dict[Role, str] = {
    "title": "bold",
    "headline": "bold cyan",
    "place": "dim",
    "body": "",
    "byline": "green",
    "note": "yellow",
}

_KIND_STYLES = {"blank": "dim", "furniture": "dim", "unattributed": "yellow"}


def drawn_paragraphs(paragraphs: Iterable[Paragraph], screen: Screen) -> Iterator[RenderableType]:
    """Draw paragraphs one below the other, the page's own text indented."""
    beyond = max(screen.width - READABLE, 0)
    for paragraph in paragraphs:
        left = INDENT if paragraph.role == "body" else 0
        text = Text(paragraph.text, style=_STYLES[paragraph.role])
        yield Padding(text, (int(paragraph.spaced), beyond, 0, left), expand=False)


def drawn_source(lines: Iterable[SourceLine], screen: Screen) -> Table:
    """Draw page lines, each with its number, its ledger kind and its answer's number in the margin.

    A line longer than the screen goes on in the next row, below its own beginning.
    """
    bar = "│" if screen.unicode else "|"
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True)
    table.add_column(width=1)
    table.add_column(ratio=1)
    for line in lines:
        kind = line.kind if line.answer is None else f"{line.kind} {line.answer}"
        style = _KIND_STYLES.get(line.kind, "")
        text = Text(sanitise_line(line.text), style=style)
        table.add_row(Text(str(line.number)), Text(kind, style or "cyan"), Text(bar, "dim"), text)
    return table
