"""Snippets: the passage of a hit that shows most of what was searched for, on one line."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from qa_cli.index import Unit
from qa_cli.index.schema import Field
from qa_cli.search.graphemes import cut_back, cut_forward
from qa_cli.search.matches import Occurrence, field_texts, merged

Source = Literal["body", "head", "byline"]
"""The text a passage is cut from; `byline` is put together from what is known of the doctor."""

_SOURCES: tuple[Source, ...] = ("body", "head", "byline")
"""In order of preference, where two show as much."""

_PASSAGES = 3
"""Passages of a snippet at most: when no one passage holds all words, as many as show them."""

_CONSIDERED = 400
"""Matches of a text that a passage is chosen among; a text with more repeats itself."""

_DOTS = "…"
_SENTENCE = re.compile(r"[.!?:…][\"'”’)]*\s+|\n\s*")
"""What ends a sentence or a line, up to the first character of the next one."""

_SPACES = re.compile(r"\s+")


class Snippet(NamedTuple):
    """A piece of a unit's text, ready to be shown."""

    text: str
    """One line; runs of white space are one space, `…` stands where something is left out."""
    highlights: tuple[tuple[int, int], ...]
    """Matched words as offsets into `text`, end-exclusive, ascending, not touching."""
    field: Field
    """Where the first highlight stands, or, without any, the text."""
    offset: int
    """Where in that field's text: of the first highlight, or of the snippet's start."""


class _Place(NamedTuple):
    """A match in a source text."""

    start: int
    end: int
    leaf: int
    level: int
    field: Field
    """What of the source text it is in."""


class _Passage(NamedTuple):
    """A piece of a source text, with the matches that it was chosen for."""

    source: Source
    start: int
    end: int
    leaves: frozenset[int]


def make_snippet(unit: Unit, matches: Sequence[Occurrence], width: int) -> Snippet:
    """Cut the best passages out of a unit.

    Args:
        unit: The hit.
        matches: Its places that hold words of the query.
        width: Greatest length of the passages together, code points.
    """
    texts, starts = _source_texts(unit)
    places: dict[Source, list[_Place]] = {source: [] for source in _SOURCES}
    for match in matches:
        source, start = starts[match.field]
        if len(places[source]) < _CONSIDERED:
            level = match.reading.level
            place = _Place(start + match.start, start + match.end, match.leaf, level, match.field)
            places[source].append(place)
    passages = _choose(texts, places, width)
    text, highlights, first = _assemble(texts, places, passages)
    if first is not None:
        field, offset = first.field, first.start
    else:
        shown = passages[0]
        field, offset = next(one for one in starts if starts[one][0] == shown.source), shown.start
    return Snippet(text, highlights, field, offset - starts[field][1])


def _source_texts(unit: Unit) -> tuple[dict[Source, str], dict[Field, tuple[Source, int]]]:
    """Return the texts to cut from, and for each field the text it is in and where it starts."""
    fields = field_texts(unit)
    texts: dict[Source, str] = {"body": fields.get("body", ""), "head": fields.get("head", "")}
    starts: dict[Field, tuple[Source, int]] = {"body": ("body", 0), "head": ("head", 0)}
    byline = ""
    last: Field = "doctor"
    for field, text in fields.items():
        if field in starts:
            continue
        if byline:
            byline += " " if (last, field) == ("location", "specialty") else ", "
        starts[field] = "byline", len(byline)
        byline += text
        last = field
    texts["byline"] = byline
    return texts, starts


