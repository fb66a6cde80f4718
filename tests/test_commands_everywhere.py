"""The options of all commands, such as --color or --pages-only; before the command and after it."""

import json
from pathlib import Path

import pytest

from tests.builders import saved_page
from tests.conftest import Qa

pytestmark = pytest.mark.usefixtures("seeds")

COLOR = "\x1b["


@pytest.mark.parametrize("args", [("--color", "always", "list"), ("list", "--color=always")])
def test_color_in_a_pipe(qa: Qa, args: tuple[str, ...]) -> None:
    """As with git and ls, the layout stays: rows for scripts have no color; what is drawn has."""
    assert qa(*args).stdout == qa("list").stdout
    drawn = qa(*args, "--format", "table").stdout
    assert COLOR in drawn
    assert COLOR not in qa("list", "--format", "table").stdout


@pytest.mark.parametrize("args", [("--color", "never", "list"), ("list", "--color", "never")])
def test_no_color(qa: Qa, args: tuple[str, ...]) -> None:
    """It is stronger than FORCE_COLOR."""
    env = {"FORCE_COLOR": "1"}
    assert COLOR in qa("list", env=env).stdout
    assert COLOR not in qa(*args, env=env).stdout


def test_what_stands_last_counts(qa: Qa) -> None:
    """So that an alias may be overruled; and the next run knows nothing of it."""
    table = ("--format", "table")
    assert COLOR not in qa("--color", "always", "list", *table, "--color", "never").stdout
    assert COLOR in qa("--color", "never", "list", *table, "--color", "always").stdout
    assert COLOR not in qa("list", *table).stdout


@pytest.mark.parametrize("place", [0, 1])
def test_no_index(qa: Qa, tmp_path: Path, place: int) -> None:
    """The pages are read, even where the index says something else."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(saved_page("Before?", "Body."), "utf-8")
    corpus = ("-C", str(folder), "--index", str(tmp_path / "indexes"))
    assert qa("index", *corpus).exit_code == 0
    (folder / "a.txt").write_text(saved_page("After this?", "Body."), "utf-8")

    def title(*args: str) -> str:
        return str(json.loads(qa(*args).stdout)["questions"][0]["title"])

    args = ["list", *corpus, "--json"]
    assert title(*args) == "Before?"
    args.insert(place, "--no-index")
    assert title(*args) == "After this?"
    assert qa(*args).stderr == ""


def test_no_index_is_no_place_for_one(qa: Qa) -> None:
    """`qa index` says what stands in its way."""
    result = qa("index", "--no-index")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("qa: no place for an index: --no-index says not to use one")


CRAWL = {"a.txt": saved_page("Is it new?", "Body."), "b.txt": "Shop now\n\nShoes\n", "c.txt": "\n"}
"""A question page, another page, and an empty one."""


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a folder with the pages of `CRAWL`; indexes are in a folder beside it."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    folder = tmp_path / "crawl"
    folder.mkdir()
    for name, text in CRAWL.items():
        (folder / name).write_text(text, "utf-8")
    return str(folder)


LEFT = "qa: 2 of 3 pages are no question pages: left out\n"


@pytest.mark.parametrize("place", [0, 1])
def test_question_pages_alone(qa: Qa, crawl: str, place: int) -> None:
    """The others are counted, in one line; that is no error."""
    args = ["list", "-C", crawl]
    assert qa(*args).stdout.count("\n") == 3
    args.insert(place, "--pages-only")
    found = qa(*args)
    assert (found.exit_code, found.stderr) == (0, LEFT)
    assert found.stdout.startswith("a\tIs it new?\t")
    assert found.stdout.count("\n") == 1
    (Path(crawl) / "b.txt").unlink()
    assert qa(*args).stderr == "qa: 1 of 2 pages is no question page: left out\n"
    (Path(crawl) / "c.txt").unlink()
    assert qa(*args).stderr == ""


def test_question_pages_alone_have_an_index_of_their_own(qa: Qa, crawl: str) -> None:
    """It and the one of all pages do not mix; the count follows the corpus."""
    corpus = ("-C", crawl)
    assert qa("--pages-only", "index", *corpus).stderr == LEFT
    assert qa("index", "--status", *corpus).exit_code == 1
    assert qa("index", *corpus).stderr == ""
    paths = {qa("index", "--path", *more, *corpus).stdout for more in ((), ("--pages-only",))}
    assert len(paths) == 2
    found = qa("list", "--pages-only", *corpus)
    assert (found.stdout.count("\n"), found.stderr) == (1, LEFT)
    assert qa("list", *corpus).stdout.count("\n") == 3
    assert qa("index", "--verify", "--pages-only", *corpus).exit_code == 0
    assert qa("index", "--status", "--pages-only", *corpus).exit_code == 0
    again = qa("index", "--pages-only", "--json", *corpus)
    told = json.loads(again.stdout)
    assert (told["written"], told["pages"], told["left_out"], again.stderr) == (False, 1, 2, LEFT)
    (Path(crawl) / "b.txt").write_text(saved_page("Is it safe?", "Body."), "utf-8")
    (Path(crawl) / "d.txt").write_text("Shoes\n", "utf-8")
    (Path(crawl) / "c.txt").unlink()
    new = qa("index", "--pages-only", *corpus)
    assert new.stderr == "qa: 1 of 3 pages is no question page: left out\n"
    assert qa("list", "--pages-only", *corpus).stdout.count("\n") == 2
    assert qa("search", "safe", "--pages-only", *corpus).exit_code == 0


def test_an_index_of_another_selection_is_none(qa: Qa, crawl: str) -> None:
    """Also where somebody has put it there."""
    corpus = ("-C", crawl)
    one, other = (qa(*more, "index", "--json", *corpus).stdout for more in ((), ("--column", "c")))
    folders = [Path(json.loads(told)["folder"]) for told in (one, other)]
    folders[0].rename(folders[0].with_suffix(".old"))
    folders[1].rename(folders[0])
    told = qa("list", *corpus).stderr
    assert told == "qa: the index is another corpus's: run qa index (going on without it)\n"


def test_pages_newer_than_the_index_are_selected_likewise(qa: Qa, crawl: str) -> None:
    """What is found in them is no page that is left out."""
    corpus = ("--pages-only", "-C", crawl)
    assert qa("index", *corpus).exit_code == 0
    (Path(crawl) / "b.txt").write_text("Shop for sandals\n\nSandals\n", "utf-8")
    assert qa("search", "sandals", *corpus).exit_code == 1
    (Path(crawl) / "d.txt").write_text(saved_page("Are sandals new?", "Body."), "utf-8")
    assert "Are sandals new?" in qa("search", "sandals", *corpus).stdout
