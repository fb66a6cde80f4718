"""All parts of the measurement at scale, and the block of text that tells them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine, tables
from benchmarks.scale import building, looking, reading, updating
from benchmarks.scale.mailers import mailboxes
from benchmarks.scale.place import Place
from benchmarks.tables import Row, as_markdown

PARTS: Mapping[str, Callable[[Place, int], list[Row]]] = {
    "building": building.measure,
    "updating": updating.measure,
    "reading": reading.measure,
    "looking": looking.measure,
}
"""In the order in which they are run: later ones find the index of earlier ones, or make it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to measure."""

    folder: Path = Path("/tmp/qa-scale")  # noqa: S108  corpora are found again there
    """Where corpora and indexes are kept."""
    seed: int = 1
    """Which corpus."""
    runs: int = 5
    """Runs of each command."""
    builds: int = 1
    """Builds of each index."""


DEFAULT = Settings()


def measure(pages: int, settings: Settings, parts: Sequence[str] = tuple(PARTS)) -> str:
    """Measure a corpus and return the block that tells it: how it was measured, and the table."""
    place = Place(settings.folder, settings.seed, pages)
    place.prepare()
    before = machine.load()
    rows: list[Row] = []
    for name, part in PARTS.items():
        if name in parts:
            print(f"{pages:,} pages: {name}", file=sys.stderr, flush=True)
            rows += part(place, settings.builds if name == "building" else settings.runs)
    return block(place, settings, machine.conditions(before, versions(place)), rows)


def versions(place: Place) -> list[str]:
    """Return what takes part, each with its version."""
    found = [box.version() for box in mailboxes(place.work)]
    told = [machine.sqlite(), machine.library("tantivy"), *found, machine.program("rg")]
    return [one for one in told if one is not None]


def block(place: Place, settings: Settings, conditions: str, rows: Sequence[Row]) -> str:
    """Return the block of text."""
    runs = f"best of {settings.runs} in turns"
    builds = "builds once" if settings.builds == 1 else f"builds best of {settings.builds}"
    head = f"{place.pages:,} pages of seed {place.seed}, {place.size() / 1e6:,.0f} MB; {runs}"
    return tables.block(f"{head}, {builds}. {conditions}", as_markdown(rows))