def _choose(
    texts: dict[Source, str], places: dict[Source, list[_Place]], width: int
) -> list[_Passage]:
    """Return as few passages as show all matched words, or `_PASSAGES` that show most."""
    wanted = {place.leaf for found in places.values() for place in found}
    if not wanted:
        filled: list[Source] = [source for source in _SOURCES if texts[source].strip()]
        source = filled[0] if filled else _SOURCES[0]
        return [_widened(texts[source], _Passage(source, 0, 0, frozenset()), width)]
    chosen: list[_Passage] = []
    for number in range(1, _PASSAGES + 1):
        chosen = _best(texts, places, wanted, number, width // number)
        if wanted <= {leaf for passage in chosen for leaf in passage.leaves}:
            break
    if texts["body"].strip() and all(passage.source == "byline" for passage in chosen):
        # Who answers is told anyway: what is said is wanted.
        chosen = _best(texts, places, wanted, len(chosen), width // (len(chosen) + 1))
        room = width - sum(passage.end - passage.start for passage in chosen)
        opening = _Passage("body", 0, 0, frozenset())
        chosen.append(_widened(texts["body"], opening, room))
    return chosen


def _best(
    texts: dict[Source, str],
    places: dict[Source, list[_Place]],
    wanted: set[int],
    number: int,
    width: int,
) -> list[_Passage]:
    """Return the passages, at most so many of such a width, that show most of the wanted words."""
    chosen: list[_Passage] = []
    left = set(wanted)
    while left and len(chosen) < number:
        cores = [
            core for source in _SOURCES for core in _cores(source, places[source], left, width)
        ]
        best = max(cores, key=lambda core: core[0])[1]
        chosen.append(_widened(texts[best.source], best, width))
        left -= best.leaves
    return chosen


def _cores(
    source: Source, places: list[_Place], wanted: set[int], width: int
) -> Iterator[tuple[tuple[int, int, int], _Passage]]:
    """Yield, from each match on, the shortest piece that shows as many words as fit, with a score.

    The score is the number of words shown, then how well they match, then how close they stand.
    """
    for first, opening in enumerate(places):
        levels: dict[int, int] = {}
        end = opening.end
        for place in places[first:]:
            if place.end > opening.start + width and levels:
                break
            if place.leaf in wanted and place.leaf not in levels:
                levels[place.leaf] = place.level
                end = max(end, place.end)
        if opening.leaf in wanted:
            score = len(levels), -sum(levels.values()), opening.start - end
            yield score, _Passage(source, opening.start, end, frozenset(levels))


def _widened(text: str, core: _Passage, width: int) -> _Passage:
    """Return the passage with the text around it, cut at word ends where it has to be cut."""
    if core.end - core.start >= width:
        end = cut_back(text, core.start + width)
        return core._replace(end=end if end > core.start else core.start + width)
    room = width - (core.end - core.start)
    start = _opening(text, core.start, room)
    if start + width >= len(text):
        start = min(start, _word_start(text, len(text) - width, core.start))
    return core._replace(start=start, end=_closing(text, core.end, start + width))


def _opening(text: str, place: int, room: int) -> int:
    """Return where a passage starts: with the sentence, if it starts near, else a few words before.

    Three quarters of the room at most are spent before the place, and half where it has to be cut.
    """
    low = max(0, place - room * 3 // 4)
    if low == 0:
        return 0
    sentences = [match.end() for match in _SENTENCE.finditer(text, low, place)]
    return sentences[0] if sentences else _word_start(text, place - room // 2, place)


def _word_start(text: str, place: int, limit: int) -> int:
    """Return the start of the first word that starts at a place or after it, up to a limit."""
    if place <= 0:
        return 0
    if text[place - 1].isspace():
        return place
    space = _SPACES.search(text, place, limit)
    return space.end() if space else cut_back(text, limit)


def _closing(text: str, place: int, limit: int) -> int:
    """Return the end of the last word that ends at a place or after it, up to a limit."""
    if limit >= len(text):
        return len(text)
    spaces = [match.start() for match in _SPACES.finditer(text, place, limit + 1)]
    return spaces[-1] if spaces else cut_forward(text, place)


def _assemble(
    texts: dict[Source, str], places: dict[Source, list[_Place]], passages: list[_Passage]
) -> tuple[str, tuple[tuple[int, int], ...], _Place | None]:
    """Put passages on one line, in the order of the page.

    Returns:
        The line, the matched words in it, and the first match of all.
    """
    line = ""
    highlights: list[tuple[int, int]] = []
    first: _Place | None = None
    ordered = _in_page_order(passages)
    for passage in ordered:
        text = texts[passage.source]
        if line:
            line += f" {_DOTS} "
        elif text[: passage.start].strip():
            line = f"{_DOTS} "
        piece, offsets = _one_line(text, passage.start, passage.end)
        for place in places[passage.source]:
            start, end = max(place.start, passage.start), min(place.end, passage.end)
            if start < end:
                first = first or place
                shown = offsets[start - passage.start], offsets[end - 1 - passage.start] + 1
                highlights.append((len(line) + shown[0], len(line) + shown[1]))
        line += piece
    last = ordered[-1]
    if texts[last.source][last.end :].strip():
        line += f" {_DOTS}"
    return line, merged(highlights), first


def _in_page_order(passages: list[_Passage]) -> list[_Passage]:
    """Return passages from head to byline, those that overlap as one."""
    order: tuple[Source, ...] = ("head", "body", "byline")
    found: list[_Passage] = []
    for passage in sorted(passages, key=lambda one: (order.index(one.source), one.start)):
        if found and found[-1].source == passage.source and found[-1].end >= passage.start:
            found[-1] = found[-1]._replace(end=max(found[-1].end, passage.end))
        else:
            found.append(passage)
    return found


def _one_line(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a piece of text with every run of white space as one space, none at its ends.

    With it, for each character of the piece, its offset in what is returned.
    """
    line = ""
    offsets = []
    for character in text[start:end]:
        offsets.append(len(line))
        if not character.isspace():
            line += character
        elif line and not line.endswith(" "):
            line += " "
        else:
            offsets[-1] = max(len(line) - 1, 0)
    return line.rstrip(" "), offsets
