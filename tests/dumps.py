"""Small crawl dumps, and the tables that are made of them."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from pyarrow import parquet

from benchmarks.generator import generate

TABLES = ("questions", "answers", "figures", "problems")

_SENTENCE = "The mill was built of the stone that the river had left beside it. "

ARTICLE = "".join(f"The year {year}\n\n{_SENTENCE * 5}\n\n" for year in range(1800, 1815))
"""A page that asks nothing; the gate turns it away, and the parser would."""

NOTICE = "Closed on Monday."
"""Likewise, one that is short enough to reach the parser."""

Rows = dict[str, list[dict[str, object]]]
"""Name of a table -> its rows."""


def write_shard(path: Path, numbers: Sequence[int]) -> str:
    """Write a shard of generated question pages and of two that are none; return its path."""
    pages = [generate(70_000 + number, "listed").text for number in numbers]
    records = [
        {"id": f"p{number}", "text": text} for number, text in zip(numbers, pages, strict=True)
    ]
    records[1:1] = [{"id": "article", "text": ARTICLE}, {"id": "notice", "text": NOTICE}]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    return str(path)


def write_shards(folder: Path, count: int, pages: int = 3) -> list[str]:
    """Write so many shards into a folder, which is made."""
    folder.mkdir()
    return [
        write_shard(folder / f"part-{at}.jsonl.gz", range(at * pages, (at + 1) * pages))
        for at in range(count)
    ]


def rows_in(out: Path, tables: Sequence[str] = TABLES) -> Rows:
    """Return the rows of all files of the tables, in the order of their shards' names."""
    return {
        table: [
            row
            for path in sorted((out / table).glob("*.parquet"))
            for row in parquet.read_table(path).to_pylist()
        ]
        for table in tables
    }


def ids_in(out: Path) -> list[str]:
    """Return the ids of the question pages that were written, sorted."""
    return sorted(str(row["id"]) for row in rows_in(out, ["questions"])["questions"])


def files_in(out: Path) -> dict[str, int]:
    """Return all files below a folder, each with the time of its last change."""
    paths = (path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.stat().st_mtime_ns for path in paths}
