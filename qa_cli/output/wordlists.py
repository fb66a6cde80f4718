"""Words and phrases of answers, drawn by Rich: how often, by whom, near what, what is key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa_cli.output.columns import Look
from qa_cli.output.drawing import Text, table_of
from qa_cli.output.phrases import counted, shown_of
from qa_cli.output.sanitise import page_line
from qa_cli.output.usages import COLLOCATES, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.terms.groups import By
    from qa_cli.insight.terms.keyness import GroupTerm
    from qa_cli.insight.terms.wordreport import WordReport
    from qa_cli.output.columns import Column, R
    from qa_cli.output.screen import Screen


NAMELESS: Mapping[By, str] = {"doctor": "name", "specialty": "specialty", "question": "title"}
"""What a group without a label lacks."""


def drawn_terms(
    columns: Sequence[Column[R]], items: Sequence[R], total: int, told: str, screen: Screen
) -> Iterator[RenderableType]:
    """Draw a table of words or phrases, and below it how many there are and what they are of."""
    yield from table_of(columns, items, Look(screen, {}))
    yield Text(f"\n{shown_of(len(items), total, 'term')}{told}", "dim")


def drawn_report(report: WordReport, limit: int, screen: Screen) -> Iterator[RenderableType]:
    """Draw how one word or phrase is used."""
    used = report.used
    share = f"{used.answers:,} of {counted(report.of_answers, 'answer')}"
    yield Text.assemble(
        (page_line(used.term), "bold cyan"),
        f"  {counted(used.times, 'time')}, in {share}, by {counted(used.doctors or 0, 'doctor')}",
    )
    look = Look(screen, {})
    if report.forms:
        yield Text("\nIts forms", "bold")
        yield from table_of([one for one in TERMS if one.name != "doctors"], report.forms, look)
    if report.near:
        window = counted(report.window, "word")
        yield Text(f"\nNear it, within {window} of the same sentence", "bold")
        yield from table_of(COLLOCATES, report.near[:limit], look)
    if report.phrases:
        yield Text("\nPhrases with it", "bold")
        plain = [one for one in TERMS if one.name in {"term", "times"}]
        yield from table_of(plain, report.phrases[:limit], look)


def drawn_groups(found: Sequence[GroupTerm], by: By, screen: Screen) -> Iterator[Text]:
    """Draw the key terms of each group below its name, each with how often it is used there."""
    between = " · " if screen.unicode else "; "
    for (label, _), terms in groupby(found, key=lambda one: (one.label, one.id)):
        yield Text(page_line(label) if label else f"(no {NAMELESS[by]})", "bold cyan")
        told = between.join(f"{page_line(one.key.term)} {one.key.times:,}" for one in terms)
        yield Text(f"  {told}")
