"""What stands before the panes for a moment: all keys, and how to write what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qa_cli.browse.bindings import KEYS
from qa_cli.browse.shapes import FORMATS
from qa_cli.output.drawing import Text
from qa_cli.output.phrases import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_cli.browse.shapes import Format


class Keys(ModalScreen[None]):
    """All keys, with what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "app.pop_screen", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Draw the keys in a box that scrolls."""
        width = max(len(key.shown) for key in KEYS)
        text = Text()
        for key in KEYS:
            text.append(f"{key.shown:<{width}}  ", "bold cyan")
            text.append(f"{key.words}\n")
        text.append("\nThe query is that of qa search; docs/queries.md has all of it.", "dim")
        with VerticalScroll(id="box") as box:
            box.border_title = "keys"
            box.border_subtitle = "Esc closes"
            yield Static(text, markup=False)

    def action_scroll(self, rows: int) -> None:
        """Scroll the box."""
        self.query_one("#box").scroll_relative(y=rows, animate=False)


class Export(NamedTuple):
    """What is to be written, and where to."""

    form: Format
    path: str


class Writer(ModalScreen[Export | None]):
    """Asks for the form and the name of the file that gets what is marked.

    Args:
        count: How much is marked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """Draw the forms, and a line for the name."""
        with Vertical(id="box") as box:
            box.border_title = f"write {counted(self._count, 'marked hit')}"
            box.border_subtitle = "Enter writes, Esc does not"
            forms = [Option(Text(name), id=form) for form, (name, _) in FORMATS.items()]
            yield OptionList(*forms, id="forms", markup=False)
            yield Input(next(iter(FORMATS.values()))[1], id="file", compact=True)

    def on_mount(self) -> None:
        """Begin with the forms."""
        self.query_one(OptionList).focus()

    @property
    def _form(self) -> Format:
        return tuple(FORMATS)[self.query_one(OptionList).highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        """Propose another name with another form, unless one has been typed."""
        line = self.query_one(Input)
        if line.value in {name for _, name in FORMATS.values()}:
            line.value = FORMATS[self._form][1]

    def on_option_list_option_selected(self) -> None:
        """Go on to the name."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Be done."""
        path = self.query_one(Input).value.strip()
        if path:
            self.dismiss(Export(self._form, path))
