"""A byline's line as a bag of fields."""

import pytest

from qa_cli.pages.fields import LINE, SEGMENTS, Bag, is_aside, is_organisation, read_fields
from qa_cli.pages.names import Name
from qa_cli.pages.rating import Rating
from qa_cli.pages.specialty import Practice

TARN = Name("Mara Tarn", "DO")
DENTIST = Practice("Dentist", "Tarnville, TX")


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tarn, DO, Dentist, Tarnville, TX",
        "Mara Tarn, DO | Dentist | Tarnville, TX",
        "Mara Tarn (DO) · Dentist in Tarnville, TX",
        "Mara Tarn, DO - Board Certified, Dentist (Tarnville, TX)",
        "**Mara Tarn, DO** — Dentist — Tarnville, TX",
        "Dentist, Tarnville, TX, Mara Tarn, DO",
        "Tarnville, TX · Dentist · Mara Tarn, DO · 12 years of experience",
        "Mara Tarn, DO · Dentist at Tarn Smile Studio, Tarnville, TX",
        "Mara Tarn, DO\tDentist\tTarnville, TX\tPosted 2019-05-13",
        "Mara Tarn · DO · Dentist · Tarnville, TX · Tarn Falls Dental Arts",
    ],
)
def test_fields_in_any_order(line: str) -> None:
    """Name, specialty and place are told apart, whatever sets them apart and whichever is first."""
    assert read_fields(line) == Bag(TARN, DENTIST, None)


@pytest.mark.parametrize(
    ("text", "stars", "reviews"),
    [
        ("★ 4.7 (1,204)", 4.7, 1204),
        ("⭐ 4.7", 4.7, None),
        ("★★★★☆ (12)", 4.0, 12),
        ("★★★★☆ 4.4", 4.4, None),
        ("★★★★☆ 4.4 (12 reviews)", 4.4, 12),
        ("Rated 4.5 by 39 patients", 4.5, 39),
        ("4.0 of 5, 7 patient reviews", 4.0, 7),
        ("4,5 of 5, 7 patient reviews", 4.5, 7),
        ("5.9 out of 5 stars, 7 reviews", None, 7),
        ("Rating: 4.5 (28 reviews)", 4.5, 28),
        ("4.5 stars, 28 reviews", 4.5, 28),
        ("28 reviews · 4.5 stars", 4.5, 28),
        ("3.1", 3.1, None),
        ("5.0 stars (12 years of experience)", 5.0, None),
    ],
)
def test_ratings_beside_a_specialty(text: str, stars: float | None, reviews: int | None) -> None:
    """Stars and reviews are read in the ways that sites write them."""
    bag = read_fields(f"Dentist · {text}")
    assert bag is not None
    assert bag.rating is not None
    assert (bag.rating.stars, bag.rating.reviews) == (stars, reviews)
    assert bag.practice == Practice("Dentist", None)


@pytest.mark.parametrize(
    ("line", "name", "practice", "rating"),
    [
        ("Cosmetic Surgery, Washington, DC", None, ("Cosmetic Surgery", "Washington, DC"), None),
        ("Dermatology (Fonz) · 4.5 (9)", None, ("Dermatology", "Fonz"), (4.5, 9)),
        ("Dentist | Long Tarn", None, ("Dentist", "Long Tarn"), None),
        ("Reading, PA · Dermatology", None, ("Dermatology", "Reading, PA"), None),
        ("Jo Tarn, Dentist, Reading, PA, 9 reviews", ("Jo Tarn", None),
         ("Dentist", "Reading, PA"), (None, 9)),
        ("Dentist, Tarnville, Tarn Falls Dental Clinic", None, ("Dentist", "Tarnville"), None),
        ("Dr. Jo Tarn (Dentist | Fonz, 4.0 of 5 1 patient)", ("Dr. Jo Tarn", None),
         ("Dentist", "Fonz"), (4.0, 1)),
        ("Mara (Mimi) Tarn, DO", ("Mara (Mimi) Tarn", "DO"), None, None),
        ("Mara Tarn, MD (retired)", ("Mara Tarn", "MD (retired)"), None, None),
        ("Mara Tarn, DO | FACS | Dentist", ("Mara Tarn", "DO, FACS"), ("Dentist", None), None),
        ("Tarn, Mara-Lee BM, FRCS (Plast)", ("Tarn, Mara-Lee", "BM, FRCS (Plast)"), None, None),
        ("Optometry, Reading, PA, Jo Q. Tarn, OD", ("Jo Q. Tarn", "OD"),
         ("Optometry", "Reading, PA"), None),
    ],
)  # fmt: skip
def test_what_could_be_two_things(
    line: str,
    name: tuple[str, str | None] | None,
    practice: tuple[str, str | None] | None,
    rating: tuple[float | None, int] | None,
) -> None:
    """Towns, states that are degrees, nicknames and organisations go where they belong."""
    assert read_fields(line) == Bag(
        name and Name(*name), practice and Practice(*practice), rating and Rating(*rating, 0)
    )


@pytest.mark.parametrize(
    "line",
    [
        "I would see a dentist in Tarnville, Texas",
        "Is it swollen?",
        "It swells, it itches, it goes away",
        "Mara Tarn, DO · Wex Moor, DDS · Dentist",
        "Dentist · Surgeon in Tarnville",
        "Tarnville · Dentist in Fonz",
        "4.5 stars · 4.0 stars · Dentist",
        "Dentist · ★ 5.9 (1,204)",
        "Dentist · ★★★★☆ 5.4",
        "Dentist · Rated 5.5 by 39 patients",
        "Dentist · 5.9 of 5, 7 patient reviews",
        "Dentist · 5.1",
        "Dentist · FACS · and so on",
        ", ".join(["Dentist"] * (SEGMENTS + 1)),
        "Dentist " * LINE,
        "** —",
        "",
    ],
)
def test_what_is_no_bag(line: str) -> None:
    """Sentences, enumerations, and lines that say the same thing twice are none."""
    bag = read_fields(line)
    assert bag is None or bag == Bag()


def test_a_name_that_is_known() -> None:
    """Behind a name `Laurel, MD` is a town, and degrees alone are the name's."""
    assert read_fields("Laurel, MD", named=True) == Bag(None, Practice(None, "Laurel, MD"))
    assert read_fields("FACS", named=True) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("✓ Verified — Posted 2018-10-07", True),
        ("In practice since 2006 — Board Certified", True),
        ("16+ yrs in practice", True),
        ("Top Doctor | 29 years of experience", True),
        ("Dentist", False),
        ("It took 12 years of experience.", False),
        ("x" * 100, False),
        ("Take care", False),
    ],
)
def test_asides(line: str, *, expected: bool) -> None:
    """Dates, years and badges alone are asides; all that tells something of a person is not."""
    assert is_aside(line) == expected


def test_organisations() -> None:
    """Two words at least, of which the last says what it is."""
    assert is_organisation("Tarn Falls Smile Studio")
    assert not is_organisation("Studio")
    assert not is_organisation("I went to the Clinic")
