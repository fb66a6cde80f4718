"""`qa extract`: question pages out of crawl dumps, into tables."""

import os
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated, cast

import typer

from qa_cli.commands import everywhere, lazy
from qa_cli.commands.options import JsonOption
from qa_cli.commands.progress import Progress
from qa_cli.commands.shared import here, write_json
from qa_cli.commands.stream import say, write
from qa_cli.errors import NotFoundError, SourceError, UsageError
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Generator

    from qa_cli.extract.processes import Outcome, Work

WORTH_A_WORD = 2
"""Shards: of one alone it is told when it is done."""


@dataclass
class _Sums:
    """What a run came to."""

    failed: int = 0
    skipped: int = 0
    outdated: int = 0
    """Shards among the skipped that another version did."""
    done: int = 0
    pages: int = 0
    """Read, as the next ones also in shards that were done before."""
    gated: int = 0
    unreadable: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    """Name of a table -> its rows."""

    def add(self, outcome: "Outcome") -> None:
        """Count a shard."""
        receipt = outcome.receipt
        if receipt is None:
            self.failed += 1
            return
        self.done += not receipt.skipped
        self.skipped += receipt.skipped
        self.outdated += receipt.skipped and receipt.is_outdated
        self.pages += receipt.pages
        self.gated += receipt.gated
        self.unreadable += receipt.unreadable
        for table, rows in receipt.rows.items():
            self.rows[table] = self.rows.get(table, 0) + rows


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Shards: files, folders or patterns, on disk or at s3://, gs:// or https://.",
            show_default=False,
        ),
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The folder for the tables, or an address."
        ),
    ],
    all_: Annotated[
        bool, typer.Option("--all", help="Keep pages that are no question pages, too.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Processes on this machine. Default: one a core."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Have a cluster of Dask do it: tcp://HOST:8786 is its scheduler.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Do again what another version of qa did.")
    ] = False,
    json: JsonOption = False,
) -> int:
    """Write the question pages of crawl dumps into tables, shard by shard.

    A shard is a file of many pages: JSON Lines, WARC, WET, Parquet, ZIP, packed or not. Each has
    its own files in DIR, DIR/answers/NAME.parquet and so on for questions, figures and problems,
    and a receipt in DIR/receipts when all of them are whole. What has a receipt is not done again
    unless the shard has changed, so a run that was interrupted is simply started anew. Shards that
    fail are tried three times, told, and left; the others go on. docs/cluster.md tells how to run
    it on many machines.

    In a pipe: one line, tab-separated: shards done, done before, failed, then pages read,
    questions, answers, then DIR.

    Examples:
      qa extract crawl/*.warc.wet.gz -o tables/
      qa extract s3://bucket/crawl/ -o s3://bucket/tables
      duckdb -c "SELECT count(*) FROM 'tables/answers/*.parquet'"
    """
    if scheduler is not None and jobs is not None:
        raise UsageError("--jobs goes without --scheduler: the cluster has its own workers")
    if all_ and everywhere.selection().pages_only:
        raise UsageError("choose one of --all and --pages-only")
    _check_places(inputs, output)
    lazy.parquet.need_pyarrow()
    from qa_cli.extract.shards import find_shards  # noqa: PLC0415  no other command needs it

    sums = _Sums()
    shards: list[str] = []
    missing = 0
    for shard in find_shards(inputs):
        if isinstance(shard, SourceError):
            missing += 1
            say(str(shard))
        else:
            shards.append(shard)
    column = everywhere.selection().column
    work = {"out": output, "everything": all_, "column": column, "again": again}
    with (
        closing(_outcomes(shards, work, jobs or _cores(), scheduler)) as outcomes,
        Progress("shards", WORTH_A_WORD) as progress,
    ):
        progress.told("extracting", 0, len(shards))
        for count, outcome in enumerate(outcomes, 1):
            sums.add(outcome)
            if outcome.receipt is None:
                say(outcome.error)
            besides = f", {sums.failed:,} failed" if sums.failed else ""
            progress.told("extracting", count, len(shards), besides)
    _tell(sums, output, json=json)
    if sums.failed or sums.unreadable or missing:
        return SourceError.exit_code
    return 0 if sums.rows.get("questions") else NotFoundError.exit_code


def _check_places(inputs: list[str], output: str) -> None:
    """Make sure that shards can be read again, and that tables of one run are none of the next."""
    if STDIN in inputs:
        raise UsageError("standard input is no shard: it cannot be read again")
    if not output:
        raise UsageError("--output is empty")
    target = os.path.join(os.path.realpath(output), "")
    for one in filter(os.path.isdir, inputs):
        if target.startswith(os.path.join(os.path.realpath(one), "")):
            raise UsageError(f"--output would write into the folder that is read: {output}")


def _cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcomes(
    shards: list[str], options: dict[str, object], jobs: int, scheduler: str | None
) -> "Generator[Outcome]":
    """Do the shards, and yield what became of each."""
    from qa_cli.extract import cluster, processes  # noqa: PLC0415  no other command needs them
    from qa_cli.extract.extracting import extract_shard  # noqa: PLC0415  as above
    from qa_cli.extract.storage import scheme_of  # noqa: PLC0415  as above

    def from_here(path: object) -> str:
        return str(path) if scheme_of(str(path)) is not None else os.path.abspath(str(path))

    if scheduler is not None:  # its workers are elsewhere, and have another working directory
        options = {**options, "out": from_here(options["out"])}
        shards = [from_here(one) for one in shards]
    work = cast("Work", partial(extract_shard, **options))  # type: ignore[arg-type]
    if scheduler is not None:
        yield from cluster.run_cluster(work, shards, scheduler)
    else:
        yield from processes.run_processes(work, shards, jobs)


def _tell(sums: _Sums, output: str, *, json: bool) -> None:
    """Tell what a run came to: what is doubtful to a person, the rest as a result."""
    counted = lazy.phrases.counted
    if sums.outdated:
        say(f"done by another version of qa: {counted(sums.outdated, 'shard')} (see --again)")
    if sums.unreadable:
        say(f"unreadable: {counted(sums.unreadable, 'record')} (the receipts tell which)")
    questions, answers = sums.rows.get("questions", 0), sums.rows.get("answers", 0)
    if json:
        document = {
            "schema": 1,
            "folder": output,
            "done": sums.done,
            "skipped": sums.skipped,
            "failed": sums.failed,
            "pages": sums.pages,
            "gated": sums.gated,
            "unreadable": sums.unreadable,
            "rows": sums.rows,
        }
        write_json(document, here())
    elif here().drawn:
        shards = counted(sums.done + sums.skipped + sums.failed, "shard")
        states = (("done", sums.done), ("done before", sums.skipped), ("failed", sums.failed))
        told = ", ".join(f"{count:,} {word}" for word, count in states if count)
        write(
            f"{shards}: {told or 'nothing to do'}\n"
            f"{counted(sums.pages, 'page')}, {counted(questions, 'question')},"
            f" {counted(answers, 'answer')}\n"
            f"The tables are in {lazy.sanitise.sanitise_line(output)}\n"
        )
    else:
        cells = (sums.done, sums.skipped, sums.failed, sums.pages, questions, answers, output)
        write(lazy.columns.row(*cells))
