"""How far `qa index` or `qa extract` is: a bar with rate and time left on a terminal.

Elsewhere there are two lines, and one a minute between them where it takes that long.
"""

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


_LONG = 60.0
"""Seconds between two lines where there is no bar."""


class Progress:
    """Tells a person on standard error; a context manager that takes the bar away at the end.

    Args:
        of: What is counted.
        least: So many of them are worth a word.
    """

    def __init__(self, of: str = "pages", least: int = WORTH_A_WORD) -> None:
        self._of = of
        self._least = least
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

    def told(self, what: str, done: int, total: int, besides: str = "") -> None:
        """Take note that `done` of `total` are through, and of what else is to be said of that."""
        if total < self._least:
            return
        now = time.monotonic()
        if self._drawn:
            self._draw(what, done, total, besides)
        elif done == total:
            say(f"{what}: {total:,} {self._of} in {now - self._start:.1f} s{besides}")
        elif what not in self._said:
            self._said.add(what)
            self._last = now
            say(f"{what} {total:,} {self._of}")
        elif now - self._last >= _LONG:
            self._last = now
            left = (now - self._start) / max(done, 1) * (total - done)
            say(f"{what}: {done:,} of {total:,} {self._of}, {left / 60:,.0f} min left{besides}")

    def _draw(self, what: str, done: int, total: int, besides: str) -> None:
        now = time.monotonic()
        if done < total and now - self._last < _EVERY:
            return
        self._last = now
        if self._bars is None:
            self._bars = lazy.meters.new_bars()
            self._bars.start()
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total)
        self._bars.update(self._tasks[what], completed=done, description=f"{what}{besides}")
        self._bars.refresh()
