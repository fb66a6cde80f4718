"""What is read: of the corpus by `qa index`, of the index by commands."""

import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from qa_cli.corpus import load_corpus
from qa_cli.index import stored
from qa_cli.index.opening import open_index
from qa_cli.index.place import index_root
from qa_cli.index.rows import question_of
from qa_cli.index.scanning import MOST
from qa_cli.model import Question
from qa_cli.pages import parse_page
from tests.conftest import Qa

PAGES = 40


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of generated pages, which has an index."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 5, range(PAGES))
    for path in folder.iterdir():
        os.utime(path, (1e9, 1e9))  # else they changed just before they were read, and may again
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QA_INDEX", "indexes")
    monkeypatch.setattr("qa_cli.index.workers.FEW", 10**9)  # all in this process
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> "list[str]":
    """Return the texts that are parsed from now on, as they are."""
    texts: list[str] = []

    def parse(text: str, _: object = None) -> Question:
        texts.append(text)
        return parse_page(text)

    monkeypatch.setattr("qa_cli.pages.parse_page", parse)
    return texts


def test_only_what_has_changed_is_parsed(folder: Path, qa: Qa, parsed: list[str]) -> None:
    """By size and time; where these differ, by content; a renamed page is known by its content."""
    first, second, third, fourth, *_ = sorted(folder.iterdir())
    assert qa("index", "-C", "pages").exit_code == 0
    assert len(parsed) == PAGES
    parsed.clear()
    os.utime(first)  # the same content
    second.write_text("What is other?\n\nIt hurts.\n")
    third.rename(folder / "zz_renamed.txt")
    fourth.unlink()
    (folder / "new_x.txt").write_text("What is new?\n\nIt hurts.\n")
    changes = json.loads(qa("index", "-C", "pages", "--json").stdout)
    assert {name: changes[name] for name in ("added", "changed", "removed", "renamed")} == {
        "added": 1, "changed": 1, "removed": 1, "renamed": 1,
    }  # fmt: skip
    assert sorted(text.split("?")[0] for text in parsed) == ["What is new", "What is other"]


@pytest.mark.parametrize(
    ("command", "most"),
    [
        (("list", "--json"), 0),
        (("doctors", "--json"), 0),
        (("show", "000007", "--json"), 1),
        (("check", "000007", "--json"), 1),
        (("summary", "000007", "--json"), 1),
        (("search", "the", "-n", "3", "--json"), 3),
        (("export",), PAGES),
    ],
)
def test_a_page_is_read_back_by_id(
    folder: Path,
    qa: Qa,
    parsed: list[str],
    command: tuple[str, ...],
    most: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is parsed, no page of the corpus opened, and no more records read than are shown."""
    assert folder.is_dir()
    expected = qa(*command, "-C", "pages", env={"QA_INDEX": ""}).stdout
    qa("index", "-C", "pages")
    parsed.clear()
    read: Counter[int] = Counter()
    monkeypatch.setattr(
        stored, "question_of", lambda *rows: read.update([rows[0][0]]) or question_of(*rows)
    )
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", pytest.fail)
    assert qa(*command, "-C", "pages").stdout == expected
    assert parsed == []
    assert len(read) <= most


def test_the_look_for_changes_is_cheap(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large the corpus, no more files are looked at than a thousand."""
    monkeypatch.setattr(stored, "MOST", MOST // 20)
    for number in range(2 * MOST // 20 + 50):
        (folder / f"more{number:04}_x.txt").write_text("What?\n\nIt hurts.\n")
    qa("index", "-C", "pages")
    looked: list[object] = []
    plain = os.stat

    def stat(path: str, **options: bool) -> os.stat_result:
        if str(path).startswith("pages/") and str(path).endswith(".txt"):
            looked.append(path)
        return plain(path, **options)

    monkeypatch.setattr("os.stat", stat)
    assert "older" not in qa("show", "000007", "-C", "pages").stderr
    assert MOST // 50 < len(looked) <= MOST // 20


def test_an_index_of_an_older_format_is_built_anew(
    folder: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands go on without it, with a warning; `qa index` replaces it, with another."""
    assert folder.is_dir()
    expected = qa("list", "-C", "pages").stdout
    qa("index", "-C", "pages")
    monkeypatch.setattr("qa_cli.index.database.FORMAT", 99)
    found = qa("list", "-C", "pages")
    assert (found.exit_code, found.stdout) == (0, expected)
    assert found.stderr == (
        "qa: the index is of another format: run qa index (going on without it)\n"
    )
    built = qa("index", "-C", "pages")
    assert built.exit_code == 0
    assert built.stderr == "qa: the index is of another format: building it anew\n"
    assert qa("list", "-C", "pages").stderr == ""


@pytest.mark.parametrize("home", ["", "nowhere", "relative"])
def test_without_a_home_there_is_no_index(
    folder: Path, qa: Qa, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands work; `qa index` says in one line that there is no place."""
    assert folder.is_dir()
    monkeypatch.delenv("QA_INDEX")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path.replace("~", home))
    if home:
        assert index_root() is None
    found = qa("list", "-C", "pages")
    assert (found.exit_code, found.stderr, found.stdout.count("\n")) == (0, "", PAGES)
    if home:
        made = qa("index", "-C", "pages")
        assert (made.exit_code, made.stderr.count("\n")) == (2, 1)
        assert "no home for a cache" in made.stderr


def test_files_are_found_by_name_as_in_memory(folder: Path, qa: Qa) -> None:
    """By whole paths and the ends of them, records and pages of the same name included."""
    (folder / "below").mkdir()
    first = min(folder.glob("*.txt"))
    shutil.copy(first, folder / "below" / first.name)
    (folder / "many.jsonl").write_text('{"text": "What?\\n\\nNo."}\n{"text": "Who?\\n\\nI."}\n')
    assert qa("index", "-C", "pages").exit_code == 0
    memory = load_corpus(["pages"])
    index = open_index(str(next(Path("indexes").iterdir())), ["pages"]).corpus
    assert index is not None
    names = [
        *(page.source.path for page in memory.pages),
        *(first.name, f"below/{first.name}", str(first.resolve()), "many.jsonl", "jsonl", "pages"),
        *("a\udc80b", "", ".", "below/..", "many.jsonl/"),
    ]
    for name in names:
        assert [page.id for page in index.of_file(name)] == [
            page.id for page in memory.of_file(name)
        ], name
