"""Where texts stand on their page."""

import pytest

from qa_cli.model import NOWHERE, Places
from tests.builders import Said, page

BODY = "Ice.\n\nRest.\nNo heat."
PLACES = Places(3, (5, 5, 8, 9))


@pytest.mark.parametrize(
    ("word", "line"), [("Ice", 5), ("\n\n", 5), ("\nRest", 5), ("Rest", 8), ("heat", 9)]
)
def test_the_line_of_a_place_in_a_body(word: str, line: int) -> None:
    """Each line has its own, a blank one that of the line above it."""
    assert PLACES.of_body(BODY, BODY.index(word)) == line


def test_a_place_that_is_not_known() -> None:
    """Beyond the lines that are known it is the last one; without any, the headline, the first."""
    assert Places(3, (5,)).of_body(BODY, len(BODY)) == 5
    assert Places(3).of_body(BODY, 9) == 3
    assert NOWHERE.of_body(BODY, 9) == 1


@pytest.mark.parametrize(
    ("body", "line"),
    [("Ask Dr. Emer.\n\nRest.\n\nBest, Dr.  Emer\nHollywood", 7), ("Rest.\nNo heat.", 4)],
)
def test_the_line_of_a_sign_off(body: str, line: int) -> None:
    """The last line of the body that holds it, else the answer's last."""
    [answer] = page("a", Said(body, sign_off="Dr. Emer")).question.answers
    assert answer.line_of_sign_off() == line
