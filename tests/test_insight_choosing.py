"""Which doctors are shown, and in what order."""

from typing import get_args

import pytest

from qa_cli.errors import UsageError
from qa_cli.insight.choosing import Order, Wish, choose, with_words
from qa_cli.insight.naming import Correction
from qa_cli.insight.study import PagesStudy
from qa_cli.insight.tally import Respondent, tally
from qa_cli.model import Doctor
from tests.builders import Said, page

ROE = Doctor("Ann Roe", None, "Dermatologist", "Reno", 4.0, 9)
DOE = Doctor("Bea Doe", None, "Plastic Surgeon", "New York", 5.0, 1)
POE = Doctor("Cy Poe", None, None, "Old York", 4.0, 30)
MOE = Doctor("Dan Moe", None, "Surgeon", None, None, None)
PAGES = [
    page("a", Said("one two three four", doctor=ROE), Said("one", doctor=DOE),
         Said("one two", doctor=DOE), Said("one two", doctor=POE)),
    page("b", Said("one", doctor=MOE), Said("one", doctor=POE)),
]  # fmt: skip
DOCTORS = with_words(tally(PAGES).doctors, PagesStudy(PAGES, ()).words())


def _names(wish: Wish) -> str:
    return " ".join(doctor.name.split()[0] for doctor in choose(DOCTORS, wish).doctors)


@pytest.mark.parametrize(
    ("order", "names", "reverse"),
    [
        (None, "Bea Cy Ann Dan", "Dan Ann Cy Bea"),
        ("answers", "Bea Cy Ann Dan", "Ann Dan Bea Cy"),
        ("questions", "Cy Bea Ann Dan", "Bea Ann Dan Cy"),
        ("rating", "Bea Cy Ann Dan", "Ann Cy Bea Dan"),
        ("reviews", "Cy Ann Bea Dan", "Bea Ann Cy Dan"),
        ("words", "Ann Bea Cy Dan", "Dan Bea Cy Ann"),
    ],
)
def test_order(order: Order | None, names: str, reverse: str) -> None:
    """By the figure, greatest first, ties as in the tally; without the figure last either way."""
    assert (_names(Wish(order)), _names(Wish(order, reverse=True))) == (names, reverse)


def test_equal_ratings_are_ordered_by_what_they_rest_on() -> None:
    """Of two with 4.0 stars, the one with more reviews stands first."""
    assert set(get_args(Order)) == {"answers", "questions", "rating", "reviews", "words"}
    rated = [one for one in choose(DOCTORS, Wish("rating")).doctors if one.rating == 4.0]
    assert [one.reviews for one in rated] == [30, 9]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Wish(min_answers=2), "Bea Cy"),
        (Wish(specialty="surg"), "Bea Dan"),
        (Wish(specialty="SURGEON plastic"), "Bea"),
        (Wish(location="york"), "Bea Cy"),
        (Wish(location="york", specialty="plastic"), "Bea"),
        (Wish(location="york", min_answers=3), ""),
        (Wish(specialty="dentist"), ""),
        (Wish("reviews", specialty="surg"), "Bea Dan"),
    ],
)
def test_choice(wish: Wish, names: str) -> None:
    """All that is asked for holds of each doctor shown; who gives nothing is left out."""
    assert wish.narrows
    assert _names(wish) == names
    assert choose(DOCTORS, wish).corrections == ()


def test_a_misspelt_specialty() -> None:
    """What it was read as is told."""
    chosen = choose(DOCTORS, Wish(specialty="dermatologits"))
    assert [doctor.name for doctor in chosen.doctors] == ["Ann Roe"]
    assert chosen.corrections == (Correction("dermatologits", "dermatologist", 1),)


@pytest.mark.parametrize("typed", ["", "?!", "x" * 1000])
def test_what_is_no_specialty(typed: str) -> None:
    """Punctuation alone, or a text, is a usage error."""
    with pytest.raises(UsageError):
        choose(DOCTORS, Wish(specialty=typed))


def test_words_are_those_of_all_answers() -> None:
    """Headlines and bylines aside."""
    words = {doctor.name: doctor.words for doctor in DOCTORS}
    assert words == {"Ann Roe": 4, "Bea Doe": 3, "Cy Poe": 3, "Dan Moe": 1}
    blank: tuple[Respondent, ...] = with_words((), {})
    assert blank == ()
