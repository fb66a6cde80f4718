"""Lines that a template repeats with every answer: what it counts, and what can be clicked.

No list of templates can be complete. What they share: the lines are short, they come again in the
same words but for numbers, and say nothing of a person.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from qa_cli.pages.byline import read_line
from qa_cli.pages.glance import late
from qa_cli.pages.lines import Piece

SHORT = 60
"""Characters of such a line, at most."""

FEW = 2
"""Times that a line stands on a page at least, where its numbers differ or all its words are those
of buttons."""

_NUMBER = late(r"\d[\d,.]*[km]?")
_WORD = late(r"[^\W\d_]+")

_BUTTONS = frozenset(
    """reply replies share report flag helpful unhelpful like likes unlike comment comments vote
    votes voted upvote upvotes upvoted downvote downvotes save print email tweet follow
    following thank thanks agree agrees agreed disagree useful posted updated answered
    permalink edit link bookmark copy cite award quote contact book appointment message
    website inappropriate abuse verified views profile rate rating points point score""".split()
)
"""Words of buttons, and of what is counted beside them."""

_BETWEEN = frozenset(
    """answer answers expert experts doctor doctors view read more less yes no consultation this
    was were is it the to a an of and from by find found people person members users readers
    patients full all see show hide add write your my ask request accepted best top visit
    call now online free content post question page next previous""".split()
)
"""Words that stand beside these."""

_COUNTING = frozenset("of out to".split())
"""Words between two numbers."""


def mark_buttons(pieces: Sequence[Piece]) -> None:
    """Mark as furniture what a page repeats in the same words, but for numbers."""
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        text = piece.text
        if len(text) <= SHORT and piece.kind == "text" and text[-1] not in ".!?:,;":
            found[_NUMBER.sub("0", text)].append(piece)
    for shape, alike in found.items():
        if len(alike) >= FEW and _is_repeated(shape, alike):
            for piece in alike:
                piece.kind = "furniture"


def _is_repeated(shape: str, alike: Sequence[Piece]) -> bool:
    """Whether lines of one shape are a template's: counts that differ, or buttons."""
    words = set(_WORD.findall(shape.lower()))
    told = words & _BUTTONS or ("0" in shape and words <= _COUNTING)
    if not told or not words <= _BUTTONS | _BETWEEN | _COUNTING:
        return False
    if read_line(alike[0].text) is not None:
        return False
    if len(words) > 1 or (words and "0" in shape):
        return True
    numbers = [int(re.sub(r"\D", "", piece.text) or 0) for piece in alike]
    return not words and any(below != above + 1 for above, below in pairwise(numbers))
