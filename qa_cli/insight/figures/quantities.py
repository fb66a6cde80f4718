"""The grammar of figures: one sentence in, quantities out.

    sentence  = { quantity | anything else }
    quantity  = price | percent | age | rate | times | dose | duration | count
    joined    = quantity link quantity, which compare: `10 days to 2 months`
    list      = amount { "," amount } [ "," ] ( "and" | "or" | "," ) quantity
    named     = "number of" unit ... range: `the number of units runs from 6 to 20`

Each member of a list is a quantity, of the unit that stands behind the last: `1, 3 and 6 months`.

`prices`, `ages`, `rates` and `measures` have the grammar of their kinds, `numbers` that of amounts
and `ranges` of them, `qualifiers` what may stand before and behind. A number that fits none of
these is none of ours: years, dates, device names, list numbers, star ratings, lengths and weights
all fail for want of a unit. Every rule looks at a few tokens from where it stands, so that the work
is linear.
"""

import re
from collections.abc import Sequence

from qa_cli.insight.figures import numbers, rates
from qa_cli.insight.figures.ages import read_age
from qa_cli.insight.figures.currencies import MARKS
from qa_cli.insight.figures.decades import DECADES, read_decade
from qa_cli.insight.figures.measures import (
    read_article,
    read_count,
    read_measure,
    read_product,
)
from qa_cli.insight.figures.numbers import ARTICLES, DASHES, NUMBER_WORDS, read_amount
from qa_cli.insight.figures.prices import (
    read_marked_price,
    read_percent,
    read_price,
    read_share_of_people,
)
from qa_cli.insight.figures.ranges import Amount, behind_link, is_year, read_range
from qa_cli.insight.figures.rates import (
    read_adverb_times,
    read_interval,
    read_rate,
    read_times,
)
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DOSES, DURATIONS, UNITS, WEIGHTS, in_one_unit

CANDIDATE = re.compile(
    r"[0-9½¼¾⅓⅔⅛⅜⅝⅞]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|half|third|quarter"
    r"|fourth|fifth|sixth|eighth|tenth|couple|dozen|every|each|twice|thrice|once|fortnight"
    r"|an? (?:single|full|whole|hundred|thousand|lakh|million|hour|day|week|month|year|decade)"
    r"|an? (?:teaspoon|tablespoon|tsp|tbsp)"
    r"|(?:day|week|month|year) or)"
)
"""What a sentence with a figure has in it, in lower case: a quick look before a close one."""

