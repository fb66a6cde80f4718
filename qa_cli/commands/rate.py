"""A column of a progress bar: pages a second."""

from rich.progress import ProgressColumn, Task
from rich.text import Text


class RateColumn(ProgressColumn):
    """Pages a second, of late."""

    def render(self, task: Task) -> Text:
        """Draw the rate; empty until there is one."""
        rate = task.finished_speed or task.speed
        return Text(f"{rate:,.0f}/s" if rate else "", style="progress.data.speed")
