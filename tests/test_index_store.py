"""An index put together."""

import pytest
from tantivy import Query

from qa_cli.index import build_index
from qa_cli.index.keys import key_of
from tests.builders import Said, index_of, page


def test_a_hit_leads_back_to_its_unit() -> None:
    """The key that the engine stores is that of the page and answer."""
    pages = [page("1", "one"), page("2", "two", Said("three", "H"))]
    index = build_index(pages)
    hits = index.searcher.search(Query.term_query(index.schema, "body", "three"), 9).hits
    assert index.keys([address for _, address in hits]) == [key_of(1, 2)]
    unit = index.unit(key_of(1, 2))
    assert (unit.page, unit.answer) == (pages[1], pages[1].question.answers[1])
    assert index.unit(key_of(1, 0)).answer is None


def test_every_unit_is_counted() -> None:
    """Each question and each answer is one document."""
    assert index_of("one", "two").count(Query.all_query()) == 3


def test_an_index_of_nothing_finds_nothing() -> None:
    """No page is no error."""
    index = build_index([])
    assert index.count(Query.all_query()) == 0
    assert index.keys([]) == []
    with pytest.raises(IndexError):
        index.unit(key_of(0, 0))
