"""Lines → blocks: paragraphs, bylines and leftovers, in page order.

A block is a run of text lines without a blank line between them, cut where a byline is glued to it.
Where it is doubtful whether lines are a byline, the block keeps both readings and `boundaries`
decides.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from qa_cli.model import Doctor
from qa_cli.pages import signoff, specialty
from qa_cli.pages.asides import mark_asides
from qa_cli.pages.buttons import mark_buttons
from qa_cli.pages.byline import BYLINE_LINE, read_line
from qa_cli.pages.comments import mark_comments
from qa_cli.pages.counts import declared_count
from qa_cli.pages.gathering import Group, find_groups
from qa_cli.pages.lines import Piece
from qa_cli.pages.menus import is_entry, is_row
from qa_cli.pages.wrapping import PAIR, SAMPLE, WRAPPED, asks_on, is_wrapped, width_of

BlockKind = Literal[
    "text", "byline", "vote", "furniture", "related", "label", "slogan", "count", "disclaimer"
]

BUTTON_LENGTH = 40
"""Characters. No button of a template says more."""

MANY = 3
"""Times that a button stands on a page at least."""

SEVERAL = 2
"""Bylines of a shape that one alone would leave doubtful."""

HEAD = 12
"""Lines at a page's top among which its menu stands, and the title may be glued to it."""

HEADLINE_LENGTH = 120
"""Characters. A line above others of its block is a paragraph's line when longer."""


@dataclass(slots=True)
class Block:
    """A stretch of a page that gets one label."""

    kind: BlockKind
    first: int
    """Index of its first piece."""
    last: int
    """Index of its last piece, included."""
    gap: int
    """Blank lines above."""
    text: str
    """Its lines, joined by LF."""
    doctor: Doctor | None = None
    """What it says as a byline; `None` where it cannot be one."""
    sure: bool = False
    """Whether it can only be a byline."""
    marked: bool = False
    """Whether signs or markup make it a heading."""


def blocks_of(pieces: list[Piece]) -> list[Block]:
    """Group pieces into blocks; text blocks whose first line may be a headline are cut after it."""
    flat = _is_flat(pieces)
    _mark_boilerplate(pieces)
    mark_buttons(pieces)
    mark_comments(pieces)
    mark_asides(pieces)
    found = find_groups(pieces)
    groups = {group.first: group for group in found}
    touching = flat or _touches(found, pieces)
    alone = _give_names_alone(found, pieces)
    page = _frame_of(pieces)
    blocks: list[Block] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        group = groups.get(index)
        if group is not None:
            block = _byline_block(group, pieces, flat=touching, alone=alone)
            if block is not None:
                _add_byline(blocks, block)
                index = group.last + 1
                continue
        if piece.kind != "text":
            blocks.append(Block(piece.kind, index, index, piece.gap, piece.text))
            index += 1
            continue
        end = index + 1
        while (
            end < len(pieces) and not flat and pieces[end].gap == 0 and pieces[end].kind == "text"
        ):
            if pieces[end].marked or (
                end in groups
                and _byline_block(groups[end], pieces, flat=touching, alone=alone) is not None
            ):
                break
            end += 1
        _add_text(blocks, pieces, index, end, page)
        index = end
    _mark_buttons(blocks)
    _trust_repeated(blocks)
    return blocks


def _touches(groups: Sequence[Group], pieces: Sequence[Piece]) -> bool:
    """Whether the text above bylines or below touches them all over the page.

    Those count that give a name and a specialty: no sentence does. What more lines go on below is
    a signature.
    """
    whole = [group for group in groups if group.line.name and group.line.practice]
    above = below = 0
    for group in whole:
        after = pieces[group.last + 1] if group.last + 1 < len(pieces) else None
        glued = after is not None and not after.gap and after.kind == "text"
        below += glued and after is not None and _is_said(after)
        if group.first and not pieces[group.first].gap and not glued:
            above += _is_said(pieces[group.first - 1])
    return len(whole) >= SEVERAL and max(above, below) * 5 >= len(whole) * 3


def _give_names_alone(groups: Sequence[Group], pieces: Sequence[Piece]) -> bool:
    """Whether a page's bylines are names with degrees and nothing else.

    Each then has furniture of its own below it, which a signature has not.
    """
    if len(groups) < SEVERAL or any(group.line.parts != "N" for group in groups):
        return False
    below = [pieces[group.last + 1] for group in groups if group.last + 1 < len(pieces)]
    ended = sum(piece.kind == "furniture" and not piece.gap for piece in below)
    return ended == len(groups)


def _is_said(piece: Piece) -> bool:
    """Whether a line is long enough to be somebody's words, and no part of a signature."""
    return piece.kind == "text" and len(piece.text) >= WRAPPED


