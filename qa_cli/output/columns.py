"""Columns: how a result becomes rows of cells, for scripts, spreadsheets and Markdown.

`sheets` describes each result's columns once; here they become lines of text. New columns are only
ever added at the end of their form. A missing value is an empty cell. Ids are given in full.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, cast

from qa_cli.output.sanitise import page_block, page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from qa_cli.output.screen import Screen

R = TypeVar("R")
"""What a row is made of."""
Cell = str | float | None
Form = Literal["tsv", "csv", "md"]
"""How rows are written: cells separated by tabs, CSV, a table of GitHub's Markdown."""

ALL: tuple[Form, ...] = ("tsv", "csv", "md")
ROWS: tuple[Form, ...] = ("tsv", "md")
CSV: tuple[Form, ...] = ("csv",)

STARTS = ("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b")
"""Spreadsheets take a cell that starts with one of these for a formula, or look behind it for one;
the last ones are full-width and small forms of the first four."""

_QUOTED = re.compile('[",;\n]')
"""What has a CSV cell quoted: some spreadsheets part cells at a semicolon."""

_MARKUP = re.compile(r"[\\`*\[\]|~$!]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_")
"""Signs of Markdown that a backslash makes plain; within a word `_` is none."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"}
_ENTITY = re.compile("[&<>\n]")
_LINKS = re.compile(
    r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE
)
"""Where GitHub would make a link, or call somebody: an empty comment stands between."""


Shown = str | tuple[str, str] | list[str | tuple[str, str]]
"""What a drawn cell shows, harmless: a text, a text and its style, or several of these."""


class Look(NamedTuple):
    """What a drawn cell depends on besides its row."""

    screen: Screen
    short_ids: Mapping[str, str]
    """Id of a page -> what a table shows for it."""

    def ref(self, page_id: str) -> str:
        """Return what is shown for a page's id."""
        return sanitise_line(self.short_ids[page_id])


class Drawn(NamedTuple, Generic[R]):
    """A column of a drawn table."""

    heading: str
    cell: Callable[[R, Look], Shown]
    style: str = ""
    right: bool = False
    """For figures: on the right, never wrapped."""
    wrap: Literal["words", "cut", "no"] = "words"
    """What becomes of a text that is too long: `words` wraps between words, and breaks only a word
    that is wider than the screen; `cut` shows the beginning; `no` is for what is always short."""
    rank: int = 0
    """0: always shown. Else, where the screen is too narrow, the highest rank is dropped first. A
    column without a heading repeats what another one says: nobody is told that it is dropped."""
    least: int | None = None
    """Columns of the screen from which it reads well; `None`: what 19 of 20 of its texts need to
    take one row, but no more than half the screen."""


class Column(NamedTuple, Generic[R]):
    """One column of a result, in every form that has it."""

    name: str
    """Its heading where there is a header line; in small letters, with underscores."""
    get: Callable[[R], Cell]
    forms: tuple[Form, ...] = ALL
    drawn: Drawn[R] | None = None
    block: bool = False
    """Whether its text may take several lines, where a form has room for that."""

    def text(self, item: R, form: Form, *, raw: bool = False) -> str:
        """Return a cell's text, harmless to terminals, and, unless `raw`, to spreadsheets."""
        cell = self.get(item)
        if not isinstance(cell, str):
            return "" if cell is None else str(cell)
        clean = sanitise_line if self.name in _FILES else page_line
        block = (self.block or self.name in _BLOCKS) and form != "tsv"
        text = page_block(cell) if block else clean(cell)
        if form == "csv" and not raw and (cell.startswith(STARTS) or text.startswith(STARTS)):
            return f"'{text}"
        return text


_FILES = frozenset(
    "id question_id group_id answer_id other_answer_id answer_ids place path sign_offs".split()
)
"""Columns that hold names of files and pages, not a page's words: a soft hyphen is shown there."""
_BLOCKS = frozenset({"body", "question"})
"""Columns whose text may take several lines, where a form has room for that."""


