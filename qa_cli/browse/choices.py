"""What the facets offer, and how a value that is chosen becomes a part of the query."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from qa_cli.output.drawing import Text
from qa_cli.output.phrases import counted
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text as RichText

    from qa_cli.insight.facets import Counts, Value

MOST = 50
"""Values of a facet that are listed; with more, a query narrows them."""

FIGURE = 6
"""Columns of a count and the blank behind it."""

_QUOTES = re.compile('["“”„]+')
_OR = re.compile(r"(^|\s)OR(\s|$)")


class Choice(NamedTuple):
    """A line of the facets."""

    text: RichText
    """Harmless."""
    term: str = ""
    """What the query asks for with it; empty for a heading."""
    answer_id: str = ""
    """Of an answer of the doctor's; empty for other facets."""


def choices(counts: Counts, query: str) -> Iterator[Choice]:
    """Yield the lines of the facets of what a query finds; what it asks for has a sign."""
    facets = (
        ("Doctors", counts.doctors, "doctor"),
        ("Specialties", counts.specialties, "specialty"),
        ("Places", counts.locations, "location"),
        ("Problems", counts.problems, "has"),
    )
    for heading, values, field in facets:
        yield Choice(Text.assemble((heading, "bold"), (f"  {len(values):,}", "dim")))
        times = Counter(value.label for value in values[:MOST])
        for value in values[:MOST]:
            term = _term(field, value)
            is_chosen = term in query
            sign = "✓" if is_chosen else " "
            line = Text.assemble(
                (f"{value.times:>{FIGURE - 1},} ", "cyan"),
                (f"{sign} ", "bold green"),
                (page_line(value.label), "bold" if is_chosen else ""),
            )
            if times[value.label] > 1 and value.location:  # namesakes
                line.append(f", {page_line(value.location)}", "dim")
            yield Choice(line, term, value.answer_id)
        if (more := len(values) - MOST) > 0:
            yield Choice(Text(f"{'':{FIGURE}}  {more:,} more", "dim"))


def summary(counts: Counts) -> str:
    """Return `2 questions, 18 answers`."""
    return f"{counted(counts.questions, 'question')}, {counted(counts.answers, 'answer')}"


def toggled(query: str, term: str) -> str:
    """Return a query that asks for a term as well, or, where it did, does so no longer."""
    query = query.strip()
    if term in query:
        return " ".join(query.replace(term, " ", 1).split())
    if _OR.search(query):
        query = f"({query})"
    return f"{query} {term}".strip()


def _term(field: str, value: Value) -> str:
    """Return what a query asks for with a value; of problems it knows only that there are some."""
    if field == "has":
        return "has:problem"
    terms = [f'{field}:"{_phrase(one)}"' for one in value.names or (value.label,)]
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _phrase(text: str) -> str:
    return " ".join(_QUOTES.sub(" ", text).split())


def term_of(choice: Sequence[Choice], place: int | None) -> str:
    """Return the term of a line; empty for a heading, and where there is no such line."""
    return choice[place].term if place is not None and place < len(choice) else ""
