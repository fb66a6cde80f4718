"""Files read on all cores."""

import os
import signal
import time
from pathlib import Path

import pytest

from qa_cli.errors import QaError
from qa_cli.index import workers
from qa_cli.index.workers import Task, read_all

PAGE = "What is page {}?\n\nIt hurts.\n"


def tasks_in(folder: Path, count: int) -> list[Task]:
    """Write pages, and return the tasks of reading them."""
    for number in range(count):
        (folder / f"{number}.txt").write_text(PAGE.format(number))
    return [Task(number, str(folder / f"{number}.txt"), None) for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_file_is_read_once(tmp_path: Path, jobs: int) -> None:
    """By this process, or by others of which each takes some."""
    tasks = tasks_in(tmp_path, 50)
    found = [read for reads, _ in read_all(tasks, workers.FEW, jobs) for read in reads]
    assert sorted(read.number for read in found) == list(range(50))
    assert {read.pages[0].rows.page[0] for read in found} == {
        f"What is page {n}?" for n in range(50)
    }


def test_a_worker_that_is_killed_is_told(tmp_path: Path) -> None:
    """As when the system ends a process for want of memory: nobody waits for it."""
    reading = read_all(tasks_in(tmp_path, 500), workers.FEW, 2)
    next(reading)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    os.kill(int(children[-1]), signal.SIGKILL)
    with pytest.raises(QaError, match="a worker process has ended"):
        list(reading)


def test_workers_end_with_the_process_that_they_work_for(tmp_path: Path) -> None:
    """Also where that is killed, and can tell them nothing."""
    tasks = tasks_in(tmp_path, 500)
    told, tell = os.pipe()
    parent = os.fork()
    if not parent:
        reading = read_all(tasks, workers.FEW, 2)
        next(reading)
        children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
        os.write(tell, children.encode())
        os.kill(os.getpid(), signal.SIGKILL)
    workers_of_it = os.read(told, 1000).decode().split()
    os.waitpid(parent, 0)
    assert workers_of_it
    for _ in range(200):
        left = [one for one in workers_of_it if Path(f"/proc/{one}").exists()]
        left = [one for one in left if "(zombie)" not in Path(f"/proc/{one}/status").read_text()]
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"{left} are left")
