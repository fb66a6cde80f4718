"""The best reading of a page, its declared count apart: labels, what may follow what, Viterbi.

The two passes are written out label by label, because every block of every page goes through them.
In the names of their scores stands one letter for each label:

    q question    h head    s start    b body    y byline    t text: start or body, the better one

`hb` is the score of a body below a head, and so on.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from qa_cli.pages import weights as w
from qa_cli.pages.cues import Scores


class Label(IntEnum):
    """What a block is."""

    QUESTION = 0
    HEAD = 1
    START = 2
    BODY = 3
    BYLINE = 4


NEVER = float("-inf")
"""Score of what is out of the question."""

DEAD = w.IMPOSSIBLE / 2
"""A label with a lower score is out of the question for its block."""

Row = tuple[float, float, float, float, float]
"""A score for each label, in their order."""


class Transitions(NamedTuple):
    """What labels score for what stands above them."""

    page: Row
    """The top of the page."""
    question: Row
    head: Row
    text: Row
    """A start or a body; below it one more body scores `Scores.continued` besides."""
    byline: Row


_BELOW_VOTE = (
    w.IMPOSSIBLE,
    w.VOTE_THEN_HEAD,
    w.VOTE_WITHOUT_HEAD,
    w.VOTE_THEN_BODY,
    w.VOTE_THEN_BYLINE,
)

TRANSITIONS = (
    Transitions(
        page=(0.0, 0.0, 0.0, w.IMPOSSIBLE, w.BODY_AFTER_BYLINE),
        question=(0.0, 0.0, w.ANSWER_FIRST_NOT_HEAD, w.IMPOSSIBLE, w.BODY_AFTER_BYLINE),
        head=(w.IMPOSSIBLE, w.EMPTY_BODY, w.EMPTY_BODY, 0.0, w.EMPTY_BODY),
        text=(w.IMPOSSIBLE, 0.0, 0.0, 0.0, 0.0),
        byline=(w.IMPOSSIBLE, 0.0, 0.0, w.BODY_AFTER_BYLINE, w.TWO_BYLINES),
    ),
    Transitions(
        page=_BELOW_VOTE,
        question=_BELOW_VOTE,
        head=(
            w.IMPOSSIBLE,
            w.VOTE_THEN_HEAD + w.EMPTY_BODY,
            w.EMPTY_BODY,
            w.VOTE_AFTER_HEAD,
            w.VOTE_THEN_BYLINE,
        ),
        text=_BELOW_VOTE,
        byline=_BELOW_VOTE,
    ),
)
"""Without, and with, the vote template between the two blocks."""

END = (0.0, w.EMPTY_BODY_AT_END, 0.0, 0.0, 0.0)
"""What the labels of the last block score for being the last."""


class Pass(NamedTuple):
    """The best reading without the count."""

    total: float
    """Its score."""
    labels: list[int]
    """Its labels, one for each block."""
    margins: list[float]
    """Log-odds, 0 to `-IMPOSSIBLE`: how much better it is than the best reading that labels this
    block otherwise."""
    below: list[Row]
    """For each block and label the best score of all that stands below the block."""


def first_row(score: Scores) -> Row:
    """Return the scores of the first block's labels."""
    q, h, s, b, y = TRANSITIONS[score.vote_above].page
    return (
        q + score.question if score.question > DEAD else NEVER,
        h + score.head if score.head > DEAD else NEVER,
        s + score.start if score.start > DEAD else NEVER,
        b + score.body if score.body > DEAD else NEVER,
        y + score.byline if score.byline > DEAD else NEVER,
    )


def run(scores: Sequence[Scores]) -> Pass:
    """Find the best reading of one or more blocks."""
    above, sources = _forward(scores)
    ends = [score + end for score, end in zip(above[-1], END, strict=True)]
    total = max(ends)
    label = len(ends) - 1 - ends[::-1].index(total)
    labels = [label]
    for source in reversed(sources):
        label = source[label]
        labels.append(label)
    labels.reverse()
    below = _backward(scores)
    margins = []
    for here, (fq, fh, fs, fb, fy), (q, h, s, b, y) in zip(labels, above, below, strict=True):
        losses = [total - fq - q, total - fh - h, total - fs - s, total - fb - b, total - fy - y]
        losses[here] = -w.IMPOSSIBLE
        margin = min(losses)
        margins.append(margin if margin > 0 else 0.0)
    return Pass(total, labels, margins, below)


