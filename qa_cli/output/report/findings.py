"""What the answers to a question have in common, and what one alone says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.corpus.ids import number_of
from qa_cli.insight.agreement import MEASURE
from qa_cli.output.charts import closest_to_others
from qa_cli.output.phrases import counted, value_of
from qa_cli.output.report import anchors
from qa_cli.output.report.blocks import (
    Column,
    Heading,
    Paragraph,
    Quotes,
    Run,
    Share,
    Span,
    Table,
    joined,
    said,
)
from qa_cli.output.sanitise import page_line
from qa_cli.output.scales import Scale, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.figures import Axis, Figure
    from qa_cli.insight.overview import QuestionSummary
    from qa_cli.output.report.blocks import Block, Cell, Line

MOST_WORDS = 10
"""Words that several answers use, and unusual ones, that are listed each: enough to get the
picture."""


def findings(summary: QuestionSummary) -> Iterator[Block]:
    """Tell what answers have in common: figures, words, and which is closest to the others."""
    yield Heading(3, ("What the answers say",))
    different = summary.agreement.different
    if different == 1:
        yield Paragraph(("1 answer: nothing to compare.",))
    if not summary.axes:
        yield Paragraph(("Nobody gives a dose, a duration, a price or another figure.",))
    for axis in summary.axes:
        yield from _axis(axis, summary)
    yield from _shared_words(summary)
    if closest := closest_to_others(summary):
        yield Heading(4, ("Closest to the others",))
        one, author = closest
        link = Run(f"{author}, answer {one.number}", to=anchors.of_answer(summary.id, one.number))
        yield Paragraph((link, f": {one.likeness:.2f} ({MEASURE})."))
    yield from _unusual_words(summary)


def _axis(axis: Axis, summary: QuestionSummary) -> Iterator[Block]:
    """Tell one quantity: what most answers cover, each figure, and the sentences that give it."""
    words = words_of(axis, unicode=True)
    yield Heading(4, (words.name[:1].upper() + words.name[1:],))
    if told := " ".join(f"{one}." for one in (*words.agreed, words.silent) if one):
        yield Paragraph((told,))
    figures = [row.figure for row in axis.rows]
    scale = Scale(figures)
    ends = scale.ends(unicode=True)
    columns = [Column("Figure")]
    if scale.is_spread:
        note = "logarithmic" if scale.is_logarithmic else ""
        columns.append(Column("Axis", ends=ends, note=note))
    columns += [Column("Given by", "tight"), Column("Where")]
    rows = []
    for row, (what, given) in zip(axis.rows, words.rows, strict=True):
        figure = row.figure
        value = page_line(value_of(figure, unicode=True))
        cells: list[Cell] = [(value, Run(f" {what}", "faint")) if what else (value,)]
        if scale.is_spread:
            first, last = scale.span(figure)
            marks = tuple(
                scale.place(one.value, one.unit)
                for one in axis.covered
                if one.role == figure.role and one.of in {None, row.of}
            )
            on = f"{value}, on an axis from {ends[0]} to {ends[1]}"
            cells.append(Span(first, last, marks, figure.negated, on))
        cells += [(given,), _givers(figure.answers, summary.id, asked=figure.asked)]
        rows.append(cells)
    yield Table(columns, rows, look="axis")
    mentions = (one for row in axis.rows for one in row.figure.mentions)
    yield Quotes([*_quotes(mentions, summary.id)])


def _givers(answer_ids: Sequence[str], page_id: str, *, asked: bool) -> Line:
    """Return links to the answers that give a figure, and to the question where the asker does."""
    line = _answers(map(number_of, answer_ids), page_id) if answer_ids else ()
    if asked:
        question = Run("question", "plain", anchors.of_question(page_id))
        line += (", ", question) if line else (question,)
    return line


def _answers(numbers: Iterable[int], page_id: str) -> Line:
    """Return links to some answers, at least one, `answers 2, 5`."""
    runs = [Run(f"{one}", "plain", anchors.of_answer(page_id, one)) for one in numbers]
    return ("answer " if len(runs) == 1 else "answers ", *joined(runs))


def _quotes(mentions: Iterable[Figure], page_id: str) -> Iterator[Line]:
    """Yield the sentences that give figures, each once, with its figures and where it is from."""
    found: dict[tuple[str, int, str], list[Figure]] = {}
    for one in mentions:
        found.setdefault((one.id, one.line, one.quote), []).append(one)
    for (_, _, quote), figures in found.items():
        one = figures[0]
        if one.speaker == "asker":
            who, to = "the asker", anchors.of_question(page_id)
        else:
            number = number_of(one.id)
            name = f"{page_line(one.doctor)}, " if one.doctor else ""
            who, to = f"{name}answer {number}", anchors.of_answer(page_id, number)
        unsure = " (role unsure)" if any(figure.is_unsure for figure in figures) else ""
        yield (*_marked(quote, figures), " ", Run(who, to=to), unsure)


def _marked(quote: str, figures: Iterable[Figure]) -> Iterator[Run]:
    """Yield a sentence in runs, the words of figures in it standing out."""
    at = 0
    places = {(quote.find(one.words), one.words) for one in figures}
    for place, words in sorted(places):
        if place >= at:
            if place > at:
                yield Run(page_line(quote[at:place]))
            yield Run(page_line(words), "strong")
            at = place + len(words)
    if at < len(quote):
        yield Run(page_line(quote[at:]))


def _shared_words(summary: QuestionSummary) -> Iterator[Block]:
    agreed = summary.agreement
    if not agreed.mentions:
        return
    yield Heading(4, ("Words that several answers use",))
    yield Paragraph(("Words of the question are left out.",), "faint")
    shown = agreed.mentions[:MOST_WORDS]
    rows: list[Sequence[Cell]] = [
        [
            said(one.phrase),
            (f"{len(one.answers):,} of {counted(agreed.different, 'answer')}",),
            Share(len(one.answers), agreed.different),
            (f"{one.silent:,} silent" if one.silent else "",),
            _answers(one.answers, summary.id),
        ]
        for one in shown
    ]
    columns = [
        Column("Word"), Column("Used by", "tight"), Column(""), Column("The rest", "tight"),
        Column("Where"),
    ]  # fmt: skip
    yield Table(columns, rows, look="words")
    yield from _more(len(agreed.mentions) - len(shown))


def _unusual_words(summary: QuestionSummary) -> Iterator[Block]:
    if not summary.unusual:
        return
    yield Heading(4, ("Words that one answer alone uses",))
    shown = summary.unusual[:MOST_WORDS]
    rows = [
        [
            said(one.word),
            (counted(one.times, "time"),),
            _answers([one.number], summary.id),
        ]
        for one in shown
    ]
    yield Table([Column("Word"), Column("Used", "tight"), Column("Where")], rows)
    yield from _more(len(summary.unusual) - len(shown))


def _more(count: int) -> Iterator[Block]:
    if count > 0:
        yield Paragraph((f"{count:,} more.",), "faint")
