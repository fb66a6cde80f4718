"""What the reading pane shows, drawn as the commands draw it: `show`, `figures`, `doctors`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.style import Style
from rich.table import Table
from textual.strip import Strip

from qa_cli.browse.shapes import View
from qa_cli.corpus.ids import number_of, page_of
from qa_cli.errors import NotFoundError
from qa_cli.insight.figures import FigureGroup, Sharing, axes_of, figures_of
from qa_cli.insight.naming import Answered, DoctorsFound
from qa_cli.insight.profile import profiles
from qa_cli.output.drawing import Text, console_of
from qa_cli.output.listing import source_lines
from qa_cli.output.paragraphs import answer_reading, question_reading
from qa_cli.output.phrases import full_name, ref_of
from qa_cli.output.prose import MARK, drawn_paragraphs, drawn_source
from qa_cli.output.screen import Screen
from qa_cli.output.spreads import drawn_figures
from qa_cli.output.tables import answered_table
from qa_cli.search import QueryError
from qa_cli.search.engine import matcher_of
from qa_cli.search.matches import marks_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.segment import Segment

    from qa_cli.browse.access import Shelf
    from qa_cli.browse.desk import Wanted
    from qa_cli.browse.shapes import Wish
    from qa_cli.corpus import Found
    from qa_cli.insight.tally import Respondent
    from qa_cli.model import Page
    from qa_cli.output.paragraphs import Paragraph
    from qa_cli.search.matches import Marks

NARROWEST = 34
"""Columns of an answer beside another one, at least."""

GAP = 2
"""Columns between answers side by side."""

MOST_READ = 100
"""Answers of a doctor that are read for a profile: some seconds' work."""

_MARK = Style.parse(MARK)


def drawn(shelf: Shelf, wish: Wish, wanted: Wanted) -> View:
    """Draw what is wished; raises `QaError` where that is not to be had."""
    view = _drawn(shelf, wish, wanted)
    return view if wish.colored else view._replace(strips=_underlined(view.strips))


def _drawn(shelf: Shelf, wish: Wish, wanted: Wanted) -> View:
    one, query, width = wish.unit_id, wish.query, wish.width
    match wish.sight:
        case "answer":
            return answer(shelf, one, query, width)
        case "page":
            return page(shelf, one, query, width)
        case "source":
            return source(shelf, one, wish.line, width)
        case "figures":
            return figures(shelf, one, width)
        case "doctor":
            return doctor(shelf, one, width, wanted)
        case "compare":
            return compare(shelf, wish.marked, query, width)


def answer(shelf: Shelf, unit_id: str, query: str, width: int) -> View:
    """Show one answer, as `qa show ID/N` does; a question with all its answers."""
    found = shelf.corpus.find(unit_id)
    if found.answer is None:
        return page(shelf, unit_id, query, width)
    ref = shelf.short_ids[found.page.id]
    marks = _marks(shelf, found.page, query)
    read = answer_reading(found.page, found.answer, ref, unicode=True, marks=marks)
    return _read(ref_of(unit_id, shelf.short_ids), read, width)._replace(seeks=True)


def page(shelf: Shelf, unit_id: str, query: str, width: int) -> View:
    """Show a whole page, as `qa show ID` does, beginning at the answer that is meant."""
    found = shelf.corpus.find(unit_id)
    ref = shelf.short_ids[found.page.id]
    marks = _marks(shelf, found.page, query)
    read = question_reading(found.page, ref, unicode=True, marks=marks)
    number = found.answer.number if found.answer else None
    return _read(ref_of(found.page.id, shelf.short_ids), read, width, number)


def source(shelf: Shelf, unit_id: str, line: int, width: int) -> View:
    """Show a page as it was saved, with its ledger, beginning at a line, 1-based."""
    found = shelf.corpus.find(unit_id)
    lines = source_lines(found.page, shelf.corpus.saved(found.page).text)
    strips = _painted([drawn_source(lines, _on(width))], width)
    digits = max((len(str(one.number)) for one in lines), default=0)
    start = f"{line:>{digits}} "
    top = next((row for row, strip in enumerate(strips) if strip.text.startswith(start)), 0)
    return View(f"{ref_of(found.page.id, shelf.short_ids)} as saved", strips, top)


def figures(shelf: Shelf, unit_id: str, width: int) -> View:
    """Show the figures of a question, as `qa figures ID` does."""
    one = shelf.corpus.find(unit_id).page
    found = figures_of(one)
    sharing = Sharing(mentions=False)
    sharing.add(found)
    answers = len(one.question.answers)
    topics = sharing.topics({one.id: answers})
    if not topics:
        raise NotFoundError("no figures in this question")
    axes = axes_of(found, answers, mentions=False)
    group = FigureGroup(one.id, one.question.title, answers, topics, axes)
    painted = drawn_figures([group], None, shelf.short_ids, _on(width))
    title = f"figures of {ref_of(one.id, shelf.short_ids)}"
    return View(title, _painted(painted, width))


