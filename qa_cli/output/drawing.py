"""Drawing with Rich: text that keeps its width, tables in the house style, all of it as a string.

The only modules that import Rich are this one and those that import it; commands load them only to
draw.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any, Self
from unicodedata import category

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from qa_cli.output.fitting import Need, fit
from qa_cli.output.sanitise import sanitise_line
from qa_cli.output.screen import WIDTH_OF_NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.output.columns import Column, Drawn, Look, R, Shown
    from qa_cli.output.screen import Screen

MOST_MARKS = 8
"""Combining marks of one character that are drawn: no writing needs more, and a pile of them covers
the rows above."""

WIDEST_SHARE = 0.5
"""Share of the screen's width that a column of names needs at most: longer ones wrap."""

_INDICATOR = "[\U0001f1e6-\U0001f1ff]"
_FLAGS = re.compile(f"{_INDICATOR}+")
"""Regional indicators: two are a flag of two columns; of one, terminals differ how wide it is."""
_MAYBE_MARKS = re.compile(
    rf"[\u0300-\u1fff\u20d0-\u20ff\u2de0-\u2dff\u3000-\U0010ffff]{{{MOST_MARKS + 1},}}"
)
"""Where there can be too many marks: Western prose has no such run."""
_REPLACEMENT = "\ufffd"


class Text(RichText):
    """Rich's text, of which terminals and Rich think the same width."""

    __slots__ = ()

    def __init__(self, text: str = "", style: str = "", **options: Any) -> None:  # noqa: ANN401
        super().__init__(steady(text), style, **options)

    def append(self, text: RichText | str, style: Any = None) -> Self:  # noqa: ANN401  as Rich's
        """Add text at the end."""
        super().append(steady(text) if isinstance(text, str) else text, style)
        return self


def steady(text: str) -> str:
    """Make text as wide as it seems: flags apart, loose halves of them named, few marks.

    Where marks are cut there is an ellipsis.
    """
    if text.isascii():
        return text
    return _MAYBE_MARKS.sub(_fewer_marks, _FLAGS.sub(_apart, text))


def _apart(match: re.Match[str]) -> str:
    run = match[0]
    flags = [run[place : place + 2] for place in range(0, len(run), 2)]
    return " ".join(flag if len(flag) > 1 else f"<U+{ord(flag):04X}>" for flag in flags)


