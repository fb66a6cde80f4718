"""From a plan to engine queries: which units match at a level or better, and their BM25.

A unit's level is the best one at which it matches: for a query of several words the weakest of
their levels, for alternatives the best. That is what `AND` and `OR` of the words' own queries at
the level come to, so each level is one query of the engine, and no unit is ever looked at here.
"""

import math
import re
from collections.abc import Callable, Iterable

from tantivy import FieldType, Occur, Query

from qa_cli.index import Index
from qa_cli.index.schema import FLAGS, IDS, NUMBER, Field, Flag
from qa_cli.search.plan import Branch, Every, Filter, Lacks, Leaf, Level, OneOf, Reading, Slot
from qa_cli.search.scopes import Scope, Side
from qa_cli.search.tree import Between, Flagged, Identified

_WEIGHTS: dict[Field, float] = {
    "head": 2.5,  # a title or headline says what the whole text is about
    "body": 1.0,
    "doctor": 1.5,  # who types a name means the doctor rather than a mention
    "specialty": 1.0,
    "location": 1.0,
    "credentials": 1.0,
}
"""How much a word's BM25 in a field counts."""

_META = re.compile(r"[\\.+*?()|\[\]{}^$#&~-]")
"""Characters that mean something in the engine's regular expressions."""


def compile_plan(index: Index, root: Branch, level: Level) -> Query | None:
    """Return the query of all units that match at this level or a better one, `None` for none."""
    match root:
        case Leaf():
            readings = [reading for reading in root.readings if _counts(reading, level)]
            return _leaf_query(index, readings, root.scope) if readings else None
        case Every():
            return _every_query(index, root, level)
        case OneOf():
            found = [compile_plan(index, item, level) for item in root.items]
            return _any_of([query for query in found if query is not None])
        case Lacks():
            excluded = compile_plan(index, root.item, Level.TYPO_FAR)
            everything = _unscored(Query.all_query())
            return everything if excluded is None else but_not(everything, excluded)
        case _:
            return _unscored(_filter_query(index, root))


def count_units(index: Index, term: str, scope: Scope) -> int:
    """Return the number of units that hold a term itself."""
    return index.count(_leaf_query(index, [Reading(Level.EXACT, (Slot((term,)),))], scope))


def but_not(query: Query, excluded: Query) -> Query:
    """Return a query without the units of another one."""
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, excluded)])


def both(query: Query, other: Query) -> Query:
    """Return a query of units that match two; only the first one scores."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, _unscored(other))])


def phrase_query(index: Index, slots: tuple[Slot, ...], scope: Scope) -> Query:
    """Return the query of units that hold terms side by side in one field."""
    return _in_scope(index, scope, lambda field: [_side_by_side(index, slots, field)])


def _counts(reading: Reading, level: Level) -> bool:
    """Tell whether a reading is good enough. Phrases are so only by readings of that level."""
    return reading.level == level if level == Level.PHRASE else reading.level <= level


def _every_query(index: Index, node: Every, level: Level) -> Query | None:
    items: list[Branch] = list(node.items)
    if level == Level.PHRASE and node.run is not None:
        items = [item for item in items if not _is_word(item)] + [node.run]
    queries = [compile_plan(index, item, level) for item in items]
    found = [(Occur.Must, query) for query in queries if query is not None]
    return Query.boolean_query(found) if len(found) == len(items) else None


def _is_word(item: Branch) -> bool:
    """Tell whether an item is part of the run of its siblings: a word, not a phrase."""
    return isinstance(item, Leaf) and all(
        reading.level != Level.PHRASE for reading in item.readings
    )


def _leaf_query(index: Index, readings: Iterable[Reading], scope: Scope) -> Query:
    def in_field(field: Field) -> list[Query]:
        queries = []
        for reading in readings:
            if len(reading.slots) > 1:
                queries.append(_side_by_side(index, reading.slots, field))
            else:
                queries += _at_slot(index, reading.slots[0], field)
        return queries

    return _in_scope(index, scope, in_field)


def _in_scope(index: Index, scope: Scope, in_field: Callable[[Field], list[Query]]) -> Query:
    """Return the query of units that match in any field of a scope."""
    queries = [query for field in scope.anywhere for query in in_field(field)]
    sides: tuple[tuple[Side, tuple[Field, ...]], ...] = (
        ("asker", scope.asker),
        ("doctor", scope.doctor),
    )
    for side, fields in sides:
        found = [query for field in fields for query in in_field(field)]
        if found:
            queries.append(both(_either(found), _flagged(index, side)))
    return queries[0] if len(queries) == 1 else _either(queries)


def _at_slot(index: Index, slot: Slot, field: Field) -> list[Query]:
    queries = [
        _weighted(Query.term_query(index.schema, field, term), field)
        for term in slot.terms
        if index.searcher.doc_freq(field, term)
    ]
    if slot.start is not None:
        started = Query.regex_query(index.schema, field, f"{slot.start}.*")
        queries.append(_weighted(started, field))
    return queries


def _side_by_side(index: Index, slots: tuple[Slot, ...], field: Field) -> Query:
    if all(len(slot.terms) == 1 and slot.start is None for slot in slots):
        words: list[str | tuple[int, str]] = [
            (place, slot.terms[0]) for place, slot in enumerate(slots)
        ]
        return _weighted(Query.phrase_query(index.schema, field, words), field)
    patterns: list[str | tuple[int, str]] = [
        (place, _pattern(slot)) for place, slot in enumerate(slots)
    ]
    return _weighted(Query.regex_phrase_query(index.schema, field, patterns), field)


def _pattern(slot: Slot) -> str:
    """Return a regular expression of a slot's terms; terms are letters and digits only."""
    return "|".join([*slot.terms, *([] if slot.start is None else [f"{slot.start}.*"])])


def _weighted(query: Query, field: Field) -> Query:
    weight = _WEIGHTS[field]
    return query if weight == 1 else Query.boost_query(query, weight)


def _either(queries: list[Query]) -> Query:
    """Return the query of units that match any; no query, no unit."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _any_of(queries: list[Query]) -> Query | None:
    return _either(queries) if queries else None


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _flagged(index: Index, flag: Flag) -> Query:
    return Query.term_query(index.schema, FLAGS, flag)


def _filter_query(index: Index, node: Filter) -> Query:
    match node:
        case Flagged():
            return _flagged(index, node.flag)
        case Between():
            return _between(index, node)
        case Identified():
            return _identified(index, node)


def _identified(index: Index, node: Identified) -> Query:
    start = _META.sub(r"\\\g<0>", node.start)
    query = Query.regex_query(index.schema, IDS, f"{start}(.|\n)*")
    if node.number is None:
        return query
    return both(query, Query.term_query(index.schema, NUMBER, node.number))


def _between(index: Index, node: Between) -> Query:
    """Return the query of a range; whole figures get whole bounds, and so lose no precision."""
    low, high, above, below = node.low, node.high, node.above, node.below
    if node.figure == "rating":
        kind = FieldType.Float
    else:
        kind = FieldType.Unsigned
        above, below = above and _whole(low), below and _whole(high)
        low = None if low is None else math.ceil(low)
        high = None if high is None else math.floor(high)
    return Query.range_query(
        index.schema, node.figure, kind, low, high, include_lower=not above, include_upper=not below
    )


def _whole(bound: float | None) -> bool:
    return bound is not None and bound == int(bound)
