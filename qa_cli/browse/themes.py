"""The colors of the app."""

import os
from typing import Literal

Theme = Literal["dark", "light", "terminal"]

THEMES: dict[Theme, str] = {
    "dark": "textual-dark",
    "light": "textual-light",
    "terminal": "ansi-dark",
}
"""Theme -> Textual's name. The last one has the terminal's own colors, whichever these are."""


def proposed_theme() -> Theme:
    """Return the theme that fits the terminal, as far as `COLORFGBG` tells; else the dark one."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in {"7", "15"} else "dark"
