"""What a report begins with: its title, the table of contents, and the corpus in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from qa_cli.insight.figures import most_shared
from qa_cli.output.charts import (
    doubts_of,
    posts,
    ratings,
    shared_figures,
    spreads_of,
    who_answers,
)
from qa_cli.output.phrases import counted, title_of
from qa_cli.output.report import anchors
from qa_cli.output.report.blocks import (
    Column,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Share,
    Table,
)
from qa_cli.output.sanitise import page_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.overview import CorpusSummary
    from qa_cli.model import Page
    from qa_cli.output.charts import Bar
    from qa_cli.output.report.blocks import Block, Cell, Line

TITLE = "Questions and answers"
_NOTE = (
    "What doctors wrote is counted and quoted here; nothing is advised, and nobody is ranked. How"
    " to read it: "
)
MOST_ROWS = 10
"""Specialties, places and figures that are listed each."""
MOST_TERMS = 20
"""Words that are listed."""


def heading(questions: int, summary: CorpusSummary, narrowed: str | None) -> Part:
    """Return the report's title, what it is of, and what it was narrowed to."""
    size = (
        f"{counted(questions, 'question')}, {counted(summary.answers, 'answer')}, "
        f"{counted(summary.doctors, 'doctor')} by name."
    )
    blocks: list[Block] = [Heading(1, (TITLE,)), Paragraph((size,), "lead")]
    if narrowed:
        blocks.append(Paragraph((narrowed,), "lead"))
    blocks.append(
        Paragraph(
            (
                _NOTE,
                Run("words used", "plain", anchors.WORDS),
                ".",
            ),
            "faint",
        )
    )
    return Part("header", blocks)


def contents(pages: Iterable[Page]) -> Part:
    """Return the table of contents, given the questions in their order."""
    lines: list[Line] = [
        (
            Run(title_of(page.question.title), to=anchors.of_question(page.id)),
            f" {counted(len(page.question.answers), 'answer')}",
        )
        for page in pages
    ]
    blocks: list[Block] = [
        Heading(2, ("Contents",), anchors.CONTENTS),
        Items([(Run("Overview", "plain", anchors.OVERVIEW),)]),
        Items(lines, ordered=True),
        Items(
            [
                (Run("Doctors", "plain", anchors.DOCTORS),),
                (Run("Words used", "plain", anchors.WORDS),),
            ]
        ),
    ]
    return Part("nav", blocks)


def overview(summary: CorpusSummary, unread: int) -> Part:
    """Return the corpus in figures, as `qa summary` has it, and how much of it is not in them."""
    blocks: list[Block] = [Heading(2, ("Overview",), anchors.OVERVIEW)]
    if spreads := spreads_of(summary):
        blocks.append(Paragraph((f"{spreads}.",)))
    if doubts := doubts_of(summary):
        blocks.append(Paragraph((f"{doubts}.",), "doubt"))
    if unread:
        told = f"{counted(unread, 'file')} of the corpus could not be read."
        blocks.append(Paragraph((told,), "doubt"))
    blocks.append(Part("section", _charts(summary), "charts"))
    blocks += _terms(summary)
    blocks += _problems(summary)
    return Part("section", blocks)


def _charts(summary: CorpusSummary) -> list[Block]:
    sample = summary.figures
    figures = shared_figures(most_shared(sample.topics, MOST_ROWS), unicode=True)
    note = ""
    if sample.pages < summary.pages:
        note = f"On {counted(sample.pages, 'page')}, drawn evenly from all."
    answers, doctors = counted(summary.answers, "answer"), counted(summary.doctors, "doctor")
    charts = (
        _Chart(f"Who wrote the {answers}", ("Evidence", "Answers"), who_answers(summary),
               summary.answers),
        _Chart(f"Ratings of {counted(summary.rated, 'doctor')}",
               ("Stars, of 5", "Doctors", "Resting on"), ratings(summary), summary.rated),
        _Chart(f"Specialties of {doctors}", ("Specialty", "Doctors"), posts(summary.specialties),
               summary.doctors, "page"),
        _Chart(f"Places of {doctors}", ("Place", "Doctors"), posts(summary.locations),
               summary.doctors, "page"),
        _Chart(f"Most shared figures of {counted(sample.answers, 'answer')}",
               ("Figure", "Answers", "The rest"), figures, sample.answers, note=note),
    )  # fmt: skip
    return [Part("section", _chart(one)) for one in charts if one.bars]


class _Chart(NamedTuple):
    """Bars below each other."""

    title: str
    headings: tuple[str, ...]
    """Of labels, values and, where bars have some, notes."""
    bars: Sequence[Bar]
    whole: int
    """What the values are parts of."""
    labels: Literal["page", "plain"] = "plain"
    """Whose words they are."""
    note: str = ""


def _chart(chart: _Chart) -> list[Block]:
    shown = chart.bars[:MOST_ROWS]
    label, value, *note = chart.headings
    rows: list[Sequence[Cell]] = [
        [
            (Run(bar.label, chart.labels),),
            (f"{bar.value:,}",),
            Share(bar.value, chart.whole),
            *([(bar.note,)] if note else []),
        ]
        for bar in shown
    ]
    columns = [Column(label), Column(value, "number"), Column("")]
    columns += (Column(one, "tight") for one in note)
    more = len(chart.bars) - len(shown)
    notes = (chart.note, f"{more:,} more." if more else "")
    return [
        Heading(3, (chart.title,)),
        Table(columns, rows),
        *(Paragraph((one,), "faint") for one in notes if one),
    ]


def _terms(summary: CorpusSummary) -> Iterator[Block]:
    if not summary.terms:
        return
    yield Heading(3, ("Words",))
    told = f"Each with the number of answers, of {summary.answers:,}, that use it."
    yield Paragraph((told,), "faint")
    line: list[str | Run] = []
    for term in summary.terms[:MOST_TERMS]:
        line += [", "] if line else []
        line += [Run(page_line(term.word)), f" {term.answers:,}"]
    yield Paragraph((*line, "."))


def _problems(summary: CorpusSummary) -> Iterator[Block]:
    yield Heading(3, ("What is doubtful",))
    if not summary.problems:
        yield Paragraph(("Nothing was found to be doubtful in how the pages were read.",))
        return
    rows: list[Sequence[Cell]] = [
        [
            (Run(one.code, "plain", anchors.of_problem(one.code)),),
            (f"{one.count:,}",),
            (f"{one.pages:,}",),
        ]
        for one in summary.problems
    ]
    columns = [
        Column("Problem"), Column("Times", "number"), Column("Pages", "number"),
    ]  # fmt: skip
    yield Table(columns, rows)
