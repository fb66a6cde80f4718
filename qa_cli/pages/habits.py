"""What a page does all over, read off the places where an answer must begin.

Templates are consistent within a page: if two blank lines stand below one headline, they stand
below all. A habit makes a cue stronger, or turns it round.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from qa_cli.pages import signoff, voice
from qa_cli.pages.blocks import Block, judged
from qa_cli.pages.byline import is_told
from qa_cli.pages.specialty import parse_place

ASIDE = 80
"""Characters of what an asker says besides, without a word that tells who speaks."""

SHORT_SHARE = 6
"""With less than one short block among so many, a page has no headlines."""


class Habits(NamedTuple):
    """What a page does all over, read off the places where an answer must begin."""

    headless: bool
    """Paragraphs stand where headlines must."""
    slotless: bool
    """The vote template stands where headlines must."""
    wide: bool
    """Two blank lines below a headline."""
    glued: bool
    """No blank line below a headline."""
    votes: bool
    """The vote template stands below headlines."""
    vote_gap: int
    """Usual number of blank lines above the vote template."""
    slot_gap: int
    """Usual number of blank lines below a byline or the count."""
    line_per_answer: bool
    """The newest template."""
    marks: bool = False
    """Signs or markup stand at the headlines."""


def habits_of(blocks: Sequence[Block], *, counted: bool, line_per_answer: bool) -> Habits:
    """Read the habits off blocks; `counted` when the first of them follows the count line."""
    votes: Counter[int] = Counter()
    slots: Counter[int] = Counter()
    must: list[int] = []
    slotless = empty = 0
    previous = "count" if counted else ""
    for i, block in enumerate(blocks):
        if block.kind == "vote":
            votes[block.gap] += previous != "vote"
            if previous in ("byline", "count"):
                slotless += 1
                empty = max(empty, block.gap)
        elif block.kind == "text" and (previous in ("count", "byline")):
            must.append(i)
            slots[max(1, block.gap)] += 1  # a blank line that is missing is no template's
        if block.sure:  # a marker, too: see `with_bylines_above`
            previous = "byline"
        elif block.kind in ("text", "vote", "byline"):
            previous = block.kind
    long = sum(_is_paragraph(blocks[i].text) or _is_whole(blocks, i) for i in must)
    below = [
        blocks[i + 1].gap
        for i in must
        if i + 1 < len(blocks)
        and blocks[i + 1].kind == "text"
        and not _is_paragraph(blocks[i].text)
    ]
    return Habits(
        headless=not votes
        and (long * 4 >= len(must) * 3 if len(must) > 1 else long == 1 and _few_short(blocks)),
        slotless=slotless > len(must) and empty <= _usual(votes),
        wide=(_is_wide(blocks) if not must else False)
        or (len(below) > 1 and sum(gap >= 2 for gap in below) * 5 >= len(below) * 3),  # noqa: PLR2004
        glued=len(below) > 1 and sum(gap == 0 for gap in below) * 5 >= len(below) * 3,
        votes=sum(votes.values()) > 0,
        vote_gap=_usual(votes),
        slot_gap=_usual(slots),
        line_per_answer=line_per_answer,
        marks=sum(block.marked for block in blocks) > 1,
    )


def _is_wide(blocks: Sequence[Block]) -> bool:
    """Whether two blank lines stand below several short blocks, and below no paragraph."""
    above = [one.text for one, below in pairwise(blocks) if below.gap >= 2]  # noqa: PLR2004
    return len(above) > 1 and not any(map(_is_paragraph, above))


def with_bylines_above(blocks: Sequence[Block], *, counted: bool) -> list[Block]:
    """Return the blocks with bylines as markers, on a page that puts them above its bodies.

    They stand so if the last answer has no byline below it, and either the first thing below the
    count (or, where all of them say `Answered by`, below the question) is a byline (then each
    byline opens its answer, as a label does), or a headline and no
    paragraph stands above each of them (then they part headline and body, as the vote template
    does). Elsewhere the blocks are returned as they are.
    """
    blocks = list(blocks)
    indices = judged(blocks)
    sure = [p for p, i in enumerate(indices) if blocks[i].kind == "byline" and blocks[i].sure]
    if not sure or sure[-1] == len(indices) - 1:
        return blocks
    if any(below - above == 1 for above, below in pairwise(sure)):
        return blocks
    votes = [i for i, block in enumerate(blocks) if block.kind == "vote"]
    told = all(is_told(blocks[indices[p]].text) for p in sure)
    ended = _ended(blocks[::-1], otherwise=True)[::-1]
    apart = all(ended[i] for i in votes)
    opens = (
        (counted and blocks[indices[0]].kind == "byline")
        or (told and not counted and _is_question(blocks, indices[: sure[0]]))
        or all(_speaks(blocks, indices[p]) for p in sure)
        or (not counted and apart and len(sure) > 1 and _is_asked(blocks, indices, sure))
    )
    if not apart and not opens:
        return blocks
    if (counted and sure[0] > 1 and not opens) or (len(sure) == 1 and not opens):
        return blocks
    headed = sum(p > 0 and _is_headed(blocks, indices[p - 1]) for p in sure)
    if not opens and (not apart or headed * 5 < len(sure) * 3):
        return blocks
    begun = _ended(blocks, otherwise=False)
    if apart or all(begun[i] for i in votes):
        for i in votes:
            blocks[i] = replace(blocks[i], kind="furniture")
    heads = headed > 0 and headed * 2 >= len(sure) - 1
    for above, i in pairwise([-1, *indices]):
        like = _is_named(blocks[i]) or (
            blocks[i].kind == "byline"
            and (_is_placed(blocks[i]) if opens else above >= 0 and _is_headed(blocks, above))
        )
        if blocks[i].sure or like:
            ours = counted or above > indices[0]  # not the question's
            below_head = heads and above >= 0 and ours and _is_headed(blocks, above)
            label = opens and not below_head
            blocks[i] = replace(blocks[i], kind="label" if label else "vote")
    return blocks


def _is_placed(block: Block) -> bool:
    """Whether a block that may be a byline gives specialty and place."""
    return block.doctor is not None and bool(block.doctor.specialty and block.doctor.location)


def _is_headed(blocks: Sequence[Block], above: int) -> bool:
    """Whether the block above a byline is a headline."""
    return blocks[above].kind == "text" and _is_heading(blocks[above].text)


def _is_named(block: Block) -> bool:
    """Whether a block may be a byline, and gives name and specialty."""
    doctor = block.doctor
    return block.kind == "byline" and doctor is not None and bool(doctor.name and doctor.specialty)


def _is_question(blocks: Sequence[Block], above: Sequence[int]) -> bool:
    """Whether nothing that only doctors say stands above the first byline."""
    if len(above) <= 1:
        return True
    return all(_may_ask(blocks[i].text) for i in above)


def _may_ask(text: str) -> bool:
    """Whether a text is in the asker's voice, or too short to be in anybody's."""
    return len(text) <= ASIDE or voice.is_asking(text)


def _is_asked(blocks: Sequence[Block], indices: Sequence[int], sure: Sequence[int]) -> bool:
    """Whether all above the first byline is the question's, and a body is below the last."""
    above = [blocks[i].text for i in indices[: sure[0]]]
    said = any(len(blocks[i].text) > ASIDE for i in indices[sure[-1] + 1 :])
    if not said or any(voice.addresses(text) for text in above):
        return False
    return all(map(_may_ask, above)) and (not above or any(map(voice.is_asking, above)))


