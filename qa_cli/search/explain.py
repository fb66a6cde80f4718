"""Why a unit was found, and what its score is made of."""

import json
import re
from collections.abc import Sequence
from typing import TypedDict

from qa_cli.index import Index, Unit
from qa_cli.index.schema import FIELDS
from qa_cli.search.explanation import Explanation, Match, ScorePart
from qa_cli.search.matches import Occurrence, field_texts
from qa_cli.search.plan import TIERS, Plan
from qa_cli.search.ranking import Ranked

_TERM = re.compile(r'Term=Term\(field=(\d+), type=Str, "(.*)"\)', re.DOTALL)
"""How the engine writes a term; its fields are numbered in the order of the schema."""


_PLAIN = {
    "BooleanClause. sum": "sum",
    "TermQuery, product of": "product",
    "Phrase Scorer": "words side by side",
    "AutomatonScorer": "words that start so",
    "Const": "counts nothing",
    "(K1+1)": "k1 + 1",
    "idf": "idf, how rare the words are",
    "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5))": "idf, how rare the word is:"
    " log(1 + (N - n + 0.5) / (n + 0.5))",
    "n, number of docs containing this term": "n, texts that hold the word",
    "N, total number of docs": "N, all texts",
    "freq / (freq + k1 * (1 - b + b * dl / avgdl))": "how much of the text it is:"
    " freq / (freq + k1 * (1 - b + b * dl / avgdl))",
    "freq, occurrences of term within document": "freq, times that the word stands here",
    "k1, term saturation parameter": "k1, constant: how soon repetition stops to count",
    "b, length normalization parameter": "b, constant: how much a text's length counts",
    "dl, length of field": "dl, words of this text",
    "avgdl, average length of field": "avgdl, words of a text on average",
}
"""What the engine calls a figure -> what it is, for people. What is not here keeps its name."""

_BOOST = re.compile(r"Boost x([\d.]+)")


class _Figure(TypedDict, total=False):
    """A figure as the engine explains it."""

    value: float
    description: str
    details: "list[_Figure]"
    context: list[str]


def explain(
    index: Index, plan: Plan, found: Ranked, unit: Unit, matches: Sequence[Occurrence]
) -> Explanation:
    """Return which words matched where, and the score taken apart."""
    told = json.loads(found.query.explain(index.searcher, found.address).to_json())
    return Explanation(_matches(plan, unit, matches), _part(told))


def _matches(plan: Plan, unit: Unit, matches: Sequence[Occurrence]) -> tuple[Match, ...]:
    """Count places that match in the same way."""
    texts = field_texts(unit)
    counts: dict[tuple[int, int, int, str], Match] = {}
    for match in matches:
        found = texts[match.field][match.start : match.end]
        key = match.leaf, FIELDS.index(match.field), match.reading.level, found.lower()
        known = counts.get(key)
        counts[key] = Match(
            plan.leaves[match.leaf].text,
            found if known is None else known.found,
            match.field,
            TIERS[match.reading.level],
            match.reading.distance,
            1 if known is None else known.count + 1,
        )
    return tuple(counts[key] for key in sorted(counts))


def _part(figure: _Figure) -> ScorePart:
    what = figure["description"].removesuffix(" of ...").removesuffix("...").strip(" ,")
    what = _PLAIN.get(what, _BOOST.sub(r"times \1, the weight of the field", what))
    for context in figure.get("context", ()):
        term = _TERM.fullmatch(context)
        if term and int(term[1]) < len(FIELDS):
            what = f"{what}: {term[2]} in {FIELDS[int(term[1])]}"
    parts = tuple(_part(detail) for detail in figure.get("details", ()))
    return ScorePart(figure["value"], what, parts)
