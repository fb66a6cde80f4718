"""A query as a tree, and the error of a query that makes none."""

from typing import NamedTuple

from qa_cli.errors import UsageError
from qa_cli.index.schema import Figure, Flag
from qa_cli.search.scopes import Scope


class QueryError(UsageError):
    """A query that cannot be read; knows the place."""

    def __init__(self, reason: str, query: str, position: int) -> None:
        super().__init__(f"query: {reason}, at character {position + 1}")
        self.reason = reason
        """What is wrong, one phrase."""
        self.query = query
        """The query as typed."""
        self.position = position
        """Where, as an offset into `query`, 0 to its length."""


class Word(NamedTuple):
    """A word as typed: with its hyphens and apostrophes, perhaps several terms, perhaps none."""

    text: str
    """Without the `*` of a prefix."""
    scope: Scope
    """Where it must stand."""
    prefix: bool = False
    """Whether all words that start so are meant."""


class Phrase(NamedTuple):
    """Words that must stand side by side, as they are."""

    text: str
    """What stands between the quotation marks."""
    scope: Scope
    """Where the phrase must stand."""


class Flagged(NamedTuple):
    """Only units of which this is true."""

    flag: Flag


class Between(NamedTuple):
    """Only units with a figure in this range; a unit without the figure is never in it."""

    figure: Figure
    low: float | None
    """Least value, `None` for no bound."""
    high: float | None
    """Greatest value, `None` for no bound."""
    above: bool = False
    """Whether `low` itself is left out."""
    below: bool = False
    """Whether `high` itself is left out."""


class Identified(NamedTuple):
    """Only units of pages whose id, or its part after the first `_`, starts so."""

    start: str
    """Start of a page's id, lower case."""
    number: int | None
    """Only this answer of the page; 0 only the question; `None` all units."""


class Not(NamedTuple):
    """Only units that do not match."""

    item: "Node"


class All(NamedTuple):
    """Units that match every item."""

    items: tuple["Node", ...]


class Either(NamedTuple):
    """Units that match at least one of the items."""

    items: tuple["Node", ...]


Node = Word | Phrase | Flagged | Between | Identified | Not | All | Either
"""A query, or a part of one."""
