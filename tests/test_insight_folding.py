"""What counts when names are compared."""

import pytest

from qa_cli.insight.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Dr. José  O'Neil-Paz", "dr jose oneil paz"),
        ("Jose\u0301 O\u2019NEIL", "jose oneil"),
        ("M.D., FACS", "m d facs"),
        ("Stra\u00dfe 5", "strasse 5"),
        ("\u0130stanbul", "istanbul"),
        ("\U0001d400na \ufb01n", "ana fin"),
        ("\u0930\u093e\u092e", "\u0930\u093e\u092e"),
        ("\u0441\u0435\u0440\u0433\u0435\u0439", "\u0441\u0435\u0440\u0433\u0435\u0438"),
        ("\x1b[31m \u202e", "31m"),
    ],
    ids=ascii,
)
def test_fold(text: str, folded: str) -> None:
    """Letters and digits stay, without case, diacritics, typographic variants or punctuation."""
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0930\u093e\u092e", "\u0930\u094b\u092e"),
        ("\u304c", "\u304b"),
        ("\u0915\u094d\u0937", "\u0915\u0937"),
    ],
    ids=ascii,
)
def test_marks_that_make_another_letter_stay(one: str, other: str) -> None:
    """Names that differ by a vowel sign, by voicing or by a virama are two names."""
    assert fold(one) != fold(other)
