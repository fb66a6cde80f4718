"""An index that is older than its corpus says so; one that is not says nothing."""

import json
import os
import time
from pathlib import Path

import pytest

from qa_cli.index import scanning
from tests.conftest import Qa

PAGE = "What is {}?\n\nIt hurts badly.\n\nDoctor Answers 1\n\nWait\n\nRest, and drink water.\n"
OLDER = "qa: the index is older than the corpus: run qa index\n"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of pages and one below it that holds none; the index is made beside it."""
    folder = tmp_path / "pages"
    (folder / "empty").mkdir(parents=True)
    for number in range(300):
        (folder / f"{number:03}_x.txt").write_text(PAGE.format(f"number {number}"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_INDEX", "indexes")
    time.sleep(2 * scanning._TICK / 1e9)  # files that change as they are read are another matter
    return folder


def indexed(qa: Qa) -> None:
    """Bring the index up to date."""
    assert qa("index", "-C", "pages").exit_code == 0


def answers(qa: Qa, *args: str) -> tuple[int, str]:
    """Return exit code and complaints of a command."""
    found = qa(*args, "-C", "pages")
    return found.exit_code, found.stderr


@pytest.mark.parametrize(("made", "read"), [("pages/", "pages"), ("pages", "pages/")])
def test_a_slash_at_the_end_is_the_same_corpus(pages: Path, qa: Qa, made: str, read: str) -> None:
    """Places are those that are there, and nothing is older than anything."""
    assert pages.is_dir()
    assert qa("index", "-C", made).exit_code == 0
    found = qa("show", "007", "-C", read, "--json")
    assert found.stderr == ""
    path = json.loads(found.stdout)["source"]["path"]
    assert path == f"{read.rstrip('/')}/007_x.txt"
    assert qa("show", "007", "-C", read, "--source").exit_code == 0  # the page itself is read


def test_pages_changed_in_place_are_seen(pages: Path, qa: Qa) -> None:
    """However few of many: of a thousand files or fewer, each is looked at."""
    indexed(qa)
    (pages / "151_x.txt").write_text(PAGE.format("something else"))
    assert answers(qa, "list") == (0, OLDER)


@pytest.mark.parametrize("name", ["empty/new_y.txt", "new_y.txt", "other/deep/new_y.txt"])
def test_a_page_added_is_seen(pages: Path, qa: Qa, name: str) -> None:
    """Also in a folder that held none, and in a new one."""
    indexed(qa)
    (pages / name).parent.mkdir(parents=True, exist_ok=True)
    (pages / name).write_text(PAGE.format("new"))
    assert answers(qa, "list") == (0, OLDER)


def test_a_page_added_while_the_index_is_made_is_seen(
    pages: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders are remembered as they were before they were listed."""
    plain = scanning.state_of

    def late(path: str, before: int | None = None) -> scanning.State:
        if path.endswith("299_x.txt") and before is not None:
            (pages / "late_y.txt").write_text(PAGE.format("late"))
        return plain(path, before)

    monkeypatch.setattr(scanning, "state_of", late)
    indexed(qa)
    monkeypatch.undo()
    monkeypatch.setenv("QA_INDEX", str(pages.parent / "indexes"))
    monkeypatch.chdir(pages.parent)
    assert answers(qa, "list") == (0, OLDER)


def test_a_time_in_the_future_hides_nothing(pages: Path, qa: Qa) -> None:
    """A page whose clock was ahead, changed since."""
    path = pages / "100_x.txt"
    os.utime(path, (4e9, 4e9))
    time.sleep(2 * scanning._TICK / 1e9)
    indexed(qa)
    assert answers(qa, "list") == (0, "")
    path.write_text(PAGE.format("something else"))
    assert answers(qa, "list") == (0, OLDER)


def test_what_is_no_page_changes_nothing(pages: Path, qa: Qa) -> None:
    """An editor's file that came and went, or notes, do not make the index older."""
    indexed(qa)
    (pages / ".swp").write_text("")
    (pages / ".swp").unlink()
    (pages / "notes.md").write_text("mine")
    assert answers(qa, "list") == (0, "")


