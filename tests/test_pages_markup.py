"""Web pages with the layout of real ones, each read as its markup and its text say together."""

from pathlib import Path

import pytest

from qa_cli import Answer, Question, load_corpus

FOLDER = Path(__file__).parent / "markup"


def read(name: str) -> Question:
    """Return the question of a page."""
    [page] = load_corpus([str(FOLDER / f"{name}.html")]).pages
    return page.question


def told(answer: Answer) -> tuple[str | None, str, str | None, int | None, bool | None]:
    """Return author, text, day, votes and acceptance of an answer."""
    doctor = answer.doctor
    day = answer.date and answer.date[:10]
    return doctor.name if doctor else None, answer.body, day, answer.votes, answer.accepted


EXPECTED: dict[str, tuple[str, str, str, list[tuple[object, ...]]]] = {
    "votes": (
        "How do I keep slugs off lettuce?",
        ("Every morning another row is gone, down to the ribs.\n\nrow 1: gone\nrow 2: gone\n\n"
        "What works without poison?"),
        "en",
        [
            ("Old Hoe", ("Sink a cup of beer to its rim beside the row.\n\n"
             "Empty it at dawn, and fill it again."), "2019-05-05", 21, True),
            ("Fenland", ("Ducks. Two of them do for a plot of this size, and they leave the leaves "
             "alone."), "2019-05-06", -1, False),
        ],
    ),
    "unscripted": (
        "Bread stays pale",
        "Since the new oven came the crust stays pale, however long it is in.",
        "nn",
        [
            ("Dough Cat", "On which shelf does it stand?", "2023-01-02", 2, False),
            ("Mrs Rye", ("Let out the steam, as in a café: leave the door ajar.\n\n"
             "Then ten minutes more."), "2023-01-03", None, True),
        ],
    ),
    "orphans": (
        "Kettle hums at night",
        "It is off, and still it hums.\nThe plug is out as well.",
        "en-GB",
        [
            ("Iron Bill", "Then it is the pipe behind it. Hold a spoon to the wall and listen.",
             "2022-11-02", None, None),
            ("Nan Toft", "It was the pipe! Thank you.", "2022-11-03", None, None),
        ],
    ),
    "listed": (
        "Hire a loom",
        "",
        "en-US",
        [
            (None, "For a month.\n\nLonger if nobody waits for it.", None, None, True),
            (None, "You do. Two people are enough.", None, None, True),
        ],
    ),
}  # fmt: skip
"""Name of a page -> title, question, language, answers."""


@pytest.mark.parametrize("name", EXPECTED)
def test_a_marked_page(name: str) -> None:
    """Votes around answers, text for browsers without scripts, comments apart, many questions."""
    question = read(name)
    title, body, language, answers = EXPECTED[name]
    assert (question.title, question.body, question.language) == (title, body, language)
    assert [told(one) for one in question.answers] == answers


def test_what_is_around() -> None:
    """Addresses are whole; what a page hides is told; comments on a question are no answers."""
    votes, listed = read("votes"), read("listed")
    assert [one.url for one in votes.answers] == [
        "https://plot.example.org/a/15",
        "https://plot.example.org/a/16",
    ]
    assert votes.problems == ()
    assert [one.headline for one in listed.answers] == [
        "How long may I keep it?",
        "Who carries it upstairs?",
    ]
    assert "markup-mismatch" in {one.code for one in listed.problems}
