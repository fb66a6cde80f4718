"""An index survives everything: killed writers, flipped bits, full disks, two writers at once."""

import gc
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from qa_cli.corpus import load_corpus
from qa_cli.index import build_index
from qa_cli.index.disk.layout import Hold, current, is_held, trust
from qa_cli.index.disk.opening import open_index
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
    while writer.poll() is None and not list(Path("indexes").glob("*/new-*/engine-*")):
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


def test_a_killed_writer_leaves_the_old_or_the_new_index(folder: Path, qa: Qa) -> None:
    """Killed at sixty random moments, `qa index` never leaves anything in between."""
    rng = random.Random(1)
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
        assert qa("index", "-C", "pages", "--verify").exit_code == 0
        if found == before:
            assert qa("index", "-C", "pages").exit_code == 0
            assert titles(qa) == after
    assert all(outcomes.values())  # else the moments were not spread over a run
    gc.collect()  # what was read here is no longer held
    [index] = Path("indexes").iterdir()
    (index / "gen-1").mkdir(
        exist_ok=True
    )  # as a writer leaves it that is killed while it cleans up
    assert qa("index", "-C", "pages").exit_code == 0
    assert len(list(index.glob("gen-*"))) <= 2
    assert not list(index.glob("new-*"))


def test_a_writer_killed_among_its_workers_is_in_nobodys_way(folder: Path, qa: Qa) -> None:
    """They live on a moment, and write where the next writer, at work by then, does not."""
    write_pages(folder, 6, range(100, 420))
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


def test_a_flipped_bit_never_gives_a_wrong_answer_in_silence(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred flips, one at a time: the same output, or a warning and the same output.

    `--verify` finds each, but in what may be lost: the note of the states of files.
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
        if path.name != "trusted":
            assert qa("index", "-C", "pages", "--verify").exit_code == 2, (path, place)
        path.write_bytes(sound)
    assert warned > FLIPS // 4  # most of these flips concern every command


def test_a_damaged_index_is_built_anew(folder: Path, qa: Qa) -> None:
    """`qa index` says that the index was damaged, and mends it."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    [path] = Path("indexes").rglob("pages.tab")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert qa("index", "-C", "pages", "--verify").exit_code == 2
    assert qa("list", "-C", "pages").stderr == (
        "qa: the index is damaged: pages.tab: run qa index (going on without it)\n"
    )
    result = qa("index", "-C", "pages")
    assert result.exit_code == 0
    assert "building it anew" in result.stderr
    assert qa("list", "-C", "pages").stderr == ""


def test_a_damaged_record_is_mended_by_qa_index(folder: Path, qa: Qa) -> None:
    """A page whose record is damaged is parsed again, with a warning, until it is mended."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    right = qa("export", "-C", "pages").stdout
    [path] = Path("indexes").rglob("pack-*")
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    found = qa("export", "-C", "pages")
    assert found.stdout == right
    assert found.stderr == "qa: the index is damaged: run qa index\n"
    assert qa("index", "-C", "pages").exit_code == 0
    assert qa("export", "-C", "pages").stderr == ""


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
    assert not list(Path("indexes").rglob("new-*"))


def test_what_rots_under_a_file_unnoticed_is_found_by_verify(folder: Path, qa: Qa) -> None:
    """A flipped bit that leaves size and times as they were: all has a digest."""
    assert folder.is_dir()
    qa("index", "-C", "pages")
    [index] = Path("indexes").iterdir()
    files = [path for path in index.rglob("gen-*/**/*") if path.is_file() and path.stat().st_size]
    assert len(files) > 9
    rng = random.Random(4)
    for path in files:
        sound = path.read_bytes()
        data = bytearray(sound)
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        if path.name != "manifest.json":
            trust(str(index), *current(str(index)))
        assert qa("index", "-C", "pages", "--verify").exit_code == 2, path
        path.write_bytes(sound)
    assert qa("index", "-C", "pages", "--verify").exit_code == 0


def test_a_second_writer_is_told(folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes, another waits with a word, then says busy; readers go on."""
    import fcntl  # noqa: PLC0415

    assert folder.is_dir()
    qa("index", "-C", "pages")
    monkeypatch.setattr("qa_cli.index.disk.upkeep.PATIENCE", 0.2)
    [index] = Path("indexes").iterdir()
    lock = os.open(index / "LOCK", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    result = qa("index", "-C", "pages")
    assert result.exit_code == 2
    assert result.stderr == (
        "qa: another qa index is at work on this corpus: waiting\n"
        "qa: another qa index is at work on this corpus\n"
    )
    assert len(titles(qa)) == 8
    os.close(lock)
    assert qa("index", "-C", "pages").exit_code == 0


def test_a_second_writer_that_waits_gets_its_turn(folder: Path, qa: Qa) -> None:
    """It says that it waits, and goes on as soon as the first is done."""
    import fcntl  # noqa: PLC0415

    qa("index", "-C", "pages")
    (folder / "new_x.txt").write_text("What is new?\n\nIt hurts.\n")
    [index] = Path("indexes").iterdir()
    lock = os.open(index / "LOCK", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    second = indexing()
    assert second.stderr is not None
    assert second.stderr.readline() == ("qa: another qa index is at work on this corpus: waiting\n")
    assert second.poll() is None
    assert "new_x" not in titles(qa)  # readers go on meanwhile
    os.close(lock)
    assert ended(second) == (0, "")
    assert "new_x" in titles(qa)


def test_writers_at_once_take_turns(folder: Path, qa: Qa) -> None:
    """Whoever is started, the index is whole; each ends well, or says that another is at work."""
    expected = sorted(path.stem for path in folder.iterdir())
    writers = [indexing() for _ in range(3)]
    outcomes = [ended(writer) for writer in writers]
    assert 0 in {code for code, _ in outcomes}
    for code, said in outcomes:
        assert code == 0 or said.endswith("another qa index is at work on this corpus\n")
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
    assert {path.name for path in index.glob("gen-*")} == {"gen-1", "gen-3", "gen-4"}
    hold = Hold(str(index / "gen-4"))
    assert is_held(str(index / "gen-4"))
    del hold
    assert not is_held(str(index / "gen-4"))
    assert not is_held(str(index / "gen-5"))


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
    monkeypatch.setattr("os.access", lambda path, _: not str(path).endswith("engine"))
    [engine] = Path("indexes").glob("*/gen-*/engine")
    there = {path.name: path.stat().st_mtime_ns for path in (engine, *engine.iterdir())}
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", pytest.fail)
    found = qa("search", "botx", "-C", "pages", "--json")
    assert found.stderr == expected.stderr
    assert found.stdout == expected.stdout
    assert {path.name: path.stat().st_mtime_ns for path in (engine, *engine.iterdir())} == there
    assert list(links.iterdir()) == []
