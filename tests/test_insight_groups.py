"""Key terms of each doctor, specialty and question."""

import pytest

from qa_cli.insight.study import PagesStudy
from qa_cli.insight.terms.groups import By, group_terms, groups_by
from qa_cli.model import Doctor
from tests.builders import Said, page

ANN = Doctor("Ann Roe", None, "Dermatologist")
BOB = Doctor("Bob Low", None, None)
PAGES = [
    page("001_ab", Said("Ice ice lake " * 9, doctor=ANN), Said("Sun heat lake " * 9, doctor=BOB)),
    page("002_cd", Said("Lake ice ice " * 9, doctor=ANN), Said("Rain rain " * 9), title=None),
    page("003_ef", title="Not answered"),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("doctor", [("Ann Roe", "ice"), ("Bob Low", "heat"), ("Bob Low", "sun")]),
        ("specialty", [("Dermatologist", "ice"), (None, "heat"), (None, "sun")]),
        ("question", [("A title", "heat"), ("A title", "sun"), (None, "rain")]),
    ],
)
def test_groups(by: By, expected: list[tuple[str | None, str]]) -> None:
    """Each is compared with the rest; answers that nobody is named for are in the rest alone."""
    study = PagesStudy(PAGES, ())
    groups = groups_by(by, study.tally(), PAGES)
    found = group_terms(groups, study.texts(), study.counts(), phrases=False, limit=2)
    assert [(one.label, one.key.term) for one in found] == expected


def test_ids_tell_groups_apart() -> None:
    """Questions by their id, doctors by an answer; specialties by their name."""
    counted = PagesStudy(PAGES, ()).tally()
    assert [one.id for one in groups_by("question", counted, PAGES)] == [
        "001_ab",
        "002_cd",
        "003_ef",
    ]
    assert [one.id for one in groups_by("doctor", counted, ())] == ["001_ab/1", "001_ab/2"]
    assert {one.id for one in groups_by("specialty", counted, ())} == {None}
