"""How often: rates and times.

    rate    = ( "every" | "each" ) [ "other" | range ] time-unit [ "or" amount ]
    times   = ( "once" | "twice" | range "times" | digits "x" ) [ period ]

A bare `once` is no figure (`once the swelling is gone`), nor is `one time`.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import CROSSES, Amount, read_amount, read_range
from qa_cli.insight.figures.reads import Read, read_period
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DURATIONS

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
FIRST_WORDS = frozenset(_TIMES) | {"every", "each"}
"""Words that a rate or times can begin with, numbers apart."""


def read_rate(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `every 3 months`, `each week`, `every other day`."""
    if text_at(tokens, at) not in {"every", "each"}:
        return None
    amount = read_range(tokens, at + 1)
    if amount is None:
        other = text_at(tokens, at + 1) == "other"
        value = 2.0 if other else 1.0
        amount = Amount(value, value, at, at + 1 + other)
    unit = DURATIONS.get(text_at(tokens, amount.next))
    if unit is None:
        return None
    low, high, behind = amount.low, amount.high, amount.next + 1
    more = read_amount(tokens, behind + 1) if text_at(tokens, behind) == "or" else None
    if more and more.value > high and text_at(tokens, more.next) not in DURATIONS:
        high, behind = more.value, more.next  # `every week or two`
    low, high = low * unit.factor, high * unit.factor
    return Read("duration", low, high, unit.name, at, behind, frequent=True)


def read_adverb_times(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `twice a day`, `once daily`, and `twice` alone."""
    value = _TIMES.get(text_at(tokens, at))
    if value is None or text_at(tokens, at - 1) in {"think", "thinking", "thought"}:
        return None
    return _times(tokens, Amount(value, value, at, at + 1), at + 1)


def read_times(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `three times a week`, `2x a day`, `six times`."""
    word = text_at(tokens, amount.next)
    behind = amount.next + 1
    crossed = word in CROSSES and tokens[amount.next].glued
    if crossed and behind < len(tokens) and tokens[behind].value is not None:
        return None  # `3x3 cm`
    if crossed or word in {"times", "time"}:
        return _times(tokens, amount, behind)
    return None


def _times(tokens: Sequence[Token], amount: Amount, behind: int) -> Read | None:
    period = read_period(tokens, behind)
    if period:
        unit = f"time/{period.unit}"
        return Read(
            "count", amount.low, amount.high, unit, amount.first, period.next, frequent=True
        )
    if amount.high <= 1:
        return None
    return Read("count", amount.low, amount.high, "time", amount.first, behind)
