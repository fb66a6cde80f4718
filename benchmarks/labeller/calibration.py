"""Learns how sure an answer is: logistic regression on readings of pages new to the model."""

from collections.abc import Callable, Iterator, Sequence
from math import exp

from benchmarks.generator import Profile, generate
from benchmarks.labeller.data import FIRST_SEED, TWINS, twins
from benchmarks.labeller.scoring import score_page, truth_of
from benchmarks.labeller.sheets import Sheet, generated_sheet
from benchmarks.scoring import score_page as score_generated
from benchmarks.scoring import take_question
from qa_cli.model import Question
from qa_cli.pages import certainty
from qa_cli.pages.assembly import assemble, signs_of_page
from qa_cli.pages.decode import Decoder
from qa_cli.pages.labelled import Sheet as Labelled
from qa_cli.pages.weights import read_weights

GENERATED: dict[Profile, int] = {"site": 150, "listed": 100, "other": 150, "article": 60}
"""Fresh generated pages of each profile that are read, too."""

TWIN = 4
"""Times that an answer of a twin counts."""

RIDGE = 1.0
"""L2 penalty on all weights but the first."""

STEPS = 25
"""Of Newton's method, far more than it needs."""

TINY = 1e-9
"""Curvature of the first weight, which has no penalty, so that the equations can be solved."""

LIMIT = 30.0
"""Log-odds beyond which a probability is 0 or 1."""

Row = tuple[tuple[float, ...], bool, int]
"""Signs of an answer, whether it was read right, and how often it counts."""


def learn(folds: Sequence[tuple[frozenset[str], list[str]]]) -> list[str]:
    """Return the lines of a weights file that tell certainty.

    Args:
        folds: For each fold the names of its twins and weights learned without them.
    """
    rows: list[Row] = []
    for names, weights in folds:
        decoder = Decoder(read_weights(weights))
        for kind in ("same", "other"):
            for sheet in twins(kind):
                if sheet.name in names:
                    rows += rows_of_twin(decoder, kind, sheet)
    decoder = Decoder(read_weights(folds[0][1]))
    for profile, count in GENERATED.items():
        for seed in range(FIRST_SEED - count, FIRST_SEED):
            rows += rows_of_generated(decoder, profile, seed)
    fitted = zip(certainty.SIGNS, fit(rows), strict=True)
    return [f"={name}\t{weight:.2f}" for name, weight in fitted]


def rows_of_twin(decoder: Decoder, kind: str, sheet: Sheet) -> Iterator[Row]:
    """Yield what a model makes of a twin."""
    truth = truth_of(TWINS / kind, sheet.name)
    yield from _rows(
        decoder, sheet, lambda read: score_page(sheet.name, sheet.lines, truth, read).verdicts, TWIN
    )


def rows_of_generated(decoder: Decoder, profile: Profile, seed: int) -> Iterator[Row]:
    """Yield what a model makes of a generated page."""
    page = generate(seed, profile)

    def judge(read: Question) -> dict[int, bool]:
        score = score_generated(page, take_question(read))
        by_line = {one.first_line: False for one in score.spurious}
        by_line |= {one.read.first_line: one.right for one in score.answers if one.read}
        return {a.number: by_line[a.lines[0]] for a in read.answers if a.lines[0] in by_line}

    yield from _rows(decoder, generated_sheet(page), judge, 1)


def _rows(
    decoder: Decoder, sheet: Sheet, judge: Callable[[Question], dict[int, bool]], times: int
) -> Iterator[Row]:
    if not sheet.pieces:
        return
    labelled = Labelled(sheet.lines, sheet.pieces, decoder.read(sheet.pieces))
    verdicts = judge(assemble(labelled, [0.0] * len(certainty.SIGNS)))
    for number, signs in enumerate(signs_of_page(labelled), 1):
        if number in verdicts:
            yield signs, verdicts[number], times


def fit(rows: Sequence[Row]) -> list[float]:
    """Fit a logistic regression by Newton's method."""
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * weight if at else 0.0 for at, weight in enumerate(weights)]
        curve = [[0.0] * size for _ in range(size)]
        for at in range(size):
            curve[at][at] = RIDGE if at else TINY
        for signs, right, times in rows:
            total = sum(sign * weight for sign, weight in zip(signs, weights, strict=True))
            said = 1 / (1 + exp(-max(-LIMIT, min(LIMIT, total))))
            for at, sign in enumerate(signs):
                if sign:
                    slope[at] += times * (right - said) * sign
                    for to, other in enumerate(signs):
                        curve[at][to] += times * said * (1 - said) * sign * other
        steps = _solved(curve, slope)
        weights = [weight + step for weight, step in zip(weights, steps, strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations by Gauss's elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(size):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]
