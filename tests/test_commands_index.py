"""`qa index` as a command: what it prints, where it writes, and what it refuses."""

import json
import sys
from pathlib import Path

import platformdirs
import pytest

from qa_cli.index.place import index_root
from tests.conftest import Qa

PAGE = "What is {}?\n\nIt hurts.\n"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of three small pages; indexes are made beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a_one", "b_two", "c_three"):
        (folder / f"{name}.txt").write_text(PAGE.format(name))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_INDEX", "indexes")
    return folder


def test_it_tells_what_it_did(pages: Path, qa: Qa) -> None:
    """One line of figures: pages, then files added, changed, removed, renamed."""
    assert qa("index", "-C", "pages").stdout.startswith("3\t3\t0\t0\t0\tindexes/")
    (pages / "a_one.txt").unlink()
    (pages / "b_two.txt").rename(pages / "d_two.txt")
    (pages / "c_three.txt").write_text(PAGE.format("another thing"))
    (pages / "e_four.txt").write_text(PAGE.format("four"))
    assert qa("index", "-C", "pages").stdout.startswith("3\t1\t1\t1\t1\tindexes/")
    assert qa("list", "-C", "pages").stdout.splitlines() == [
        "c_three\tWhat is another thing?\t0\t\t0\t1",
        "d_two\tWhat is b_two?\t0\t\t0\t1",
        "e_four\tWhat is four?\t0\t\t0\t1",
    ]


def test_status_verify_and_drop(pages: Path, qa: Qa) -> None:
    """They describe, check and remove the index; without one they end with 1."""
    assert pages.is_dir()
    for option in ("--status", "--verify", "--drop"):
        assert qa("index", option, "-C", "pages").exit_code == 1
    qa("index", "-C", "pages")
    status = json.loads(qa("index", "--status", "-C", "pages", "--json").stdout)
    assert (status["exists"], status["sound"], status["stale"]) == (True, True, False)
    assert (status["pages"], status["files"], status["generation"]) == (3, 3, "gen-1")
    assert qa("index", "--verify", "-C", "pages").stdout == "The index is sound.\n"
    assert qa("index", "--drop", "-C", "pages").exit_code == 0
    assert list(Path("indexes").iterdir()) == []


def test_a_changed_corpus_is_said_to_be_newer(pages: Path, qa: Qa) -> None:
    """A command says so in one line, and goes on with the index."""
    qa("index", "-C", "pages")
    before = qa("list", "-C", "pages")
    assert before.stderr == ""
    (pages / "d_four.txt").write_text(PAGE.format("four"))
    result = qa("list", "-C", "pages")
    assert result.stdout == before.stdout
    assert result.stderr == "qa: the index is older than the corpus: run qa index\n"
    qa("index", "-C", "pages")
    (pages / "b_two.txt").write_text(PAGE.format("something quite different"))
    assert "older" in qa("show", "b_two", "-C", "pages").stderr


