"""The last line of a byline: stars and reviews, whole and cut."""

import pytest

from qa_cli.pages.rating import Rating, parse_cut_rating, parse_rating


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
        ("★★★★☆ 28 reviews", None, 28),
        ("★★★★★ (28 reviews)", None, 28),
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
    ],
)
def test_ratings_of_all_kinds(line: str, stars: float | None, reviews: int | None) -> None:
    """Stars, stars with a count, a count alone, and the word that there is none."""
    assert parse_rating(line) == Rating(stars, reviews, 0)


@pytest.mark.parametrize(
    ("before", "rating"),
    [
        ("Tarnville Dentist ", "4.7 out of 5 stars 28 reviews"),
        ("Tarnville Dentist", "4.7 out of 5 stars 28 reviews"),
        ("Tarnville Dentist | ", "4.7/5"),
        ("Tarnville Dentist, ", "4.7 stars"),
        ("Tarnville Dentist (", "4.7 stars"),
        ("T" * 200 + " ", "4.7 out of 5 stars 28 reviews"),
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
        "4.7 out of 5 stars 12345678 reviews",
        "Please read our 28 reviews",
        "Read 28 reviews",
        "He has 5 star reviews",
        "4.7 stars are not enough",
        "Tarnville Dentist no reviews",
    ],
)
def test_what_is_no_rating(line: str) -> None:
    """More than five stars, bare figures, and sentences about reviews are none."""
    assert parse_rating(line) is None


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
