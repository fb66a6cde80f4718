"""The plan of a query: each word with all the ways in which a unit may hold it.

A way is a `Reading`, at a `Level`: the word itself, an inflection, a longer word, a corrected one.
The plan's tree has the shape of the query's; `compiling` turns it into engine queries.
"""

from enum import IntEnum
from typing import NamedTuple

from qa_cli.search.results import Also, Correction
from qa_cli.search.scopes import Scope
from qa_cli.search.tiers import Tier
from qa_cli.search.tree import Between, Flagged, Identified


class Level(IntEnum):
    """How a word is matched, best first. Finer than the tiers that are shown."""

    PHRASE = 0
    """The query's words side by side, in their order."""
    EXACT = 1
    """The word itself, but for case, diacritics and apostrophes."""
    STEM = 2
    """An inflection of the word, or two words that are one, written apart or together."""
    STEM_FAR = 3
    """Another word of the same stem."""
    PREFIX = 4
    """A longer word with this start."""
    PREFIX_FAR = 5
    """A longer word with this start, when spelling prefers another one."""
    TYPO = 6
    """The word that was meant."""
    TYPO_STEM = 7
    """An inflection of the word that was meant."""
    TYPO_FAR = 8
    """Another word that may have been meant; only when all typos are asked for."""


TIERS: dict[Level, Tier] = {
    Level.PHRASE: "phrase",
    Level.EXACT: "exact",
    Level.STEM: "stem",
    Level.STEM_FAR: "stem",
    Level.PREFIX: "prefix",
    Level.PREFIX_FAR: "prefix",
    Level.TYPO: "typo",
    Level.TYPO_STEM: "typo",
    Level.TYPO_FAR: "typo",
}
"""Level -> the tier it is shown as."""


class Slot(NamedTuple):
    """What may stand at one place."""

    terms: tuple[str, ...]
    """Any one of these terms; may be empty where there is a `start`."""
    start: str | None = None
    """Or any term that starts so."""

    def holds(self, term: str) -> bool:
        """Tell whether a term of a text may stand here."""
        return term in self.terms or (self.start is not None and term.startswith(self.start))


class Reading(NamedTuple):
    """One way to hold a word: one slot, or several side by side."""

    level: Level
    slots: tuple[Slot, ...]
    """At least one; more where the word is several terms ("semi-paralyzed"), or for a phrase."""
    distance: int = 0
    """OSA distance, in edits, from what was typed; 0 unless a typo was corrected."""


class Leaf(NamedTuple):
    """A word or phrase of the query."""

    text: str
    """As typed."""
    scope: Scope
    """Where it must stand."""
    readings: tuple[Reading, ...]
    """Best level first; empty where the corpus has nothing like it."""
    compound: bool = False
    """Whether it stands for two words of the query, each of which has a leaf of its own."""


class Lacks(NamedTuple):
    """Units that do not match, however they would."""

    item: "Branch"


class Every(NamedTuple):
    """Units that match all items."""

    items: tuple["Branch", ...]
    run: Leaf | None
    """All single words among the items as one phrase; `None` where there are fewer than two."""


class OneOf(NamedTuple):
    """Units that match at least one item."""

    items: tuple["Branch", ...]


Filter = Flagged | Between | Identified
Branch = Leaf | Lacks | Every | OneOf | Filter
"""A part of a plan."""


class Plan(NamedTuple):
    """A query, ready to be run on the index it was planned for."""

    root: Branch
    leaves: tuple[Leaf, ...]
    """Words and phrases that a hit may hold, in the query's order; not what `-` excludes."""
    levels: tuple[Level, ...]
    """The levels on which a hit is possible, best first; at least one."""
    corrections: tuple[Correction, ...]
    """Misspelt words, in the query's order, each once."""
    also: tuple[Also, ...]
    """Rare words that are likely slips, in the query's order, each once."""
    choices: tuple[tuple[str, int], ...]
    """Misspelt terms, with the number of words that each may have meant."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Words, as typed, of which the corpus has nothing, not even a likely typo."""
        return tuple(leaf.text for leaf in self.leaves if not leaf.readings)
