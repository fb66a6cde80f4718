"""What the answers to one question say of one quantity, and what it is that lasts."""

from collections.abc import Sequence

import pytest

from qa_cli.insight.figures import Axis, axes_of, figures_of, most_shared, share, with_rows_of
from qa_cli.insight.figures.heads import head_of
from tests.builders import page


def axes(*bodies: str, asked: str = "") -> tuple[Axis, ...]:
    """Return the axes of a question with these answers."""
    return axes_of(figures_of(page("a", *bodies, body=asked)), len(bodies))


def cover(*bodies: str) -> list[tuple[str | None, float, str | None, int]]:
    """Return what is covered on the first axis."""
    return [(one.of, one.value, one.unit, one.answers) for one in axes(*bodies)[0].covered]


def test_ranges_cover_what_lies_in_them() -> None:
    """The value that most answers cover; each answer counts once."""
    bodies = (
        "It lasts 2 to 4 months.",
        "It lasts 3 months.",
        "It lasts 3 to 6 months. It lasts 3.5 months.",
    )
    assert cover(*bodies) == [(None, 3, "month", 3)]


def test_units_and_rough_values_meet() -> None:
    """Within 10 %, in whatever unit; the one that more answers name is told."""
    assert cover(
        "It lasts 4 weeks.", "It lasts 30 days.", "It lasts 1 month.", "It lasts 1 month."
    ) == [(None, 1, "month", 4)]
    assert cover("It lasts 3 months.", "It lasts 4 months.") == []


def test_what_is_denied_agrees_with_nothing() -> None:
    """Nor does what the asker says."""
    found = axes("It will not last 3 months.", "It lasts 3 months.", asked="It lasted 3 months.")
    assert [one.covered for one in found] == [()]


def test_how_long_is_one_quantity() -> None:
    """Times that something lasts and times to wait; silence is told of both together."""
    [axis, *_] = axes("It lasts 3 months.", "Wait 2 weeks before the next.", "No idea.")
    assert (axis.kind, set(axis.roles), axis.given, axis.silent) == (
        "duration", {"effect", "wait"}, 2, 1,
    )  # fmt: skip


def test_what_lasts_is_told_apart() -> None:
    """Where two answers say so plainly; a single one names it in its row alone."""
    [axis, *_] = axes(
        "The droop lasts 6 weeks. Botox lasts 3 months.",
        "The droop lasts 6 weeks. Botox lasts 4 months.",
        "Botox lasts 3 to 4 months. The bruise lasts 1 week.",
    )
    assert {(one.of, one.answers) for one in axis.covered} == {("droop", 2), ("botox", 2)}
    rows = [(row.of, row.figure.low, row.figure.given) for row in axis.rows]
    assert ("droop", 6, 2) in rows
    assert ("bruise", 1, 1) in rows


def test_rows_follow_a_limit() -> None:
    """Those of the figures that are kept."""
    found = figures_of(page("a", "It lasts 3 months.", "It lasts 3 months.", "I use 9 units."))
    kept = most_shared(share(found, 3), 1)
    [axis] = with_rows_of(axes_of(found, 3), kept)
    assert [(row.figure.low, row.figure.given) for row in axis.rows] == [(3, 2)]


def test_nobody_is_silent_on_what_is_not_spoken_of() -> None:
    """Of two questions, only the one where an answer tells such a figure counts."""
    pages = [page("a", "It lasts 3 months.", "No."), page("b", "No.", "No.")]
    figures = [figure for one in pages for figure in figures_of(one)]
    [topic] = share(figures, {one.id: 2 for one in pages})
    assert (topic.given, topic.silent) == (1, 1)


@pytest.mark.parametrize(
    ("sentence", "words", "head"),
    [
        ("Botox typically lasts 3 months.", "3 months", "botox"),
        ("The effects of Dysport will usually wear off in 3 months.", "3 months", "dysport"),
        ("The swelling under the eye went down in 4 days.", "4 days", "swelling"),
        ("It takes 2 weeks for the swelling to go down.", "2 weeks", "swelling"),
        ("There is a risk of droop that lasts 6 weeks.", "6 weeks", "droop"),
        ("My dog's cough was gone after 2 weeks.", "2 weeks", "cough"),
        ("It lasts 3 months.", "3 months", None),
        ("They say it will last 3 months.", "3 months", None),
        ("Botox works. Then wait 2 weeks.", "2 weeks", None),
        ("Most last 3 months.", "3 months", None),
        ("Ice it for 2 days.", "2 days", None),
        ("3 months.", "3 months", None),
    ],
)
def test_what_lasts(sentence: str, words: str, head: str | None) -> None:
    """The noun before the verb, or the one it is for; a pronoun is none."""
    assert head_of(sentence, words) == head


@pytest.mark.parametrize("bodies", [(), ("No.",), ("", "")])
def test_without_figures(bodies: Sequence[str]) -> None:
    """There is no axis."""
    assert axes(*bodies) == ()
