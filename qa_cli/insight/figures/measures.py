"""Doses, durations and counts: a range with a unit.

    dose      = [ amount "x" ] range [ filler ] dose-unit
    duration  = range [ filler ] time-unit [ "and a half" ] [ "apart" ]
              | range "days" period
              | ( "a" | "an" ) time-unit [ "and a half" ] [ "or two" ] | time-unit "or two"
    count     = range [ word [ word ] ] thing [ period ]; `follow-up` is a word
    filler    = "-" | "or more" | "more" | "full" | "whole" ...

More than one thing needs a plural: `level 2 treatment` and `1540 nm laser` count nothing.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import (
    ARTICLES,
    CROSSES,
    DASHES,
    Amount,
    read_amount,
    read_range,
)
from qa_cli.insight.figures.reads import Read, read_period
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DURATIONS, MANY, MEASURES, NOT_ONE, THINGS, Unit

_FILLERS = (
    DASHES
    | frozenset("more additional extra further full whole total solid good long short".split())
    | frozenset("straight consecutive separate small large entire other + plus".split())
)
_MOST_FILLERS = 2
_IN_NO_COUNT = frozenset(
    "of in on at to the a an and or for with by from is are was were that than my your his her"
    " their our this these those other nm mm cm inch inches gauge lb lbs pounds kg hz star stars"
    " percent % degrees j watts not may can will who which months weeks days years units cc ml"
    " hours minutes times o'clock am pm".split()
)
"""Words that cannot stand between a number and the things it counts."""
_YEARS = range(1900, 2100)
_BEFORE_YEARS = frozenset("in since from until by of during before after early late".split())
_BEFORE_ONE_DAY = frozenset("in within for after about least only than just by first at".split())
_AFTER_ONE_DAY = frozenset("after before later ago or to apart prior post off".split())
_LONGER_THAN_A_DAY = frozenset({"week", "month", "year"})
"""`Five days a week` says how often; `a day weekly` is no English."""
_NOT_AFTER_ARTICLE = frozenset({"second", "minute", "night"})
"""`A second` opinion, wait `a minute`, `a night` out: idioms more often than durations."""


def read_product(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `4 x 20 units` as the 80 units that it is."""
    times = read_amount(tokens, at)
    if times is None or text_at(tokens, times.next) not in CROSSES:
        return None
    each = read_range(tokens, times.next + 1)
    read = each and read_measure(tokens, each)
    if read is None or read.kind != "dose":
        return None
    return read._replace(low=read.low * times.value, high=read.high * times.value, first=at)


def read_measure(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read a dose or a duration whose number is `amount`."""
    at = _behind_more(tokens, amount.next)
    fillers = _FILLERS | {")"} if text_at(tokens, amount.first - 1) == "(" else _FILLERS
    for _ in range(_MOST_FILLERS):
        if text_at(tokens, at) not in fillers:
            break
        at += 1
    unit = MEASURES.get(text_at(tokens, at))
    if unit is None or _is_per_weight(tokens, at + 1) or _is_gauge(tokens, at):
        return None
    if unit.name == "day" and _is_idle_day(tokens, amount, at + 1):
        return None
    return _measure(tokens, amount, unit, at + 1)


def read_article(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `a month`, `a year and a half`, `a week or two`, and `week or two` without article."""
    article = text_at(tokens, at) in ARTICLES
    word = text_at(tokens, at + article)
    unit = DURATIONS.get(word)
    if unit is None or word.endswith(("ks", "hs", "rs", "ys", "es")) or word in _NOT_AFTER_ARTICLE:
        return None
    behind = at + article + 1
    if text_at(tokens, behind) == "or":
        more = read_amount(tokens, behind + 1)
        if more and more.value > 1 and text_at(tokens, more.next) not in MEASURES:
            return Read("duration", unit.factor, more.value * unit.factor, unit.name, at, more.next)
    if not article and unit.factor == 1:
        return None
    return _measure(tokens, Amount(1, 1, at, behind), unit, behind)


def read_count(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `3 sessions`, `2,000 grafts`, `4 laser treatments`, `5-10 patients a week`."""
    at = _behind_more(tokens, amount.next)
    things = MANY if amount.high > 1 else THINGS
    for _ in range(_MOST_FILLERS + 1):
        word = text_at(tokens, at)
        unit = things.get(word)
        if unit is None and word in DASHES and text_at(tokens, at + 1) in THINGS:
            unit, at = THINGS[text_at(tokens, at + 1)], at + 1
        if unit:
            return _count(tokens, amount, unit, at + 1)
        if not word.isalpha() or word in _IN_NO_COUNT or tokens[at].glued:
            return None
        compound = text_at(tokens, at + 1) == "-" and text_at(tokens, at + 2).isalpha()
        at += 3 if compound else 1  # `two follow-up visits`
    return None


def _count(tokens: Sequence[Token], amount: Amount, unit: Unit, behind: int) -> Read | None:
    if amount.high <= 1 and unit.name in NOT_ONE:
        return None
    if amount.high in _YEARS and text_at(tokens, amount.first - 1) in _BEFORE_YEARS:
        return None
    period = read_period(tokens, behind)
    name = f"{unit.name}/{period.unit}" if period else unit.name
    return Read(
        "count", amount.low, amount.high, name, amount.first, period.next if period else behind
    )


def _measure(tokens: Sequence[Token], amount: Amount, unit: Unit, behind: int) -> Read:
    low, high = amount.low, amount.high
    if [text_at(tokens, behind + skip) for skip in range(3)] == ["and", "a", "half"]:
        low, high, behind = low + 0.5, high + 0.5, behind + 3
    apart = unit.kind == "duration" and text_at(tokens, behind) == "apart"
    period = read_period(tokens, behind) if unit.name == "day" else None
    if period and period.unit in _LONGER_THAN_A_DAY:
        return Read(unit.kind, low, high, unit.name, amount.first, period.next, frequent=True)
    low, high = low * unit.factor, high * unit.factor
    return Read(unit.kind, low, high, unit.name, amount.first, behind + apart, frequent=apart)


def _behind_more(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind `or more`, where that stands at `at`: `2 or more sessions`."""
    more = text_at(tokens, at) == "or" and text_at(tokens, at + 1) in {"more", "so"}
    return at + 2 if more else at


def _is_per_weight(tokens: Sequence[Token], at: int) -> bool:
    """Say whether it is a dose for a weight (`mg/kg`) or a strength, which is no dose by itself."""
    if text_at(tokens, at) not in {"/", "per"}:
        return False
    return text_at(tokens, at + 1) in {
        "kg",
        "lb",
        "pound",
        "kilogram",
        "cm",
        "cm2",
        "m2",
        "ml",
        "cc",
    }


def _is_gauge(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `g` is a needle's gauge: `30G needle`."""
    return text_at(tokens, at) == "g" and text_at(tokens, at + 1) in {"needle", "needles", "or"}


def _is_idle_day(tokens: Sequence[Token], amount: Amount, behind: int) -> bool:
    """Say whether `one day` tells no duration but some time or other."""
    if amount.high > 1 or text_at(tokens, amount.first) != "one":
        return False
    before = text_at(tokens, amount.first - 1)
    return before not in _BEFORE_ONE_DAY and text_at(tokens, behind) not in _AFTER_ONE_DAY
