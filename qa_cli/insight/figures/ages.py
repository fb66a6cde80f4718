"""Ages of people and animals; how old a thing is, is a duration.

age      = range [ "-" ] [ "years" | "months" ... ] [ "." ] [ "-" ] "old" | range "yo"
         | range "y/o"
         | range "years of age"
         | ( "age" | "aged" | "ages" | "turned" ) [ "of" | "is" | ":" ] range [ "years" ]
         | person ( "am" | "'m" | "is" ) range, then no unit | "at" range ( "," | "-" | "?" )
         | range "too" ( "old" | "young" | "late" | "early" )
         | range "age" ( "range" | "group" ) | [ "a" ] range [ "/" ] ( "f" | "m" ), at the start
         | ( "under" | "over" | ... ) range behind a word for people, then no unit
         | people ( "between" | "from" ) range | range ( "or" | "and" ) ( "older" | "younger" )
         | "between" [ "the" ] "ages" [ "of" ] amount "and" amount
         | person "is" amount, before "and" or at the end, of children and animals

`Owners` tells whose age it is, `decades` reads `in my forties`.
"""

from collections.abc import Sequence

from qa_cli.insight.figures.currencies import NAMES
from qa_cli.insight.figures.decades import read_decade
from qa_cli.insight.figures.numbers import DASHES, read_amount
from qa_cli.insight.figures.owners import is_of_a_thing
from qa_cli.insight.figures.ranges import Amount
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DURATIONS, UNITS

_ABBREVIATIONS = frozenset({"yo", "y.o", "yro", "yrold"})
_NAMED = frozenset({"age", "aged", "ages", "turned", "turn", "turning"})
_FILLERS = frozenset({"of", "is", ":", "at", "was"})
_SELF = frozenset({"i'm", "im"})
_PERSONS = frozenset(
    "i she he daughter son mother mom mum father dad husband wife sister brother friend girlfriend"
    " boyfriend patient".split()
)
_CHILDREN = frozenset("daughter son child kid boy girl niece nephew dog cat".split())
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
_YOUNGEST, _OLDEST = 10, 99
"""Years. A bare number is taken for an age only between these."""
_ELDER = frozenset({"older", "younger", "over", "above", "under", "below", "up"})
_OPENING = frozenset({"between", "from"})
_OPENED = 4
"""Tokens before the first age that may be `between the ages of`."""
_UNFIT = frozenset({"old", "young", "late", "early"})
_NOT_AN_AGE = frozenset("% percent degrees lbs pounds kg x out".split())
_BEFORE_SEX = frozenset({"", "a", "i'm", "im", "am"})


def read_age(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read an age that has `amount` in it; how old a thing is, as a duration."""
    return (
        _read_old(tokens, amount)
        or read_decade(tokens, amount.first, amount)
        or _read_bare(tokens, amount)
    )


def _read_old(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read `34 years old`, `34 yrs. old`, `6-month-old`, `31 yo`, `25 y/o`, `65 years of age`."""
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
    behind = at + (text_at(tokens, at) in DASHES or (unit is not None and _is_dot(tokens, at)))
    if text_at(tokens, behind) in {"old", "olds", "young"}:
        age = _age(amount, amount.first, behind + 1, name)
        thing = is_of_a_thing(tokens, age)
        return age._replace(kind="duration", aged=True) if thing else age
    words = text_at(tokens, at), text_at(tokens, at + 1)
    if unit and words == ("of", "age"):
        return _age(amount, amount.first, at + 2, name)
    if unit and words[0] in {"and", "or"} and words[1] in {"older", "younger"}:
        return _age(amount, amount.first, at, name)
    return None


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) == "." and tokens[at].glued


