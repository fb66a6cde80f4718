"""What the grammar's rules return, and what they share."""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.insight.figures.figure import Kind
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import ADVERBS, DURATIONS, PERIODS, UNITS, WEIGHTS


class Read(NamedTuple):
    """A quantity as read, by its tokens."""

    kind: Kind
    low: float
    high: float
    unit: str | None
    first: int
    """Index of its first token."""
    next: int
    """Index of the token behind it."""
    frequent: bool = False
    """Whether it says how often."""
    aged: bool = False
    """Whether it is a duration that says how old a thing is."""


class Per(NamedTuple):
    """What stands behind `per`."""

    unit: str
    next: int


_PER = frozenset({"a", "an", "per", "each", "every", "/"})
_WITHIN = frozenset({"in", "within"})
_SHARES = frozenset({"side", "area", "eye", "leg", "person", "tooth", "page"})
"""Things that have no unit of their own, but a price."""
_HOURS = 24


def read_period(tokens: Sequence[Token], at: int) -> Per | None:
    """Read `a day`, `per week`, `/month`, `each year`, `daily`."""
    word = text_at(tokens, at)
    if word in ADVERBS:
        return Per(ADVERBS[word], at + 1)
    unit = DURATIONS.get(text_at(tokens, at + 1))
    if word in _PER and unit and unit.name in PERIODS and unit.factor == 1:
        return Per(unit.name, at + 2)
    return None


def read_span(tokens: Sequence[Token], at: int) -> Per | None:
    """Read a period, and what it is in: `in a week`, `within a month`, `in 24 hours`."""
    within = text_at(tokens, at) in _WITHIN
    number = at + 1
    if (within or text_at(tokens, at) in _PER) and number + 1 < len(tokens):
        hour = DURATIONS.get(tokens[number + 1].text)
        if tokens[number].value == _HOURS and hour and hour.name == "hour":
            return Per("day", number + 2)
    return read_period(tokens, at + within)


def read_share(tokens: Sequence[Token], at: int) -> Per | None:
    """Read `a unit`, `per syringe`, `/session`, `per side`."""
    if text_at(tokens, at) not in _PER:
        return None
    word = text_at(tokens, at + 1)
    unit = UNITS.get(word)
    if unit or word in WEIGHTS:
        return Per(unit.name if unit else WEIGHTS[word], at + 2)
    return Per(word, at + 2) if word in _SHARES else None
