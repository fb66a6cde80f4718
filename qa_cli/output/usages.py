"""The columns of what is told of words: where they stand, how often, near what, which are key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qa_cli.output.columns import ALL, CSV, Column, Drawn, Look, Sheet, of, right, value_at
from qa_cli.output.phrases import place_of
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_cli.insight.terms.collocation import Collocate
    from qa_cli.insight.terms.keyness import GroupTerm, KeyTerm
    from qa_cli.insight.terms.usage import Used
    from qa_cli.insight.terms.wordreport import WordReport
    from qa_cli.output.columns import Line
    from qa_cli.search.concordance import ConcordanceLine

CONCORDANCE: tuple[Column[ConcordanceLine], ...] = (
    *of("id"),
    Column("place", lambda one: place_of(one.path, one.line, one.record)),
    *of("left match right"),
    *of("path line column part record", CSV),
)


def _rounded(name: str, heading: str, rank: int = 0) -> Column[Any]:
    """Describe a column of a measure, of which more than two decimals say nothing."""

    def shown(one: Any, _: Look) -> str:  # noqa: ANN401  whatever has the attribute
        return f"{getattr(one, name):.2f}"

    drawn = Drawn[Any](heading, shown, right=True, rank=rank)
    return Column(name, lambda one: round(getattr(one, name), 2), ALL, drawn)


def _term(heading: str = "Term") -> list[Column[Any]]:
    return of("term", ALL, Drawn(heading, lambda one, _: page_line(one.term), "cyan"))


def _number(name: str, heading: str, rank: int = 0) -> list[Column[Any]]:
    return of(name, ALL, right(heading, name, rank))


TERMS: tuple[Column[Used], ...] = (
    *_term(),
    *_number("times", "Times"),
    *_number("answers", "Answers", 1),
    *_number("doctors", "Doctors", 2),
)

KEY_TERMS: tuple[Column[KeyTerm], ...] = (
    *_term(),
    *_number("times", "Times"),
    *_number("answers", "Answers", 2),
    *_number("doctors", "Doctors", 3),
    *_number("other_times", "Times\nelsewhere"),
    _rounded("log_likelihood", "Log-likelihood", 1),
    _rounded("log_ratio", "Log\nratio", 4),
)

GROUP_TERMS: tuple[Column[GroupTerm], ...] = (
    Column("group", lambda one: one.label),
    *of("term=key.term times=key.times answers=key.answers other_times=key.other_times"),
    Column("log_likelihood", lambda one: round(one.key.log_likelihood, 2)),
    Column("log_ratio", lambda one: round(one.key.log_ratio, 2)),
    *of("group_id=id"),
)

COLLOCATES: tuple[Column[Collocate], ...] = (
    *_term("Near it"),
    *_number("together", "Together"),
    *_number("answers", "Answers", 2),
    *_number("times", "Times\nin all", 1),
    _rounded("log_dice", "Log-Dice"),
)

WORD: tuple[Column[Line], ...] = tuple(
    Column(name, value_at(place))
    for place, name in enumerate("what term times answers doctors together log_dice".split())
)


def word_sheet(report: WordReport) -> Sheet[Line]:
    """Return how a word is used as rows: the word, its forms, what stands near it, phrases."""
    return Sheet(WORD, _word_rows(report), ragged=True)


def _word_rows(report: WordReport) -> Iterator[Line]:
    yield "word", *report.used
    for one in report.forms:
        yield "form", one.term, one.times, one.answers
    for near in report.near:
        dice = round(near.log_dice, 2)
        yield "near", near.term, near.times, near.answers, None, near.together, dice
    for one in report.phrases:
        yield "phrase", one.term, one.times
