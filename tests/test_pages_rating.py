"""The last line of a byline: stars and reviews, whole and cut."""

import pytest

from qa_cli.pages.rating import (
    Rating,
    is_beyond,
    joined,
    parse_cut_rating,
    parse_figure,
    parse_rating,
)


@pytest.mark.parametrize(
    ("line", "stars", "reviews"),
    [
        ("4.7 out of 5 stars 28 reviews", 4.7, 28),
        ("4.7 out of 5 stars 1,204 reviews", 4.7, 1204),
        ("4.7 out of 5 stars 1,204,305 reviews", 4.7, 1204305),
        ("4.7 out of 5 stars 1 review", 4.7, 1),
        ("0.0 out of 5 stars 0 reviews", 0.0, 0),
        ("5.0 out of 5 stars", 5.0, None),
        ("5 out of 5 stars 3 reviews", 5.0, 3),
        ("4.7 OUT OF 5 STARS 28 REVIEWS", 4.7, 28),
        ("4.7 out of 5 stars  28 reviews", 4.7, 28),
        ("4.7 out of 5 stars28 reviews", 4.7, 28),
        ("4.7 out of 5 stars 28 reviews.", 4.7, 28),
        ("4.7 out of 5 stars.", 4.7, None),
        ("4.7 out of 5 stars (28 reviews)", 4.7, 28),
        ("4.7 out of 5 (28 reviews)", 4.7, 28),
        ("4.7 out of 5.0 stars", 4.7, None),
        ("4,7 out of 5 stars 28 reviews", 4.7, 28),
        ("4.7 of 5 stars", 4.7, None),
        ("4.7/5", 4.7, None),
        ("4.7 sur 5 étoiles 28 avis", 4.7, 28),
        ("4,7 von 5 Sternen (28 Bewertungen)", 4.7, 28),
        ("4,7 de 5 estrellas 28 opiniones", 4.7, 28),
        ("4.7 / 5 stars", 4.7, None),
        ("4.7/5 (9 reviews)", 4.7, 9),
        ("4.7 stars", 4.7, None),
        ("4.7 stars, 28 reviews", 4.7, 28),
        ("4.7 stars from 28 ratings", 4.7, 28),
        ("4.7 stars based on 28 verified reviews", 4.7, 28),
        ("4.7 (28)", 4.7, 28),
        ("4.7 (1,204)", 4.7, 1204),
        ("4.7 (28 reviews)", 4.7, 28),
        ("4.7 · 28 reviews", 4.7, 28),
        ("4.7 | 28 patient reviews", 4.7, 28),
        ("★★★★★ 4.7 (28 reviews)", 4.7, 28),
        ("★★★★★ 4.7/5", 4.7, None),
        ("4.9 ★★★★★", 4.9, None),
        ("★★★★☆ 28 reviews", 4.0, 28),
        ("★★★★★ (28 reviews)", 5.0, 28),
        ("Rating: 4.7 out of 5", 4.7, None),
        ("Rated 4.7 stars", 4.7, None),
        ("5-star rating", 5.0, None),
        ("28 reviews", None, 28),
        ("(28 reviews)", None, 28),
        ("1 review", None, 1),
        ("1 204 reviews", None, 1204),
        ("28 client ratings", None, 28),
        ("No reviews yet", None, 0),
        ("no reviews", None, 0),
        ("Not yet rated", None, 0),
        ("4.7731 out of 5 stars", 4.7731, None),
        ("5.9 out of 5 stars", None, None),
        ("49 out of 5 stars 28 reviews", None, 28),
        ("5,3 von 5 Sternen (28 Bewertungen)", None, 28),
        ("4.2 out  of 5 stars 12 reviews", 4.2, 12),
        ("4.2\tout of 5 stars\t12\treviews", 4.2, 12),
        ("4.2\u2009out\u00a0of\u202f5 stars \u2003 12\u2003reviews", 4.2, 12),
        ("\u200b4.2 out of 5 stars", 4.2, None),
        ("4.7 out of 5 stars 12345678 reviews", 4.7, 12345678),
        ("4.7 out of 5 stars (28)", 4.7, 28),
        ("★ 4.7 (1,204)", 4.7, 1204),
        ("⭐ 4.7", 4.7, None),
        ("★★★★☆ (12)", 4.0, 12),
        ("★★★½☆ (12)", 3.5, 12),
        ("★★★★☆ 4.4", 4.4, None),
        ("★★★★☆ 4.4 (12 reviews)", 4.4, 12),
        ("Rated 4.5 by 39 patients", 4.5, 39),
        ("4.0 of 5, 7 patient reviews", 4.0, 7),
        ("4,5 of 5, 7 patient reviews", 4.5, 7),
        ("4.5 average, 28 votes", 4.5, 28),
    ],
)
def test_ratings_of_all_kinds(line: str, stars: float | None, reviews: int | None) -> None:
    """Stars, stars with a count, a count alone, and the word that there is none."""
    assert parse_rating(line) == Rating(stars, reviews, 0)


