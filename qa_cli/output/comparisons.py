"""Doctors side by side: a row a property, then the questions they share, a column a doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa_cli.output.columns import ALL, Column, Drawn, Look, Sheet, of
from qa_cli.output.drawing import Text, table_of
from qa_cli.output.phrases import counted, title_of, value_of
from qa_cli.output.sanitise import page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.comparing import Comparison
    from qa_cli.insight.figures import Figure
    from qa_cli.output.columns import Cell
    from qa_cli.output.screen import Screen

_TOLD = "name credentials specialty location rating reviews answers questions"
"""What of each doctor has a row."""


class _Line(NamedTuple):
    """A row."""

    what: str
    question_id: str | None
    """The question that it is about; `None` where it is about the doctors."""
    cells: Sequence[Cell]
    """Of each doctor."""


def comparison_sheet(comparison: Comparison, *, unicode: bool) -> Sheet[_Line]:
    """Return the rows: what it is, the question's id where it is about one, a cell a doctor."""
    return Sheet(_columns(comparison), _lines(comparison, unicode=unicode))


def drawn_comparison(
    comparison: Comparison, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Draw the same as a table, and below it which questions are meant."""
    _, *lines = _lines(comparison, unicode=screen.unicode)  # the names are headings
    yield table_of(_columns(comparison), lines, Look(screen, short_ids))
    shared = comparison.shared
    yield Text(f"\n{counted(len(shared), 'question')} that two of them answer", "dim")
    for one in shared:
        ref = sanitise_line(short_ids[one.page_id])
        yield Text.assemble((ref, "cyan"), f"  {title_of(one.title)}")


def _columns(comparison: Comparison) -> list[Column[_Line]]:
    return [
        Column("what", lambda line: line.what, ALL, Drawn("", lambda line, _: line.what)),
        *of("question_id", ALL, Drawn("Id", _ref, "cyan")),
        *(_of_doctor(place, doctor.name) for place, doctor in enumerate(comparison.doctors)),
    ]


def _of_doctor(place: int, name: str) -> Column[_Line]:
    drawn = Drawn[_Line](page_line(name), lambda line, look: _shown(line, place, look))
    return Column(f"doctor_{place + 1}", lambda line: line.cells[place], ALL, drawn)


def _ref(line: _Line, look: Look) -> str:
    return look.ref(line.question_id) if line.question_id else ""


def _shown(line: _Line, place: int, look: Look) -> str:
    cell = line.cells[place]
    if isinstance(cell, str):
        return page_line(cell.replace(f"{line.question_id}/", f"{_ref(line, look)}/"))
    return "" if cell is None else f"{cell:,}"


def _lines(comparison: Comparison, *, unicode: bool) -> Iterator[_Line]:
    for name in _TOLD.split():
        yield _Line(name, None, [getattr(doctor, name) for doctor in comparison.doctors])
    for question in comparison.shared:
        ids = [", ".join(ids) or None for ids in question.answer_ids]
        yield _Line("answer", question.page_id, ids)
        for stated in question.stated:
            values = [_values(figures, unicode=unicode) for figures in stated.figures]
            yield _Line(f"{stated.kind}, {stated.role}", question.page_id, values)


def _values(figures: Sequence[Figure], *, unicode: bool) -> str | None:
    values = dict.fromkeys(value_of(figure, unicode=unicode) for figure in figures)
    return "; ".join(values) or None
