"""Runs one command and prints what it took, as JSON: a small process, so that it adds nothing.

    python -I -S launcher.py [--sample] COMMAND ...

A process's peak memory counts from the fork, so whoever measures must be smaller than what is
measured. Processor seconds are those of the command and of all processes that it waited for. With
`--sample` the memory of all its processes together is looked at ten times a second, what they share
counted once.
"""

import json
import os
import subprocess
import sys
import threading
import time
from typing import NamedTuple

EVERY = 0.1
"""Seconds between two looks at memory: of builds that take many seconds."""


class Result(NamedTuple):
    """What a command took."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds of user and system time."""
    largest: float
    """Peak memory of the largest process, megabytes."""
    together: float
    """Most memory of all processes at one of the looks, megabytes; 0 without looks."""
    code: int
    """Exit code."""


def run(command: list[str], *, sample: bool) -> Result:
    """Run a command, its output discarded."""
    most = [0.0]
    ended = threading.Event()
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sample,
    )
    if sample:

        def look() -> None:
            while not ended.wait(EVERY):
                most[0] = max(most[0], memory(process.pid))

        threading.Thread(target=look, daemon=True).start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    ended.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Result(
        wall=wall,
        processor=usage.ru_utime + usage.ru_stime,
        largest=usage.ru_maxrss * 1024 / 1e6,
        together=most[0],
        code=process.returncode,
    )


def memory(session: int) -> float:
    """Return the proportional memory of a session's processes, megabytes (Linux)."""
    total = 0
    for name in os.listdir("/proc"):  # noqa: PTH208  pathlib is one more module here
        if not name.isdigit():
            continue
        try:
            if os.getsid(int(name)) != session:
                continue
            with open(f"/proc/{name}/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:  # it has ended
            continue
    return total * 1024 / 1e6


if __name__ == "__main__":
    asked = sys.argv[1:]
    sampled = asked[:1] == ["--sample"]
    print(json.dumps(run(asked[sampled:], sample=sampled)._asdict()))
