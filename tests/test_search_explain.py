"""Why a hit was found."""

import re

import pytest

from qa_cli.index import build_index
from qa_cli.model import Doctor
from qa_cli.search import SearchOptions, search
from qa_cli.search.explanation import Match, ScorePart
from tests.builders import Said, page

INDEX = build_index(
    [
        page(
            "1",
            Said("The masseter, the Masseter and injections.", "Masseter", Doctor("Ann Lee")),
            Said("Another muscle."),
        )
    ]
)


def leaves(part: ScorePart) -> list[ScorePart]:
    """Return the terms that a score is made of."""
    if ": " in part.what:
        return [part]
    return [leaf for inner in part.parts for leaf in leaves(inner)]


def test_each_word_tells_what_it_matched() -> None:
    """By word, field and form, with distance and number of places."""
    [hit] = search(INDEX, "masetter injected lee", SearchOptions(explain=True)).hits
    assert hit.explanation is not None
    assert hit.explanation.matches == (
        Match("masetter", "Masseter", "head", "typo", 2, 1),
        Match("masetter", "masseter", "body", "typo", 2, 2),
        Match("injected", "injections", "body", "stem", 0, 1),
        Match("lee", "Lee", "doctor", "exact", 0, 1),
    )


def test_the_score_is_the_sum_of_its_parts() -> None:
    """Each term in each field has a share, named; together they are the hit's score."""
    [hit] = search(INDEX, "masseter", SearchOptions(explain=True)).hits
    assert hit.explanation is not None
    score = hit.explanation.score
    assert score.value == pytest.approx(hit.score)
    assert [leaf.what.rpartition(": ")[2] for leaf in leaves(score)] == [
        "masseter in head",
        "masseter in body",
    ]
    assert sum(part.value for part in score.parts) == pytest.approx(hit.score)


def test_nothing_is_explained_unasked() -> None:
    """It costs time, and is for who wants it."""
    [hit] = search(INDEX, "masseter").hits
    assert hit.explanation is None


@pytest.mark.parametrize(
    "query", ["masseter", '"the masseter"', "mass*", "doctor:lee", "said:doctor", "injectons lee"]
)
def test_figures_are_named_in_words(query: str) -> None:
    """None of the engine's own names comes through."""
    hits = search(INDEX, query, SearchOptions(explain=True, mode="fuzzy")).hits

    def names(part: ScorePart) -> list[str]:
        return [part.what, *(name for one in part.parts for name in names(one))]

    told = " ".join(
        name for hit in hits if hit.explanation for name in names(hit.explanation.score)
    )
    assert told
    assert not re.search("[a-z][A-Z]|Query|Boost|Scorer|Const|docs?\\b|document", told)
