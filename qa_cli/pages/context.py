"""A line in its page: works out what the rows of `features.TABLE` name, for all lines.

Distances are told in the page's own measure: `=` on the same line, `0` on the next, `1` below the
page's usual gap, `2` below a wider one; `^` and `$` are the page's ends.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_cli.pages.counts import declared_count
from qa_cli.pages.features import Attributes
from qa_cli.pages.lines import Piece
from qa_cli.pages.looks import LENGTHS, Look, bucket, look
from qa_cli.pages.repeats import Repeats

TOP = 12
"""Pieces at a page's start among which its title stands."""

_DEEP = 6
"""Lines below the start of a page without a count that are told from each other."""

_ABOVE, _BELOW = 5, 4
"""Lines above the count, from the page's start, and below it that are told from each other."""

_BEYOND = 9
"""Stands for a line further down than any title."""

_ENDING = 4
"""Lines before a page's end that are told from each other."""

_PARTS = 5
"""Lines of a block that are told from each other."""

_DEEPEST = 3
"""Lines of a block that are told from each other by their place in it."""

_FULLEST = 4
"""Parts of the fullest byline that are told."""

_SPARSE = 12
"""Lines for each gap, above which a page has no blocks."""

_THIRDS = 3
"""Shares of a line's words that the title has, too, which are told from each other."""

_FEW = (0, 1, 3, 7)
"""Up to how many lines of a kind two pages have about as many."""

_TEXT = ("p", "m.", "m")
"""Classes of lines that are text for certain."""

_TOLD = ("cou", "lbq", "lba", "lbn", "lbt", "sal", "vot", "asd", "s?", "m?", "fur", "rel", "li")
"""Classes of lines whose number tells whether a page holds a question."""

_EDGE = Look("", (), voice="^", head="^", tail="^")
"""Stands above the first line and below the last."""


class _Block(NamedTuple):
    """Lines right below each other."""

    first: int
    size: int
    parts: str
    """Byline parts of its lines, `-` for any other line."""
    nth: str
    """`1` the first block with a byline's line, `2` the second, `+` a later one; else `0`."""


def attributes(pieces: Sequence[Piece]) -> list[Attributes]:
    """Work out the attributes of all lines of a page, in order; a page has one line at least."""
    return list(each_line(pieces))


def each_line(pieces: Sequence[Piece]) -> Iterator[Attributes]:
    """Yield the attributes of each line in order: a page of a million lines need not hold them all.

    The values of a group stand in the order that `features.GROUPS` gives.
    """
    count = len(pieces)
    looks = [look(piece.text, piece.kind) for piece in pieces]
    texts = [piece.text for piece in pieces]
    cls = [one.cls for one in looks]
    above = _distances(pieces)
    below = [*above[1:], "$"]
    at, declared = count_of(pieces)
    repeats = Repeats(declared)
    kinds = Counter(cls)
    often = {one: repeats.rank(times) for one, times in kinds.items()}
    repeated = ["^", *repeats.words(texts, looks), "$"]
    shaped = repeats.ranks([one.shape for one in looks])
    opened = repeats.ranks([one.opening for one in looks])
    alike = repeats.ranks(list(zip(cls, above, below, strict=True)))
    blocks = _blocks(looks, above)
    side = _side(cls, at + 1)
    flat = "1" if (len(blocks) - 1) * _SPARSE < count else "0"
    ran = repeats.bylines(_runs(cls, above))
    page = f"{side}{ran}{'v' if 'vot' in kinds else ''}{flat}"
    labelled = _labelled(kinds)
    top = _top(pieces, cls)
    likes = _likes(texts, looks, top)
    again = _again(pieces)
    best = _best(blocks)
    around = ("^^", "^", *cls, "$", "$$")
    beyond = (*below, "")
    looked = (_EDGE, *looks, _EDGE)
    ends = ("^", *[one.parts for one in blocks], "$")
    for number, block in enumerate(blocks):
        first, parts = block.first, block.parts
        parts_a, parts_b = ends[number], ends[number + 2]
        opener, ahead, size = cls[first], around[first + 1], str(min(block.size, _PARTS))
        for i in range(first, first + block.size):
            c, g, h, one = cls[i], above[i], below[i], looks[i]
            up, down = looked[i], looked[i + 2]
            before, after = around[i + 1], around[i + 3]
            here, zone = _zone(i, at)
            inside, end = str(min(i - first, _DEEPEST)), str(min(count - 1 - i, _ENDING))
            past = "<" if i < top else "=" if i == top else ">"
            said_a, said, said_b = repeated[i : i + 3]
            own = one.own if i else (*one.own, *_of_page(looks, kinds, side + ran, labelled, at))
            yield (
                own,
                up.flags,
                down.flags,
                (c, g, h, before, after, around[i], around[i + 4], beyond[i + 1]),
                (often[c], c, g, h, said_a, said, said_b, shaped[i], alike[i], opened[i]),
                (zone, c, here, g, h, page, side, before, after, end, labelled, one.head, flat),
                (likes[i], g, h, c, again[i], past),
                (opener, c, inside, size, ahead, parts, parts_b, parts_a, best, block.nth),
                (up.voice, one.voice, c, down.voice, up.tail, g, one.head, up.cls),
            )


