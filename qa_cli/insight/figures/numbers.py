"""Single numbers, in digits and in words.

    amount   = fraction [ scale ] | ( digits | small | vague ) { scale [ rest ] } [ mixed ]
    digits   = number | digits { blank three digits } | number "k"
    small    = a number word below 100, `forty-five`
    scale    = "dozen" | "hundred" | "thousand" | "lakh" | "million"
    rest     = [ "and" ] small | "," small "hundred" (behind "thousand" and "million")
    mixed    = [ "and" ] ( "1/2" | "½" ) | "and" [ "a" | "one" ] ( "half" | "quarter" )
             | "and" number ( "thirds" | "quarters" ... )
    fraction = "1/2" | "½" | "half" | ( "a" | number ) ( "half" | "third" | "quarters" ... ),
               then [ "of" ] [ "a" ]
    vague    = [ "a" ] "couple" [ "of" ] | [ "half" ] [ "a" ] "dozen" | "a" "hundred" ...
             | "a" ( "single" | "full" | "whole" )

Words may be joined by hyphens, `two-and-a-half`. "A few" and "several" are left out: they state no
number. Each function reads at one place and never goes back over what it has read.
"""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.insight.figures.currencies import MARKS, read_currency
from qa_cli.insight.figures.tokens import FRACTIONS, Token, text_at
from qa_cli.insight.figures.units import DOSES, MANY, PLURALS

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
ONES = {word: value for value, word in enumerate(_ONES.split(), 1)}
TENS = {
    word: 10.0 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_HUNDRED, _THOUSAND = 100.0, 1_000.0
_SCALES = {
    "dozen": 12.0, "hundred": _HUNDRED, "thousand": _THOUSAND, "lakh": 100_000.0,
    "lakhs": 100_000.0, "million": 1_000_000.0,
}  # fmt: skip
_DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8,
    "tenth": 10,
}  # fmt: skip
_DENOMINATORS |= {f"{word}s": value for word, value in _DENOMINATORS.items()}
_NO_ORDINALS = frozenset({"half", "quarter"})
"""`A third cc` is the third one; `a quarter cc` is a quarter of it."""
ARTICLES = frozenset({"a", "an"})
_WHOLE = frozenset({"single", "full", "whole"})
"""After an article these say that it counts: `a full syringe` is one."""

DASHES = frozenset("-–—\u2010\u2011\u2212")
_BEFORE_PART = DASHES | {"and", "&"} | FRACTIONS.keys()
_BEFORE_SCALE = DASHES | _SCALES.keys()
"""A quick look before a close one."""
CROSSES = frozenset({"x", "*", "\N{MULTIPLICATION SIGN}"})

NUMBER_WORDS = frozenset(ONES) | TENS.keys()
FIRST_WORDS = NUMBER_WORDS | ARTICLES | {"half", "couple", "dozen", "quarter"}
"""Words that an amount can begin with."""

_LARGEST_DENOMINATOR = 10
"""`1/2` and `3/10` are fractions; beyond that it is more likely a date."""
_GLUED_BEFORE = frozenset({"x", "to", "or", "q"})
"""Letters right before a number that are no part of it: `x2`, `q8h`."""
_GROUP = 3
"""Digits between two blanks of `10 000`."""
_PLAIN_PLURALS = frozenset({"units", "iu", "ius"})
"""Units in which no product is named: `1 500 units` is one number, `2 500 mg tablets` are two."""


class Number(NamedTuple):
    """A single number as read."""

    value: float
    next: int
    """Index of the token behind it."""
    scale: float = 1
    """Of a `k` or `thousand` that it ends in."""
    abbreviated: bool = False
    """Whether that is a `k`."""


def read_amount(tokens: Sequence[Token], at: int) -> Number | None:
    """Read one number at token `at`."""
    if at >= len(tokens):
        return None
    part = _read_fraction(tokens, at)
    if part:
        return _read_scales(tokens, part)
    digits = tokens[at].value is not None
    head = _read_digits(tokens, at) if digits else _read_head(tokens, at)
    if head is None or head.abbreviated:
        return head
    number = _read_scales(tokens, head)
    if number.next == len(tokens):
        return number
    following = tokens[number.next]
    if following.value is not None or following.text in _BEFORE_PART:
        part = read_part(tokens, number.next) if number.value % 1 == 0 else None
        if part:
            return Number(number.value + part.value, part.next)
    if not digits and following.text == "(":
        repeated = text_at(tokens, number.next + 2) == ")" and tokens[number.next + 1].value
        if repeated == number.value:  # `six (6)`
            return number._replace(next=number.next + 3)
    return number