def _mark_boilerplate(pieces: Sequence[Piece]) -> None:
    """Mark as furniture the lines that stand at the page's end, and once in each answer."""
    declared = next((declared_count(p.text) for p in pieces if p.kind == "count"), None) or 0
    if declared < MANY:
        return
    texts = [piece.text for piece in reversed(pieces) if piece.kind == "text"]
    times = Counter(texts)
    foot = list(
        takewhile(
            lambda text: (
                times[text] == declared and len(text) <= BYLINE_LINE and read_line(text) is None
            ),
            texts,
        )
    )
    if all(map(signoff.ends_with_closing, foot)):
        return  # doctors may all wish good luck
    for piece in pieces:
        if piece.text in foot:
            piece.kind = "furniture"


def _mark_buttons(blocks: list[Block]) -> None:
    """Mark as furniture a line that stands below the last byline, alone, and below others."""
    below = [
        block
        for above, block in pairwise(blocks)
        if above.sure and block.kind == "text" and len(block.text) <= BUTTON_LENGTH
    ]
    last = max((i for i, block in enumerate(blocks) if block.sure), default=len(blocks))
    foot = [block for block in blocks[last + 1 :] if block.kind == "text"]
    buttons = [block for block in below if block.text == below[-1].text]
    if len(buttons) >= MANY and foot == below[-1:]:
        for block in buttons:
            block.kind = "furniture"


def _trust_repeated(blocks: list[Block]) -> None:
    """Trust bylines that others are like.

    Where none has a rating, those that give name and specialty, if several do; and those that the
    same piece of furniture stands right above (`A verified doctor answered`).
    """
    named = [b for b in blocks if b.doctor is not None and b.doctor.name and b.doctor.specialty]
    rated = any(b.sure and b.doctor is not None and b.doctor.rating is not None for b in blocks)
    if len(named) >= SEVERAL and not rated:
        for block in named:
            block.sure = True
    below = [
        (above.text, block)
        for above, block in pairwise(blocks)
        if block.kind == "byline" and above.kind in ("furniture", "label") and not block.gap
    ]
    times = Counter(text for text, _ in below)
    for text, block in below:
        block.sure = block.sure or times[text] >= MANY


def _is_flat(pieces: list[Piece]) -> bool:
    """Whether blank lines mean nothing here: there are none, or each line is an answer."""
    kinds = {piece.kind for piece in pieces}
    if "slogan" in kinds and not kinds & {"count", "vote"}:
        return True
    return len(pieces) > 3 and not any(piece.gap for piece in pieces[1:])  # noqa: PLR2004 - title, question, headline


class _Frame(NamedTuple):
    """Where on a page its menu and its question can stand."""

    width: int
    """At which its paragraphs are wrapped; 0 where they are not."""
    menu: int
    """Pieces at its top that stand together, without a blank line."""
    asked: int
    """Pieces above its answers, as far as one tells."""


def _frame_of(pieces: Sequence[Piece]) -> _Frame:
    top = takewhile(lambda at: not at or not pieces[at].gap, range(min(HEAD, len(pieces))))
    answers = (at for at, piece in enumerate(pieces) if piece.kind in ("count", "vote", "label"))
    first = next(answers, HEAD)
    return _Frame(width_of(pieces), min(first, len(list(top))), min(first, HEAD))


def _add_text(blocks: list[Block], pieces: list[Piece], start: int, end: int, page: _Frame) -> None:
    """Add a text block; its first line on its own where it might be a headline glued to its body.

    A short line that repeats the block above it was saved twice and becomes part of that block.
    """
    while True:
        above = blocks[-1] if blocks else None
        if (
            above is not None
            and above.kind == "text"
            and above.text == pieces[start].text
            and len(above.text) <= HEADLINE_LENGTH
        ):
            above.last = start
            start += 1
            if start == end:
                return
        if end - start == 1:
            break
        entry = start + 1 < page.menu and _is_of_menu(pieces[start], pieces[start + 1])
        below = pieces[start : min(end, start + SAMPLE)]
        asks = start < page.asked and len(below) == PAIR and asks_on(_joined(below))
        if asks or not (entry or _stands_apart(below, page.width)):
            break
        blocks.append(_text_block(pieces[start : start + 1], start))
        start += 1
        if pieces[start].text != pieces[start - 1].text and not entry:
            break
    blocks.append(_text_block(pieces[start:end], start))


def _joined(pieces: Sequence[Piece]) -> str:
    return "\n".join([piece.text for piece in pieces])


def _stands_apart(pieces: Sequence[Piece], width: int) -> bool:
    """Whether the first of some lines may be a headline: no paragraph begins with it."""
    if pieces[0].marked:
        return True
    return may_be_headline(pieces[0]) and not is_wrapped(pieces, width)


def _is_of_menu(piece: Piece, below: Piece) -> bool:
    """Whether a line at a page's top may be a menu's: another of it, or the title, is below."""
    return _may_be_menu(piece.text) and (_may_be_menu(below.text) or below.text[-1] == "?")


