"""Which stretch of a page is what, before answers are looked for: title, question, footer."""

import re
from dataclasses import dataclass

from qa_cli.pages import signoff
from qa_cli.pages.blocks import Block
from qa_cli.pages.counts import declared_count
from qa_cli.pages.glance import late
from qa_cli.pages.menus import ENTRY, is_entry, is_row
from qa_cli.pages.wrapping import asks_on

TITLE_STOPS = 2
"""Sentence ends inside a title; with more of them it is a paragraph."""

TITLE_LENGTH = 220
"""Characters. Real titles have up to about 150; a longer first block is the question itself."""

_SITE = late(r"\s+[-|–—:]\s.{2,60}")

_SITE_VOICE = late(
    r"(?:all |the |any )?(?:information|contents?|materials?|answers|opinions|responses|nothing)\b"
    r".{0,120}\b(?:advice|substitute|relationship|purposes|information only|emergency)\b",
    re.IGNORECASE,
)
"""What a site says below the last byline, in words of its own."""

_WORD = late(r"[^\W\d_]{5}")
"""Of a label that says more than `A:`, which an answer may quote, and of no rule."""

SEVERAL = 2
"""Answers of a line each that make it a page's habit."""

PARAGRAPH = 100
"""Characters of an answer that is one line, at least."""

SITE_BLOCKS = 8
"""Blocks above the title, at most."""

_SITE_WORDS = late(
    r"\b(?:answers|answered|experts?|doctors|advice|information|site|page|community|real|free"
    r"|trusted|verified|anonymous)\b",
    re.IGNORECASE,
)
_FRAME = late(
    r"(?:https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|example|co\.uk|de|info)\b)"
    r"|^(?:printed (?:from|on)|rss\b)|\bprint(?:er[- ]friendly)? version\b|rss feed"
    r"|\bmin(?:ute)? read\b",
    re.IGNORECASE,
)
_FIRST_PERSON = late(r"\b(?:I|[Mm]y|[Mm]e)\b")