@pytest.mark.parametrize(
    "count",
    [
        "1.2k reviews",
        "1,2k reviews",
        "12 k reviews",
        "3M ratings",
        "12+ reviews",
        "1,200+ reviews",
        "over 100 reviews",
        "about 40 reviews",
        "~40 reviews",
        "(100+ reviews)",
        "18446744073709551616 reviews",
        "99999999999999999999 reviews",
        "1,000,000,001 reviews",
    ],
)
def test_counts_that_are_not_exact(count: str) -> None:
    """The stars are read; the count is unknown, and the rating says so."""
    assert parse_rating(f"4.7 out of 5 stars {count}") == Rating(4.7, None, 0, inexact=True)
    assert parse_rating(count) == Rating(None, None, 0, inexact=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Rating(4.7, None, 0), Rating(None, 28, 3), Rating(4.7, 28, 0)),
        (Rating(None, 28, 0), Rating(4.7, None, 3), Rating(4.7, 28, 0)),
        (Rating(4.7, None, 0), Rating(None, None, 0, inexact=True),
         Rating(4.7, None, 0, inexact=True)),
        (Rating(4.7, None, 0), Rating(4.2, None, 0), None),
        (Rating(None, 28, 0), Rating(4.2, 28, 0), None),
    ],
)  # fmt: skip
def test_joining(one: Rating, other: Rating, expected: Rating | None) -> None:
    """Stars and the count may have a line of their own; two of the same do not go together."""
    assert joined(one, other) == expected


def test_beyond() -> None:
    """More stars than there are can be told from none."""
    assert is_beyond("5.9 out of 5 stars")
    assert not is_beyond("4.9 out of 5 stars")
    assert not is_beyond("It swells.")


@pytest.mark.parametrize(
    ("before", "rating"),
    [
        ("Tarnville Dentist ", "4.7 out of 5 stars 28 reviews"),
        ("Tarnville Dentist", "4.7 out of 5 stars 28 reviews"),
        ("Tarnville Dentist | ", "4.7/5"),
        ("Tarnville Dentist, ", "4.7 stars"),
        ("Tarnville Dentist (", "4.7 stars"),
        ("T" * 100 + " ", "4.7 out of 5 stars 28 reviews"),
    ],
)
def test_a_rating_may_close_a_longer_line(before: str, rating: str) -> None:
    """`start` says where the rating begins, however much is glued before it."""
    found = parse_rating(before + rating)
    assert found is not None
    assert (before + rating)[found.start :] == rating
    assert found.stars == 4.7


@pytest.mark.parametrize(
    "line",
    [
        "",
        "4.7",
        "28",
        "stars",
        "review",
        "Ratings 4.7",
        "5.9 out of 5",
        "9/5",
        "9.1 stars",
        "24.7 stars",
        "$4.7 stars",
        "v4.7 stars",
        "4.7 out of 10 stars",
        "4.7 out of 5 st",
        "Please read our 28 reviews",
        "Read 28 reviews",
        "He has 5 star reviews",
        "4.7 stars are not enough",
        "Tarnville Dentist no reviews",
        "★★★★★",
        "★ (12)",
        "★ 5.9 (12)",
        "★★★★☆ 5.4",
        "Rated 5.5 by 39 patients",
        "39 patients, all with stars (3)",
        "5.9 of 5, 7 patient reviews",
        "4.7 of 5",
        "Star (28)",
        "T" * 200 + " 4.7 stars",
    ],
)
def test_what_is_no_rating(line: str) -> None:
    """More than five stars, bare figures, and sentences about reviews are none."""
    assert parse_rating(line) is None


def test_figures() -> None:
    """Where stars must stand, a figure with its tenth is enough."""
    assert parse_figure("4.7") == Rating(4.7, None, 0)
    assert parse_figure("4") is None


FULL = "4.7 out of 5 stars 1,204 reviews"


@pytest.mark.parametrize("length", range(3, len("4.7 out of 5 stars 1") + 1))
def test_cut_before_the_count(length: int) -> None:
    """From the decimal on the stars are sure; a count whose word is missing is not."""
    assert parse_cut_rating(FULL[:length]) == Rating(4.7, None, 0)


@pytest.mark.parametrize("length", range(len("4.7 out of 5 stars 1,204"), len(FULL) + 1))
def test_cut_after_the_count(length: int) -> None:
    """From the first letter of its word on the count is complete."""
    complete = length > len("4.7 out of 5 stars 1,204 ")
    assert parse_cut_rating(FULL[:length]) == Rating(4.7, 1204 if complete else None, 0)


@pytest.mark.parametrize("text", ["4", "4.", "4 out", "4 out of 5 sta"])
def test_cut_before_the_decimal(text: str) -> None:
    """Without their decimal the stars are unknown, but it is a rating's beginning."""
    assert parse_cut_rating(text) == Rating(None, None, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "6",
        "40",
        "4 units",
        "4.7 in",
        "5.9 out of",
        "4.7 out of 5 stars x",
        "4.7 out of 5 stars 12 of",
        "4.7 out of 5 stars 12 reviews and more",
        "4.7 out of 5 stars 1,204,000 reviews and more",
    ],
)
def test_what_begins_no_rating(text: str) -> None:
    """Other numbers, other words, more than five stars, and lines that go on are none."""
    assert parse_cut_rating(text) is None


def test_a_cut_count_beyond_belief() -> None:
    """A count that is too high is no count, on a cut line either."""
    cut = "4.7 out of 5 stars 99,999,999,999 r"
    assert parse_cut_rating(cut) == Rating(4.7, None, 0, inexact=True)
