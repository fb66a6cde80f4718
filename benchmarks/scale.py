"""Speed at scale, as ratios to tools that do a part of the same work, measured side by side.

    python -m benchmarks.scale --pages 20000 [--seed 1] [--folder FOLDER] [--runs 5]

A corpus of generated pages is written below the folder, or found there from the last time. Whole
processes are measured, output discarded; the figure is the best of `--runs`, those of a row and of
what it is compared with taken in turns, so that a slow spell of the machine hits both alike.
Processor seconds are told of what is run once: other programs change them less than wall time.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import timing
from benchmarks.corpus import write_corpus

QA = (sys.executable, "-m", "qa_cli")
WORD, MISSPELT = "masseter", "masetter"
CHANGED = 100


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Run a command and return its wall time."""
    return timing.seconds(command, environment, check=False)


def peak(command: Sequence[str], environment: dict[str, str]) -> float:
    """Run a command and return the peak memory of its largest process, megabytes."""
    code = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=timing.ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(run.stdout) * 1024 / 1e6


def spent(who: int) -> float:
    """Return the processor seconds of this process or of those that it has started."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def fts5(corpus: Path, target: Path) -> float:
    """Insert the corpus's paragraphs into SQLite's FTS5 and return the seconds it took."""
    target.unlink(missing_ok=True)
    start = time.perf_counter()
    base = sqlite3.connect(target)
    base.execute("create virtual table paragraphs using fts5(path unindexed, text)")
    for path in sorted(corpus.iterdir()):
        name = path.name
        paragraphs = path.read_text().split("\n\n")
        base.executemany(
            "insert into paragraphs values (?, ?)", ((name, one) for one in paragraphs)
        )
    base.commit()
    base.close()
    return time.perf_counter() - start


def in_turns(commands: Sequence[tuple[Sequence[str], dict[str, str]]], runs: int) -> list[float]:
    """Run commands in turns and return the best time of each."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for (command, environment), taken in zip(commands, times, strict=True):
            taken.append(seconds(command, environment))
    return [min(taken[1:]) for taken in times]  # the first run warms the caches


def touch(corpus: Path, count: int) -> None:
    """Change that many pages, spread evenly."""
    pages = sorted(corpus.iterdir())
    for path in pages[:: max(1, len(pages) // count)][:count]:
        path.write_bytes(path.read_bytes() + f"\nChanged {time.time_ns()}.\n".encode())


def report(name: str, ours: float, theirs: float | None, limit: str) -> None:
    """Print one line: what, seconds, seconds of the other, ratio, the limit."""
    ratio = f"{ours / theirs:6.2f}" if theirs else "      "
    other = f"{theirs:9.3f}" if theirs is not None else " " * 9
    print(f"{name:<34} {ours:9.3f} {other} {ratio}  {limit}", flush=True)


def measure_building(corpus: Path, work: Path, environment: dict[str, str]) -> None:
    """Measure `qa index` where there is none, beside FTS5."""
    before = spent(resource.RUSAGE_SELF)
    base = fts5(corpus, work / "fts5.db")
    print(f"  processor seconds of the FTS5 insert {spent(resource.RUSAGE_SELF) - before:.1f}")
    index = [*QA, "index", "-C", str(corpus)]
    shutil.rmtree(work / "indexes", ignore_errors=True)
    before = spent(resource.RUSAGE_CHILDREN)
    report("qa index / FTS5 insert", seconds(index, environment), base, "<= 1")
    print(f"  processor seconds {spent(resource.RUSAGE_CHILDREN) - before:.1f}, of all processes")
    usage = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
    print(f"  largest process so far {usage:.0f} MB (limit 600)")


def measure_updating(corpus: Path, environment: dict[str, str], runs: int) -> None:
    """Measure `qa index` where there is one."""
    index = [*QA, "index", "-C", str(corpus)]
    time.sleep(0.1)
    seconds(index, environment)
    [ours] = in_turns([(index, environment)], runs)
    report("qa index, nothing changed", ours, None, "< 1 s")
    touch(corpus, min(CHANGED, sum(1 for _ in corpus.iterdir()) // 20))
    time.sleep(0.1)
    before = spent(resource.RUSAGE_CHILDREN)
    report("qa index, 100 pages changed", seconds(index, environment), None, "< 2 s")
    print(f"  processor seconds {spent(resource.RUSAGE_CHILDREN) - before:.1f}, of all processes")


def measure_reading(corpus: Path, environment: dict[str, str], runs: int) -> None:
    """Measure what commands take with an index."""
    where = ("-C", str(corpus))
    search = ([*QA, "search", WORD, *where], environment)
    typo = ([*QA, "search", MISSPELT, *where], environment)
    if shutil.which("rg"):
        ours, theirs = in_turns([search, (["rg", "-c", WORD, str(corpus)], environment)], runs)
        report("qa search / rg -c", ours, theirs, "<= 1.4 at 20,000")
    ours, theirs = in_turns([typo, search], runs)
    report("misspelt / right", ours, theirs, "<= 1.5")
    page = sorted(path.stem for path in corpus.iterdir())[len(list(corpus.iterdir())) // 2]
    for name, args, same in (
        ("qa show ID / on the seeds", ("show", page), ("show", "000")),
        ("qa list -n 20 / on the seeds", ("list", "-n", "20"), ("list", "-n", "20")),
    ):
        seeds = ([*QA, *same, "-C", "seeds"], environment | {"QA_INDEX": ""})
        ours, theirs = in_turns([([*QA, *args, *where], environment), seeds], runs)
        report(name, ours, theirs, "<= 1.3")
    [ours] = in_turns([([*QA, "doctors", *where], environment)], runs)
    report("qa doctors", ours, None, "< 0.5 s")
    for name, (command, _) in (("search", search), ("misspelt search", typo)):
        print(f"{'peak memory of a ' + name:<34} {peak(command, environment):9.0f} MB (limit 150)")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=20_000, help="number of pages")
    parser.add_argument("--seed", type=int, default=1, help="which corpus")
    parser.add_argument("--folder", type=Path, default=Path("/tmp/qa-scale"), help="where to work")  # noqa: S108
    parser.add_argument("--runs", type=int, default=5, help="runs of each command")
    parser.add_argument("--keep", action="store_true", help="keep the index of the last time")
    options = parser.parse_args()
    work = options.folder / f"{options.seed}-{options.pages}"
    corpus = work / "pages"
    if not corpus.is_dir():
        write_corpus(corpus, seed=options.seed, pages=options.pages, jobs=os.cpu_count() or 1)
    size = sum(path.stat().st_size for path in corpus.iterdir())
    print(f"seed {options.seed}, {options.pages:,} pages, {size / 1e6:.0f} MB", end="")
    print(f", {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'':<34} {'seconds':>9} {'compared':>9}  ratio  wanted")
    environment = os.environ | {"QA_INDEX": str(work / "indexes")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled once
    if not options.keep:
        measure_building(corpus, work, environment)
    measure_updating(corpus, environment, options.runs)
    measure_reading(corpus, environment, options.runs)


if __name__ == "__main__":
    main()
