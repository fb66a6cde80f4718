"""References of all kinds: lists of answers, files, places."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.corpus import MemoryCorpus, find_all
from qa_cli.corpus.lookup import names_file
from qa_cli.errors import AmbiguousIdError, NotFoundError
from qa_cli.model import Page, Source
from tests.builders import Said, page


def _at(page_: Page, path: str, record: int | None = None) -> Page:
    return Page(page_.id, Source(path, record, 0, ""), page_.question)


ONE = _at(page("001_ab", *(Said("One.\nTwo.", "Head"),) * 4, body="Why?"), "p/q/001_ab.txt")
TWO = _at(page("two", "Only."), "p/two.txt.gz")
TWIN = _at(page("two~1", "Only."), "other/two.txt.gz")
FIRST, SECOND = (_at(page(f"many:{n}", "A.", "B."), "p/many.jsonl", n) for n in (1, 2))
COLON = _at(page("x", "A."), "p/odd:3")
CORPUS = MemoryCorpus((ONE, TWO, TWIN, FIRST, SECOND, COLON))


def found(ref: str) -> list[str]:
    """Return the ids of what a reference stands for."""
    return [
        one.page.id if one.answer is None else f"{one.page.id}/{one.answer.number}"
        for one in find_all(ref, CORPUS.find, CORPUS.of_file)
    ]


def line_of(number: int) -> int:
    """Return the first line of an answer of the first page."""
    return ONE.question.answers[number - 1].lines[0]


@pytest.mark.parametrize(
    ("ref", "ids"),
    [
        ("001", ["001_ab"]),
        ("001/2", ["001_ab/2"]),
        ("ab/2-3", ["001_ab/2", "001_ab/3"]),
        ("001/3-", ["001_ab/3", "001_ab/4"]),
        ("001/4,1", ["001_ab/4", "001_ab/1"]),
        ("001/1,3-4", ["001_ab/1", "001_ab/3", "001_ab/4"]),
        ("001_ab.txt", ["001_ab"]),
        ("q/001_ab.txt", ["001_ab"]),
        ("./p/q/001_ab.txt", ["001_ab"]),
        ("p//q/../q/001_ab.txt", ["001_ab"]),
        (f"p/q/001_ab.txt:{line_of(2)}", ["001_ab/2"]),
        (f"001_ab.txt:{line_of(2)}-{line_of(4)}", ["001_ab/2", "001_ab/3", "001_ab/4"]),
        ("001_ab.txt:1", ["001_ab"]),
        ("p/two.txt.gz", ["two"]),
        ("other/two.txt.gz", ["two~1"]),
        ("many.jsonl", ["many:1", "many:2"]),
        ("many.jsonl:2", ["many:2"]),
        (f"p/many.jsonl:2:{SECOND.question.answers[1].lines[0]}", ["many:2/2"]),
        ("many:2", ["many:2"]),
        ("odd:3", ["x"]),
        ("p/odd:3", ["x"]),
        (f"p/odd:3:{COLON.question.answers[0].lines[0]}", ["x/1"]),
    ],
)
def test_references(ref: str, ids: Sequence[str]) -> None:
    """Ids, lists and spans of answers, files, and places as they are printed."""
    assert found(ref) == ids


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("001/2,9", '001_ab has 4 answers, none numbered "9"'),
        ("001/2-900000000", '001_ab has 4 answers, none numbered "900000000"'),
        ("001/4-2", "001_ab has no answers from 4 to 2"),
        ("001_ab.txt:999", "001_ab has 24 lines, none numbered 999"),
        ("001_ab.txt:0", "001_ab has 24 lines, none numbered 0"),
        ("001_ab.txt:5-3", "001_ab has no lines from 5 to 3"),
        ("many.jsonl:3", 'no page with the id "many.jsonl:3"; nearest: many:1, many:2'),
        ("p/two.txt.gz:1:1", 'no page with the id "p"; nearest: '),
        ("no.txt", 'no page with the id "no.txt"; nearest: '),
        ("q/00", 'no page with the id "q"; nearest: '),
        ("1" * 5000, 'no page with the id "'),
        (f"001/{'1' * 5000}", "001_ab has 4 answers, none numbered "),
        (f"001_ab.txt:{'1' * 5000}", 'no page with the id "'),
    ],
)
def test_what_stands_for_nothing(ref: str, message: str) -> None:
    """It is told in one line; what looks like an id is told as one."""
    with pytest.raises(NotFoundError) as info:
        found(ref)
    assert str(info.value).startswith(message)


def test_a_name_of_two_files_is_ambiguous() -> None:
    """Both are listed; the whole path of one is not ambiguous."""
    with pytest.raises(AmbiguousIdError) as info:
        found("two.txt.gz")
    assert str(info.value) == '"two.txt.gz" stands for 2 files: p/two.txt.gz, other/two.txt.gz'


def test_the_whole_path_goes_before_the_end_of_another() -> None:
    """So what is printed as a place is never ambiguous."""
    pages = (_at(page("a"), "x.txt"), _at(page("b"), "sub/x.txt"))
    corpus = MemoryCorpus(pages)
    assert [one.page.id for one in find_all("x.txt", corpus.find, corpus.of_file)] == ["a"]


def test_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path may be whole where the corpus was named by a relative one, and the other way round."""
    monkeypatch.chdir(tmp_path)
    assert names_file(str(tmp_path / "p" / "x.txt"), "p/x.txt")
    assert names_file("p/x.txt", str(tmp_path / "p" / "x.txt"))
    assert names_file(f"..{os.sep}{tmp_path.name}/p/x.txt", "p/x.txt")
    assert not names_file("x.tx", "p/x.txt")
    assert not names_file(".txt", "p/x.txt")


@given(st.text("01_ab/:-,.xt", max_size=12))
def test_no_reference_ends_otherwise(ref: str) -> None:
    """Something is found, or an error says that nothing is, or what else may be meant."""
    try:
        assert found(ref)
    except (NotFoundError, AmbiguousIdError) as error:
        assert str(error)  # noqa: PT017  either is right