def of(
    names: str, forms: tuple[Form, ...] = ALL, drawn: Drawn[Any] | None = None
) -> list[Column[Any]]:
    """Return columns of attributes: `name`, or `name=path.to.it`; of nothing, there is nothing."""
    pairs = (name.partition("=") for name in names.split())
    return [Column(name, attribute(path or name), forms, drawn) for name, _, path in pairs]


def attribute(path: str) -> Callable[[Any], Any]:
    """Return what takes `path.to.it` of something; of nothing on the way, there is nothing."""
    names = path.split(".")
    if len(names) == 1:
        return attrgetter(path)

    def get(one: Any) -> Any:  # noqa: ANN401  whatever is there
        for name in names:
            if (one := getattr(one, name)) is None:
                return None
        return one

    return get


def right(heading: str, name: str, rank: int = 0) -> Drawn[Any]:
    """Describe a drawn column of an attribute that is a number, or `None`."""

    def shown(one: Any, _: Look) -> str:  # noqa: ANN401  whatever has the attribute
        number = getattr(one, name)
        return "" if number is None else f"{number:,}"

    return Drawn(heading, shown, right=True, rank=rank)


def worded(heading: str, name: str, rank: int) -> Drawn[Any]:
    """Describe a drawn column of an attribute that is text."""
    return Drawn(heading, lambda one, _: page_line(getattr(one, name) or ""), rank=rank)


Line = tuple[Cell, ...]
"""A row of values; in a summary a name, then the values that the name tells the meaning of."""


def value_at(place: int) -> Callable[[Line], Cell]:
    """Return what takes the value at a place of a line; `None` where the line is shorter."""
    return lambda line: line[place] if place < len(line) else None


class Sheet(NamedTuple, Generic[R]):
    """A result as rows."""

    columns: Sequence[Column[R]]
    items: Iterable[R]
    foot: Iterable[Sequence[Cell]] = ()
    """Rows at the end, where people and scripts read: not in CSV."""
    below: Callable[[R], Iterable[Sequence[Cell]]] | None = None
    """Rows that stand below the row of an item, in a pipe alone."""
    ragged: bool = False
    """Whether items are cells already, and a pipe gets no more of them than there are."""
    raw: bool = False
    """Whether cells that a spreadsheet might run are left as they are."""

    def lines(self, form: Form, *, header: bool = True) -> Iterator[str]:
        """Yield the lines of a form, each with its LF; without `header` only `tsv` can be."""
        columns = [column for column in self.columns if form in column.forms]
        line = _LINES[form]
        if header or form != "tsv":
            yield line([column.name for column in columns])
        if form == "md":
            yield f"|{' --- |' * len(columns)}\n"
        for item in self.items:
            if self.ragged and not header:
                yield line(_texts(cast("Sequence[Cell]", item)))
                continue
            yield line([column.text(item, form, raw=self.raw) for column in columns])
            for cells in self.below(item) if self.below and form == "tsv" else ():
                yield line(_texts(cells))
        for cells in self.foot if form != "csv" else ():
            texts = _texts(cells)
            yield line(texts + [""] * (len(columns) - len(texts)) if header else texts)


def row(*cells: Cell) -> str:
    """Return one line, LF included: cells made harmless and joined by tabs, `None` left empty."""
    return _tsv(["" if cell is None else sanitise_line(str(cell)) for cell in cells])


def _texts(cells: Iterable[Cell]) -> list[str]:
    return ["" if cell is None else page_line(str(cell)) for cell in cells]


def _tsv(texts: Sequence[str]) -> str:
    return "\t".join(texts) + "\n"


def _csv(texts: Sequence[str]) -> str:
    quoted = [
        '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text for text in texts
    ]
    return ",".join(quoted) + "\n"


def _md(texts: Sequence[str]) -> str:
    return f"| {' | '.join(map(plain_markdown, texts))} |\n"


def plain_markdown(text: str) -> str:
    """Return Markdown that is drawn as `text`, which makes no mark-up, HTML, link or call."""
    text = _ENTITY.sub(lambda match: _ENTITIES[match[0]], _MARKUP.sub(r"\\\g<0>", text))
    return _LINKS.sub("<!-- -->", text)


_LINES: Mapping[Form, Callable[[Sequence[str]], str]] = {"tsv": _tsv, "csv": _csv, "md": _md}
