"""Extract one shard: its pages in, files of Parquet and a receipt out, without any engine.

::

    DIR/questions/NAME.parquet  DIR/answers/…  DIR/figures/…  DIR/problems/…
    DIR/receipts/NAME.json

Files get these names when they are whole, and the receipt comes last: a shard with a receipt is
done, and one without is done anew. So it does not matter where a run is killed, nor who does a
shard, nor whether two do it at once.
"""

import json
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape, glob
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, NamedTuple, Self, cast

import qa_cli
from qa_cli.corpus.ids import make_ids
from qa_cli.corpus.loader import is_left_out, parse_raw_page
from qa_cli.errors import SourceError
from qa_cli.extract import gate
from qa_cli.extract.shards import shard_name
from qa_cli.extract.storage import (
    joined,
    opened,
    put,
    read_bytes,
    scheme_of,
    stamp_of,
)
from qa_cli.index.fingerprint import CODE
from qa_cli.insight.figures import figures_of
from qa_cli.model import Page, Question, Source
from qa_cli.output.parquet import ParquetWriter, need_pyarrow
from qa_cli.output.tabular import VERSION
from qa_cli.sources.limits import CHUNK_BYTES
from qa_cli.sources.reader import RawPage, read_stream
from qa_cli.sources.selection import Selection

SCHEMA = 1
"""Of a receipt: raised by anything but an added field."""

UNFINISHED = ".unfinished"
"""The folder of what is not whole yet, where the tables are on disk."""

RECEIPTS = "receipts"
"""The folder of receipts."""

ERRORS = 20
"""Messages about unreadable records that a receipt keeps; the rest is counted."""


class Receipt(NamedTuple):
    """What became of a shard. As JSON, an object with these fields and `schema`."""

    path: str
    """The shard's path or address, as it was given."""
    size: int | None
    """Bytes, and, in the next one, state of the shard: see `storage.Stamp`."""
    state: str
    version: str
    """What made the tables: see `version`."""
    everything: bool
    """Whether pages that are no question pages were kept, too."""
    column: str | None
    """The column of a Parquet file that was read, where one was named."""
    pages: int
    """Pages read."""
    gated: int
    """Pages among them that the gate turned away."""
    rows: dict[str, int]
    """Name of a table -> its rows."""
    unreadable: int
    """Records that could not be read."""
    errors: list[str]
    """The first messages about these."""
    skipped: bool = False
    """Whether the shard was done before; not part of the JSON."""

    @property
    def is_outdated(self) -> bool:
        """Whether another version made the tables."""
        return self.version != version()


def version() -> str:
    """Say what tables are made by now: the release, the parser's code, tables, and the gate."""
    return f"{qa_cli.__version__} {CODE} {VERSION}.{gate.VERSION}"


def extract_shard(
    path: str,
    out: str,
    *,
    everything: bool = False,
    column: str | None = None,
    again: bool = False,
) -> Receipt:
    """Write the tables of a shard's pages, and a receipt; nothing where that is done.

    What has a receipt is done again if the shard has changed, if these arguments differ, or, with
    `again`, if another version of qa did it.

    Args:
        path: The shard: a path, or an address that fsspec knows.
        out: The folder for the tables: likewise.
        everything: Keep pages that are no question pages, too.
        column: That column of a Parquet file has the pages.
        again: Do again what another version did.

    Raises:
        SourceError: The shard cannot be read, or none of it, or the tables cannot be written.
        QaError: A package is missing.
    """
    need_pyarrow()
    name, stamp = shard_name(path), stamp_of(path)
    told = joined(out, RECEIPTS, f"{name}.json")
    done = _receipt_in(read_bytes(told))
    if done is not None:
        wanted = (*stamp, everything, column)
        same = (done.size, done.state, done.everything, done.column) == wanted
        if same and not (again and done.is_outdated):
            return done._replace(path=path, skipped=True)
    with _workshop(out, name) as folder:
        with _Kept(os.path.join(folder, "pages")) as kept:
            counts = _read(path, kept, everything=everything, column=column)
            rows = _write(kept, os.path.join(folder, ""))
        receipt = Receipt(
            path, *stamp, version(), everything, column, *counts[:2], rows, *counts[2:]
        )
        if stamp_of(path) != stamp:
            raise SourceError(f"{path}: changed while it was read")
        for table in rows:
            file = os.path.join(folder, f"{table}.parquet")
            put(file, joined(out, table, f"{name}.parquet"))
        file = os.path.join(folder, "receipt")
        with open(file, "w", encoding="utf-8") as text:
            text.write(_json(receipt))
        put(file, told)
    return receipt


