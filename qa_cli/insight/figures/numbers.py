"""Amounts: numbers in digits and in words, and ranges of them.

    range   = [ "between" ] amount [ link amount ]
    link    = "-" | "to" | "-to-" | "or" | "nor" | "through" | "and" (after "between" or "from")
    amount  = digits | words | vague
    digits  = number [ [ "-" | "and" ] fraction ] [ "k" | hundred | thousand | million ]
    words   = below 100 [ scale [ "and" below 100 ] ] [ "and a half" ] [ "(" digits ")" ]
    vague   = [ "a" ] "couple" [ "of" ] | [ "half" ] [ "a" ] "dozen" | "half" [ "of" ] [ "a" ]
            | "a" "quarter" "of" "a" | "a" ( "single" | "full" | "hundred" | "thousand" | ... )

"A few" and "several" are left out: they state no number. Each function reads at one place, looks a
few tokens ahead and never goes back over what it has read.
"""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.insight.figures.tokens import FRACTIONS, Token, text_at

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
ONES = {word: value for value, word in enumerate(_ONES.split(), 1)}
TENS = {
    word: 10.0 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}
DOZEN = 12.0
ARTICLES = frozenset({"a", "an"})
WHOLE = frozenset({"single", "full", "whole"})
"""After an article these say that it counts: `a full syringe` is one."""

DASHES = frozenset("-–—\u2010\u2011\u2212")
CROSSES = frozenset({"x", "*", "\N{MULTIPLICATION SIGN}"})
LINKS = frozenset({"to", "or", "nor", "through"}) | DASHES

FIRST_WORDS = frozenset(ONES) | TENS.keys() | ARTICLES | {"half", "couple", "dozen", "quarter"}
"""Words that an amount can begin with."""

_LARGEST_DENOMINATOR = 10
"""`1/2` and `3/10` are fractions; beyond that it is more likely a date."""

_THOUSAND = 1_000.0
_SCALES_IN_A_ROW = 2
"""`Two hundred thousand` has two; more are no number."""


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


class Number(NamedTuple):
    """A single number as read."""

    value: float
    next: int
    scale: float = 1
    """Of a `k` or `thousand` that it ends in."""
    abbreviated: bool = False
    """Whether that is a `k`."""


