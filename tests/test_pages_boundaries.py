"""Where answers begin: the solver against trying every reading of a page."""

import math
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa_cli.pages import weights as w
from qa_cli.pages.boundaries import (
    MAX_CELLS,
    SLACK,
    STARTS,
    Declared,
    Reading,
    certainty,
    solve,
)
from qa_cli.pages.cues import Scores
from qa_cli.pages.viterbi import Label

NO = w.IMPOSSIBLE
SURE = 10.0
"""Margins above are not compared: the solver drops readings that are hopeless."""


def block(
    question: float = NO,
    head: float = NO,
    start: float = NO,
    body: float = NO,
    byline: float = NO,
    *,
    continued: float = 0.0,
    vote_above: bool = False,
) -> Scores:
    """Make the scores of one block; a reading that is not named is impossible."""
    return Scores(question, head, start, body, continued, byline, vote_above)


def value(score: Scores, label: Label) -> float:
    """Return what a block scores under a label, its neighbours apart."""
    return (score.question, score.head, score.start, score.body, score.byline)[label]


def passage(above: Label | None, label: Label, score: Scores) -> float:
    """Say what may follow what, rule by rule; `None` is the top of the page."""
    if label is Label.QUESTION:
        free = not score.vote_above and above in (None, Label.QUESTION)
        return 0.0 if free else NO
    if score.vote_above:
        if above is Label.HEAD:
            return {
                Label.HEAD: w.VOTE_THEN_HEAD + w.EMPTY_BODY,
                Label.START: w.EMPTY_BODY,
                Label.BODY: w.VOTE_AFTER_HEAD + 0.0,
                Label.BYLINE: w.VOTE_THEN_BYLINE,
            }[label]
        going_on = score.continued if above in (Label.START, Label.BODY) else 0.0
        return {
            Label.HEAD: w.VOTE_THEN_HEAD,
            Label.START: w.VOTE_WITHOUT_HEAD,
            Label.BODY: w.VOTE_THEN_BODY + going_on,
            Label.BYLINE: w.VOTE_THEN_BYLINE,
        }[label]
    if above is None or above is Label.QUESTION:
        first = w.ANSWER_FIRST_NOT_HEAD if above is Label.QUESTION else 0.0
        return {
            Label.HEAD: 0.0,
            Label.START: first,
            Label.BODY: NO,
            Label.BYLINE: w.BODY_AFTER_BYLINE,
        }[label]
    if above is Label.HEAD:
        return 0.0 if label is Label.BODY else w.EMPTY_BODY
    if above is Label.BYLINE:
        return {Label.BODY: w.BODY_AFTER_BYLINE, Label.BYLINE: w.TWO_BYLINES}.get(label, 0.0)
    return score.continued if label is Label.BODY else 0.0


def total(scores: list[Scores], labels: tuple[Label, ...], declared: Declared | None) -> float:
    """Return the score of a whole reading."""
    sum_ = w.EMPTY_BODY_AT_END if labels[-1] is Label.HEAD else 0.0
    for above, label, score in zip((None, *labels), labels, scores, strict=False):
        sum_ += value(score, label) + passage(above, label, score)
    found = sum(label in STARTS for label in labels)
    return sum_ + (declared.cost(found) if declared else 0.0)


def every_reading(
    scores: list[Scores], declared: Declared | None
) -> list[tuple[float, tuple[Label, ...]]]:
    """Score every way to label the blocks."""
    choices = [[label for label in Label if value(score, label) > NO / 2] for score in scores]
    return [(total(scores, labels, declared), labels) for labels in product(*choices)]


def margins(found: list[tuple[float, tuple[Label, ...]]], labels: tuple[Label, ...]) -> list[float]:
    """Say for each block how much worse the best reading with another label is."""
    best = max(found)[0]
    return [
        best - max((t for t, other in found if other[i] is not label), default=best + NO)
        for i, label in enumerate(labels)
    ]


