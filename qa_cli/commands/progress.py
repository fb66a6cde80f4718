"""How far `qa index` is: a bar with rate and time left on a terminal, two lines elsewhere."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from qa_cli.commands import lazy
from qa_cli.commands.stream import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

WORTH_A_WORD = 100
"""Pages: fewer are done before a word about them is read."""

_EVERY = 0.1
"""Seconds between two looks at the bar."""


class Progress:
    """Tells a person on standard error; a context manager that takes the bar away at the end."""

    def __init__(self) -> None:
        self._drawn = sys.stderr is not None and sys.stderr.isatty()
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}
        self._said: set[str] = set()
        self._start = time.monotonic()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def told(self, what: str, done: int, total: int) -> None:
        """Take note that `done` of `total` pages are through."""
        if total < WORTH_A_WORD:
            return
        if self._drawn:
            self._draw(what, done, total)
        elif done < total and what not in self._said:
            self._said.add(what)
            say(f"{what} {total:,} pages")
        elif done == total:
            say(f"{what}: {total:,} pages in {time.monotonic() - self._start:.1f} s")

    def _draw(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._last < _EVERY:
            return
        self._last = now
        if self._bars is None:
            self._bars = lazy.meters.new_bars()
            self._bars.start()
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done)
        self._bars.refresh()
