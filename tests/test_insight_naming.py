"""Doctors by a typed name."""

import pytest

from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.naming import LONGEST, Correction, NameMatch, find_doctors, match_name
from qa_cli.model import Page

NAMES = ("Ana Prasad", "Amiya Prasad", "José Díaz-Peña", "Dr. Emer", "Bartholomew Oglethorpe")


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("prasad", (0, 1)),
        ("PRASAD, Amiya", (1,)),
        ("am pra", (1,)),
        ("jose pena", (2,)),
        ("Dr. Emer", (3,)),
        ("emer", (3,)),
        ("doctor prasad", (0, 1)),
    ],
)
def test_found_as_typed(typed: str, places: tuple[int, ...]) -> None:
    """Words in any order, beginnings, no accents, with or without title."""
    assert match_name(typed, NAMES) == NameMatch(places, ())


@pytest.mark.parametrize(
    ("typed", "places", "corrections"),
    [
        ("prsad", (0, 1), (Correction("prsad", "prasad", 1),)),
        ("amiay prasad", (1,), (Correction("amiay", "amiya", 1),)),
        ("oglthorp", (), ()),
        ("oglethropee", (4,), (Correction("oglethropee", "oglethorpe", 2),)),
        ("anb", (), ()),
        ("zzzz", (), ()),
    ],
)
def test_found_with_typos(
    typed: str, places: tuple[int, ...], corrections: tuple[Correction, ...]
) -> None:
    """One edit from four letters on, two from nine on; every word must be found."""
    assert match_name(typed, NAMES) == NameMatch(places, corrections)


def test_typos_are_only_tried_where_nothing_fits() -> None:
    """An exact name stands before a corrected one, and of those the nearest."""
    assert match_name("dean", ("Jean Roe", "Dean Poe")) == NameMatch((1,), ())
    assert match_name("deen", ("Jean Roe", "Dean Poe")) == NameMatch(
        (1,), (Correction("deen", "dean", 1),)
    )
    assert match_name("oglethorpes", ("Oglethorp", "Oglethorpe", "Oglethorp")) == NameMatch(
        (1,), (Correction("oglethorpes", "oglethorpe", 1),)
    )


@pytest.mark.parametrize("typed", ["", "Dr.", "...", "x" * (LONGEST + 1)])
def test_what_is_no_name(typed: str) -> None:
    """Nothing, titles alone, punctuation, or a text is a usage error."""
    with pytest.raises(UsageError):
        match_name(typed, NAMES)


def test_no_names() -> None:
    """A corpus without doctors has none by any name."""
    assert match_name("prasad", ("", "  ")) == NameMatch((), ())


def test_answers_of_the_doctors_found(answered: Page) -> None:
    """By byline, or by sign-off where the byline has no name."""
    found = find_doctors("prasad", [answered])
    assert [doctor.name for doctor in found.doctors] == ["Ana Prasad"]
    assert [one.answer.number for one in found.answers] == [1]
    signed = find_doctors("denk", [answered])
    assert signed.doctors == ()
    assert [one.answer.number for one in signed.answers] == [3]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("parsat", 'no doctor by the name "parsat"; the nearest is Ana Prasad'),
        ("qqqq", 'no doctor by the name "qqqq"'),
    ],
)
def test_nobody_by_that_name(answered: Page, typed: str, message: str) -> None:
    """The likest name is suggested, if any is like it."""
    with pytest.raises(NotFoundError, match=f"^{message}$"):
        find_doctors(typed, [answered])
