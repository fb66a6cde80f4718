"""How well misspelt words find what was meant: what is promised, on the benchmark's own sets.

The full comparison, with other tools beside, is `benchmarks/search_quality.py`.
"""

from collections.abc import Callable
from functools import cache

import pytest

from benchmarks.search_quality import (
    Text,
    cases,
    generated,
    judge,
    misspellings,
    planted,
    prose,
    qa,
)
from qa_cli.search import SearchOptions, search
from tests.builders import index_of


@cache
def zipf() -> Text:
    """Return Zipf-like text over 50,000 words, a quarter as long as the benchmark's."""
    return generated("50,000 words", 50_000, 1_000, seed=3)


@pytest.mark.parametrize(
    ("text", "queries", "least"),
    [(prose, 600, (0.97, 0.96, 0.97)), (zipf, 200, (0.93, 0.93, 0.93))],
    ids=["prose", "50,000 words"],
)
def test_misspelt_words_find_what_was_meant(
    text: Callable[[], Text], queries: int, least: tuple[float, float, float]
) -> None:
    """Top-1, recall@5 and precision@5 of real misspellings, none of which served for tuning."""
    made = text()
    asked = cases(made, "report", queries)
    measures = judge(made, qa(made), asked)[:3]
    assert len(asked) >= 200
    assert all(measure >= bound for measure, bound in zip(measures, least, strict=True)), measures


def test_only_missing_words_are_corrected_and_that_is_said() -> None:
    """Unless asked to be fuzzy: a hit of tier typo comes with a correction of a missing word."""
    made = prose()
    index = index_of(*made.paragraphs)
    here = made.words()
    known = sorted(misspellings().items())
    queries = [word for word, _ in known[::400]] + [typed[0] for _, typed in known[7::400]]
    corrected = 0
    for query in queries:
        results = search(index, query, SearchOptions(limit=None))
        said = {one.source for one in results.corrections}
        assert not said & here, query
        assert said or not any(hit.tier == "typo" for hit in results.hits), query
        corrected += bool(said)
        for hit in results.hits[:20]:
            assert hit.highlights, (query, hit.id)
    assert 10 < corrected < len(queries)


@pytest.mark.parametrize("query", ["#facelift", "facelift", "#FaceLift", '"#facelift #botox"'])
def test_hashtags_are_found(query: str) -> None:
    """With their hash or without."""
    index = index_of("see #facelift #botox", "something else")
    assert [hit.id for hit in search(index, query).hits] == ["001_ab/1"]


def test_a_slip_that_stands_on_a_page_does_not_hide_its_word() -> None:
    """Most of the pages with the word are found, behind the one with the slip."""
    made, asked = planted(generated("3,500 words", 3_500, 600, seed=1), "report", 100)
    top, recall, *_ = judge(made, qa(made), asked)
    assert len(asked) >= 40
    assert (top, recall > 0.8) == (1, True), recall
