"""Matches: where in a unit's text the query's words stand. Only for the hits that are shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qa_cli.index import Unit
from qa_cli.index.analysis import Token, tokens
from qa_cli.index.keys import units
from qa_cli.index.schema import Field
from qa_cli.model import Page
from qa_cli.search.plan import Plan, Reading

_CHUNK = 50_000
"""Characters of a text that are looked through at a time. Answers are shorter; of a longer text
only the first chunk with a match is used, so that a hostile page costs no more than a large one."""

Span = tuple[int, int]
"""A stretch of a text: offsets, code points, end-exclusive."""

Marks = Mapping[tuple[int, Field], Sequence[Span]]
"""Number of an answer, 0 for the question, and a field -> what of its text is marked, ascending and
apart; nothing for a text without any."""


class Occurrence(NamedTuple):
    """A word of the query at a place of a text."""

    field: Field
    start: int
    """Offset into the field's text, code points."""
    end: int
    """Offset after it."""
    leaf: int
    """Which of the plan's leaves."""
    reading: Reading
    """How it matches here: the best way."""


class Matcher:
    """Finds the words of a plan in units."""

    def __init__(self, plan: Plan) -> None:
        self._leaves = plan.leaves
        self._terms: dict[str, list[tuple[int, Reading]]] = {}
        self._others: list[tuple[int, Reading]] = []
        for number, leaf in enumerate(plan.leaves):
            for reading in leaf.readings:
                first, *rest = reading.slots
                if rest or first.start is not None:
                    self._others.append((number, reading))
                    continue
                for term in first.terms:
                    self._terms.setdefault(term, []).append((number, reading))

    def find(self, unit: Unit) -> list[Occurrence]:
        """Return all places of the unit that hold a word of the query: by field, then by place.

        A place that matches a word in several ways is there once for it, in the best of them.
        """
        found = []
        for field, text in field_texts(unit).items():
            leaves = {
                number
                for number, leaf in enumerate(self._leaves)
                if field in leaf.scope.fields("asker" if unit.answer is None else "doctor")
            }
            if leaves:
                found += self._in_text(leaves, field, text)
        return found

    def _in_text(self, leaves: set[int], field: Field, text: str) -> list[Occurrence]:
        found: list[Occurrence] = []
        for offset, chunk in _chunks(text):
            cut = tokens(chunk)
            for place in range(len(cut)):
                best: dict[int, Reading] = {}
                for number, reading in self._at(cut, place):
                    known = best.get(number)
                    if number in leaves and (known is None or reading.level < known.level):
                        best[number] = reading
                for number, reading in sorted(best.items()):
                    start, end = cut[place].start, cut[place + len(reading.slots) - 1].end
                    found.append(Occurrence(field, offset + start, offset + end, number, reading))
            if found:
                break
        return found

    def _at(self, cut: Sequence[Token], place: int) -> Iterator[tuple[int, Reading]]:
        """Yield the readings that the terms from a place on match, with their leaves."""
        yield from self._terms.get(cut[place].term, ())
        for number, reading in self._others:
            here = cut[place : place + len(reading.slots)]
            if len(here) == len(reading.slots) and all(
                slot.holds(token.term) for slot, token in zip(reading.slots, here, strict=True)
            ):
                yield number, reading


def marks_on(page: Page, matcher: Matcher) -> Marks:
    """Return the places of a page that hold a word of the query."""
    found: dict[tuple[int, Field], list[Span]] = {}
    for number, unit in enumerate(units(page)):
        for match in matcher.find(unit):
            found.setdefault((number, match.field), []).append((match.start, match.end))
    return {place: merged(spans) for place, spans in found.items()}


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, with those that overlap or touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def field_texts(unit: Unit) -> dict[Field, str]:
    """Return the unit's texts by field, as the page has them; those it lacks are left out."""
    doctor = unit.answer.doctor if unit.answer is not None else None
    texts: dict[Field, str | None] = {
        "head": unit.head,
        "body": unit.body,
        "doctor": unit.name,
        "credentials": doctor.credentials if doctor else None,
        "location": doctor.location if doctor else None,
        "specialty": doctor.specialty if doctor else None,
    }
    return {field: text for field, text in texts.items() if text}


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the text in pieces that end at a space where there is one, with their offsets."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield start, text[start:end]
        start = end
