"""Tables as files of Parquet: one a table, in row groups of `ROW_GROUP` rows, compressed (zstd).

pyarrow, and not Polars or DuckDB: it writes a row group when its rows are there, and holds no more;
it is what pandas reads Parquet with.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa_cli.errors import QaError
from qa_cli.output.tabular import TABLES, VERSION, TableWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qa_cli.insight.tally import Respondent
    from qa_cli.output.tabular import Table, Values

FILES = tuple(f"{name}.parquet" for name in TABLES)
"""The names of the files that a folder of tables has."""

MARK = b"qa"
"""A key in the metadata of every file; its value is `VERSION`."""


def need_pyarrow() -> None:
    """Raise `QaError` where pyarrow is not installed, before any work is done for it."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        reason = "writing Parquet needs pyarrow: pip install 'qa-cli[data]'"
        raise QaError(reason) from error


def is_ours(path: str) -> bool:
    """Whether a file is a table of such a folder, by its name and by what is noted in it."""
    import pyarrow as pa  # noqa: PLC0415  an extra
    from pyarrow import parquet  # noqa: PLC0415

    if Path(path).name not in FILES:
        return False
    try:
        return MARK in (parquet.read_schema(path).metadata or {})
    except (OSError, pa.ArrowException):
        return False


class ParquetWriter(TableWriter):
    """Writes a file a table: `{prefix}answers.parquet`; what stands there is overwritten.

    Args:
        prefix: What stands before the table's name: a folder with its separator, or more.
        doctors: As in `TableWriter`; with `None` there is no `people.parquet`.

    Raises:
        OSError: A file cannot be written; so do all methods but `release`.
        QaError: pyarrow is not installed.
    """

    def __init__(self, prefix: str, doctors: Iterable[Respondent] | None = None) -> None:
        super().__init__(doctors)
        need_pyarrow()
        from pyarrow import parquet  # noqa: PLC0415  an extra

        self._schemas = {table.name: _schema(table) for table in self.tables}
        self._files: dict[str, Any] = {}
        try:
            for name, schema in self._schemas.items():
                path = f"{prefix}{name}.parquet"
                self._files[name] = parquet.ParquetWriter(path, schema, compression="zstd")
        except OSError:
            self.release()
            raise

    def _flush(self, table: Table[Any], columns: Sequence[Values]) -> None:
        import pyarrow as pa  # noqa: PLC0415  an extra

        schema = self._schemas[table.name]
        arrays = [
            pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)
        ]
        group = pa.Table.from_arrays(arrays, schema=schema)
        self._files[table.name].write_table(group, row_group_size=len(group))

    def _end(self) -> None:
        for file in self._files.values():
            file.close()

    def release(self) -> None:
        """Let go of the files; never fails."""
        for file in self._files.values():
            with suppress(Exception):  # what is not closed yet is not whole, and thrown away
                file.close()


def _schema(table: Table[Any]) -> Any:  # noqa: ANN401  pyarrow is published without types
    import pyarrow as pa  # noqa: PLC0415  an extra

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "boolean": pa.bool_(),
    }
    fields = [pa.field(one.name, types[one.type], nullable=one.null) for one in table.columns]
    return pa.schema(fields, metadata={MARK: str(VERSION).encode()})
