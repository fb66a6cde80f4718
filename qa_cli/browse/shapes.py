"""What passes between the screen and the desks. Light: the screen is there before the rest is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text as RichText
    from textual.strip import Strip

Format = Literal["ids", "md", "csv"]

FORMATS: dict[Format, tuple[str, str]] = {
    "ids": ("ids", "qa-marked.txt"),
    "md": ("Markdown", "qa-marked.md"),
    "csv": ("CSV", "qa-marked.csv"),
}
"""Form -> what it is called, and the name of the file that is proposed."""


class Row(NamedTuple):
    """A hit or a page in the list."""

    id: str
    """Of the question or the answer."""
    ref: str
    """The short id; harmless."""
    place: str
    """`path:line`; harmless."""
    line: int
    """Of the page, 1-based: where the hit is."""
    text: RichText
    """What the list shows; harmless."""


class Part(NamedTuple):
    """Which hits or pages are asked for."""

    query: str
    """In the query language; empty: pages."""
    width: int
    """Columns of the list."""
    limit: int
    """How many, at most."""
    offset: int = 0
    """Of the first one."""
    colored: bool = True
    """Whether colors are seen; else marked words have a line below them."""


class Found(NamedTuple):
    """What a query finds, or all pages for none."""

    part: Part
    rows: Sequence[Row]
    total: int
    """Of all hits or pages."""
    told: Sequence[str] = ()
    """How the query was read, or why nothing was found; not harmless."""


class Opened(NamedTuple):
    """What the corpus is."""

    pages: int
    is_indexed: bool
    is_whole: bool
    """Whether all of it can be read."""


Sight = Literal["answer", "page", "source", "figures", "doctor", "compare"]
"""What the reading pane shows of a hit, or, for `compare`, of what is marked."""


class Wish(NamedTuple):
    """What is to be drawn."""

    sight: Sight
    unit_id: str
    """Of the question or the answer."""
    line: int
    """Of the page, 1-based: where the hit is."""
    query: str
    """Its words are marked; empty: none are."""
    width: int
    """Columns."""
    marked: tuple[str, ...] = ()
    """Ids of what is marked."""
    colored: bool = True
    """Whether colors are seen; else marked words have a line below them."""


class View(NamedTuple):
    """Text as it stands in the reading pane."""

    title: str
    """Harmless."""
    strips: Sequence[Strip]
    """Row by row."""
    top: int = 0
    """The row to begin at."""
    matches: Sequence[int] = ()
    """Rows with a marked word, ascending."""
    seeks: bool = False
    """Whether the first of them is to be seen, even where that is far below."""
