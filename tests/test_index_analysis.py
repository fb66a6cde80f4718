"""Terms: one way of cutting for index, query and highlight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.index.analysis import Token, stems, terms, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Semi-paralyzed face", ["semi", "paralyzed", "face"]),
        ("Bell’s and BELLS", ["bells", "and", "bells"]),
        ("#botox 4months 3-4", ["botox", "4", "months", "3", "4"]),
        ("Café Ærø ﬁne", ["cafe", "aero", "fine"]),
        ("don't_stop", ["dont", "stop"]),
        ("?!-- …", []),
    ],
)
def test_text_is_cut_into_folded_terms(text: str, expected: list[str]) -> None:
    """Case, diacritics and apostrophes go; hyphens, hashes and underscores separate."""
    assert terms(text) == expected


@given(st.text(max_size=60))
def test_tokens_are_the_terms_in_their_places(text: str) -> None:
    """What is highlighted is what is indexed, in order, inside the text."""
    found = tokens(text)
    assert [token.term for token in found] == terms(text)
    ends = [0]
    for token in found:
        assert ends[-1] <= token.start < token.end <= len(text)
        ends.append(token.end)


def test_a_token_covers_the_marks_on_its_last_letter() -> None:
    """A combining accent at the end of a word belongs to the word."""
    assert tokens("cafe\u0301 ok") == [Token("cafe", 0, 5), Token("ok", 6, 8)]


def test_stems_stand_in_the_order_of_the_words() -> None:
    """Each word has one stem; inflections share it."""
    assert stems(["injections", "injected", "muscle"]) == ["inject", "inject", "muscl"]
    assert stems([]) == []
