"""What workers do in tests, and waiting for them; imports little, for each worker imports it."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from qa_cli.extract import extract_shard

if TYPE_CHECKING:
    from qa_cli.extract import Receipt

PATIENCE = 60.0
"""Seconds within which what is waited for comes, on a busy machine."""


def waits(path: str, *, out: str, stop: str) -> "Receipt":
    """Do a shard; whoever does the one whose name holds `stop` first waits until it is killed.

    It leaves its number in `OUT.waiting`.
    """
    mark = Path(f"{out}.waiting")
    if stop in path and not mark.exists():
        part = mark.with_suffix(".part")
        part.write_text(f"{os.getpid()}")
        part.replace(mark)
        time.sleep(PATIENCE * 10)
    return extract_shard(path, out)


def dies(path: str, *, out: str, stop: str) -> "Receipt":
    """Do a shard, but the one whose name holds `stop`: that ends the process."""
    if stop in path:
        os._exit(9)
    return extract_shard(path, out)


def counts(path: str, *, out: str) -> "Receipt":
    """Do a shard, and leave a file for each time."""
    Path(out, f"tried-{len(list(Path(out).glob('tried-*')))}").write_text("")
    return extract_shard(path, out)


def errs(path: str, *, out: str, stop: str) -> "Receipt":
    """Do a shard, but the one whose name holds `stop`: that finds a bug."""
    if stop in path:
        raise ValueError("a bug")
    return extract_shard(path, out)


def wait_for(path: Path) -> str:
    """Wait until there is a file; return what it holds."""
    for _ in range(int(PATIENCE * 50)):
        if path.exists():
            return path.read_text()
        time.sleep(0.02)
    raise TimeoutError(f"{path} has not come")


def is_gone(pid: int) -> bool:
    """Wait until a process has ended; return whether it has."""
    status = Path(f"/proc/{pid}/status")
    for _ in range(int(PATIENCE * 50)):
        try:
            if "(zombie)" in status.read_text():
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False
