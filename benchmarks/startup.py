"""Start-up: what `qa` costs beside the imports that it cannot do without.

    python -m benchmarks.startup [--runs N] [--check]

Each command is measured as a whole process, output discarded, interleaved with the others so that a
slow spell of the machine hits them all alike. A ratio compares medians. hyperfine is used for
nothing here: it cannot interleave. `--check` exits with 1 where a ratio is above its limit.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks import machine, tables, timing
from benchmarks.tables import Asked, Row, as_markdown
from benchmarks.timing import PYTHON, QA

TYPER = (*PYTHON, "import typer")
RICH = (*PYTHON, "import typer, rich.console, rich.table")
SEARCH = (*QA, "search", "-C", "seeds", "masseter")

DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "100"}
"""Environment that has tables drawn, as on a terminal: the way that needs Rich."""

UNSET = {*DRAWN, "NO_COLOR", "PYTHONDONTWRITEBYTECODE"}
"""Environment variables that are removed: an installed package has its bytecode, so this one may
write it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One command, and what it is compared with."""

    name: str
    command: tuple[str, ...]
    baseline: tuple[str, ...]
    limit: float
    """Ratio to the baseline's time that must not be exceeded."""
    before: str
    """The ratio in an earlier, independent measurement."""
    drawn: bool = False


CASES = (
    Case("qa --version", (*QA, "--version"), TYPER, 0.9, "1.04"),
    Case("qa list, in a pipe", (*QA, "list", "-C", "seeds"), RICH, 1.15, "1.42"),
    Case("qa list, drawn", (*QA, "list", "-C", "seeds"), RICH, 1.4, "1.72", drawn=True),
    Case("qa search masseter, in a pipe", SEARCH, RICH, 1.5, "1.80"),
    Case("qa search masseter, drawn", SEARCH, RICH, 1.75, "2.07", drawn=True),
)

Times = Mapping[tuple[tuple[str, ...], bool], Sequence[float]]
"""Command, and whether it draws -> seconds of each run."""


def seconds(command: Sequence[str], *, drawn: bool) -> float:
    """Run a command once and return its wall time."""
    environ = {key: value for key, value in os.environ.items() if key not in UNSET}
    environ |= DRAWN if drawn else {}
    return timing.seconds(command, environ, check=True)


def measure(runs: int) -> Times:
    """Run every command and what it is compared with in turns, once more than that to warm up."""
    timed: dict[tuple[tuple[str, ...], bool], list[float]] = {}
    for case in CASES:
        timed[case.command, case.drawn] = []
        timed[case.baseline, False] = []
    for run in range(runs + 1):
        for (command, drawn), times in timed.items():
            taken = seconds(command, drawn=drawn)
            if run:  # the first run only warms the caches
                times.append(taken)
    return timed


def rows(timed: Times) -> list[Row]:
    """Return a row for each case: medians."""
    return [
        Row(
            f"`{case.name.partition(',')[0]}`{''.join(case.name.partition(',')[1:])}",
            statistics.median(timed[case.command, case.drawn]),
            statistics.median(timed[case.baseline, False]),
            asked=Asked(ratio=case.limit),
            before=case.before,
        )
        for case in CASES
    ]


def block(timed: Times, load: float) -> str:
    """Return the text that tells how it was measured, and the table.

    Args:
        timed: What was measured.
        load: That of the machine before.
    """
    runs = min(len(times) for times in timed.values())
    told = machine.conditions(load, [machine.library("typer"), machine.library("rich")])
    return tables.block(f"Medians of {runs} runs. {told}", as_markdown(rows(timed)))


def main() -> None:
    """Measure, print a table, and exit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=25, help="runs of each command")
    parser.add_argument("--check", action="store_true", help="exit with 1 above a limit")
    options = parser.parse_args()
    load = machine.load()
    timed = measure(options.runs)
    print(block(timed, load))
    if options.check and any(missed for row in rows(timed) for _, missed in row.limits()):
        sys.exit(1)


if __name__ == "__main__":
    main()
