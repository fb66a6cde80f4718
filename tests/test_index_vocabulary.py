"""The vocabulary as a list, and its form in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.index.vocabulary import Vocabulary


def test_words_stand_commonest_first() -> None:
    """Equally common ones are in alphabetical order; numbers and single letters are left out."""
    counts = {"eye": 2, "botox": 9, "ache": 2, "4": 50, "b12": 3, "a": 99, "x" * 41: 7}
    vocabulary = Vocabulary.of(counts)
    assert vocabulary.words == ["botox", "ache", "eye"]
    assert list(vocabulary.counts) == [9, 2, 2]


@given(
    st.dictionaries(
        st.text(st.characters(categories=["Ll"]), min_size=2, max_size=9), st.integers(1, 10**9)
    )
)
def test_the_form_in_a_file_keeps_everything(counts: dict[str, int]) -> None:
    """Reading what was written gives the same vocabulary."""
    vocabulary = Vocabulary.of(counts)
    assert Vocabulary.from_bytes(vocabulary.to_bytes()) == vocabulary


@pytest.mark.parametrize("cut", [0, 3, 7, 11, -1])
def test_a_cut_file_is_no_vocabulary(cut: int) -> None:
    """Wherever a file ends too early, it is an error and not a shorter vocabulary."""
    data = Vocabulary.of({"botox": 3, "eye": 2, "ok": 1}).to_bytes()
    damaged = data[:cut] if cut >= 0 else data.replace(b"\n", b" ")
    with pytest.raises(ValueError, match="damaged"):
        Vocabulary.from_bytes(damaged)
