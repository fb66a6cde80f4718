"""An index folder is input like any other: what is wrong in it is told, and the pages are read."""

import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.corpus import write_pages
from qa_cli.app import app
from qa_cli.corpus import load_corpus
from qa_cli.index import build_index
from qa_cli.index.database import TABLES
from qa_cli.index.sealing import parts, seal
from tests.hostile.command import QA, environment
from tests.hostile.test_special_files import AS_OTHERS

PATIENCE = 20
"""Seconds after which a command counts as hanging; each takes some milliseconds."""

NOTHING = Path("/etc/passwd")

COMMANDS = [
    line.split()
    for line in (
        "list", "list --json", "show 000002", "show 000001/1 --json", "show 000003 --source",
        "search botox --json -n 50", "search botxo --ids", "search boto* --ids", "search id:000001",
        "search zzqqzz", "doctors", "doctors --inferred --json", "doctors --sort words", "summary",
        "check", "figures", "figures --by doctor", "figures --json", "export",
    )
]  # fmt: skip
"""Command lines that together read every table and the engine."""

SEARCHES = [args for args in COMMANDS if args[0] == "search"]

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def limited(*args: str, env: str = "indexes") -> Result:
    """Run `qa` in this process; a hang is a failure."""

    def too_long(*_: object) -> None:
        pytest.fail(f"{args} hangs")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(PATIENCE)
    try:
        return CliRunner().invoke(app, [*args, "-C", "pages"], env={"QA_INDEX": env})
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Hostile:
    """A corpus with an index that is made sound again for each attack, and the right answers."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "pages").mkdir()
        write_pages(home / "pages", 5, range(8))
        self.right = {tuple(args): limited(*args, env="") for args in COMMANDS}
        assert limited("index").exit_code == 0
        [self.folder] = Path("indexes").iterdir()
        shutil.copytree(self.folder, "template")

    def restore(self) -> None:
        """Make the index sound again."""
        if self.folder.is_symlink():
            self.folder.unlink()
        shutil.rmtree("indexes")
        shutil.copytree("template", self.folder)
        self.reseal()

    def reseal(self) -> None:
        """Make damage look as if `qa index` had written it."""
        seal(str(self.folder), parts(str(self.folder)))

    def execute(self, *statements: str, values: tuple[object, ...] = ()) -> None:
        """Change the database, and make the seal anew."""
        base = sqlite3.connect(self.folder / "index.db", isolation_level=None)
        for one in statements:
            base.execute(one, values if "?" in one else ())
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.close()
        self.reseal()

    def is_right(self, args: list[str], *, told: bool | None = None) -> bool:
        """Run a command, whose output has to be right; return whether it told of damage.

        What has begun to come out before damage is met ends with one line and 2.
        """
        found, right = limited(*args), self.right[tuple(args)]
        assert found.exception is None or isinstance(found.exception, SystemExit)
        assert "internal error" not in found.stderr
        assert not CONTROLS.search(found.stderr)
        tells = "run qa index" in found.stderr
        assert told in (None, tells), (args, found.stderr)
        if "not whole" in found.stderr:
            assert found.exit_code == 2
            return True
        assert (found.exit_code, found.stdout) == (right.exit_code, right.stdout), found.stderr
        assert tells or found.stderr == right.stderr
        return tells

    def heals(self) -> None:
        """`qa index` makes it sound."""
        healed = limited("index")
        assert healed.exit_code == 0, healed.stderr
        for args in (["list"], SEARCHES[0]):
            self.is_right(args, told=False)
        assert limited("index", "--verify").exit_code == 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """Make the index once; pages that stay as they are need to be read but once, too."""
    home = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        patch.setattr("qa_cli.commands.shared.load_corpus", cache(load_corpus))
        patch.setattr("qa_cli.index.store.build_index", cache(build_index))
        patch.setattr("qa_cli.index.opening._PAUSE", 0)  # nobody else writes
        yield Hostile(home)


@pytest.fixture
def index(made: Hostile, monkeypatch: pytest.MonkeyPatch) -> Hostile:
    """Return a sound index."""
    monkeypatch.chdir(made.home)
    made.restore()
    return made


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(path.parent)  # a socket's path is short
        server.bind(path.name)
        os.chdir(before)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "in").write_text("x")


TRAPS: dict[str, Callable[[Path], object]] = {
    "pipe": lambda path: os.mkfifo(path),
    "socket": _socket,
    "folder": _folder,
    "empty": lambda path: path.touch(),
    "link out": lambda path: path.symlink_to(NOTHING),
    "link to nothing": lambda path: path.symlink_to(Path.cwd() / "elsewhere" / "made"),
    "link to a file": lambda path: path.symlink_to(Path.cwd() / "elsewhere" / "mine"),
    "link to a folder": lambda path: path.symlink_to(Path.cwd() / "elsewhere"),
}

PLACES = (
    "index.db", "index.db-wal", "index.db-shm", "index.db-journal", "engine", "engine/meta.json",
    "engine/*.idx", "sealed", "sealed.new", "lock", "lock.by",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_but_files_of_its_own_is_opened(index: Hostile, place: str, trap: str) -> None:
    """No link is followed, nothing waited for; `qa index` puts a file in the place of a trap."""
    elsewhere = Path("elsewhere")
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    path = next(index.folder.glob(place), index.folder / place)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    TRAPS[trap](path)
    for args in (["list"], SEARCHES[0]):
        index.is_right(args)
    for look in ("--status", "--verify"):
        assert "internal error" not in limited("index", look).stderr
    index.heals()
    assert [one.read_text() for one in elsewhere.iterdir()] == ["mine"]


def test_a_link_in_the_place_of_an_index_is_not_followed(index: Hostile) -> None:
    """Neither to read, nor to write, nor to remove what it leads to."""
    shutil.rmtree("copy", ignore_errors=True)
    shutil.move(index.folder, "copy")
    index.folder.symlink_to(Path("copy").resolve())
    there = {path: path.stat().st_mtime_ns for path in Path("copy").rglob("*")}
    index.is_right(["list"], told=True)
    assert limited("index", "--drop").exit_code == 1
    index.heals()
    assert {path: path.stat().st_mtime_ns for path in Path("copy").rglob("*")} == there
    assert not index.folder.is_symlink()


COLUMNS = [
    (table, line.split()[0], line.split()[1])
    for table, told in re.findall(
        r"CREATE TABLE (\w+) \((.*?)\)(?: WITHOUT ROWID)?;", TABLES, re.DOTALL
    )
    for line in re.sub(r"\s*(UNIQUE|PRIMARY KEY) \([^)]*\)", "", told).split(",")
    if len(line.split()) > 1
]
"""Each column of each table, and its type."""

TEXTS = ("\x1b[31m[red]boo[/red]\x07\n", "x" * 20_000, "[1,2]", "null", "../../../etc/passwd")


@pytest.mark.long
def test_a_value_of_a_wrong_type_is_damage(index: Hostile) -> None:
    """In any column: it is told and the output is right, or nothing was to be read there."""
    told = 0
    for table, column, kind in COLUMNS:
        value: object = 7 if kind == "BLOB" else b"\xff\x00"
        if column in {"key", "id"} and table != "pages":
            continue  # SQLite takes nothing else there
        index.restore()
        try:
            index.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", values=(value,))  # noqa: S608
        except sqlite3.IntegrityError:
            continue  # as above
        drawn = random.Random(f"{table}.{column}").sample(COMMANDS, 6)
        told += sum(map(index.is_right, drawn)) > 0
        assert "internal error" not in limited("index", "--verify").stderr
    assert told > len(COLUMNS) // 3


@pytest.mark.long
def test_no_value_is_an_internal_error_or_reaches_the_terminal(index: Hostile) -> None:
    """Numbers at the ends of their range, texts of all kinds and nothing, in any column."""
    rng = random.Random(12)
    values = (*TEXTS, None, -3, 2**63 - 1, -(2**63), 1e308, float("inf"))
    for _ in range(60):
        table, column, _kind = rng.choice(COLUMNS)
        index.restore()
        try:
            index.execute(
                f"UPDATE OR IGNORE {table} SET {column} = ?",  # noqa: S608
                values=(rng.choice(values),),
            )
        except sqlite3.Error:
            continue
        for args in rng.sample(COMMANDS, 5):
            found = limited(*args)
            assert "internal error" not in found.stderr, (table, column, args)
            assert not CONTROLS.search(found.stdout + found.stderr), (table, column, args)
            assert found.exit_code in {0, 1, 2}


@pytest.mark.parametrize("table", ["pages", "answers", "people", "topics", "files", "meta"])
def test_rows_that_are_missing_are_missed(index: Hostile, table: str) -> None:
    """Every second row is gone: what rests on it is told, and right."""
    column = "name" if table == "meta" else "id" if table != "answers" else "key"
    column = "key" if table == "pages" else column
    every = f"SELECT {column} FROM (SELECT {column}, row_number() OVER () AS n FROM {table}) WHERE n % 2"  # noqa: S608
    index.execute(f"DELETE FROM {table} WHERE {column} IN ({every})")  # noqa: S608
    told = [index.is_right(args) for args in COMMANDS if "figures" not in args]
    assert any(told)
    index.heals() if table == "meta" else None


@pytest.mark.parametrize(
    "tricks",
    [
        ("ALTER TABLE pages RENAME TO other", "CREATE VIEW pages AS SELECT * FROM other"),
        ("CREATE TRIGGER t AFTER INSERT ON pages BEGIN DELETE FROM pages; END",),
        ("CREATE TABLE more (x)",),
        ("ALTER TABLE pages ADD COLUMN more AS (key + 1)",),
        ("ALTER TABLE pages ADD COLUMN more TEXT",),
        ("DROP INDEX pages_by_name",),
        ("CREATE INDEX more ON pages (title)",),
        ("DROP TABLE words", "CREATE TABLE words (word TEXT, field TEXT, units, digest)"),
        ("DROP TABLE people",),
    ],
)
def test_other_tables_than_ours_are_refused(index: Hostile, tricks: tuple[str, ...]) -> None:
    """Views, triggers, columns, tables and indexes too many or too few."""
    index.execute(*tricks)
    for args in (["list"], ["summary"], SEARCHES[0]):
        index.is_right(args, told=True)
    index.heals()


def _other_wal(folder: Path) -> None:
    base = sqlite3.connect("other.db")
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("CREATE TABLE pages (x)")
    base.commit()
    shutil.copy("other.db-wal", folder / "index.db-wal")
    base.close()
    Path("other.db").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "index.db").write_bytes(b""),
        lambda folder: os.truncate(folder / "index.db", 4096),
        lambda folder: os.truncate(folder / "index.db", 100),
        lambda folder: os.truncate(folder / "index.db", 50_000),
        lambda folder: (folder / "index.db").write_bytes(bytes(8192)),
        lambda folder: (folder / "index.db").write_text("{}"),
        lambda folder: (folder / "index.db-wal").write_bytes(random.Random(1).randbytes(9000)),
        lambda folder: (folder / "index.db-shm").write_bytes(random.Random(2).randbytes(32768)),
        lambda folder: (folder / "index.db-journal").write_bytes(random.Random(3).randbytes(900)),
        _other_wal,
    ],
)
def test_files_of_sqlite_may_hold_anything(
    index: Hostile, damage: Callable[[Path], object]
) -> None:
    """Garbage, nothing, and what is another database's."""
    damage(index.folder)
    index.reseal()
    for args in (["list"], ["doctors"], SEARCHES[0]):
        index.is_right(args)
    index.heals()


