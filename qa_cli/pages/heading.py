"""What speaks for a block as a headline; its weights are the `HEAD_...` ones in `weights`."""

import re
from collections.abc import Sequence

from qa_cli.pages import signoff
from qa_cli.pages import weights as w
from qa_cli.pages.blocks import Block
from qa_cli.pages.habits import Habits
from qa_cli.pages.seats import Seat

LONG = 300
"""Characters. No headline is as long; a longer block needs no closer look as one."""

_LIST_ITEM = re.compile(r"[•·▪◦●*»‣–—-]\s|\(?\d{1,2}[.)]\s|[a-z][.)]\s|-\w")
_CONTACT = re.compile(r"https?:|www\.|@\w|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\.com\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "a an the of to in on at for and or with is are be by from as it my your after vs i".split()
)
"""Words that titles write in lower case."""


def score_heading(seat: Seat, habits: Habits) -> float:
    """Return the log-odds of a block as a headline, likeness to the title apart."""
    text = seat.text
    words = text.count(" ") + 1
    if len(text) > LONG or words > w.HEAD_WORDS[-1][0]:
        return w.IMPOSSIBLE
    score = w.HEAD_BASE + _for_length(words) + _for_ending(text) + _for_wording(seat)
    if seat.block.kind == "byline" and seat.block.doctor is not None and seat.block.doctor.location:
        score += w.HEAD_SPECIALTY
    if seat.saluted:
        score += w.START_AFTER_SALUTATION
    return score + _for_place(seat, habits)


def is_list_item(text: str) -> bool:
    """Whether a block opens with a bullet, a number or a dash."""
    return _LIST_ITEM.match(text) is not None


def likeness(texts: Sequence[str], title: str) -> list[float]:
    """Return what likeness to the title adds to each text as a headline, log-odds >= 0.

    Likeness is RapidFuzz's `token_set_ratio`, 0-100, which minds neither word order nor extra
    words.
    """
    from rapidfuzz import fuzz, utils  # noqa: PLC0415 - costs 25 ms, and clear pages need none of it

    folded = utils.default_process(title[:LONG])
    floor = w.LIKE_TITLE_FLOOR
    ratios = (
        fuzz.token_set_ratio(folded, utils.default_process(text), score_cutoff=floor * 100)
        for text in texts
    )
    return [w.HEAD_LIKE_TITLE * max(0.0, ratio / 100 - floor) / (1 - floor) for ratio in ratios]


def _for_length(words: int) -> float:
    return next(weight for limit, weight in w.HEAD_WORDS if words <= limit)


def _for_ending(text: str) -> float:
    end = text.rstrip("\"”'’)")[-1:] or text[-1]
    if end == ".":
        return 0.0 if text.endswith("...") else w.HEAD_FULL_STOP
    return _ENDINGS.get(end, w.HEAD_NO_STOP)


_ENDINGS = {
    ",": w.HEAD_COMMA,
    ";": w.HEAD_COMMA,
    ":": w.HEAD_COLON,
    "!": w.HEAD_EXCLAMATION,
    "?": w.HEAD_QUESTION_MARK,
}


def _for_wording(seat: Seat) -> float:
    text = seat.text
    score = 0.0
    if "\n" in text:
        score += w.HEAD_MULTILINE
    if text[0].islower():
        score += w.HEAD_LOWER_START
    if is_list_item(text):
        score += w.HEAD_LIST_ITEM
    if text[0] == "#":
        score += w.HEAD_HASHTAGS
    if seat.greets:
        score += w.HEAD_SALUTATION if signoff.is_salutation(text) else w.HEAD_THANKS
    elif signoff.is_closing(text):
        score += w.HEAD_CLOSING
    if _CONTACT.search(text):
        score += w.HEAD_CONTACT
    if text.isupper() and " " in text:
        return score + w.HEAD_ALL_CAPS
    words = [word for word in text.split() if word.lower() not in _SMALL_WORDS]
    capitals = len([word for word in words if word[0].isupper()])
    return score + (w.HEAD_TITLE_CASE if len(words) > 1 and capitals * 5 >= len(words) * 3 else 0.0)


def _for_place(seat: Seat, habits: Habits) -> float:
    score = 0.0
    if habits.headless:
        score += w.HEAD_IN_HEADLESS_PAGE
    if habits.slotless:
        score += w.HEAD_IN_SLOTLESS_PAGE
    below = seat.below
    if below is not None and below.kind == "vote":
        extra = below.gap > habits.vote_gap
        score += w.HEAD_EXTRA_GAP_BEFORE_VOTE if extra else w.HEAD_BEFORE_VOTE
    else:
        score += _for_gap_below(below, habits)
    if seat.above is not None and seat.above.kind == "text" and seat.above.text[-1] == ":":
        score += w.HEAD_LIST_LEAD
    if not seat.room:
        return score + w.HEAD_NOTHING_BELOW
    score += next((weight for limit, weight in w.HEAD_NEXT if seat.room < limit), w.HEAD_NEXT_LONG)
    return score + (w.HEAD_LONGER_THAN_NEXT if len(seat.text) > seat.room else 0.0)


def _for_gap_below(below: Block | None, habits: Habits) -> float:
    score = w.HEAD_NO_VOTE if habits.votes else 0.0
    gap = below.gap if below is not None and below.kind == "text" else 1
    if habits.wide:
        score += w.HEAD_GAP_HABIT if gap > 1 else w.HEAD_GAP_MISSED
    if gap == 0:
        score += w.HEAD_GLUED + (w.HEAD_GLUED_HABIT if habits.glued else 0.0)
    return score
