"""Measures speed and search anew, and writes what came out into `benchmarks/README.md`.

    python -m benchmarks.report [--pages 4000 20000] [--only startup search scale]

A block of the text stands between `<!-- NAME -->` and `<!-- /WORD -->`, the first word of its name;
names are `startup`, `search`, and `scale` with a number of pages. Each is written as soon as it is
measured, with date, load and versions; what is not measured stays as it is. Of fewer than 20,000
pages only builds are measured.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks import machine, search_quality, startup
from benchmarks.scale import run
from benchmarks.search_quality import Comparison
from benchmarks.tables import block, grid, replace_block

README = Path(__file__).with_name("README.md")

KINDS = ("startup", "search", "scale")

LARGE = 20_000
"""Pages from which on everything is measured at scale."""

QUERIES = 600
"""Misspelt words looked for."""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.report",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[4_000, LARGE])
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--seed", type=int, default=run.DEFAULT.seed, help="which corpus")
    parser.add_argument("--folder", type=Path, default=run.DEFAULT.folder, help="where to work")
    parser.add_argument("--runs", type=int, default=run.DEFAULT.runs, help="runs at scale")
    parser.add_argument("--builds", type=int, default=run.DEFAULT.builds, help="builds at scale")
    parser.add_argument("--readme", type=Path, default=README, help="text to write into")
    options = parser.parse_args()
    settings = run.Settings(options.folder, options.seed, options.runs, options.builds)
    asked = blocks(options.only, options.pages, settings)
    try:
        check(options.readme, asked)
    except ValueError as error:
        parser.error(str(error))
    write(options.readme, asked)


def blocks(
    only: Sequence[str], pages: Sequence[int], settings: run.Settings
) -> dict[str, Callable[[], str]]:
    """Return the name of each block with the function that measures it."""
    made: dict[str, Callable[[], str]] = {}
    if "startup" in only:
        made["startup"] = start_up
    if "search" in only:
        made["search"] = search
    for number in pages if "scale" in only else ():
        parts = tuple(run.PARTS) if number >= LARGE else ("building",)
        made[f"scale {number}"] = partial(run.measure, number, settings, parts)
    return made


def check(readme: Path, names: Iterable[str]) -> None:
    """Raise `ValueError` where a text has no place for a block: before anything is measured."""
    for name in names:
        replace_block(readme.read_text(encoding="utf-8"), name, "")


def write(readme: Path, asked: dict[str, Callable[[], str]]) -> None:
    """Measure one block after the other and write each into the text."""
    for name, measure in asked.items():
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        measured = measure()
        # Read anew: it may have been edited meanwhile.
        text = replace_block(readme.read_text(encoding="utf-8"), name, measured)
        readme.write_text(text, encoding="utf-8")


def start_up() -> str:
    """Measure start-up."""
    load = machine.load()
    return startup.block(startup.measure(runs=25), load)


def search() -> str:
    """Measure how well misspelt words are found."""
    load = machine.load()
    every = search_quality.compare(QUERIES, "report")
    ours = search_quality.compare(QUERIES, "report", "qa search")
    compared = [*islice(every, 1), *islice(ours, 1, None)]  # all tools in one table alone
    programs = [machine.program("rg"), machine.program("ugrep"), machine.program("fzf")]
    versions = [machine.library("rapidfuzz"), machine.sqlite(), *filter(None, programs)]
    return block(machine.conditions(load, versions), search_tables(compared))


def search_tables(compared: Sequence[Comparison]) -> str:
    """Return a table of all tools on the first comparison, and one of `qa search` on all."""
    first = compared[0]
    told = f"{first.paragraphs:,} paragraphs, {first.queries} queries of {first.kind}"
    tools = [(f"`{name}`" if name == "qa search" else name, *three(m)) for name, m in first.found]
    ours = [
        (
            f"{one.text}, {one.words:,} different words, {one.paragraphs:,} paragraphs",
            f"{one.kind} ({one.queries})",
            *three(m),
        )
        for one in compared
        for name, m in one.found
        if name == "qa search"
    ]
    measures = ("top-1", "recall@5", "precision@5")
    return f"{grid((told, *measures), tools)}\n\n{grid(('`qa search`', '', *measures), ours)}"


def three(measures: search_quality.Measures) -> tuple[str, ...]:
    """Return the measures as cells, without the time."""
    return tuple(f"{measure:.3f}" for measure in measures[:3])


if __name__ == "__main__":
    main()
