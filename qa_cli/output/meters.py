"""The bars of `qa index` and `qa extract` on a terminal, drawn by Rich."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

SLOW = 10
"""A second: fewer are told with a fraction."""

PERIOD = 300.0
"""Seconds over which rate and time left are worked out: a shard may take a minute."""


class RateColumn(ProgressColumn):
    """How many a second, of late."""

    def render(self, task: Task) -> Text:
        """Draw the rate; empty until there is one."""
        rate = task.finished_speed or task.speed
        text = "" if not rate else f"{rate:,.0f}/s" if rate >= SLOW else f"{rate:.2g}/s"
        return Text(text, style="progress.data.speed")


def new_bars() -> Progress:
    """Return bars on standard error, each with its rate and the time left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,  # no thread: the workers may not be forked yet
        transient=True,
        speed_estimate_period=PERIOD,
    )