def _damaged(data: bytes, how: str, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    if how == "cut":
        return data[:place]
    if how == "flipped":
        return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]
    some = rng.randbytes(rng.randrange(1, 200))
    return data[:place] + some + (b"" if how == "more" else data[place + len(some) :])


def _other_meta(data: bytes, rng: random.Random) -> bytes:
    meta = json.loads(data)
    one: object = rng.choice(
        ("../../pages/x", "/etc/passwd", None, -1, 2**64, 1.5, [], {}, "\x1b[31m", "x" * 5000)
    )
    key = rng.choice(("segments", "segment_id", "max_doc", "deletes", "schema", "opstamp"))
    target = meta["segments"][0] if key in meta["segments"][0] else meta
    target[key] = one
    return json.dumps(meta).encode()


@pytest.mark.long
def test_damage_to_the_engine_is_told(index: Hostile, capfd: pytest.CaptureFixture[str]) -> None:
    """A hundred and fifty times: the right hits, and not a word from the engine itself."""
    rng = random.Random(9)
    told = 0
    for _ in range(150):
        index.restore()
        files = [path for path in (index.folder / "engine").iterdir() if path.stat().st_size]
        path = rng.choice(sorted(files))
        if path.name == "meta.json":
            path.write_bytes(_other_meta(path.read_bytes(), rng))
        else:
            how = rng.choice(("cut", "flipped", "other", "more"))
            path.write_bytes(_damaged(path.read_bytes(), how, rng))
        index.reseal()
        told += index.is_right(rng.choice(SEARCHES))
    assert told > 100
    assert capfd.readouterr() == ("", "")
    index.heals()


