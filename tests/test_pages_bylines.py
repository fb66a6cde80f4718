"""Labelled lines of a byline → Doctor."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.model import Doctor
from qa_cli.pages.bylines import Byline, read_byline
from qa_cli.pages.lines import Piece

ROE = Doctor("Jane Roe", "MD", "Dentist", "Austin", 4.7, 28)


def read(*lines: str, last: bool = False) -> Byline:
    """Read lines with their labels before them, the first of which is line 1."""
    pairs = [line.split("| ") for line in lines]
    pieces = [Piece(at, 0, len(text), text, "text", 0) for at, (_, text) in enumerate(pairs, 1)]
    return read_byline(pieces, [label for label, _ in pairs], last=last)


def doctor(**known: Any) -> Doctor:  # noqa: ANN401  a doctor's fields have several types
    """Return a doctor of whom this is known."""
    return Doctor(**known)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Na| Answered by Jane Roe:", {"name": "Jane Roe"}),
        ("Nb| — Jane Roe", {"name": "Jane Roe"}),
        ("Nb| Jane Roe, MD, FACS", {"name": "Jane Roe", "credentials": "MD, FACS"}),
        ("Nb| Austin Dentist", {"specialty": "Dentist", "location": "Austin"}),
        ("Sb| Austin Dentist", {"specialty": "Dentist", "location": "Austin"}),
        ("Sb| Dentist", {"specialty": "Dentist"}),
        ("Sb| Fonz Lash Lifter", {"specialty": "Lash Lifter", "location": "Fonz"}),
        ("Sb| Lash Lifter, MA", {"specialty": "Lash Lifter", "location": "MA"}),
        ("Ja| Lash Lifter", {"specialty": "Lash Lifter"}),
        ("Jb| Lash Lifter in Fonz", {"specialty": "Lash Lifter", "location": "Fonz"}),
        ("Lb| Fonz", {"location": "Fonz"}),
        ("Lb| (Fonz, TX)", {"location": "Fonz, TX"}),
        ("Lb| Location: Fonz", {"location": "Fonz"}),
        ("Rb| 4.7 out of 5 stars 28 reviews", {"rating": 4.7, "reviews": 28}),
        ("Ra| 4.7", {"rating": 4.7}),
        ("Rb| 28 reviews", {"reviews": 28}),
        ("Rb| Lee Poe, MD 4.7 out of 5 stars", {"rating": 4.7}),
        ("Rb| Austin Dentist", {"specialty": "Dentist", "location": "Austin"}),
        ("Mb| Jane Roe, MD - Austin Dentist - 4.7 out of 5 stars 28 reviews",
         {"name": "Jane Roe", "credentials": "MD", "specialty": "Dentist", "location": "Austin",
          "rating": 4.7, "reviews": 28}),
        ("Ma| Answered by Ezra Plumber", {"name": "Ezra Plumber"}),
        ("Ma| , 4.7 out of 5 stars -", {"rating": 4.7}),
        ("Ma| Answer by Jane Roe, tarner", {"name": "Jane Roe", "specialty": "tarner"}),
        ("Mb| Austin Dentist 4.7/5",
         {"specialty": "Dentist", "location": "Austin", "rating": 4.7}),
    ],
)  # fmt: skip
def test_a_line_alone(line: str, known: dict[str, object]) -> None:
    """A line is read for what its label says, or else for what its own words say."""
    said = [name for name in ("name", "specialty", "location") if name in known]
    assert read(line) == Byline(doctor(**known), places=dict.fromkeys(said, 1))


@pytest.mark.parametrize("line", ["Nb| ???", "Lb| :", "Lb| -", "Rb| soon", "Mb| what?"])
def test_a_line_that_is_not_what_it_should_be(line: str) -> None:
    """It says nothing of a doctor, and the byline tells which line it is."""
    assert read(line) == Byline(None, unread=(1,))
    assert read("Nb| Jane Roe", line).unread == (2,)
    assert read("Nb| Jane Roe", line).doctor == doctor(name="Jane Roe")


@pytest.mark.parametrize("line", ["Board Certified", "4.7 out of 5 stars", "Jane Roe, MD"])
def test_an_aside(line: str) -> None:
    """Whatever it says, it is not read, and nothing is missed."""
    assert read(f"Xb| {line}") == Byline(None)


@pytest.mark.parametrize(
    ("lines", "said", "places"),
    [
        (["Nb| Jane Roe, MD", "Sb| Austin Dentist", "Rb| 4.7 out of 5 stars 28 reviews"], ROE,
         {"name": 1, "specialty": 2, "location": 2}),
        (["Rb| 4.7", "Lb| Austin", "Xb| Verified", "Jb| Dentist", "Rb| 28 reviews",
          "Nb| Jane Roe, MD"], ROE, {"name": 6, "specialty": 4, "location": 2}),
        (["Nb| Jane Roe, MD, Austin Dentist", "Lb| Fonz", "Rb| 4.7/5 (28 reviews)"], ROE,
         {"name": 1, "specialty": 1, "location": 1}),
        (["Nb| Jane Roe, MD", "Nb| Lee Poe, DO", "Sb| Austin Dentist",
          "Rb| 4.7 out of 5 stars 28 reviews", "Rb| 4.9 out of 5 stars 3 reviews"], ROE,
         {"name": 1, "specialty": 3, "location": 3}),
        (["Nb| Jane Roe, MD", "Mb| Lee Poe, DO - Austin Dentist - 4.7 out of 5 stars 28 reviews"],
         ROE, {"name": 1, "specialty": 2, "location": 2}),
        (["Rb| 4.7 out of 5 stars", "Mb| Lee Poe, DO - 4.9 out of 5 stars"],
         Doctor("Lee Poe", "DO", rating=4.7), {"name": 2}),
        ([], None, {}),
    ],
)  # fmt: skip
def test_lines_together(lines: list[str], said: Doctor | None, places: dict[str, int]) -> None:
    """Each line adds what it says; of two that give the same the upper one counts."""
    assert read(*lines) == Byline(said, places=places)


def test_credentials_on_several_lines() -> None:
    """All of them are the doctor's, and so is a job beside a name above a place with specialty."""
    assert read("Nb| Jane Roe", "Nb| MD, FACS").doctor == Doctor("Jane Roe", "MD, FACS")
    said = read("Nb| Jane Roe, MD, Medical Director", "Sb| Austin Dentist").doctor
    assert said == Doctor("Jane Roe", "MD, Medical Director", "Dentist", "Austin")


