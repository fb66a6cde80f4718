"""A search from end to end: query, plan, ranking, hits."""

from itertools import product
from typing import TYPE_CHECKING

from qa_cli.index import Index, Unit
from qa_cli.index.keys import split_key
from qa_cli.index.schema import Field, storable
from qa_cli.search.matches import Matcher, Occurrence, merged
from qa_cli.search.plan import TIERS, Plan
from qa_cli.search.planner import Planner
from qa_cli.search.query import conjuncts, parse_query
from qa_cli.search.ranking import Ranked, count_hits, keys_of, rank
from qa_cli.search.results import Hit, QueryPart, SearchOptions, SearchResults, Selection
from qa_cli.search.scopes import ANYWHERE, Scope, scope_of
from qa_cli.search.snippets import Snippet, make_snippet
from qa_cli.search.tree import All, Either, Flagged, Node, Not, QueryError

if TYPE_CHECKING:
    from qa_cli.search.explanation import Explanation

_TRIED = 24
"""Ways to correct several misspelt words that are tried when the likeliest one finds nothing."""

_CHOICES = 4
"""Words that one misspelt word may have meant, of those ways."""

_VARIED = 3
"""Misspelt words of which other candidates are tried; with more, the query is hardly a query."""


def search(index: Index, query: str, options: SearchOptions | None = None) -> SearchResults:
    """Find questions and answers.

    Args:
        index: The corpus, made searchable.
        query: In the query language (`SYNTAX`).
        options: `SearchOptions()` if left out.

    Raises:
        QueryError: The query is empty, malformed, or has no letter and no digit. Finding nothing
            is no error.
    """
    query = storable(query)
    options = options or SearchOptions()
    scope = scope_of(options.within)
    planner = Planner(index, options.mode)
    plan = _planned(index, planner, query, parse_query(query, scope))
    ranking = rank(index, plan, options.sort, options.offset, options.limit)
    matcher = Matcher(plan)
    hits = tuple(_hit(index, plan, matcher, found, options) for found in ranking.shown)
    found = SearchResults(
        query, plan.corrections, ranking.total, hits, ranking.tiers, plan.missing, plan.also
    )
    if ranking.total:
        return found
    nearest = planner.nearest()  # before the parts are planned
    return found._replace(nearest=nearest, parts=_parts(index, planner, query, scope))


def _parts(index: Index, planner: Planner, query: str, scope: Scope) -> tuple[QueryPart, ...]:
    """Return what each part of a query finds by itself; nothing for a query of one part."""
    found = []
    for text, node in conjuncts(query, scope):
        plan = planner.plan(node)
        if plan is not None:
            found.append(QueryPart(text, count_hits(index, plan)))
    return tuple(found) if len(found) > 1 else ()


def select(index: Index, query: str) -> Selection:
    """Find questions and answers, all of them, unranked; arguments and errors as of `search`."""
    query = storable(query)
    tree = parse_query(query)
    planner = Planner(index, "default")
    plan = _planned(index, planner, query, tree)
    found: dict[int, set[int]] = {}
    for page_key, number in map(split_key, keys_of(index, plan)):
        found.setdefault(page_key, set()).add(number)
    selection = Selection(
        query,
        plan.corrections,
        plan.missing,
        _names_side(tree),
        tuple((index.page(one), frozenset(numbers)) for one, numbers in found.items()),
        plan.also,
    )
    if found:
        return selection
    nearest = planner.nearest()
    return selection._replace(nearest=nearest, parts=_parts(index, planner, query, ANYWHERE))


def find_keys(index: Index, query: str) -> list[int]:
    """Find the keys of questions and answers, all of them, in page order; errors as of `search`."""
    query = storable(query)
    plan = _planned(index, Planner(index, "default"), query, parse_query(query))
    return keys_of(index, plan)


def matcher_of(index: Index, query: str) -> Matcher:
    """Return what finds the words of a query in texts; errors as of `search`."""
    query = storable(query)
    return Matcher(_planned(index, Planner(index, "default"), query, parse_query(query)))


def _names_side(node: Node) -> bool:
    match node:
        case Flagged("asker" | "doctor"):
            return True
        case Not(item):
            return _names_side(item)
        case All(items) | Either(items):
            return any(map(_names_side, items))
    return False


def _planned(index: Index, planner: Planner, query: str, tree: Node) -> Plan:
    plan = planner.plan(tree)
    if plan is None:
        raise QueryError("nothing to search for", query, 0)
    return _best_corrected(index, planner, tree, plan)


def _best_corrected(index: Index, planner: Planner, tree: Node, plan: Plan) -> Plan:
    """Return the plan, or, where it finds nothing, one whose corrections occur together.

    Each misspelt word's likeliest correction may be right for itself and still not stand in one
    unit with the other words; then the next likely ones are tried, likeliest first.
    """
    if len(plan.leaves) < 2 or not plan.choices or count_hits(index, plan):  # noqa: PLR2004
        return plan
    terms = [term for term, _ in plan.choices[:_VARIED]]
    ranges = [range(min(count, _CHOICES)) for _, count in plan.choices[:_VARIED]]
    ways = sorted(product(*ranges), key=lambda way: (sum(way), way))
    for way in ways[1 : _TRIED + 1]:
        other = planner.plan(tree, dict(zip(terms, way, strict=True)))
        if other is not None and count_hits(index, other):
            return other
    return plan


def _hit(index: Index, plan: Plan, matcher: Matcher, found: Ranked, options: SearchOptions) -> Hit:
    """Make a hit of a unit that was found."""
    unit = index.unit(found.key)
    matches = matcher.find(unit)
    snippet = make_snippet(unit, matches, options.width)
    marks: dict[Field, list[tuple[int, int]]] = {"head": [], "body": []}
    for match in matches:
        if match.field in marks:
            marks[match.field].append((match.start, match.end))
    return Hit(
        id=unit.id,
        kind="question" if unit.answer is None else "answer",
        score=found.score,
        tier=TIERS[found.level],
        doctor=unit.answer.doctor.name if unit.answer and unit.answer.doctor else None,
        snippet=snippet.text,
        highlights=snippet.highlights,
        path=unit.page.source.path,
        record=unit.page.source.record,
        line=_line(unit, snippet),
        head=unit.head,
        head_highlights=merged(marks["head"]),
        text=unit.body if options.full else None,
        text_highlights=merged(marks["body"]) if options.full else (),
        explanation=_explained(index, plan, found, unit, matches) if options.explain else None,
    )


def _explained(
    index: Index, plan: Plan, found: Ranked, unit: Unit, matches: list[Occurrence]
) -> "Explanation":
    from qa_cli.search.explain import explain  # noqa: PLC0415  only when it is asked for

    return explain(index, plan, found, unit, matches)


def _line(unit: Unit, snippet: Snippet) -> int:
    """Return the page's line, 1-based, that a snippet's first highlight, or its start, is from."""
    answer = unit.answer
    places = unit.page.question.places if answer is None else answer.places
    if snippet.field == "body" and places.body:
        return places.of_body(unit.body, snippet.offset)
    if answer is None:
        return places.head or 1
    if snippet.field == "doctor" and places.name is None and answer.sign_off:
        return answer.line_of_sign_off()
    lines = {
        "head": places.head,
        "specialty": places.specialty,
        "location": places.location,
        "doctor": places.name,
        "credentials": places.name,
    }
    return lines.get(snippet.field) or answer.lines[0]