def _forward(  # noqa: C901, PLR0912, PLR0915 - written out, see above
    scores: Sequence[Scores],
) -> tuple[list[Row], list[tuple[int, ...]]]:
    """Return the best scores down to each block, and the labels above that they come from.

    The latter from the second block on; of equals the label that stands first in `Label`.
    """
    q, h, s, b, y = row = first_row(scores[0])
    rows: list[Row] = [row]
    sources: list[tuple[int, ...]] = []
    known = None
    for question, head, start, body, continued, byline, vote in scores[1:]:
        if vote is not known:
            known = vote
            _, (qq, qh, qs, qb, qy), (_, hh, hs, hb, hy), t_, (_, yh, ys, yb, yy) = TRANSITIONS[
                vote
            ]
            _, th, ts, tb, ty = t_
        t, text = (s, 2) if s >= b else (b, 3)
        to_head = to_start = to_body = to_byline = NEVER
        from_head = from_start = from_body = from_byline = 1
        if head > DEAD:
            to_head = h + hh
            if t + th > to_head:
                to_head, from_head = t + th, text
            if y + yh > to_head:
                to_head, from_head = y + yh, 4
            if q + qh >= to_head:
                to_head, from_head = q + qh, 0
        if start > DEAD:
            to_start = h + hs
            if t + ts > to_start:
                to_start, from_start = t + ts, text
            if y + ys > to_start:
                to_start, from_start = y + ys, 4
            if q + qs >= to_start:
                to_start, from_start = q + qs, 0
        if body > DEAD:
            to_body = h + hb
            if t + (tb + continued) > to_body:
                to_body, from_body = t + (tb + continued), text
            if y + yb > to_body:
                to_body, from_body = y + yb, 4
            if q + qb >= to_body:
                to_body, from_body = q + qb, 0
        if byline > DEAD:
            to_byline = h + hy
            if t + ty > to_byline:
                to_byline, from_byline = t + ty, text
            if y + yy > to_byline:
                to_byline, from_byline = y + yy, 4
            if q + qy >= to_byline:
                to_byline, from_byline = q + qy, 0
        q = q + qq + question if question > DEAD else NEVER
        h = to_head + head
        s = to_start + start
        b = to_body + body
        y = to_byline + byline
        rows.append((q, h, s, b, y))
        sources.append((0, from_head, from_start, from_body, from_byline))
    return rows, sources


def _backward(scores: Sequence[Scores]) -> list[Row]:  # noqa: C901, PLR0912, PLR0915 - as `_forward`
    """Return for each block and label the best score of all that stands below the block."""
    row: Row = END
    rows = [row]
    q, h, s, b, y = row
    known = None
    for question, head, start, body, continued, byline, vote in scores[:0:-1]:
        if vote is not known:
            known = vote
            _, (qq, qh, qs, qb, qy), (_, hh, hs, hb, hy), t_, (_, yh, ys, yb, yy) = TRANSITIONS[
                vote
            ]
            _, th, ts, tb, ty = t_
        q_to = q + qq + question if question > DEAD else NEVER
        h_to = t_to = y_to = NEVER
        if head > DEAD:
            h += head
            h_to = h + hh
            t_to = h + th
            y_to = h + yh
            if h + qh > q_to:
                q_to = h + qh
        if start > DEAD:
            s += start
            if s + hs > h_to:
                h_to = s + hs
            if s + ts > t_to:
                t_to = s + ts
            if s + ys > y_to:
                y_to = s + ys
            if s + qs > q_to:
                q_to = s + qs
        if body > DEAD:
            b += body
            if b + hb > h_to:
                h_to = b + hb
            if b + (tb + continued) > t_to:
                t_to = b + (tb + continued)
            if b + yb > y_to:
                y_to = b + yb
            if b + qb > q_to:
                q_to = b + qb
        if byline > DEAD:
            y += byline
            if y + hy > h_to:
                h_to = y + hy
            if y + ty > t_to:
                t_to = y + ty
            if y + yy > y_to:
                y_to = y + yy
            if y + qy > q_to:
                q_to = y + qy
        q, h, s, b, y = row = (q_to, h_to, t_to, t_to, y_to)
        rows.append(row)
    rows.reverse()
    return rows