def test_a_change_that_keeps_size_and_time_is_seen(pages: Path, qa: Qa) -> None:
    """The time of a file's status and its inode tell; `--verify` reads what nothing tells of."""
    indexed(qa)
    path = pages / "042_x.txt"
    status = path.stat()
    path.write_text(path.read_text().replace("hurts", "aches"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert answers(qa, "list") == (0, OLDER)
    assert json.loads(qa("index", "-C", "pages", "--json").stdout)["changed"] == 1
    assert qa("search", "aches", "-C", "pages").exit_code == 0


def test_contents_are_verified(pages: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is another one in spite of all that its state tells."""
    indexed(qa)
    assert answers(qa, "index", "--verify") == (0, "")
    path = pages / "042_x.txt"
    path.write_text(path.read_text().replace("hurts", "aches"))
    monkeypatch.setattr("qa_cli.index.verifying.differ", lambda *_: False)
    assert answers(qa, "index", "--verify") == (
        2, "qa: pages/042_x.txt: changed since it was indexed\n"
    )  # fmt: skip


@pytest.mark.parametrize("command", [("search", "zebra"), ("show", "zebra"), ("doctors", "zebra")])
def test_nothing_found_rests_on_a_whole_look(
    pages: Path, qa: Qa, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that the quick look passes over is told before nothing is found."""
    indexed(qa)
    monkeypatch.setattr("qa_cli.index.stored.MOST", 1)
    (pages / "151_x.txt").write_text(PAGE.format("something else"))
    assert answers(qa, "list") == (0, "")
    code, told = answers(qa, *command)
    assert code == 1
    assert OLDER in told


def test_what_is_newer_than_the_index_is_searched(pages: Path, qa: Qa) -> None:
    """Where the index finds nothing, files that came or changed since are read."""
    indexed(qa)
    (pages / "new_y.txt").write_text(PAGE.format("a zebra"))
    found = qa("search", "zebra", "-C", "pages", "--ids")
    assert (found.exit_code, found.stdout) == (0, "new_y\n")
    assert found.stderr == f"{OLDER}qa: found in files that are newer than the index\n"


def test_the_same_corpus_is_not_written_twice(pages: Path, qa: Qa) -> None:
    """Where nothing has changed, no file of the index is touched."""
    assert pages.is_dir()
    indexed(qa)
    before = {path: path.stat().st_mtime_ns for path in Path("indexes").rglob("*.*")}
    changes = json.loads(qa("index", "-C", "pages", "--json").stdout)
    assert (changes["written"], changes["pages"]) == (False, 300)
    after = {path: path.stat().st_mtime_ns for path in before}
    assert {path.name for path in before if after[path] != before[path]} <= {"lock"}


def test_another_parser_makes_another_index(
    pages: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index does not outlive the code and the weights that it was made with."""
    assert pages.is_dir()
    indexed(qa)
    monkeypatch.setattr("qa_cli.index.fingerprint.CODE", "another")
    told = "the index was made by another parser"
    assert answers(qa, "list") == (0, f"qa: {told}: run qa index (going on without it)\n")
    assert answers(qa, "index")[1].startswith(f"qa: {told}: building it anew\n")
    assert answers(qa, "list") == (0, "")


def test_another_engine_makes_the_postings_anew(
    pages: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed format of the engine's is no error: its part is told to be of no use."""
    assert pages.is_dir()
    indexed(qa)
    monkeypatch.setattr("qa_cli.index.searching.ENGINE_VERSION", "another")
    code, told = answers(qa, "search", "hurts")
    assert code == 0
    assert told.startswith("qa: the index's engine is of another version: run qa index (going on")
    monkeypatch.setattr("qa_cli.index.upkeep.ENGINE_VERSION", "another")
    monkeypatch.setattr("qa_cli.index.building.ENGINE_VERSION", "another")
    indexed(qa)
    assert answers(qa, "search", "hurts") == (0, "qa: 20 of 300 hits (more with -n)\n")
