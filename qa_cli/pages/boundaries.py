"""Where answers begin: the best way to label all blocks of a page, by dynamic programming.

Each block is part of the question, a headline, the start of a body without headline, one more
paragraph, or a byline. A reading of the page is a label for every block; its score is the sum of
the blocks' scores (`cues`) and of what may follow what (`viterbi`). The best one is found by the
Viterbi algorithm. Where the page declares its number of answers, a reading that gives another
number pays for the difference, and the algorithm keeps the best score for each number of answers
so far; it looks at no more numbers than the page has use for, so its time is linear in the page's
length.

How certain a label is follows from its margin: the best score of all, less the best score of a
reading that labels this block otherwise (max-marginals, forward and backward).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.pages import weights as w
from qa_cli.pages.cues import Scores
from qa_cli.pages.viterbi import DEAD, END, NEVER, TRANSITIONS, Label, Pass, first_row, run

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

SURE = 10.0
"""Log-odds. A reading this much worse than the best leaves no doubt that shows in a certainty of
two decimals, and is not looked at."""


class Declared(NamedTuple):
    """The page's own word on its number of answers."""

    answers: int
    complete: bool
    """Whether the page was saved to its end, so that none can be missing."""

    def cost(self, found: int) -> float:
        """Log-odds, at most 0, of finding another number."""
        missing = self.answers - found
        counted = (
            min(abs(missing), max(w.COUNT_FAR, self.answers // 2)) if missing > 0 else -missing
        )
        return -counted * (
            w.COUNT_MISSED_CUT if missing > 0 and not self.complete else w.COUNT_MISSED
        )


class Reading(NamedTuple):
    """The best reading of a page."""

    labels: tuple[Label, ...]
    """One for each judged block."""
    margins: tuple[float, ...]
    """Log-odds, >= 0: how much better each block's label is than its next best."""

    @property
    def starts(self) -> int:
        """Number of answers."""
        return self.labels.count(Label.HEAD) + self.labels.count(Label.START)


def solve(scores: Sequence[Scores], declared: Declared | None, free: Pass | None = None) -> Reading:
    """Find the best reading of the judged blocks, given the declared count if there is one.

    `free` is what `run` found for the same scores, for a caller who has it already.
    """
    if not scores:
        return Reading((), ())
    free = free or run(scores)
    reading = _reading(free.labels, free.margins)
    if declared is None:
        return reading
    if reading.starts == declared.answers:
        return Reading(reading.labels, _agreed(reading.margins))
    width = abs(reading.starts - declared.answers) + 2 * SLACK + 1
    if width * len(scores) > MAX_CELLS:
        return reading
    return _solve_counted(scores, declared, free)


def certainty(margin: float) -> float:
    """Turn a margin into a certainty, 0-1, two decimals, by a calibrated logistic."""
    return round(1 / (1 + math.exp(-min(60.0, w.MARGIN_SCALE * margin + w.MARGIN_SHIFT))), 2)


def _reading(labels: Sequence[int], margins: Sequence[float]) -> Reading:
    return Reading(tuple([_LABELS[label] for label in labels]), tuple(margins))


def _agreed(margins: tuple[float, ...]) -> tuple[float, ...]:
    """Widen the margins of a free reading that has the declared number of answers.

    Another reading of one block misses the count, or it takes another reading of a second block to
    keep it: it loses the lesser of the two besides.
    """
    least, second = sorted([*margins, w.COUNT_MISSED, w.COUNT_MISSED])[:2]
    return tuple([m + min(w.COUNT_MISSED, second if m == least else least) for m in margins])


_Cells = dict[int, float]
"""The best score for each number of answers so far and label: a cell is five times that number,
plus the label."""


def _solve_counted(scores: Sequence[Scores], declared: Declared, free: Pass) -> Reading:
    """Find the best reading with the number of answers so far as part of the state.

    Of all cells only those are kept from which, the count apart, a reading can be reached that is
    no more than `SURE` worse than the best; and of these only those in a band (`_bands`).
    """
    starts = sum(_STEP[label] for label in free.labels)
    least = free.total + declared.cost(starts) - SURE
    row = {
        5 * _STEP[label] + label: value
        for label, value in enumerate(first_row(scores[0]))
        if value > NEVER
    }
    rows: list[_Cells] = [row]
    columns, sources = [_columns(score) for score in scores], []
    bands = _bands(free.labels, declared.answers - starts)
    for i in range(1, len(scores)):
        row, source = _step(row, columns[i], [least - rest for rest in free.below[i]], bands[i])
        rows.append(row)
        sources.append(source)
    below = {cell: END[cell % 5] + declared.cost(cell // 5) for cell in row}
    total, cell = max((value + below[cell], cell) for cell, value in row.items())
    cells = [cell]
    for source in reversed(sources):
        cells.append(source[cells[-1]])
    cells.reverse()
    margins = [SURE] * len(scores)
    for i in range(len(scores) - 1, -1, -1):
        label = cells[i] % 5
        others = [rows[i][cell] + rest for cell, rest in below.items() if cell % 5 != label]
        if others:
            margins[i] = max(0.0, total - max(others))
        if i:
            below = _step_back(below, columns[i], rows[i - 1])
    return _reading([cell % 5 for cell in cells], margins)


def _columns(score: Scores) -> list[tuple[int, list[float]]]:
    """For each label that a block may have, what it scores below each label of the block above."""
    own = (score.question, score.head, score.start, score.body, score.byline)
    table = TRANSITIONS[score.vote_above]
    rows = (table.question, table.head, table.text, table.text, table.byline)
    columns = [
        (label, [row[label] + value for row in rows])
        for label, value in enumerate(own)
        if value > DEAD
    ]
    for label, column in columns:
        if label == Label.BODY:
            column[Label.START] += score.continued
            column[Label.BODY] += score.continued
    return columns


def _step(
    above: _Cells,
    columns: list[tuple[int, list[float]]],
    least: Sequence[float],
    band: tuple[int, int],
) -> tuple[_Cells, dict[int, int]]:
    """Return the cells of a block that score the least of their label, and where they come from."""
    row: _Cells = {}
    source: dict[int, int] = {}
    low, high = band
    for label, column in columns:
        enough, step = least[label], 5 * _STEP[label] + label
        for cell, total in above.items():
            other = cell % 5
            value = total + column[other]
            if value >= enough:
                here = cell - other + step
                if low <= here <= high and value > row.get(here, NEVER):
                    row[here] = value
                    source[here] = cell
    return row, source


def _step_back(below: _Cells, columns: list[tuple[int, list[float]]], above: _Cells) -> _Cells:
    """Return the best score of all that follows, for each cell of the block above."""
    row: _Cells = {}
    for cell in above:
        other = cell % 5
        best = NEVER
        for label, column in columns:
            rest = below.get(cell - other + 5 * _STEP[label] + label, NEVER) + column[other]
            best = max(best, rest)
        if best > NEVER:
            row[cell] = best
    return row


def _bands(labels: list[int], surplus: int) -> list[tuple[int, int]]:
    """Return for each block the lowest and highest cell that is looked at.

    Args:
        labels: the free reading's.
        surplus: how many answers more are declared than it has.
    """
    bands, begun = [], 0
    for label in labels:
        begun += _STEP[label]
        bands.append(
            (5 * (begun + min(0, surplus) - SLACK), 5 * (begun + max(0, surplus) + SLACK + 1))
        )
    return bands
