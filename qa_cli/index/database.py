"""The database of an index: its tables, how it is opened, and how damage to it is found.

    index.db    SQLite: everything that is known of the pages; `docs/data.md` tells its tables
    engine/     the search engine's postings, made from the database
    sealed      the state of each of these files, see `sealing`
    lock        held by the one who writes

A folder of an index is input like any other, for anybody may name one: only plain files are opened,
no link is followed, the tables must be just ours, and every record carries a digest that is checked
when it is read.
"""

import json
import os
import sqlite3
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial, wraps
from itertools import islice
from typing import Any, ParamSpec, TypeVar

from qa_cli.index.faults import DamagedError, OutdatedError, StorageError
from qa_cli.index.place import DATABASE
from qa_cli.sources.digests import blake2b

LOCK = "lock"
HOLDER = f"{LOCK}.by"
JOURNAL = f"{DATABASE}-journal"
"""What SQLite would take back where it lay beside the database; ours has none."""

FORMAT = 6
"""Raised by every change of what the tables or the engine hold."""

DIGEST_BYTES = 8
"""64 bits: chance damage of a page's record passes once in 10**19."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT, digest INTEGER) WITHOUT ROWID;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, root INTEGER, name TEXT, bytes INTEGER, mtime INTEGER, ctime INTEGER,
  inode INTEGER, blake2b TEXT, errors TEXT, left_out INTEGER, UNIQUE (root, name));
CREATE TABLE folders (root INTEGER, name TEXT, mtime INTEGER);
CREATE TABLE errors (root INTEGER, name TEXT, reason TEXT);
CREATE TABLE pages (
  key INTEGER PRIMARY KEY, id TEXT UNIQUE, tail TEXT, name TEXT, file INTEGER REFERENCES files,
  record INTEGER, bytes INTEGER, blake2b TEXT, title TEXT, body TEXT, has_photo INTEGER,
  declared_answers INTEGER, answers INTEGER, evidence TEXT, problems INTEGER, ledger TEXT,
  places TEXT, said BLOB, digest BLOB, facts_digest BLOB, url TEXT, own_id TEXT, date TEXT,
  votes INTEGER, language TEXT);
CREATE INDEX pages_by_tail ON pages (tail);
CREATE INDEX pages_by_name ON pages (name);
CREATE INDEX pages_by_file ON pages (file);
CREATE TABLE answers (
  key INTEGER PRIMARY KEY, page INTEGER REFERENCES pages, number INTEGER, headline TEXT, body TEXT,
  first_line INTEGER, last_line INTEGER, evidence TEXT, name TEXT, credentials TEXT, specialty TEXT,
  location TEXT, rating REAL, reviews INTEGER, sign_off TEXT, sign_off_line INTEGER, certainty REAL,
  words INTEGER, places TEXT, said BLOB, family TEXT, person INTEGER REFERENCES people,
  date TEXT, votes INTEGER, accepted INTEGER, url TEXT);
CREATE INDEX answers_by_person ON answers (person, words);
CREATE INDEX answers_by_said ON answers (said) WHERE said IS NOT NULL;
CREATE INDEX answers_by_family ON answers (family);
CREATE TABLE problems (
  page INTEGER REFERENCES pages, code TEXT, first_line INTEGER, last_line INTEGER, message TEXT);
CREATE INDEX problems_by_page ON problems (page);
CREATE TABLE people (
  id INTEGER PRIMARY KEY, family TEXT, name TEXT, credentials TEXT, specialty TEXT, location TEXT,
  rating REAL, reviews INTEGER, answers INTEGER, questions INTEGER, names TEXT, ratings TEXT,
  digest INTEGER);
CREATE INDEX people_by_family ON people (family);
CREATE TABLE topics (id INTEGER PRIMARY KEY, kind TEXT, role TEXT, measure TEXT);
CREATE TABLE figures (
  key INTEGER, topic INTEGER REFERENCES topics, low REAL, high REAL, unit TEXT, base_low REAL,
  base_high REAL, certainty REAL, negated INTEGER, qualifier TEXT, words TEXT, part TEXT,
  sentence_start INTEGER, sentence_end INTEGER,
  line INTEGER, first_column INTEGER, end_column INTEGER);
CREATE INDEX figures_by_key ON figures (key);
CREATE INDEX figures_by_value
  ON figures (topic, base_low, base_high, negated, key, low, high, unit);
CREATE TABLE words (
  word TEXT, field TEXT, units INTEGER, digest INTEGER, PRIMARY KEY (word, field)) WITHOUT ROWID;
CREATE TABLE terms (
  word TEXT PRIMARY KEY, answers INTEGER, times INTEGER, with_singular INTEGER, digest INTEGER
) WITHOUT ROWID;
"""
"""The tables. A key is a page's (24 bits free below it), or that of a question (number 0) or answer
within the page; keys ascend in page order."""

