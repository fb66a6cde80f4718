"""The best labels of a page's lines, by a linear-chain model, and how sure each of them is.

A line's score for a label is the sum of its features' weights; a page's is that of its lines and of
the grammar's transitions. Viterbi's algorithm finds the best reading, with the declared number of
answers as a soft constraint, and with bylines above or below their bodies for the page as a whole.
Marginals (forward-backward) tell how much of all readings agrees. The sums of feature groups are
remembered by their attributes.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from operator import getitem, itemgetter
from struct import unpack
from typing import NamedTuple, TypeVar

from qa_cli.pages.bars import bars_of
from qa_cli.pages.context import count_of, each_line
from qa_cli.pages.features import PARTS, Attributes, features_of_part
from qa_cli.pages.grammar import ABOVE, BELOW, FIRST, LABELS, NUMBER, starts
from qa_cli.pages.lines import Piece
from qa_cli.pages.weights import BITS, NEVER, SCALE, Packed, Weights

BEAM = 8 * SCALE
"""A label this far below a line's best one is not tried: one in e**8."""

BARE = 3 * SCALE // 2
"""What an answer must gain that begins without a headline or a byline where the answer above may
as well go on: one that is invented is worse than one that is missed."""

PATH = 8 * SCALE
"""A reading this far below the best one up to a line is not followed further."""

EVEN = 0.5
"""Probability that a page is none of questions from where on it is read as none: one such reading
may be likelier than each single other, and all others together likelier still."""

MIXED = 12 * SCALE
"""What a page must gain by bylines above some bodies and below others: hardly any page has both."""

SURPLUS = 4 * SCALE
"""What an answer more than declared costs; an answer is declared that is there."""

MISSING = 4 * SCALE
"""What an answer less costs on a page that ends as whole pages do."""

ENDED = SCALE
"""What an answer less costs on a page that ends with a sentence at least; on a page that was cut it
costs nothing."""

_MOST = 12
"""Answers too many or too few, above which it makes no difference how many."""

_COUNTED = 60
"""Answers that are counted at most: pages that declare more are never saved whole."""

_FOOT = 12
"""Pieces at a page's end among which its disclaimer stands."""

REMEMBERED = 50_000
"""Sums kept of a feature group; then all are forgotten, so that memory stays bounded."""

_FEW = 3
"""States that need no sifting."""

_NOTHING = 1e-4
"""Share of all readings that is nothing."""

_K = len(LABELS)
_HALF = 1 << (BITS - 1)
_BIAS = sum(_HALF << (BITS * k) for k in range(_K))
_FORMAT = f"<{_K}i"
_BYTES = _K * BITS // 8
_ABOVE = frozenset(NUMBER[label] for label in (*ABOVE, "Fa"))
_BELOW = frozenset(NUMBER[label] for label in (*BELOW, "Fy"))
"""Labels of lines in a byline above its body, and below it."""
_GOES_ON = tuple(NUMBER[label] for label in ("SB", "SI", "P", "Fb", "Fy", *BELOW))
"""Labels below which the answer above may go on instead of another that begins there."""
_NO_PAGE = NUMBER["O"]
_NONE: frozenset[int] = frozenset()
_UNMARKED: Mapping[int, frozenset[int]] = {}
_FIRST = frozenset(NUMBER[label] for label in FIRST)
_STARTS = [[starts(above, label) for above in (*LABELS, None)] for label in LABELS]
"""Label below, label above (the top last) -> whether an answer begins between them."""

Tried = Sequence[Sequence[tuple[int, int]]]
"""For each line the labels worth trying, as numbers, with their scores in steps of `SCALE`,
best first."""


class Reading(NamedTuple):
    """The best labels of a page, top to bottom."""

    labels: list[str]
    probabilities: list[dict[int, float]]
    """For each line the probability of each label, by the label's number; one left out has none."""


