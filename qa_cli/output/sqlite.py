"""Tables as a database of SQLite, with primary keys, foreign keys and indexes."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from qa_cli.output.tabular import VERSION, TableWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.tally import Respondent
    from qa_cli.output.tabular import Column, Table, Values


class SqliteWriter(TableWriter):
    """Writes a database into a new file; `PRAGMA user_version` is `VERSION`.

    Args:
        path: The file, which is not there yet, or is empty.
        doctors: As in `TableWriter`.

    Raises:
        OSError: It cannot be written; so do all methods but `release`.
    """

    def __init__(self, path: str, doctors: Iterable[Respondent]) -> None:
        super().__init__(doctors)
        with _writing():
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is no use
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.execute(f"PRAGMA user_version = {VERSION}")
            for table in self.tables:
                columns = ", ".join(_declared(table, one) for one in table.columns)
                self._base.execute(f"CREATE TABLE {table.name} ({columns})")
            self._base.execute("BEGIN")

    def _flush(self, table: Table[Any], columns: Sequence[Values]) -> None:
        places = ", ".join("?" * len(table.columns))
        insert = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608  a name of our own
        with _writing():
            self._base.executemany(insert, zip(*columns, strict=True))

    def _end(self) -> None:
        with _writing():
            for table in self.tables:
                for column in table.columns:
                    if column.indexed or column.key not in {None, table.name}:
                        name = f"{table.name}_by_{column.name}"
                        self._base.execute(f"CREATE INDEX {name} ON {table.name} ({column.name})")
            self._base.execute("COMMIT")

    def release(self) -> None:
        """Let go of the file; never fails."""
        with suppress(sqlite3.Error):  # what is not closed yet is not whole, and thrown away
            self._base.close()


@contextmanager
def _writing() -> Iterator[None]:
    """Take what SQLite finds wrong for what is wrong with the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error


def _declared(table: Table[Any], column: Column[Any]) -> str:
    """Return a column as SQL declares it."""
    text = f"{column.name} {column.type.upper()}"
    if not column.null:
        text += " NOT NULL"
    if column.key == table.name:
        return f"{text} PRIMARY KEY"
    return text if column.key is None else f"{text} REFERENCES {column.key} (id)"
