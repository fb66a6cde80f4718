"""What the output goes to: whether to draw, in color, how wide; and drawing to a string."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_OF_NOTHING = 80
"""Columns assumed where neither COLUMNS nor the terminal tells: what terminals have had for
ages."""

WIDEST = 10_000
"""Columns believed: no screen has as many, and Rich pads every row to the width it is told."""


class Screen(NamedTuple):
    """How to show results on one stream."""

    drawn: bool
    """Draw tables for people; else plain rows for scripts."""
    color: bool
    """Use colors and bold; without it no escape sequence at all is written."""
    width: int
    """Columns, 1 to `WIDEST`; means nothing unless `drawn`."""
    unicode: bool
    """Whether the stream can take line drawing and stars; else ASCII stands in."""


def screen_of(stream: TextIO) -> Screen:
    """Look at `stream` and the environment.

    A terminal is drawn on. `FORCE_COLOR` (not empty) has anything drawn on, in color. `NO_COLOR`
    (not empty) has the last word on color, and then `FORCE_COLOR` forces nothing. `TERM=dumb` means
    no color. `COLUMNS` overrides the terminal's own width.
    """
    environ = os.environ
    terminal = stream.isatty()
    plain = bool(environ.get("NO_COLOR"))
    forced = bool(environ.get("FORCE_COLOR")) and not plain
    return Screen(
        drawn=terminal or forced,
        color=forced or (terminal and not plain and environ.get("TERM") != "dumb"),
        width=min(max(shutil.get_terminal_size((WIDTH_OF_NOTHING, 0)).columns, 1), WIDEST),
        unicode=(stream.encoding or "").lower().replace("-", "").startswith("utf"),
    )


def draw(screen: Screen, *renderables: RenderableType) -> str:
    """Render as text for `screen`, with escape sequences only for colors, lines ended by LF."""
    from io import StringIO  # noqa: PLC0415  only drawing needs these

    from rich.console import Console  # noqa: PLC0415

    console = Console(
        file=StringIO(),
        force_terminal=screen.color,
        color_system="standard" if screen.color else None,
        no_color=not screen.color,
        width=screen.width,
        height=WIDTH_OF_NOTHING,  # of no effect; given, so that no terminal is asked
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for renderable in renderables:
            console.print(renderable)
    drawn = capture.get()
    if screen.color:
        return drawn
    return "\n".join(line.rstrip() for line in drawn.split("\n"))
