"""An index survives everything: killed writers, flipped bits, full disks, two writers at once."""

import gc
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from benchmarks.corpus import write_pages
from qa_cli.corpus import load_corpus
from qa_cli.index import build_index, upkeep
from qa_cli.index.database import LOCK
from qa_cli.index.opening import open_index
from qa_cli.index.postings import where_writable
from qa_cli.index.sealing import parts, seal
from qa_cli.index.upkeep import alone
from tests.builders import saved_page
from tests.conftest import Qa

QA = (sys.executable, "-m", "qa_cli")
KILLS = 60
FLIPS = 200

LOOKS = (
    ("list", "--json"),
    ("search", "botx", "--json", "-n", "50"),
    ("doctors", "--json"),
    ("show", "000003", "--json"),
)
"""Command lines that together read every file of an index."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of a few pages; indexes are made beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 5, range(8))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_INDEX", "indexes")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parent.parent))
    return folder


def titles(qa: Qa) -> list[str]:
    """Return the ids that an index answers with; it must be sound."""
    result = qa("list", "-C", "pages", "--json")
    assert "damaged" not in result.stderr
    return [one["id"] for one in json.loads(result.stdout)["questions"]]


def indexing() -> "subprocess.Popen[str]":
    """Start a `qa index` in a process of its own."""
    return subprocess.Popen(
        [*QA, "index", "-C", "pages"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def employing() -> "subprocess.Popen[str]":
    """Start a `qa index` of a corpus without one; return when its workers are up."""
    writer = indexing()
    while writer.poll() is None and not list(Path("indexes").glob("*/*.new*")):
        time.sleep(0.001)
    return writer


def ended(writer: "subprocess.Popen[str]") -> tuple[int, str]:
    """Wait for the end of a process; return its exit code and what it said."""
    _, said = writer.communicate()
    return writer.returncode, said


def killed(writer: "subprocess.Popen[str]", seconds: float) -> bool:
    """Kill a process after some time; return whether it was still at work."""
    time.sleep(seconds)
    was_at_work = writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    return was_at_work


@pytest.mark.long
def test_a_killed_writer_leaves_the_old_or_the_new_index(folder: Path, qa: Qa) -> None:
    """Killed at sixty random moments, `qa index` never leaves anything in between."""
    rng = random.Random(1)
    always = saved_page("What is it?", "It hurts.", ("Ice", "Ice it."))
    (folder / "always_x.txt").write_text(always)  # else newer files would be searched, too
    assert qa("index", "-C", "pages").exit_code == 0
    latest, number = 0.5, 0
    outcomes = {"killed, old": 0, "killed, new": 0, "came too late": 0}
    while outcomes["killed, old"] + outcomes["killed, new"] < KILLS:
        before = titles(qa)
        name = f"page{number:03}_x"
        (folder / f"{name}.txt").write_text(
            saved_page(f"What is number {number}?", "It hurts.", ("Ice", "Ice it."))
        )
        if number > 3:
            (folder / f"page{number - 3:03}_x.txt").unlink()
        number += 1
        after = sorted(path.stem for path in folder.iterdir())
        gc.collect()  # else the writer waits for readers of this process before it ends
        was_killed = killed(indexing(), rng.uniform(0.3, 1) * latest)
        found = titles(qa)
        assert found in (before, after)
        state = ("killed, new" if found == after else "killed, old") if was_killed else ""
        outcomes[state or "came too late"] += 1
        latest *= 1.15 if state == "killed, old" else 0.85  # so as to stay near the end of a run
        result = qa("search", "hurts", "-C", "pages", "--ids")
        assert {one for one in result.stdout.split() if one.startswith("page")} == {
            one for one in found if one.startswith("page")
        }
        verified = qa("index", "-C", "pages", "--verify")
        halfway = verified.stderr == "qa: the index's engine is not of its database\n"
        assert verified.exit_code == 0 or halfway, verified.stderr
        if found == before or halfway:
            assert qa("index", "-C", "pages").exit_code == 0
            assert titles(qa) == after
    assert outcomes["killed, old"] > 5 < outcomes["killed, new"]  # spread over the end of a run
    assert qa("index", "-C", "pages").exit_code == 0
    assert not list(Path("indexes").glob("*/*.new*"))


@pytest.mark.long
def test_a_writer_killed_among_its_workers_is_in_nobodys_way(folder: Path, qa: Qa) -> None:
    """They live on a moment, and write where the next writer, at work by then, does not."""
    write_pages(folder, 6, range(100, 220))
    expected = sorted(path.stem for path in folder.iterdir())
    writer = employing()
    began = time.monotonic()
    assert ended(writer)[0] == 0
    rest = time.monotonic() - began
    kills = 0
    for share in (0, 0, 0.2, 0.5, 0.8):
        assert qa("index", "-C", "pages", "--drop").exit_code == 0
        kills += killed(employing(), share * rest)
        assert ended(indexing())[0] == 0
        assert titles(qa) == expected
        assert qa("index", "-C", "pages", "--verify").exit_code == 0
    assert kills > 1  # of the later ones, some may have come too late


def test_who_begins_to_write_as_an_index_is_dropped_keeps_the_lock(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it removed, a third could begin beside the second, and sweep away what that writes."""
    assert qa("index", "-C", folder.name).exit_code == 0
    [home] = map(str, Path("indexes").iterdir())
    second = FileLock(Path(home, LOCK))

    @contextmanager
    def then_another(path: str, say: upkeep.Say) -> Iterator[None]:
        with alone(path, say):
            yield
        Path(path).mkdir()
        second.acquire()

    monkeypatch.setattr(upkeep, "alone", then_another)
    assert upkeep.drop(home, print)
    with second:
        assert Path(second.lock_file).exists()


