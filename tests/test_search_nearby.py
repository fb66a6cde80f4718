"""What the engine and its stemmer tell of a word whose use is counted."""

import pytest

from qa_cli.index import build_index
from qa_cli.search.nearby import forms_among, passages_with, start_of_forms
from tests.builders import Said, page

PAGE = page(
    "001_ab",
    Said("Bell's palsy", "Ice"),
    "No bells, no injecting of palsies.",
    "O’Neil’s café",
    title="Bell palsy",
)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("bell",), [1, 2]),
        (("bell", "palsy"), [1]),
        (("inject*",), [2]),
        (("inject*", "bells"), [2]),
        (("o'neil",), [3]),
        (("café",), [3]),
        (("ice",), [1]),
        (("nowhere",), []),
    ],
)
def test_answers_that_may_hold_words(words: tuple[str, ...], numbers: list[int]) -> None:
    """All that hold them are there, possessives too, whatever else is; no question is."""
    found = passages_with(build_index([PAGE]), words)
    assert [one.number for one in found] == numbers


def test_forms() -> None:
    """Inflections, not what only shares the stem or the beginning."""
    words = ["inject", "injected", "injects", "injection", "injector", "injecting", "string"]
    assert forms_among("inject", words) == ["injected", "injects", "injecting"]
    assert all(one.startswith(start_of_forms("injecting")) for one in words[:3])
