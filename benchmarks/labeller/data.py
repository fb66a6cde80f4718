"""What the parser learns from, and what it is measured on.

Generated pages are drawn afresh by seeds that nothing else uses; pages written by hand count more
than they, and twins of real pages most. Half the generated pages are cut off as saved dumps are.
"""

from collections.abc import Iterator
from random import Random

from benchmarks.generator import Profile, generate
from benchmarks.labeller.sheets import (
    HERE,
    Sheet,
    generated_sheet,
    illegal,
    twin_sheets,
    written_sheets,
)

FIRST_SEED = 50_000_000
"""Seeds from here on are for training alone."""

GENERATED: dict[Profile, int] = {
    "site": 320,
    "listed": 350,
    "wild": 150,
    "other": 900,
    "article": 180,
}
"""Pages of each profile that one model learns from."""

APART = 1_000_000
"""Seeds between the generated pages of two models."""

WRITTEN = 2
"""Times that a page written by hand counts."""

TWIN = {"same": 20, "other": 12}
"""Times that a twin of a real page of the site, or of another, counts."""

TWINS = HERE / "twins"

FOLDS = 5
"""Parts of the twins; what is measured on one is learned from the others."""

SAYING = 30
"""Characters of a line from where on it is no template's."""

_CUT: dict[Profile, float] = {"site": 0.5, "listed": 0.5, "wild": 0.5, "other": 0.2, "article": 0.0}
"""Share of generated pages that are cut; most saved dumps of the site are."""


def generated(profile: Profile, count: int, first: int = FIRST_SEED) -> Iterator[Sheet]:
    """Yield the sheets of generated pages."""
    for seed in range(first, first + count):
        rnd = Random(seed)
        keep = int(rnd.triangular(300, 6000, 1500)) if rnd.random() < _CUT[profile] else None
        yield generated_sheet(generate(seed, profile), keep)


def twins(kind: str) -> list[Sheet]:
    """Return the sheets of the twins of the `same` site, or of `other` sites."""
    return list(twin_sheets(TWINS / kind))


def folded(sheets: list[Sheet]) -> list[list[Sheet]]:
    """Part sheets into folds; near-duplicates are in one fold.

    Two pages are near-duplicates where most of the longer lines of one stand on the other, too.
    """
    leaders: list[set[str]] = []
    groups: list[list[Sheet]] = []
    for sheet in sheets:
        own = {
            piece.text
            for piece in sheet.pieces
            if piece.kind == "text" and len(piece.text) > SAYING
        }
        for leader, group in zip(leaders, groups, strict=True):
            if own & leader and len(own & leader) * 2 >= min(len(own), len(leader)):
                group.append(sheet)
                break
        else:
            leaders.append(own)
            groups.append([sheet])
    return [[sheet for group in groups[fold::FOLDS] for sheet in group] for fold in range(FOLDS)]


def training(run: int = 0, without: frozenset[str] = frozenset()) -> list[tuple[Sheet, int]]:
    """Return all sheets that one model learns from, with the times that each counts.

    Args:
        run: Number of the model: each has generated pages of its own.
        without: Names of pages to leave out; those whose labels the grammar forbids are, too.
    """
    first = FIRST_SEED + run * APART
    rows = [
        (sheet, 1)
        for profile, count in GENERATED.items()
        for sheet in generated(profile, count, first)
    ]
    rows += [(sheet, WRITTEN) for sheet in written_sheets()]
    rows += [(sheet, times) for kind, times in TWIN.items() for sheet in twins(kind)]
    return [
        (sheet, times)
        for sheet, times in rows
        if sheet.pieces and sheet.name not in without and not illegal(sheet.labels)
    ]
