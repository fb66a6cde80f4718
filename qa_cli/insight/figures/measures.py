"""Doses, durations and counts: a range with a unit.

    dose      = [ amount "x" ] range [ filler ] dose-unit [ weight ]
              | range word dose-unit in the plural | "a" ( "teaspoon" | "tablespoon" )
    weight    = ( "/" | "per" | "a" | "for every" ) [ amount ] ( "kg" | "pound" )
    duration  = range [ filler ] time-unit [ part ] [ "apart" ]
              | ( "a" | "an" ) time-unit [ part ] | time-unit "or two"
    part      = "and a half" | "and a quarter" ...
    count     = range [ word [ word ] ] thing [ period ]; `follow-up` is a word
              | range ( "days" | "nights" ) span, in a longer unit: `5 days a week`
    several   = ( "a" | "an" ) unit "or two", of all three kinds
    filler    = "-" | "or more" | "more" | "full" | "whole" ...

More than one thing needs a plural: `level 2 treatment` and `1540 nm laser` count nothing.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import (
    ARTICLES,
    CROSSES,
    DASHES,
    NUMBER_WORDS,
    Number,
    read_amount,
    read_part,
)
from qa_cli.insight.figures.ranges import Amount, read_range
from qa_cli.insight.figures.reads import Read, read_period, read_span
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import (
    DOSES,
    HOUSEHOLD,
    MANY,
    MEASURES,
    NOT_ONE,
    THINGS,
    UNITS,
    WEIGHTS,
    Unit,
)

_FILLERS = (
    DASHES
    | frozenset("more additional extra further full whole total solid good long short".split())
    | frozenset("straight consecutive separate small large entire other + plus".split())
    | frozenset("working business school calendar".split())
)
_MOST_FILLERS = 2
_BEFORE_PART = frozenset({"a", "one", "two", "three"})
"""Between `and` and the part of a unit: `a year and a half`, but no `a year and half the price`."""
_PER_WEIGHT = frozenset({"/", "per", "a", "every", "each"})
_IN_NO_COUNT = frozenset(
    "of in on at to the a an and or for with by from is are was were that than my your his her"
    " their our this these those other nm mm cm inch inches gauge lb lbs pounds kg hz star stars"
    " percent % degrees j watts not may can will who which months weeks days years units cc ml"
    " hours minutes times o'clock am pm".split()
) | frozenset(NUMBER_WORDS)
"""Words that cannot stand between a number and the things it counts."""
_YEARS = range(1900, 2100)
_BEFORE_YEARS = frozenset("in since from until by of during before after early late".split())
_BEFORE_ONE_DAY = frozenset("in within for after about least only than just by first at".split())
_AFTER_ONE_DAY = frozenset("after before later ago or to apart prior post off".split())
_LONGER_THAN_A_DAY = frozenset({"week", "month", "year"})
"""`Five days a week` says how often."""
_COUNTABLE = frozenset({"unit", "syringe", "vial", "ampoule", "tablet", "drop"}) | HOUSEHOLD
"""Doses that a word may stand before: `12 Dysport units`."""
_STRENGTHS = frozenset("cm cm2 m2 ml cc dl l liter litre g gram".split())
"""A dose per one of these is a strength: `5 mg/ml`."""
_LARGE = frozenset({"full", "whole"})
"""`A full facelift` is its name, while `a full syringe` is one."""
_NOT_AFTER_ARTICLE = frozenset({"second", "minute", "night"})
"""`A second` opinion, wait `a minute`, `a night` out: idioms more often than durations."""


def read_product(tokens: Sequence[Token], at: int, times: Number) -> Read | None:
    """Read `4 x 20 units` as the 80 units that it is; `times` is the number at `at`."""
    if text_at(tokens, times.next) not in CROSSES:
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
    if unit is None:
        unit, at = _behind_word(tokens, amount, at), at + 1
    if unit is None or _is_gauge(tokens, at):
        return None
    if unit.name == "day" and _is_idle_day(tokens, amount, at + 1):
        return None
    return _measure(tokens, amount, unit, at + 1)


def _behind_word(tokens: Sequence[Token], amount: Amount, at: int) -> Unit | None:
    """Return the unit behind a word at `at`: `12 Dysport units`, `one arnica tablet`."""
    word, named = text_at(tokens, at), text_at(tokens, at + 1)
    if at > amount.next and tokens[at - 1].text == ")":
        return None  # `(2) saline drops`
    unit = DOSES.get(named)
    if unit is None or unit.name not in _COUNTABLE or (named == unit.name) != (amount.high <= 1):
        return None
    if not word.isalpha() or word in _IN_NO_COUNT or word in UNITS or tokens[at].glued:
        return None
    return unit


def read_article(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `a month`, `a year and a half`, `a unit or two`, and `week or two` without article."""
    article = text_at(tokens, at) in ARTICLES
    word = text_at(tokens, at + article)
    unit = MEASURES.get(word) or THINGS.get(word)
    if unit is None or word.endswith(("ks", "hs", "rs", "ys", "es")) or word in _NOT_AFTER_ARTICLE:
        return None
    behind = at + article + 1
    if text_at(tokens, behind) == "or" and (article or unit.kind == "duration"):
        more = read_amount(tokens, behind + 1)
        if more and more.value > 1 and text_at(tokens, more.next) not in UNITS:
            return Read(unit.kind, unit.factor, more.value * unit.factor, unit.name, at, more.next)
    stated = unit.kind == "duration" and (article or unit.factor > 1)
    if not stated and not (article and unit.name in HOUSEHOLD):
        return None
    return _measure(tokens, Amount(1, 1, at, behind), unit, behind)


