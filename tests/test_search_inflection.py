"""Forms of one word."""

import pytest

from qa_cli.search.inflection import are_forms


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("muscle", "muscles", True),
        ("injected", "injecting", True),
        ("paralyzed", "paralyze", True),
        ("running", "run", True),
        ("studies", "study", True),
        ("boxes", "box", True),
        ("dying", "die", True),
        ("feelings", "feeling", True),
        ("inject", "inject", True),
        ("injection", "injected", False),
        ("correspondence", "corresponds", False),
        ("masset", "masseter", False),
        ("quick", "quickly", False),
        ("as", "a", False),
    ],
)
def test_regular_inflection_makes_forms(word: str, other: str, *, same: bool) -> None:
    """Both ways round; what only derives from a word is another word."""
    assert are_forms(word, other) is same
    assert are_forms(other, word) is same