class _Counts(NamedTuple):
    """What reading a shard came to."""

    pages: int
    gated: int
    unreadable: int
    errors: list[str]


def _read(path: str, kept: "_Kept", *, everything: bool, column: str | None) -> _Counts:
    """Read a shard, and keep the pages that are wanted; raise `SourceError` if there are none."""
    pages = gated = unreadable = 0
    errors: list[str] = []
    with opened(path) as file:
        watched = _Watched(file)
        buffered = BufferedReader(watched, CHUNK_BYTES)
        for item in read_stream(path, buffered, column):
            if isinstance(item, SourceError):
                unreadable += 1
                if len(errors) < ERRORS:
                    errors.append(str(item))
                continue
            pages += 1
            if not (everything or _says_so(item) or gate.may_ask(item.text)):
                gated += 1
                continue
            question = parse_raw_page(item)
            if not is_left_out(question, Selection(column, not everything)):
                kept.add(item, question)
        if watched.failure is not None:
            raise SourceError(f"{path}: {watched.failure}") from watched.failure
    if errors and not pages:
        raise SourceError(errors[0])
    return _Counts(pages, gated, unreadable, errors)


def _says_so(page: RawPage) -> bool:
    """Whether a web page states itself that it has answers."""
    return page.markup is not None and bool(page.markup.answers)


def _write(kept: "_Kept", prefix: str) -> dict[str, int]:
    """Write the tables; return the rows of each."""
    from pyarrow import parquet  # noqa: PLC0415  an extra

    with ParquetWriter(prefix) as tables:
        for page, text in kept.pages():
            tables.add(page, figures_of(page, text))
    names = [table.name for table in tables.tables]
    return {one: parquet.read_metadata(f"{prefix}{one}.parquet").num_rows for one in names}


class _Kept:
    """Pages that wait on disk until all ids of a shard are known: twins must be told apart.

    Args:
        path: Of a file that is made for it.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._sources: list[Source] = []

    def __enter__(self) -> Self:
        self._file = open(self._path, "w+b")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        os.unlink(self._path)

    def add(self, raw: RawPage, question: Question) -> None:
        """Keep a page."""
        self._sources.append(raw.source)
        pickle.dump((raw.text, question), self._file, pickle.HIGHEST_PROTOCOL)

    def pages(self) -> Iterator[tuple[Page, str]]:
        """Yield the pages that are kept, with the text of each; to be called once, at the end."""
        ids = make_ids(self._sources)
        self._file.seek(0)
        for page_id, source in zip(ids, self._sources, strict=True):
            text, question = pickle.load(self._file)  # noqa: S301  written by this process
            yield Page(page_id, source, question), text


class _Watched(RawIOBase):
    """A file that keeps in mind how it failed: readers take a failure for the end of the data.

    Args:
        file: The file.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.failure: OSError | None = None

    def readable(self) -> bool:
        """Say that it is."""
        return True

    def seekable(self) -> bool:
        """Whether the file is."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place; return it."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  any buffer, says Python 3.12 first
        """Read into a buffer; return how much."""
        try:
            data = self._file.read(len(buffer))
        except OSError as error:
            self.failure = error
            raise
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def _workshop(out: str, name: str) -> Iterator[str]:
    """Make a folder for what is not whole yet; it is gone in the end, as are those of killed runs.

    It is on the disk of the tables where they are on one: files are only renamed then.
    """
    if scheme_of(out) is not None:
        with tempfile.TemporaryDirectory(prefix="qa-") as folder:
            yield folder
        return
    above = os.path.join(out, UNFINISHED)
    try:
        os.makedirs(above, exist_ok=True)
        folder = tempfile.mkdtemp(prefix=f"{name}.", dir=above)
    except OSError as error:
        raise SourceError(f"{out}: {error.strerror}") from error
    done = f"{escape(name)}.*"
    try:
        yield folder
    except BaseException:
        done = escape(os.path.basename(folder))
        raise
    finally:
        for left in glob(os.path.join(escape(above), done)):
            shutil.rmtree(left, ignore_errors=True)
        with suppress(OSError):  # others are at work in it
            os.rmdir(above)


def _json(receipt: Receipt) -> str:
    fields = {"schema": SCHEMA, **receipt._asdict()}
    del fields["skipped"]
    return json.dumps(fields, indent=1) + "\n"


def _receipt_in(data: bytes | None) -> Receipt | None:
    """Read a receipt; `None` for what is none."""
    try:
        fields = json.loads(data or b"{}")
        if fields.pop("schema") != SCHEMA:
            return None
        return Receipt(**{name: cast("Any", fields)[name] for name in Receipt._fields[:-1]})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