@pytest.mark.parametrize("below", ["Nb| MD, FACS", "Sb| Austin Dentist"])
def test_the_line_of_a_name(below: str) -> None:
    """A name stands where it is written, whatever further lines add to it."""
    assert read("Nb| Jane Roe, Medical Director", below).places["name"] == 1


@pytest.mark.parametrize(
    ("line", "stars"),
    [
        ("Rb| 1.2k reviews", None),
        ("Rb| 4.7 out of 5 stars 12+ reviews", 4.7),
        ("Rb| 4.7 out of 5 stars 99999999999999 reviews", 4.7),
    ],
)
def test_inexact_counts(line: str, stars: float | None) -> None:
    """A rounded number of reviews is left out, and the byline tells on which line."""
    said = Doctor("Jane Roe", rating=stars)
    assert read("Nb| Jane Roe", line) == Byline(said, inexact=(2,), places={"name": 1})


def test_impossible_ratings() -> None:
    """More stars than five are left out, and the byline tells on which line."""
    byline = read("Nb| Jane Roe", "Rb| 5.7 out of 5 stars 28 reviews")
    assert byline == Byline(Doctor("Jane Roe", reviews=28), impossible=(2,), places={"name": 1})
    assert read("Rb| 28 reviews").impossible == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Rb| 4.7 out of 5 st", doctor(rating=4.7)),
        ("Rb| 4.7 out of 5 stars 28", doctor(rating=4.7)),
        ("Rb| 4.", doctor()),
        ("Rb| Lee Poe, MD 4.7 out of 5 stars", doctor(rating=4.7)),
        ("Sb| Austin Plast", doctor(location="Austin")),
        ("Sb| Austin Dentist", doctor(specialty="Dentist", location="Austin")),
        ("Sb| Pl", doctor()),
        ("Jb| Austin Plast", doctor(specialty="Austin Plast")),
    ],
)
def test_the_last_line_of_a_cut_page(line: str, said: Doctor) -> None:
    """Of a place with its specialty, and of a rating, only what is complete is taken."""
    assert read(line, last=True).doctor == said
    assert read(line, last=True).unread == ()


def test_only_the_last_line_may_be_cut() -> None:
    """A line above it, or on a page that goes on, is complete."""
    assert read("Rb| 4.7 out of 5 st").unread == (1,)
    assert read("Rb| 4.7 out of 5 st", "Nb| Jane Roe", last=True).unread == (1,)
    assert read("Sb| Austin Plast").doctor == doctor(specialty="Austin Plast")


lines = st.sampled_from(
    "Jane Roe|Lee Poe, MD|MD|Austin Dentist|Dentist|Austin|4.7|5.7 out of 5 stars|1k reviews|4."
    "|28 reviews|Lash|:|???|Answered by Jane Roe:|Jane Roe, MD - Austin Dentist - 4.7/5".split("|")
)
labels = st.sampled_from("Na Sa Ja La Ra Xa Ma".split())


@given(said=st.lists(st.tuples(labels, lines), max_size=5), last=st.booleans())
def test_any_lines_are_read(said: list[tuple[str, str]], *, last: bool) -> None:
    """Whatever lines are labelled a byline, what they give stands on the lines that give it."""
    byline = read(*(f"{label}| {text}" for label, text in said), last=last)
    found = byline.doctor or Doctor()
    known = {"specialty": found.specialty, "location": found.location, "name": found.name}
    assert {part for part, value in known.items() if value is not None} <= set(byline.places)
    texts = [text for _, text in said]
    for part in ("specialty", "location"):
        value = known[part]
        assert value is None or value in texts[byline.places[part] - 1]
    for at in (*byline.unread, *byline.inexact, *byline.impossible, *byline.places.values()):
        assert said[at - 1][0] != "Xa"
