"""What speaks for a block as a headline; its weights are the `HEAD_...` ones in `weights`."""

import re
from collections.abc import Sequence

from qa_cli.pages import signoff
from qa_cli.pages import weights as w
from qa_cli.pages.blocks import Block
from qa_cli.pages.glance import late
from qa_cli.pages.habits import Habits
from qa_cli.pages.seats import Seat

LONG = 300
"""Characters. No headline is as long; a longer block needs no closer look as one."""

_LIST_ITEM = late(r"[•·▪◦●*»‣>–—-]\s|\(?\d{1,2}[.)]\s|[a-z][.)]\s|-\w")
_CONTACT = late(r"https?:|www\.|@\w|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\.com\b", re.IGNORECASE)
_SMALL_WORDS = "a an the of to in on at for and or with is are be by from as it my your after vs i"
_SMALL = frozenset(f"{_SMALL_WORDS} {_SMALL_WORDS.title()} {_SMALL_WORDS.upper()}".split())
"""Words that titles write in lower case, however written."""

_MARKS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:@"
_NO_MARKS = bytes(set(range(0xC0)) - set(_MARKS)) + "‘"[:1].encode()[:1]
"""All UTF-8 bytes but capitals, digits, signs of addresses and the first bytes of letters beyond
ASCII. What is left of a text without them is a quick look at what it cannot hold."""

SPREAD = 5
"""With fewer capitals than one to so many words, a text is not written In Capitals."""

_INNER_STOP = late(r"[a-z]{3}[.!?] [A-Z]")
"""Where one sentence of a text ends and another begins."""

_QUOTING = late(
    r"you (?:asked|wrote|said|mention(?:ed)?|say|write|ask)\b.{0,12}[:,]?\s*[\"“'‘]", re.IGNORECASE
)

PHONE_DIGITS = 10
"""Digits of a telephone number."""


def score_heading(seat: Seat, habits: Habits) -> float:
    """Return the log-odds of a block as a headline, likeness to the title apart."""
    text = seat.text
    if len(text) > LONG:
        return w.IMPOSSIBLE
    words = text.count(" ") + 1
    if words >= len(_FOR_LENGTH):
        return w.IMPOSSIBLE
    score = w.HEAD_BASE + _FOR_LENGTH[words] + _for_ending(text) + _for_wording(seat, words)
    if text[-1] == "?" and words <= w.HEAD_SHORT_WORDS:
        score += w.HEAD_SHORT_QUESTION
    if seat.block.kind == "byline" and seat.block.doctor is not None and seat.block.doctor.location:
        score += w.HEAD_SPECIALTY
    if seat.saluted:
        score += w.START_AFTER_SALUTATION
    if habits.marks:
        score += w.HEAD_MARKED if seat.block.marked else w.HEAD_NOT_MARKED
    return score + _for_place(seat, habits)


def is_list_item(text: str) -> bool:
    """Whether a block opens with a bullet, a number or a dash."""
    return not text[0].isupper() and _LIST_ITEM.match(text) is not None


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


_FOR_LENGTH = tuple(
    next(weight for limit, weight in w.HEAD_WORDS if words <= limit)
    for words in range(w.HEAD_WORDS[-1][0] + 1)
)
"""The weight for each number of words."""


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


def _for_wording(seat: Seat, words: int) -> float:
    text = seat.text
    score = 0.0
    several_lines = "\n" in text
    if several_lines:
        score += w.HEAD_MULTILINE
    elif text[-1] == "." and _INNER_STOP.search(text):
        score += w.HEAD_SENTENCES
    if not text[0].isupper():
        if text[0].islower() or _goes_on(text, seat.above):
            score += w.HEAD_LOWER_ALONE if stands_alone(seat) else w.HEAD_LOWER_START
        if is_list_item(text):
            score += w.HEAD_LIST_ITEM
        if text[0] == "#":
            score += w.HEAD_HASHTAGS
    score += _for_manners(seat, words)
    marks = text.encode(errors="replace").translate(None, _NO_MARKS)
    if _gives_contact(text, marks):
        score += w.HEAD_CONTACT
    if text.isupper() and words > 1:
        score += w.HEAD_ALL_CAPS
    elif len(marks) * SPREAD >= words and _is_title_case(text):
        score += w.HEAD_TITLE_CASE
    return score


def _for_manners(seat: Seat, words: int) -> float:
    """Whether a block greets, thanks, takes leave, or quotes what was asked."""
    text = seat.text
    if text[0] in "Yy" and _QUOTING.match(text):
        return w.HEAD_QUOTES
    if seat.greets and signoff.is_salutation(text):
        return w.HEAD_SALUTATION
    if seat.greets:
        return 0.0 if words <= w.HEAD_PRAISE_WORDS and text[-1].isalpha() else w.HEAD_THANKS
    closes = signoff.is_closing(text, signed=seat.signs or "\n" in text)
    return w.HEAD_CLOSING if closes else 0.0


def stands_alone(seat: Seat) -> bool:
    """Whether a block begins a sentence that no stop ends, below one that is ended."""
    above = seat.above
    ended = above is None or above.kind == "byline" or above.text[-1] in ".?!"
    return ended and seat.block.gap > 0 and seat.text[-1].isalnum()


def _goes_on(text: str, above: Block | None) -> bool:
    """Whether a quotation goes on with the sentence above it."""
    quoted = text[0] in '"“‘«' and text[1:2].islower()
    return quoted and above is not None and above.text[-1] not in ".?!"


def _gives_contact(text: str, marks: bytes) -> bool:
    folded = text.lower()
    if "www." not in folded and ".com" not in folded:
        if not marks or marks.isalpha():
            return False
        digits = sum(map(marks.count, b"0123456789"))
        if digits < PHONE_DIGITS and b"@" not in marks and "http" not in folded:
            return False
    return _CONTACT.search(text) is not None


def _is_title_case(text: str) -> bool:
    initials = [word[0] for word in text.split() if word not in _SMALL]
    return len(initials) > 1 and sum(map(str.isupper, initials)) * 5 >= len(initials) * 3


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
    score += _for_room(seat.room)
    return score + (w.HEAD_LONGER_THAN_NEXT if len(seat.text) > seat.room else 0.0)


def _for_room(room: int) -> float:
    for limit, weight in w.HEAD_NEXT:
        if room < limit:
            return weight
    return w.HEAD_NEXT_LONG


def _for_gap_below(below: Block | None, habits: Habits) -> float:
    score = w.HEAD_NO_VOTE if habits.votes else 0.0
    gap = below.gap if below is not None and below.kind == "text" else 1
    if habits.wide:
        score += w.HEAD_GAP_HABIT if gap > 1 else w.HEAD_GAP_MISSED
    if gap == 0:
        score += w.HEAD_GLUED + (w.HEAD_GLUED_HABIT if habits.glued else 0.0)
    return score
