"""Where a unit holds the words of a query."""

import pytest

from qa_cli.index import build_index
from qa_cli.index.keys import units
from qa_cli.model import Doctor
from qa_cli.search.matches import Matcher, field_texts
from qa_cli.search.planner import Planner
from qa_cli.search.query import parse_query
from tests.builders import Said, page

PAGE = page(
    "1",
    Said(
        "Eye drops: the muscle, the MUSCLES… semi-paralyzed, eyelid.",
        "Muscle",
        Doctor("Ann Eye", "MD", "Surgeon", "Rome"),
    ),
    title="Muscles?",
    body="eye",
)


MUSCLES = [("head", "Muscle"), ("body", "muscle"), ("body", "MUSCLES")]


@pytest.mark.parametrize(
    ("query", "question", "answer"),
    [
        ("muscle", [("head", "Muscles")], MUSCLES),
        ('"eye drops"', [], [("body", "Eye drops")]),
        ("semi-paralyzed", [], [("body", "semi-paralyzed")]),
        ("semiparalyzed", [], [("body", "semi-paralyzed")]),
        ("eyel*", [], [("body", "eyelid")]),
        ("mucsle", [("head", "Muscles")], MUSCLES),
        ("title:muscle", [("head", "Muscles")], []),
        ("body:eye", [("body", "eye")], [("body", "Eye")]),
        ("doctor:eye", [], [("doctor", "Eye")]),
        ("rome -eye", [], [("location", "Rome")]),
        ("said:doctor", [], []),
    ],
)  # fmt: skip
def test_matched_words_are_found_again_in_the_text(
    query: str, question: list[tuple[str, str]], answer: list[tuple[str, str]]
) -> None:
    """In the fields where they may stand, forms and corrected words included."""
    plan = Planner(build_index([PAGE]), "default").plan(parse_query(query))
    assert plan is not None
    for unit, expected in zip(units(PAGE), (question, answer), strict=True):
        texts = field_texts(unit)
        found = [
            (match.field, texts[match.field][match.start : match.end])
            for match in Matcher(plan).find(unit)
        ]
        assert found == expected


def test_a_very_long_text_is_looked_through_to_its_first_match() -> None:
    """A match far down is found, and offsets count from the text's start."""
    body = "filler " * 20_000 + "muscle here " + "filler " * 20_000 + "muscle"
    made = page("1", body)
    plan = Planner(build_index([made]), "default").plan(parse_query("muscle"))
    assert plan is not None
    [match] = Matcher(plan).find(list(units(made))[1])
    assert (match.start, body[match.start : match.end]) == (140_000, "muscle")