def capped(values: list[float] | tuple[float, ...]) -> list[float]:
    """Leave out how much more than sure a margin is."""
    return [min(value, SURE) for value in values]


weights = st.integers(-6, 6).map(float) | st.floats(-6, 6)
sure_bylines = st.builds(block, byline=st.just(0.0), vote_above=st.booleans())
texts = st.builds(
    block,
    question=st.just(NO) | weights,
    head=st.just(NO) | weights,
    start=st.just(NO) | weights,
    body=weights,
    byline=st.just(NO) | weights,
    continued=st.sampled_from([0.0, -1.5, w.BODY_GREETING]),
    vote_above=st.booleans(),
)
pages = st.lists(texts | texts | sure_bylines, min_size=1, max_size=5)
counts = st.builds(Declared, st.integers(0, 4), st.booleans())


@settings(max_examples=120, deadline=None)
@example([block(question=6.0, body=0.0), block(body=1.0)])
@example([block(question=6.0, body=0.0), block(byline=0.0)])
@given(pages)
def test_no_reading_is_better(scores: list[Scores]) -> None:
    """The reading found scores as much as the best of all, and its margins are exact."""
    found = every_reading(scores, None)
    reading = solve(scores, None)
    assert len(reading.labels) == len(reading.margins) == len(scores)
    assert total(scores, reading.labels, None) == pytest.approx(max(found)[0])
    expected = margins(found, reading.labels)
    assert capped(reading.margins) == pytest.approx(capped(expected), abs=1e-6)


@settings(max_examples=120, deadline=None)
@given(pages, counts)
def test_no_reading_is_better_with_the_count(scores: list[Scores], declared: Declared) -> None:
    """With a declared count the same holds; margins of an agreeing reading are widened by rule."""
    found = every_reading(scores, declared)
    reading, free = solve(scores, declared), solve(scores, None)
    assert total(scores, reading.labels, declared) == pytest.approx(max(found)[0])
    if free.starts != declared.answers:
        expected = margins(found, reading.labels)
        assert capped(reading.margins) == pytest.approx(capped(expected), abs=1e-6)
    else:
        assert reading.labels == free.labels
        gains = [a - b for a, b in zip(reading.margins, free.margins, strict=True)]
        assert all(-1e-9 <= gain <= w.COUNT_MISSED + 1e-9 for gain in gains)


@settings(max_examples=30, deadline=None)
@given(st.lists(texts | sure_bylines, max_size=40), st.none() | counts)
def test_long_pages(scores: list[Scores], declared: Declared | None) -> None:
    """However long the page, every block gets a possible label, and always the same one."""
    reading = solve(scores, declared)
    assert reading == solve(list(scores), declared)
    assert all(
        value(score, label) > NO / 2 for score, label in zip(scores, reading.labels, strict=True)
    )
    assert all(0 <= margin <= -NO * 3 for margin in reading.margins)
    assert reading.starts == sum(label in (Label.HEAD, Label.START) for label in reading.labels)


def test_no_blocks() -> None:
    """A page without blocks has an empty reading, whatever it declares."""
    assert solve([], None) == solve([], Declared(3, complete=True)) == Reading((), ())


def test_ties_are_stable() -> None:
    """Where everything is equal the same labels are chosen every time, with margin 0."""
    scores = [block(head=0.0, start=0.0, body=0.0, byline=0.0) for _ in range(4)]
    reading = solve(scores, None)
    assert min(reading.margins) == 0.0
    assert {solve(list(scores), None).labels for _ in range(5)} == {reading.labels}


def test_a_page_as_pages_are() -> None:
    """Headline, body, byline, twice: six labels, each clearly better than any other."""
    answer = [
        block(head=3.0, start=-5.0, body=0.0),
        block(head=-6.0, start=-5.0, body=0.5),
        block(byline=0.0),
    ]
    reading = solve(answer * 2, None)
    assert reading.labels == (Label.HEAD, Label.BODY, Label.BYLINE) * 2
    assert reading.starts == 2
    assert min(reading.margins) > 2


