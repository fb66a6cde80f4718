"""Pages as they were saved, one after the other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_cli import sources
from qa_cli.commands.texts import SavedTexts
from qa_cli.corpus import load_corpus

PAGE = "Title {n}\n\nText.\n\nDoctor Answers 1\n\nHead\n\nBody.\n"


def write_records(write_page: Callable[[str, str], Path], count: int) -> None:
    """Write a file of many pages."""
    lines = [json.dumps({"text": PAGE.format(n=n)}) for n in range(count)]
    write_page("many.jsonl", "\n".join(lines) + "\n")


def test_records_are_read_in_one_go(
    write_page: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of many pages is opened once if they are asked for in order; a step back works."""
    write_records(write_page, 20)
    corpus = load_corpus(["pages"])
    opened = []
    real = sources.read_file

    def counted(path: str, column: str | None) -> object:
        opened.append(path)
        return real(path, column=column)

    monkeypatch.setattr(sources, "read_file", counted)
    texts = SavedTexts(corpus)
    assert [texts.text(page) for page in corpus.pages] == [PAGE.format(n=n) for n in range(20)]
    assert opened == ["pages/many.jsonl"]
    assert texts.text(corpus.pages[3]) == PAGE.format(n=3)
    assert texts.code == 0


def test_a_page_that_has_gone(
    write_page: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, remembered as exit code 2, and no text is returned."""
    path = write_page("a.txt", PAGE)
    corpus = load_corpus(["pages"])
    path.unlink()
    texts = SavedTexts(corpus)
    assert texts.text(corpus.pages[0]) is None
    assert texts.code == 2
    assert capsys.readouterr().err.startswith("qa: pages/a.txt: ")