def read_part(tokens: Sequence[Token], at: int) -> Number | None:
    """Read what a number may go on with: `1/2`, `½`, `and a half`, `-and-a-quarter`."""
    word = _skip_hyphen(tokens, at)
    joined = text_at(tokens, word) in {"and", "&"}
    first = _skip_hyphen(tokens, word + joined)
    part = _read_slash(tokens, first, plural=True)
    if part or not joined:
        return part
    if text_at(tokens, first) == "half":
        return Number(0.5, first + 1)
    part = _read_parts(tokens, first)
    if part and (part.value in {1 / 2, 1 / 4} or text_at(tokens, first) not in ARTICLES):
        return part
    return None


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind a hyphen between two words, else `at`."""
    hyphened = text_at(tokens, at) in DASHES and tokens[at].glued and at + 1 < len(tokens)
    return at + (hyphened and tokens[at + 1].glued)


def _read_fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """Read `1/2`, `½`, `half an`, `one-half`, `three-quarters of a`."""
    if tokens[at].value is not None:
        part = None if _inside_another(tokens, at) else _read_slash(tokens, at)
    elif tokens[at].text == "half":
        part = Number(0.5, at + 1)
        if text_at(tokens, at + 1) in ARTICLES and text_at(tokens, at + 2) == "dozen":
            return Number(0.5, at + 2)
    else:
        part = _read_parts(tokens, at)
    if part is None:
        return None
    behind = _skip_hyphen(tokens, part.next)
    of = text_at(tokens, behind) == "of"
    article = text_at(tokens, behind + of) in ARTICLES or (
        of and text_at(tokens, behind + of) == "one"
    )
    if article:
        return Number(part.value, behind + of + 1)
    if tokens[at].text in ARTICLES | {"quarter"} and tokens[part.next - 1].text != "half":
        return part if tokens[part.next - 1].text in _NO_ORDINALS and not of else None
    return part


def _read_slash(tokens: Sequence[Token], at: int, *, plural: bool = False) -> Number | None:
    """Read `1/2` or `½`; `3/4 weeks` is a range, see `ranges`, but `5 3/4 weeks` is none."""
    if at >= len(tokens):
        return None
    if tokens[at].text in FRACTIONS:
        return Number(FRACTIONS[tokens[at].text], at + 1)
    top = tokens[at].value
    if top is None or text_at(tokens, at + 1) != "/" or at + 2 >= len(tokens):
        return None
    bottom, behind = tokens[at + 2].value, text_at(tokens, at + 3)
    if bottom is None or not 0 < top < bottom <= _LARGEST_DENOMINATOR:
        return None
    return (
        None
        if behind == "/" or (behind in PLURALS and not plural)
        else Number(top / bottom, at + 3)
    )


def _read_parts(tokens: Sequence[Token], at: int) -> Number | None:
    """Read `one-half`, `a third`, `three quarters`, and `quarter` before `of`."""
    word = text_at(tokens, at)
    if word == "quarter" and text_at(tokens, at + 1) == "of":
        return Number(1 / 4, at + 1)
    top = 1 if word in ARTICLES else ONES.get(word, 0)
    behind = _skip_hyphen(tokens, at + 1)
    word = text_at(tokens, behind)
    bottom = _DENOMINATORS.get(word)
    if bottom is None or not 0 < top < bottom or (top > 1) != word.endswith("s"):
        return None
    return Number(top / bottom, behind + 1)


def _read_digits(tokens: Sequence[Token], at: int) -> Number | None:
    value = tokens[at].value
    if value is None or _inside_another(tokens, at):
        return None
    behind = _behind_groups(tokens, at)
    if behind > at + 1:
        return Number(float("".join(token.text for token in tokens[at:behind])), behind)
    if text_at(tokens, behind) == "k" and tokens[behind].glued:
        return Number(value * _THOUSAND, behind + 1, _THOUSAND, abbreviated=True)
    return Number(value, behind)


def _inside_another(tokens: Sequence[Token], at: int) -> bool:
    """Say whether digits are a part of something else: `CO2`, `5/12`, `3:30`, `1.2.3`, `#4`.

    So is `500` in `2 500 mg`, which may be 2500 mg or twice 500 mg.
    """
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.text == "#":
        return True
    if not tokens[at].glued:
        unsure = _is_group(tokens, at) and len(before.text) == 1 and at + 1 < len(tokens)
        return unsure and tokens[at + 1].text in DOSES and not text_at(tokens, at + 2).isalpha()
    if before.text[-1].isalpha():
        return before.text not in _GLUED_BEFORE and before.text not in MARKS
    inner = before.glued and at > 1 and tokens[at - 2].value is not None
    return before.value is not None or (before.text in {"/", ":", "."} and inner)


def _behind_groups(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind `10 000`, or of the next token where that is hardly one number.

    Sure signs are a currency, several groups, a last one of noughts, and things in the plural
    behind it; `2 350 cc implants` are two numbers.
    """
    behind = _behind_digits(tokens, at)
    if behind == at + 1:
        return behind
    last, end = at, behind
    if text_at(tokens, behind) in DASHES | {"to"} and behind + 1 < len(tokens):
        last, end = behind + 1, _behind_digits(tokens, behind + 1)  # `1 500 to 2 000 grafts`
    noughts = end > last + 2 or tokens[end - 1].text == "0" * _GROUP
    words = text_at(tokens, end), text_at(tokens, end + 1)
    things = words[0] in MANY or words[0] in _PLAIN_PLURALS
    things = things or (words[0] not in DOSES and words[1] in MANY)
    money = text_at(tokens, at - 1) in MARKS or read_currency(tokens, end)
    return behind if end > last + 1 and (noughts or things or money) else at + 1


