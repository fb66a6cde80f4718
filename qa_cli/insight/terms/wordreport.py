"""How one word or phrase is used: how often and by whom, its forms, what stands near it."""

from dataclasses import dataclass

from qa_cli.insight.terms.collocation import Collocate
from qa_cli.insight.terms.usage import Used


@dataclass(frozen=True, slots=True)
class WordReport:
    """One word or phrase in the answers that are looked at."""

    used: Used
    of_answers: int
    """All of these answers."""
    forms: tuple[Used, ...]
    """Its inflections, the most frequent first; their doctors are not counted. Empty for phrases
    and beginnings."""
    window: int
    """Words on either side within which `near` stands."""
    near: tuple[Collocate, ...]
    """The closest first."""
    phrases: tuple[Used, ...]
    """Phrases of telling words that hold it, the most frequent first; times alone are counted."""
