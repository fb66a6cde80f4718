"""A page in, its figures out."""

from collections.abc import Iterator

from qa_cli.insight.figures.figure import Figure, Quantity, Speaker
from qa_cli.insight.figures.negation import find_denial
from qa_cli.insight.figures.places import Text, texts_of
from qa_cli.insight.figures.qualifiers import read_qualifier
from qa_cli.insight.figures.quantities import CANDIDATE, read_quantities
from qa_cli.insight.figures.roles import Asked, Sentence
from qa_cli.insight.figures.tokens import sentences, tokenise
from qa_cli.model import Page, Source

_DIGITS = 10
"""Significant digits kept: more than any text gives."""


def figures_of(page: Page, saved: str | None = None) -> tuple[Figure, ...]:
    """Return every figure of a page: the asker's first, then answer by answer, in page order.

    `saved` is the page's text as saved; with it columns are exact, also where a line is indented
    or holds several parts. Time is linear in the length of the page.
    """
    figures: list[Figure] = []
    received: set[Asked] = set()
    for text in texts_of(page, saved):
        for figure in _figures_in(text, page.source, frozenset(received)):
            figures.append(figure)
            if text.speaker == "asker" and figure.role == "received":
                received.add((figure.kind, figure.low, figure.high, figure.unit))
    return tuple(figures)


def quantities_in(
    text: str, speaker: Speaker, received: frozenset[Asked] = frozenset()
) -> Iterator[Quantity]:
    """Yield the quantities of a text, in order, each with its role.

    `received` is what the asker of the same page had, by kind, low, high and unit: a doctor who
    repeats it speaks of it.
    """
    if not CANDIDATE.search(text.lower()):
        return
    for start, end in sentences(text):
        if not CANDIDATE.search(text[start:end].lower()):
            continue
        tokens = tokenise(text, start, end)
        reads = read_quantities(tokens)
        sentence = Sentence(tokens, reads, speaker, received)
        for read in reads:
            qualifier = read_qualifier(tokens, read)
            denial = find_denial(tokens, qualifier.first, read.kind)
            yield Quantity(
                kind=read.kind,
                low=_tidy(read.low),
                high=_tidy(read.high),
                unit=read.unit,
                qualifier=qualifier.text,
                role=sentence.add(qualifier.first, denial),
                negated=denial == "figure",
                start=tokens[read.first].start,
                end=tokens[read.next - 1].end,
                sentence=(start, end),
            )


def _figures_in(text: Text, source: Source, received: frozenset[Asked]) -> Iterator[Figure]:
    for quantity in quantities_in(text.text, text.speaker, received):
        line, column = text.place(quantity.start, quantity.end)
        yield Figure(
            id=text.id,
            speaker=text.speaker,
            doctor=text.doctor,
            kind=quantity.kind,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            qualifier=quantity.qualifier,
            role=quantity.role,
            negated=quantity.negated,
            words=text.text[quantity.start : quantity.end],
            quote=text.text[slice(*quantity.sentence)],
            path=source.path,
            line=line,
            column=column,
            record=source.record,
        )


def _tidy(value: float) -> float:
    """Return a value without what binary fractions add to it."""
    return float(f"{value:.{_DIGITS}g}")
