"""Ages, of people and of things.

age      = range [ "-" ] [ "years" | "months" ... ] [ "-" ] "old" | range "yo" | range "y/o"
         | range "years of age"
         | ( "age" | "aged" | "ages" | "turned" ) [ "of" | "is" | ":" ] range [ "years" ]
         | person ( "am" | "'m" | "is" ) range, then no unit | "at" range ( "," | "-" | "?" )
         | range "too" ( "old" | "young" | "late" | "early" )
         | range "age" ( "range" | "group" ) | [ "a" ] range [ "/" ] ( "f" | "m" ), at the start
         | ( "under" | "over" | ... ) range behind a word for people, then no unit
decade   = ( "my" | "her" | "their" ... ) [ "early" | "mid" | "late" ] 30 "s" { "and" 40 "s" }
"""

from collections.abc import Sequence

from qa_cli.insight.figures.numbers import DASHES, Amount
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import CURRENCIES, DURATIONS, UNITS

_ABBREVIATIONS = frozenset({"yo", "y.o", "yro", "yrold"})
_NAMED = frozenset({"age", "aged", "ages", "turned", "turn", "turning"})
_FILLERS = frozenset({"of", "is", ":", "at", "was"})
_SELF = frozenset({"i'm", "im"})
_PERSONS = frozenset(
    "i she he daughter son mother mom mum father dad husband wife sister brother friend girlfriend"
    " boyfriend patient".split()
)
_BE = frozenset({"am", "is", "was", "are", "'s"})
_GROUPS = frozenset(
    "anyone someone people patients women men those girls boys kids children teenagers adults"
    " anybody nobody persons females males you".split()
)
_LIMITS = frozenset({"under", "over", "above", "below", "than", "past"})
_SUBJECTS = frozenset({"i", "you", "she", "he", "we", "they", "your", "most"})
"""Behind a number that begins a sentence with `at`: `at 17 I would wait`."""
_ONLY = frozenset({"only", "just", "almost", "nearly", "now"})
"""Between `I'm` and the age."""
_OWNERS = frozenset({"my", "her", "his", "their", "your", "our", "the"})
_STAGES = frozenset({"early", "mid", "late", "-"})
_YOUNGEST, _OLDEST = 10, 99
"""Years. A bare number is taken for an age only between these."""
_FIRST_DECADE = 20
_DECADE = 10
_UNFIT = frozenset({"old", "young", "late", "early"})
_NOT_AN_AGE = frozenset("% percent degrees lbs pounds kg x out".split())
_BEFORE_SEX = frozenset({"", "a", "i'm", "im", "am"})


def read_age(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read an age that has `amount` in it."""
    return _read_old(tokens, amount) or _read_decade(tokens, amount) or _read_bare(tokens, amount)


def _read_old(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `34 years old`, `6-month-old`, `31 yo`, `25 y/o`, `65 years of age`."""
    at = amount.next + (text_at(tokens, amount.next) in DASHES)
    word = text_at(tokens, at)
    if word in _ABBREVIATIONS:
        return _age(amount, amount.first, at + 1)
    if word == "y" and text_at(tokens, at + 1) in {"/", "."} and text_at(tokens, at + 2) == "o":
        return _age(amount, amount.first, at + 3)
    if word == "age" and text_at(tokens, at + 1) in {"range", "group", "bracket"}:
        return _age(amount, amount.first, at)
    unit = DURATIONS.get(word)
    at += unit is not None
    name = unit.name if unit else "year"
    behind = at + (text_at(tokens, at) in DASHES)
    if text_at(tokens, behind) in {"old", "olds", "young"}:
        return _age(amount, amount.first, behind + 1, name)
    if unit and text_at(tokens, at) == "of" and text_at(tokens, at + 1) == "age":
        return _age(amount, amount.first, at + 2, name)
    return None


def _read_decade(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `40s` in `in my early 40s`; the decade of a century (`the 1990s`) is none."""
    at = amount.next
    if text_at(tokens, at) not in {"s", "'s"} and not text_at(tokens, at).startswith("'"):
        if text_at(tokens, at) != "'" or text_at(tokens, at + 1) != "s":
            return None
        at += 1
    value = amount.high
    if not _FIRST_DECADE <= value <= _OLDEST or value % _DECADE:
        return None
    before = amount.first - 1
    while before >= 0 and tokens[before].text in _STAGES:
        before -= 1
    owner = text_at(tokens, before)
    follows = owner in {"and", "or", "to", "s"} | DASHES and text_at(tokens, before - 1) == "s"
    if not follows and (owner not in _OWNERS or owner == "the"):
        return None
    return Read("age", amount.low, value + _DECADE - 1, "year", amount.first, at + 1)


def _read_bare(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read a number that its context alone makes an age: `I'm 52`, `age 60`, `anyone under 18`."""
    first = amount.first - (text_at(tokens, amount.first - 1) in _ONLY)
    before = text_at(tokens, first - 1)
    earlier = text_at(tokens, first - 2)
    unit = DURATIONS.get(text_at(tokens, amount.next))
    if before in _NAMED or (before in _FILLERS and earlier in _NAMED):
        return _age(amount, amount.first, amount.next + (unit is not None))
    if unit and unit.name == "year" and _mentions_age(tokens, amount.first):
        return _age(amount, amount.first, amount.next + 1)
    behind = text_at(tokens, amount.next)
    sex = amount.next + (behind == "/")
    if text_at(tokens, sex) in {"f", "m"} and tokens[sex].glued and before in _BEFORE_SEX:
        return _age(amount, amount.first, sex + 1) if amount.low >= _YOUNGEST else None
    if amount.low < _YOUNGEST or amount.high > _OLDEST or _has_unit(tokens, amount.next):
        return None
    is_person = before in _SELF or (before in _BE and earlier in _PERSONS)
    is_limit = before in _LIMITS and _GROUPS & {earlier, text_at(tokens, amount.first - 3)}
    is_old = behind == "too" and text_at(tokens, amount.next + 1) in _UNFIT
    ends = amount.next == len(tokens) or (
        behind in DASHES | {"?"} and not tokens[amount.next].glued
    )
    is_title = before == "at" and ends and amount.first > 1
    if is_old or is_title:
        return _age(amount, amount.first, amount.next)
    is_apposition = before == behind == "," and earlier in _PERSONS
    is_aside = before == "at" and behind == "," and tokens[amount.next - 1].value is not None
    begins = before == "at" and amount.first == 1 and behind in _SUBJECTS
    is_aside = is_aside and text_at(tokens, amount.next + 1).isalpha()
    if is_person or is_limit or is_apposition or begins or is_aside:
        return _age(amount, amount.first, amount.next)
    return None


def _mentions_age(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text in {"age", "ages"} for token in tokens[max(at - 3, 0) : at])


def _has_unit(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows makes it another kind of number."""
    word = text_at(tokens, at)
    if word in DASHES or word in {"/", "more"}:
        word = text_at(tokens, at + 1)
    if word.isalpha() and tokens[at].glued:
        return True
    return word in UNITS or word in CURRENCIES or word in _NOT_AN_AGE


def _age(amount: Amount, first: int, behind: int, unit: str = "year") -> Read:
    return Read("age", amount.low, amount.high, unit, first, behind)
