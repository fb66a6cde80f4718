"""What a line of a page cannot be."""

from collections.abc import Iterable

import pytest

from qa_cli.pages.bars import SIGNATURE, TITLE, bars_of
from qa_cli.pages.cutting import cut_page
from qa_cli.pages.grammar import ABOVE, BELOW, FURNITURE, LABELS

VOTE = "{{ voteCount }}"
DISCLAIMER = "These answers are for educational purposes only."
BYLINE = ["Jane Roe, MD", "Austin Dentist", "4.7 out of 5 stars 28 reviews"]
SAID = "It goes down in six months, I think."
NO_FRAME = set(LABELS) - set(FURNITURE)
NO_BYLINE = {*BELOW, "Fy", *ABOVE, "Fa"}


def bars(*lines: str) -> dict[int, set[str]]:
    """Return the labels that a page's pieces cannot have."""
    found = bars_of(cut_page(list(lines)))
    return {place: {LABELS[number] for number in numbers} for place, numbers in found.items()}


def barred(places: Iterable[int]) -> dict[int, set[str]]:
    """Return the bars of a page that has signatures at these places."""
    return dict.fromkeys(places, NO_BYLINE)


def test_a_page_without_frame() -> None:
    """Lines of text may be anything."""
    assert bars() == {}
    assert bars("Is it swollen?", "", SAID, "", *BYLINE) == {}


def test_the_frame() -> None:
    """A template's expression and the disclaimer are furniture; other leftovers may be text."""
    assert bars("Ice", VOTE, f"{SAID}{DISCLAIMER}", "Ask a doctor") == {1: NO_FRAME, 3: NO_FRAME}


@pytest.mark.parametrize(
    ("lines", "barred"),
    [
        (["Is it swollen?", "Doctor Answers 2"], {0: {"Q", "K"}}),
        (["Doctor Answers 2", "Is it swollen?"], {}),
        (
            ["Ask a doctor", "Is it swollen?", "It is.", "Doctor Answers 2"],
            {1: {"Q", "K"}, 2: {"K"}},
        ),
        (["Is it swollen?", "It is.", "No.", "Doctor Answers 2"], {0: {"Q"}}),
        (["Is it swollen?", "It is. " * 11, "No. " * 30, "Doctor Answers 2"], {0: {"Q", "K"}}),
        (["Is it swollen?", "It is. " * 11, "Doctor Answers 2"], {0: {"Q", "K"}, 1: {"K"}}),
        (["Is it swollen?", "2 answers"], {0: {"Q"}}),
        (["2 answers", "Is it swollen?", "It is.", "Doctor Answers 2"], {}),
        (["x" * TITLE, "Doctor Answers 2"], {0: {"Q", "K"}}),
        (["x" * TITLE, "2 answers"], {0: {"Q"}}),
        (["x" * (TITLE + 1), "Doctor Answers 2"], {}),
        (["x" * (TITLE + 1), "2 answers"], {}),
        (["Is it swollen?", "It is."], {}),
        (["Doctor Answers 2"], {}),
    ],
)
def test_the_title_of_a_page_with_a_count(lines: list[str], barred: dict[int, set[str]]) -> None:
    """The first line of text is no question, and on the site's pages no furniture above it.

    One that is longer than titles are may be both.
    """
    assert bars(*lines) == barred


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ([SAID, "", "Austin Dentist", "", *BYLINE], []),
        ([SAID, "", "Jane Roe, MD, FACS", "", *BYLINE], [1]),
        ([SAID, "", "Jane Roe, MD, FACS", "Member of ABCD", "", *BYLINE[:2]], [1, 2]),
        ([SAID, "", "Jane Roe, MD, FACS", "", "Austin Dentist"], []),
        ([SAID, "", "Jane Roe, MD, FACS", "", "Austin Dentist", "Ice"], []),
        ([SAID, "Jane Roe, MD, FACS", *BYLINE], []),
        ([SAID, "Jane Roe, MD, FACS", "", *BYLINE], [1]),
        ([SAID, "", "Member of ABCD", "", *BYLINE], []),
        ([SAID, "", "Dr. Lee Poe, MD", "", *BYLINE, "", *BYLINE[:2]], [1]),
        (["x" * SIGNATURE, "Jane Roe, MD, FACS", "", *BYLINE], [0, 1]),
        (["x" * (SIGNATURE + 1), "Jane Roe, MD, FACS", "", *BYLINE], [1]),
        (["Lee Poe, MD", "Surgeon", "", *BYLINE, "", "Ann Foe, DO", "Dentist"], [0, 1, 2, 3, 4]),
        ([], []),
    ],
)  # fmt: skip
def test_signatures(lines: list[str], places: list[int]) -> None:
    """A short block with a byline's line in it, right above a byline, closes the body.

    Where a line stands in both blocks, the page has its byline twice.
    """
    assert bars(*lines) == barred(places)


def test_several_reasons() -> None:
    """A piece cannot have what any of them forbids."""
    page = ["Lee Poe, MD", "", *BYLINE, "", "Doctor Answers 2"]
    assert bars(*page) == {0: {"Q"} | NO_BYLINE}


def test_a_line_that_is_said_twice() -> None:
    """Right below its twin it begins a body: the headline ends with itself."""
    assert bars("Ice", "", "Ice", "", SAID) == {1: {"HR"}}
    assert bars("Ice", VOTE, "Ice", "", SAID) == {1: NO_FRAME}


def test_the_newest_template() -> None:
    """Below its slogan each line of text is an answer, or stands below them all."""
    page = ["Get the real deal on beauty treatments—real doctors", "Yes.", "No."]
    assert bars(*page) == dict.fromkeys((1, 2), set(LABELS) - {"SB", "Ft"})


def test_greetings_and_farewells() -> None:
    """They are no headlines."""
    assert bars("Dear Jane,", SAID) == {0: {"T", "HB", "HI", "HR"}}


def test_a_long_line_below_the_top() -> None:
    """It is no title; the first line may be, however long."""
    assert bars("x" * 200, "y" * 200) == {1: {"T"}}
