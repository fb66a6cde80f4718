"""Shards done by a cluster of Dask, whatever started it: Kubernetes, Slurm, YARN, SSH.

Every worker has `qa` installed, and sees the shards and the tables under the same names.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib import import_module
from typing import Any

from qa_cli.errors import QaError
from qa_cli.extract.processes import ATTEMPTS, Outcome, Work, failed

_PATIENCE = "30s"
"""How long a scheduler may take to answer at first."""


def run_cluster(work: Work, paths: Sequence[str], address: str) -> Iterator[Outcome]:
    """Do shards on a cluster, and yield what became of each, in any order.

    Args:
        work: What does a shard.
        paths: The shards, each once.
        address: Of the scheduler: `tcp://HOST:8786`.

    Raises:
        QaError: Dask is not installed, or nobody answers at that address.
    """
    distributed = _distributed()
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise QaError(f"no scheduler at {address}: {error}") from error
    with closing(client):
        futures = client.map(work, paths, retries=ATTEMPTS - 1, pure=False)
        path_of = {future.key: path for future, path in zip(futures, paths, strict=True)}
        for future in distributed.as_completed(futures, loop=client.loop):
            yield _outcome(path_of[future.key], future)


def _outcome(path: str, future: Any) -> Outcome:  # noqa: ANN401  as below
    """Return what became of a shard."""
    try:
        error = future.exception()
    except _distributed().CancelledError:
        return Outcome(path, None, f"{path}: the cluster lost it")
    return Outcome(path, future.result()) if error is None else failed(path, error)


def _distributed() -> Any:  # noqa: ANN401  half of it has no types
    """Return Dask's package; raise `QaError` where it is not installed."""
    try:
        return import_module("distributed")  # an extra, slow to import
    except ImportError as error:
        raise QaError("--scheduler needs Dask: pip install 'qa-cli[cluster]'") from error
