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
        ("\x1b[31m \u202e", "31m"),
    ],
    ids=ascii,
)
def test_fold(text: str, folded: str) -> None:
    """Letters and digits stay, without case, diacritics, typographic variants or punctuation."""
    assert fold(text) == folded
    assert fold(folded) == folded
