"""What the output goes to: whether to draw, in color, how wide."""

from __future__ import annotations

import os
import shutil
from typing import Literal, NamedTuple, TextIO

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


def screen_of(stream: TextIO, asked: Literal["auto", "always", "never"] = "auto") -> Screen:
    """Look at `stream` and the environment.

    A terminal is drawn on. `FORCE_COLOR` (not empty) has anything drawn on, in color. `NO_COLOR`
    (not empty) is stronger, and then `FORCE_COLOR` forces nothing. `TERM=dumb` means no color.
    `COLUMNS` overrides the terminal's own width.

    Args:
        stream: What the results go to.
        asked: What `--color` says. `always` and `never` have the last word on color; as with git
            and ls, they have nothing drawn that would not be drawn without them.
    """
    environ = os.environ
    terminal = stream.isatty()
    plain = bool(environ.get("NO_COLOR")) or asked == "never"
    forced = bool(environ.get("FORCE_COLOR")) and not plain
    colored = forced or (terminal and not plain and environ.get("TERM") != "dumb")
    return Screen(
        drawn=terminal or forced,
        color=colored or asked == "always",
        width=min(max(shutil.get_terminal_size((WIDTH_OF_NOTHING, 0)).columns, 1), WIDEST),
        unicode=(stream.encoding or "").lower().replace("-", "").startswith("utf"),
    )
