"""How sure an answer is, from what the model and the page say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.pages.certainty import SIGNS, Page, Seen, agreement, certainty_of, logit, signs_of
from qa_cli.pages.drafts import Draft
from qa_cli.pages.grammar import ABOVE, BELOW, FURNITURE, LABELS, NUMBER

ANSWER = Draft([1], [2, 3], [5])
CERTAIN = [1.0] * 8
NOWHERE = Page(site=False, declared=None, answers=1, article=0.5)
NOTHING = Seen(unread=0, unknown=0, addressed=0, ragged=0, named=0)
MOST = logit(1.0)


def signs(
    draft: Draft = ANSWER,
    agreed: list[float] = CERTAIN,
    page: Page = NOWHERE,
    seen: Seen = NOTHING,
) -> dict[str, float]:
    """Return the signs of an answer by their names."""
    found = signs_of(draft, agreed, page, seen)
    return dict(zip(SIGNS, found, strict=True))


def test_the_signs_of_an_answer() -> None:
    """All are there, in the order that the weights have; nothing speaks against this answer."""
    assert signs() == {
        "bias": 1.0, "inside": MOST, "beyond": MOST, "page": MOST, "site": 0.0, "agreed": 0.0,
        "surplus": 0.0, "bare": 0.0, "headed": 1.0, "article": 0.0, "many": 0.125, "unread": 0.0,
        "unknown": 0.0, "addressed": 0.0, "ragged": 0.0, "named": 0.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("agreed", "inside", "beyond", "page"),
    [
        ([0.1, 0.8, 0.7, 0.9, 0.8, 0.9, 0.6, 0.5], 0.7, 0.6, 0.1),
        ([0.9, 0.8, 0.7, 0.9, 0.4, 0.9, 0.6, 0.5], 0.4, 0.6, 0.4),
        ([0.9, 0.8, 0.7, 0.9, 0.8, 0.9, 0.6, 0.2], 0.7, 0.6, 0.2),
        ([0.9, 0.8, 0.7, 0.9, 0.8, 0.9], 0.7, 1.0, 0.7),
    ],
)
def test_what_the_model_is_sure_of(
    agreed: list[float], inside: float, beyond: float, page: float
) -> None:
    """The weakest line counts: of the answer from its first to its last, below it, of the page."""
    found = signs(agreed=agreed, page=NOWHERE._replace(least=min(agreed)))
    assert [found[name] for name in ("inside", "beyond", "page")] == [
        logit(inside), logit(beyond), logit(page),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "answers", "said"),
    [(None, 3, (0, 0, 0.375)), (3, 3, (1, 0, 0.375)), (4, 3, (0, 0, 0.375)),
     (2, 3, (0, 1, 0.375)), (None, 8, (0, 0, 1)), (None, 20, (0, 0, 1)), (0, 1, (0, 1, 0.125))],
)  # fmt: skip
def test_what_the_page_declares(
    declared: int | None, answers: int, said: tuple[float, float, float]
) -> None:
    """The declared number of answers speaks for the page, or against it; eight are many."""
    found = signs(page=Page(site=False, declared=declared, answers=answers, article=0.5))
    assert (found["agreed"], found["surplus"], found["many"]) == said


@pytest.mark.parametrize(
    ("draft", "bare", "headed"),
    [
        (Draft([1], [2], [3]), 0, 1),
        (Draft([1], [2], []), 0, 1),
        (Draft([], [2], [3]), 0, 0),
        (Draft([], [2], []), 1, 0),
    ],
)
def test_what_the_answer_has(draft: Draft, bare: int, headed: int) -> None:
    """A headline and a byline show where it begins and ends."""
    assert (signs(draft)["bare"], signs(draft)["headed"]) == (bare, headed)


@pytest.mark.parametrize("name", Seen._fields)
def test_what_speaks_against_an_answer(name: str) -> None:
    """Each thing seen of an answer is a sign of its name, and counts up to two."""
    found = [signs(seen=NOTHING._replace(**{name: count})) for count in range(4)]
    assert [one[name] for one in found] == [0, 1, 2, 2]
    assert [{**one, name: 0} for one in found] == [signs()] * 4


def test_what_else_is_known() -> None:
    """The site's pages are known; an article is no page of answers."""
    assert signs(page=Page(site=True, declared=None, answers=1, article=0.5))["site"] == 1
    articles = [Page(site=False, declared=None, answers=1, article=share) for share in (0, 0.5, 1)]
    assert [signs(page=page)["article"] for page in articles] == [-1, 0, pytest.approx(1)]


@pytest.mark.parametrize(
    ("label", "others"),
    [
        *[(label, "") for label in ("T", "Q", "C", "W", "O", "HB", "SB")],
        ("HI", "HR"),
        ("P", "SI"),
        ("Na", " ".join(ABOVE)),
        ("Xb", " ".join(BELOW)),
        ("K", "Fh Fa Fb Fy Ft Fw"),
    ],
)
def test_labels_that_agree(label: str, others: str) -> None:
    """Those agree with a label that give a line to the same part of the same answer."""
    alike = {label, *others.split()}
    for one in alike:
        found = {other for other in LABELS if agreement(one, {NUMBER[other]: 0.25})}
        assert found == alike
    assert agreement(label, {NUMBER[one]: 0.01 for one in LABELS}) == pytest.approx(
        0.01 * len(alike)
    )


def test_furniture_agrees_with_furniture() -> None:
    """Wherever it stands it is in no answer; only a page of nothing is something else."""
    shares = {NUMBER[label]: 0.1 for label in FURNITURE}
    assert {label: round(agreement(label, shares), 2) for label in FURNITURE} == {
        **dict.fromkeys(FURNITURE, 0.7), "O": 0.1,
    }  # fmt: skip
    assert agreement("P", {}) == 0


@pytest.mark.parametrize(
    ("probability", "odds"),
    [(0.5, 0), (0.75, 1.0986), (0.25, -1.0986), (0, -7), (1, 7), (0.9999, 7), (1e-9, -7)],
)
def test_log_odds(probability: float, odds: float) -> None:
    """They are 0 for one half, and no more than 7 either way."""
    assert logit(probability) == pytest.approx(odds, abs=1e-4)


@pytest.mark.parametrize(
    ("total", "sure"), [(0, 0.5), (1, 0.73), (-1, 0.27), (9, 1), (-9, 0), (1e9, 1), (-1e9, 0)]
)
def test_certainty(total: float, sure: float) -> None:
    """The weighted sum of the signs are log-odds; two decimals are enough, and none overflows."""
    assert certainty_of((1.0, 2.0), (total, 0.0)) == sure
    assert certainty_of((0.0, 2.0), (1e9, total / 2)) == sure
    with pytest.raises(ValueError, match="zip"):
        certainty_of((1.0,), (1.0, 2.0))


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8), st.integers(0, 7))
def test_doubt_makes_no_answer_surer(agreed: list[float], place: int) -> None:
    """With less agreement on any line no sign that rests on it rises."""
    less = [share / 2 if at == place else share for at, share in enumerate(agreed)]
    above, below = signs(agreed=agreed), signs(agreed=less)
    assert all(below[name] <= above[name] for name in SIGNS)
