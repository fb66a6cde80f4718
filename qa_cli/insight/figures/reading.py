"""A page in, its figures out."""

from collections.abc import Iterator, Sequence

from qa_cli.insight.figures.figure import Figure, Quantity, Speaker
from qa_cli.insight.figures.negation import find_denial
from qa_cli.insight.figures.places import Text, texts_of
from qa_cli.insight.figures.qualifiers import read_qualifier
from qa_cli.insight.figures.quantities import CANDIDATE, read_quantities
from qa_cli.insight.figures.roles import Asked, Mention, roles_of
from qa_cli.insight.figures.tokens import Token, sentences, tokenise
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


def mentions_in(tokens: Sequence[Token]) -> list[Mention]:
    """Return the figures of a sentence, in order."""
    mentions = []
    for read in read_quantities(tokens):
        qualifier = read_qualifier(tokens, read)
        mentions.append(Mention(read, qualifier, find_denial(tokens, qualifier.first, read.kind)))
    return mentions


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
        mentions = mentions_in(tokens)
        roles = roles_of(tokens, mentions, speaker, received)
        for (read, qualifier, denial), (role, certainty) in zip(mentions, roles, strict=True):
            yield Quantity(
                kind=read.kind,
                low=tidy(read.low),
                high=tidy(read.high),
                unit=read.unit,
                qualifier=qualifier.text,
                role=role,
                certainty=round(certainty, 2),
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
            certainty=quantity.certainty,
            negated=quantity.negated,
            words=text.text[quantity.start : quantity.end],
            quote=text.text[slice(*quantity.sentence)],
            path=source.path,
            line=line,
            column=column,
            record=source.record,
        )


def tidy(value: float) -> float:
    """Return a value without what binary fractions add to it."""
    return float(f"{value:.{_DIGITS}g}")
