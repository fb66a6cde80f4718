"""Whether a sentence denies a figure, or sets it against what it means.

negated  = negator { word } figure, in one clause: `won't take the whole four months`
         | contrast { word } figure: `rather than 40 units`, `instead of 30 units`
excepted = `not uncommon`, `not only`, `don't worry`: the negator denies something else
         | a condition: `if it does not improve in 3 weeks`
         | a limit of time: `do not exercise for 2 weeks`, `no alcohol before 3 days`, `not earlier
           than 3 days` deny what is done in that time; but `it won't last for a year` denies the
           year
"""

from collections.abc import Sequence
from typing import Literal

from qa_cli.insight.figures.figure import Kind
from qa_cli.insight.figures.tokens import Token, text_at

Denial = Literal["figure", "meanwhile"]
"""The figure itself, or what is done in that time."""

_REACH = 12
"""Tokens between a negator and its figure at most."""

_SUBJECT = 5
"""Tokens between `if` and a negator at most."""

_NEGATORS = frozenset(
    "not no never nor neither without nothing nobody none cannot dont doesnt didnt wont cant isnt"
    " wasnt shouldnt wouldnt".split()
)
_CONTRASTS = frozenset({("rather", "than"), ("instead", "of"), ("as", "opposed")})
_CLAUSE_ENDS = frozenset(
    ", ; : ( ) . ! ? — – but and so because although though if unless when whenever while since"
    " which who whereas as then except besides".split()
)
_DENYING_NOTHING = frozenset(
    "uncommon unusual rare infrequent unreasonable unlikely impossible surprising surprised"
    " unheard only just sure certain worry panic hesitate forget know mind afraid concerned"
    " alone worse better easier".split()
)
"""Behind a negator these take the denial upon themselves: `not uncommon to last 2 weeks`."""
_ALWAYS_LIMITS = frozenset({"before", "until", "till", "til", "after", "first", "during"})
_EARLIER = frozenset({"earlier", "sooner"})
_LIMITS = frozenset({"for", "within"})
_LASTING = frozenset(
    "last lasts lasted lasting take takes taking took need needs wait waiting require"
    " requires persist persists stay stays remain remains continue hold".split()
)
"""`For` behind one of these gives the duration itself."""
_WILL = frozenset({"won't", "wont", "will", "can't", "cant", "cannot", "can", "doesn't", "does"})
"""With these `within` is a part of what is denied: `it won't heal within 2 weeks`."""
_SKIPPED = frozenset({"a", "an", "the", "at", "least", "about", "another", "whole", "full"})


def find_denial(tokens: Sequence[Token], first: int, kind: Kind) -> Denial | None:
    """Say what is denied around the figure at token `first`, its qualifier included."""
    negator = _find_negator(tokens, first)
    if negator is None:
        return None
    if kind == "duration" and _is_condition(tokens, negator):
        return "meanwhile"
    if kind == "count" and text_at(tokens, first - 1) in {"after", "before"}:
        return None
    if kind != "duration" or text_at(tokens, negator) in {"than", "of", "opposed"}:
        return "figure"
    before = first - 1
    while before > negator and tokens[before].text in _SKIPPED:
        before -= 1
    return "meanwhile" if _limits(tokens, negator, before) else "figure"


def _is_condition(tokens: Sequence[Token], negator: int) -> bool:
    """Say whether a negator stands in a condition: `if it does not improve in 3 weeks`."""
    for at in range(negator - 1, max(negator - _SUBJECT, 0) - 1, -1):
        if tokens[at].text in {"if", "unless", "until"}:
            return True
        if tokens[at].text in _CLAUSE_ENDS:
            return False
    return False


def _limits(tokens: Sequence[Token], negator: int, at: int) -> bool:
    """Say whether the preposition at `at` makes the duration a limit of what is denied."""
    word = tokens[at].text
    if word in _ALWAYS_LIMITS:
        return True
    if word == "than":
        return tokens[at - 1].text in _EARLIER
    if word not in _LIMITS:
        return False
    between = {token.text for token in tokens[max(negator - 1, 0) : at]}
    return not between & (_WILL if word == "within" else _LASTING)


def _find_negator(tokens: Sequence[Token], first: int) -> int | None:
    """Return the index of what denies the figure, `None` where nothing does."""
    for at in range(first - 1, max(first - _REACH, 0) - 1, -1):
        word = tokens[at].text
        if (text_at(tokens, at - 1), word) in _CONTRASTS:
            return at
        if word in _CLAUSE_ENDS:
            return None
        if word in _NEGATORS or word.endswith("n't"):
            return None if text_at(tokens, at + 1) in _DENYING_NOTHING else at
    return None
