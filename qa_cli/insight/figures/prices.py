"""Prices, percentages, and shares of people.

    price   = mark range [ nation ] [ per ] | range currency [ per ]
            | range "pounds" ( "sterling" | where money is named before ) | range in "k"
    percent = range ( "%" | "percent" | "per cent" ) | share
    share   = amount ( "in" | "of" | "out of" | "of every" ) amount [ [ word ] people ]
            | amount ( "in" | "out of" ) amount [ word ] plural

`Currencies` has the marks and names. A bare `8k` is a price where the sentence speaks of money, in
a currency that nobody names.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.currencies import (
    SYMBOLS,
    Currency,
    read_currency,
    read_mark,
    read_nation,
)
from qa_cli.insight.figures.numbers import Number, read_amount
from qa_cli.insight.figures.ranges import Amount, read_range
from qa_cli.insight.figures.reads import Read, read_share
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import MEASURES, UNITS

_MONEY = frozenset(
    "quoted quote quotes cost costs costing paid pay paying price prices priced charge charged"
    " charges charging money fee fees spend spent worth expensive cheap deposit refund bill billed"
    " fine fined owe owed awarded".split()
)
_WEIGHING = frozenset(
    "weigh weighs weighed weighing weight lose loses losing lost gain gains gaining gained lift"
    " lifting lifts heavier lighter carry carrying dog cat".split()
)
"""Behind one of these pounds are no money."""
_NEAR = 8
"""Tokens before `300 pounds` that may say what they are."""
_PEOPLE = frozenset(
    "patients people women men females males persons cases chance chances odds risk times surgeons"
    " doctors injections procedures surgeries treatments babies children smokers adults".split()
)
_PERCENT = frozenset({"%", "percent", "pct", "percents"})
_AFTER_SHARES = frozenset(
    "in of with for will have has is are was after by when at and or need needs get gets go goes"
    " come comes do does".split()
)
_NO_SHARES = MEASURES.keys() | {"stars", "points"}
"""Plurals behind `1 in 3` and `3 out of 5` that make it no share of things."""
_SHORT = 3
"""Letters of words that end in `s` without being a plural: `is`, `was`, `has`."""
_LEAST_SHARE = 2
"""`1 in 1` is no share."""


def read_marked_price(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `$6000-8500`, `$12 per unit`, `USD 300`, `C$900`, `$900 CAD` behind a mark at `at`."""
    mark = read_mark(tokens, at)
    amount = read_range(tokens, mark.next) if mark else None
    if mark is None or amount is None:
        return None
    if text_at(tokens, at) not in SYMBOLS and text_at(tokens, amount.next) in UNITS:
        return None  # `CAD 3 years ago`
    nation = read_nation(tokens, amount.next) if text_at(tokens, at) == "$" else None
    return _price(tokens, amount, nation or Currency(mark.code, amount.next), at)


def read_price(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `400 dollars`, `500$`, `1200 €`, `50 cents`, `300 pounds`, `8k`."""
    currency = read_currency(tokens, amount.next) or _read_pounds(tokens, amount)
    if currency:
        behind = currency.next
        symbol = text_at(tokens, amount.next) in SYMBOLS
        if symbol and behind < len(tokens) and tokens[behind].value is not None:
            return None  # `20 $10 coupons`
        return _price(tokens, amount, currency, amount.first)
    if amount.abbreviated and any(token.text in _MONEY for token in tokens):
        return Read("price", amount.low, amount.high, None, amount.first, amount.next)
    return None


def read_percent(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `50%`, `10 to 20 percent`, `90 per cent`."""
    behind = amount.next + (text_at(tokens, amount.next) in {"+", "-"})
    if text_at(tokens, behind) in _PERCENT:
        return Read("percent", amount.low, amount.high, "percent", amount.first, behind + 1)
    if text_at(tokens, behind) == "per" and text_at(tokens, behind + 1) == "cent":
        return Read("percent", amount.low, amount.high, "percent", amount.first, behind + 2)
    return None


def read_share_of_people(tokens: Sequence[Token], at: int, part: Number) -> Read | None:
    """Read `1 in 4` patients, `nine out of ten` people, as percent; `part` is what `at` has."""
    words = text_at(tokens, part.next), text_at(tokens, part.next + 1)
    if words in {("out", "of"), ("of", "every"), ("in", "every")}:
        whole = read_amount(tokens, part.next + 2)
    else:
        whole = read_amount(tokens, part.next + 1) if words[0] in {"in", "of"} else None
    if whole is None or not part.value <= whole.value or whole.value < _LEAST_SHARE:
        return None
    behind = [text_at(tokens, whole.next + skip) for skip in (0, 1)]
    people = _PEOPLE.intersection(behind) or (words[0] != "of" and any(map(_is_plural, behind)))
    if not people and not _stands_alone(tokens, at, words, whole.next):
        return None
    percent = round(100 * part.value / whole.value, 4)
    return Read("percent", percent, percent, "percent", at, whole.next)


def _is_plural(word: str) -> bool:
    """Say whether a word looks like what a share can be of: `1 in 200 pregnancies`."""
    return word.endswith("s") and len(word) > _SHORT and word not in _NO_SHARES


def _stands_alone(tokens: Sequence[Token], at: int, words: tuple[str, str], behind: int) -> bool:
    """Say whether `one in ten`, `1 in 10` or `four out of five`, of nothing, is a share."""
    if words[0] == "of" or (words[0] == "in" and text_at(tokens, at) not in {"one", "1"}):
        return False
    if words[0] == "out" and tokens[at].value is not None:
        return False
    following = text_at(tokens, behind)
    return not following.isalpha() or following in _AFTER_SHARES


def _read_pounds(tokens: Sequence[Token], amount: Amount) -> Currency | None:
    """Read `pounds` where they are money and no weight: what stands nearest before decides."""
    if text_at(tokens, amount.next) not in {"pounds", "pound"}:
        return None
    if text_at(tokens, amount.next + 1) == "sterling":
        return Currency("GBP", amount.next + 2)
    for token in reversed(tokens[max(amount.first - _NEAR, 0) : amount.first]):
        if token.text in _MONEY:
            return Currency("GBP", amount.next + 1)
        if token.text in _WEIGHING:
            return None
    return None


def _price(tokens: Sequence[Token], amount: Amount, currency: Currency, first: int) -> Read:
    per = read_share(tokens, currency.next)
    unit = f"{currency.code}/{per.unit}" if per else currency.code
    low, high = amount.low * currency.factor, amount.high * currency.factor
    return Read("price", low, high, unit, first, per.next if per else currency.next)
