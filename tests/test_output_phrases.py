"""Short wordings."""

from dataclasses import replace

import pytest

from qa_cli.insight.figures import Figure
from qa_cli.insight.overview import Spread
from qa_cli.model import Answer, Doctor, Evidence, Page
from qa_cli.output.phrases import (
    author_of,
    counted,
    evidence_of,
    found_of_declared,
    lines_of,
    name_of,
    place_of,
    post_of,
    rating_figures,
    rating_of,
    shown_of,
    spread_of,
    stars,
    stated_of,
    title_of,
    value_of,
)
from tests.builders import figure


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 answers"), (1, "1 answer"), (2, "2 answers"), (1234, "1,234 answers")],
)
def test_counted(number: int, text: str) -> None:
    """One is singular; thousands are separated."""
    assert counted(number, "answer") == text


@pytest.mark.parametrize(
    ("found", "declared", "text"),
    [(8, 8, "8 of 8 answers"), (0, 1, "0 of 1 answer"), (3, None, "3 answers")],
)
def test_found_of_declared(found: int, declared: int | None, text: str) -> None:
    """Where a page declares nothing, nothing is compared."""
    assert found_of_declared(found, declared) == text


@pytest.mark.parametrize(
    ("rating", "text"),
    [
        (0.0, "☆☆☆☆☆"),
        (4.4, "★★★★☆"),
        (4.6, "★★★★☆"),
        (4.94, "★★★★☆"),
        (4.96, "★★★★★"),
        (5.0, "★★★★★"),
        (9.9, "★★★★★"),
        (-3.0, "☆☆☆☆☆"),
    ],
)
def test_stars(rating: float, text: str) -> None:
    """A star is full only if the rating, as it is printed, reaches it; always five, or none."""
    assert stars(rating, unicode=True) == text
    assert stars(rating, unicode=False) == ""


@pytest.mark.parametrize(
    ("rating", "reviews", "text", "figures"),
    [
        (None, None, "", ""),
        (None, 3, "3 reviews", ""),
        (None, 0, "0 reviews", ""),
        (4.4, 28, "4.4 (28 reviews)", "4.4 (28)"),
        (5.0, 1, "5.0 (1 review)", "5.0 (1)"),
        (5.0, 1159, "5.0 (1,159 reviews)", "5.0 (1,159)"),
        (3.0, None, "3.0 (number of reviews unknown)", "3.0 (?)"),
    ],
)
def test_a_rating_stands_with_its_reviews(
    rating: float | None, reviews: int | None, text: str, figures: str
) -> None:
    """Never alone: where the page gives no count, that is said."""
    assert rating_of(rating, reviews) == text
    assert rating_figures(rating, reviews) == figures


def test_doctor() -> None:
    """Name with credentials, specialty with location, each part only where there is one."""
    doctor = Doctor("A. B\x1b", "MD", "Dermatologist", "Reno")
    assert name_of(doctor) == "A. B␛, MD"
    assert post_of(doctor) == "Dermatologist, Reno"
    assert name_of(Doctor("A")) == "A"
    assert name_of(Doctor(None, "MD")) == ""
    assert name_of(None) == ""
    assert post_of(Doctor(location="Reno")) == "Reno"
    assert post_of(None) == ""


@pytest.mark.parametrize(
    ("evidence", "sign_off", "text"),
    [
        ("byline", "Dr. A", ""),
        ("nameless-byline", None, "byline without a name"),
        ("nameless-byline", "Dr. A", 'byline without a name; signed "Dr. A"'),
        ("sign-off", "Dr. A", 'no byline; signed "Dr. A"'),
        ("none", None, "no byline"),
    ],
)
def test_evidence(evidence: Evidence, sign_off: str | None, text: str) -> None:
    """Only a byline with a name needs no remark."""
    assert evidence_of(evidence, sign_off) == text


def test_authors(answered: Page) -> None:
    """A name from a sign-off is never shown as if a byline gave it."""
    assert [author_of(answer) for answer in answered.question.answers] == [
        "Ana Prasad, MD, FACS",
        '(byline without a name; signed "Dr. Emer")',
        '(no byline; signed "Dr. Denk")',
        "(no byline)",
    ]
    odd = Answer(1, None, "", (1, 1), None, "byline", None, 1.0)
    assert author_of(odd) == "(byline without a name)"


def test_lines_and_limits() -> None:
    """One line is a line; a limit is owned up to."""
    assert lines_of((7, 7)) == "line 7"
    assert lines_of((13, 21)) == "lines 13-21"
    assert shown_of(1, 1, "answer") == "1 answer"
    assert shown_of(1, 4527, "answer") == "1 of 4,527 answers"


def test_a_median_has_its_thousands_separated() -> None:
    """And no exponent, however large."""
    assert spread_of(Spread(1000, 4527.5, 2000000, 0)) == "1,000 to 2,000,000, median 4,527.5"
    assert spread_of(Spread(1, 1234567.0, 2, 0)) == "1 to 2, median 1,234,567"


def test_places_and_titles() -> None:
    """Both are made harmless; a missing title is said to be missing."""
    assert place_of("a\x1b.txt", 3) == "a␛.txt:3"
    assert place_of("a.txt", None) == "a.txt"
    assert title_of("a\tb") == "a b"
    assert title_of(None) == "(no title)"
    assert title_of("") == "(no title)"


@pytest.mark.parametrize(
    ("one", "expected", "ascii_"),
    [
        (figure("dose", 10, 15, "unit"), "10–15 units", "10-15 units"),
        (figure("dose", 1, 1, "syringe"), "1 syringe", "1 syringe"),
        (figure("dose", 0.5, 0.5, "cc"), "0.5 cc", "0.5 cc"),
        (figure("dose", 2, 2, "cc"), "2 cc", "2 cc"),
        (figure("duration", 4, 4, "month", negated=True), "not 4 months", "not 4 months"),
        (figure("duration", 3, 3, "month", "frequency"), "every 3 months", "every 3 months"),
        (figure("duration", 1, 1, "week", "frequency"), "every week", "every week"),
        (figure("price", 6000, 8500, "USD"), "$6,000–8,500", "$6,000-8,500"),
        (figure("price", 12, 12, "GBP/unit"), "£12 a unit", "GBP 12 a unit"),
        (figure("price", 8000, 8000, None), "8,000", "8,000"),
        (figure("percent", 50, 50, "percent"), "50%", "50%"),
        (figure("age", 34, 34, "year"), "34 years old", "34 years old"),
        (figure("count", 2, 2, "time/hour"), "2 times an hour", "2 times an hour"),
        (figure("count", 2, 2, "biopsy"), "2 biopsies", "2 biopsies"),
    ],
)
def test_values(one: Figure, expected: str, ascii_: str) -> None:
    """A value reads as a person would write it, on any terminal."""
    assert value_of(one, unicode=True) == expected
    assert value_of(one, unicode=False) == ascii_


def test_what_markup_states(answered: Page) -> None:
    """The day, votes, and that it was accepted; nothing of a page without."""
    answer = answered.question.answers[0]
    assert stated_of(answer) == []
    told = replace(answer, date="2021-03-04T05:06:07+00:00", votes=1, accepted=True)
    assert stated_of(told) == ["2021-03-04", "1 vote", "accepted"]
    assert stated_of(replace(answer, accepted=False)) == []
    assert stated_of(replace(answered.question, votes=-2)) == ["-2 votes"]
