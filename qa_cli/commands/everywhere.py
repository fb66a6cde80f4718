"""What holds for a whole run, whichever command it is: color, pager, index, corpus.

The options of that name set it, before or after the command; `begin` forgets it all.
"""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from qa_cli.sources import Selection

Color = Literal["auto", "always", "never"]


class _Run:
    """What the command line has said so far."""

    color: Color = "auto"
    pager = True
    index = True
    column: str | None = None
    pages_only = False


def begin() -> None:
    """Begin a run: nothing is said yet."""
    _Run.color, _Run.pager, _Run.index = "auto", True, True
    _Run.column, _Run.pages_only = None, False


def set_color(value: Color | None) -> None:
    """Take note of `--color`; without it, of nothing."""
    if value is not None:
        _Run.color = value


def set_no_pager(given: bool) -> None:  # noqa: FBT001  Typer calls it so
    """Take note of `--no-pager`."""
    if given:
        _Run.pager = False


def set_no_index(given: bool) -> None:  # noqa: FBT001  as above
    """Take note of `--no-index`."""
    if given:
        _Run.index = False


def set_column(value: str | None) -> None:
    """Take note of `--column`."""
    if value is not None:
        _Run.column = value


def set_pages_only(given: bool) -> None:  # noqa: FBT001  as above
    """Take note of `--pages-only`."""
    if given:
        _Run.pages_only = True


def color() -> Color:
    """Return what `--color` says."""
    return _Run.color


def may_page() -> bool:
    """Whether a pager may be used."""
    return _Run.pager


def may_use_index() -> bool:
    """Whether an index may be used."""
    return _Run.index


def selection() -> "Selection":
    """Return what of the corpus is to be read."""
    from qa_cli.sources import Selection  # noqa: PLC0415  not for help

    return Selection(_Run.column, _Run.pages_only)
