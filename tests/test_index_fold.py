"""Folding: spellings of one word become alike, and offsets lead back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.index.fold import fold, fold_with_origins

TEXTS = st.text(
    st.sampled_from("aB4é’'ß ﬁ\u0301\u00adΈй\u200b日-\n") | st.characters(), max_size=40
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Bell's palsy", "Bells palsy"),
        ("Bell’s palsy", "Bells palsy"),
        ("the 'quoted' word", "the 'quoted' word"),
        ("5'10", "5'10"),
        ("4months", "4 months"),
        ("B12 and 30units", "B12 and 30 units"),
        ("café naïve", "cafe naive"),
        (unicodedata.normalize("NFD", "café naïve"), "cafe naive"),
        ("Ελλάδα", "Ελλαδα"),
        ("Bo\u00adtox\u200b", "Botox"),
        ("한국어", "한국어"),
        ("", ""),
    ],
)
def test_spellings_of_a_word_become_alike(text: str, folded: str) -> None:
    """Apostrophes, marks and invisible characters fall away; digits stand apart from letters."""
    assert fold(text) == folded


@given(TEXTS)
def test_both_ways_of_folding_agree(text: str) -> None:
    """The slow way with origins returns what the fast way returns."""
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is folded: the vocabulary can be folded again."""
    assert fold(fold(text)) == fold(text)


def test_origins_lead_back_to_the_letters() -> None:
    """Each character that was kept comes from the same character of the text."""
    text = "l’été, 4x: Bell's"
    folded, origins = fold_with_origins(text)
    assert folded == "lete, 4 x: Bells"
    assert "".join(text[origin] for origin in origins) == "lété, 44x: Bells"
