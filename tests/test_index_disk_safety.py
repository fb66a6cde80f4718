"""An index survives everything: killed writers, flipped bits, full disks, two writers at once."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
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


def test_a_killed_writer_leaves_the_old_or_the_new_index(folder: Path, qa: Qa) -> None:
    """Killed at sixty random moments, `qa index` never leaves anything in between."""
    rng = random.Random(1)
    assert qa("index", "-C", "pages").exit_code == 0
    latest, survived = 0.5, 0
    for number in range(KILLS):
        before = titles(qa)
        name = f"page{number:03}_x"
        (folder / f"{name}.txt").write_text(f"What is number {number}?\n\nIt hurts.\n")
        if number > 3:
            (folder / f"page{number - 3:03}_x.txt").unlink()
        after = sorted(path.stem for path in folder.iterdir())
        writer = subprocess.Popen(
            [*QA, "index", "-C", "pages"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rng.uniform(0.3, 1) * latest)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        found = titles(qa)
        assert found in (before, after)
        survived += found == after
        latest *= 0.85 if found == after else 1.2  # so as to stay near the end of a run
        result = qa("search", "hurts", "-C", "pages", "--ids")
        assert {one for one in result.stdout.split() if one.startswith("page")} == {
            one for one in found if one.startswith("page")
        }
        assert qa("index", "-C", "pages", "--verify").exit_code == 0
        if found == before:
            assert qa("index", "-C", "pages").exit_code == 0
            assert titles(qa) == after
    assert 0 < survived < KILLS  # else the moments were not spread over a run
    [index] = Path("indexes").iterdir()
    (index / "gen-1").mkdir()  # as a writer leaves it that is killed while it cleans up
    assert qa("index", "-C", "pages").exit_code == 0
    assert len(list(index.glob("gen-*"))) <= 2
    assert not list(index.glob("new-*"))


def test_a_flipped_bit_never_gives_a_wrong_answer_in_silence(folder: Path, qa: Qa) -> None:
    """Two hundred flips, one at a time: the same output, or a warning and the same output."""
    assert folder.is_dir()
    assert qa("index", "-C", "pages").exit_code == 0
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
