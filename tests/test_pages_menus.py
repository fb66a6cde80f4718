"""The words of a site's menu."""

import pytest

from qa_cli.pages import parse_page
from qa_cli.pages.menus import is_entry, is_row

BODY = "I have had it for a week, and it hurts when I chew. What can I do about it?"


def test_entries_and_rows() -> None:
    """Few words without a stop; many of which two thirds are a menu's; a trail."""
    assert is_entry("Find a clinic")
    assert not is_entry("It hurts.")
    assert not is_entry("one two three four five six")
    assert is_row("Find a lawyer Legal Q&A Guides")
    assert is_row("Boards / Feeding / Ask the team")
    assert not is_row("I have had it for a week")
    assert not is_row("home " * 20)


@pytest.mark.parametrize(
    "above",
    [
        "ClinicBoard\nHome\nSpecialties\nFind a clinic\n",
        "tarns\nSpecialists\nFor doctors\n",
        "Find a lawyer Legal Q&A Guides\n\n",
        "ParentLine Community\nBoards / Feeding / Ask the team\n",
        "  * Treatments\n  * Doctors\n  * Reviews\n\n",
        "Doctors on call\nMember, 34, female asked:\n",
        "Private. Anonymous. Answered by verified professionals.\n\n",
        "TARN PORTAL - print version\n\n",
    ],
)
@pytest.mark.parametrize(
    "title", ["Is my tooth swollen?", "Is my lower tooth swollen because of that enormous\nnut?"]
)
def test_titles_below_menus(above: str, title: str) -> None:
    """However it is glued to them, and though it is wrapped."""
    if "\n" in title and not above.endswith("\n\n"):
        above += "\n"
    page = f"{above}{title}\n\n{BODY}\n\nDoctor Answers 1\n\nTake ice."
    question = parse_page(page)
    assert question.title == title.replace("\n", " ")
    assert question.body.endswith(BODY)


def test_a_word_above_a_question() -> None:
    """One word may be the title itself, and the question goes on with what it asks."""
    page = f"Kybella\nIs it swollen?\n\n{BODY}\n\nDoctor Answers 1\n\nTake ice."
    assert parse_page(page).title == "Kybella"


def test_a_marked_title_on_two_lines() -> None:
    """It is no headline above a body."""
    title = "Is my lower tooth swollen because of that enormous\nnut?"
    page = f"# {title}\n\n{BODY}\n\nDoctor Answers 1\n\nTake ice."
    assert parse_page(page).title == title.replace("\n", " ")
