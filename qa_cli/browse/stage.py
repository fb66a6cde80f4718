"""Three panes over one corpus: what is asked for them, and what is shown. `browser` has the keys.

Every question goes to a desk; no key waits for a reply.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from qa_cli.browse import tasks
from qa_cli.browse.access import Shelf
from qa_cli.browse.bindings import KEYS
from qa_cli.browse.desk import Desks, Reply, is_told
from qa_cli.browse.panes import Facets, Hits, KeyLine, QueryLine, Told
from qa_cli.browse.shapes import Part, View, Wish
from qa_cli.browse.textpane import Reading
from qa_cli.browse.themes import THEMES
from qa_cli.output.drawing import Text
from qa_cli.output.phrases import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from qa_cli.browse.access import Access
    from qa_cli.browse.choices import Choice
    from qa_cli.browse.shapes import Found, Opened, Row, Sight
    from qa_cli.browse.themes import Theme
    from qa_cli.corpus import MemoryCorpus

SHORTEST = 2
"""Characters of a query from which on it is asked."""

MORE = 40
"""Hits or pages that are asked for as the end of those that are there comes near."""

ROWS = 3
"""Rows that a hit takes, most often."""

PAUSE = 0.3
"""Seconds without a key from which on facets are counted: while somebody types, in vain."""

SWITCH = 0.0005
"""Seconds that one thread may keep another waiting for the interpreter, a tenth of what is usual: a
search asks for it hundreds of times."""

YOUNG = 5_000
"""New objects between two looks for reference cycles: a look at so many takes few milliseconds, and
all threads wait for it."""

WATCH = 5.0
"""Seconds between two looks at whether the corpus has changed."""

PANES = ("facets", "hits", "reading")

TERMINATED = 143
"""Exit code after SIGTERM, which is not to leave the terminal in disorder."""

PATIENCE = 2.0
"""Seconds that the end waits for what the threads are at."""


class Stage(App[int]):
    """The app, but for its keys.

    Args:
        access: How to get at the corpus.
        query: To begin with.
        theme: Its colors.
    """

    TITLE = "qa"
    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  Textual declares it so
        (0, "-one"),
        (76, "-two"),
        (112, "-three"),
    ]

    class Replied(Message):
        """A desk has a reply."""

        def __init__(self, reply: Reply) -> None:
            super().__init__()
            self.reply = reply

    class Said(Message):
        """Something is to be told to the user."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, access: Access, query: str = "", theme: Theme = "dark") -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.access = access
        self.theme = THEMES["terminal" if self.no_color else theme]
        self.failure: Exception | None = None
        """A mistake of the program that ended it."""
        self.marked: dict[str, Row] = {}
        """Id -> hit, in the order of the marks."""
        self.has_errors = False
        """Whether a part of the corpus could not be read."""
        self._begin = query
        self._desks = Desks(lambda reply: self.post_message(self.Replied(reply)))
        self._part: Part | None = None
        """What was asked for last."""
        self._found: Found | None = None
        self._pause: Timer | None = None
        """Runs until facets are counted."""
        self._sight: Sight = "answer"
        self._read_id = ""
        """Id of the hit that is to be seen."""
        self._doctor = ""
        """Id of an answer of the doctor whose profile is to be seen; empty: that of the hit."""
        self._at = "hits"
        """The pane that has the focus, or had it before the query line."""
        self._state = ""

    # The screen

    def compose(self) -> ComposeResult:
        """Put the widgets together."""
        self.line = QueryLine(
            self._begin, placeholder="/ to search", id="query", compact=True, select_on_focus=False
        )
        self.facets, self.hits, self.reading = (
            Facets(id="facets"),
            Hits(id="hits"),
            Reading(id="reading"),
        )
        self._state_line = Static("", id="state", markup=False)
        self.told = Told(id="told")
        with Horizontal(id="line"):
            yield Static("›", id="prompt", markup=False)
            yield self.line
            yield self._state_line
        yield self.told
        with Horizontal(id="panes"):
            yield from self._panes
        yield KeyLine(KEYS, id="keys")

    @property
    def _panes(self) -> tuple[Facets, Hits, Reading]:
        return self.facets, self.hits, self.reading

    def on_mount(self) -> None:
        """Open the corpus, at the desks."""
        for pane, title in zip(self._panes, ("facets", "hits", "text"), strict=True):
            pane.border_title = title
        self._before = sys.getswitchinterval(), gc.get_threshold()
        sys.setswitchinterval(SWITCH)
        gc.set_threshold(YOUNG)
        self._home = self.screen  # dialogs stand before it
        self._home.add_class("at-hits")
        self.screen.set_focus(self.hits)
        with suppress(NotImplementedError, RuntimeError, ValueError):  # no such thing here
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTERM, self.exit, TERMINATED)
        self._open()
        self.set_interval(WATCH, self._watch)

    def on_unmount(self) -> None:
        """Let the desks end."""
        self._desks.close(PATIENCE)
        switch, thresholds = self._before
        sys.setswitchinterval(switch)
        gc.set_threshold(*thresholds)

    @property
    def asked(self) -> str:
        """The query as typed; empty where it is too short to be asked."""
        query = self.line.value.strip()
        return query if len(query) >= SHORTEST else ""

    # The desks

    def _open(self) -> None:
        """Open the corpus and ask what the screen shows."""
        self.told.forget()
        self._desks.open("front", self._shelf, "open search more warm")
        self._tell_state("reading the pages …")
        self._desks.ask("front", "open", tasks.look)

    def on_stage_replied(self, message: Replied) -> None:
        """Show a reply, if it is still wanted."""
        reply = message.reply
        if not (self._desks.wants(reply) and self.hits.is_attached):
            return  # else the end has begun
        if reply.error is not None and not is_told(reply.error):
            raise reply.error
        getattr(self, f"_show_{reply.kind}")(reply)

    def _shelf(self, whole: MemoryCorpus | None = None) -> Shelf:
        return Shelf(self.access, whole or self.access.open())

    def _show_open(self, reply: Reply) -> None:
        if reply.error is not None:
            raise reply.error
        opened: Opened
        opened, whole = reply.result

        shelf = partial(self._shelf, whole)
        self._desks.open("back", shelf, "count export watch")
        self._desks.open("text", shelf, "edit text")
        self._desks.open("slow", shelf, "doctor")
        self._state = counted(opened.pages, "page")
        self.has_errors = not opened.is_whole
        if not opened.is_indexed:
            self._state += " · no index: qa index"
        self._tell_state()
        self._search()
        self._desks.ask("front", "warm", tasks.warm)

    def _show_warm(self, _: Reply) -> None:
        """Nothing: it was for the time that it takes."""

    def _watch(self) -> None:
        """Look whether the corpus has changed."""
        self._desks.ask("back", "watch", lambda shelf, _: self.access.is_stale(shelf.corpus))

    def _show_watch(self, reply: Reply) -> None:
        if reply.result:
            self._tell_state("the corpus has changed: r reads it again")

    # The query

    def on_input_changed(self, message: QueryLine.Changed) -> None:
        """Ask the query as it is typed."""
        if message.input.id == "query" and self._desks.is_open("back"):
            self._search()

    def _search(self) -> None:
        query = self.asked
        if not query and self.line.value.strip():
            return  # a first character
        size = self.hits.scrollable_content_region.size or self.size
        part = Part(query, size.width, size.height // ROWS + 1, colored=not self.no_color)
        if part == self._part:
            return  # a blank at the end
        self._part = part
        for desk, kind in (("front", "more"), ("text", "text"), ("back", "count")):
            self._desks.drop(desk, kind)
        self._desks.ask("front", "search", partial(tasks.find, part))

    def _show_search(self, reply: Reply) -> None:
        if reply.error is not None:
            self.told.tell_error(reply.error)
            return
        found: Found = reply.result
        self._found = found
        self._sight = "answer"
        self._tell_of(found)
        self.hits.show(found.rows, self.marked)
        self._tell_total()
        self._read()
        self.call_after_refresh(self._fill)
        self.facets.border_subtitle = "counting …"
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._count)

    def _count(self) -> None:
        """Have the facets counted of what was found."""
        if self._found is not None:
            self._desks.ask("back", "count", partial(tasks.count, self._found.part.query))

    def _tell_of(self, found: Found) -> None:
        """Tell how a query was read, or, where there is none, what was said of the corpus."""
        if found.part.query:
            self.told.tell(*found.told, error=not found.total)
        else:
            self.told.tell(*self.told.said)

    def _fill(self) -> None:
        """Ask for more where there is room for more."""
        if self.hits.virtual_size.height < self.hits.scrollable_content_region.height:
            self.on_hits_short()

    def on_hits_short(self) -> None:
        """Ask for more hits where there are more."""
        found, so_far = self._found, len(self.hits.rows)
        if found is None or found.part.query != self.asked or so_far >= found.total:
            return
        part = found.part._replace(limit=MORE, offset=so_far)
        self._desks.ask("front", "more", partial(tasks.find, part))

    def _show_more(self, reply: Reply) -> None:
        found: Found | None = reply.result
        if found is not None and found.part.offset == len(self.hits.rows):
            self.hits.extend(found.rows, self.marked)

    def _show_count(self, reply: Reply) -> None:
        if reply.error is not None:
            return  # the hits tell it
        lines: list[Choice]
        lines, told = reply.result
        self.facets.show(lines)
        self.facets.border_subtitle = told

    # The text

    def on_option_list_option_highlighted(self, message: Hits.OptionHighlighted) -> None:
        """Show the hit with the cursor."""
        row = self.hits.row
        is_other = row is not None and row.id != self._read_id  # else a key has been quicker
        if message.option_list.id == "hits" and self._found is not None and is_other:
            self._sight = "answer"
            self._tell_of(self._found)
            self._read()

    def on_reading_resized(self) -> None:
        """Draw the text for its new width."""
        self._read(stay=True)

    def _read(self, *, stay: bool = False) -> None:
        """Have the text drawn that is to be seen; `stay`: it was there before."""
        row = self.hits.row
        self._read_id = row.id if row else ""
        if row is None and self._sight != "compare":
            self.reading.show(View("", ()))
            self.reading.border_title = "text"
            return
        wish = Wish(
            self._sight,
            row.id if row else "",
            row.line if row else 1,
            self._found.part.query if self._found else "",
            self.reading.columns,
            tuple(self.marked),
            not self.no_color,
        )
        if wish.sight == "doctor":
            wish = wish._replace(unit_id=self._doctor or wish.unit_id)
            self.told.tell("reading the doctor's answers …")
            self._desks.ask("slow", "doctor", partial(tasks.draw, wish, stay))
        else:
            self._desks.ask("text", "text", partial(tasks.draw, wish, stay))

    def _show_text(self, reply: Reply) -> None:
        if reply.error is not None:
            self._sight = "answer"
            self.told.tell_error(reply.error)
            return
        view, stay = reply.result
        self.reading.show(view, stay=stay)
        self.reading.border_title = view.title

    def _show_doctor(self, reply: Reply) -> None:
        self._show_text(reply)

    # What is told

    def on_stage_said(self, message: Said) -> None:
        """Tell what a desk has to say; what each of them says, once."""
        self.told.hear(message.text)

    def _tell_state(self, text: str | None = None) -> None:
        marked = f"{len(self.marked):,} marked · " if self.marked else ""
        state = self._state if text is None else text
        self._state_line.update(Text(f"{marked}{state}"))

    def _tell_total(self) -> None:
        found = self._found
        if found is not None:
            self.hits.border_title = counted(found.total, "hit" if found.part.query else "page")

    # The end

    def hear(self, text: str) -> None:
        """Take a message, in any thread; it is shown below the query."""
        with suppress(Exception):  # the app is gone
            self.post_message(self.Said(text))

    def _handle_exception(self, error: Exception) -> None:
        """End by a mistake of the program: the terminal is as it was, and `qa` tells it."""
        self.failure = self.failure or error
        super()._handle_exception(error)
        self._exit_renderables.clear()  # else Textual prints a traceback
