"""The app's widgets but the text: query, facets, hits, what is told, the line of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qa_cli.browse.choices import term_of
from qa_cli.output.drawing import Text
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rich.text import Text as RichText
    from textual.events import Click
    from textual.strip import Strip

    from qa_cli.browse.bindings import Key
    from qa_cli.browse.choices import Choice
    from qa_cli.browse.shapes import Row

_REVERSED = Style(reverse=True)

MARKED = "✓ "
"""Stands before a hit that is marked."""

MOST_SAID = 3
"""Lines of what is told of the corpus."""

ENOUGH = 10
"""Rows below the cursor with which no more are asked for."""

_LIST_KEYS: list[BindingType] = [
    Binding("j", "cursor_down", show=False),
    Binding("k", "cursor_up", show=False),
    Binding("g", "first", show=False),
    Binding("G", "last", show=False),
    Binding("ctrl+d,space", "page_down", show=False),
    Binding("ctrl+u", "page_up", show=False),
]
"""Keys of a list beside those that Textual gives it."""


class QueryLine(Input):
    """The query."""


class List(OptionList):
    """A list whose rows are drawn already: what stands in them is text and never markup."""

    BINDINGS: ClassVar[list[BindingType]] = _LIST_KEYS

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, markup=False)

    def render_line(self, y: int) -> Strip:
        """Return a row; in the terminal's own colors the cursor is reversed, whichever they are."""
        strip = super().render_line(y)
        if self.app.native_ansi_color and self.has_focus and _option_of(strip) == self.highlighted:
            return strip.apply_style(_REVERSED)
        return strip


def _option_of(strip: Strip) -> int | None:
    return next((one.style.meta.get("option") for one in strip if one.style), None)


class Hits(List):
    """Hits, or pages where there is no query."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "app.open_page", show=False)]

    class Short(Message):
        """The cursor is near the end of what is there."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  as above
        super().__init__(id=id)
        self.rows: list[Row] = []

    @property
    def row(self) -> Row | None:
        """The one with the cursor."""
        place = self.highlighted
        return self.rows[place] if place is not None and place < len(self.rows) else None

    def show(self, rows: Sequence[Row], marked: Collection[str]) -> None:
        """Show other rows; the cursor goes to the first."""
        self.rows = list(rows)
        with self.prevent(self.OptionHighlighted):
            self.set_options([Option(_text(row, marked)) for row in rows])
            self.highlighted = 0 if rows else None
        self.scroll_home(animate=False)

    def extend(self, rows: Sequence[Row], marked: Collection[str]) -> None:
        """Add rows at the end."""
        self.rows += rows
        self.add_options([Option(_text(row, marked)) for row in rows])

    def remark(self, unit_id: str, marked: Collection[str]) -> None:
        """Show a row anew whose mark has changed."""
        for place, row in enumerate(self.rows):
            if row.id == unit_id:
                self.replace_option_prompt_at_index(place, _text(row, marked))

    def on_option_list_option_highlighted(self) -> None:
        """Ask for more where the end is near."""
        if self.highlighted is not None and self.highlighted + ENOUGH >= len(self.rows):
            self.post_message(self.Short())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more where the wheel has come near the end."""
        super().watch_scroll_y(old_value, new_value)
        if self.rows and new_value >= self.max_scroll_y - ENOUGH:
            self.post_message(self.Short())


def _text(row: Row, marked: Collection[str]) -> RichText:
    return Text.assemble((MARKED, "bold green"), row.text) if row.id in marked else row.text


class Facets(List):
    """Doctors, specialties, places and problems, each with how often it stands in the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "app.narrow", show=False)]

    def __init__(self, *, id: str) -> None:  # noqa: A002  as above
        super().__init__(id=id)
        self.choices: list[Choice] = []

    @property
    def term(self) -> str:
        """What a query asks for with the line that has the cursor."""
        return term_of(self.choices, self.highlighted)

    @property
    def answer_id(self) -> str:
        """The id of an answer of the doctor's on that line; empty where it is another facet."""
        place = self.highlighted
        return self.choices[place].answer_id if place is not None and self.choices else ""

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other lines; the cursor stays on what it was on, where that is still there."""
        term, place = self.term, self.highlighted
        self.choices = list(choices)
        self.set_options([Option(choice.text, disabled=not choice.term) for choice in self.choices])
        terms = [choice.term for choice in self.choices]
        if term and term in terms:
            self.highlighted = terms.index(term)
        elif place is not None and place < len(terms) and terms[place]:
            self.highlighted = place
        else:
            self.action_first()


class Told(Static):
    """What is told to the user, below the query: how it was read, what is wrong."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  as above
        super().__init__(id=id, markup=False)
        self._heard: dict[str, None] = {}
        """What was told of the corpus, by any thread."""

    def tell(self, *lines: str, error: bool = False) -> None:
        """Show lines; without any, there is nothing to be seen. They are made harmless."""
        self.update(Text("\n".join(map(sanitise_line, lines))))
        self.set_class(bool(lines), "-some")
        self.set_class(error, "-error")

    def tell_error(self, error: Exception) -> None:
        """Show an error; of a query, with a mark below the place."""
        from qa_cli.search import QueryError  # noqa: PLC0415  there by then

        if isinstance(error, QueryError):
            self.tell(f"{' ' * (error.position + 2)}^ {error.reason}", error=True)
        else:
            self.tell(str(error), error=True)

    def hear(self, text: str) -> None:
        """Take what is told of the corpus; what each thread says, once."""
        if text not in self._heard:
            self._heard[text] = None
            self.tell(*self.said)

    def forget(self) -> None:
        """Begin anew."""
        self._heard.clear()
        self.tell()

    @property
    def said(self) -> list[str]:
        """What was told of the corpus, a few lines of it."""
        lines = list(self._heard)
        more = len(lines) - MOST_SAID
        return [*lines[:MOST_SAID], *[f"and {more:,} more"] * (more > 0)]


class KeyLine(Static):
    """The keys that there is room for, each with a word; the last two are always there."""

    def __init__(self, keys: Sequence[Key], *, id: str) -> None:  # noqa: A002  as above
        super().__init__(id=id, markup=False)
        self._keys = [key for key in keys if key.label]
        self._shown: list[Key] = []

    def on_resize(self) -> None:
        """Fit the line to the width."""
        *some, last, end = self._keys
        room = self.size.width - _width(last) - _width(end)
        self._shown = []
        for key in some:
            room -= _width(key)
            if room < 0:
                break
            self._shown.append(key)
        self._shown += (last, end)
        line = Text()
        for key in self._shown:
            line.append(f" {key.shown} ", "bold cyan").append(f"{key.label} ")
        self.update(line)

    def on_click(self, event: Click) -> None:
        """Press the key that is clicked."""
        place = event.x
        for key in self._shown:
            if 0 <= place < _width(key):
                self.app.simulate_key(key.keys)
            place -= _width(key)


def _width(key: Key) -> int:
    return len(key.shown) + len(key.label) + len("   ")
