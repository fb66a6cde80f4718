"""Many shards on one machine: nothing is lost and nothing doubled, whoever is killed."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from qa_cli.extract import extract_shard
from qa_cli.extract.processes import ATTEMPTS, run_processes
from tests.dumps import files_in, ids_in, rows_in, write_shards
from tests.hands import counts, dies, errs, is_gone, wait_for, waits

ROOT = Path(__file__).resolve().parent.parent


def expected(shards: int, pages: int = 3) -> list[str]:
    """Return the ids of the question pages of so many shards."""
    return sorted(f"p{number}" for number in range(shards * pages))


def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    """In the middle of a shard: that is done by another, and each page is there once."""
    shards = write_shards(tmp_path / "crawl", 4)
    out = tmp_path / "out"
    work = partial(waits, out=str(out), stop="part-1")
    outcomes = run_processes(work, shards, 2)
    first = next(outcomes)
    os.kill(int(wait_for(tmp_path / "out.waiting")), signal.SIGKILL)
    done = [first, *outcomes]
    assert sorted(one.path for one in done) == shards
    assert all(one.receipt and not one.error for one in done)
    assert ids_in(out) == expected(4)
    assert not (out / ".unfinished").exists()


def test_a_shard_that_kills_whoever_does_it_is_left(tmp_path: Path) -> None:
    """After three times it is told; those who take the place of the dead do the others."""
    shards = write_shards(tmp_path / "crawl", 3)
    work = partial(dies, out=str(tmp_path / "out"), stop="part-0")
    done = {one.path: one for one in run_processes(work, shards, 1)}
    assert done[shards[0]].receipt is None
    assert done[shards[0]].error == f"{shards[0]}: the process that read it ended (exit code 9)"
    assert ids_in(tmp_path / "out") == sorted(f"p{number}" for number in range(3, 9))


def test_a_shard_that_fails_is_tried_three_times(tmp_path: Path) -> None:
    """Then it is told why."""
    missing = str(tmp_path / "none.jsonl")
    work = partial(counts, out=str(tmp_path))
    [outcome] = run_processes(work, [missing], 4)
    assert outcome.error == f"{missing}: No such file or directory"
    assert len(list(tmp_path.glob("tried-*"))) == ATTEMPTS


def test_a_shard_that_finds_a_bug_fails_alone(tmp_path: Path) -> None:
    """It is told which, and the process goes on with the next."""
    shards = write_shards(tmp_path / "crawl", 2)
    work = partial(errs, out=str(tmp_path / "out"), stop="part-0")
    done = {one.path: one.error for one in run_processes(work, shards, 1)}
    assert done == {
        shards[0]: f"{shards[0]}: internal error: ValueError: a bug",
        shards[1]: "",
    }


def test_nothing_to_do() -> None:
    """No process is started for it."""
    assert list(run_processes(partial(extract_shard, out="out"), [], 2)) == []


SCRIPT = """
import sys
from functools import partial
from qa_cli.extract.processes import run_processes
from tests.hands import waits
if __name__ == "__main__":
    out, *shards = sys.argv[1:]
    work = partial(waits, out=out, stop="part-2")
    for outcome in run_processes(work, shards, 1):
        print(outcome.path, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_goes_on_where_it_stopped(tmp_path: Path, how: signal.Signals) -> None:
    """Its process ends with it; what is done is not touched again, and nothing is doubled."""
    shards = write_shards(tmp_path / "crawl", 4)
    out = tmp_path / "out"
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(out), *shards]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as run:
        worker = int(wait_for(tmp_path / "out.waiting"))
        run.send_signal(how)
        run.wait()
    assert is_gone(worker)
    done = files_in(out)
    assert len([name for name in done if name.startswith("receipts/")]) == 2
    outcomes = list(run_processes(partial(extract_shard, out=str(out)), shards, 1))
    skipped = [one.path for one in outcomes if one.receipt and one.receipt.skipped]
    assert sorted(skipped) == shards[:2]
    assert ids_in(out) == expected(4)
    assert len(rows_in(out, ["answers"])["answers"]) == sum(
        one.receipt.rows["answers"] for one in outcomes if one.receipt
    )
    after = files_in(out)
    assert {name: after[name] for name in done if not name.startswith(".")}.items() <= done.items()
    assert not [name for name in after if name.startswith(".")]