def count_of(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the place of the line that declares answers, and how many; -1 and 0 for none."""
    for place, piece in enumerate(pieces):
        if piece.kind == "count" and (number := declared_count(piece.text)) is not None:
            return place, number
    return -1, 0


def _distances(pieces: Sequence[Piece]) -> list[str]:
    """Return how far each piece is below the one above."""
    gaps = Counter([piece.gap for piece in pieces[1:] if piece.gap])
    usual = max(sorted(gaps), key=gaps.__getitem__, default=0)
    found: list[str] = []
    line = 0
    for piece in pieces:
        if piece.gap:
            found.append("1" if piece.gap <= usual else "2")
        else:
            found.append("=" if piece.line == line else "0")
        line = piece.line
    found[0] = "^"
    return found


def _blocks(looks: Sequence[Look], above: Sequence[str]) -> list[_Block]:
    """Part a page at its gaps."""
    starts = [place for place, distance in enumerate(above) if distance not in "0="]
    found: list[_Block] = []
    seen = 0
    for first, last in zip(starts, [*starts[1:], len(looks)], strict=True):
        inside = looks[first : min(last, first + _PARTS)]
        parts = "".join([one.parts or "-" for one in inside])[:_PARTS]
        named = parts.strip("-") != ""
        found.append(_Block(first, last - first, parts, "12+"[min(seen, 2)] if named else "0"))
        seen += named
    return found


def _best(blocks: Sequence[_Block]) -> str:
    """Return the parts of the page's fullest byline: of a block with a name or a rating."""
    full = [one.parts for one in blocks if "R" in one.parts or "N" in one.parts]
    return max(full, key=len, default="")[:_FULLEST]


def _runs(cls: Sequence[str], above: Sequence[str]) -> int:
    """Count the runs of byline lines right below each other."""
    runs, open_run = 0, False
    for one, distance in zip(cls, above, strict=True):
        named = one[0] == "Y"
        runs += named and not (open_run and distance in "0=")
        open_run = named
    return runs


def _side(cls: Sequence[str], start: int) -> str:
    """Say on which side of the texts below the count bylines stand; `n` where there are none.

    Two letters: `A` the first byline is above the first text, `U` below it; `A` the last paragraph
    is below the last byline, `B` above it.
    """
    named = [i for i, one in enumerate(cls) if one[0] == "Y"]
    if not named or named[-1] < start:
        return "n"
    first = next(i for i in named if i >= start)
    texts = [i for i, one in enumerate(cls) if i >= start and one in _TEXT]
    last = max([i for i in texts if cls[i] == "p"], default=-1)
    opens = "A" if first < min(texts, default=len(cls)) else "U"
    return opens + ("A" if last > named[-1] else "B")


def _labelled(kinds: Counter[str]) -> str:
    """Say which labels a page has: `q` of questions, `a` of answers, `t` several of speakers."""
    tags = kinds["lbt"] + kinds["lbn"] > 1
    return ("q" if kinds["lbq"] else "") + ("a" if kinds["lba"] else "") + ("t" if tags else "")


def _top(pieces: Sequence[Piece], cls: Sequence[str]) -> int:
    """Return the place of the line that is likest to be the title."""
    for place, (piece, one) in enumerate(zip(pieces[:TOP], cls, strict=False)):
        long = piece.text.count(" ") > 1
        if piece.kind == "text" and long and one != "p" and one[0] != "Y":
            return place
    return 0


def _likes(texts: Sequence[str], looks: Sequence[Look], top: int) -> list[str]:
    """Say how much of each short line the title says: `e` the same, `3` most, `0` nothing."""
    title = looks[top].stems
    found: list[str] = []
    for place, one in enumerate(looks):
        own = one.stems
        if not own or not title or place == top or one.cls[0] not in "smY":
            found.append("-")
            continue
        shared = len(own & title)
        if not shared:
            found.append("0")
        elif texts[place] == texts[top]:
            found.append("e")
        else:
            found.append(str(min(_THIRDS, shared * _THIRDS // len(own) + 1)))
    return found


def _again(pieces: Sequence[Piece]) -> list[str]:
    """Say of each piece whether it says what the text above it said: `=` or `-`."""
    said = ""
    found: list[str] = []
    for piece in pieces:
        found.append("=" if piece.text == said else "-")
        if piece.kind in ("text", "label"):
            said = piece.text
    return found


def _zone(place: int, at: int) -> tuple[str, str]:
    """Say where a line is, and that with how deep.

    `q` above the count, `c` the count, `a` below it, `n` on a page without one.
    """
    if at < 0:
        return "n", f"n{min(place, _DEEP) if place < TOP else _BEYOND}"
    if place < at:
        return "q", f"q{min(place, _ABOVE)}"
    return ("c", "c0") if place == at else ("a", f"a{min(place - at, _BELOW)}")


def _of_page(
    looks: Sequence[Look], kinds: Counter[str], bylines: str, labelled: str, at: int
) -> Iterator[str]:
    """Yield what a whole page says of whether it holds a question: features of its first line."""
    voices = Counter([one.voice for one in looks])
    mine, yours = voices["m"], voices["y"]
    yield f"P:{bylines}"
    yield f"Pl:{labelled}"
    yield f"Pc:{at >= 0:d}{'vot' in kinds:d}{'dis' in kinds:d}"
    yield f"Pv:{bucket(mine, _FEW)}{bucket(yours, _FEW)}"
    yield f"Pv0:{bucket(voices['0'], _FEW)}{bucket(mine + yours, _FEW)}"
    yield f"Pn:{bucket(len(looks), LENGTHS)}"
    yield f"Pa:{bucket(sum([one.head == 'a' for one in looks]), _FEW)}"
    yield f"Pt:{bucket(sum([one.tail == 'c' for one in looks]), _FEW)}"
    asked = [place for place, one in enumerate(looks[:_DEEP]) if one.tail == "?"]
    yield f"Pq:{asked[0] if asked else '-'}{looks[0].cls}"
    yield from (f"Pk:{cls}{bucket(kinds[cls], _FEW)}" for cls in _TOLD if kinds[cls])
