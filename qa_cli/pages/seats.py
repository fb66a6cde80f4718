"""A block and what stands around it: the facts that cues are read off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa_cli.pages import signoff
from qa_cli.pages.blocks import Block
from qa_cli.pages.glance import holds_any, late

SUBHEADING = 60
"""Characters of a salutation, or of a question that heads a part of an answer."""

SIGNED_LENGTH = 160
"""Characters. A block that does nothing but sign, with a practice's lines, is not longer."""

_GREETING = late(
    r"(?:thank you|thanks|many thanks)(?: (?:so|very) much)?(?:,? \w+,?)?(?: for|!| to)"
    r"|(?:i |we )?(?:appreciate|understand) your\b"
    r"|(?:great|good|excellent|that(?:['’]s| is) an? \w+) question"
    r"|(?:i am|i['’]m|we are) (?:so |very |truly )?sorry|sorry to hear|congratulations"
    r"|(?:hi|hello|dear|hey|greetings|good (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_OWN_DISCLAIMER = late(
    r"\b(?:not|no|never)\b[^.]{0,60}\b(?:substitute|medical advice|relationship|replace"
    r"|replacement)\b"
    r"|doctor[ /-]patient relationship|(?:informational|educational) purposes|general information",
    re.IGNORECASE,
)
"""What doctors say themselves below their answers."""
_DISCLAIMER_WORDS = (
    "medical advice",
    "substitute",
    "relationship",
    "replace",
    "purposes",
    "general in",
)

DISCLAIMER_TAIL = 160
"""Characters at a block's end in which they say it."""

_GREETING_STARTS = frozenset("th ma i i' i’ we ap un gr go ex so co hi he de".split()) | {"i "}
"""The first two letters of all greetings, folded."""


@dataclass(slots=True)
class Seat:
    """One judged block in its place."""

    block: Block
    text: str
    above: Block | None
    """The judged block above; `None` at the top."""
    below: Block | None
    """The block below, furniture included; `None` at the end."""
    room: int
    """Characters of the text block that a headline here would head, salutations and sub-headings
    passed over; 0 where a byline or nothing follows."""
    label_above: bool
    """Whether a line there numbers an answer, or names its doctor."""
    vote_above: bool
    """Whether the vote template stands between this block and the judged block above."""
    furniture_above: bool
    """Whether other furniture stands there."""
    saluted: bool
    """Whether the block above is a salutation (`Dear Lee,`)."""
    closed: bool
    """Whether the block above takes leave, signs, or is a doctor's own disclaimer or hashtags."""
    closes: bool
    """Whether this block does, and is short enough to do nothing else."""
    signs: bool
    """Whether this block takes leave or signs at its end, whatever it says before."""
    greets: bool
    """Whether this block opens with a greeting or thanks."""


def seats_of(blocks: Sequence[Block], indices: Sequence[int]) -> Iterator[Seat]:
    """Seat the judged blocks, given by their indices, in order."""
    above: Block | None = None
    previous = -1
    saluted = closed = False
    last = len(indices) - 1
    for position, i in enumerate(indices):
        block = blocks[i]
        text = block.text
        vote = furniture = label = False
        for between in blocks[previous + 1 : i] if i - previous > 1 else ():
            vote = vote or between.kind == "vote"
            furniture = furniture or between.kind == "furniture"
            label = label or between.kind == "label"
        signs = not block.sure and signoff.ends_with_closing(text)
        closes = signs and len(text) <= SIGNED_LENGTH
        greets = not block.sure and not closes and _greets(text)
        yield Seat(
            block,
            text,
            above,
            blocks[i + 1] if i + 1 < len(blocks) else None,
            0 if position == last else _room(blocks, indices, position + 1),
            label,
            vote,
            furniture,
            saluted,
            closed,
            closes,
            signs,
            greets,
        )
        saluted = greets and signoff.is_salutation(text)
        closed = signs or text[0] == "#" or (not block.sure and _disclaims(text[-DISCLAIMER_TAIL:]))
        above, previous = block, i


def _greets(text: str) -> bool:
    return text[:2].lower() in _GREETING_STARTS and _GREETING.match(text) is not None


def _disclaims(tail: str) -> bool:
    return holds_any(tail, _DISCLAIMER_WORDS) and _OWN_DISCLAIMER.search(tail) is not None


def _room(blocks: Sequence[Block], indices: Sequence[int], position: int) -> int:
    block = blocks[indices[position]]
    if (
        position + 1 < len(indices)
        and len(block.text) <= SUBHEADING
        and (block.text[-1] == "?" or block.text.isupper() or signoff.is_salutation(block.text))
    ):
        block = blocks[indices[position + 1]]
    return 0 if block.kind == "byline" else len(block.text)
