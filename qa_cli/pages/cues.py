"""What speaks for each reading of a block: the cues, added up by the table in `weights`.

Every text block is judged as a headline (by `heading`), as a body that starts without one, as one
more paragraph of the answer above, and (where no count line ends it) as part of the question. A
doubtful byline is judged as a byline besides.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.pages import signoff, voice
from qa_cli.pages import weights as w
from qa_cli.pages.blocks import Block, judged
from qa_cli.pages.glance import late
from qa_cli.pages.habits import Habits
from qa_cli.pages.heading import LONG, is_list_item, likeness, score_heading, stands_alone
from qa_cli.pages.seats import SIGNED_LENGTH, Seat, seats_of

_AFTERWORD = late(
    r"#\w|p\.? ?s\b|note:|disclaimer|(?:please )?note\b|\W|www|http|follow me|for more|learn more"
    r"|visit"
    r"|this (?:answer|information|advice|post|email|response|message)|website|instagram"
    r"|(?:for )?(?:general )?information(?:al)?",
    re.IGNORECASE,
)
"""What still follows a closing: hashtags, postscripts, addresses, a doctor's own disclaimer."""


class Scores(NamedTuple):
    """Natural log-odds of each reading of one block, against one more paragraph."""

    question: float
    head: float
    start: float
    body: float
    continued: float
    """Added to `body` where the block above is the answer's body, not its headline."""
    byline: float
    vote_above: bool
    """Whether the vote template stands between this block and the judged block above."""


_NO = w.IMPOSSIBLE
_BYLINE = tuple(Scores(_NO, _NO, _NO, _NO, 0.0, 0.0, vote) for vote in (False, True))
"""A sure byline's scores, without and with a vote template above it."""


def score_blocks(blocks: Sequence[Block], habits: Habits, *, counted: bool) -> list[Scores]:
    """Judge all text and byline blocks, in order; see `judged` for which these are."""
    scores: list[Scores] = []
    bylines = 0
    for seat in seats_of(blocks, judged(blocks)):
        counted = counted or seat.vote_above or seat.label_above or seat.block.sure
        if seat.block.sure:
            scores.append(_BYLINE[seat.vote_above])
            bylines += seat.block.doctor is not None and seat.block.doctor.name is not None
            continue
        scores.append(
            Scores(
                w.IMPOSSIBLE if counted else _as_question(seat) + _for_depth(len(scores)),
                score_heading(seat, habits),
                _as_start(seat, habits, counted=counted),
                _as_body(seat),
                _as_continued(seat),
                _as_byline(seat, bylines),
                seat.vote_above,
            )
        )
    return scores


def add_likeness(blocks: Sequence[Block], scores: list[Scores], title: str) -> None:
    """Add to each possible headline what its likeness to the title says."""
    texts = {
        at: blocks[i].text
        for at, i in enumerate(judged(blocks))
        if blocks[i].kind == "text" and len(blocks[i].text) <= LONG
    }
    for at, extra in zip(texts, likeness(list(texts.values()), title), strict=True):
        if extra:
            scores[at] = scores[at]._replace(head=scores[at].head + extra)


def _as_start(seat: Seat, habits: Habits, *, counted: bool) -> float:
    if habits.line_per_answer:
        return w.START_LINE_PER_ANSWER
    block, above = seat.block, seat.above
    score = w.START_BASE + (w.START_GREETING if seat.greets else 0.0)
    ended = counted if above is None else above.sure
    if ended and block.gap > habits.slot_gap:
        score += w.START_EMPTY_SLOT
    if seat.vote_above:
        score += w.START_IN_SLOTLESS_PAGE if habits.slotless else 0.0
    elif block.gap == 0 and above is not None and not ended:
        score += w.START_GLUED
    if seat.text.count(" ") >= w.START_LONG_WORDS:
        score += w.START_LONG
    if habits.headless:
        score += w.START_IN_HEADLESS_PAGE
        score += w.START_BELOW_BYLINE if ended or seat.furniture_above else 0.0
    if seat.text[0].islower():
        score += w.START_LOWER
    if habits.marks and block.marked:
        score += w.START_MARKED
    if seat.label_above:
        score += w.START_BELOW_LABEL
    return score + (w.START_AFTER_SALUTATION if seat.saluted else 0.0)


def _as_body(seat: Seat) -> float:
    text = seat.text
    score = w.LABEL_THEN_BODY if seat.label_above else 0.0
    if seat.closes or (
        len(text) <= SIGNED_LENGTH and "\n" in text and signoff.is_closing(text.partition("\n")[0])
    ):
        score += w.BODY_CLOSES
    if (text[0].islower() and not stands_alone(seat)) or is_list_item(text):
        score += w.BODY_CONTINUES
    return score


def _as_continued(seat: Seat) -> float:
    if seat.saluted:
        return 0.0
    score = w.BODY_GREETING if seat.greets else 0.0
    if seat.furniture_above:
        score += w.BODY_AFTER_FURNITURE
    if seat.block.gap > 1:
        score += w.BODY_GAP
    if seat.closed and seat.block.gap and not _AFTERWORD.match(seat.text):
        first = seat.text.partition("\n")[0]
        if len(first) > signoff.TAIL_CHARACTERS or not (
            signoff.is_closing(first) or signoff.belongs_below(first)
        ):
            score += w.BODY_AFTER_CLOSING
    return score


def _as_question(seat: Seat) -> float:
    if voice.addresses(seat.text):
        return w.ASKER_BASE + w.DOCTOR_ADDRESS
    if seat.text[-1] == "?":
        return w.ASKER_BASE + w.ASKER_VOICE
    if seat.text[-1].isalnum() and seat.text.count(" ") < w.ASKER_LABEL_WORDS:
        return w.ASKER_BASE + w.ASKER_LABEL
    mine, yours = voice.counts(seat.text)
    if yours > mine or (seat.greets and yours) or seat.signs:
        return w.ASKER_BASE + w.DOCTOR_VOICE
    return w.ASKER_BASE + (w.ASKER_VOICE if mine > yours else 0.0)


def _for_depth(blocks_above: int) -> float:
    return w.ASKER_DEPTH * max(0, blocks_above - w.ASKER_BLOCKS)


def _as_byline(seat: Seat, named_above: int) -> float:
    doctor = seat.block.doctor
    if doctor is None or seat.block.kind != "byline":
        return w.IMPOSSIBLE
    if doctor.name is not None:
        if doctor.specialty is None:
            return w.BYLINE_CUT if seat.below is None else w.BYLINE_NO_PLACE
        return w.BYLINE_PLAIN_NAME if doctor.location else w.BYLINE_NAMED
    if doctor.specialty is None:
        return w.BYLINE_REVIEWS_ONLY if doctor.reviews is not None else w.BYLINE_CUT
    place = w.BYLINE_PLACE if doctor.location else w.BYLINE_NO_PLACE
    return w.BYLINE_SPECIALTY + place + (w.BYLINE_NOT_FIRST if named_above else w.BYLINE_FIRST)
