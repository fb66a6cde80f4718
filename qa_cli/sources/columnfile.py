"""Parquet files: a page a row, in one column; `id` and `url` beside it, where there are any.

The column is the one that is asked for, else `text`, `html` or `content`, the first that there is:
`html` holds HTML, any other column text, or HTML where it begins as HTML does. A page's number is
that of its row. A row without a value is passed over. Only these columns are read, a few rows at a
time.
"""

from collections.abc import Iterator
from os import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from qa_cli.errors import quoted
from qa_cli.sources.filenames import Kind, safe_id, url_id
from qa_cli.sources.files import MissingError, UnreadableError
from qa_cli.sources.limits import (
    CHUNK_BYTES,
    MAX_CRAWL_RECORDS,
    MAX_GROUP_BYTES,
    MAX_PAGE_BYTES,
    in_words,
)
from qa_cli.sources.payload import BadRecord, Record, broken_off, in_short

if TYPE_CHECKING:
    from pyarrow import Array, DataType, Schema
    from pyarrow.parquet import ParquetFile

COLUMNS = ("text", "html", "content")
"""Where pages are looked for, in this order."""

_ROWS = 4
"""Rows read at once: they may all hold one value of the largest size, which is stored but once."""

_ENCRYPTED = b"PARE"
"""What an encrypted file ends with."""


def read_rows(file: BinaryIO, column: str | None, most: int) -> Iterator[Record | BadRecord]:
    """Yield the pages of an open file, in order, and in their places those that cannot be read.

    Args:
        file: The file; it can seek.
        column: The column that has the pages, `None` for one of `COLUMNS`.
        most: Bytes that all pages together may have.

    Raises:
        MissingError: PyArrow is not installed.
        UnreadableError: The file is not readable as Parquet, or has no such column, or no pages.
    """
    number = 0
    empty = True
    table, faults = _opened(file)
    schema = table.schema_arrow
    name = _column(schema, column)
    beside = [one for one in ("id", "url") if one != name and _has(schema, one)]
    kind: Kind | None = "html" if name == "html" else None
    try:
        _check_groups(table, [name, *beside])
        for number, (data, own_id, url) in enumerate(_values(table, name, beside, most), 1):
            if data is None:
                continue
            empty = False
            if len(data) > MAX_PAGE_BYTES:
                limit = in_words(MAX_PAGE_BYTES)
                yield BadRecord(number, f"larger than the limit of {limit} a page")
                continue
            own = (own_id and safe_id(own_id)) or (url and url_id(url)) or None
            yield Record(number, data, (), url or None, own, kind)
    except UnreadableError as error:
        yield broken_off(number, str(error))
    except faults as error:
        yield broken_off(number, f"the file is damaged ({in_short(error)})")
    else:
        if empty:
            raise UnreadableError(f"no pages in it: nothing in the column {quoted(name)}")


def _opened(file: BinaryIO) -> tuple["ParquetFile", tuple[type[Exception], ...]]:
    """Return an open file as a table, and the errors by which PyArrow says that it is damaged."""
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        reason = "reading Parquet files needs PyArrow: pip install 'qa-cli[data]'"
        raise MissingError(reason) from error
    faults = (pa.ArrowException, OSError, ValueError, NotImplementedError, OverflowError)
    try:
        file.seek(-min(file.seek(0, SEEK_END), len(_ENCRYPTED)), SEEK_END)
        encrypted = file.read() == _ENCRYPTED
        file.seek(0)
        if not encrypted:
            return ParquetFile(file, buffer_size=CHUNK_BYTES), faults
    except faults as error:
        raise UnreadableError(f"not readable as Parquet ({in_short(error)})") from error
    raise UnreadableError("encrypted")


def _values(
    table: "ParquetFile", name: str, beside: list[str], most: int
) -> Iterator[tuple[bytes | None, str | None, str | None]]:
    """Yield for each row the page, its id and its URL, `None` for what is missing.

    Raises `UnreadableError` at a limit, and what PyArrow raises.
    """
    left = most
    rows = 0
    for batch in table.iter_batches(_ROWS, columns=[name, *beside], use_threads=False):
        ids, urls = (batch.column(one) if one in beside else None for one in ("id", "url"))
        for row in range(batch.num_rows):
            data = _bytes(batch.column(name), row)
            left -= len(data or b"")
            rows += 1
            if left < 0 or rows > MAX_CRAWL_RECORDS:
                limit = f"{in_words(most)} or {MAX_CRAWL_RECORDS:,} rows"
                raise UnreadableError(f"more than the limit of {limit}")
            yield data, _text(ids, row), _text(urls, row)


def _column(schema: "Schema", wanted: str | None) -> str:
    """Return the column that has the pages; raise `UnreadableError` where there is none."""
    for name in COLUMNS if wanted is None else (wanted,):
        if _has(schema, name) and _holds_text(schema.field(name).type):
            return name
    if wanted is not None:
        raise UnreadableError(f"no column {quoted(wanted)} of texts in it")
    listed = ", ".join(COLUMNS)
    raise UnreadableError(f"none of the columns {listed} in it: name one with --column NAME")


def _has(schema: "Schema", name: str) -> bool:
    """Whether there is just one column of that name, of texts or whole numbers."""
    from pyarrow import types  # noqa: PLC0415  an extra

    if schema.get_field_index(name) < 0:
        return False
    kind = schema.field(name).type
    return _holds_text(kind) or types.is_integer(kind)


def _holds_text(kind: "DataType") -> bool:
    """Whether a column of a type holds strings or bytes, each once or many times."""
    from pyarrow import types  # noqa: PLC0415  an extra

    if types.is_dictionary(kind):
        kind = kind.value_type
    tests = (
        *(types.is_string, types.is_large_string, types.is_string_view),
        *(types.is_binary, types.is_large_binary, types.is_binary_view),
    )
    return any(test(kind) for test in tests)


def _check_groups(table: "ParquetFile", names: list[str]) -> None:
    """Raise `UnreadableError` for a group of rows that unpacks to too much."""
    for place in range(table.metadata.num_row_groups):
        group = table.metadata.row_group(place)
        parts = (group.column(number) for number in range(group.num_columns))
        size = sum(one.total_uncompressed_size for one in parts if one.path_in_schema in names)
        if size > MAX_GROUP_BYTES:
            limit = in_words(MAX_GROUP_BYTES)
            raise UnreadableError(f"rows that unpack to more than the limit of {limit} a group")


def _bytes(column: "Array", row: int) -> bytes | None:
    """Return a value as it is stored; `None` where there is none."""
    value = column[row]
    if value.is_valid and hasattr(value, "dictionary"):
        value = value.dictionary[value.index.as_py()]
    if not value.is_valid:
        return None
    data: bytes = value.as_buffer().to_pybytes()
    return data


def _text(column: "Array | None", row: int) -> str | None:
    """Return a value as text, a number as its digits; `None` where there is none."""
    if column is None:
        return None
    value = column[row]
    if hasattr(value, "as_buffer") or hasattr(value, "dictionary"):
        data = _bytes(column, row)
        return None if data is None else data.decode("utf-8", "replace")
    return str(value.as_py()) if value.is_valid else None