_PHOTO = late(
    r"\((?:with |see |has )?(?:photo|picture|pic|image)s?(?: (?:attached|included))?\)\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Zones:
    """Which blocks are what, before any answer is looked for."""

    title: int | None
    question: list[int]
    answers: range
    """Blocks among which answers are looked for."""
    footer: int
    """First block of the disclaimer and what follows; the number of blocks where there is none."""
    declared: int | None
    counted: bool
    """Whether `answers` begins right below the count line: no block of it is the question's."""
    line_per_answer: bool


def zones_of(blocks: list[Block]) -> Zones:
    """Find the zones of a page."""
    footer = _footer(blocks)
    kinds = [block.kind for block in blocks[:footer]]
    sure = next((i for i, b in enumerate(blocks[:footer]) if _opens_answer(b)), footer)
    count = next((i for i, kind in enumerate(kinds) if kind == "count"), None)
    declared = None if count is None else declared_count(blocks[count].text)
    if count is None:
        heads = [i for i, b in enumerate(blocks[:footer]) if _heads_answers(b)]
        count = heads[0] if len(heads) == 1 else None
    counted = count is not None and count < sure
    slogan = "slogan" in kinds and not counted and sure == footer
    listed = sure == footer and _is_line_per_answer(blocks[:footer], count, declared)
    if counted and count is not None:
        texts = _without_site(blocks, [i for i in range(count) if kinds[i] in ("text", "byline")])
        texts = _without_trail(blocks, texts)
        title = texts[0] if texts and _is_title(blocks, texts) else None
        start = count + 1
        question = texts[1:] if title is not None else texts
    else:
        texts = _without_site(blocks, [i for i in range(footer) if kinds[i] == "text"])
        texts = _without_trail(blocks, texts)
        opener = _first_label(blocks[:footer])
        asked = [i for i in texts[1:] if i < opener < sure]
        texts = texts[:1]
        title, question, start = None, [], 0
        if (
            texts
            and not slogan
            and _is_title(blocks, [*texts, texts[0]])
            and not _begins_answer(blocks[texts[0] : texts[0] + 2])
        ):
            title, start = texts[0], texts[0] + 1
            if asked:
                question, start, counted = asked, opener, True
    labels = sum(block.kind == "label" for block in blocks) >= SEVERAL
    evidence = slogan or sure < footer or count is not None or footer < len(blocks) or labels
    if not evidence and not (
        title is not None and ("?" in blocks[title].text[-12:] or _PHOTO.search(blocks[title].text))
    ):
        question += [i for i in range(start, footer) if kinds[i] in ("text", "byline")]
        start = footer
    alone = slogan or listed
    return Zones(title, question, range(start, footer), footer, declared, counted or slogan, alone)


def _first_label(blocks: list[Block]) -> int:
    """Return the first of several labels, rules apart; 0 where they do not open the answers."""
    labels = [i for i, b in enumerate(blocks) if b.kind == "label" and _WORD.search(b.text)]
    return labels[0] if len(labels) >= SEVERAL else 0


def _is_line_per_answer(blocks: list[Block], count: int | None, declared: int | None) -> bool:
    """Whether as many paragraphs of one line stand below the count as it says."""
    if count is None or declared is None or declared < SEVERAL:
        return False
    below = [block for block in blocks[count + 1 :] if block.kind == "text"]
    return len(below) == declared and all(
        "\n" not in block.text and len(block.text) > PARAGRAPH for block in below
    )


def _heads_answers(block: Block) -> bool:
    """Whether a label heads all answers (`Doctor Answers`), and none of them."""
    return block.kind == "label" and block.text.lower().rstrip(" :").endswith(
        ("answers", "replies")
    )


def _begins_answer(blocks: list[Block]) -> bool:
    """Whether a first block is no title: below a title stands no vote, and no byline of it."""
    kinds = [block.kind for block in blocks[1:]]
    asks = _PHOTO.sub("", blocks[0].text).rstrip()[-1:] == "?"
    return kinds == ["vote"] or (kinds == ["byline"] and not asks)


def _without_site(blocks: list[Block], texts: list[int]) -> list[int]:
    """Leave out what a site says above the title: its menu, its name, its slogan, its disclaimer.

    The title is the first short block that asks; above it no more than such words may stand.
    """
    for at, i in enumerate(texts[:SITE_BLOCKS]):
        text = blocks[i].text
        if any(map(_opens_answer, blocks[:i])):
            break
        whole = "\n" not in text or asks_on(text)
        asks = whole and len(text) <= TITLE_LENGTH and _PHOTO.sub("", text).rstrip()[-1:] == "?"
        glued = blocks[i].gap == 0 and at and not _heads_title(blocks[i - 1], at)
        if asks and not glued:
            return texts[at:]
        if not _is_of_site(text):
            break
    for at, i in enumerate(texts[:SITE_BLOCKS]):
        text = blocks[i].text
        named = at + 1 < len(texts) and _is_menu(blocks, i, texts[at + 1])
        if not (named or _is_of_frame(text) or _is_links(text)):
            return texts[at:]
    return texts


def _heads_title(block: Block, above: int) -> bool:
    """Whether the title may be glued below a block: furniture, a menu's word, `Lee asked:`.

    A single word `above` it may be the title itself.
    """
    if block.kind != "text":
        return True
    last = block.text.rpartition("\n")[2]
    return last[-1] == ":" or (above > 1 and last[-1] != "," and (is_entry(last) or is_row(last)))


def _is_links(text: str) -> bool:
    """Whether a block is a menu, a link a line."""
    lines = text.split("\n")
    return len(lines) > SEVERAL and all(line.count(" ") < ENTRY - 2 for line in lines)


def _is_of_frame(text: str) -> bool:
    """Whether a block gives an address, a date of printing, or a feed: no title does."""
    return _FRAME.search(text[:TITLE_LENGTH]) is not None


def _is_menu(blocks: list[Block], i: int, below: int) -> bool:
    """Whether a short block is the site's name: furniture parts it from a longer one."""
    text = blocks[i].text
    apart = any(block.kind == "furniture" for block in blocks[i + 1 : below])
    short = text.count(" ") < ENTRY - 2 and text[-1] not in ".?!"
    return apart and short and blocks[below].text.count(" ") >= ENTRY - 2


def _is_of_site(text: str) -> bool:
    """Whether a block is a menu's word, a name, or words that no asker says."""
    if all(map(is_entry, text.split("\n"))):
        return True
    if _SITE_WORDS.search(text) is not None and _FIRST_PERSON.search(text) is None:
        return True
    return is_row(text)


def _without_trail(blocks: list[Block], texts: list[int]) -> list[int]:
    """Leave out a breadcrumb trail (`Home`, `Questions`, `Facelift`) above the title."""
    at = 0
    while at < len(texts) - 1:
        i = texts[at]
        trailing = (
            i > 0
            and blocks[i - 1].kind in ("furniture", "text")
            and blocks[i].gap == 0
            and (at or blocks[i - 1].kind == "furniture")
        )
        if not trailing or blocks[i].text.count(" ") > 1 or blocks[i].text[-1] in ".?!":
            break
        at += 1
    while at < len(texts) - 1 and _SITE.fullmatch(
        blocks[texts[at]].text.removeprefix(blocks[texts[at + 1]].text)
    ):
        at += 1  # the browser's page title, with the site's name
    return texts[at:]


def _footer(blocks: list[Block]) -> int:
    """Find where the page ends: at the disclaimer, or at a list of other pages.

    Where each answer has a disclaimer of its own, at the last one.
    """
    ends = [i for i, block in enumerate(blocks) if block.kind == "disclaimer"]
    if ends:
        first = ends[0]
        between = any(_opens_answer(block) for block in blocks[first : ends[-1]])
        footer = ends[-1] if between else first
    else:
        footer = len(blocks)
        last = max((i for i, block in enumerate(blocks) if block.sure), default=footer)
        below = [i for i in range(last + 1, footer) if blocks[i].kind == "text"]
        if below and _SITE_VOICE.match(blocks[below[0]].text[:TITLE_LENGTH]):
            footer = below[0]
    for i in range(footer - 1, -1, -1):
        if _opens_answer(blocks[i]) or len(blocks[i].text) > TITLE_LENGTH:
            break
        if blocks[i].kind == "related":
            footer = i
    return footer


def _opens_answer(block: Block) -> bool:
    """Whether a block shows that answers stand around it."""
    return block.kind == "vote" or (block.kind == "byline" and block.sure)


def _is_title(blocks: list[Block], texts: list[int]) -> bool:
    """Whether the first text block of a page is its title: one line that is no paragraph."""
    block = blocks[texts[0]]
    text = block.text
    if "\n" in text and not asks_on(text):
        return False
    if len(text) > TITLE_LENGTH or signoff.is_salutation(text):
        return False
    if _PHOTO.search(text) or len(texts) == 1:
        return True
    return sum(text.count(stop) for stop in (". ", "? ", "! ")) <= TITLE_STOPS


def has_photo(title: str) -> bool:
    """Whether a title says that photos came with the question."""
    return _PHOTO.search(title) is not None
