"""Tables of what was measured, and their places in a text.

A row is made of results alone: what was not measured has no number, and says why.
"""

import re
import textwrap
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.launcher import Result


@dataclass(frozen=True, slots=True)
class Asked:
    """Limits of a row; a missing one is not asked."""

    ratio: float | None = None
    """Of our seconds to the others'."""
    seconds: float | None = None
    megabytes: float | None = None
    """Of memory."""


NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement, and what it is compared with."""

    name: str
    ours: float | None = None
    """Seconds; missing where they were not measured, as the next two."""
    theirs: float | None = None
    """Seconds of what it is compared with."""
    memory: float | None = None
    """Megabytes, at the peak."""
    asked: Asked = NOTHING
    before: str = ""
    """What the same was earlier, as it was told then."""
    note: str = ""
    """Why something was not measured."""

    @property
    def ratio(self) -> float | None:
        """Return our seconds as a multiple of the others'; nothing where one was not measured."""
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    def limits(self) -> list[tuple[str, bool]]:
        """Return what is asked, and whether what was measured is too much."""
        told = []
        for value, limit, unit in (
            (self.ratio, self.asked.ratio, ""),
            (self.ours, self.asked.seconds, " s"),
            (self.memory, self.asked.megabytes, " MB"),
        ):
            if limit is not None:
                # What is judged is what is shown: two digits.
                told.append((f"≤ {limit:g}{unit}", value is not None and round(value, 2) > limit))
        return told

    def cells(self) -> tuple[str, ...]:
        """Return the cells: name, ours, theirs, ratio, memory, what is asked, before."""
        ratio = self.ratio
        return (
            self.name + (f" ({self.note})" if self.note else ""),
            "" if self.ours is None else as_seconds(self.ours),
            "" if self.theirs is None else as_seconds(self.theirs),
            "" if ratio is None else f"{ratio:.2f}",
            "" if self.memory is None else f"{self.memory:,.0f}",
            "; ".join(told + (", missed" if missed else "") for told, missed in self.limits()),
            self.before,
        )


def row(  # noqa: PLR0913, PLR0917  the columns
    name: str,
    ours: Result | None,
    theirs: Result | None = None,
    measure: str = "wall",
    asked: Asked = NOTHING,
    before: str = "",
    note: str = "",
    *,
    memory: bool = False,
    codes: Collection[int] = (0,),
) -> Row:
    """Return the row of two results: one of a failed command has no numbers.

    Args:
        name: What was done.
        ours: What it took; nothing if it was not done, as the next.
        theirs: What the other took.
        measure: `wall` or `processor`.
        asked: The limits.
        before: What it was earlier.
        note: Why something was not measured.
        memory: Tell our largest process's memory.
        codes: Exit codes that are no failure.
    """
    if ours is not None and ours.code not in codes:
        return Row(name, asked=asked, before=before, note=f"failed, exit code {ours.code}")
    if theirs is not None and theirs.code not in codes:
        note, theirs = f"the other failed, exit code {theirs.code}", None
    return Row(
        name,
        None if ours is None else getattr(ours, measure),
        None if theirs is None else getattr(theirs, measure),
        ours.largest if ours is not None and memory else None,
        asked,
        before,
        note,
    )


WIDTH = 112
"""Characters of a line of prose."""

HEADER = ("", "seconds", "beside it", "ratio", "MB", "asked", "before")


def as_markdown(rows: Iterable[Row]) -> str:
    """Return a table; columns in which no row has anything are left out."""
    cells = [one.cells() for one in rows]
    kept = [at for at in range(len(HEADER)) if at == 0 or any(line[at] for line in cells)]
    return grid([HEADER[at] for at in kept], [[line[at] for at in kept] for line in cells])


def grid(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table of these cells."""
    every = [header, ["---"] * len(header), *lines]
    rule = "|" + "|".join(every[1]) + "|"
    made = ["| " + " | ".join(cells) + " |" for cells in every]
    return "\n".join([made[0].replace("|  |", "| |", 1), rule, *made[2:]])


def block(told: str, *tables: str) -> str:
    """Return what stands between markers: how it was measured, and the tables."""
    return "\n\n".join((textwrap.fill(told, WIDTH, break_on_hyphens=False), *tables))


def as_seconds(value: float) -> str:
    """Return seconds with three digits that count."""
    if value < 1:
        return f"{value:.3f}"
    return f"{value:.2f}" if value < 10 else f"{value:,.1f}"


def replace_block(text: str, name: str, block: str) -> str:
    """Return a text with what stands between the markers of a name replaced.

    The markers are `<!-- NAME -->` and `<!-- /WORD -->`, of the name's first word.

    Raises `ValueError` where they are not there exactly once.
    """
    first = f"<!-- {name} -->"
    last = f"<!-- /{name.partition(' ')[0]} -->"
    pattern = re.compile(f"({re.escape(first)}\n).*?(?={re.escape(last)})", re.DOTALL)
    if text.count(first) != 1 or not pattern.search(text):
        raise ValueError(f"not once in the text: {first} … {last}")
    return pattern.sub(lambda found: f"{found[1]}{block.strip()}\n", text)
