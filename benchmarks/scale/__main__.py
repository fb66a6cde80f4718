"""Speed at scale, as ratios to tools that do a part of the same work, measured side by side.

    python -m benchmarks.scale --pages 20000 [--seed 1] [--folder FOLDER] [--runs 5] [--builds 1]

A corpus of generated pages is written below the folder, or found there from the last time. Whole
processes are measured, output discarded; a figure is the best of `--runs` after one that warms up,
those of a row and of what it is compared with taken in turns, so that a slow spell of the machine
hits both alike. Builds, of which there are `--builds`, are run in turns as well. Processor time is
that of all processes of a command, user and system: other programs change it less than wall time.
"""

import argparse
from pathlib import Path

from benchmarks.scale.run import DEFAULT, PARTS, Settings, measure


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=20_000, help="number of pages")
    parser.add_argument("--seed", type=int, default=1, help="which corpus")
    parser.add_argument("--folder", type=Path, default=DEFAULT.folder, help="where to work")
    parser.add_argument("--runs", type=int, default=DEFAULT.runs, help="runs of each command")
    parser.add_argument("--builds", type=int, default=DEFAULT.builds, help="builds of each index")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    options = parser.parse_args()
    settings = Settings(options.folder, options.seed, options.runs, options.builds)
    print(measure(options.pages, settings, options.parts))


if __name__ == "__main__":
    main()
