"""What whole commands take."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.launcher import Result

ROOT = Path(__file__).resolve().parent.parent
"""Where commands are run: the project."""

PYTHON = (sys.executable, "-P", "-c")
"""`-P`: what is installed is measured, and not this folder, which comes first without it."""

QA = (*PYTHON, "from qa_cli.__main__ import main; main()")
"""What the console script does."""

Command = tuple[Sequence[str], Mapping[str, str]]
"""Arguments and environment."""


def seconds(command: Sequence[str], environment: Mapping[str, str], *, check: bool) -> float:
    """Run a command, its output discarded, and return its wall time.

    Raises `CalledProcessError` where it fails and `check` is set.
    """
    start = time.perf_counter()
    subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=check,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def take(command: Sequence[str], environment: Mapping[str, str], *, sample: bool = False) -> Result:
    """Run a command, its output discarded, and return what it took.

    Args:
        command: Its arguments.
        environment: Its environment.
        sample: Look at the memory of all its processes meanwhile.
    """
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py"))]
    done = subprocess.run(
        [*launcher, *(["--sample"] if sample else []), *command],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Result(**json.loads(done.stdout))


def best(results: Sequence[Result]) -> Result:
    """Return the least times, the most memory, and the exit code of one that failed, if any."""
    return _combined(results, min)


def total(results: Sequence[Result]) -> Result:
    """Return what commands took that were run one after the other."""
    return _combined(results, sum)


def _combined(results: Sequence[Result], times: Callable[[Iterable[float]], float]) -> Result:
    return Result(
        wall=times(one.wall for one in results),
        processor=times(one.processor for one in results),
        largest=max(one.largest for one in results),
        together=max(one.together for one in results),
        code=max((one.code for one in results), key=abs),
    )


def in_turns(commands: Sequence[Command], runs: int) -> list[Result]:
    """Run commands in turns, once to warm the caches and then to measure; return the best of each.

    Args:
        commands: What to run.
        runs: Measured runs of each.
    """
    results: list[list[Result]] = [[] for _ in commands]
    for run in range(runs + 1):
        for (command, environment), taken in zip(commands, results, strict=True):
            result = take(command, environment)
            if run:
                taken.append(result)
    return [best(taken) for taken in results]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of what is measured: installed programs are compiled once."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | more
