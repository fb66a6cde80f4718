"""The grammar of figures: one sentence in, quantities out.

    sentence  = { quantity | anything else }
    quantity  = price | percent | age | rate | times | dose | duration | count
    joined    = quantity ( "-" | "to" | "and" behind "between" ) quantity, of the same unit

`prices`, `ages`, `rates` and `measures` have the grammar of their kinds, `numbers` that of amounts
and ranges, `qualifiers` what may stand before and behind. A number that fits none of these is none
of ours: years, dates, device names, list numbers, star ratings, lengths and weights all fail for
want of a unit. Every rule looks at a few tokens from where it stands, so that the work is linear.
"""

import re
from collections.abc import Sequence

from qa_cli.insight.figures import numbers, rates
from qa_cli.insight.figures.ages import read_age
from qa_cli.insight.figures.measures import (
    read_article,
    read_count,
    read_measure,
    read_product,
)
from qa_cli.insight.figures.numbers import ARTICLES, DASHES, read_range
from qa_cli.insight.figures.prices import (
    read_percent,
    read_price,
    read_share_of_people,
    read_symbol_price,
)
from qa_cli.insight.figures.rates import read_adverb_times, read_rate, read_times
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DOSES, DURATIONS, SYMBOLS, UNITS, scale_of

CANDIDATE = re.compile(
    r"[0-9½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|half|quarter|couple|dozen|every|each|twice|thrice|once|fortnight"
    r"|an? (?:single|full|whole|hundred|thousand|million|hour|day|week|month|year|decade)"
    r"|(?:day|week|month|year) or)"
)
"""What a sentence with a figure has in it, in lower case: a quick look before a close one."""

_FIRST_WORDS = (
    numbers.FIRST_WORDS | rates.FIRST_WORDS | SYMBOLS.keys() | DURATIONS.keys() | {"between"}
)
_LABELS = frozenset(
    "day week month year grade stage level type phase class step number no size suite room version"
    " ultra page chapter cup bra volume gen generation line option photo picture question answer"
    " street".split()
)
"""A number behind one of these is a name, not an amount: `day 5`, `grade 3`."""
_DETERMINERS = ARTICLES | {"each", "every", "per", "/", "same", "first", "next"}
_BEFORE_PER = frozenset(
    "time times per inch inches cm mm millimetre millimeter these those them often of teeth people"
    " children men women % percent".split()
)
_AFTER_DURATION = frozenset("ago later after before earlier apart prior".split())
_SUBSTANCE = 3
"""Words that name a medicine, at most."""
_SHORT = 3
"""Letters of words that end in `s` without being a plural: `is`, `was`, `has`."""
_VERBS = frozenset(
    "lasts takes needs requires gives stays spends costs means perhaps plus versus this always"
    " towards across unless less says sometimes besides it's that's".split()
)
_CHANGES = frozenset(
    "go going went increase increased reduce reduced change changed switch switched jump jumped"
    " drop dropped move moved step raised up down".split()
)
"""Behind these `from 300 cc to 450 cc` is a change and no range."""


def read_quantities(tokens: Sequence[Token]) -> list[Read]:
    """Return the quantities of a sentence, in order, none overlapping."""
    found: list[Read] = []
    at = 0
    while at < len(tokens):
        begins = tokens[at].value is not None or tokens[at].text in _FIRST_WORDS
        read = _read_at(tokens, at) if begins else None
        if read is None:
            at += 1
            continue
        at = read.next
        joined = _join(tokens, found[-1], read) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(read)
    return found


def _read_at(tokens: Sequence[Token], at: int) -> Read | None:
    """Read the quantity that begins at token `at`, if one does."""
    if text_at(tokens, at) in SYMBOLS:
        return read_symbol_price(tokens, at, read_range(tokens, at + 1))
    if _is_label(tokens, at):
        return None
    share = read_share_of_people(tokens, at)
    product = share or read_product(tokens, at) or read_rate(tokens, at)
    if product:
        return product
    amount = read_range(tokens, at)
    if amount is None:
        times = read_adverb_times(tokens, at)
        return times if times or _is_per(tokens, at) else read_article(tokens, at)
    for rule in (read_percent, read_price, read_age, read_measure, read_times, read_count):
        read = rule(tokens, amount)
        if read:
            return read
    return None


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    before = text_at(tokens, at - 1)
    return (
        tokens[at].value is not None
        and before in _LABELS
        and text_at(tokens, at - 2) not in _DETERMINERS
    )


def _is_per(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `a day` means `per day`: right behind a unit, `times` or things in the plural."""
    before = text_at(tokens, at - 1)
    plural = before.endswith("s") and len(before) > _SHORT and before not in _VERBS
    return plural or before in UNITS or before in _BEFORE_PER or _is_per_substance(tokens, at)


def _is_per_substance(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a dose of something stands before: `400 mg of folic acid a day`."""
    if text_at(tokens, at + 2) in _AFTER_DURATION:
        return False
    words = [text_at(tokens, at - back) for back in range(1, _SUBSTANCE + 2)]
    return "of" in words and text_at(tokens, at - words.index("of") - 2) in DOSES


def _join(tokens: Sequence[Token], one: Read, other: Read) -> Read | None:
    """Join `$500 to $700`, `2 cc - 3 cc` and `6 months to a year` into one range."""
    between = text_at(tokens, one.first - 1) == "between"
    link = text_at(tokens, one.next)
    if one.next + 1 != other.first or one.kind != other.kind or one.low != one.high:
        return None
    if link not in DASHES | {"to"} and not (link == "and" and between):
        return None
    if text_at(tokens, one.first - 1) == "from" and _CHANGES & {
        text_at(tokens, one.first - back) for back in (2, 3, 4)
    }:
        return None
    low, high, unit = one.low, other.high, other.unit
    if unit is not None and one.unit is not None and not unit.startswith(one.unit):
        if unit not in {named.name for named in DURATIONS.values()}:
            return None
        (measure, factor), (other_measure, other_factor) = scale_of(one.unit), scale_of(unit)
        if measure != other_measure:
            return None
        if (high * other_factor / factor).is_integer():
            high, unit = high * other_factor / factor, one.unit
        elif (low * factor / other_factor).is_integer():
            low = low * factor / other_factor
        else:
            return None
    if low >= high:
        return None
    frequent = one.frequent or other.frequent
    return Read(one.kind, low, high, unit, one.first - between, other.next, frequent)
