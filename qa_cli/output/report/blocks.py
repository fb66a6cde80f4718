"""What a report is made of: headings, paragraphs, tables and so on, without how they are written.

All text in them is harmless to terminals already (`sanitise`); who writes them sees to mark-up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words within a line that are not plain words of ours."""

    text: str
    look: Literal["page", "strong", "faint", "plain"] = "page"
    """`page`: words of a page, in whatever language and direction they are. `strong`: words of a
    page that stand out."""
    to: str | None = None
    """Name of the place in the report that they lead to."""


Line: TypeAlias = tuple[str | Run, ...]
"""A line of text: words of ours, and runs."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    level: int
    """1 for the report's title, 2 for its chapters, and so on; none is left out."""
    line: Line
    anchor: str | None = None
    """Name by which it can be linked to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of ours."""

    line: Line
    look: Literal["", "lead", "byline", "faint", "doubt", "back"] = ""
    """`faint`: places and counts. `doubt`: what may be wrong. `back`: a way back, which paper does
    not need."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a page says, in paragraphs."""

    text: str
    """Paragraphs are parted by blank lines; line breaks within them are the page's."""
    look: Literal["asker", "doctor"] = "doctor"
    """Whose words these are."""

    @property
    def paragraphs(self) -> list[str]:
        """The text, parted where lines are blank; a paragraph may have several lines."""
        return _PARAGRAPHS.split(self.text.strip("\n"))


@dataclass(frozen=True, slots=True)
class Quotes:
    """Sentences of a page, each a line that ends with where it is from."""

    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: Sequence[Line]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words, each with what it means."""

    pairs: Sequence[tuple[Line, str]]
    anchors: Sequence[str | None] = ()
    """Names by which words can be linked to; empty: none of them."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as a picture that only repeats numbers beside it."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where a figure lies on an axis, as a picture."""

    first: float
    """From 0 to 1, as all of these."""
    last: float
    agreed: tuple[float, ...]
    """What most answers cover."""
    is_denied: bool
    words: str
    """The same in words."""


Cell: TypeAlias = Line | Share | Span


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    """Empty above pictures that repeat numbers."""
    look: Literal["", "number", "tight"] = ""
    """`tight`: a short text that reads badly in two lines."""
    ends: tuple[str, str] | None = None
    """Of an axis: its lowest and its highest value."""
    note: str = ""
    """What else is to be known of an axis."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row says what the row is about."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    look: Literal["bars", "words", "axis", "roster"] = "bars"
    """`words`: wide, with bars that can be spared. `roster`: long texts, which stand below each
    other where there is little room."""
    anchors: Sequence[str] = ()
    """Names by which the rows can be linked to; empty: none of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that belong together."""

    tag: Literal["header", "nav", "section", "article", "footer"]
    """Name of the element of HTML that says so."""
    blocks: Sequence[Block]
    look: Literal["", "charts"] = ""
    """`charts`: parts of it stand side by side where there is room."""


Block: TypeAlias = Heading | Paragraph | Prose | Quotes | Items | Definitions | Table | Part


def joined(runs: Iterable[Run]) -> Line:
    """Return runs as a line, with commas between them."""
    line: list[str | Run] = []
    for run in runs:
        line += [", ", run] if line else [run]
    return tuple(line)


def said(text: str | None) -> Line:
    """Return words of a page as a line; `None`, where it says nothing, as an empty one."""
    return (Run(page_line(text)),) if text else ()


def back(anchor: str) -> Paragraph:
    """Return a way back to the table of contents, given its name."""
    return Paragraph((Run("Back to the contents", "plain", anchor),), "back")
