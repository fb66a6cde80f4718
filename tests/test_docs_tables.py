"""What `docs/data.md` promises of the tables of `qa export`, against those of the seeds."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from qa_cli.output.tabular import ROW_GROUP, TABLES, VERSION
from tests.conftest import Qa
from tests.test_docs_data import COLUMN, EXPORTED, QUERY, printed

TABLE = re.compile(r"^## `(?P<name>\w+)`\n(?P<text>.*?)(?=^##)", re.DOTALL | re.MULTILINE)
QUERIES = [(match["sql"], match["output"]) for match in QUERY.finditer(EXPORTED)]
VIEWS = re.findall(r"^CREATE VIEW .*;$", EXPORTED, re.MULTILINE)


@pytest.fixture
def base(seeds: Path, qa: Qa) -> Iterator[sqlite3.Connection]:
    """Open the database of the seeds."""
    assert seeds.is_dir()
    assert qa("export", "-o", "pages.sqlite").exit_code == 0
    with closing(sqlite3.connect("pages.sqlite")) as base:
        yield base


@pytest.fixture
def duck(seeds: Path, qa: Qa) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the folder of the seeds, by the names that the document gives its files."""
    assert seeds.is_dir()
    assert qa("export", "--format", "parquet", "-o", "tables/").exit_code == 0
    with duckdb.connect() as duck:
        for view in VIEWS:
            duck.execute(view)
        yield duck


def test_every_table_and_column_is_documented() -> None:
    """The document names just the tables and columns there are, in order, each with its type."""
    told = {
        table["name"]: [(one["name"], one["type"]) for one in COLUMN.finditer(table["text"])]
        for table in TABLE.finditer(EXPORTED)
    }
    expected = {
        table.name: [(one.name, one.type.upper()) for one in table.columns]
        for table in TABLES.values()
    }
    assert told == expected


def test_what_may_hold_null_says_so() -> None:
    """Of every column, and of no other."""
    for table in TABLE.finditer(EXPORTED):
        inherited = 0
        for line in table["text"].splitlines():
            if not (column := COLUMN.match(line)):
                continue
            inherited = 5 if "as in the next four" in line else max(inherited - 1, 0)
            told = "`NULL`" in line or inherited > 0 or "| likewise |" in line
            (one,) = (one for one in TABLES[table["name"]].columns if one.name == column["name"])
            assert told == one.null, (table["name"], one.name)


def test_numbers_are_documented() -> None:
    """Of the version, and of the rows of a group."""
    text = " ".join(EXPORTED.split())
    assert f"is the version of the tables, now {VERSION}:" in text
    assert f"row groups of {ROW_GROUP:,} rows" in text


@pytest.mark.parametrize(("sql", "output"), QUERIES)
def test_queries_print_what_is_shown(base: sqlite3.Connection, sql: str, output: str) -> None:
    """Each query of the document, put to SQLite."""
    found = base.execute(sql)
    assert printed([name for name, *_ in found.description], found) == output


@pytest.mark.parametrize(("sql", "output"), QUERIES)
def test_queries_print_the_same_in_duckdb(
    duck: duckdb.DuckDBPyConnection, sql: str, output: str
) -> None:
    """Each query of the document, put to DuckDB over Parquet."""
    found = duck.execute(sql)
    assert printed([name for name, *_ in found.description], found.fetchall()) == output


def test_there_are_queries() -> None:
    """The tests above have some to run, each with rows of output, and a view a table."""
    assert len(QUERIES) == len(re.findall(r"^```sql$", EXPORTED, re.MULTILINE)) >= 5
    assert all(output.count("\n") > 1 for _, output in QUERIES)
    assert len(VIEWS) == len(TABLES)