def _read_bare(tokens: Sequence[Token], amount: Amount) -> Read | None:
    """Read a number that its context alone makes an age: `I'm 52`, `age 60`, `anyone under 18`."""
    first = amount.first - (text_at(tokens, amount.first - 1) in _ONLY)
    before = text_at(tokens, first - 1)
    earlier = text_at(tokens, first - 2)
    behind = text_at(tokens, amount.next)
    unit = DURATIONS.get(behind)
    if before in _NAMED or (before in _FILLERS and earlier in _NAMED):
        return _read_named(tokens, amount)
    if unit and unit.name == "year" and _mentions_age(tokens, amount.first):
        return _age(amount, amount.first, amount.next + 1)
    sex = amount.next + (behind == "/")
    if text_at(tokens, sex) in {"f", "m"} and tokens[sex].glued and before in _BEFORE_SEX:
        return _age(amount, amount.first, sex + 1) if amount.low >= _YOUNGEST else None
    if amount.high > _OLDEST or _has_unit(tokens, amount.next):
        return None
    is_elder = before == "than" and earlier in {"younger", "older"}
    is_child = before in {"is", "'s"} and earlier in _CHILDREN and behind in {"and", ",", ".", ""}
    if is_elder or is_child or (amount.low >= _YOUNGEST and _is_told(tokens, amount)):
        return _age(amount, amount.first, amount.next)
    return None


def _is_told(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether the words around make a number from 10 to 99 an age."""
    first = amount.first - (text_at(tokens, amount.first - 1) in _ONLY)
    before, earlier = text_at(tokens, first - 1), text_at(tokens, first - 2)
    behind, later = text_at(tokens, amount.next), text_at(tokens, amount.next + 1)
    if behind == "too" and later in _UNFIT:
        return True
    if behind in {"or", "and"} and later in _ELDER:
        return True
    if before == "at":
        ends = amount.next == len(tokens) or (
            behind in DASHES | {"?"} and not tokens[amount.next].glued
        )
        begins = amount.first == 1 and behind in _SUBJECTS
        digits = tokens[amount.next - 1].value is not None
        return (
            (ends and amount.first > 1) or begins or (digits and behind == "," and later.isalpha())
        )
    if before in _LIMITS:
        return _is_limit(tokens, amount, earlier)
    opened = text_at(tokens, amount.first) == "between" or before == "from"
    if opened and amount.low < amount.high and _GROUPS & {before, earlier}:
        return True
    is_person = before in _SELF or (before in _BE and earlier in _PERSONS)
    return is_person or (before == behind == "," and earlier in _PERSONS)


def _is_limit(tokens: Sequence[Token], amount: Amount, earlier: str) -> bool:
    """Say whether `over` or `under` limits an age: of people, of `I am`, or to begin with."""
    earliest = text_at(tokens, amount.first - 3)
    if _GROUPS & {earlier, earliest} or earlier in _SELF:
        return True
    if amount.first == 1:
        return text_at(tokens, amount.next) == ","
    return earlier in _BE and earliest in _PERSONS | {"you"}


def _read_named(tokens: Sequence[Token], amount: Amount) -> Read:
    """Read what stands behind `age`: `age 5`, `aged 30 to 40`, `between the ages of 30 and 45`."""
    words = [token.text for token in tokens[max(amount.first - _OPENED, 0) : amount.first]]
    if text_at(tokens, amount.next) == "and" and not _OPENING.isdisjoint(words):
        high = read_amount(tokens, amount.next + 1)
        if high and high.value > amount.high:
            amount = amount._replace(high=high.value, next=high.next)
    unit = DURATIONS.get(text_at(tokens, amount.next))
    return _age(amount, amount.first, amount.next + (unit is not None))


def _mentions_age(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text in {"age", "ages"} for token in tokens[max(at - 3, 0) : at])


def _has_unit(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows makes it another kind of number."""
    word = text_at(tokens, at)
    if word in DASHES or word in {"/", "more"}:
        word = text_at(tokens, at + 1)
    if word.isalpha() and tokens[at].glued:
        return True
    return word in UNITS or word in NAMES or word in _NOT_AN_AGE


def _age(amount: Amount, first: int, behind: int, unit: str = "year") -> Read:
    return Read("age", amount.low, amount.high, unit, first, behind)
