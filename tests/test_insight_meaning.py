"""Who is meant when a join or a split is recorded."""

import pytest

from qa_cli.errors import NotFoundError, UsageError
from qa_cli.insight.aliases import Person
from qa_cli.insight.meaning import person_named, person_of
from qa_cli.insight.tally import tally
from qa_cli.model import Doctor
from tests.builders import Said, page

PAGE = page(
    "a",
    Said("x", doctor=Doctor("Ann Roe", "MD", "D", "Reno", None, None)),
    Said("x", doctor=Doctor("Ann B. Roe", "MD", "D", "Reno", None, None)),
    Said("x", doctor=Doctor("Bob Doe", None, "D", "Reno", None, None)),
    Said("x", doctor=Doctor("Bob Doe", None, "P", None, None, None)),
    Said("x", doctor=Doctor(None, None, "P", None, None, None)),
    Said("Dr. Poe", sign_off="Dr. Poe"),
)
DOCTORS = tally([PAGE]).doctors


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Ann Roe", "Ann Roe"), ("dr. ann roe", "Ann Roe"), ("ann b roe", "Ann B. Roe")],
)
def test_a_name(typed: str, name: str) -> None:
    """As typed, in any spelling: of one doctor's several names, that one."""
    assert person_named(typed, DOCTORS) == Person(name)


def test_a_part_of_a_name() -> None:
    """That of the only name that fits, also misspelt."""
    only = tally([page("a", Said("x", doctor=Doctor("Cyril Moe", None, None, None, None, None)))])
    assert (
        person_named("moe", only.doctors)
        == person_named("cyrli moe", only.doctors)
        == Person("Cyril Moe")
    )


@pytest.mark.parametrize(
    ("typed", "error", "message"),
    [
        ("roe", UsageError, '"roe" fits several names: Ann Roe, Ann B. Roe'),
        ("Bob Doe", UsageError,
         '"Bob Doe" stands for 2 doctors: name one by an answer, such as a/3, a/4'),
        ("Dr. Poe", NotFoundError, 'no doctor by the name "Dr. Poe"'),
        ("Rob Doe jr", NotFoundError, 'no doctor by the name "Rob Doe jr"; the nearest is Bob Doe'),
        ("?", UsageError, "a name needs at least one letter or digit besides titles"),
    ],
)  # fmt: skip
def test_who_is_not_clear(typed: str, error: type[Exception], message: str) -> None:
    """Several or nobody: nothing is guessed."""
    with pytest.raises(error) as raised:
        person_named(typed, DOCTORS)
    assert str(raised.value) == message


def test_an_answer() -> None:
    """Bylines with the same name, specialty and place; what is missing counts as missing."""
    answers = PAGE.question.answers
    assert person_of(answers[0], "a/1") == Person("Ann Roe", "D", "Reno")
    assert person_of(answers[3], "a/4") == Person("Bob Doe", "P", "")
    for place in (4, 5):
        with pytest.raises(UsageError, match=rf"^a/{place} has no byline with a name$"):
            person_of(answers[place], f"a/{place}")
