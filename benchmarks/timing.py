"""The wall time of whole commands."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""Where commands are run: the project."""


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
