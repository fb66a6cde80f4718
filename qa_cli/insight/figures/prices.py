"""Prices, percentages, and shares of people.

    price   = currency range [ per ] | range currency-word [ per ] | range "$" | range in "k"
    percent = range ( "%" | "percent" | "per cent" ) | share
    share   = amount ( "in" | "of" | "out of" | "of every" ) amount [ [ word ] people ]
            | amount ( "in" | "out of" ) amount [ word ] plural

A bare `8k` is a price where the sentence speaks of money, in a currency that nobody names.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import Amount, read_amount
from qa_cli.insight.figures.reads import Read, read_share
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import CURRENCIES, MEASURES, SYMBOLS

_MONEY = frozenset(
    "quoted quote quotes cost costs costing paid pay paying price prices priced charge charged"
    " charges money fee fees spend spent worth expensive cheap deposit refund".split()
)
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


def read_symbol_price(tokens: Sequence[Token], at: int, amount: Amount | None) -> Read | None:
    """Read `$6000-8500`, `£300`, `$12 per unit`; `amount` is the range behind the symbol."""
    currency = SYMBOLS.get(text_at(tokens, at))
    if currency is None or amount is None:
        return None
    return _price(tokens, amount, currency, at, amount.next)


def read_price(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `400 dollars`, `500$`, `8k`."""
    word = text_at(tokens, amount.next)
    if word in CURRENCIES:
        return _price(tokens, amount, CURRENCIES[word], amount.first, amount.next + 1)
    if word in SYMBOLS and tokens[amount.next].glued:
        following = amount.next + 1
        if following == len(tokens) or tokens[following].value is None:
            return _price(tokens, amount, SYMBOLS[word], amount.first, following)
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


def read_share_of_people(tokens: Sequence[Token], at: int) -> Read | None:
    """Read `1 in 4` patients, `nine out of ten` people, as percent."""
    part = read_amount(tokens, at)
    if part is None:
        return None
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


def _price(tokens: Sequence[Token], amount: Amount, currency: str, first: int, behind: int) -> Read:
    per = read_share(tokens, behind)
    unit = f"{currency}/{per.unit}" if per else currency
    return Read("price", amount.low, amount.high, unit, first, per.next if per else behind)
