"""Decades of age.

    decade = owner { stage } tens [ link { stage } tens ] | decade "and" { stage } tens
           | stage tens noun, as in `mid-fifties man`
    owner  = "my" | "her" | "their" ...
    stage  = "early" | "mid" | "late" | "-" | stage "to" stage
    tens   = 30 [ "'" ] "s" | "thirties"

The decade of a century (`the 1990s`, `the sixties`) is none.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import read_amount
from qa_cli.insight.figures.owners import KIN
from qa_cli.insight.figures.ranges import Amount, behind_link
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at

_OWNERS = frozenset({"my", "her", "his", "their", "your", "our", "one's"})
_STAGES = frozenset({"early", "mid", "late", "-"})
_OLDEST = 99
_FIRST_DECADE = 20
_DECADE = 10
DECADES = {
    f"{tens}ties": float(_DECADE * value)
    for value, tens in enumerate("twen thir for fif six seven eigh nine".split(), 2)
}
"""Decades of age in words."""


def read_decade(tokens: Sequence[Token], at: int, amount: Amount | None = None) -> Read | None:
    """Read `40s` in `in my early 40s`, `in their 30s-40s`, `thirties`.

    `amount` is what stands at `at`, where that is a number.
    """
    first = _read_tens(tokens, at, amount)
    if first is None:
        return None
    low, behind = first
    high = amount.high if amount else low
    if not _is_owned(tokens, at) and not _is_staged(tokens, at, behind):
        return None
    link = behind_link(tokens, behind)
    while link and text_at(tokens, link) in _STAGES:
        link += 1
    last = read_amount(tokens, link) if link else None
    more = link and _read_tens(
        tokens, link, last and Amount(last.value, last.value, link, last.next)
    )
    if more and more[0] > high:
        high, behind = more
    return Read("age", low, high + _DECADE - 1, "year", at, behind)


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a decade is somebody's: `my 40s`, `his early to mid 40s`, `her 30s and 40s`."""
    before = _before_stages(tokens, at)
    while text_at(tokens, before) == "and":
        if text_at(tokens, before - 1) == "s":
            before -= 1 + (text_at(tokens, before - 2) == "'")
        elif text_at(tokens, before - 1) not in DECADES:
            return False
        before = _before_stages(tokens, before - 1)
    return text_at(tokens, before) in _OWNERS


def _is_staged(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Say whether somebody is named by it: `mid-fifties man`, but no `the late sixties man`."""
    before = _before_stages(tokens, at)
    return before < at - 1 and text_at(tokens, before) != "the" and text_at(tokens, behind) in KIN


def _before_stages(tokens: Sequence[Token], at: int) -> int:
    """Return the index before `early` or `early to mid`, which stand before token `at`."""
    before = at - 1
    while before >= 0 and tokens[before].text in _STAGES:
        before -= 1
        between = text_at(tokens, before) in {"to", "or"}
        before -= between and text_at(tokens, before - 1) in _STAGES
    return before


def _read_tens(tokens: Sequence[Token], at: int, amount: Amount | None) -> tuple[float, int] | None:
    """Read `40s`, `40's` or `forties`; return its low end, and the index of the token behind."""
    if text_at(tokens, at) in DECADES:
        return DECADES[text_at(tokens, at)], at + 1
    if amount is None:
        return None
    behind = amount.next + (text_at(tokens, amount.next) == "'")
    if text_at(tokens, behind) != "s" or not tokens[behind].glued:
        return None
    if not _FIRST_DECADE <= amount.high <= _OLDEST or amount.high % _DECADE:
        return None
    return amount.low, behind + 1