def test_another_way_to_name_the_corpus_finds_the_index(pages: Path, qa: Qa) -> None:
    """The index is the corpus's, however it is named; paths are shown as named."""
    qa("index", "-C", str(pages))
    (pages / "a_one.txt").unlink()
    assert "older" in qa("list", "-C", "pages").stderr
    shown = json.loads(qa("list", "-C", "./pages", "--json").stdout)
    assert [one["path"] for one in shown["questions"]] == [
        "./pages/a_one.txt", "./pages/b_two.txt", "./pages/c_three.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "root", "message"),
    [
        (("-C", "-"), "indexes", "standard input cannot be indexed: it cannot be read twice"),
        (("-C", "pages"), "", "no place for an index: QA_INDEX is empty (name one with --index"),
        (("-C", "pages"), "pages/in", "the index would be inside the corpus: pages/in"),
        (("-C", "pages"), "/dev/null", "cannot write the index: /dev/null"),
        (
            ("-C", "pages", "--drop", "--verify"),
            "indexes",
            "choose one of --status, --verify, --drop, --path and",
        ),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    pages: Path, qa: Qa, args: tuple[str, ...], root: str, message: str
) -> None:
    """An index that cannot be made is an error: one line, exit code 2, nothing written."""
    assert pages.is_dir()
    result = qa("index", *args, env={"QA_INDEX": root})
    assert result.exit_code == 2
    assert result.stderr.startswith(f"qa: {message}")
    assert result.stderr.count("\n") == 1
    assert not Path("indexes").exists()


READERS = (
    ("list",), ("show", "a_one"), ("search", "hurts"), ("doctors",), ("figures",), ("summary",),
    ("check",), ("export",),
)  # fmt: skip
"""Every command that reads a corpus."""


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_every_command_takes_the_index_option(
    pages: Path, qa: Qa, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the command or before it, `--index` names where the index is, QA_INDEX or not."""
    assert pages.is_dir()
    expected = qa(*command, "-C", "pages", "--index", "")
    assert qa("index", "-C", "pages", "--index", "mine").exit_code == 0
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", _not_parsed)
    for args in ((*command, "--index", "mine"), ("--index", "mine", *command)):
        result = qa(*args, "-C", "pages", env={"QA_INDEX": "elsewhere"})
        assert (result.exit_code, result.stdout) == (expected.exit_code, expected.stdout)
        assert result.stderr == expected.stderr


def _not_parsed(paths: object) -> None:
    raise AssertionError(f"{paths} parsed, with an index at hand")


def test_an_index_option_is_taken_at_its_word(pages: Path, qa: Qa) -> None:
    """The one after the command counts; where it names no index, that is said; empty: none."""
    assert pages.is_dir()
    assert qa("--index", "elsewhere", "index", "-C", "pages", "--index", "mine").exit_code == 0
    assert Path("mine").is_dir()
    assert not Path("elsewhere").exists()
    result = qa("--index", "mine", "list", "-C", "pages", "--index", "elsewhere")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 3)
    assert result.stderr == (
        "qa: no index of this corpus in elsewhere: run qa index (going on without it)\n"
    )
    (pages / "d_four.txt").write_text(PAGE.format("four"))
    assert "older" in qa("list", "-C", "pages", "--index", "mine").stderr
    result = qa("list", "-C", "pages", "--index", "", env={"QA_INDEX": "mine"})
    assert (len(result.stdout.splitlines()), result.stderr) == (4, "")
    result = qa("index", "-C", "pages", "--index", "")
    assert (result.exit_code, result.stderr) == (
        2, "qa: no place for an index: --index is empty (name one with --index PATH)\n",
    )  # fmt: skip


@pytest.mark.parametrize("root", ["", "/dev/null", "/nowhere/at/all"])
def test_commands_work_where_there_is_no_place_for_an_index(pages: Path, qa: Qa, root: str) -> None:
    """Without a cache folder, commands parse the corpus and say nothing."""
    assert pages.is_dir()
    result = qa("list", "-C", "pages", env={"QA_INDEX": root})
    assert (result.exit_code, len(result.stdout.splitlines()), result.stderr) == (0, 3, "")


def test_an_index_of_another_version_is_left_alone(
    pages: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another qa may parse otherwise: its index is not read, and built anew by qa index."""
    assert pages.is_dir()
    qa("index", "-C", "pages")
    monkeypatch.setattr("qa_cli.__version__", "99.0")
    result = qa("list", "-C", "pages")
    assert len(result.stdout.splitlines()) == 3
    assert "the index was made by qa 0.1.0" in result.stderr
    assert "building it anew" in qa("index", "-C", "pages").stderr
    assert qa("list", "-C", "pages").stderr == ""


def test_unreadable_pages_are_told_as_without_an_index(pages: Path, qa: Qa) -> None:
    """What cannot be read is said each time, and the exit code is 2."""
    (pages / "broken.txt").symlink_to("nothing")
    plain = qa("list", "-C", "pages", env={"QA_INDEX": ""})
    assert plain.exit_code == 2
    assert qa("index", "-C", "pages").exit_code == 2
    result = qa("list", "-C", "pages")
    assert (result.exit_code, result.stdout, result.stderr) == (2, plain.stdout, plain.stderr)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("cache", [None, "", "/tmp/elsewhere"])  # noqa: S108  not written to
def test_the_cache_folder_is_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, cache: str | None
) -> None:
    """Without the package, the folder is the one that platformdirs would name."""
    monkeypatch.delenv("QA_INDEX", raising=False)
    if cache is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
    assert index_root() == platformdirs.user_cache_dir("qa", appauthor=False)
