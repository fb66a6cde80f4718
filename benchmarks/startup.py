"""Start-up: what `qa` costs beside the imports that it cannot do without.

    python -m benchmarks.startup [--runs N] [--check]

Each command is measured as a whole process, output discarded, interleaved with the others so that a
slow spell of the machine hits them all alike. A ratio compares medians; `best` is the fastest run
of each. hyperfine is used for nothing here: it cannot interleave. `--check` exits with 1 where a
ratio is above its limit.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from benchmarks import timing

PYTHON = (sys.executable, "-P", "-c")
"""`-P`: what is installed is measured, and not this folder, which comes first without it."""
QA = (*PYTHON, "from qa_cli.__main__ import main; main()")
"""What the console script does."""
TYPER = (*PYTHON, "import typer")
RICH = (*PYTHON, "import typer, rich.console, rich.table")

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
    drawn: bool = False


CASES = (
    Case("qa --version", (*QA, "--version"), TYPER, 0.9),
    Case("qa list, in a pipe", (*QA, "list", "-C", "seeds"), RICH, 1.15),
    Case("qa list, drawn", (*QA, "list", "-C", "seeds"), RICH, 1.4, drawn=True),
    Case("qa search, in a pipe", (*QA, "search", "-C", "seeds", "masseter"), RICH, 1.5),
    Case("qa search, drawn", (*QA, "search", "-C", "seeds", "masseter"), RICH, 1.75, drawn=True),
)


def seconds(command: Sequence[str], *, drawn: bool) -> float:
    """Run a command once and return its wall time."""
    environ = {key: value for key, value in os.environ.items() if key not in UNSET}
    environ |= DRAWN if drawn else {}
    return timing.seconds(command, environ, check=True)


def main() -> None:
    """Measure, print a table, and exit."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=25, help="runs of each command")
    parser.add_argument("--check", action="store_true", help="exit with 1 above a limit")
    options = parser.parse_args()

    timed: dict[tuple[tuple[str, ...], bool], list[float]] = {}
    for case in CASES:
        timed[case.command, case.drawn] = []
        timed[case.baseline, False] = []
    for run in range(options.runs + 1):
        for (command, drawn), times in timed.items():
            taken = seconds(command, drawn=drawn)
            if run:  # the first run only warms the caches
                times.append(taken)

    print(f"{sys.implementation.name} {sys.version.split()[0]}, {os.cpu_count()} cores, ", end="")
    load = os.getloadavg()[0]
    print(f"{options.runs} runs each, typer {version('typer')}, rich {version('rich')}, ", end="")
    print(f"a load of {load:.1f}, {date.today()}\n")  # noqa: DTZ011  the day where it is measured
    print(f"{'command':<22}{'median':>9}{'best':>9}{'baseline':>10}{'ratio':>7}{'limit':>7}")
    too_slow = False
    for case in CASES:
        own, base = timed[case.command, case.drawn], timed[case.baseline, False]
        median, baseline = statistics.median(own), statistics.median(base)
        ratio = median / baseline
        too_slow |= ratio > case.limit
        print(
            f"{case.name:<22}{median * 1000:>6.0f} ms{min(own) * 1000:>6.0f} ms"
            f"{baseline * 1000:>7.0f} ms{ratio:>7.2f}{case.limit:>7.2f}"
        )
    if options.check and too_slow:
        sys.exit(1)


if __name__ == "__main__":
    main()
