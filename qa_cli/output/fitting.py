"""Which columns of a table a screen has room for, and how wide each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Need(NamedTuple):
    """How much room a column needs. All widths are in columns of the screen."""

    least: int
    """Width below which it is hard to read."""
    most: int
    """Width of its longest text; `least` or more."""
    rank: int = 0
    """0: always shown. Else, the higher, the earlier it is dropped."""
    firm: bool = False
    """Whether it keeps `least` as long as any other column can be made narrower."""


def fit(needs: Sequence[Need], width: int, gap: int) -> list[int | None]:
    """Return the width of each column, `None` for one that is dropped.

    Columns are dropped, the highest rank first, until the others have the least they need. The room
    that is left goes first to the columns that lack little. If even the columns of rank 0 have too
    little room, the widest of them is made narrower; 1 is the least.

    Args:
        needs: One for each column, in their order.
        width: Of the screen.
        gap: Blanks between two columns.
    """
    kept = dict(enumerate(needs))

    def spare() -> int:
        return width - sum(need.least for need in kept.values()) - gap * (len(kept) - 1)

    while spare() < 0:
        last = max(kept, key=lambda at: (kept[at].rank, at))
        if not kept[last].rank:
            break
        del kept[last]
    widths = {at: need.least for at, need in kept.items()}
    rest = spare()
    for at in sorted(kept, key=lambda at: kept[at].most - kept[at].least):
        more = min(max(rest, 0), kept[at].most - kept[at].least)
        widths[at] += more
        rest -= more
    while rest < 0:
        soft = [at for at in widths if widths[at] > 1 and not kept[at].firm]
        widest = max(soft or widths, key=lambda at: widths[at])
        if widths[widest] == 1:
            break
        widths[widest] -= 1
        rest += 1
    return [widths.get(at) for at in range(len(needs))]
