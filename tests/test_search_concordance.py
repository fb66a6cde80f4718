"""Concordances: which places are found, what stands around them, and in which order."""

import pytest

from qa_cli.index import build_index
from qa_cli.index.faults import DamagedError
from qa_cli.index.passages import Passage
from qa_cli.model import Page
from qa_cli.search.concordance import (
    CONTEXT,
    Concordance,
    Order,
    Part,
    Wanted,
    concord,
    parted_terms,
)
from qa_cli.search.tree import QueryError
from tests.builders import Said, page

PAGE = page(
    "001_ab",
    Said(
        "Botox wears off.\nNothing can speed up the process; botox-free days, Botóx days.",
        "Botox?",
    ),
    Said("No injections here. Bell's palsy is no bells ringing; speed - up."),
    title="Botox to speed up",
    body="I had botox.",
)


ALL = Wanted()


def found(typed: str, *pages: Page, wanted: Wanted = ALL) -> Concordance:
    """Return the concordance of a word in pages."""
    return concord(build_index(pages or (PAGE,)), typed, wanted)


@pytest.mark.parametrize(
    ("typed", "matches"),
    [
        ("botox", ["Botox", "botox", "Botox", "Botox", "botox", "Botóx"]),
        ("BOTÓX", ["Botox", "botox", "Botox", "Botox", "botox", "Botóx"]),
        ("speed up", ["speed up", "speed up", "speed - up"]),
        ('"speed up"', ["speed up", "speed up", "speed - up"]),
        ("inject*", ["injections"]),
        ("inject", []),
        ("speed u*", ["speed up", "speed up", "speed - up"]),
        ("bells", ["Bell's", "bells"]),
        ("bell", []),
        ("up the process", ["up the process"]),
        ("up process", []),
    ],
)
def test_what_is_found(typed: str, matches: list[str]) -> None:
    """The word as typed, case, accents and apostrophes aside; `*` is any ending, words a phrase."""
    result = found(typed)
    assert [line.match for line in result.lines] == matches
    assert result.total == len(matches)


def test_a_line_has_its_context_and_place() -> None:
    """The three pieces put together are the text; the line is the page's, lines end in a blank."""
    lines = found("process").lines
    assert [tuple(line) for line in lines] == [
        (
            "001_ab/1", "body", "Botox wears off. Nothing can speed up the ", "process",
            "; botox-free days, Botóx days.", "pages/001_ab.txt", 8, 26, None,
        )
    ]  # fmt: skip


def test_columns_are_those_of_the_page_as_saved() -> None:
    """Where the text stands behind something else on its line, that counts, too."""
    saved = "\n" * 7 + "  >> Nothing can speed up the process; botox-free days, Botóx days."
    [line] = concord(build_index([PAGE]), "process", Wanted(), lambda _: saved).lines
    assert (line.line, line.column) == (8, 31)


@pytest.mark.parametrize(
    ("within", "ids"),
    [
        (("title",), ["001_ab"]),
        (("question",), ["001_ab", "001_ab"]),
        (("headline",), ["001_ab/1"]),
        (("body",), ["001_ab", *["001_ab/1"] * 3]),
        (("title", "headline"), ["001_ab", "001_ab/1"]),
    ],
)
def test_parts(within: tuple[Part, ...], ids: list[str]) -> None:
    """They mean what the fields of a query mean: a question's title is of it, a body anybody's."""
    assert [line.id for line in found("botox", wanted=Wanted(within)).lines] == ids


def test_some_units_alone() -> None:
    """What is not among them is neither shown nor counted."""
    result = found("botox", wanted=Wanted(among="001_ab/1".__eq__))
    assert (result.total, result.units) == (4, 1)
    assert {line.id for line in result.lines} == {"001_ab/1"}


SORTED = page("001_ab", "Blue ice melts. Any ice cracks. Árctic ice bends. Ice", title=None)


@pytest.mark.parametrize(
    ("order", "lefts"),
    [
        ("page", ["Blue", "Any", "Árctic", "bends."]),
        ("left", ["Any", "Árctic", "bends.", "Blue"]),
        ("right", ["bends.", "Árctic", "Any", "Blue"]),
    ],
)
def test_order(order: Order, lefts: list[str]) -> None:
    """By the nearest word before or behind, case and accents aside; nothing comes first."""
    lines = found("ice", SORTED, wanted=Wanted(order=order)).lines
    assert [line.left.split()[-1] for line in lines] == lefts


def test_more_words_decide_where_the_nearest_agree() -> None:
    """Then the next ones do, away from the word."""
    made = page("001_ab", "Not so cold ice. Not as cold ice.", title=None)
    lines = found("ice", made, wanted=Wanted(order="left")).lines
    assert [line.left.split()[-2] for line in lines] == ["as", "so"]


@pytest.mark.parametrize(("number", "body"), [(1, "Botox, botox"), (9, "Botox")])
def test_texts_that_are_not_the_pages(number: int, body: str) -> None:
    """Where an index tells them wrong, it is damaged: the command goes on without it."""
    index = build_index([page("001_ab", "Botox", title=None)])
    index.passages = lambda *_, **__: iter([Passage(number, "001_ab", number, "", body)])
    with pytest.raises(DamagedError):
        concord(index, "botox", ALL)


def test_fewer_lines_than_there_are() -> None:
    """The total counts all of them."""
    result = found("botox", wanted=Wanted(limit=2))
    assert (len(result.lines), result.total, result.units) == (2, 6, 2)


def test_long_context_is_cut_at_words() -> None:
    """And where there is only one word, within it."""
    made = page("001_ab", f"{'longer words ' * 40}ice {'longer words ' * 40}", title=None)
    [line] = found("ice", made).lines
    assert len(line.left) <= CONTEXT >= len(line.right)
    assert {*line.left.split(), *line.right.split()} == {"longer", "words"}
    made = page(
        "001_ab", f"{'word' + ' ' * 70}" * 9 + "ice" + f"{' ' * 70 + 'word'}" * 9, title=None
    )
    [line] = found("ice", made).lines
    assert {*line.left.split(), *line.right.split()} == {"word"}
    [line] = found("ice", page("001_ab", f"{'x' * 999}-ice-{'x' * 999}", title=None)).lines
    assert (len(line.left), len(line.right)) == (CONTEXT, CONTEXT)


@pytest.mark.parametrize("typed", ["", "...", "*", "in*ject"])
def test_what_is_no_word(typed: str) -> None:
    """No letter and no digit, or a `*` inside a word, is an error."""
    with pytest.raises(QueryError):
        found(typed)


@pytest.mark.parametrize(
    "text", ["Bell’s 4months “Straße” — ﬁne_Ice", "हिंदी ice", "x\u200by é", "don't (1,200)"]
)
def test_parted_terms_are_the_analysers(text: str) -> None:
    """However they are got, they are the terms by which the engine finds a text."""
    from qa_cli.index.analysis import terms  # noqa: PLC0415

    assert parted_terms(text).split() == terms(text)


def test_a_letter_is_no_word_of_another_writing() -> None:
    """Vowel signs are parts of a word, though they are no letters."""
    made = page("001_ab", "हिंदी", title=None)
    assert found("हिंदी", made).total == 1
