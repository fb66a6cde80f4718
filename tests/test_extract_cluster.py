"""Many shards on a cluster of Dask."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from qa_cli.errors import QaError
from qa_cli.extract import extract_shard
from qa_cli.extract.cluster import run_cluster
from qa_cli.extract.processes import run_processes
from tests.conftest import Qa
from tests.dumps import rows_in, write_shards


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Run a scheduler and a worker, as threads of this process; return its address."""
    import distributed  # noqa: PLC0415  takes long to import

    with distributed.LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="tcp"
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_same_rows(scheduler: str, tmp_path: Path) -> None:
    """As processes on this machine; done again, all is skipped."""
    shards = write_shards(tmp_path / "crawl", 3)
    work = partial(extract_shard, out=str(tmp_path / "cluster"))
    assert {one.path for one in run_cluster(work, shards, scheduler)} == set(shards)
    assert all(
        one.receipt for one in run_processes(partial(work, out=f"{tmp_path}/own"), shards, 2)
    )
    assert rows_in(tmp_path / "cluster") == rows_in(tmp_path / "own")
    again = run_cluster(work, shards, scheduler)
    assert [one.receipt and one.receipt.skipped for one in again] == [True] * 3


def test_the_command_uses_it(
    scheduler: str, tmp_path: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are made whole, for workers have other working folders; what fails is told."""
    write_shards(tmp_path / "crawl", 1)
    (tmp_path / "crawl" / "bad.jsonl").write_text("damaged\n")
    monkeypatch.chdir(tmp_path)
    run = qa("extract", "crawl", "-o", "out", "--scheduler", scheduler)
    answers = len(rows_in(tmp_path / "out")["answers"])
    assert run.stdout == f"1\t0\t1\t5\t3\t{answers}\tout\n"
    assert f"{tmp_path}/crawl/bad.jsonl:1: not JSON" in run.stderr
    assert run.exit_code == 2


def test_nobody_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error in one line."""
    monkeypatch.setattr("qa_cli.extract.cluster._PATIENCE", "0.2s")
    with pytest.raises(QaError, match=r"no scheduler at tcp://127\.0\.0\.1:9: "):
        list(run_cluster(partial(extract_shard, out="out"), [], "tcp://127.0.0.1:9"))


def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with every extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(QaError, match=r"pip install 'qa-cli\[cluster\]'"):
        list(run_cluster(partial(extract_shard, out="out"), [], "tcp://127.0.0.1:9"))
