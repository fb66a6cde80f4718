"""Bylines on one line, their parts set apart by signs."""

import pytest

from qa_cli.pages.names import Name
from qa_cli.pages.oneline import read_delimited
from qa_cli.pages.rating import Rating
from qa_cli.pages.specialty import Practice

NAME = Name("Mara Tarn", "Esq.")


@pytest.mark.parametrize("sign", [" | ", " · ", " • ", " - ", " – ", "|"])
def test_signs(sign: str) -> None:
    """Any of the usual signs sets specialty and place apart, whatever words they have."""
    line = sign.join(["Mara Tarn, Esq.", "Zoning Lawyer", "Tarnville, OH"])
    assert read_delimited(line) == (NAME, Practice("Zoning Lawyer", "Tarnville, OH"), None)


@pytest.mark.parametrize(
    ("rest", "practice", "stars"),
    [
        ("Tarnville, OH | Zoning Lawyer", Practice("Zoning Lawyer", "Tarnville, OH"), None),
        ("Tarnville Dentist", Practice("Dentist", "Tarnville"), None),
        ("Tile Whisperer", Practice("Tile Whisperer", None), None),
        ("4.5 stars", None, 4.5),
        ("Dentist | Tarnville | 4.5 stars", Practice("Dentist", "Tarnville"), 4.5),
        ("4.5 out of 5 stars | 3 reviews", None, 4.5),
        ("3 reviews | 4.5 out of 5 stars", None, 4.5),
        ("Dentist | 3 days ago", Practice("Dentist", None), None),
        ("3 days ago", None, None),
    ],
)
def test_parts(rest: str, practice: Practice | None, stars: float | None) -> None:
    """Each part is told by what it is or where it stands; what the site adds is left out."""
    rating = None if stars is None else Rating(stars, 3 if "reviews" in rest else None, 0)
    assert read_delimited(f"Mara Tarn, Esq. | {rest}") == (NAME, practice, rating)


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tarn, Esq.",
        "Ice | Heat | Rest",
        "Mara Tarn, Esq. | Zoning Lawyer | Tarnville | Ohio",
        "Mara Tarn, Esq. - who did mine - was kind",
        "Mara Tarn, Esq. | Is she good?",
    ],
)
def test_what_is_no_such_line(line: str) -> None:
    """Without a name, with too many parts, or with a sentence among them it is none."""
    assert read_delimited(line) is None
