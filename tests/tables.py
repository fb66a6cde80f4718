"""Reads back the tables of `qa export`, by programs that others use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl

from qa_cli.output.tabular import TABLES

Rows = list[tuple[Any, ...]]
Read = Callable[[Path, str], Rows]
"""From where a table is read, and its name -> its rows; what is missing is `None`."""


def by_duckdb(folder: Path, table: str) -> Rows:
    """Read a table of Parquet."""
    with duckdb.connect() as duck:
        return duck.read_parquet(str(folder / f"{table}.parquet")).fetchall()


def by_polars(folder: Path, table: str) -> Rows:
    """Read a table of Parquet."""
    return pl.read_parquet(folder / f"{table}.parquet").rows()


def by_pandas(folder: Path, table: str) -> Rows:
    """Read a table of Parquet, into types that know what is missing."""
    frame = pd.read_parquet(folder / f"{table}.parquet", dtype_backend="pyarrow")
    cells = frame.astype(object).where(frame.notna(), None)
    return [tuple(row) for row in cells.itertuples(index=False, name=None)]


def by_sqlite(path: Path, table: str) -> Rows:
    """Read a table of a database; truth values are 0 and 1 there."""
    with closing(sqlite3.connect(path)) as base:
        rows: Rows = base.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  a table's name
    types = [column.type for column in TABLES[table].columns]
    return [
        tuple(
            bool(cell) if type_ == "boolean" and cell is not None else cell
            for cell, type_ in zip(row, types, strict=True)
        )
        for row in rows
    ]


PARQUET: tuple[Read, ...] = (by_duckdb, by_polars, by_pandas)