_PATIENCE = 500
"""Milliseconds that a writer waits for readers at its end: a command of `qa` is done by then."""

_STATEMENTS = [one.strip() for one in TABLES.split(";") if one.strip()]

INDEXES = [one for one in _STATEMENTS if one.startswith("CREATE INDEX")]
"""Made when the tables are filled, which is quicker than to keep them up meanwhile."""

_OURS = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"

_WRONG = (
    sqlite3.Error, ValueError, TypeError, AttributeError, LookupError, OverflowError,
    RecursionError,
)  # fmt: skip
"""What values of wrong kinds or out of place end in, and what SQLite finds wrong itself."""

_AT_ONCE = 1_000
"""Rows whose types are looked at together, which is quicker than one by one."""

_LARGEST = 10_000_000
"""Bytes of the small files: lists of an engine's files."""

T = TypeVar("T")
P = ParamSpec("P")

decoded = partial(str, encoding="utf-8", errors="surrogatepass")
"""Turn what the database holds of a text back into it."""


def text(value: str | None) -> str | bytes | None:
    """Return a text as the database takes it: what is no UTF-8 in a file's name is kept."""
    if value is None or value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


def checksum(row: Iterable[Any]) -> int:
    """Return the digest of a short row: 32 bits, which tell every change of a few neighbours."""
    return zlib.crc32("\x1f".join(map(str, row)).encode("utf-8", "surrogatepass"))


def canonical(rows: Any) -> bytes:  # noqa: ANN401  rows, lists of them, and so on
    """Return rows as bytes: what their digest is taken of."""
    return json.dumps(rows, separators=(",", ":")).encode("ascii")


def record_digest(rows: Any) -> bytes:  # noqa: ANN401  as above
    """Return the digest of a record."""
    return blake2b(canonical(rows), digest_size=DIGEST_BYTES).digest()


