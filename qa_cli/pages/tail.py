"""What a site says below the last answer, told by what ends every answer of the page.

A template closes each answer alike: with its buttons, a date, a rule. What stands below the last of
these, and neither has a byline nor is closed so, is no answer and no part of one. Nor are a few
links below the last byline, where all answers have one.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from qa_cli.pages.blocks import Block
from qa_cli.pages.glance import late

SEVERAL = 3
"""Answers that are closed alike before it is a page's habit."""

SHORT = 120
"""Characters of each block of what a site says there, at most."""

LINK = 40
"""Characters of a link at a site's foot, at most."""

NEAR = 2
"""Blocks above the first answer that may belong to it."""

FEW = 6
"""Blocks of it, at most."""

_AD = late(
    r"you (?:might|may|could) also|advert|sponsor|promot|have a question|ask (?:a|our)\b",
    re.IGNORECASE,
)
"""What may stand inside an answer, too."""

_WORD = late(r"\w")
_NUMBER = late(r"\d[\d,./:-]*")


class Draft(Protocol):
    """An answer being put together, as block numbers."""

    head: int | None
    body: list[int]
    byline: int | None


def tail_of(blocks: Sequence[Block], drafts: Sequence[Draft], declared: int | None) -> list[int]:
    """Return the blocks of `drafts` that stand below what ends the last answer.

    Args:
        blocks: All blocks of the page.
        drafts: Its answers, in page order; a last one that is none is among them.
        declared: The number of answers that the page declares.
    """
    return _behind(blocks, drafts, len(drafts), declared) or (
        _behind(blocks, drafts, len(drafts) - 1, declared)
        if drafts and drafts[-1].byline is None
        else []
    )


def _behind(
    blocks: Sequence[Block], drafts: Sequence[Draft], closed: int, declared: int | None
) -> list[int]:
    """Return what stands below what ends answer number `closed`, if it can be no part of one."""
    if closed < max(SEVERAL, declared or 0):
        return []  # too few to tell, or the page was cut
    known = declared is not None
    spans = [_span(draft) for draft in drafts]
    tops = [max(0, spans[0][0] - NEAR), *(last + 1 for _, last in spans)]
    gaps = [blocks[top:start] for top, (start, _) in zip(tops, spans, strict=False)]
    labelled = [any(map(_is_opener, gap)) for gap in gaps]
    named = all(draft.byline is not None for draft in drafts[:closed])
    if not (known or named or all(labelled[:closed])):
        return []
    shapes = [set(filter(None, map(_shape, gap))) for gap in gaps]
    closers = {one for one in set.intersection(*shapes[1:closed]) if not _AD.match(one)}
    closers -= {shape for shape in shapes[0] if _WORD.search(shape)}  # it opens answers
    first, last = spans[closed - 1]
    ends = [i for i in range(first + 1, spans[-1][1] + 1) if _shape(blocks[i]) in closers]
    if any(_shape(block) in closers for block in blocks[spans[-1][1] + 1 :]):
        return []  # the last one is closed, too
    apart = closed < len(drafts)
    if not ends and not (apart and all(labelled[:closed]) and not labelled[closed]):
        return _links_of(blocks, drafts[-1]) if apart else []
    end = ends[-1] if ends else last
    tail = [i for draft in drafts[closed - 1 :] for i in _texts(draft) if i > end]
    if any(draft.byline is not None and draft.byline > end for draft in drafts[closed - 1 :]):
        return []
    short = len(tail) <= FEW and all(len(blocks[i].text) <= SHORT for i in tail)
    return tail if short else []


def _links_of(blocks: Sequence[Block], draft: Draft) -> list[int]:
    """Return the blocks of an answer that is nothing but a few links, and no sentence."""
    tail = _texts(draft)
    lines = [line for i in tail for line in blocks[i].text.split("\n")]
    links = all(len(line) <= LINK and line[0].isupper() and line[-1].isalnum() for line in lines)
    together = not any(blocks[i].gap for i in tail[1:])
    return tail if 1 < len(lines) <= FEW and links and together else []


def _texts(draft: Draft) -> list[int]:
    """Return the blocks that an answer's doctor wrote."""
    return ([] if draft.head is None else [draft.head]) + draft.body


def _span(draft: Draft) -> tuple[int, int]:
    """Return the first and the last block of an answer."""
    parts = _texts(draft) + ([] if draft.byline is None else [draft.byline])
    return min(parts), max(parts)


def _is_opener(block: Block) -> bool:
    """Whether a block is a label that says that an answer begins, and no rule."""
    return block.kind == "label" and _WORD.search(block.text) is not None


def _shape(block: Block) -> str:
    """Return a piece of furniture without its numbers, empty for anything else."""
    return _NUMBER.sub("0", block.text) if block.kind in ("furniture", "label") else ""