_FIRST_WORDS = (
    numbers.FIRST_WORDS
    | rates.FIRST_WORDS
    | MARKS
    | DURATIONS.keys()
    | DECADES.keys()
    | {"between"}
)
_LABELS = frozenset(
    "day week month year grade stage level type phase class step number no size suite room version"
    " ultra page chapter cup bra volume gen generation line option photo picture question answer"
    " street".split()
)
"""A number behind one of these is a name, not an amount: `day 5`, `grade 3`."""
_DETERMINERS = ARTICLES | {"each", "every", "per", "/", "same", "first", "next"}
_NO_LABEL_BEHIND = _DETERMINERS | {"-"}  # `a regular-size 250 mg tablet`
_BEFORE_PER = frozenset(
    "time times per inch inches cm mm millimetre millimeter these those them often teeth people"
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
_SEPARATORS = frozenset({",", "and", "or", "&"})
_LONGEST_LIST = 8
_LONGEST_AMOUNT = 3
"""Tokens of a member of a list: `twenty-five`, `3-4`."""
_BEFORE_ONE = frozenset("at in after for of with by".split())
"""Before `one` in a list: `at one and three months`, but `this one and three months later`."""
_BEFORE_DATES = _BEFORE_ONE | {"between", "about", "around", "within", "on", "every", "each"}
_NAMING = frozenset({"number", "numbers", "amount"})
_NAMED_BEFORE = 16
"""Tokens between `number of units` and the range."""


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
            found.extend(_members(tokens, read, found[-1].next if found else 0))
            found.append(read)
    return found


def _read_at(tokens: Sequence[Token], at: int) -> Read | None:
    """Read the quantity that begins at token `at`, if one does."""
    if text_at(tokens, at) in MARKS:
        return read_marked_price(tokens, at)
    if text_at(tokens, at) in DECADES:
        return read_decade(tokens, at)
    if _is_label(tokens, at):
        return None
    number = read_amount(tokens, at)
    if number:
        product = read_share_of_people(tokens, at, number) or read_product(tokens, at, number)
        if product:
            return product
    else:
        rate = read_rate(tokens, at)
        if rate:
            return rate
    amount = read_range(tokens, at, number)
    if amount is None:
        times = read_adverb_times(tokens, at)
        return times if times or _is_per(tokens, at) else read_article(tokens, at)
    for rule in _RULES:
        read = rule(tokens, amount)
        if read:
            return read
    return None


def _read_named(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read a range whose unit stands before: `the number of units runs from six to twenty`."""
    if amount.low == amount.high or text_at(tokens, amount.next)[:1].isalnum():
        return None
    first = max(amount.first - _NAMED_BEFORE, 0)
    for at in range(first, amount.first - 2):
        unit = UNITS.get(tokens[at + 2].text)
        if tokens[at].text in _NAMING and tokens[at + 1].text == "of" and unit:
            return Read(unit.kind, amount.low, amount.high, unit.name, amount.first, amount.next)
    return None


_RULES = (
    read_percent, read_price, read_age, read_interval, read_measure, read_times, read_count,
    _read_named,
)  # fmt: skip
"""What makes an amount a quantity, in the order of trying."""


def _members(tokens: Sequence[Token], read: Read, floor: int) -> list[Read]:
    """Return the other members of the list that ends in a quantity: 1 and 3 of `1, 3 and 6 months`.

    Args:
        tokens: of the sentence
        read: what ends the list
        floor: index behind the quantity before
    """
    begins = tokens[read.first].value is not None or tokens[read.first].text in NUMBER_WORDS
    if not begins or text_at(tokens, read.first - 1) not in _SEPARATORS or read.frequent:
        return []
    own = read_range(tokens, read.first)
    if own is None or not own.low:
        return []
    factor = read.low / own.low
    if own.high * factor != read.high:
        return []
    members: list[Amount] = []
    first, links = read.first, set()
    while len(members) < _LONGEST_LIST and text_at(tokens, first - 1) in _SEPARATORS:
        link = first - 1
        links.add(tokens[link].text)
        link -= text_at(tokens, link - 1) == "," and tokens[link].text != ","
        amount = _amount_before(tokens, link, floor)
        if amount is None:
            break
        members.insert(0, amount)
        first = amount.first
    if not members or not _is_list(tokens, read, members, links):
        return []
    return [
        read._replace(low=one.low * factor, high=one.high * factor, first=one.first, next=one.next)
        for one in members
    ]


def _amount_before(tokens: Sequence[Token], behind: int, floor: int) -> Amount | None:
    """Return the longest amount that ends right before a token, where it is no name or year."""
    for first in range(max(behind - _LONGEST_AMOUNT, floor), behind):
        token = tokens[first]
        if token.value is None and token.text not in NUMBER_WORDS:
            continue
        signed = token.glued and text_at(tokens, first - 1) in DASHES
        amount = None if signed else read_range(tokens, first)
        if amount and amount.next == behind:
            return None if is_year(token) or _is_label(tokens, first) else amount
    return None


def _is_list(
    tokens: Sequence[Token], read: Read, members: Sequence[Amount], links: set[str]
) -> bool:
    """Say whether members belong to what follows: not in `I had 2, 3 weeks later one more`."""
    first = members[0].first
    before = text_at(tokens, first - 1)
    if tokens[first].text == "one" and before not in _BEFORE_ONE:
        return False
    if len(members) > 1:
        return True
    later = read.kind == "duration" and text_at(tokens, read.next) in _AFTER_DURATION
    return links != {","} and (not later or before in _BEFORE_DATES)


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    before = text_at(tokens, at - 1)
    return (
        tokens[at].value is not None
        and before in _LABELS
        and text_at(tokens, at - 2) not in _NO_LABEL_BEHIND
    )


def _is_per(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `a day` means `per day`: right behind a unit, `times` or things in the plural."""
    before = text_at(tokens, at - 1)
    plural = before.endswith("s") and len(before) > _SHORT and before not in _VERBS
    known = before in UNITS or before in _BEFORE_PER or before in WEIGHTS
    return plural or known or _is_per_substance(tokens, at)


def _is_per_substance(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a dose of something stands before: `400 mg of folic acid a day`."""
    if text_at(tokens, at + 2) in _AFTER_DURATION:
        return False
    words = [text_at(tokens, at - back) for back in range(1, _SUBSTANCE + 2)]
    return "of" in words and text_at(tokens, at - words.index("of") - 2) in DOSES


def _join(tokens: Sequence[Token], one: Read, other: Read) -> Read | None:
    """Join `$500 to $700`, `2 cc - 3 cc` and `6 months to a year` into one range."""
    between = text_at(tokens, one.first - 1) == "between"
    if one.kind != other.kind or one.low != one.high:
        return None
    if text_at(tokens, one.next) == "or":
        return None
    if behind_link(tokens, one.next, opened=between) != other.first:
        return None
    if text_at(tokens, one.first - 1) == "from" and _CHANGES & {
        text_at(tokens, one.first - back) for back in (2, 3, 4)
    }:
        return None
    low, high, unit = one.low, other.high, other.unit
    dollars = text_at(tokens, one.first) == text_at(tokens, other.first) == "$"
    if unit and one.unit and not unit.startswith(one.unit) and not dollars:
        ends = in_one_unit(low, one.unit, high, unit)
        if ends is None:
            return None
        low, high, unit = ends
    if low >= high:
        return None
    frequent = one.frequent or other.frequent
    return Read(one.kind, low, high, unit, one.first - between, other.next, frequent)
