"""Ranking: which units a plan finds, how many, and in what order. Never more looked at than shown.

The engine is asked level by level for the units that match at it and at no better one: for their
number, and for the best of them by BM25 as far as they are to be shown. So the order is by level,
then BM25, then page, and Python never walks through the hits beyond those shown.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tantivy import DocAddress, FieldType, Order, Query

from qa_cli.index import Index
from qa_cli.index.schema import KEY
from qa_cli.search.compiling import both, but_not, compile_plan
from qa_cli.search.plan import TIERS, Level, Plan
from qa_cli.search.results import Sort
from qa_cli.search.tiers import TIER_NAMES, Tier

_DIGITS = 3
"""Decimals of a score that count in ranking. Finer differences come from the order in which the
engine adds up 32-bit numbers, which is not the same in every layout of an index."""

_TIES = 4_096
"""Hits with the same score at the end of what is shown that are put in page order. More occur only
where a corpus repeats itself thousands of times; then some later page may come first."""

_MORE = 8
"""Times as many of them are asked for as before, until the score falls."""


class Ranked(NamedTuple):
    """A unit that was found."""

    key: int
    """The unit's key in the index."""
    address: DocAddress
    """Where the engine has it."""
    score: float
    """BM25 at its level."""
    level: Level
    query: Query
    """The engine's query at this level, which explains the score."""


class Ranking(NamedTuple):
    """What a plan finds."""

    total: int
    """Number of all units found."""
    tiers: tuple[tuple[Tier, int], ...]
    """The tiers that occur, best first, with their number of units."""
    shown: tuple[Ranked, ...]
    """Those asked for, in order."""


class _Stage(NamedTuple):
    """A level at which units were found."""

    level: Level
    query: Query
    """All units at this level or a better one."""
    only: Query
    """Those that are at no better one; scores as `query` does."""
    size: int
    """Number of units at this level, >= 1."""


def count_hits(index: Index, plan: Plan) -> int:
    """Return the number of units that a plan finds."""
    query = compile_plan(index, plan.root, plan.levels[-1])
    return 0 if query is None else index.count(query)


def keys_of(index: Index, plan: Plan) -> list[int]:
    """Return the keys of all units that a plan finds, in page order."""
    query = compile_plan(index, plan.root, plan.levels[-1])
    if query is None or not (count := index.count(query)):
        return []
    return [key for key, _ in _in_page_order(index, query, count)]


def all_keys(index: Index) -> list[int]:
    """Return the keys of all units, in page order."""
    count = index.searcher.num_docs
    return [key for key, _ in _in_page_order(index, Query.all_query(), count)] if count else []


def rank(index: Index, plan: Plan, sort: Sort, offset: int, limit: int | None) -> Ranking:
    """Find the units of a plan.

    Args:
        index: The index it was planned for.
        plan: What to find.
        sort: The order.
        offset: Units to skip, >= 0.
        limit: Most units to return, >= 0; `None` for all.
    """
    stages = list(_stages(index, plan))
    total = sum(stage.size for stage in stages)
    counts: Counter[Tier] = Counter()
    for stage in stages:
        counts[TIERS[stage.level]] += stage.size
    tiers = tuple((tier, counts[tier]) for tier in TIER_NAMES if counts[tier])
    end = total if limit is None else min(total, offset + limit)
    if offset >= end:
        return Ranking(total, tiers, ())
    if not plan.leaves and sort == "relevance":
        sort = "page"  # without a word, all are equally relevant
    if sort == "relevance":
        return Ranking(total, tiers, tuple(_by_relevance(index, stages, offset, end)))
    found = _by_field(index, stages[-1].query, sort, offset, end)
    return Ranking(total, tiers, tuple(_with_levels(index, stages, found)))


def _stages(index: Index, plan: Plan) -> Iterator[_Stage]:
    """Yield the levels at which units are found, best first."""
    better: Query | None = None
    for level in plan.levels:
        query = compile_plan(index, plan.root, level)
        if query is None:
            continue
        only = query if better is None else but_not(query, better)
        count = index.count(only)
        if count:
            yield _Stage(level, query, only, count)
            better = query


def _by_relevance(index: Index, stages: list[_Stage], offset: int, end: int) -> Iterator[Ranked]:
    """Yield the units from `offset` to `end`, by level, score and page."""
    start = 0
    for stage in stages:
        first, last = max(offset - start, 0), min(end - start, stage.size)
        if first < last:
            yield from _best(index, stage, last)[first:last]
        start += stage.size


def _best(index: Index, stage: _Stage, wanted: int) -> list[Ranked]:
    """Return at least so many of a level's units, best first, equals in page order."""
    most, ties = min(wanted + 1, stage.size), 1
    hits = index.searcher.search(stage.only, most, count=False).hits
    while (
        most < stage.size
        and ties < _TIES
        and _rounded(hits[-1][0]) == _rounded(hits[wanted - 1][0])
    ):
        ties *= _MORE
        most = min(wanted + ties, stage.size)
        hits = index.searcher.search(stage.only, most, count=False).hits
    keys = index.keys([address for _, address in hits])
    ranked = [
        Ranked(key, address, score, stage.level, stage.query)
        for key, (score, address) in zip(keys, hits, strict=True)
    ]
    return sorted(ranked, key=lambda unit: (-_rounded(unit.score), unit.key))


def _by_field(
    index: Index, query: Query, field: str, offset: int, end: int
) -> list[tuple[int, DocAddress]]:
    """Return keys and addresses from `offset` to `end`, by page or by a figure, highest first."""
    if field == "page":
        return _in_page_order(index, query, end)[offset:]
    hits = index.searcher.search(query, end, count=False, order_by_field=field).hits
    last = hits[-1][0]
    above = [hit for hit in hits if hit[0] != last]
    keys = index.keys([address for _, address in above])
    found = sorted(
        (-value, key, place)
        for place, (key, (value, _)) in enumerate(zip(keys, above, strict=True))
    )
    equals = _in_page_order(index, _where(index, query, field, last), end - len(above))
    return ([(key, above[place][1]) for _, key, place in found] + equals)[offset:]


def _where(index: Index, query: Query, field: str, value: float | None) -> Query:
    """Return a query of the units whose figure is this value, or that have none."""
    if value is None:
        return but_not(query, Query.exists_query(field))
    kind = FieldType.Float if field == "rating" else FieldType.Unsigned
    return both(query, Query.range_query(index.schema, field, kind, value, value))


def _in_page_order(index: Index, query: Query, end: int) -> list[tuple[int, DocAddress]]:
    hits = index.searcher.search(query, end, count=False, order_by_field=KEY, order=Order.Asc).hits
    return [(int(key), address) for key, address in hits]


def _with_levels(
    index: Index, stages: list[_Stage], found: list[tuple[int, DocAddress]]
) -> Iterator[Ranked]:
    """Yield units with the level and score that they have, in the order given."""
    these = Query.term_set_query(index.schema, KEY, [key for key, _ in found])
    scores = {}
    for stage in stages:
        hits = index.searcher.search(both(stage.only, these), len(found), count=False).hits
        for key, (score, _) in zip(index.keys([hit[1] for hit in hits]), hits, strict=True):
            scores[key] = score, stage
    for key, address in found:
        score, stage = scores[key]
        yield Ranked(key, address, score, stage.level, stage.query)


def _rounded(score: float) -> float:
    return round(score, _DIGITS)
