"""What the output goes to: whether to draw, in color, how wide."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH_OF_NOTHING = 80
"""Columns assumed where neither COLUMNS nor the terminal tells: what terminals have had for
ages."""

WIDEST = 10_000
"""Columns believed: no screen has as many, and Rich pads every row to the width it is told."""


TERMINALS: dict[str, tuple[int, ...]] = {
    "ghostty": (1,),
    "iTerm.app": (3, 1),
    "tmux": (3, 4),
    "vscode": (1, 72),
    "WezTerm": (20200620,),
}
"""`TERM_PROGRAM` -> the first `TERM_PROGRAM_VERSION` that makes links."""
TERMS = frozenset({"alacritty", "foot", "xterm-ghostty", "xterm-kitty"})
"""Values of `TERM` that only terminals have that make links."""
NUMBERED = {"VTE_VERSION": 5001, "KONSOLE_VERSION": 201200}
"""Variable -> the first version that makes links; VTE 0.50.0 crashed on them."""

DOUBT = "magenta"
"""Style of what is doubtful: with red the one color of eight that can be read on black and on
white; yellow, on white, can not."""


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
    links: bool = False
    """Whether the terminal is known to make links of the hyperlink sequence, OSC 8."""


def screen_of(stream: TextIO, asked: Literal["auto", "always", "never"] = "auto") -> Screen:
    """Look at `stream` and the environment.

    A terminal is drawn on. `FORCE_COLOR` (not empty) has anything drawn on, in color. `NO_COLOR`
    (not empty) is stronger, and then `FORCE_COLOR` forces nothing. `TERM=dumb` means no color.
    `COLUMNS` overrides the terminal's own width. There are links on a terminal in color that is
    known to have them; of one that is not known, `FORCE_HYPERLINK` says so.

    Args:
        stream: What the results go to.
        asked: What `--color` says. `always` and `never` have the last word on color; as with git
            and ls, they have nothing drawn that would not be drawn without them.
    """
    environ = os.environ
    terminal = stream.isatty()
    plain = bool(environ.get("NO_COLOR")) or asked == "never"
    dumb = environ.get("TERM") == "dumb"
    forced = bool(environ.get("FORCE_COLOR")) and not plain
    colored = forced or (terminal and not plain and not dumb)
    return Screen(
        drawn=terminal or forced,
        color=colored or asked == "always",
        width=min(max(shutil.get_terminal_size((WIDTH_OF_NOTHING, 0)).columns, 1), WIDEST),
        unicode=(stream.encoding or "").lower().replace("-", "").startswith("utf"),
        links=terminal and not plain and not dumb and _has_links(environ),
    )


def _has_links(environ: Mapping[str, str]) -> bool:
    """Whether the variables that a terminal sets tell that it knows OSC 8.

    `FORCE_HYPERLINK` decides where it is set, `0` against links. Inside tmux and screen the
    variables of the terminal around them mean nothing; tmux itself passes links on since 3.4.
    """
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environ.get("CI"):
        return False
    program = environ.get("TERM_PROGRAM", "")
    if environ.get("TMUX") or environ.get("STY") or program == "tmux":
        return program == "tmux" and _version(environ) >= TERMINALS["tmux"]
    if environ.get("WT_SESSION") or environ.get("TERM") in TERMS:
        return True
    if program in TERMINALS:
        return _version(environ) >= TERMINALS[program]
    return any(_number(environ.get(name, "")) >= least for name, least in NUMBERED.items())


def _version(environ: Mapping[str, str]) -> tuple[int, ...]:
    return tuple(map(_number, environ.get("TERM_PROGRAM_VERSION", "").replace("-", ".").split(".")))


def _number(text: str) -> int:
    """Return the number that a part of a version begins with; without one, -1."""
    match = re.match("[0-9]{1,9}", text)
    return int(match[0]) if match else -1
