"""What the bare look at sizes, times and folders takes that comes before `nothing found`."""

import shutil
import time
from pathlib import Path

from benchmarks import timing
from benchmarks.launcher import Result
from benchmarks.scale.place import Place
from benchmarks.tables import Row, row
from qa_cli.index.scanning import scan_corpus

MANY, IN_A_FOLDER = 200_000, 1_000
"""Empty files, and how many of them in each folder."""

FIND = "%p %s %T@ %C@ %i\\n"
"""What `find` prints of each file, so that it looks at the same."""


def measure(place: Place, runs: int) -> list[Row]:
    """Look at the corpus, and at many empty files in folders."""
    empty = place.folder / f"empty-{MANY}"
    folders = MANY // IN_A_FOLDER
    write_empty_files(empty)
    return [
        look(f"the bare look at {place.pages:,} pages in a folder", place.corpus, runs),
        look(f"the bare look at {MANY:,} empty files in {folders} folders", empty, runs),
    ]


def look(name: str, folder: Path, runs: int) -> Row:
    """Measure one look, in this process, in turns with `find`."""
    ours: list[Result] = []
    theirs: list[Result] = []
    with_find = shutil.which("find") is not None
    for _ in range(runs):
        wall, processor = time.perf_counter(), time.process_time()
        found = len(scan_corpus([str(folder)]).files)
        taken = time.perf_counter() - wall, time.process_time() - processor
        ours.append(Result(*taken, largest=0, together=0, code=0 if found else 1))
        if with_find:
            command = ["find", str(folder), "-printf", FIND]
            theirs.append(timing.take(command, timing.environment()))
    if not with_find:
        return row(name, timing.best(ours), note="`find` is not installed")
    return row(f"{name} / `find -printf` of the same", timing.best(ours), timing.best(theirs))


def write_empty_files(folder: Path) -> None:
    """Write the empty files, unless they are there."""
    for start in range(0, MANY, IN_A_FOLDER):
        below = folder / f"{start:06}"
        last = below / f"{start + IN_A_FOLDER - 1:06}.txt"
        if last.exists():
            continue
        below.mkdir(parents=True, exist_ok=True)
        for number in range(start, start + IN_A_FOLDER):
            (below / f"{number:06}.txt").touch()
