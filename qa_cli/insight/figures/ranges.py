"""Ranges of amounts.

    range = [ "between" ] amount [ link { hedge } amount ] | digits "/" digits before a plural
    link  = "-" | "~" | "..." | "to" | "-to-" | "or" | "nor" | "through" | "up" "to"
          | "all" "the" "way" [ "up" ] "to" | "and" (after "between" or "from")
    hedge = "about" | "maybe" | "even" | "as much as" ...

The last "or" of a list, `5, 10 or 15`, is no link; lists are read in `quantities`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.insight.figures.numbers import DASHES, NUMBER_WORDS, ONES, Number, read_amount
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import PLURALS

_SIGNS = frozenset({"~", "...", "..", "…"})
_LINKS = frozenset({"to", "or", "nor", "through"}) | DASHES | _SIGNS
_PHRASES = {
    "up": (("up", "to"),),
    "all": (("all", "the", "way", "to"), ("all", "the", "way", "up", "to")),
}
"""Links of several words, by the first."""
_HEDGES = frozenset("about around approximately roughly maybe perhaps possibly even ~".split())
_AS = frozenset("many much long high late".split())
"""Between `as` and `as`, a hedge as well."""
_THOUSAND = 1_000.0
_YEARS = range(1900, 2100)
_OUT_OF = frozenset({10.0, 100.0})
"""`8/10 times` is a share."""


class Amount(NamedTuple):
    """A range as read, `low` and `high` alike for a single number."""

    low: float
    high: float
    first: int
    """Index of its first token."""
    next: int
    """Index of the token behind it."""
    abbreviated: bool = False
    """Whether it ends in a `k`, as prices do."""


def read_range(tokens: Sequence[Token], at: int, low: Number | None = None) -> Amount | None:
    """Read a range or a single amount at token `at`; `low` is the number there, if already read."""
    opened = low is None and text_at(tokens, at) == "between"
    low = low or read_amount(tokens, at + opened)
    if low is None:
        return None
    behind = behind_link(tokens, low.next, opened=opened or text_at(tokens, at - 1) == "from")
    if behind and text_at(tokens, low.next) == "or" and _is_listed(tokens, at):
        behind = None
    high = read_amount(tokens, behind) if behind else _read_bottom(tokens, low)
    if high is None:
        return None if opened else Amount(low.value, low.value, at, low.next, low.abbreviated)
    bottom = low.value
    if low.scale == 1 and bottom < _THOUSAND and bottom * high.scale < high.value:
        bottom *= high.scale  # `$6-8k`, but not `fifty to one hundred`
    least, most = sorted((bottom, high.value))
    return Amount(least, most, at, high.next, high.abbreviated)


def behind_link(tokens: Sequence[Token], at: int, *, opened: bool = False) -> int | None:
    """Return the index behind what links two ends of a range, and behind a hedge.

    Args:
        tokens: of a sentence
        at: index of what stands behind the first end
        opened: whether `between` or `from` stands before it, so that `and` links
    """
    link = text_at(tokens, at)
    behind = at + 1
    if link in DASHES and text_at(tokens, at + 1) == "to" and text_at(tokens, at + 2) in DASHES:
        behind = at + 3
    elif link not in _LINKS and not (opened and link == "and"):
        phrases = _PHRASES.get(link, ())
        phrase = next((one for one in phrases if one == _texts(tokens, at, len(one))), None)
        if phrase is None:
            return None
        behind = at + len(phrase)
    behind += text_at(tokens, behind) in _HEDGES
    as_much = text_at(tokens, behind) == "as" and text_at(tokens, behind + 1) in _AS
    return behind + 3 if as_much and text_at(tokens, behind + 2) == "as" else behind


def is_year(token: Token) -> bool:
    """Say whether digits are likely a year."""
    return token.value in _YEARS and token.text.isdecimal()


def _texts(tokens: Sequence[Token], at: int, size: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[at : at + size])


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a number and a comma stand before."""
    if at <= 1 or tokens[at - 1].text != ",":
        return False
    before = tokens[at - 2]
    return before.text in NUMBER_WORDS or (before.value is not None and not is_year(before))


def _read_bottom(tokens: Sequence[Token], low: Number) -> Number | None:
    """Read `4` behind the slash of `3/4 weeks`."""
    if text_at(tokens, low.next) != "/" or low.next + 1 >= len(tokens):
        return None
    token, unit = tokens[low.next + 1], text_at(tokens, low.next + 2)
    high = token.value or ONES.get(token.text)
    if high is None or unit not in PLURALS or high <= low.value or not tokens[low.next].glued:
        return None
    return None if unit == "times" and high in _OUT_OF else Number(high, low.next + 2)
