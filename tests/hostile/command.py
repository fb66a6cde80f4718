"""The real command as a process: in a pipe, in a pseudo-terminal, and with its memory measured."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]

QA = [sys.executable, "-m", "qa_cli"]

PATIENCE = 60
"""Seconds that any run may take before it counts as a hang; the slowest takes 3 on an idle core."""

COLUMNS, ROWS = 200, 3000
"""Size of the pseudo-terminal: wide enough that no row of the hostile pages is folded in a word."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run left behind."""

    code: int
    out: bytes
    err: bytes

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line at LF."""
        return self.out.decode().removesuffix("\n").split("\n")

    @property
    def said(self) -> list[str]:
        """Standard error, line by line at LF; empty where nothing was said."""
        return self.err.decode().removesuffix("\n").split("\n") if self.err else []


NONE: Mapping[str, str] = MappingProxyType({})


def environment(changes: Mapping[str, str] = NONE) -> dict[str, str]:
    """Return this process's environment, without what `qa` heeds or an index, and with `changes`."""
    heeded = {"COLUMNS", "FORCE_COLOR", "NO_COLOR", "QA_CORPUS", "QA_DEBUG", "TERM"}
    kept = {name: value for name, value in os.environ.items() if name not in heeded}
    return kept | {"PYTHONPATH": str(ROOT), "QA_INDEX": "", "QA_PAGER": ""} | dict(changes)


def run(
    *args: str | Path,
    folder: Path = ROOT,
    stdin: bytes = b"",
    before: Sequence[str] = (),
    command: Sequence[str] = QA,
    changes: Mapping[str, str] = NONE,
) -> Done:
    """Run `qa` with pipes for streams.

    Args:
        args: its arguments
        folder: where it runs
        stdin: what it is given
        before: a command that runs it, as `setpriv` does
        command: how it is started
        changes: environment variables
    """
    done = subprocess.run(
        [*before, *command, *map(os.fsencode, args)],
        cwd=folder,
        input=stdin,
        env=environment(changes),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def shell(command: str, folder: Path = ROOT, changes: Mapping[str, str] = NONE) -> Done:
    """Run a command line in a shell that knows `qa`."""
    script = f'qa() {{ "{sys.executable}" -m qa_cli "$@"; }}\n{command}'
    return run(command=["bash", "-c", script], folder=folder, changes=changes)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a run in a terminal wrote, and what was to be seen in the end."""

    code: int
    raw: str
    """Everything written to the terminal; its own CR before each LF taken out again."""
    rows: list[str]
    """The rows of the screen that hold anything, blanks at their ends cut off."""
    title: str
    """The window's title, empty unless it was changed."""


def show(
    *args: str | Path,
    folder: Path = ROOT,
    columns: int = COLUMNS,
    changes: Mapping[str, str] = NONE,
) -> Shown:
    """Run `qa` in a pseudo-terminal and look at the screen."""
    child = pexpect.spawn(
        QA[0],
        [*QA[1:], *map(str, args)],
        cwd=str(folder),
        env=environment({"TERM": "xterm-256color"} | dict(changes)),
        dimensions=(ROWS, columns),
        timeout=PATIENCE,
    )
    raw = child.read()
    child.close()
    screen = pyte.Screen(columns, ROWS)
    pyte.ByteStream(screen).feed(raw)
    used = range(max(screen.buffer, default=-1) + 1)  # `display` would draw the empty rows, too
    rows = [
        "".join(screen.buffer[row][column].data for column in range(columns)).rstrip()
        for row in used
    ]
    return Shown(
        child.exitstatus if child.exitstatus is not None else -child.signalstatus,
        raw.decode().replace("\r\n", "\n"),
        rows,
        screen.title,
    )


_MEASURE = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n"
    "usage = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(code, usage.ru_maxrss, usage.ru_utime + usage.ru_stime)\n"
)
"""Runs a command from a small process: a child of the test run would count its memory, too."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    code: int
    said: list[str]
    """Lines on standard error."""
    memory: int
    """MiB, resident at most."""
    time: float
    """Seconds of processor time."""


def cost(*args: str | Path, folder: Path = ROOT, changes: Mapping[str, str] = NONE) -> Cost:
    """Run `qa`, its output going nowhere, and measure it."""
    done = run(*args, folder=folder, command=[sys.executable, "-c", _MEASURE, *QA], changes=changes)
    code, memory, time = done.out.split()
    return Cost(int(code), done.said, int(memory) // 1024, float(time))
