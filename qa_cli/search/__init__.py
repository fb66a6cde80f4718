"""Search: from a query to ranked hits with snippets.

`query` reads the query language into a `tree`; `planner` looks its words up in the index
(`readings`, with `spelling` and `slips` for words that the corpus lacks and that `wordlist` does
not know) and makes a `plan`; `compiling` turns that into engine queries, `ranking` runs them;
`matches` finds the places again in the text of the hits shown, `snippets` cuts the passages around
them, `explain` says why.

    search(build_index(corpus.pages), "masetter", SearchOptions())
"""

from qa_cli.search.engine import search, select
from qa_cli.search.results import (
    Correction,
    Hit,
    SearchOptions,
    SearchResults,
    Selection,
)
from qa_cli.search.scopes import FIELD_NAMES, SYNTAX, FieldName
from qa_cli.search.tiers import Tier
from qa_cli.search.tree import QueryError

__all__ = [
    "FIELD_NAMES",
    "SYNTAX",
    "Correction",
    "FieldName",
    "Hit",
    "QueryError",
    "SearchOptions",
    "SearchResults",
    "Selection",
    "Tier",
    "search",
    "select",
]