def doctor(shelf: Shelf, unit_id: str, width: int, wanted: Wanted) -> View:
    """Show the profile of the doctor who gives an answer, as `qa doctors NAME` does.

    Raises:
        NotFoundError: The answer has no byline with a name.
    """
    person = shelf.doctors.get(unit_id)
    if person is None:
        raise NotFoundError("no byline names a doctor here")
    if len(person.answer_ids) > MOST_READ:
        name = full_name(person)
        raise NotFoundError(f"{name} gives {len(person.answer_ids):,} answers: see qa doctors")
    answered = list(_answered(shelf, person, wanted))
    pages = {one.page.id: one.page for one in answered}.values()

    def saved(_: Page) -> None:
        wanted()

    told = profiles([person], shelf.tally.doctors, pages, shelf.access.aliases(), saved)
    found = DoctorsFound((), (person,), tuple(answered))
    table = answered_table(found, shelf.short_ids, _on(width), told)
    return View("doctor", _painted(table, width))


def compare(shelf: Shelf, unit_ids: Sequence[str], query: str, width: int) -> View:
    """Show answers side by side, as many as there is room for, the others below."""
    if not unit_ids:
        raise NotFoundError("nothing is marked: m marks an answer")
    beside = max(min(len(unit_ids), (width + GAP) // (NARROWEST + GAP)), 1)
    own = (width - GAP * (beside - 1)) // beside
    cells = [_cell(shelf, shelf.corpus.find(one), query, own) for one in unit_ids]
    table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for place in range(beside):
        table.add_column(width=own if place < beside - 1 else None)
    for start in range(0, len(cells), beside):
        if start:
            table.add_row(Text())
        table.add_row(*cells[start : start + beside])
    strips = _painted([table], width)
    return View(f"{len(unit_ids):,} marked", strips, 0, _rows_marked(strips))


def _cell(shelf: Shelf, found: Found, query: str, width: int) -> RenderableType:
    ref = shelf.short_ids[found.page.id]
    marks = _marks(shelf, found.page, query)
    if found.answer is None:
        read = question_reading(found.page, ref, unicode=True, marks=marks)
    else:
        read = answer_reading(found.page, found.answer, ref, unicode=True, marks=marks)
    return Group(*drawn_paragraphs(read, _on(width)))


def _answered(shelf: Shelf, person: Respondent, wanted: Wanted) -> Iterable[Answered]:
    pages: dict[str, Page] = {}
    for id_ in person.answer_ids:
        wanted()
        one = page_of(id_)
        if one not in pages:
            pages[one] = shelf.corpus.find(one).page
        yield Answered(pages[one], pages[one].question.answers[number_of(id_) - 1])


def _marks(shelf: Shelf, on: Page, query: str) -> Marks:
    if not query:
        return {}
    try:
        return marks_on(on, matcher_of(shelf.index, query))
    except QueryError:
        return {}


def _on(width: int) -> Screen:
    return Screen(drawn=True, color=True, width=max(width, 1), unicode=True)


def _read(title: str, read: Sequence[Paragraph], width: int, number: int | None = None) -> View:
    """Draw paragraphs; the view begins at the answer with the number, if one is meant."""
    strips: list[Strip] = []
    top = 0
    is_before = number is not None
    for paragraph, one in zip(read, drawn_paragraphs(read, _on(width)), strict=True):
        if is_before and paragraph.answer == number:
            top, is_before = len(strips) + paragraph.spaced, False
        strips += _painted([one], width)
    return View(title, strips, top, _rows_marked(strips))


def _painted(renderables: Iterable[RenderableType], width: int) -> list[Strip]:
    """Draw what Rich draws, row by row."""
    console = console_of(max(width, 1), color=True)
    options = console.options
    return [
        Strip(row)
        for one in renderables
        for row in console.render_lines(one, options, pad=False, new_lines=False)
    ]


def _rows_marked(strips: Iterable[Strip]) -> tuple[int, ...]:
    return tuple(place for place, strip in enumerate(strips) if any(map(_is_marked, strip)))


def _underlined(strips: Iterable[Strip]) -> list[Strip]:
    line = Style(underline=True)
    return [
        Strip(
            segment._replace(style=segment.style + line)
            if segment.style and _is_marked(segment)
            else segment
            for segment in strip
        )
        for strip in strips
    ]


def _is_marked(segment: Segment) -> bool:
    style = segment.style
    return style is not None and style.color == _MARK.color and style.bold is True