def _fewer_marks(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for char in match[0]:
        marks = marks + 1 if category(char) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(char)
        elif marks == MOST_MARKS + 1:
            kept.append("…")
    return "".join(kept)


def width_of(text: str) -> int:
    """Return how many columns a text takes once it is harmless."""
    return cell_len(sanitise_line(text))


def whole_flags(drawn: str) -> str:
    """Replace the halves of flags that were cut in two at the end of a row."""
    return _FLAGS.sub(lambda run: run[0][:-1] + _REPLACEMENT if len(run[0]) % 2 else run[0], drawn)


def console_of(width: int, *, color: bool, record: bool = False) -> Console:
    """Return a console that writes nowhere, and asks neither the environment nor a terminal."""
    return Console(
        file=StringIO(),
        record=record,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        width=width,
        height=WIDTH_OF_NOTHING,  # of no effect; given, so that no terminal is asked
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def draw(screen: Screen, *renderables: RenderableType) -> str:
    """Render as text for `screen`, with escape sequences only for colors, lines ended by LF."""
    console = console_of(screen.width, color=screen.color)
    with console.capture() as capture:
        for renderable in renderables:
            console.print(renderable)
    drawn = whole_flags(capture.get())
    if screen.color:
        return drawn
    return "\n".join(line.rstrip() for line in drawn.split("\n"))


def new_table(screen: Screen, *, header: bool = True) -> Table:
    """Return an empty table in the house style: no frame, a rule below the header."""
    return Table(
        box=box.SIMPLE_HEAD if screen.unicode and header else None,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
        padding=(0, 1, 0, 0),
    )


def table_of(
    columns: Iterable[Column[R]],
    items: Iterable[R],
    look: Look,
    *,
    foot: Iterable[Mapping[str, Shown]] = (),
    elsewhere: str = "--format csv has all",
) -> Iterator[RenderableType]:
    """Draw a line an item, with the columns that tables have and the screen has room for.

    Text wraps between words. If columns are dropped, a line below the table says which.

    Args:
        columns: Of which tables have those that are `drawn`.
        items: What the lines are made of.
        look: What else a cell depends on.
        foot: Lines at the end: name of a column -> what stands there.
        elsewhere: How to see all columns.
    """
    drawn = {column.name: column.drawn for column in columns if column.drawn}
    rows = [[_cell(one, one.cell(item, look)) for one in drawn.values()] for item in items]
    rows += [[_cell(one, cells.get(name, "")) for name, one in drawn.items()] for cells in foot]
    table = new_table(look.screen, header=any(one.heading for one in drawn.values()))
    gap = table.padding[1] + (table.box is not None)
    needs = _needs(list(drawn.values()), rows, look.screen.width, gap)
    widths = fit(needs, look.screen.width, gap)
    dropped = []
    for one, width in zip(drawn.values(), widths, strict=True):
        if width:
            table.add_column(
                one.heading,
                style=one.style,
                justify="right" if one.right else "left",
                width=width,
                no_wrap=one.right or one.wrap == "no",
                overflow="fold" if one.wrap == "words" and not one.right else "ellipsis",
            )
        elif one.heading:
            dropped.append(" ".join(one.heading.split()))
    for row in rows:
        table.add_row(*(cell for cell, width in zip(row, widths, strict=True) if width))
    yield table
    if dropped:
        yield not_shown(dropped, look.screen, elsewhere)


def not_shown(what: Iterable[str], screen: Screen, elsewhere: str) -> RichText:
    """Return the line that says what a screen has no room for, and how to see all of it."""
    return Text(f"not shown: {', '.join(what)} ({screen.width} columns; {elsewhere})", "dim")


def _needs(
    drawn: Sequence[Drawn[Any]],
    rows: Sequence[Sequence[RichText]],
    width: int,
    gap: int,
) -> list[Need]:
    """Return how much room each column needs on a screen of this width."""
    texts = [
        [*one.heading.split("\n"), *(row[at].plain for row in rows)] for at, one in enumerate(drawn)
    ]
    lengths = [[*map(cell_len, column)] for column in texts]
    firm = [one.right or one.wrap == "no" for one in drawn]
    beside = sum(
        max(lengths[at]) + gap for at, one in enumerate(drawn) if firm[at] and not one.rank
    )
    needs = []
    for at, one in enumerate(drawn):
        most = max(lengths[at])
        least = most
        if not firm[at]:
            least = one.least or min(_of_most(lengths[at]), int(width * WIDEST_SHARE))
            if one.wrap == "words":
                least = max(least, longest_word(texts[at], width - beside))
        needs.append(Need(min(least, most), most, one.rank, firm[at]))
    return needs


def _of_most(lengths: Sequence[int]) -> int:
    """Return the width in which 19 of 20 texts fit: of fewer than 20, all."""
    return sorted(lengths)[-1 - len(lengths) // 20]


def longest_word(texts: Iterable[str], room: int) -> int:
    """Return the width of the widest word, not counting those for which the room does not do.

    Nor do words in wide characters count, which can be parted between any two.
    """
    words = {word for text in texts for word in text.split()}
    widths = {word: cell_len(word) for word in words}
    return max((one for word, one in widths.items() if len(word) >= one <= room), default=1)


def _cell(drawn: Drawn[Any], shown: Shown) -> RichText:
    text: RichText
    if isinstance(shown, list):
        text = Text.assemble(*shown)
    else:
        text = Text(shown) if isinstance(shown, str) else Text(*shown)
    if drawn.wrap == "cut":
        # Of the text, not the column, whose heading wraps.
        text.no_wrap, text.overflow = True, "ellipsis"
    return text
