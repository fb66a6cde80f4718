"""Ranking."""

import random
from collections.abc import Sequence

import pytest
import tantivy

from qa_cli.index import Index, build_index
from qa_cli.index.analysis import register
from qa_cli.index.passages import read_pages
from qa_cli.index.schema import documents, entries, schema
from qa_cli.model import Doctor, Page
from qa_cli.search import SearchOptions, search
from qa_cli.search.planner import Planner
from qa_cli.search.query import parse_query
from qa_cli.search.ranking import count_hits, rank
from qa_cli.search.results import Sort
from tests.builders import Said, index_of, page

CHOSEN = random.Random(4)
WORDS = "botox masseter muscle muscles injected injection eye drops smile face muscel".split()


def some_text() -> str:
    """Return a few words; so few that texts repeat."""
    return " ".join(CHOSEN.choices(WORDS, k=CHOSEN.randint(1, 6)))


def some_page(number: int) -> Page:
    """Return a page with answers that repeat one another."""
    rating = CHOSEN.choice([None, 4.0, 4.5, 5.0])
    doctor = Doctor("Ann Lee", rating=rating, reviews=CHOSEN.choice([None, 1, 20]))
    answers = [Said(some_text(), CHOSEN.choice([None, some_text()]), doctor) for _ in range(8)]
    return page(f"{number:03}", *answers, title=some_text())


PAGES = [some_page(number) for number in range(60)]


def scattered(pages: Sequence[Page]) -> Index:
    """Return an index of the same pages in many segments, entered in no order."""
    engine = tantivy.Index(schema())
    register(engine)
    order = list(enumerate(pages))
    CHOSEN.shuffle(order)
    for start in range(0, len(order), 7):
        writer = engine.writer(15_000_000, num_threads=1)
        for page_key, made in order[start : start + 7]:
            for document in documents(made.id, page_key, list(entries(made.question))):
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
    return Index(engine, pages, read_pages(pages))


@pytest.mark.parametrize("sort", ["relevance", "page", "rating", "reviews"])
@pytest.mark.parametrize(
    "query", ["botox", "muscle eye", "botox OR smile", "injections", "muscel -drops", "rating:>=4"]
)
def test_the_layout_of_an_index_does_not_show(query: str, sort: Sort) -> None:
    """One segment or many, in page order or not: the same hits in the same order, page by page."""
    whole, parts = build_index(PAGES), scattered(PAGES)
    assert parts.searcher.num_segments > 1
    for offset, limit in ((0, 5), (5, 5), (33, 9), (0, None)):
        options = SearchOptions(sort=sort, offset=offset, limit=limit)
        one, other = search(whole, query, options), search(parts, query, options)
        assert [hit.id for hit in one.hits] == [hit.id for hit in other.hits]
        assert (one.total, one.tiers) == (other.total, other.tiers)
        scores = [hit.score for hit in other.hits]
        assert [hit.score for hit in one.hits] == pytest.approx(scores, abs=0.001)


def test_tiers_come_before_scores() -> None:
    """A weak exact match stands before a strong inflected one."""
    index = index_of("muscles " * 9, "a muscle among a great many other words that say nothing")
    ids = [hit.id for hit in search(index, "muscle").hits]
    scores = [hit.score for hit in search(index, "muscle").hits]
    assert ids == ["001_ab/2", "001_ab/1"]
    assert scores[0] < scores[1]


def test_counting_agrees_with_ranking() -> None:
    """The number of hits is known without them."""
    index = build_index(PAGES)
    for query in ("botox", "muscel", "botox -smile", "nothing"):
        plan = Planner(index, "fuzzy").plan(parse_query(query))
        assert plan is not None
        ranking = rank(index, plan, "relevance", 0, None)
        assert count_hits(index, plan) == ranking.total == len(ranking.shown)
        assert ranking.total == sum(count for _, count in ranking.tiers)
        levels = [found.level for found in ranking.shown]
        assert levels == sorted(levels)