@pytest.mark.parametrize("size", [0, 40, 10**7 + 1])
def test_a_note_of_who_writes_may_hold_anything(index: Hostile, size: int) -> None:
    """It is shown without escape sequences, or not at all, and of a wrong type not believed."""
    from qa_cli.index.upkeep import _holder  # noqa: PLC0415  private, and at the end of a wait

    note = {"process": 7, "since": "\x1b[31m"} if size < 100 else ["x" * size]
    (index.folder / "lock.by").write_text(json.dumps(note) if size else '{"process": []}')
    told = _holder(str(index.folder / "lock"))
    assert told.startswith("another qa index")
    assert len(told) < 100


@pytest.mark.parametrize("kind", ["file", "device", "pipe", "locked"])
def test_the_folder_of_indexes_may_be_anything(index: Hostile, kind: str) -> None:
    """What holds no indexes is said, in one line, and nothing waited for."""
    root = Path("root")
    if root.is_dir():
        root.rmdir()
    root.unlink(missing_ok=True)
    if kind == "file":
        root.write_text("x")
    elif kind == "pipe":
        os.mkfifo(root)
    elif kind == "locked":
        root.mkdir(mode=0)
    else:
        root = Path("/dev/null")
    before = AS_OTHERS if kind == "locked" else []
    for args, code in ((["list"], 0), (["index"], 2), (["index", "--verify"], 1)):
        done = subprocess.run(
            [*before, *QA, *args, "-C", "pages", "--index", str(root)],
            check=False, capture_output=True, timeout=PATIENCE, env=environment(), cwd=index.home,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        assert done.stderr.count(b"\n") == 1
        assert b"internal error" not in done.stderr
    if kind == "locked":
        root.chmod(0o700)


def test_an_index_that_is_read_only_goes_on_answering(
    index: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And damage in it is told as elsewhere."""
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    for args in COMMANDS:
        index.is_right(args, told=False)
    [path] = index.folder.glob("engine/*.idx")
    path.write_bytes(bytes(path.stat().st_size))
    index.reseal()
    index.is_right(SEARCHES[0], told=True)


def _writer(limit: int | None = None, *args: str) -> "subprocess.Popen[str]":
    def limited_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*QA, "index", "-C", "pages", *args],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=environment({"QA_INDEX": "indexes"}), preexec_fn=limited_files,  # noqa: PLW1509  no threads
    )  # fmt: skip


@pytest.mark.parametrize("limit", [20_000, 60_000, 110_000, 200_000])
def test_a_full_disk_is_one_line(index: Hostile, limit: int) -> None:
    """The index is as it was before: the old one, or none."""
    shutil.rmtree("indexes")
    writer = _writer(limit)
    _, said = writer.communicate(timeout=PATIENCE)
    assert (writer.returncode, said.count("\n")) == (2, 1)
    assert said.startswith("qa: cannot write the index: ")
    assert limited("index", "--verify").exit_code == 1
    index.is_right(["list"], told=False)


def test_a_killed_first_build_leaves_no_index(index: Hostile) -> None:
    """At any moment: `--verify` says so, with 1, or all of it is there."""
    rng = random.Random(4)
    for _ in range(5):
        shutil.rmtree("indexes")
        writer = _writer()
        time.sleep(rng.uniform(0.1, 0.6))
        writer.kill()
        writer.communicate()
        Path("indexes").mkdir(exist_ok=True)
        verified = limited("index", "--verify")
        assert verified.exit_code in {0, 1}
        assert verified.exit_code == 0 or "there is no index" in verified.stderr
        index.is_right(["list"], told=False)
    assert limited("index").exit_code == 0


def test_writers_and_one_who_drops_at_once(index: Hostile) -> None:
    """Each ends well; what is there in the end is whole, or nothing is."""
    shutil.rmtree("indexes")
    writers = [_writer() for _ in range(4)]
    writers.insert(2, _writer(None, "--drop"))
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert writer.returncode == 0 or "there is no index to remove" in said, said
    assert limited("index", "--verify").exit_code in {0, 1}
    index.is_right(["list"], told=False)
