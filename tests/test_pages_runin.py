"""Bylines that run into the text."""

import pytest

from qa_cli.pages.lines import pieces_of
from qa_cli.pages.runin import cut_run_in

SAID = "The swelling goes down in a week or so."


def cut(*lines: str) -> list[str]:
    """Return the texts of a page's pieces, bylines cut off."""
    return [piece.text for piece in cut_run_in(pieces_of(list(lines)))]


def test_bylines_ahead() -> None:
    """A name with its specialty before a colon opens the answer, bullet or not."""
    lines = (f"• Mara Tarn, DO, Dentist, Fonz: {SAID}", f"• Wex Moor, MD, Surgeon, Tarn: {SAID}")
    assert cut(*lines) == [
        "Mara Tarn, DO, Dentist, Fonz:", SAID, "Wex Moor, MD, Surgeon, Tarn:", SAID,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["{said} — {byline}", "• {said} -- {byline}", "{said} ({byline})", "{said} - {byline}"]
)
def test_bylines_behind(line: str) -> None:
    """Behind a dash or in brackets a name with its specialty ends the answer."""
    bylines = ("Dr. Mara Tarn, Dentist, Fonz", "Wex Moor, MD, Surgeon, Tarn")
    lines = [line.format(said=SAID, byline=byline) for byline in bylines]
    assert cut(*lines) == [SAID, bylines[0], SAID, bylines[1]]


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tarn, DO, Dentist, Fonz: no",
        f"What I tell patients: {SAID}",
        f"{SAID} (see a dentist)",
        f"{SAID} ()",
        "• • • • • • • • • (Mara Tarn, DO, Dentist, Fonz)",
        f"{SAID} - it itches - it goes",
        "Mara Tarn, DO - Dentist - Fonz",
        f"{SAID} It itches",
    ],
)
def test_what_is_left_whole(line: str) -> None:
    """Sentences with colons, dashes and brackets, and bylines that stand alone."""
    assert cut(line, line) == [line, line]


def test_one_is_no_habit() -> None:
    """A line alone may be anything."""
    line = f"Mara Tarn, DO, Dentist, Fonz: {SAID}"
    assert cut(line, SAID) == [line, SAID]


def test_a_field_that_no_vocabulary_knows() -> None:
    """In brackets behind a name with degrees it is one all the same, emphasis or not."""
    lines = (
        f"**Mara Tarn, IBCLC** (Lactation Consultant, Fonz): {SAID}",
        f"**Dr. Wex Moor, MD** (Surgeon, Tarn): {SAID}",
        f"**Note** (important): {SAID}",
    )
    found = cut(*lines)
    assert len(found) == 5
    assert found[1] == found[3] == SAID
    assert found[4] == lines[2]
