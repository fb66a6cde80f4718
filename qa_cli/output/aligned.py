"""A concordance, drawn by Rich: the word in a column, its context to the width of the screen."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len

from qa_cli.output.drawing import Text, steady
from qa_cli.output.phrases import place_of, ref_of, shown_of
from qa_cli.output.sanitise import page_line
from qa_cli.search.graphemes import cut_back, cut_forward

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qa_cli.output.screen import Screen
    from qa_cli.search.concordance import Concordance, ConcordanceLine

MARK = "bold red"
"""Style of the word, as in hits."""

WIDEST_WORD = 0.3
"""Share of the screen that the column of the word takes at most: of a longer phrase, the end is cut
off."""

ROOM = 16
"""Columns of context on either side at least, for places to be drawn with their paths; where there
are fewer, ids of questions and answers, which are shorter, stand for them."""

_GAP = 2
"""Columns between the context and the place."""


def drawn_concordance(
    found: Concordance, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[Text]:
    """Draw the lines, each with its place at its end, and below them how many there are."""
    words = [_shown(line.match) for line in found.lines]
    word = min(max(map(cell_len, words), default=0), int(screen.width * WIDEST_WORD))
    places = [place_of(line.path, line.line, line.record) for line in found.lines]
    if _room(screen, word, places) < ROOM:
        places = [ref_of(line.id, short_ids) for line in found.lines]
    room = max(_room(screen, word, places), 1)
    for line, match, place in zip(found.lines, words, places, strict=True):
        yield _aligned(line, match, place, word, room)
    yield Text(f"\n{_total(found)}", "dim")


def _room(screen: Screen, word: int, places: Sequence[str]) -> int:
    """Return the columns of context on either side, the blanks beside the word among them."""
    place = max(map(cell_len, places), default=0)
    return (screen.width - place - _GAP - word) // 2


def _aligned(line: ConcordanceLine, match: str, place: str, word: int, room: int) -> Text:
    left = last_words(_shown(line.left), room)
    match = first_words(match, word)
    right = first_words(_shown(line.right), room + word - cell_len(match))
    end = room + word - cell_len(match) - cell_len(right) + _GAP
    text = Text(f"{' ' * (room - cell_len(left))}{left}", no_wrap=True, overflow="crop")
    text.append(match, MARK)
    text.append(f"{right}{' ' * end}")
    return text.append(place, "dim")


def _shown(text: str) -> str:
    return steady(page_line(text))


def first_words(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits, in columns; whole words if one fits."""
    if cell_len(text) <= width:
        return text
    end = cut_back(text, _fitting(text, width))
    kept = text[:end]
    if text[end].isspace():
        return kept.rstrip()
    return kept[: kept.rfind(" ")] if " " in kept.strip() else kept


def last_words(text: str, width: int) -> str:
    """Return as much of the end of a text as fits, in columns; whole words if one fits."""
    if cell_len(text) <= width:
        return text
    start = cut_forward(text, len(text) - _fitting(text[::-1], width))
    kept = text[start:]
    if text[start - 1].isspace():
        return kept.lstrip()
    return kept[kept.find(" ") + 1 :] if " " in kept.strip() else kept


def _fitting(text: str, width: int) -> int:
    """Return how many of the first characters take no more columns."""
    return sum(taken <= width for taken in accumulate(map(cell_len, text)))


def _total(found: Concordance) -> str:
    lines = shown_of(len(found.lines), found.total, "line")
    one = found.units == 1
    return f"{lines}, in {found.units:,} {'question or answer' if one else 'questions and answers'}"
