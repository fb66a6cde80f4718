"""How often: rates and times.

    rate    = ( "every" | "each" ) [ "other" | ordinal | range ] time-unit [ "or" amount ]
            | "q" range ( "h" | "hours" ) | range [ "-" ] "hourly"
            | range "-" ( "weekly" | "monthly" | "yearly" )
    times   = ( often [ link often ] | range "times" | digits "x" ) [ span ]
    often   = "once" | "twice" | "thrice"
    span    = period | "in" ( "a" time-unit | "24 hours" )

`Three weekly` without a hyphen may be three a week: it is left out. A bare `once` is no figure
(`once the swelling is gone`), nor is `one time`.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import CROSSES, DASHES, read_amount
from qa_cli.insight.figures.ranges import Amount, behind_link, read_range
from qa_cli.insight.figures.reads import Read, read_span
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import ADVERBS, DURATIONS

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
FIRST_WORDS = frozenset(_TIMES) | {"every", "each", "q"}
"""Words that a rate or times can begin with, numbers apart."""
_ORDINALS = {
    word: float(value)
    for value, word in enumerate("second third fourth fifth sixth seventh eighth".split(), 2)
} | {"other": 2.0}
_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def read_rate(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `every 3 months`, `each week`, `every other day`, `every 3rd month`, `q8h`."""
    if text_at(tokens, at) == "q":
        return _read_hours(tokens, at)
    if text_at(tokens, at) not in {"every", "each"}:
        return None
    amount = read_range(tokens, at + 1)
    if amount is None:
        other = _ORDINALS.get(text_at(tokens, at + 1), 0.0)
        if text_at(tokens, at + 2) not in DURATIONS:
            other = 0.0
        value = other or 1.0
        amount = Amount(value, value, at, at + 1 + bool(other))
    behind = amount.next
    if text_at(tokens, behind) in _ENDINGS and tokens[behind].glued:
        behind += 1
    unit = DURATIONS.get(text_at(tokens, behind))
    if unit is None:
        return None
    low, high, behind = amount.low, amount.high, behind + 1
    more = read_amount(tokens, behind + 1) if text_at(tokens, behind) == "or" else None
    if more and more.value > high and text_at(tokens, more.next) not in DURATIONS:
        high, behind = more.value, more.next  # `every week or two`
    low, high = low * unit.factor, high * unit.factor
    return Read("duration", low, high, unit.name, at, behind, frequent=True)


def _read_hours(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `q8h`, `q 4-6 hours`."""
    amount = read_range(tokens, at + 1)
    word = text_at(tokens, amount.next) if amount else ""
    unit = DURATIONS.get(word, DURATIONS["hour"] if word == "h" else None)
    if amount is None or unit is None:
        return None
    return Read("duration", amount.low, amount.high, unit.name, at, amount.next + 1, frequent=True)


def read_interval(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `8 hourly`, `4-6-hourly`, `three-yearly`."""
    hyphen = text_at(tokens, amount.next) in DASHES
    word = text_at(tokens, amount.next + hyphen)
    unit = "hour" if word == "hourly" else ADVERBS.get(word) if hyphen else None
    if unit is None or unit in {"day", "night"}:
        return None
    behind = amount.next + hyphen + 1
    return Read("duration", amount.low, amount.high, unit, amount.first, behind, frequent=True)


def read_adverb_times(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `twice a day`, `once daily`, `once or twice a year`, and `twice` alone."""
    value = _TIMES.get(text_at(tokens, at))
    if value is None or text_at(tokens, at - 1) in {"think", "thinking", "thought"}:
        return None
    behind = behind_link(tokens, at + 1)
    high = _TIMES.get(text_at(tokens, behind), 0) if behind else 0
    if behind and high > value:
        return _times(tokens, Amount(value, high, at, behind + 1), behind + 1)
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
    behind += text_at(tokens, behind) == "-" and text_at(tokens, behind + 1) in ADVERBS
    period = read_span(tokens, behind)
    if period:
        unit = f"time/{period.unit}"
        return Read(
            "count", amount.low, amount.high, unit, amount.first, period.next, frequent=True
        )
    if amount.high <= 1:
        return None
    return Read("count", amount.low, amount.high, "time", amount.first, behind)
