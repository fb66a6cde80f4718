"""Where a text may be cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.search.graphemes import cut_back, cut_forward, is_boundary

CLUSTERS = [
    "e\u0301", "👩\u200d👧", "👍🏽", "🇨🇦", "\u1100\u1161\u11a8", "\u1100각", "นำ", "न्दी", "\r\n",
    "❤\ufe0f",
]  # fmt: skip


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_a_cluster_is_not_cut(cluster: str) -> None:
    """No place inside is a boundary; before and after it are."""
    text = f"a{cluster}b"
    assert not any(is_boundary(text, place) for place in range(2, len(text) - 1))
    assert is_boundary(text, 1)
    assert is_boundary(text, len(text) - 1)


def test_two_flags_are_cut_between_them() -> None:
    """Regional indicators pair up from the left."""
    text = "🇨🇦🇩🇪"
    assert [is_boundary(text, place) for place in range(5)] == [True, False, True, False, True]


@given(st.text(st.sampled_from("ab \u0301\u200d🇨🇦한"), max_size=30), st.integers(0, 30))
def test_a_cut_is_moved_to_a_boundary(text: str, place: int) -> None:
    """Back or forward, to the nearest place where a cut is allowed."""
    place = min(place, len(text))
    before, after = cut_back(text, place), cut_forward(text, place)
    assert before <= place <= after
    assert is_boundary(text, before)
    assert is_boundary(text, after)
    assert not any(is_boundary(text, other) for other in range(before + 1, after) if other != place)


def test_stacked_marks_are_cut_somewhere() -> None:
    """A cluster without end costs bounded time and is cut where it was to be."""
    text = "a" + "\u0301" * 10_000
    assert cut_back(text, 5_000) == 5_000
    assert cut_forward(text, 5_000) == 5_000