def read_range(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read a range or a single amount at token `at`."""
    opened = text_at(tokens, at) == "between"
    low = read_amount(tokens, at + opened)
    if low is None:
        return None
    high = None
    link = text_at(tokens, low.next)
    if link in LINKS or (link == "and" and (opened or text_at(tokens, at - 1) == "from")):
        dashed = link == "-" and [text_at(tokens, low.next + skip) for skip in (1, 2)]
        high = read_amount(tokens, low.next + (3 if dashed == ["to", "-"] else 1))
    if high is None:
        return None if opened else Amount(low.value, low.value, at, low.next, low.abbreviated)
    bottom = low.value
    if low.scale == 1 and bottom < _THOUSAND:
        bottom *= high.scale  # `$6-8k`
    least, most = sorted((bottom, high.value))
    return Amount(least, most, at, high.next, high.abbreviated)


def read_amount(tokens: Sequence[Token], at: int) -> Number | None:
    """Read one number at token `at`."""
    if at >= len(tokens):
        return None
    if tokens[at].value is not None:
        return _read_digits(tokens, at)
    return _read_vague(tokens, at) or _read_words(tokens, at)


def _read_digits(tokens: Sequence[Token], at: int) -> Number | None:
    value = tokens[at].value
    if value is None or _inside_another(tokens, at):
        return None
    fraction = _read_fraction(tokens, at)
    if fraction is not None:
        return fraction
    behind = at + 1
    mixed = behind + (text_at(tokens, behind) in {"-", "and", "&"})
    part = _read_fraction(tokens, mixed)
    if part is not None and value.is_integer():
        return Number(value + part.value, part.next)
    if text_at(tokens, behind) == "and" and _is_half(tokens, behind + 1):
        return Number(value + 0.5, _behind_half(tokens, behind))
    word = text_at(tokens, behind)
    if word == "k" and tokens[behind].glued:
        return Number(value * _THOUSAND, behind + 1, _THOUSAND, abbreviated=True)
    if word in SCALES:
        return Number(value * SCALES[word], behind + 1, SCALES[word])
    return Number(value, behind)


def _inside_another(tokens: Sequence[Token], at: int) -> bool:
    """Say whether digits are a part of something else: `CO2`, `5/12`, `3:30`, `1.2.3`, `#4`."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.text == "#":
        return True
    if not tokens[at].glued:
        return False
    if before.text[-1].isalpha():
        return before.text not in {"x", "to", "or"}
    inner = before.glued and at > 1 and tokens[at - 2].value is not None
    return before.value is not None or (before.text in {"/", ":", "."} and inner)


def _read_fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Read `1/2` or `½`."""
    if at >= len(tokens) or tokens[at].value is None:
        return None
    if tokens[at].text in FRACTIONS:
        return Number(FRACTIONS[tokens[at].text], at + 1)
    if text_at(tokens, at + 1) != "/" or at + 2 >= len(tokens) or text_at(tokens, at + 3) == "/":
        return None
    top, bottom = tokens[at].value, tokens[at + 2].value
    if top is None or bottom is None or not 0 < top < bottom <= _LARGEST_DENOMINATOR:
        return None
    return Number(top / bottom, at + 3)


def _read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    """Read `a couple of`, `half a dozen`, `half a`, `a single`, `a hundred`."""
    inner = at + 1 if text_at(tokens, at) in ARTICLES else at
    word, following = text_at(tokens, inner), text_at(tokens, inner + 1)
    if word == "couple":
        return Number(2, inner + 1 + (following == "of"))
    if word == "dozen":
        return Number(DOZEN, inner + 1)
    if word == "half":
        if following in ARTICLES and text_at(tokens, inner + 2) == "dozen":
            return Number(DOZEN / 2, inner + 3)
        behind = inner + 1 + (following == "of")
        return Number(0.5, behind + (text_at(tokens, behind) in ARTICLES))
    if word == "quarter" and following == "of":
        return Number(0.25, inner + 2 + (text_at(tokens, inner + 2) in ARTICLES))
    if inner > at and word in SCALES:
        return Number(SCALES[word], inner + 1)
    if inner > at and word in WHOLE:
        return Number(1, inner + 1)
    return None


def _read_words(tokens: Sequence[Token], at: int) -> Number | None:
    """Read `twenty-five`, `two hundred and fifty`, `two and a half`, `six (6)`."""
    small = _read_small(tokens, at)
    if small is None:
        return None
    value, behind, scale = small.value, small.next, 1.0
    for _ in range(_SCALES_IN_A_ROW):
        if text_at(tokens, behind) not in SCALES:
            break
        scale = SCALES[text_at(tokens, behind)]
        value, behind = value * scale, behind + 1
        rest = _read_small(tokens, behind + (text_at(tokens, behind) == "and"))
        if rest is not None:
            value, behind, scale = value + rest.value, rest.next, 1.0
    if text_at(tokens, behind) == "and" and _is_half(tokens, behind + 1):
        return Number(value + 0.5, _behind_half(tokens, behind))
    if text_at(tokens, behind) == "(" and text_at(tokens, behind + 2) == ")":
        repeated = tokens[behind + 1].value
        behind += 3 if repeated == value else 0
    return Number(value, behind, scale)


def _read_small(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a number word below 100."""
    word = text_at(tokens, at)
    if word in ONES:
        if word == "one" and text_at(tokens, at + 1) == "half":
            return Number(0.5, at + 2)
        return Number(ONES[word], at + 1)
    if word not in TENS:
        return None
    behind = at + 1 + (text_at(tokens, at + 1) in DASHES)
    ones = ONES.get(text_at(tokens, behind), 0)
    if 0 < ones < ONES["ten"]:
        return Number(TENS[word] + ones, behind + 1)
    return Number(TENS[word], at + 1)


def _behind_half(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind `and a half` or `and half`, which begins at `at`."""
    return at + 2 + (text_at(tokens, at + 1) in {"a", "one"})


def _is_half(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at + (text_at(tokens, at) in {"a", "one"})) == "half"
