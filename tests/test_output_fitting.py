"""Which columns fit, and how wide they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.output.fitting import Need, fit

GAP = 2


@pytest.mark.parametrize(
    ("needs", "width", "widths"),
    [
        ([Need(4, 9), Need(3, 3)], 20, [9, 3]),
        ([Need(4, 9), Need(3, 3)], 12, [7, 3]),
        ([Need(4, 9), Need(3, 3, rank=1)], 9, [4, 3]),
        ([Need(4, 9), Need(3, 3, rank=1)], 8, [8, None]),
        ([Need(4, 4), Need(3, 3, rank=1), Need(3, 3, rank=2)], 9, [4, 3, None]),
        ([Need(4, 4), Need(3, 3, rank=2), Need(3, 3, rank=1)], 9, [4, None, 3]),
        ([Need(4, 4), Need(3, 3, rank=1), Need(3, 3, rank=1)], 9, [4, 3, None]),
        ([Need(4, 90), Need(3, 5)], 20, [13, 5]),
        ([Need(9, 9), Need(7, 7, firm=True)], 12, [3, 7]),
        ([Need(9, 9), Need(7, 7, firm=True)], 9, [1, 6]),
        ([Need(9, 9), Need(7, 7)], 1, [1, 1]),
        ([], 5, []),
    ],
)  # fmt: skip
def test_fit(needs: list[Need], width: int, widths: list[int | None]) -> None:
    """Ranks decide who goes, little needs are met first, figures are never squeezed before text."""
    assert fit(needs, width, GAP) == widths


NEEDS = st.lists(
    st.builds(
        lambda least, more, rank, firm: Need(least, least + more, rank, firm),
        st.integers(1, 30), st.integers(0, 60), st.integers(0, 4), st.booleans(),
    ),
    min_size=1, max_size=7,
)  # fmt: skip


@given(NEEDS, st.integers(1, 150))
def test_what_holds_of_any_columns(needs: list[Need], width: int) -> None:
    """They fit if they can; only ranks above those kept are dropped, none without need."""
    widths = fit(needs, width, GAP)
    kept = [(need, one) for need, one in zip(needs, widths, strict=True) if one is not None]
    dropped = [need for need, one in zip(needs, widths, strict=True) if one is None]
    total = sum(one for _, one in kept) + GAP * (len(kept) - 1)
    assert total <= max(width, len(kept) + GAP * (len(kept) - 1))
    assert all(1 <= one <= need.most for need, one in kept)
    if dropped:
        least = min(need.rank for need in dropped)
        assert least > 0
        assert all(need.rank <= least for need, _ in kept)
    if sum(need.most for need in needs) + GAP * (len(needs) - 1) <= width:
        assert widths == [need.most for need in needs]
    if any(one < need.least for need, one in kept):
        assert all(need.rank == 0 for need, _ in kept)
