"""How sure an answer is: a logistic function of what the model and the page say of it.

The weights are learned on readings of pages that the model had not seen (`benchmarks/labeller`): of
the answers said to be 0.9 certain, nine in ten are right in boundaries and fields.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from qa_cli.pages.drafts import Draft
from qa_cli.pages.grammar import NUMBER

SIGNS = tuple(
    """bias inside beyond page site agreed surplus bare headed article many
    unread unknown addressed ragged named""".split()
)
"""Names of the function's inputs, in order.

- `bias`: always 1.
- `inside`: log-odds of the answer's line that the model is least sure of.
- `beyond`: log-odds of the line below the answer; highest where it is the page's last.
- `page`: log-odds of the page's line that the model is least sure of.
- `site`: 1 on a page with the site's vote template, disclaimer or count.
- `agreed`: 1 where the page has as many answers as it declares.
- `surplus`: 1 where it has more.
- `bare`: 1 for an answer with neither headline nor byline.
- `headed`: 1 for one with a headline.
- `article`: how likely it is that the page is no question page, -1 to 1.
- `many`: number of answers in eighths, 1 at most.
- the others: what speaks against the answer, as `Seen` says, 2 at most.
"""

_LIMIT = 7.0
"""Log-odds beyond which a probability tells no more."""

_GROUPS = (
    *("T", "Q", "C", "HB", "HI HR", "SB", "SI P", "W", "O"),
    *("Na Sa Ja La Ra Xa Ma", "Nb Sb Jb Lb Rb Xb Mb", "K Fh Fa Fb Fy Ft Fw"),
)
_GROUP_OF: dict[str, tuple[int, ...]] = {
    label: tuple(NUMBER[other] for other in group.split())
    for group in _GROUPS
    for label in group.split()
}
"""Label -> the labels that would give the same text to the same part of the same answer."""


class Page(NamedTuple):
    """What is known of a page as a whole."""

    site: bool
    """Whether it has the site's vote template, disclaimer or count."""
    declared: int | None
    """Number of answers that it declares; `None` where it declares none."""
    answers: int
    """Number of answers found."""
    article: float
    """Probability that it is no question page, 0 to 1."""
    least: float = 1.0
    """The least `agreement` of its lines, 0 to 1."""


class Seen(NamedTuple):
    """What of an answer itself speaks against it, as counts."""

    unread: int
    """Lines of its byline that could not be read."""
    unknown: int
    """Lines of its byline that no reader knows by their words."""
    addressed: int
    """Lines within its body that open as answers do: another one may begin there."""
    ragged: int
    """1 where a word or two that end no sentence are the body's last line, above a byline."""
    named: int
    """1 where the first answer has a byline with a name: on the site's pages it is a signature."""


def agreement(label: str, probabilities: Mapping[int, float]) -> float:
    """Return the probability of all labels that give a line to the part that its label gives it to.

    Args:
        label: The line's label.
        probabilities: Number of a label -> its probability; one left out has none.
    """
    return sum([probabilities.get(number, 0.0) for number in _GROUP_OF[label]])


def logit(probability: float) -> float:
    """Return the log-odds of a probability, -7 to 7."""
    least = 1 / (1 + exp(_LIMIT))
    inside = min(1 - least, max(least, probability))
    return log(inside / (1 - inside))


def signs_of(draft: Draft, agreed: Sequence[float], page: Page, seen: Seen) -> tuple[float, ...]:
    """Return the inputs of the function for one answer, in the order of `SIGNS`.

    Args:
        draft: The answer.
        agreed: `agreement` for each piece of the page.
        page: What is known of it as a whole.
        seen: What speaks against it.
    """
    inside = min(agreed[draft.first : draft.last + 1])
    beyond = agreed[draft.last + 1] if draft.last + 1 < len(agreed) else 1.0
    found = page.answers
    return (
        1.0,
        logit(inside),
        logit(beyond),
        logit(page.least),
        float(page.site),
        float(page.declared == found),
        float(page.declared is not None and found > page.declared),
        float(not draft.byline and not draft.headline),
        float(bool(draft.headline)),
        logit(page.article) / _LIMIT,
        float(min(found, 8)) / 8,
        *(float(min(count, 2)) for count in seen),
    )


def certainty_of(signs: Sequence[float], weights: Sequence[float]) -> float:
    """Return how sure an answer is, 0 to 1, two decimals."""
    total = sum([sign * weight for sign, weight in zip(signs, weights, strict=True)])
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 2)
