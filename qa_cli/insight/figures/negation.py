"""Whether a sentence denies a figure, or something else for that time.

denied    = negator { word } verb { filler } figure, in one clause: `won't take four months`
          | negator { filler } figure: `it is not 30 units`, `no need for 40 units`
          | contrast { filler } figure: `rather than 40 units`, `not at six days`
          | will not { word } "in" { filler } figure: `it won't be gone in two weeks`
verb      = of lasting, taking, needing, giving: what it takes is the figure itself
filler    = article | adverb of degree | preposition that a verb of lasting has: `last for`
meanwhile = negator { word } [ preposition of time ] { filler } duration: what is denied is denied
            for or until that time, `do not exercise for 2 weeks`, `if it has not gone in 3 weeks`
"""

from collections.abc import Sequence
from typing import Literal

from qa_cli.insight.figures.figure import Kind
from qa_cli.insight.figures.tokens import Token

Denial = Literal["figure", "meanwhile"]
"""The figure itself, or what is done in that time."""

_REACH = 12
"""Tokens between a negator and its figure at most."""
_TO_VERB = 4
"""Words between a negator and the verb that it denies at most: `not usually going to last`."""

_NEGATORS = frozenset(
    "not never nor neither nothing nobody none cannot dont doesnt didnt wont cant isnt wasnt"
    " shouldnt wouldnt no".split()
)
_CLAUSE_ENDS = frozenset(
    ", ; : ( ) . ! ? — – but and so because although though if unless when whenever while since"
    " which who that whereas then except besides".split()
)
_WILL = frozenset({"will", "does"})
_WONT = frozenset("won't wont doesn't doesnt".split())
_WITHIN = frozenset({"in", "within"})
_CONTRASTS = frozenset({("rather", "than"), ("instead", "of"), ("as", "opposed")})
_VERBS = frozenset(
    "last lasts lasting take takes taking need needs needing require requires persist persists stay"
    " stays hold holds outlive outlives outlast outlasts use using inject injecting give giving"
    " wait waiting add adding recommend buy want expect begin start".split()
)
_LASTING = frozenset(
    "last lasts lasting persist persists stay stays hold holds wait waiting".split()
)
"""`For` behind one of these gives the duration itself."""
_FILLERS = frozenset(
    "a an the this any full whole entire usual about around at least as long much many up to over"
    " another all of you him her it them these those your my".split()
)
_BETWEEN = _FILLERS | _VERBS | {"to"}
"""May stand between a denied verb and the figure that it takes."""
_BEFORE_TIMES = frozenset({"at", "for", "in", "to"})
_BEYOND = frozenset({"beyond", "longer", "more", "over"})
"""Behind `not` they set a limit: `not for longer than 2 weeks`."""
_NOTHING = "."
"""Stands before the first word looked at."""
_EASE = frozenset({"need", "reason", "point", "use"})
"""`No` denies with one of these nouns: `there is no need for 40 units`."""
_DENYING_NOTHING = frozenset(
    "uncommon unusual rare infrequent unreasonable unlikely impossible surprising surprised only"
    " just sure certain".split()
)
"""Behind a negator these take the denial upon themselves: `not uncommon to last 2 weeks`."""


def find_denial(tokens: Sequence[Token], first: int, kind: Kind) -> Denial | None:
    """Say what is denied around the figure at token `first`, its qualifier included."""
    before = [_NOTHING, *(token.text for token in tokens[max(first - _REACH, 0) : first])]
    near = len(before)
    while before[near - 1] in _FILLERS:
        near -= 1
    if tokens[first].text not in _BEYOND and _is_contrast(before[:near]):
        return "figure"
    negator = _find_negator(before)
    if negator is None:
        return None
    told = before[negator + 1 :]
    if told and told[0] in _DENYING_NOTHING:
        return None
    asks = tokens[-1].text == "?" and before[negator - 1] in _CLAUSE_ENDS
    if _denies(before[negator], told) and not asks:
        return "figure"
    if kind != "duration":
        return None
    will = before[negator] in _WONT or before[negator - 1] in _WILL
    return "figure" if will and before[near - 1] in _WITHIN else "meanwhile"


def _is_contrast(before: Sequence[str]) -> bool:
    """Say whether words end in what sets the next against something: `not`, `rather than`."""
    end = len(before) - (before[-1] in _BEFORE_TIMES)
    return before[end - 1] == "not" or tuple(before[max(end - 2, 0) : end]) in _CONTRASTS


def _find_negator(before: Sequence[str]) -> int | None:
    """Return the place of the last negator of the clause, `None` where there is none."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _NEGATORS or before[at].endswith("n't"):
            return at
        if before[at] in _CLAUSE_ENDS:
            return None
    return None


def _denies(negator: str, told: Sequence[str]) -> bool:
    """Say whether the words between a negator and a figure tell that the figure is denied."""
    if negator == "no" and (not told or told[0] not in _EASE):
        return False
    for at, word in enumerate(told[: _TO_VERB + 1]):
        if at and word == "last" and told[at - 1] in {"the", "these"}:
            return False  # `nothing in the last two years`
        if word in _VERBS or (negator == "no" and word in _EASE):
            rest = [one for one in told[at + 1 :] if one not in _BETWEEN]
            return not rest or (rest == ["for"] and (word in _LASTING or negator == "no"))
    return False
