"""Lines that no vocabulary knows, read as the page's other bylines are."""

import pytest

from qa_cli.pages.gathering import find_groups
from qa_cli.pages.lines import pieces_of


def posts(*lines: str) -> list[tuple[str | None, str | None]]:
    """Return specialty and place of each byline on a page with two usual ones and these lines."""
    usual = "Tobin Wexmoor, MD\n{}\n4.8 stars\n\nIt heals.\n\n"
    known = [usual.format(lines[0]), usual.format(lines[1])]
    rest = [usual.format(line) for line in lines[2:]]
    groups = find_groups(pieces_of("".join([*known, *rest]).split("\n")))
    practices = [group.line.practice for group in groups]
    return [(one.specialty, one.location) if one else (None, None) for one in practices]


@pytest.mark.parametrize(
    ("one", "other", "unknown"),
    [
        ("Dentist · Tarnville", "Dermatologist · Fonz", "Lactation Guide · Enugu"),
        ("Dentist in Tarnville", "Dermatologist in Fonz", "Lactation Guide in Enugu"),
        ("Dentist | Tarnville", "Dermatologist | Fonz", "Lactation Guide | Enugu"),
    ],
)
def test_a_form_that_others_have(one: str, other: str, unknown: str) -> None:
    """What stands where theirs stands is a specialty and a place, whatever it says."""
    assert posts(one, other, unknown)[2] == ("Lactation Guide", "Enugu")


def test_years_beside_an_unknown_field() -> None:
    """Numbers differ from line to line."""
    page = "\n\n".join(
        f"A verified doctor answered\n{field} · {years} years experience\n\nIt heals."
        for field, years in (("Dermatology", 31), ("Neurology", 4), ("Infectious Disease", 27))
    )
    groups = find_groups(pieces_of(page.split("\n")))
    found = [group.line.practice.specialty for group in groups if group.line.practice]
    assert found == ["Dermatology", "Neurology", "Infectious Disease"]


@pytest.mark.parametrize(
    "unknown",
    [
        "Lactation Guide | Enugu",
        "and so on · Enugu",
        "Room 12 · Enugu",
        "Mara Tarn, DO · Enugu",
        "Lactation Guide · see below",
        "Lactation Guide · Enugu, and why not?",
    ],
)
def test_what_is_written_otherwise(unknown: str) -> None:
    """Another sign, a sentence, a number, a name or no place: nothing is read into it."""
    found = posts("Dentist · Tarnville", "Dermatologist · Fonz", unknown)
    assert ("Lactation Guide", "Enugu") not in found


def test_one_line_is_no_form() -> None:
    """Two bylines at least must be written so."""
    found = posts("Dentist · Tarnville", "Dermatologist", "Lactation Guide · Enugu")
    assert ("Lactation Guide", "Enugu") not in found


def test_a_place_that_stands_twice() -> None:
    """In another word, say: where it is in the form cannot be told."""
    page = "\n\n".join(
        f"{name}\nDentist · Re · {count} Reviews\n\nIt heals."
        for name, count in (("Jane Roe, MD", 12), ("Wex Moor, MD", 14))
    )
    groups = find_groups(pieces_of(f"{page}\n\nAnn Poe, MD\nGood Hands\n\nThanks.".split("\n")))
    assert [group.doctor().location for group in groups][:2] == ["Re", "Re"]
