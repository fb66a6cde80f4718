"""What the engine keeps of a unit: flags, figures, ids."""

import pytest
from tantivy import Query

from qa_cli.index import Index, build_index
from qa_cli.index.schema import FLAGS, IDS
from qa_cli.model import Doctor, Problem
from tests.builders import Said, page


@pytest.fixture
def index() -> Index:
    """Return an index with one page of every flag."""
    answers = (
        Said("a", doctor=Doctor("Ann Lee", rating=4.5, reviews=12)),
        Said("b", doctor=Doctor(specialty="Surgeon")),
        Said("c", sign_off="Dr. E"),
        Said("d"),
    )
    problem = Problem("x", None, "odd")
    marked = page("001_AbC", *answers, has_photo=True, problems=[problem])
    return build_index([marked, page("z")])


@pytest.mark.parametrize(
    ("field", "value", "ids"),
    [
        (FLAGS, "asker", ["001_AbC", "z"]),
        (FLAGS, "doctor", ["001_AbC/1", "001_AbC/2", "001_AbC/3", "001_AbC/4"]),
        (FLAGS, "signed", ["001_AbC/1", "001_AbC/3"]),
        (FLAGS, "unsigned", ["001_AbC/2", "001_AbC/4"]),
        (FLAGS, "nameless", ["001_AbC/2"]),
        (FLAGS, "photo", ["001_AbC", "001_AbC/1", "001_AbC/2", "001_AbC/3", "001_AbC/4"]),
        (FLAGS, "problem", ["001_AbC", "001_AbC/1", "001_AbC/2", "001_AbC/3", "001_AbC/4"]),
        (IDS, "abc", ["001_AbC", "001_AbC/1", "001_AbC/2", "001_AbC/3", "001_AbC/4"]),
        (IDS, "001_abc", ["001_AbC", "001_AbC/1", "001_AbC/2", "001_AbC/3", "001_AbC/4"]),
        (IDS, "z", ["z"]),
        ("doctor", "lee", ["001_AbC/1"]),
        ("doctor", "e", ["001_AbC/3"]),
        ("specialty", "surgeon", ["001_AbC/2"]),
    ],
)
def test_units_are_found_by_what_is_true_of_them(
    index: Index, field: str, value: str, ids: list[str]
) -> None:
    """Each flag, id and part of a byline is a term of the units it holds for."""
    hits = index.searcher.search(Query.term_query(index.schema, field, value), 9).hits
    keys = index.keys([address for _, address in hits])
    assert [index.unit(key).id for key in sorted(keys)] == ids


def test_a_doctor_without_figures_has_none(index: Index) -> None:
    """A missing rating is missing in the index, not 0."""
    assert index.count(Query.exists_query("rating")) == 1
    assert index.count(Query.exists_query("reviews")) == 1
    assert index.count(Query.exists_query("answers")) == 6
