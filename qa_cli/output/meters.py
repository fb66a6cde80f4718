"""The bars of `qa index` on a terminal, drawn by Rich."""

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


class RateColumn(ProgressColumn):
    """Pages a second, of late."""

    def render(self, task: Task) -> Text:
        """Draw the rate; empty until there is one."""
        rate = task.finished_speed or task.speed
        return Text(f"{rate:,.0f}/s" if rate else "", style="progress.data.speed")


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
    )
