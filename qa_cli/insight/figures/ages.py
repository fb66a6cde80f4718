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
decade   = ( "my" | "her" | "their" ... ) [ "early" | "mid" | "late" ] tens [ link tens ]
         | decade "and" tens
tens     = 30 [ "'" ] "s" | "thirties"

A thing is told by its noun: behind `old` (`20-year-old implants`), else the nearest before it
(`the crown is 15 years old`). Where nothing tells, somebody is meant.
"""

from collections.abc import Collection, Sequence

from qa_cli.insight.figures.currencies import NAMES
from qa_cli.insight.figures.numbers import DASHES, read_amount
from qa_cli.insight.figures.ranges import Amount, behind_link
from qa_cli.insight.figures.reads import Read
from qa_cli.insight.figures.tokens import Token, text_at
from qa_cli.insight.figures.units import DURATIONS, THINGS, UNITS

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
_OWNERS = frozenset({"my", "her", "his", "their", "your", "our", "one's"})
_STAGES = frozenset({"early", "mid", "late", "-"})
_YOUNGEST, _OLDEST = 10, 99
"""Years. A bare number is taken for an age only between these."""
_FIRST_DECADE = 20
_DECADE = 10
DECADES = {
    f"{tens}ties": float(_DECADE * value)
    for value, tens in enumerate("twen thir for fif six seven eigh nine".split(), 2)
}
"""Decades of age in words."""
_ELDER = frozenset({"older", "younger", "over", "above", "under", "below", "up"})
_PRONOUNS = frozenset("i i'm im i've you he he's she she's we who myself".split())
_KIN = frozenset(
    "son daughter mother father mom dad mum husband wife sister brother friend boyfriend girlfriend"
    " child kid baby infant toddler twin cousin aunt uncle nephew niece grandmother grandfather"
    " patient client woman man lady gentleman girl boy person people women men children adult"
    " teenager male female dog cat puppy kitten horse mare pony rabbit bird animal pet cow calf"
    " foal goat sheep".split()
)
_OBJECTS = frozenset(
    "it it's its scar keloid filler filling crown veneer bridge denture tooth brace retainer"
    " tattoo fracture break injury wound burn bruise cut incision bite lesion lump cyst wart mole"
    " hematoma swelling fever rash infection cough pain symptom ulcer stain suture stitch"
    " prosthesis prosthetic stent pacemaker lens plate screw pin mesh device machine laser drug"
    " prescription medication medicine vaccine pill bottle vial sample x-ray xray scan mri photo"
    " picture image result report record data study debt contract lease will deed loan claim case"
    " judgment conviction ticket warrant order agreement law rule statute car truck house home roof"
    " building product bandage dressing bra work".split()
) | (THINGS.keys() - {"patient", "doctor", "surgeon", "dermatologist", "injector", "lawyer"})
_NOUN_PHRASE = 3
"""Words behind `old` that may lead to its noun."""
_OPENING = frozenset({"between", "from"})
_OPENED = 4
"""Tokens before the first age that may be `between the ages of`."""
_NEARBY = 8
"""Tokens before an age in which its owner is looked for."""
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
        thing = _is_of_a_thing(tokens, age)
        return age._replace(kind="duration", aged=True) if thing else age
    if unit and text_at(tokens, at) == "of" and text_at(tokens, at + 1) == "age":
        return _age(amount, amount.first, at + 2, name)
    return None


def _is_dot(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) == "." and tokens[at].glued


def _is_of_a_thing(tokens: Sequence[Token], age: Read) -> bool:
    """Say whether a thing is so old: by the noun behind, else by the nearest before."""
    for token in tokens[age.next : age.next + _NOUN_PHRASE]:
        if _is_one(token.text, _KIN):
            return False
        if _is_one(token.text, _OBJECTS):
            return True
        if not token.text.isalpha() or token.text in UNITS:
            break
    for token in reversed(tokens[max(age.first - _NEARBY, 0) : age.first]):
        if token.text in _PRONOUNS or _is_one(token.text, _KIN):
            return False
        if _is_one(token.text, _OBJECTS):
            return True
    return False


def _is_one(word: str, nouns: Collection[str]) -> bool:
    """Say whether a word is one of some nouns, in the singular or plural."""
    return word in nouns or (word.endswith("s") and word.removesuffix("s") in nouns)


def read_decade(tokens: Sequence[Token], at: int, amount: Amount | None = None) -> Read | None:
    """Read `40s` in `in my early 40s`, `in their 30s-40s`, `thirties`.

    The decade of a century (`the 1990s`, `the sixties`) is none. `amount` is what stands at `at`,
    where that is a number.
    """
    first = _read_tens(tokens, at, amount)
    if first is None:
        return None
    low, behind = first
    high = amount.high if amount else low
    before = at - 1
    while before >= 0 and tokens[before].text in _STAGES:
        before -= 1
    if text_at(tokens, before) == "and":
        before -= 1
        if text_at(tokens, before) != "s" and text_at(tokens, before) not in DECADES:
            return None
    elif text_at(tokens, before) not in _OWNERS:
        return None
    link = behind_link(tokens, behind)
    last = read_amount(tokens, link) if link else None
    more = link and _read_tens(
        tokens, link, last and Amount(last.value, last.value, link, last.next)
    )
    if more and more[0] > high:
        high, behind = more
    return Read("age", low, high + _DECADE - 1, "year", at, behind)


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
    if amount.low < _YOUNGEST or amount.high > _OLDEST or _has_unit(tokens, amount.next):
        return None
    is_person = before in _SELF or (before in _BE and earlier in _PERSONS)
    is_limit = before in _LIMITS and (
        _GROUPS & {earlier, text_at(tokens, amount.first - 3)}
        or (earlier in _BE and text_at(tokens, amount.first - 3) in _PERSONS | {"you"})
        or earlier in _SELF
        or (amount.first == 1 and behind == ",")
    )
    opened = text_at(tokens, amount.first) == "between" or before == "from"
    is_span = opened and amount.low < amount.high and _GROUPS & {before, earlier}
    is_elder = behind in {"or", "and"} and text_at(tokens, amount.next + 1) in _ELDER
    is_old = behind == "too" and text_at(tokens, amount.next + 1) in _UNFIT
    ends = amount.next == len(tokens) or (
        behind in DASHES | {"?"} and not tokens[amount.next].glued
    )
    is_title = before == "at" and ends and amount.first > 1
    if is_old or is_title or is_elder:
        return _age(amount, amount.first, amount.next)
    is_apposition = before == behind == "," and earlier in _PERSONS
    is_aside = before == "at" and behind == "," and tokens[amount.next - 1].value is not None
    begins = before == "at" and amount.first == 1 and behind in _SUBJECTS
    is_aside = is_aside and text_at(tokens, amount.next + 1).isalpha()
    if is_person or is_limit or is_span or is_apposition or begins or is_aside:
        return _age(amount, amount.first, amount.next)
    return None


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