def read_count(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `3 sessions`, `2,000 grafts`, `4 laser treatments`, `5-10 patients a week`."""
    if text_at(tokens, amount.next - 1) in _LARGE:
        return None
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


def _measure(tokens: Sequence[Token], amount: Amount, unit: Unit, behind: int) -> Read | None:
    low, high = amount.low * unit.factor, amount.high * unit.factor
    if unit.kind == "dose":
        return _dose(tokens, Read("dose", low, high, unit.name, amount.first, behind))
    part = read_part(tokens, behind) if text_at(tokens, behind + 1) in _BEFORE_PART else None
    if part and unit.factor == 1:
        low, high, behind = low + part.value, high + part.value, part.next
    span = read_span(tokens, behind) if unit.name in {"day", "night"} else None
    if span and span.unit in _LONGER_THAN_A_DAY:
        name = f"{unit.name}/{span.unit}"
        return Read("count", low, high, name, amount.first, span.next, frequent=True)
    apart = text_at(tokens, behind) == "apart"
    return Read("duration", low, high, unit.name, amount.first, behind + apart, frequent=apart)


def _dose(tokens: Sequence[Token], read: Read) -> Read | None:
    """Return a dose, or a dose for a weight: `10 mg/kg`, `1 ml per 10 pounds` as 0.1 ml a pound.

    A strength, `5 mg/ml`, is no dose by itself.
    """
    per = text_at(tokens, read.next)
    at = read.next + 1
    if per == "for" and text_at(tokens, at) in {"every", "each"}:
        at += 1
    elif per not in _PER_WEIGHT:
        return read
    each = read_amount(tokens, at)
    weight = text_at(tokens, each.next if each else at)
    if weight not in WEIGHTS:
        return None if each is None and weight in _STRENGTHS and per in {"/", "per"} else read
    size = each.value if each else 1
    if not size:
        return None
    unit = f"{read.unit}/{WEIGHTS[weight]}"
    behind = (each.next if each else at) + 1
    return read._replace(low=read.low / size, high=read.high / size, unit=unit, next=behind)


def _behind_more(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind `or more`, where that stands at `at`: `2 or more sessions`."""
    more = text_at(tokens, at) == "or" and text_at(tokens, at + 1) in {"more", "so"}
    return at + 2 if more else at


def _is_gauge(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `g` is a needle's gauge: `30G needle`."""
    return text_at(tokens, at) == "g" and text_at(tokens, at + 1) in {"needle", "needles", "or"}


def _is_idle_day(tokens: Sequence[Token], amount: Amount, behind: int) -> bool:
    """Say whether `one day` tells no duration but some time or other."""
    if amount.high > 1 or text_at(tokens, amount.first) != "one":
        return False
    before = text_at(tokens, amount.first - 1)
    return before not in _BEFORE_ONE_DAY and text_at(tokens, behind) not in _AFTER_ONE_DAY