class Decoder:
    """Scores and labels pages by one set of weights; remembers what it summed."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._above = tuple(map(dict, weights.above))
        for label in _GOES_ON:
            self._above[NUMBER["SB"]][label] -= BARE
        self._sums = [_Sums(weights.features, part) for part in PARTS]

    def tried(
        self, lines: Iterable[Attributes], bars: Mapping[int, frozenset[int]], beam: int = BEAM
    ) -> Tried:
        """Score each line for each label and keep what is within the beam, best first."""
        sums, found = self._sums, []
        for place, line in enumerate(lines):
            total = sum(map(getitem, sums, line))
            row = unpack(_FORMAT, ((total + _BIAS) ^ _BIAS).to_bytes(_BYTES, "little"))
            if place in bars:
                barred = bars[place]
                row = tuple([NEVER if k in barred else score for k, score in enumerate(row)])
            least = max(row) - beam
            kept = [pair for pair in enumerate(row) if pair[1] >= least]
            if len(kept) > 1:
                kept.sort(key=_score, reverse=True)
            found.append(kept)
        return found

    def viterbi(self, tried: Tried, banned: frozenset[int]) -> tuple[int, list[int]]:
        """Return the best labels without banned ones, and their score; no labels where none fit."""
        above = self._above
        row = {k: s for k, s in tried[0] if k in _FIRST and k not in banned}
        back: list[dict[int, int]] = []
        for line in tried[1:]:
            row = _near(row)
            following: dict[int, int] = {}
            sources: dict[int, int] = {}
            for k, score in line:
                if k in banned:
                    continue
                best, source = NEVER, -1
                weights = above[k]
                for j, value in row.items():
                    if j in weights and value + weights[j] > best:
                        best, source = value + weights[j], j
                if source >= 0:
                    following[k] = best + score
                    sources[k] = source
            row = following
            back.append(sources)
        if not row:
            return NEVER, []
        last = max(row, key=row.__getitem__)
        labels = [last]
        for sources in reversed(back):
            labels.append(sources[labels[-1]])
        return row[last], labels[::-1]

    def counted(
        self, tried: Tried, banned: frozenset[int], costs: Sequence[int]
    ) -> tuple[int, list[int]]:
        """Return the best labels where each number of answers adds a cost of 0 or less.

        The first cost is that of no answer, the second of one; the last is that of more answers,
        too. Labels and score are as those of `viterbi`.
        """
        above, most = self._above, len(costs) - 1
        row = {(int(_STARTS[k][_K]), k): s for k, s in tried[0] if k in _FIRST and k not in banned}
        back: list[dict[tuple[int, int], tuple[int, int]]] = []
        for line in tried[1:]:
            row = _near(row)
            following: dict[tuple[int, int], int] = {}
            sources: dict[tuple[int, int], tuple[int, int]] = {}
            for k, score in line:
                if k in banned:
                    continue
                weights, begins = above[k], _STARTS[k]
                for state, value in row.items():
                    number, j = state
                    if j in weights:
                        target = min(most, number + begins[j]), k
                        reached = value + weights[j] + score
                        if reached > following.get(target, NEVER):
                            following[target] = reached
                            sources[target] = state
            row = following
            back.append(sources)
        if not row:
            return NEVER, []
        ends = {state: value + costs[state[0]] for state, value in row.items()}
        last = max(ends, key=ends.__getitem__)
        states = [last]
        for sources in reversed(back):
            states.append(sources[states[-1]])
        return ends[last], [k for _, k in reversed(states)]

    def best(
        self, tried: Tried, costs: Sequence[int] | None
    ) -> tuple[int, list[int], frozenset[int]]:
        """Return the best reading, with bylines on one side of their bodies where that is likelier.

        The labels that are banned for that come with it.
        """
        total, labels = self._read(tried, _NONE, costs)
        seen = set(labels)
        if labels and not (seen & _ABOVE and seen & _BELOW):
            return total, labels, _NONE
        tries = [
            (*self._read(tried, _ABOVE, costs), _ABOVE),
            (*self._read(tried, _BELOW, costs), _BELOW),
            (total - MIXED, labels, _NONE),
        ]
        return max(tries, key=lambda one: one[0])

    def _read(
        self, tried: Tried, banned: frozenset[int], costs: Sequence[int] | None
    ) -> tuple[int, list[int]]:
        """Return the best labels without banned ones; the count matters where it is not met."""
        total, labels = self.viterbi(tried, banned)
        if costs is None or not labels or costs[min(_answers(labels), len(costs) - 1)] == 0:
            return total, labels
        return self.counted(tried, banned, costs)

    def marginals(self, tried: Tried, banned: frozenset[int]) -> list[dict[int, float]]:
        """Return for each line the probability of each label, over all readings the grammar allows.

        Labels that are next to impossible are left out.
        """
        kept = [{k: _EXP[s - line[0][1]] for k, s in line if k not in banned} for line in tried]
        forward = self._forward(kept)
        behind = dict.fromkeys(forward[-1], 1.0)
        found: list[dict[int, float]] = []
        for at in range(len(kept) - 1, -1, -1):
            shares = forward.pop()  # a long page need not hold both
            joint = _shares({k: p * behind[k] for k, p in shares.items() if k in behind})
            found.append(joint)
            if at:
                ahead = {k: kept[at][k] * behind[k] for k in joint}
                behind = self._behind(forward[-1], ahead)
        return found[::-1]

    def _forward(self, kept: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
        """Return for each line the share of each label in all readings up to it."""
        above = self._above
        forward = [_shares({k: p for k, p in kept[0].items() if k in _FIRST})]
        for line in kept[1:]:
            reached: dict[int, float] = {}
            before = forward[-1].items()
            for k, p in line.items():
                weights = above[k]
                total = 0.0
                for j, q in before:
                    if j in weights:
                        total += q * _EXP[weights[j]]
                if total:
                    reached[k] = total * p
            forward.append(_shares(reached))
        return forward

    def _behind(self, before: Mapping[int, float], ahead: Mapping[int, float]) -> dict[int, float]:
        """Return the share of each of a line's labels in all readings below the line.

        None is left out: what is unlikely by the text below may be likely by that above.
        """
        reached: dict[int, float] = {}
        for k, value in ahead.items():
            weights = self._above[k]
            for j in before:
                if j in weights:
                    reached[j] = reached.get(j, 0.0) + value * _EXP[weights[j]]
        total = sum(reached.values())
        return {j: share / total for j, share in reached.items()}

    def read(
        self, pieces: Sequence[Piece], marked: Mapping[int, frozenset[int]] = _UNMARKED
    ) -> Reading:
        """Label all pieces of a page, of which there must be one at least.

        Args:
            pieces: The page.
            marked: For each piece the labels that it cannot have by the page's markup, if any.
        """
        bars, costs = marked or bars_of(pieces), None if marked else _costs(pieces)
        tried = self.tried(each_line(pieces), bars)
        _, labels, banned = self.best(tried, costs)
        if not labels:  # no reading that the grammar allows is within the beam
            tried = self.tried(each_line(pieces), bars, -NEVER)
            _, labels, banned = self.best(tried, costs)
        if not labels:  # the page says otherwise than its markup
            return self.read(pieces)
        shares = self.marginals(tried, banned)
        if labels[0] == _NO_PAGE and shares[0].get(_NO_PAGE, 0.0) < EVEN:
            shown = [[pair for pair in line if pair[0] != _NO_PAGE] for line in tried]
            _, labels, banned = self.best(shown, costs)
        return Reading([LABELS[k] for k in labels], shares)


def _costs(pieces: Sequence[Piece]) -> list[int] | None:
    """Return what each number of answers costs on a page, `None` where it declares none.

    More answers than declared are unlikely on any page, fewer only where the page is whole.
    """
    _, declared = count_of(pieces)
    if not declared:
        return None
    whole = any(piece.kind in ("disclaimer", "related") for piece in pieces[-_FOOT:])
    ended = pieces[-1].text[-1] in ".!?"
    missing = MISSING if whole else ENDED if ended else 0
    return [
        -SURPLUS * min(found - declared, _MOST)
        if found > declared
        else -missing * min(declared - found, _MOST)
        for found in range(min(declared, _COUNTED) + 2 * _MOST)
    ]


class _Sums(dict[tuple[str, ...], int]):
    """Attributes -> the packed sum of the weights of one part's features."""

    def __init__(self, features: Packed, part: str) -> None:
        self._features = features
        self._part = part

    def __missing__(self, values: tuple[str, ...]) -> int:
        names = features_of_part(self._part, values)
        if len(self) >= REMEMBERED:
            self.clear()
        total = self[values] = sum(map(self._features.__getitem__, names))
        return total


_score = itemgetter(1)

_State = TypeVar("_State")


def _near(row: dict[_State, int]) -> dict[_State, int]:
    """Leave out the states that are too far below the best one to win."""
    if len(row) < _FEW:
        return row
    least = max(row.values()) - PATH
    return {state: value for state, value in row.items() if value >= least}


def _shares(row: dict[int, float]) -> dict[int, float]:
    """Make a line's weights sum to 1, and leave out those next to nothing."""
    if len(row) == 1:
        return dict.fromkeys(row, 1.0)
    total = sum(row.values()) or 1.0
    return {k: p / total for k, p in row.items() if p > total * _NOTHING}


class _Exponentials(dict[int, float]):
    """Weight -> its exponential, worked out once."""

    def __missing__(self, weight: int) -> float:
        value = self[weight] = exp(weight / SCALE)
        return value


_EXP = _Exponentials()


def _answers(labels: Sequence[int]) -> int:
    """Count the answers of a reading."""
    above, number = _K, 0
    for k in labels:
        number += _STARTS[k][above]
        above = k
    return number
