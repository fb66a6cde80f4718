"""Texts of units, many at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qa_cli.corpus import load_corpus
from qa_cli.index.database import open_database
from qa_cli.index.keys import key_of
from qa_cli.index.passages import read_base, read_pages
from tests.builders import saved_page
from tests.conftest import Qa


@pytest.mark.parametrize("asker", [True, False])
def test_an_index_and_pages_give_the_same(
    write_page: Callable[[str, str], Path],
    qa: Qa,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    asker: bool,  # noqa: FBT001
) -> None:
    """Questions and answers in page order, keys aside."""
    for name in "ab":
        write_page(f"{name}.txt", saved_page(f"Is {name} ice?", "I asked.", ("No.", "It melts.")))
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    assert qa("index", "-C", "pages").exit_code == 0
    [folder] = (tmp_path / "index").iterdir()
    stored = list(read_base(open_database(str(folder)))(None, asker=asker))
    in_memory = list(read_pages(load_corpus(["pages"]).pages)(None, asker=asker))
    assert [one[1:] for one in stored] == [one[1:] for one in in_memory]
    assert [one.id for one in stored] == (["a", "a/1", "b", "b/1"] if asker else ["a/1", "b/1"])
    some = [one.key for one in stored[1:]]
    read = list(read_base(open_database(str(folder)))(some, asker=asker))
    assert read == [one for one in stored if one.key in some]
    wanted = [key_of(1, 1), key_of(0, 0)]
    few = read_pages(load_corpus(["pages"]).pages)(wanted, asker=asker)
    assert [one.id for one in few] == (["a", "b/1"] if asker else ["b/1"])
