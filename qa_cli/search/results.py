"""What a search is asked for, and what it returns."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from qa_cli.model import Page
from qa_cli.search.scopes import FieldName
from qa_cli.search.tiers import Tier

if TYPE_CHECKING:
    from qa_cli.search.explanation import Explanation

Mode = Literal["exact", "default", "fuzzy"]
"""`exact`: the words themselves; `default`: also inflections and longer words, and what was meant
by words that the corpus lacks and that are no English words; `fuzzy`: also by English words, and
words that may be misspellings of those that the corpus has."""

Sort = Literal["relevance", "page", "rating", "reviews"]
"""`relevance`: by tier, then BM25; `page`: as the corpus has them; `rating`, `reviews`: highest
first, without a figure last. Ties are in page order."""


class SearchOptions(NamedTuple):
    """How to search, and which hits to return."""

    limit: int | None = 20
    """Most hits returned, >= 0; `None`: all."""
    offset: int = 0
    """Hits skipped, >= 0."""
    mode: Mode = "default"
    sort: Sort = "relevance"
    within: tuple[FieldName, ...] = ()
    """Where words without a field of their own must stand, one of these; empty: anywhere."""
    explain: bool = False
    """Whether hits say how they came about."""
    width: int = 160
    """Greatest length of a snippet, code points, >= 20; dots at its ends not counted."""
    full: bool = False
    """Whether hits have their whole text, beside the snippet."""


class Correction(NamedTuple):
    """A word that the corpus lacks, and what was searched for instead."""

    source: str
    """The word as typed."""
    target: str
    """A word of the corpus, or two with a space between."""
    distance: int
    """OSA distance, in edits, >= 1."""
    others: tuple[str, ...] = ()
    """What else may have been meant, likeliest first; not searched for."""


class Also(NamedTuple):
    """A rare word that is likely a slip of a far more frequent one; both were searched for."""

    source: str
    """The word as typed."""
    units: int
    """Units with it in the fields asked for; 0 where only others have it."""
    target: str
    """The frequent word."""
    target_units: int
    """Units with it."""
    distance: int
    """OSA distance, in edits, >= 1."""


class Near(NamedTuple):
    """A word of the corpus that is near an English word which the corpus lacks."""

    source: str
    """The word as typed; not corrected."""
    target: str
    """The near word; not searched for."""
    units: int
    """Units with it, >= 1."""


class QueryPart(NamedTuple):
    """A part of a query that finds nothing as a whole."""

    text: str
    """As typed: a word, a phrase, a group or a filter."""
    hits: int
    """Units that match this part by itself."""


class Hit(NamedTuple):
    """A question or an answer that was found."""

    id: str
    """A question's id, or `id/number`."""
    kind: Literal["question", "answer"]
    score: float
    """BM25 of the words at the hit's tier, higher is better; comparable within a tier only; 0 for
    a query of filters alone."""
    tier: Tier
    doctor: str | None
    """The doctor's name; `None` for a question, and where the page does not say."""
    snippet: str
    """One line of page text, up to three passages joined by ` … `."""
    highlights: tuple[tuple[int, int], ...]
    """Matched words as offsets into `snippet`, code points, end-exclusive, ascending, apart."""
    path: str
    """The file as reached from the command line's corpus argument."""
    line: int
    """Line of the page, 1-based: of the first highlight, or where the snippet starts."""
    head: str | None
    """The question's title or the answer's headline; `None` where there is none."""
    head_highlights: tuple[tuple[int, int], ...] = ()
    """Matched words as offsets into `head`, as those into `snippet`."""
    text: str | None = None
    """All that the asker wrote below the title, or the answer's body; `None` unless asked for."""
    text_highlights: tuple[tuple[int, int], ...] = ()
    """Matched words as offsets into `text`, as those into `snippet`."""
    explanation: "Explanation | None" = None
    """`None` unless asked for."""
    record: int | None = None
    """Number of the record that is the page; `None` for a file that is one page."""


class SearchResults(NamedTuple):
    """The hits of a query, and what is to be known about all of them."""

    query: str
    corrections: tuple[Correction, ...]
    """Misspelt words, in the query's order."""
    total: int
    """Number of all hits, returned or not."""
    hits: tuple[Hit, ...]
    """From `offset`, at most `limit`, in the order asked for."""
    tiers: tuple[tuple[Tier, int], ...]
    """How the total is made up: the tiers that occur, best first, with their number of hits."""
    missing: tuple[str, ...]
    """Words of the query, as typed, of which the corpus has nothing, not even a likely typo."""
    also: tuple[Also, ...] = ()
    """Rare words that are likely slips, in the query's order."""
    nearest: tuple[Near, ...] = ()
    """What the corpus has near the words that were not corrected, likeliest first; only where
    nothing was found."""
    parts: tuple[QueryPart, ...] = ()
    """What each part of the query finds by itself; only where nothing was found, and of a query of
    several parts that must all match."""


class Selection(NamedTuple):
    """Everything that a query finds, for what is to be narrowed to it.

    `query`, `corrections`, `missing`, `also`, `nearest` and `parts` are as in `SearchResults`.
    """

    query: str
    corrections: tuple[Correction, ...]
    missing: tuple[str, ...]
    names_side: bool
    """Whether the query itself asks for what askers say, or doctors: `said:asker`."""
    found: tuple[tuple[Page, frozenset[int]], ...]
    """Pages, in page order, with the numbers of the answers; 0 is the question."""
    also: tuple[Also, ...] = ()
    nearest: tuple[Near, ...] = ()
    parts: tuple[QueryPart, ...] = ()