def _speaks(blocks: Sequence[Block], i: int) -> bool:
    """Whether a byline can only open an answer: `Dr. Roe says:`, or a label touches it."""
    if ":" in blocks[i].text and is_told(blocks[i].text):
        return True
    below = blocks[i + 1 : i + 2]
    return (i > 0 and blocks[i - 1].kind == "label") or any(
        block.kind == "label" and not block.gap for block in below
    )


def _ended(blocks: Sequence[Block], *, otherwise: bool) -> list[bool]:
    """Say of each block whether a byline is the next one before it, furniture passed over."""
    near = otherwise
    found = []
    for block in blocks:
        found.append(near)
        if block.kind != "furniture":
            near = block.sure
    return found


def _is_heading(text: str) -> bool:
    short = not _is_paragraph(text) and "\n" not in text and text[-1] not in ".,:;!"
    if text[0] in "#@" or parse_place(text) is not None:
        return False
    return short and not signoff.ends_with_closing(text)


def _is_whole(blocks: Sequence[Block], i: int) -> bool:
    """Whether a byline or the end follows a block: it is all that its answer says."""
    below = (block for block in blocks[i + 1 :] if block.sure or block.kind in ("text", "vote"))
    return next((block.sure for block in below), True)


def _usual(gaps: Counter[int]) -> int:
    """Return the most frequent gap, the smaller of equals; 1 where there is nothing to count."""
    return min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 1


def _few_short(blocks: Sequence[Block]) -> bool:
    """Whether hardly any block could be a headline, by its length and what it says."""
    texts = [block.text for block in blocks if block.kind == "text"]
    short = sum(
        not _is_paragraph(t)
        and "\n" not in t
        and not signoff.is_closing(t)
        and not signoff.is_salutation(t)
        for t in texts
    )
    return short * SHORT_SHARE <= len(texts)


def _is_paragraph(text: str) -> bool:
    words = text.count(" ") + 1
    return words > 28 or (words > 16 and text[-1] == "." and ". " in text)  # noqa: PLR2004
