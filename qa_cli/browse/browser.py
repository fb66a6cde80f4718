"""The app: what its keys do to the stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from qa_cli.browse import tasks
from qa_cli.browse.bindings import KEYS
from qa_cli.browse.choices import toggled
from qa_cli.browse.dialogs import Keys, Writer
from qa_cli.browse.panes import Hits, QueryLine
from qa_cli.browse.stage import PANES, PATIENCE, Stage
from qa_cli.browse.themes import THEMES
from qa_cli.errors import QaError
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from textual.widget import Widget

    from qa_cli.browse.desk import Reply
    from qa_cli.browse.dialogs import Export
    from qa_cli.browse.shapes import Sight

AT_ONCE = {"ctrl+c", "slash", "tab", "shift+tab"}
"""Keys that are the app's before they are the pane's: what is typed right after them goes where
they lead."""

PICTURE = "qa-browse.svg"

INTERRUPTED = 130
"""Exit code after Ctrl-C, as everywhere."""


class Browser(Stage):
    """The app, with what its keys do; arguments as of `Stage`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key.keys,
            key.action,
            key.words,
            show=False,
            priority=key.keys in AT_ONCE,
        )
        for key in KEYS
        if key.action
    ]
    BINDINGS += [
        Binding("enter,escape,up", "leave_query(0)", show=False, priority=True),
        Binding("down", "leave_query(1)", show=False, priority=True),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something now: few do before a dialog, and others in the query."""
        del parameters
        if isinstance(self.screen, ModalScreen):
            return action in {"interrupt", "pop_screen"}
        if isinstance(self.focused, QueryLine):
            return action != "query"
        return action != "leave_query"

    def action_query(self) -> None:
        """Write a query."""
        self.screen.set_focus(self.line)

    def action_leave_query(self, step: int) -> None:
        """Leave the query line for the hits."""
        self._go("hits")
        if step and self.hits.rows:
            self.hits.action_cursor_down()

    def action_pane(self, step: int) -> None:
        """Go to another pane."""
        if isinstance(self.focused, QueryLine):
            self._go("hits" if step > 0 else "reading")
            return
        self._go(PANES[(PANES.index(self._at) + step) % len(PANES)])

    def _note(self, pane: str) -> None:
        """Note which pane has the focus."""
        self._at = pane
        for one in PANES:
            self._home.set_class(one == pane, f"at-{one}")

    def _go(self, pane: str) -> None:
        self._note(pane)
        self.stylesheet.update(self._home)  # now: what is not shown takes no focus
        self._home.set_focus(self._panes[PANES.index(pane)])

    def on_descendant_focus(self) -> None:
        """Note which pane has the focus: a click gives it, too."""
        widget: Widget | None = self.focused
        if widget is not None and widget.id in PANES:
            self._note(widget.id)

    def on_option_list_option_selected(self, message: Hits.OptionSelected) -> None:
        """Narrow to a facet that is clicked; a hit that is clicked is shown already."""
        if message.option_list.id == "facets":
            self.action_narrow()
        elif self._home.has_class("-one"):
            self._go("reading")

    def action_narrow(self) -> None:
        """Narrow to the facet with the cursor, or, where the query does so, no longer."""
        if term := self.facets.term:
            self.line.value = toggled(self.line.value, term)

    def action_open_page(self) -> None:
        """Open the page of the hit with the cursor."""
        self._sight = "page"
        self._go("reading")
        self._read()

    def action_leave_view(self) -> None:
        """Go back: from a page to its answer, from a text to the hits."""
        if self._sight != "answer":
            self._sight = "answer"
            self._read()
        self._go("hits")

    def action_step(self, step: int) -> None:
        """Go to the next hit, or to the one before."""
        sight = self._sight
        hits = self.hits
        if hits.highlighted is not None:
            place = min(max(hits.highlighted + step, 0), len(hits.rows) - 1)
            with hits.prevent(Hits.OptionHighlighted):
                hits.highlighted = place
            self._sight = sight if sight != "compare" else "answer"
            hits.on_option_list_option_highlighted()
            self._read()

    def action_match(self, step: int) -> None:
        """Go to the next marked word of the text, or to the one before."""
        if not self.reading.show_match(step):
            self.told.tell("no more marked words")

    def action_view(self, sight: Sight) -> None:
        """Show something else of the hit with the cursor; the same key again: the answer."""
        self._sight = "answer" if self._sight == sight else sight
        self._doctor = self.facets.answer_id if self._at == "facets" else ""
        self._read()
        if self._home.has_class("-one"):
            self._go("reading")

    def action_mark(self) -> None:
        """Mark the hit with the cursor, or take its mark away."""
        row = self.hits.row
        if row is None:
            return
        if row.id in self.marked:
            del self.marked[row.id]
        else:
            self.marked[row.id] = row
        self.hits.remark(row.id, self.marked)
        self._tell_state()
        if self._at == "hits":
            self.hits.action_cursor_down()

    def action_export(self) -> None:
        """Ask how what is marked is to be written."""
        if not self.marked:
            self.told.tell("nothing is marked: m marks a hit")
            return
        self.push_screen(Writer(len(self.marked)), self._export)

    def _export(self, wish: Export | None) -> None:
        if wish is None:
            return
        work = partial(tasks.export, wish, tuple(self.marked))
        self._desks.ask("back", "export", work)

    def _show_export(self, reply: Reply) -> None:
        if reply.error is not None:
            self.told.tell_error(reply.error)
        else:
            self.told.tell(reply.result)

    def action_copy(self, what: Literal["id", "place"]) -> None:
        """Copy the id or the place of the hit with the cursor, by way of the terminal."""
        row = self.hits.row
        if row is not None:
            text = sanitise_line(row.id) if what == "id" else row.place
            self.copy_to_clipboard(text)
            self.told.tell(f"copied, if your terminal takes it (OSC 52): {text}")

    def action_edit(self) -> None:
        """Open the page in the editor, at the line; the app waits for its end."""
        row = self.hits.row
        if row is not None:
            self._desks.ask("text", "edit", lambda shelf, _: (shelf.corpus.find(row.id), row.line))

    def _show_edit(self, reply: Reply) -> None:
        try:
            if reply.error is not None:
                raise reply.error
            with self.suspend():
                self.access.edit(*reply.result)
        except SuspendNotSupported:
            self.told.tell("an editor cannot be opened from here", error=True)
        except QaError as error:
            self.told.tell_error(error)
        self.refresh(layout=True)

    def action_reread(self) -> None:
        """Read the corpus again."""
        self._desks.close(PATIENCE)
        self._found = self._part = None
        self._open()

    def action_theme(self) -> None:
        """Take the next theme."""
        if self.no_color:
            self.told.tell("NO_COLOR is set: no colors")
            return
        names = list(THEMES.values())
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.told.tell(f"colors: {list(THEMES)[names.index(self.theme)]}")

    def action_picture(self) -> None:
        """Save a picture of the screen."""
        try:
            self.access.save(PICTURE, self.picture())
        except QaError as error:
            self.told.tell_error(error)
        else:
            self.told.tell(f"picture saved in {PICTURE}")

    def picture(self) -> str:
        """Return a picture of the screen as SVG; it asks nothing of the network."""
        from qa_cli.output.recording import without_fonts  # noqa: PLC0415  rarely needed

        return without_fonts(self.export_screenshot(title="qa browse"))

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Keys())

    async def action_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave, with the exit code of Ctrl-C."""
        self.exit(INTERRUPTED)
