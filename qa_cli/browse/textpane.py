"""The pane that holds the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_cli.browse.shapes import View


class Reading(ScrollView, can_focus=True):
    """Text that was drawn row by row, at a desk: to scroll it costs nothing."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", show=False),
        Binding("k,up", "scroll_up", show=False),
        Binding("g,home", "scroll_home", show=False),
        Binding("G,end", "scroll_end", show=False),
        Binding("ctrl+d,space,pagedown", "page_down", show=False),
        Binding("ctrl+u,pageup", "page_up", show=False),
        Binding("enter", "app.open_page", show=False),
    ]

    class Resized(Message):
        """The pane has another width: the text has to be drawn anew."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  as above
        super().__init__(id=id)
        self._strips: Sequence[Strip] = ()
        self._matches: Sequence[int] = ()
        self._width = 0

    @property
    def columns(self) -> int:
        """Columns that a text has room for."""
        return max(self.scrollable_content_region.width, 1)

    def show(self, view: View, *, stay: bool = False) -> None:
        """Show a text from the row on that it says; `stay`: from the row that was at the top."""
        self._strips, self._matches = view.strips, view.matches
        self.virtual_size = Size(self.columns, len(view.strips))
        top = self.scroll_offset.y if stay else view.top
        height = self.scrollable_content_region.height
        if view.seeks and not stay and view.matches and view.matches[0] >= height > 0:
            top = view.matches[0] - height // 3
        self.scroll_to(y=top, animate=False, force=True)
        self.refresh()

    def show_match(self, step: int) -> bool:
        """Go to the next row with a marked word, or to the one before; whether there is one."""
        top = self.scroll_offset.y
        height = self.scrollable_content_region.height
        middle = top + height // 3
        rows = [row for row in self._matches if (row > middle if step > 0 else row < middle)]
        if not rows:
            return False
        row = rows[0] if step > 0 else rows[-1]
        self.scroll_to(y=max(row - height // 3, 0), animate=False, force=True)
        return self.scroll_offset.y != top

    def render_line(self, y: int) -> Strip:
        """Return a row of the pane."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if row >= len(self._strips):
            return Strip.blank(width, base)
        return self._strips[row].apply_style(base).adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """Say so where the width is another one."""
        if self.columns != self._width:
            self._width = self.columns
            self.post_message(self.Resized())

    def action_scroll_up(self) -> None:
        """Go up a row."""
        self.scroll_relative(y=-1, animate=False)

    def action_scroll_down(self) -> None:
        """Go down a row."""
        self.scroll_relative(y=1, animate=False)

    def action_page_up(self) -> None:
        """Go up a screenful, but for a row."""
        self.scroll_relative(y=1 - self.scrollable_content_region.height, animate=False)

    def action_page_down(self) -> None:
        """Go down a screenful, but for a row."""
        self.scroll_relative(y=self.scrollable_content_region.height - 1, animate=False)

    def action_scroll_home(self) -> None:
        """Go to the first row."""
        self.scroll_to(y=0, animate=False)

    def action_scroll_end(self) -> None:
        """Go to the last row."""
        self.scroll_to(y=self.max_scroll_y, animate=False)
