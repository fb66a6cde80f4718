"""What stands right at a byline's line and is none of its fields."""

import pytest

from qa_cli.pages.asides import mark_asides
from qa_cli.pages.lines import pieces_of


def left(*lines: str) -> list[str]:
    """Return what is left of a page as text."""
    pieces = pieces_of("\n".join(lines).split("\n"))
    mark_asides(pieces)
    return [piece.text for piece in pieces if piece.kind == "text"]


@pytest.mark.parametrize("aside", ["12 years in practice", "Rating: n/a", "Joined since 2011"])
def test_what_is_told_by_itself(aside: str) -> None:
    """Years, dates and fields without a value, and more of them below."""
    byline = "Tobin Wexmoor, MD"
    assert left(byline, aside) == [byline]
    assert left(byline, "Rating: n/a", "Reviews: n/a") == [byline]


def test_fields_that_bylines_do_not_have() -> None:
    """A key that comes again is the template's."""
    one, other = "Tobin Wexmoor, MD", "Mara Tarn, DO"
    assert left(one, "Peer score: 9.1 out of 10", "", other, "Peer score: 8 out of 10") == [
        one,
        other,
    ]
    alone = ["Peer score: 9.1 out of 10", "Bar number: 12"]
    assert left(one, alone[0], "", other, alone[1]) == [one, alone[0], other, alone[1]]
    apart = left(one, "", alone[0], "", other, "", alone[0])
    assert apart == [one, alone[0], other, alone[0]]


def test_fields_that_bylines_have() -> None:
    """Names in emphasis, specialties and ratings stay."""
    lines = ("Answered by: **Jane Roe**", "Dentist · Fonz", "", "Answered by: **Mara Tarn**",
             "Dentist · Fonz")  # fmt: skip
    assert left(*lines) == [line for line in lines if line]