def opened(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row without its digest, the last column; `DamagedError` where that is wrong."""
    if checksum(row[:-1]) != row[-1]:
        raise DamagedError("the index is damaged")
    return row[:-1]


_KINDS: dict[str, frozenset[type]] = {
    "i": frozenset({int}),
    "I": frozenset({int, type(None)}),
    "r": frozenset({float}),
    "R": frozenset({float, type(None)}),
    "s": frozenset({str}),
    "S": frozenset({str, type(None)}),
    "b": frozenset({bytes}),
    "B": frozenset({bytes, type(None)}),
}
"""Letter -> types of values: integer, real, string and bytes; as a capital, or nothing."""


def of_kinds(kinds: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows whose values are of the types that they are to have, see `_KINDS`.

    A database holds whatever was written into it, whatever its tables say. Raises `DamagedError`
    for a row of other types.
    """
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        columns = [set(map(type, column)) for column in zip(*some, strict=True)]
        if len(columns) != len(kinds) or not all(
            found <= _KINDS[kind] for found, kind in zip(columns, kinds, strict=True)
        ):
            raise DamagedError("the index is damaged: a value of another type")
        yield from some


@contextmanager
def reading() -> Iterator[None]:
    """Take whatever goes wrong when the database is read for damage to it: `DamagedError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        kind = error.sqlite_errorname.removeprefix("SQLITE_").partition("_")[0]
        if kind in {"BUSY", "CANTOPEN", "FULL", "IOERR", "LOCKED", "NOMEM", "READONLY"}:
            raise StorageError(f"the index cannot be read: {error}") from error
        raise DamagedError(f"the index is damaged: {error}") from error
    except _WRONG as error:
        raise DamagedError("the index is damaged") from error


def checked(read: Callable[P, T]) -> Callable[P, T]:
    """Make a function take what goes wrong for damage."""

    @wraps(read)
    def wrapped(*args: P.args, **options: P.kwargs) -> T:
        with reading():
            return read(*args, **options)

    return wrapped


def is_plain(path: str, *, folder: bool = False) -> bool:
    """Whether there is a file, or a folder, of that name: no link, no pipe, no device.

    Raises `FileNotFoundError` where there is nothing.
    """
    mode = os.lstat(path).st_mode
    return stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode)


def read_plain(path: str) -> bytes:
    """Read a small file of ours: no link, and nothing that has to be waited for.

    Raises `OSError`, and `DamagedError` for what is no file, or no small one.
    """
    special = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if not is_plain(path):
        raise DamagedError(f"the index is damaged: {os.path.basename(path)} is no file")
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | special)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise DamagedError(f"the index is damaged: {os.path.basename(path)} is no file")
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise DamagedError(f"the index is damaged: {os.path.basename(path)} is too large")
    return data


def open_database(folder: str) -> sqlite3.Connection:
    """Open the database of a folder to be read: the state of this moment, whoever writes.

    Raises `FileNotFoundError` where there is none, `DamagedError` where it is no database of ours
    and `OutdatedError` for one of another format.
    """
    path = os.path.join(folder, DATABASE)
    if not is_plain(path):
        raise DamagedError(f"the index is damaged: {DATABASE} is no file")
    for name in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
        with suppress(FileNotFoundError):
            if not is_plain(os.path.join(folder, name)):
                raise DamagedError(f"the index is damaged: {name} is no file")
    if not is_plain(folder, folder=True):
        raise DamagedError("the index is damaged: its folder is a link")
    if os.path.lexists(os.path.join(folder, JOURNAL)):  # it would be taken back into the database
        raise DamagedError(f"the index is damaged: {JOURNAL} is not qa's")
    # Where nothing can be written, SQLite cannot note that somebody reads; nobody writes either.
    still = "" if os.access(folder, os.W_OK) else "&immutable=1"
    with reading():
        base = sqlite3.connect(f"{_uri(path)}?mode=ro{still}", uri=True, isolation_level=None)
        base.text_factory = decoded
        base.execute("PRAGMA trusted_schema=OFF")
        base.execute("PRAGMA cell_size_check=ON")
        base.execute("BEGIN")
        (made,) = base.execute("PRAGMA user_version").fetchone()
        if made != FORMAT:
            raise OutdatedError("the index is of another format")
        if [sql for (sql,) in base.execute(_OURS)] != _schema():
            raise DamagedError("the index is damaged: its tables are not qa's")
    return base


def new_database(path: str) -> sqlite3.Connection:
    """Make an empty database for the user alone, to be filled at one go and sealed at the end."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    base = sqlite3.connect(path, isolation_level=None)
    base.text_factory = decoded
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-32000"):
        base.execute(f"PRAGMA {pragma}")
    base.execute(f"PRAGMA user_version={FORMAT}")
    base.execute("BEGIN")
    for statement in _STATEMENTS:
        if statement not in INDEXES:
            base.execute(statement)
    return base


def change_database(folder: str) -> sqlite3.Connection:
    """Open the database of a folder to be changed: readers go on with the state before."""
    path = os.path.join(folder, DATABASE)
    base = sqlite3.connect(f"{_uri(path)}?mode=rw", uri=True, isolation_level=None)
    base.text_factory = decoded
    for pragma in ("synchronous=NORMAL", "cache_size=-32000", "wal_autocheckpoint=0"):
        base.execute(f"PRAGMA {pragma}")
    base.execute("BEGIN IMMEDIATE")
    return base


def close_database(base: sqlite3.Connection) -> bool:
    """See everything that was committed into the file itself; whether no reader was in the way."""
    base.execute(f"PRAGMA busy_timeout={_PATIENCE}")
    is_busy, *_ = base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    base.close()
    return not is_busy


def set_meta(base: sqlite3.Connection, name: str, value: Any) -> None:  # noqa: ANN401  JSON
    """Note something about the index."""
    row = (name, json.dumps(value))
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?, ?)", (*row, checksum(row)))


def get_meta(base: sqlite3.Connection) -> dict[str, Any]:
    """Return all that is noted about the index."""
    rows = map(opened, of_kinds("ssi", base.execute("SELECT name, value, digest FROM meta")))
    return {name: json.loads(value) for name, value in rows}


def private(path: str, flags: int) -> int:
    """Open a file that is for the user alone; not what a link leads to."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def make_folder(path: str) -> None:
    """Make a folder, and those it is in, for the user alone."""
    above = os.path.dirname(path)
    if above and not os.path.isdir(above):
        make_folder(above)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


def _uri(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415  not where there is no index

    absolute = os.path.abspath(path)
    if sys.platform == "win32":
        absolute = f"/{absolute}".replace("\\", "/")
    return f"file:{quote(os.fsencode(absolute))}"


def _schema() -> list[str]:
    """Return the statements by which SQLite remembers our tables, in order of the names."""
    return [one for _, one in sorted((one.split()[2], one) for one in _STATEMENTS)]
