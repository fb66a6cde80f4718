"""Search hits, drawn by Rich: who says it and where, then the passage with its words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_cli.output.drawing import Text
from qa_cli.output.links import linked
from qa_cli.output.marking import pieces
from qa_cli.output.phrases import counted, place_of, ref_of
from qa_cli.output.prose import MARK, READABLE
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text as RichText

    from qa_cli.output.listing import NumberedLine
    from qa_cli.output.screen import Screen
    from qa_cli.search import Hit, SearchResults
    from qa_cli.search.explanation import Explanation, ScorePart
    from qa_cli.search.matches import Span

MARGIN = 2
"""Columns that what a hit says is set in."""

NUMBER = 8
"""Columns of a page line's number and the sign behind it."""

NO_LINES: Mapping[str, Sequence[NumberedLine]] = {}

_FIELDS = {"body": "text", "doctor": "doctor's name"}
"""Field -> what it is called, where that is another word; `head` depends on the hit."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A text wrapped into rows that begin below one another; no blanks behind them."""

    text: Text
    left: int
    """Columns before each row."""
    margin: str = ""
    """What stands before the first one, within these columns."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RichText]:
        """Yield the rows."""
        width = min(options.max_width, READABLE) - self.left
        for place, row in enumerate(self.text.wrap(console, max(width, 1))):
            row.rstrip()
            margin = f"{self.margin if place == 0 else '':<{self.left}}"
            style = row.style if margin.strip() else ""
            yield Text.assemble((margin, style), row) if row.plain else Text()


def drawn_hits(
    results: SearchResults,
    short_ids: Mapping[str, str],
    screen: Screen,
    around: Mapping[str, Sequence[NumberedLine]] = NO_LINES,
    *,
    debug: bool = False,
) -> Iterator[RenderableType]:
    """Draw each hit: id, author and place; headline or title; passage. The total stands below.

    `around` holds the lines of the page around a hit, by its id, where they are wanted; a hit's
    explanation is drawn where it has one, its score's arithmetic only to `debug`; its whole text
    stands in place of the passage where it has that.
    """
    for hit in results.hits:
        yield Text.assemble(
            who_says(hit, short_ids),
            "  ",
            (place_of(hit.path, hit.line, hit.record), linked("dim", hit.path, screen)),
        )
        if hit.head and (hit.head != hit.snippet or hit.text):
            yield Rows(marked(hit.head, hit.head_highlights, "bold"), MARGIN)
        if hit.text is None:
            yield Rows(marked(hit.snippet, hit.highlights), MARGIN)
        else:
            yield from _paragraphs(hit.text, hit.text_highlights)
        for line in around.get(hit.id, ()):
            mark = ":" if line.number == hit.line else "-"
            text = Text(page_line(line.text.rstrip()), "dim")
            yield Rows(text, NUMBER, f"{line.number:>{NUMBER - 2}}{mark} ")
        if hit.explanation is not None:
            yield from _explained(hit, hit.explanation)
            yield from _parts(hit.explanation.score, 4) if debug else ()
        yield Text()
    total = counted(results.total, "hit")
    shown = len(results.hits)
    yield Text(total if shown == results.total else f"{shown:,} of {total}", style="dim")


def who_says(hit: Hit, short_ids: Mapping[str, str]) -> RichText:
    """Return a hit's short id, and the doctor's name or what there is in its place."""
    author = "the question" if hit.kind == "question" else hit.doctor
    return Text.assemble(
        (ref_of(hit.id, short_ids), "bold cyan"),
        (f"  {page_line(author or '(no name)')}", "green"),
    )


def _explained(hit: Hit, explanation: Explanation) -> Iterator[RenderableType]:
    head = "title" if hit.kind == "question" else "headline"
    for match in explanation.matches:
        field = head if match.field == "head" else _FIELDS.get(match.field, match.field)
        edits = f", {counted(match.distance, 'edit')} away" if match.distance else ""
        times = f", {counted(match.count, 'time')}" if match.count > 1 else ""
        said = f"{page_line(match.word)}: {page_line(match.found)} in the {field}{times}"
        yield Rows(Text(f"{said} ({match.tier}{edits})", "dim"), 2 * MARGIN)


def _parts(part: ScorePart, indent: int) -> Iterator[RenderableType]:
    yield Rows(Text(f"{part.value:.3f} {page_line(part.what)}", "dim"), indent)
    for one in part.parts:
        yield from _parts(one, indent + MARGIN)


def _paragraphs(text: str, highlights: Sequence[tuple[int, int]]) -> Iterator[RenderableType]:
    """Yield a text line by line, with the highlights of each line marked."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [
            (max(first, start) - start, min(last, end) - start)
            for first, last in highlights
            if first < end and last > start
        ]
        yield Rows(marked(line, inside), MARGIN)
        start = end + 1


def marked(text: str, highlights: Sequence[Span], style: str = "") -> Text:
    """Return a text on one line with its highlights marked."""
    line = Text("", style)
    for piece, is_marked in pieces(text.replace("\n", " "), highlights):
        line.append(piece, MARK if is_marked else None)
    return line
