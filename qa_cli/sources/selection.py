"""What of a corpus is read, where that is not all of it as it stands."""

from typing import NamedTuple


class Selection(NamedTuple):
    """A choice that is part of what the corpus is: with another one it is another corpus."""

    column: str | None = None
    """The column of Parquet files that has the pages; `None` for the usual ones."""
    pages_only: bool = False
    """Whether pages that are no question pages are left out, and counted."""


WHOLE = Selection()
"""No choice: every page."""