def doubtful(head: float, blocks: int) -> list[Scores]:
    """Make a page of blocks that may each be a headline, for so much."""
    return [block(head=head, start=-9.0, body=0.0) for _ in range(blocks)]


@pytest.mark.parametrize(
    ("head", "answers", "complete", "starts"),
    [
        (-1.0, 1, True, 1),
        (-1.0, 5, True, 5),
        (-1.0, 20, True, 20),
        (-1.0, 5, False, 1),
        (-0.3, 5, False, 5),
        (-4.0, 5, True, 1),
        (1.0, 20, True, 20),
        (1.0, 12, True, 12),
        (1.0, 12, False, 12),
        (1.0, 1, True, 1),
        (9.0, 12, True, 20),
        (1.0, 25, True, 20),
    ],
)
def test_the_pull_of_the_count(head: float, answers: int, *, complete: bool, starts: int) -> None:
    """Each answer missed costs so much: cheap headlines are found for it, dear ones are not.

    On a page that may be cut, a missing answer costs little, and one too many as much as ever.
    """
    assert solve(doubtful(head, 40), Declared(answers, complete)).starts == starts


def test_the_cost_of_missing_the_count() -> None:
    """The cost grows with the difference, and is small only for answers below a cut."""
    whole, cut = Declared(5, complete=True), Declared(5, complete=False)
    assert (whole.cost(5), cut.cost(5)) == (0, 0)
    assert whole.cost(3) == whole.cost(7) == cut.cost(7) == -2 * w.COUNT_MISSED
    assert cut.cost(3) == -2 * w.COUNT_MISSED_CUT


@pytest.mark.parametrize("answers", [0, 3, 60, 200])
def test_far_from_the_count(answers: int) -> None:
    """A count far from anything that the page can give still leaves a reading of the page."""
    reading = solve(doubtful(0.5, 60), Declared(answers, complete=True))
    assert reading.starts == min(max(answers, 1), 30)


def test_a_declared_count_beyond_all_measure() -> None:
    """A page that would need too large a table is read as if it declared nothing."""
    scores = doubtful(-1.0, 50)
    beyond = MAX_CELLS // len(scores)
    assert solve(scores, Declared(beyond, complete=True)) == solve(scores, None)
    assert solve(scores, Declared(10**12, complete=True)) == solve(scores, None)
    within = solve(scores, Declared(2 * SLACK, complete=True))
    assert within.starts == 2 * SLACK


def test_agreement_makes_surer() -> None:
    """A free reading with the declared number of answers keeps its labels and gains margin."""
    scores = doubtful(1.0, 8)
    free, agreed = solve(scores, None), solve(scores, Declared(4, complete=True))
    assert agreed.labels == free.labels
    assert all(a > b for a, b in zip(agreed.margins, free.margins, strict=True))


def test_certainty() -> None:
    """Certainty is between 0 and 1, two decimals, and grows with the margin."""
    values = [certainty(margin) for margin in (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 60.0, 1e9)]
    assert values == sorted(values)
    assert values[0] == round(1 / (1 + math.exp(-w.MARGIN_SHIFT)), 2)
    assert (values[-2], values[-1]) == (1.0, 1.0)
    assert all(0 <= value <= 1 and value == round(value, 2) for value in values)


def test_a_count_of_others() -> None:
    """So many answers may be missing, or half of those declared; more cost no more."""
    assert Declared(9, complete=True).cost(9 - w.COUNT_FAR) == -w.COUNT_FAR * w.COUNT_MISSED
    assert Declared(9, complete=True).cost(0) == Declared(9, complete=True).cost(1)
    assert Declared(40, complete=True).cost(1) == -20 * w.COUNT_MISSED
    assert Declared(1, complete=True).cost(21) == -20 * w.COUNT_MISSED