def _behind_digits(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind digits and the groups of three behind them."""
    behind = at + 1
    while behind < len(tokens) and _is_group(tokens, behind):
        behind += 1
    return behind


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Say whether three digits stand behind a single blank and one to three others."""
    before, token = tokens[at - 1], tokens[at]
    return (
        len(token.text) == _GROUP >= len(before.text)
        and token.start == before.end + 1
        and token.text.isdecimal()
        and before.text.isdecimal()
    )


def _read_head(tokens: Sequence[Token], at: int) -> Number | None:
    """Read what scales stand behind: `two`, `forty-five`, `a couple of`, `a`, `a single`."""
    inner = at + 1 if text_at(tokens, at) in ARTICLES else at
    word = text_at(tokens, inner)
    if word == "couple":
        return Number(2, inner + 1 + (text_at(tokens, inner + 1) == "of"))
    if inner == at:
        return Number(1, at) if word == "dozen" else _read_small(tokens, at)
    if word in _SCALES:
        return Number(1, inner)
    return Number(1, inner + 1) if word in _WHOLE else None


def _read_scales(tokens: Sequence[Token], head: Number) -> Number:
    """Read `hundred and fifty`, `thousand five hundred`, `million` behind a number."""
    if text_at(tokens, head.next) not in _BEFORE_SCALE:
        return head
    total, below, behind, scale, largest = 0.0, head.value, head.next, 1.0, float("inf")
    while True:
        at = _skip_hyphen(tokens, behind)
        size = _SCALES.get(text_at(tokens, at), 0)
        if not below or size >= largest or not size:
            break
        if size > _HUNDRED:
            total, below, largest = total + below * size, 0, size
        elif below < _HUNDRED:
            below *= size
        else:
            break
        behind, scale = at + 1, size
        rest = _read_rest(tokens, behind, size)
        if rest:
            below, behind, scale = below + rest.value, rest.next, 1.0
    return Number(total + below, behind, scale)


def _read_rest(tokens: Sequence[Token], at: int, size: float) -> Number | None:
    """Read what stands behind a scale: `fifty`, `and fifty`, `, six` before `hundred`."""
    if size < _HUNDRED:
        return None
    first = _skip_hyphen(tokens, at)
    link = text_at(tokens, first)
    small = _read_small(tokens, _skip_hyphen(tokens, first + (link in {"and", ","})))
    if small is None:
        return None
    following = text_at(tokens, _skip_hyphen(tokens, small.next))
    if link == ",":
        return small if following == "hundred" and size > _HUNDRED else None
    return None if _SCALES.get(following) == size else small


def _read_small(tokens: Sequence[Token], at: int) -> Number | None:
    """Read a number word below 100."""
    word = text_at(tokens, at)
    if word in ONES:
        return Number(ONES[word], at + 1)
    if word not in TENS:
        return None
    behind = at + 1 + (text_at(tokens, at + 1) in DASHES)
    ones = ONES.get(text_at(tokens, behind), 0)
    if 0 < ones < ONES["ten"]:
        return Number(TENS[word] + ones, behind + 1)
    return Number(TENS[word], at + 1)
