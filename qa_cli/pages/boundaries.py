"""Where answers begin: the best way to label all blocks of a page, by dynamic programming.

Each block is part of the question, a headline, the start of a body without headline, one more
paragraph, or a byline. A reading of the page is a label for every block; its score is the sum of
the blocks' scores (`cues`) and of what may follow what (below). The best reading is found by the
Viterbi algorithm. Where the page declares its number of answers, a reading that gives another
number pays for the difference, and the algorithm keeps the best score for each number of answers
so far; it looks at no more numbers than the page has use for, so its time is linear in the page's
length.

How certain a label is follows from its margin: the best score of all, less the best score of a
reading that labels this block otherwise (max-marginals, forward and backward).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from qa_cli.pages import weights as w
from qa_cli.pages.cues import Scores


class Label(IntEnum):
    """What a block is."""

    QUESTION = 0
    HEAD = 1
    START = 2
    BODY = 3
    BYLINE = 4


STARTS = (Label.HEAD, Label.START)
"""The labels that begin an answer."""

_LABELS = tuple(Label)
_STEP = tuple(int(label in STARTS) for label in Label)
"""How many answers each label begins."""

MAX_CELLS = 400_000
"""Cells of the counting table (blocks times numbers of answers looked at), about one second's work.
Pages that would need more are read without the count, and say so by their count problem."""

SLACK = 6
"""How many answers more or fewer than both the free reading and the count a partial reading may
have."""


_Table = tuple[tuple[float, ...], ...]
"""Rows the label above, columns the label below."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The page's own word on its number of answers."""

    answers: int
    complete: bool
    """Whether the page was saved to its end, so that none can be missing."""

    def cost(self, found: int) -> float:
        """Log-odds, at most 0, of finding another number."""
        missing = self.answers - found
        return -abs(missing) * (
            w.COUNT_MISSED_CUT if missing > 0 and not self.complete else w.COUNT_MISSED
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The best reading of a page."""

    labels: tuple[Label, ...]
    """One for each judged block."""
    margins: tuple[float, ...]
    """Log-odds, >= 0: how much better each block's label is than its next best."""

    @property
    def starts(self) -> int:
        """Number of answers."""
        return sum(label in STARTS for label in self.labels)


def _table(vote: bool) -> _Table:  # noqa: FBT001 - one of two tables
    """What may follow what: rows the label above, columns the label below."""
    if vote:
        free = (
            w.IMPOSSIBLE,
            w.VOTE_THEN_HEAD,
            w.VOTE_WITHOUT_HEAD,
            w.VOTE_THEN_BODY,
            w.VOTE_THEN_BYLINE,
        )
        head = (
            w.IMPOSSIBLE,
            w.VOTE_THEN_HEAD + w.EMPTY_BODY,
            w.EMPTY_BODY,
            w.VOTE_AFTER_HEAD,
            w.VOTE_THEN_BYLINE,
        )
        return (free, head, free, free, free)
    return (
        (0.0, 0.0, w.ANSWER_FIRST_NOT_HEAD, w.IMPOSSIBLE, w.BODY_AFTER_BYLINE),
        (w.IMPOSSIBLE, w.EMPTY_BODY, w.EMPTY_BODY, 0.0, w.EMPTY_BODY),
        (w.IMPOSSIBLE, 0.0, 0.0, 0.0, 0.0),
        (w.IMPOSSIBLE, 0.0, 0.0, 0.0, 0.0),
        (w.IMPOSSIBLE, 0.0, 0.0, w.BODY_AFTER_BYLINE, w.TWO_BYLINES),
    )


_FOLLOW = (_table(vote=False), _table(vote=True))


def _following(score: Scores) -> _Table:
    """Choose the table for one block, and add what speaks against its going on."""
    table = _FOLLOW[score.vote_above]
    if not score.continued:
        return table
    rows = list(table)
    for above in (Label.START, Label.BODY):
        row = list(rows[above])
        row[Label.BODY] += score.continued
        rows[above] = tuple(row)
    return tuple(rows)


_FIRST = (
    (0.0, 0.0, 0.0, w.IMPOSSIBLE, w.BODY_AFTER_BYLINE),
    (w.IMPOSSIBLE, w.VOTE_THEN_HEAD, w.VOTE_WITHOUT_HEAD, w.VOTE_THEN_BODY, w.VOTE_THEN_BYLINE),
)
_LAST = (0.0, w.EMPTY_BODY_AT_END, 0.0, 0.0, 0.0)
_FLOOR = w.IMPOSSIBLE / 2
"""Scores below are not worth a state of their own."""

PRUNE = 16.0
"""Log-odds. A label this much worse than the best reading is not tried again with the count: five
answers would have to be missing before the count could bring it back."""

_States = list[list[tuple[int, float]]]
"""For each block the labels worth considering, with their scores."""


@dataclass(slots=True)
class _Lattice:
    """A page as the solver sees it."""

    states: _States
    tables: list[_Table]
    """What each block's labels may follow; the first is not used."""
    first: tuple[float, ...]
    """The scores of labels to begin with."""


def solve(scores: Sequence[Scores], declared: Declared | None) -> Reading:
    """Find the best reading of the judged blocks, given the declared count if there is one."""
    if not scores:
        return Reading((), ())
    lattice = _lattice(scores)
    free = _solve_free(lattice)
    if declared is None:
        return free
    if free.starts == declared.answers:
        return Reading(free.labels, _agreed(free.margins))
    width = abs(free.starts - declared.answers) + 2 * SLACK + 1
    if width * len(scores) > MAX_CELLS:
        return free
    return _solve_counted(lattice, declared, free)


def certainty(margin: float) -> float:
    """Turn a margin into a certainty, 0-1, two decimals, by a calibrated logistic."""
    return round(1 / (1 + math.exp(-min(60.0, w.MARGIN_SCALE * margin + w.MARGIN_SHIFT))), 2)


def _lattice(scores: Sequence[Scores]) -> _Lattice:
    states: _States = []
    for s in scores:
        values = (s.question, s.head, s.start, s.body, s.byline)
        states.append([(label, value) for label, value in enumerate(values) if value > _FLOOR])
    return _Lattice(states, [_following(score) for score in scores], _FIRST[scores[0].vote_above])


def _solve_free(lattice: _Lattice) -> Reading:
    """Viterbi forward, the same backward for the margins; the count is not asked.

    Takes out of the lattice what `PRUNE` says is hopeless.
    """
    states, tables, first = lattice.states, lattice.tables, lattice.first
    row = [(label, value + first[label]) for label, value in states[0]]
    forward, back = [row], []
    for here, table in zip(states[1:], tables[1:], strict=True):
        pointers, below = {}, []
        for label, value in here:
            best, source = -math.inf, 0
            for above, total in row:
                candidate = total + table[above][label]
                if candidate > best:
                    best, source = candidate, above
            pointers[label] = source
            below.append((label, best + value))
        row = below
        forward.append(row)
        back.append(pointers)
    total, label = max((value + _LAST[label], label) for label, value in row)
    labels = [label]
    for pointers in reversed(back):
        labels.append(pointers[labels[-1]])
    labels.reverse()
    backward = {label: _LAST[label] for label, _ in states[-1]}
    margins = [0.0] * len(states)
    for i in range(len(states) - 1, -1, -1):
        losses = {s: total - value - backward[s] for s, value in forward[i]}
        chosen = labels[i]
        margins[i] = max(
            0.0, min((loss for s, loss in losses.items() if s != chosen), default=-w.IMPOSSIBLE)
        )
        table = tables[i]
        kept = [(s, value) for s, value in states[i] if losses[s] < PRUNE]
        if i:
            follow = [(s, value + backward[s]) for s, value in states[i]]
            backward = {
                above: max([table[above][s] + value for s, value in follow])
                for above, _ in states[i - 1]
            }
        states[i] = kept
    return Reading(tuple([_LABELS[label] for label in labels]), tuple(margins))


def _agreed(margins: tuple[float, ...]) -> tuple[float, ...]:
    """Widen the margins of a free reading that has the declared number of answers.

    Another reading of one block misses the count, or it takes another reading of a second block to
    keep it: it loses the lesser of the two besides.
    """
    least, second = sorted([*margins, w.COUNT_MISSED, w.COUNT_MISSED])[:2]
    return tuple([m + min(w.COUNT_MISSED, second if m == least else least) for m in margins])


def _solve_counted(lattice: _Lattice, declared: Declared, free: Reading) -> Reading:
    """As `_solve_free`, with the number of answers so far as part of the state.

    A cell is five times that number, plus the label. Only numbers in a band are looked at: `SLACK`
    beside the way from nothing to the free reading's number and to the declared one.
    """
    states, tables, first = lattice.states, lattice.tables, lattice.first
    row = {5 * _STEP[label] + label: value + first[label] for label, value in states[0]}
    forward: list[dict[int, float]] = [row]
    back: list[dict[int, int]] = []
    for here, table, (low, high) in zip(
        states[1:], tables[1:], _bands(free, declared.answers)[1:], strict=True
    ):
        below: dict[int, float] = {}
        pointers: dict[int, int] = {}
        for label, value in here:
            step = 5 * _STEP[label] + label
            for above, total in row.items():
                other = above % 5
                cell = above - other + step
                candidate = total + table[other][label] + value
                if candidate > below.get(cell, -math.inf) and low <= cell <= high:
                    below[cell] = candidate
                    pointers[cell] = above
        row = below
        forward.append(row)
        back.append(pointers)
    backward = {cell: _LAST[cell % 5] + declared.cost(cell // 5) for cell in row}
    total, cell = max((value + backward[cell], cell) for cell, value in row.items())
    cells = [cell]
    for pointers in reversed(back):
        cells.append(pointers[cells[-1]])
    cells.reverse()
    margins = [0.0] * len(states)
    for i in range(len(states) - 1, -1, -1):
        row, label = forward[i], cells[i] % 5
        others = [row[c] + value for c, value in backward.items() if c % 5 != label]
        margins[i] = max(0.0, total - max(others)) if others else free.margins[i]
        if i:
            backward = _step_back(backward, forward[i - 1], states[i], tables[i])
    return Reading(tuple([_LABELS[cell % 5] for cell in cells]), tuple(margins))


def _step_back(
    backward: dict[int, float], row: dict[int, float], here: list[tuple[int, float]], table: _Table
) -> dict[int, float]:
    """Best score of all that follows, for each cell of the block above."""
    result = {}
    for above in row:
        other = above % 5
        base = above - other
        best = -math.inf
        for label, value in here:
            rest = backward.get(base + 5 * _STEP[label] + label)
            if rest is not None:
                best = max(best, table[other][label] + value + rest)
        if best > -math.inf:
            result[above] = best
    return result


def _bands(free: Reading, declared: int) -> list[tuple[int, int]]:
    """For each block the lowest and highest cell that is looked at."""
    bands, begun = [], 0
    surplus = declared - free.starts
    for label in free.labels:
        begun += _STEP[label]
        bands.append(
            (5 * (begun + min(0, surplus) - SLACK), 5 * (begun + max(0, surplus) + SLACK + 1))
        )
    return bands
