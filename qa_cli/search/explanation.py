"""How a hit came about: which words matched where, and what its score is made of."""

from dataclasses import dataclass

from qa_cli.index.schema import Field
from qa_cli.search.tiers import Tier


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a hit that holds a word of the query."""

    word: str
    """The word or phrase of the query, as typed."""
    found: str
    """What stands there, as the page has it."""
    field: Field
    """Where: `head` is the title or headline."""
    tier: Tier
    """How this word is matched here."""
    distance: int
    """OSA distance, in edits; 0 unless a typo was corrected."""
    count: int
    """How often it stands in this field, >= 1."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A figure that the score is made of, and how."""

    value: float
    what: str
    """One phrase: a formula, a term and its field, or a factor."""
    parts: tuple["ScorePart", ...]
    """The figures that it is made of."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a hit came about."""

    matches: tuple[Match, ...]
    """By word of the query, then by field, then best first."""
    score: ScorePart
    """The BM25 score at the hit's level, taken apart."""
