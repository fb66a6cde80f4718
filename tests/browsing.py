"""The app without a terminal: driven by keys, looked at as text."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from textual.pilot import Pilot

from qa_cli.browse.access import Access
from qa_cli.browse.browser import Browser
from qa_cli.browse.themes import Theme
from qa_cli.commands.shared import searchable, study_of
from qa_cli.corpus import Corpus, Found, load_corpus
from qa_cli.errors import UsageError

PATIENCE = 10.0
"""Seconds after which what is waited for counts as not coming; it comes within a tenth."""

PAUSE = 0.01
"""Seconds between two looks."""

ALL_KEYS = {" ": "space", "/": "slash", '"': "quotation_mark", ":": "colon", "?": "question_mark"}


@dataclass
class Desk:
    """What the app has of the commands, with notes of how it was used."""

    paths: list[str]
    edited: list[tuple[str, int | None]] = field(default_factory=list)
    """Id of a page, line."""
    saved: dict[str, str] = field(default_factory=dict)
    """Path -> text."""
    opened: int = 0
    stale: bool = False

    def open(self) -> Corpus:
        """Open the corpus."""
        self.opened += 1
        return load_corpus(self.paths)

    def edit(self, found: Found, line: int | None) -> None:
        """Note what the editor would open."""
        self.edited.append((found.page.id, line))

    def save(self, path: str, text: str) -> None:
        """Note what would be written."""
        if path in self.saved:
            raise UsageError(f"{path} is there already: choose another name")
        self.saved[path] = text

    def access(self) -> Access:
        """Return it as the app takes it."""
        return Access(
            open=self.open,
            load=self.open,
            searchable=searchable,
            study=lambda corpus: study_of(corpus, ()),
            aliases=lambda: (),
            is_stale=lambda _: self.stale,
            edit=self.edit,
            save=self.save,
        )


@dataclass
class Driver:
    """The running app, and who uses it."""

    app: Browser
    pilot: Pilot[int]
    desk: Desk

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(ALL_KEYS.get(char, char) for char in text))

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; fail with the screen where it does not come to be."""
        for _ in range(int(PATIENCE / PAUSE)):
            await asyncio.sleep(PAUSE)
            if is_so():
                return
        raise AssertionError(f"it did not come to be:\n{self.screen()}")

    async def sees(self, *texts: str) -> None:
        """Wait until the screen holds all of some texts."""
        await self.until(lambda: all(text in self.screen() for text in texts))

    async def search(self, query: str, title: str) -> None:
        """Put a query into its line at one go, and wait for the list to have a title."""
        self.app.line.value = query
        await self.finds(query, title)

    async def finds(self, query: str, title: str) -> None:
        """Wait for the hits of a query, and the title of their list."""
        await self.until(lambda: self.found == query)
        assert self.app.hits.border_title == title

    @property
    def found(self) -> str | None:
        """The query whose hits are to be seen."""
        found = self.app._found
        return found.part.query if found else None

    def screen(self) -> str:
        """Return the screen as text, blanks at the ends of rows left out."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join(row.text.rstrip() for row in rows)

    @property
    def focus(self) -> str | None:
        """Id of the widget that has the focus."""
        return self.app.focused.id if self.app.focused else None

    @property
    def told(self) -> str:
        """What is told below the query."""
        return str(self.app.query_one("#told").render()).strip()

    @property
    def text(self) -> str:
        """All of the text in the reading pane."""
        return "\n".join(strip.text.rstrip() for strip in self.app.reading._strips)


def drive(
    steps: Callable[[Driver], Awaitable[None]],
    *,
    corpus: str | Path = "seeds",
    size: tuple[int, int] = (120, 34),
    query: str = "",
    theme: Theme = "dark",
) -> Driver:
    """Run the app, have it used once the corpus is open, and return it as it was in the end."""
    desk = Desk([str(corpus)])
    app = Browser(desk.access(), query, theme)

    async def run() -> Driver:
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, desk)
            await driver.until(lambda: bool(app.facets.choices))
            await steps(driver)
        return driver

    return asyncio.run(run())