@pytest.mark.long
def test_a_flipped_bit_never_gives_a_wrong_answer_in_silence(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred flips, one at a time: the same output, or a warning and the same output.

    `--verify` finds each.
    """
    assert folder.is_dir()
    assert qa("index", "-C", "pages").exit_code == 0
    # Of pages that stay as they are, all commands that go without the index may share the reading.
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", cache(load_corpus))
    monkeypatch.setattr("qa_cli.index.store.build_index", cache(build_index))
    expected = [qa(*args, "-C", "pages") for args in LOOKS]
    files = [path for path in Path("indexes").rglob("*") if path.is_file() and path.stat().st_size]
    rng = random.Random(2)
    warned = 0
    for _ in range(FLIPS):
        path = rng.choice(files)
        data = bytearray(path.read_bytes())
        place = rng.randrange(len(data))
        data[place] ^= 1 << rng.randrange(8)
        sound = path.read_bytes()
        path.write_bytes(data)
        for args, right in zip(LOOKS, expected, strict=True):
            found = qa(*args, "-C", "pages")
            assert (found.exit_code, found.stdout) == (right.exit_code, right.stdout), (path, place)
            warned += found.stderr != right.stderr
        assert qa("index", "-C", "pages", "--verify").exit_code == 2, (path, place)
        path.write_bytes(sound)
    assert warned > FLIPS // 4  # most of these flips concern every command


def flip(path: Path, place: int) -> None:
    """Flip a bit of a file."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def reseal() -> None:
    """Make damage look as if `qa index` had written it: as rot on the disk does."""
    [index] = Path("indexes").iterdir()
    seal(str(index), parts(str(index)))


def test_a_damaged_index_is_built_anew(folder: Path, qa: Qa) -> None:
    """`qa index` says that the index was damaged, and mends it."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    [path] = Path("indexes").glob("*/index.db")
    flip(path, path.stat().st_size // 2)
    assert qa("index", "-C", "pages", "--verify").exit_code == 2
    assert qa("list", "-C", "pages").stderr == (
        "qa: the index is damaged: index.db was changed by something else: run qa index"
        " (going on without it)\n"
    )
    result = qa("index", "-C", "pages")
    assert result.exit_code == 0
    assert "building it anew" in result.stderr
    assert qa("list", "-C", "pages").stderr == ""


def test_an_index_that_was_moved_is_taken_over(folder: Path, qa: Qa) -> None:
    """Its files are others, and all is as it was: `qa index` reads all of it, and goes on."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    shutil.copytree("indexes", "copies")
    moved = ("-C", "pages", "--index", "copies")
    assert "was changed by something else" in qa("list", *moved).stderr
    result = qa("index", *moved, "--json")
    assert (result.stderr, json.loads(result.stdout)["written"]) == ("", False)
    assert qa("list", *moved).stderr == ""


def test_a_damaged_record_is_mended_by_qa_index(folder: Path, qa: Qa) -> None:
    """A page whose record is damaged is parsed again, with a warning, until it is mended."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    right = qa("export", "-C", "pages").stdout
    gc.collect()  # who reads would keep in the log what is written here
    [path] = Path("indexes").glob("*/index.db")
    with sqlite3.connect(path) as base:
        base.execute(
            "UPDATE answers SET body = body || '.' WHERE key = (SELECT min(key) FROM answers)"
        )
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    reseal()
    found = qa("export", "-C", "pages")
    assert found.stdout == right
    assert found.stderr == "qa: the index is damaged: run qa index\n"
    assert qa("index", "-C", "pages", "--verify").exit_code == 2
    assert qa("index", "-C", "pages").exit_code == 0
    assert qa("export", "-C", "pages").stderr == ""


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE pages SET file = file + 1 WHERE file = 2",
        "UPDATE pages SET record = 1 WHERE file = 2",
        "UPDATE pages SET answers = answers + 1 WHERE file = 2",
        "UPDATE pages SET problems = problems + 1 WHERE file = 2",
        "UPDATE answers SET number = number + 1 WHERE number = 2",
        "UPDATE answers SET person = NULL WHERE person = 2",
        "UPDATE answers SET person = CASE person WHEN 1 THEN 3 ELSE 1 END WHERE person IN (1, 3)",
        "UPDATE files SET name = 'x_' || name WHERE id = 2",
        "DELETE FROM people WHERE id = 2",
        "DELETE FROM meta WHERE name = 'engine'",
    ],
)
def test_rows_that_do_not_fit_are_found(folder: Path, qa: Qa, change: str) -> None:
    """Each row may be as it was written and yet not belong to the others: `--verify` says so.

    From then on the index is not used, and the next `qa index` makes it anew.
    """
    assert folder.is_dir()
    qa("index", "-C", "pages")
    [path] = Path("indexes").glob("*/index.db")
    with closing(sqlite3.connect(path)) as base:
        assert base.execute(change).rowcount > 0
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    reseal()
    result = qa("index", "-C", "pages", "--verify")
    assert result.exit_code == 2
    assert "the index is damaged" in result.stderr
    assert "damaged: it lacks sealed: run qa index" in qa("list", "-C", "pages").stderr
    assert "building it anew" in qa("index", "-C", "pages").stderr
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


def test_what_a_stopped_writer_left_in_the_engine_is_no_hindrance(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine gives a list of what it deletes the same name again, and wants it to be new."""
    qa("index", "-C", "pages")
    [listed] = Path("indexes").glob("*/engine/meta.json")
    before = listed.read_bytes()
    min(folder.iterdir()).unlink()

    def stopped(_base: sqlite3.Connection, _name: str, _value: object) -> None:
        raise OSError(None, "stopped")

    with monkeypatch.context() as patch:
        patch.setattr("qa_cli.index.building.set_meta", stopped)
        assert qa("index", "-C", "pages").exit_code == 2
    assert list(listed.parent.glob("*.del"))
    listed.write_bytes(before)  # as it is until all else is there
    result = qa("index", "-C", "pages")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(titles(qa)) == 7
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


def test_a_full_disk_leaves_the_old_index(folder: Path, qa: Qa) -> None:
    """Where files cannot grow, `qa index` ends with one line and 2, and the old index answers."""
    qa("index", "-C", "pages")
    before = titles(qa)
    write_pages(folder, 6, range(100, 140))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    result = subprocess.run(
        [*QA, "index", "-C", "pages"], check=False, capture_output=True, text=True,
        preexec_fn=limit,
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("qa: cannot write the index: ")
    assert titles(qa) == before
    assert not list(Path("indexes").rglob("*.new*"))


def test_what_rots_under_a_file_unnoticed_is_found(folder: Path, qa: Qa) -> None:
    """A flipped bit that leaves size and times as they were is found by `--verify`.

    Where it breaks the engine, a search says so and goes on without it.
    """
    assert folder.is_dir()
    qa("index", "-C", "pages")
    right = qa("search", "hurts", "-C", "pages", "--json", env={"QA_INDEX": ""})
    files = [path for path in Path("indexes").glob("*/engine/*.*") if path.stat().st_size]
    assert len(files) > 5
    rng = random.Random(4)
    for path in files:
        if path.suffix == ".lock" or path.name.startswith("."):
            continue  # nothing is read of them
        sound = path.read_bytes()
        path.write_bytes(sound[: len(sound) // 2] + b"\xff" * (len(sound) - len(sound) // 2))
        reseal()
        found = qa("search", "hurts", "-C", "pages", "--json")
        assert (found.exit_code, found.stdout) == (right.exit_code, right.stdout), path
        assert qa("index", "-C", "pages", "--verify").exit_code == 2, path
        flip(path, rng.randrange(len(sound)))
        path.write_bytes(sound)
    reseal()
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


def test_a_second_writer_waits_for_the_first(folder: Path, qa: Qa) -> None:
    """It says for whom, and goes on as soon as the first is done; readers go on meanwhile."""
    qa("index", "-C", "pages")
    (folder / "new_x.txt").write_text("What is new?\n\nIt hurts.\n")
    [index] = Path("indexes").iterdir()
    with alone(str(index), pytest.fail):
        second = indexing()
        assert second.stderr is not None
        told = second.stderr.readline()
        assert told.startswith(f"qa: another qa index (process {os.getpid()}, since ")
        assert told.endswith(") is at work on this corpus: waiting\n")
        time.sleep(1)
        assert second.poll() is None
        assert "new_x" not in titles(qa)
    assert ended(second) == (0, "")
    assert "new_x" in titles(qa)


def test_writers_at_once_take_turns(folder: Path, qa: Qa) -> None:
    """Whoever is started, the index is whole; each ends well, or says that another is at work."""
    expected = sorted(path.stem for path in folder.iterdir())
    writers = [indexing() for _ in range(3)]
    outcomes = [ended(writer) for writer in writers]
    assert 0 in {code for code, _ in outcomes}
    for code, said in outcomes:
        assert (code, said.rpartition(" ")[2]) in ((0, ""), (0, "waiting\n"))
    assert titles(qa) == expected
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


def test_a_reader_is_not_overtaken_by_writers(folder: Path, qa: Qa) -> None:
    """However often the index is brought up to date meanwhile, it goes on with what it opened."""
    qa("index", "-C", "pages")
    [index] = Path("indexes").iterdir()
    reader = open_index(str(index), ["pages"]).corpus
    assert reader is not None
    for number in range(3):
        (folder / f"new{number}_x.txt").write_text("What is new?\n\nIt hurts.\n")
        assert qa("index", "-C", "pages").exit_code == 0
    assert len(list(reader.pages)) == len(reader.outlines) == 8
    assert reader.find(reader.ids[3]).page.id == reader.ids[3]
    assert reader.warnings == []
    assert len(titles(qa)) == 11


def test_a_program_that_reads_meanwhile_does_no_harm(folder: Path) -> None:
    """One that has the database open while it changes, as `sqlite3` has, and closes it later.

    It is not waited for, and what was written comes into the file only when it ends.
    """

    def run(*args: str) -> tuple[int, str]:
        done = subprocess.run([*QA, *args, "-C", "pages"], capture_output=True, check=False)
        return done.stdout.count(b"\n"), done.stderr.decode()

    run("index")
    [path] = Path("indexes").glob("*/index.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM pages"
        assert reader.execute(count).fetchone() == (8,)
        (folder / "new_x.txt").write_text("What is new?\n\nIt hurts.\n")
        assert run("index") == (1, "")
        assert run("list") == (9, "")
        assert reader.execute(count).fetchone() == (8,)
    assert run("list") == (9, "")
    assert run("index", "--verify") == (1, "")


def test_what_is_written_behind_a_reader_is_not_read(folder: Path, qa: Qa) -> None:
    """While somebody reads, what is written stays beside the database: that is looked at, too."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    right = qa("list", "-C", "pages").stdout
    [path] = Path("indexes").glob("*/index.db")
    with closing(sqlite3.connect(path)) as reader, closing(sqlite3.connect(path)) as writer:
        reader.execute("SELECT count(*) FROM pages").fetchone()
        writer.execute("UPDATE pages SET evidence = upper(evidence), title = 'No'")
        writer.commit()
        found = qa("list", "-C", "pages")
        assert found.stdout == right
        assert "index.db-wal was changed by something else" in found.stderr
        assert "building it anew" in qa("index", "-C", "pages").stderr
    assert qa("list", "-C", "pages").stdout == right


def test_an_index_that_cannot_be_written_to_is_read(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As one in a cache that is read-only: nothing is made beside its files, nor left elsewhere."""
    assert folder.is_dir()
    expected = qa("search", "botx", "-C", "pages", "--json")
    qa("index", "-C", "pages")
    # The engine locks a file that is there; where nothing can be written that fails.
    links = tmp_path / "links"
    links.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(links))
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    [index] = Path("indexes").iterdir()
    there = {path: path.stat().st_mtime_ns for path in (index, *index.rglob("*"))}
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", pytest.fail)
    found = qa("search", "botx", "-C", "pages", "--json")
    assert found.stderr == expected.stderr
    assert found.stdout == expected.stdout
    assert {path: path.stat().st_mtime_ns for path in (index, *index.rglob("*"))} == there
    assert list(links.iterdir()) == []


def test_links_to_an_engine_are_removed_though_the_engine_makes_a_file_meanwhile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its own thread does so, now and then: that is no damage, and nothing is left."""
    engine, links = tmp_path / "engine", tmp_path / "links"
    engine.mkdir()
    links.mkdir()
    (engine / "meta.json").write_text("{}")
    monkeypatch.setattr("tempfile.tempdir", str(links))
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    remove = os.rmdir
    left = [True]

    def late(path: str, **options: int | None) -> None:
        if left and Path(path).name.startswith("qa-"):
            left.clear()
            Path(links, Path(path).name, "late.lock").touch()
        remove(path, **options)

    monkeypatch.setattr("os.rmdir", late)
    with where_writable(str(engine)) as where:
        assert [path.name for path in Path(where).iterdir()] == ["meta.json"]
    assert (left, list(links.iterdir())) == ([], [])
