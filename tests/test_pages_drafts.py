"""Labels → drafts: every piece goes to the part that its label names."""

from itertools import pairwise

import pytest
from hypothesis import given

from qa_cli.model import Kind
from qa_cli.pages.drafts import Draft, Drafts, drafts_of, kind_of
from qa_cli.pages.grammar import ABOVE, BELOW, FURNITURE, LABELS, starts
from tests.sheets import walks

KINDS: dict[Kind, tuple[str, ...]] = {
    "title": ("T",),
    "question": ("Q",),
    "count": ("C",),
    "headline": ("HB", "HI", "HR"),
    "body": ("SB", "SI", "P"),
    "byline": (*ABOVE, *BELOW),
    "furniture": FURNITURE,
    "unattributed": ("W",),
}


def test_kinds() -> None:
    """Every label stands for one kind of the ledger's, and none for a blank line."""
    found = {label: kind for kind, labels in KINDS.items() for label in labels}
    assert {label: kind_of(label) for label in LABELS} == found


@pytest.mark.parametrize(
    ("labels", "drafts"),
    [
        ("", Drafts()),
        ("O O", Drafts()),
        ("K T T Q K Q C", Drafts(title=[1, 2], question=[3, 5], count=[6])),
        ("C Q C SB", Drafts(question=[1], count=[0, 2], answers=[Draft(body=[3])])),
        (
            "T HB HR Fh SI P Fb P Nb Fy Sb Rb Ft",
            Drafts(title=[0], answers=[Draft([1, 2], [4, 5, 7], [8, 10, 11])]),
        ),
        (
            "Na Fa Sa HI HR SI Ma SI HB Xa SI SB SB",
            Drafts(
                answers=[
                    Draft([3, 4], [5], [0, 2]),
                    Draft([], [7], [6]),
                    Draft([8], [10], [9]),
                    Draft([], [11], []),
                    Draft([], [12], []),
                ]
            ),
        ),
        ("SB W Fw W SB Ft", Drafts(others=[1, 3], answers=[Draft(body=[0]), Draft(body=[4])])),
        ("HB", Drafts(answers=[Draft([0], [], [])])),
    ],
)
def test_drafts(labels: str, drafts: Drafts) -> None:
    """Furniture belongs to nothing; an answer begins where the grammar says that one starts."""
    assert drafts_of(labels.split()) == drafts


@pytest.mark.parametrize(
    ("draft", "first", "last"),
    [
        (Draft([1, 2], [4, 5], [7]), 1, 7),
        (Draft([3], [4, 9], [1]), 1, 9),
        (Draft([], [4], []), 4, 4),
        (Draft([2], [], []), 2, 2),
    ],
)
def test_the_ends_of_a_draft(draft: Draft, first: int, last: int) -> None:
    """A byline may stand above or below the body, and any part may be missing."""
    assert (draft.first, draft.last) == (first, last)


@given(walks)
def test_every_piece_has_one_part(labels: list[str]) -> None:
    """No piece is lost and none is in two parts; furniture is in none."""
    drafts = drafts_of(labels)
    parts = [drafts.title, drafts.question, drafts.count, drafts.others]
    parts += [part for one in drafts.answers for part in (one.headline, one.body, one.byline)]
    assert all(part == sorted(part) for part in parts)
    places = [place for place, label in enumerate(labels) if label not in FURNITURE]
    assert sorted(place for part in parts for place in part) == places


@given(walks)
def test_answers_follow_each_other(labels: list[str]) -> None:
    """An answer begins at each start, and ends before the next one begins."""
    drafts = drafts_of(labels).answers
    above = [None, *labels]
    begun = [at for at, label in enumerate(labels) if starts(above[at], label)]
    assert [draft.first for draft in drafts] == begun
    assert all(draft.last < below.first for draft, below in pairwise(drafts))
