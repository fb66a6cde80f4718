"""Names above answers whose bylines stand below them."""

import pytest

from qa_cli.model import Doctor
from qa_cli.pages import parse_page

BODY = "The swelling goes down in a week or so."


def doctors(*answers: str) -> list[Doctor | None]:
    """Return the doctors of a page's answers."""
    page = "\n\n".join(["Is it swollen?", "I ask.", f"Doctor Answers {len(answers)}", *answers])
    return [answer.doctor for answer in parse_page(page).answers]


def test_the_name_twice() -> None:
    """`Dr. Roe answered:` above, and her byline below: one doctor, and one answer."""
    found = doctors(
        *(
            f"{name} answered:\n\n{BODY}\n\n{name}, MD\nDentist, Fonz, Spain"
            for name in ("Dr. Jane Roe", "Dr. Mara Tarn")
        )
    )
    assert found == [
        Doctor("Dr. Jane Roe", "MD", "Dentist", "Fonz, Spain", None, None),
        Doctor("Dr. Mara Tarn", "MD", "Dentist", "Fonz, Spain", None, None),
    ]


def test_the_name_above_and_the_rest_below() -> None:
    """A byline without a name has the one that stands alone above its answer."""
    found = doctors(
        *(
            f"{name}\n\n{BODY}\n\nDentist in Fonz, Spain · 4.9 stars from 12 reviews"
            for name in ("Dr. Jane Roe, MD", "Mara Tarn, DO")
        )
    )
    assert found == [
        Doctor("Dr. Jane Roe", "MD", "Dentist", "Fonz, Spain", 4.9, 12),
        Doctor("Mara Tarn", "DO", "Dentist", "Fonz, Spain", 4.9, 12),
    ]


def test_what_somebody_is_said_to_be() -> None:
    """A newspaper says it in a sentence, with the place or without."""
    found = doctors(
        f"Dr Jane Roe says\n\n{BODY}\n\nDr Jane Roe is a sleep scientist based in Fonz.",
        f"Prof Mara Tarn says\n\n{BODY}\n\nProf Mara Tarn is an occupational therapist.",
    )
    assert found == [
        Doctor("Dr Jane Roe", None, "sleep scientist", "Fonz", None, None),
        Doctor("Prof Mara Tarn", None, "occupational therapist", None, None, None),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Prof Mara Tarn is not sure.", "She is a therapist based in Fonz.", "Jane Roe is a dentist."],
)
def test_other_sentences(sentence: str) -> None:
    """Who is meant must be named, and be said to be something."""
    found = doctors(
        f"Dr Jane Roe says\n\n{BODY}\n\nDr Jane Roe is a sleep scientist based in Fonz.",
        f"Prof Mara Tarn says\n\n{BODY}\n\n{sentence}",
    )
    assert [doctor and doctor.specialty for doctor in found] == [None, None]


def test_one_alone() -> None:
    """A single answer of such a shape may be so by chance."""
    first = f"Dr. Jane Roe, MD\n\n{BODY}\n\nDentist in Fonz, Spain · 4.9 stars from 12 reviews"
    other = f"{BODY}\n\nMara Tarn, DO\nDentist in Fonz, Spain · 4.9 stars from 12 reviews"
    assert [doctor and doctor.name for doctor in doctors(first, other)] == [None, "Mara Tarn"]
    bare = f"{BODY}\n\nDentist in Fonz, Spain · 4.9 stars from 12 reviews"
    assert [doctor and doctor.name for doctor in doctors(bare, bare, other)][:2] == [None, None]


def test_signatures_are_no_openers() -> None:
    """A name below what somebody said is that answer's, and a vote begins another one."""
    vote = "{{ voteCount >= 0 ? 1 : 0 }}"
    signed = f"Ice\n\n{vote}\n\n{BODY}\n\nJane Roe, MD"
    nameless = f"Rest\n\n{vote}\n\n{BODY}\n\nYork Dentist\n4.8 out of 5 stars 14 reviews"
    found = doctors(signed, nameless, signed, nameless)
    assert [doctor.name for doctor in found if doctor and doctor.specialty] == [None, None]