def _may_be_menu(text: str) -> bool:
    return text[-1] != "," and text[0].isalnum() and (is_entry(text) or is_row(text))


def _text_block(pieces: Sequence[Piece], first: int) -> Block:
    """Make one block of text pieces; `first` is the first one's index on the page."""
    top = pieces[0]
    if len(pieces) == 1:
        return Block("text", first, first, top.gap, top.text, None, False, top.marked)  # noqa: FBT003
    return Block("text", first, first + len(pieces) - 1, top.gap, _joined(pieces))


def may_be_headline(piece: Piece) -> bool:
    """Whether a line above others of its block is short and unpunctuated enough for a headline."""
    text = piece.text
    return (
        len(text) <= HEADLINE_LENGTH
        and text[-1] not in ",:;"
        and not text[0].islower()
        and text[0] not in "•*-#–"
    )


def _add_byline(blocks: list[Block], block: Block) -> None:
    """Add a byline; one that repeats the byline right above it becomes part of that one."""
    above = blocks[-1] if blocks else None
    if above is None or above.kind != "byline" or above.doctor is None or block.doctor is None:
        blocks.append(block)
        return
    same = above.text == block.text or (
        above.doctor.name is not None
        and above.doctor.name == block.doctor.name
        and above.sure
        and block.sure
    )
    if same:
        blocks[-1] = replace(
            above,
            last=block.last,
            doctor=_fuller(above.doctor, block.doctor),
            sure=above.sure or block.sure,
        )
        return
    if not above.sure and block.sure:
        above.kind, above.doctor = "text", None  # a sign-off above the byline
    blocks.append(block)


def _fuller(one: Doctor, other: Doctor) -> Doctor:
    known = [sum(getattr(d, f) is not None for f in Doctor.__slots__) for d in (one, other)]
    return other if known[1] > known[0] else one


def _byline_block(group: Group, pieces: list[Piece], *, flat: bool, alone: bool) -> Block | None:
    """Turn a group into a byline block, sure or doubtful; `None` where it can only be text."""
    if alone and group.line.parts == "N":
        return _block_of(group, pieces, sure=True)
    line = group.line
    parts = line.parts
    below = pieces[group.last + 1] if group.last + 1 < len(pieces) else None
    glued_above = (
        group.first > 0
        and pieces[group.first].gap == 0
        and pieces[group.first - 1].kind == "text"
        and not flat
    )
    glued_below = below is not None and below.gap == 0 and below.kind == "text" and not flat
    headed = pieces[group.first].gap > 0 and _heads(pieces, group.last + 1)
    twice = below is not None and below.text == pieces[group.first].text
    glued_below = glued_below and not headed and not twice
    signed = glued_above and line.rating is None and _takes_leave(pieces[group.first - 1].text)
    located = line.practice is not None and line.practice.location is not None
    at_end = below is None
    sure = (
        (line.rating is not None and (len(parts) > 1 or line.rating.stars is not None))
        or (parts == "NS" and located and not group.plain and not glued_below)
        or (parts == "NS" and at_end and not group.plain)
        or line.told
        or (line.name is not None and _labelled(pieces, group))
    )
    if signed or (not sure and (glued_above or glued_below)):
        return None
    if not sure and (
        (parts == "N" and not at_end) or (parts == "S" and pieces[group.first].text.islower())
    ):
        return None
    return _block_of(group, pieces, sure=sure)


def _block_of(group: Group, pieces: list[Piece], *, sure: bool) -> Block:
    text = "\n".join([piece.text for piece in pieces[group.first : group.last + 1]])
    gap = pieces[group.first].gap
    return Block("byline", group.first, group.last, gap, text, group.doctor(), sure)


def _heads(pieces: list[Piece], at: int) -> bool:
    """Whether a line glued below a byline is the next answer's headline: a body stands below it."""
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    if below is None or not may_be_headline(pieces[at]):
        return False
    if specialty.parse_place(pieces[at].text):
        return False  # a signature's
    says = len(below.text) > HEADLINE_LENGTH or below.text[-1] in ".!"
    return below.kind == "vote" or (below.kind == "text" and below.gap > 0 and says)


def _takes_leave(text: str) -> bool:
    """Whether a line right above a name makes a signature of it: `Respectfully,`."""
    return (
        text[-1] not in ".!?" and signoff.is_closing(text) and signoff.find_sign_off(text) is None
    )


def _labelled(pieces: list[Piece], group: Group) -> bool:
    """Whether a label stands right above a group or, glued, right below it."""
    below = pieces[group.last + 1 : group.last + 2]
    return (group.first > 0 and pieces[group.first - 1].kind == "label") or any(
        piece.kind == "label" and not piece.gap for piece in below
    )


def judged(blocks: Sequence[Block]) -> list[int]:
    """Indices of the blocks that get a label; the rest is furniture."""
    return [i for i, block in enumerate(blocks) if block.kind in ("text", "byline")]
