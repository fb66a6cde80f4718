"""Questions and pages to be read, drawn by Rich: wrapped text in color."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment

from qa_cli.output.drawing import Text
from qa_cli.output.links import linked
from qa_cli.output.marking import pieces
from qa_cli.output.paragraphs import INDENT
from qa_cli.output.phrases import label_of, place_of, votes_of
from qa_cli.output.sanitise import page_line
from qa_cli.output.screen import DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType

    from qa_cli.output.listing import SourceLine
    from qa_cli.output.paragraphs import Paragraph, Role
    from qa_cli.output.screen import Screen
    from qa_cli.search.matches import Span

READABLE = 100
"""Columns that prose takes at most: longer lines are hard to read, however wide the screen."""

NARROWEST = 20
"""Columns beside the margin of a source that its text needs at least; with less it goes below."""

MARK = "bold red"
"""Style of a matched word, as grep has it."""

_STYLES: dict[Role, str] = {
    "title": "bold",
    "headline": "bold cyan",
    "place": "dim",
    "body": "",
    "byline": "green",
    "note": DOUBT,
}

_KIND_STYLES = {"blank": "dim", "furniture": "dim", "unattributed": DOUBT}


def drawn_paragraphs(paragraphs: Iterable[Paragraph], screen: Screen) -> Iterator[RenderableType]:
    """Draw paragraphs one below the other, the page's own text indented."""
    beyond = max(screen.width - READABLE, 0)
    for paragraph in paragraphs:
        left = INDENT if paragraph.role == "body" else 0
        style = _STYLES[paragraph.role]
        text: RenderableType = _Wrapped(paragraph.text, style, paragraph.marks)
        if paragraph.place and screen.links:
            before, place, after = paragraph.text.partition(place_of(*paragraph.place))
            link = linked(style, paragraph.place[0], screen)
            text = Text.assemble((before, style), (place, link), (after, style))
        yield Padding(text, (int(paragraph.spaced), beyond, 0, left), expand=False)


def drawn_source(lines: Sequence[SourceLine], screen: Screen) -> RenderableType:
    """Draw page lines, each with its number, its ledger kind and its answer's number in the margin.

    A line longer than the screen goes on in the next row, below its own beginning. Why it was taken
    for what it is stands below it, where that was asked for.
    """
    return _Margined(lines, "│" if screen.unicode else "|")


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Text that Rich gets row by row.

    Rich would wrap it itself, put all rows into one string and search that from the start for each
    row: time like the square of the text's length.
    """

    text: str
    style: str
    marks: Sequence[Span] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        style = console.get_style(self.style)
        text = Text()
        for piece, is_marked in pieces(self.text, self.marks, str):
            text.append(piece, MARK if is_marked else None)
        for row in text.wrap(console, options.max_width):
            if row.spans:
                row.end = ""
                yield from Segment.apply_style(row.render(console), style)
            else:
                yield Segment(row.plain, style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, Text(self.text))


@dataclass(frozen=True, slots=True)
class _Margined:
    """Page lines with their margin; no table of Rich, which takes a kilobyte a cell."""

    lines: Sequence[SourceLine]
    bar: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        kinds = [_part_of(line) for line in self.lines]
        number_width = max((len(str(line.number)) for line in self.lines), default=0)
        kind_width = max(map(len, kinds), default=0)
        margin = number_width + kind_width + len("  | ")
        narrow = options.max_width < margin + NARROWEST
        if narrow:
            margin = 0
        dim = console.get_style("dim")
        for line, kind in zip(self.lines, kinds, strict=True):
            style = _KIND_STYLES.get(line.kind, "")
            yield Segment(f"{line.number:>{number_width}} ", dim)
            yield Segment(f"{kind:<{kind_width}} ", console.get_style(style or "cyan"))
            yield Segment(f"{self.bar} ", dim)
            if narrow:
                yield Segment.line()
            width = options.max_width - margin
            rows = Text(page_line(line.text)).wrap(console, width)
            for place, row in enumerate(rows):
                if place:
                    yield Segment(" " * margin)
                yield Segment(row.plain, console.get_style(style))
                yield Segment.line()
            for said, indent in _why_rows(line):
                left = 0 if narrow else indent
                for row in Text(said).wrap(console, width - left):
                    yield Segment(" " * (margin + left) + row.plain.rstrip(), dim)
                    yield Segment.line()


def _why_rows(line: SourceLine) -> Iterator[tuple[str, int]]:
    """Yield what is said of a line's labels, each with how far it is indented."""
    for reason in line.why or ():
        told = f"{page_line(reason.text)}: " if len(line.why or ()) > 1 else ""
        yield told + label_of(reason), INDENT
        for vote in votes_of(reason):
            yield vote, 2 * INDENT


def _part_of(line: SourceLine) -> str:
    return line.kind if line.answer is None else f"{line.kind} {line.answer}"
