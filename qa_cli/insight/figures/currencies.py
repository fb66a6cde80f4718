"""The currencies of prices, as they are written before and behind a number.

    mark     = "$" | "C$" | "€" ... | "USD" | "Rs" [ "." ]
    currency = "$" | "€" ... | code | [ nation ] name
    nation   = [ "(" ] code [ ")" ] | currency | "Canadian" ..., as in `$900 Canadian`
    name     = "dollars" | "euros" | "cents" ...

A `$` alone is taken for US dollars, unless the price says otherwise behind it; dollars that are
not known, `XY$`, are left out. `Pounds` are money or weight, which `prices` decides; `francs` and
`pesos` are several countries', so that one must be named.
"""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.insight.figures.tokens import Token, text_at


class Currency(NamedTuple):
    """A currency as read."""

    code: str
    """ISO 4217."""
    next: int
    """Index of the token behind it."""
    factor: float = 1
    """What one of it is in the currency: a cent is 0.01."""


_CODES = {
    code.lower(): code for code in "USD EUR GBP CAD AUD NZD HKD MXN SGD CHF INR JPY CNY BRL".split()
}
SYMBOLS = {
    "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "¥": "JPY", "us$": "USD", "c$": "CAD",
    "ca$": "CAD", "can$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD",
    "nz$": "NZD", "hk$": "HKD", "mx$": "MXN", "mex$": "MXN", "s$": "SGD", "sg$": "SGD",
    "r$": "BRL", "usd$": "USD",
}  # fmt: skip
NAMES = _CODES | {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "quid": "GBP", "rupee": "INR", "rupees": "INR", "yen": "JPY",
}  # fmt: skip
_CENTS = frozenset({"cent", "cents"})
_CENT = 0.01
_NATIONAL = {
    ("canadian", "dollars"): "CAD", ("australian", "dollars"): "AUD", ("us", "dollars"): "USD",
    ("american", "dollars"): "USD", ("zealand", "dollars"): "NZD", ("kong", "dollars"): "HKD",
    ("singapore", "dollars"): "SGD", ("swiss", "francs"): "CHF", ("mexican", "pesos"): "MXN",
}  # fmt: skip
"""By the last word of the nation and the name."""
_NATIONS = {nation: code for (nation, name), code in _NATIONAL.items() if name == "dollars"}
_FIRST_OF_TWO = frozenset({"new", "hong"})
MARKS = SYMBOLS.keys() | _CODES.keys() | {"rs"}
"""What a price can begin with."""


def read_mark(tokens: Sequence[Token], at: int) -> Currency | None:
    """Read what stands before a price: `$`, `C$`, `USD`, `Rs.`."""
    word = text_at(tokens, at)
    if word in SYMBOLS:
        return Currency(SYMBOLS[word], at + 1)
    if word in _CODES:
        return Currency(_CODES[word], at + 1 + (text_at(tokens, at + 1) in SYMBOLS))
    if word == "rs":
        return Currency("INR", at + 1 + (text_at(tokens, at + 1) == "."))
    return None


def read_currency(tokens: Sequence[Token], at: int) -> Currency | None:
    """Read what stands behind a price: `€`, `dollars`, `CAD`, `Canadian dollars`, `cents`."""
    word, following = text_at(tokens, at), text_at(tokens, at + 1)
    if word in _CENTS:
        return Currency("USD", at + 1, _CENT)
    if word in SYMBOLS:
        return Currency(SYMBOLS[word], at + 1)
    if word in NAMES:
        nation = NAMES[word] == "USD" and word != "usd" and _NATIONS.get(following)
        return Currency(nation or NAMES[word], at + 1 + bool(nation))
    if word in _FIRST_OF_TWO:
        at, word, following = at + 1, following, text_at(tokens, at + 2)
    code = _NATIONAL.get((word, following))
    return Currency(code, at + 2) if code else None


def read_nation(tokens: Sequence[Token], at: int) -> Currency | None:
    """Read whose dollars they are, behind `$900`: `CAD`, `(CAD)`, `Canadian`, `US dollars`."""
    inner = at + (text_at(tokens, at) == "(")
    code = _CODES.get(text_at(tokens, inner))
    if code:
        return Currency(code, inner + 1 + (text_at(tokens, inner + 1) == ")"))
    named = read_currency(tokens, at)
    if named and text_at(tokens, at) not in SYMBOLS and named.factor == 1:
        return named
    code = _NATIONS.get(text_at(tokens, at))
    return Currency(code, at + 1) if code else None
