"""One question as a person reads it, as paragraphs that know their part but not their looks.

The page's own text is indented, ours is not: nothing in a body can pass for a headline or a byline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qa_cli.output.marking import harmless_spans, spans_in
from qa_cli.output.phrases import (
    author_of,
    counted,
    found_of_declared,
    lines_of,
    place_of,
    post_of,
    rating_of,
    stars,
    stated_of,
    title_of,
)
from qa_cli.output.sanitise import page_block, page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa_cli.index.schema import Field
    from qa_cli.model import Answer, Page
    from qa_cli.search.matches import Marks, Span

Role = Literal["title", "headline", "place", "body", "byline", "note"]

Place = tuple[str, int | None, int | None]
"""A file, its name not sanitised; a line, and a record, as `place_of` takes them."""

CERTAIN = 0.9
"""From this certainty on an answer's start is not worth a remark; see the parser's calibration."""

INDENT = 2
"""Blanks before each line of the page's own text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines of one part; harmless already."""

    role: Role
    text: str
    """Without a line break at the end; inner ones are the page's."""
    spaced: bool = False
    """Whether a blank line stands before it."""
    place: Place | None = None
    """What `place_of` makes a part of the text of."""
    marks: tuple[Span, ...] = ()
    """Words of the text that are marked: offsets, end-exclusive, ascending, apart."""
    answer: int | None = None
    """Number of the answer that it is a part of; `None` outside of answers."""


NO_MARKS: Marks = {}


def question_reading(
    page: Page, ref: str, *, unicode: bool, marks: Marks = NO_MARKS
) -> tuple[Paragraph, ...]:
    """Return a whole page: its title, the asker's text, every answer, its problems.

    Args:
        page: the page
        ref: the id to show for it, full or short
        unicode: whether stars can be shown
        marks: what is marked in its texts
    """
    question = page.question
    paragraphs = _heading(page, ref, marks, (page.source.path, None, page.source.record))
    if question.body:
        body, spans = harmless_spans(question.body, marks.get((0, "body"), ()), page_block)
        paragraphs.append(Paragraph("body", body, spaced=True, marks=spans))
    for answer in question.answers:
        paragraphs += _answer(answer, ref, marks, unicode=unicode)
    for index, problem in enumerate(question.problems):
        line = problem.lines[0] if problem.lines else None
        place = page.source.path, line, page.source.record
        text = f"{place_of(*place)}: {page_line(problem.message)} ({problem.code})"
        paragraphs.append(Paragraph("note", text, spaced=index == 0, place=place))
    return tuple(paragraphs)


def answer_reading(
    page: Page, answer: Answer, ref: str, *, unicode: bool, marks: Marks = NO_MARKS
) -> tuple[Paragraph, ...]:
    """Return one answer below the title of its page; arguments as for `question_reading`.

    The path stands beside the answer's id, as `path:line`, and not below the title.
    """
    place = page.source.path, answer.lines[0], page.source.record
    heading = _heading(page, ref, marks)
    return (*heading, *_answer(answer, ref, marks, place, unicode=unicode))


def _heading(page: Page, ref: str, marks: Marks, place: Place | None = None) -> list[Paragraph]:
    question = page.question
    parts = [sanitise_line(ref)]
    if place:
        parts.append(place_of(*place))
    parts.append(found_of_declared(len(question.answers), question.declared_answers))
    parts += stated_of(question)
    if question.problems:
        parts.append(counted(len(question.problems), "problem"))
    title = title_of(question.title)
    spans = tuple(spans_in(title, question.title, marks.get((0, "head"), ())))
    return [
        Paragraph("title", title, marks=spans),
        Paragraph("place", "  ".join(parts), place=place),
    ]


def _answer(
    answer: Answer, ref: str, marks: Marks, place: Place | None = None, *, unicode: bool
) -> list[Paragraph]:
    """Return an answer: headline, doctor, id with lines, text; the `place`, where it is wanted."""
    number = answer.number
    headline = page_line(answer.headline) if answer.headline else "(no headline)"
    headline = f"{number}. {headline}"
    heads = tuple(spans_in(headline, answer.headline, marks.get((number, "head"), ())))
    byline = byline_of(answer, unicode=unicode)
    body, spans = harmless_spans(answer.body, marks.get((number, "body"), ()), page_block)
    parts = [f"{sanitise_line(ref)}/{answer.number}", lines_of(answer.lines)]
    if place:
        parts.insert(1, place_of(*place))
    parts += stated_of(answer)
    if answer.certainty < CERTAIN:
        parts.append(f"start uncertain ({answer.certainty:.2f})")
    return [
        Paragraph("headline", headline, spaced=True, marks=heads, answer=number),
        Paragraph("byline", byline, marks=_byline_marks(answer, byline, marks), answer=number),
        Paragraph("place", "  ".join(parts), place=place, answer=number),
        Paragraph("body", body, spaced=True, marks=spans, answer=number),
    ]


def _byline_marks(answer: Answer, byline: str, marks: Marks) -> tuple[Span, ...]:
    """Return what is marked of a byline's fields, where the line has them."""
    doctor = answer.doctor
    if doctor is None:
        return ()
    texts: dict[Field, str | None] = {
        "doctor": doctor.name or answer.sign_off,
        "credentials": doctor.credentials,
        "specialty": doctor.specialty,
        "location": doctor.location,
    }
    found = (
        span
        for field, text in texts.items()
        for span in spans_in(byline, text, marks.get((answer.number, field), ()))
    )
    return tuple(sorted(found))


def byline_of(answer: Answer, *, unicode: bool) -> str:
    """Return who wrote an answer in one line: name or evidence, post, rating with its reviews."""
    parts = [author_of(answer), post_of(answer.doctor)]
    doctor = answer.doctor
    if doctor:
        drawn = "" if doctor.rating is None else stars(doctor.rating, unicode=unicode)
        parts.append(f"{drawn} {rating_of(doctor.rating, doctor.reviews)}".strip())
    return " · ".join(filter(None, parts)) if unicode else "; ".join(filter(None, parts))


def plain_text(paragraphs: Iterable[Paragraph]) -> str:
    """Join paragraphs as text for a pipe or a file: no color, nothing wrapped."""
    lines = []
    for paragraph in paragraphs:
        if paragraph.spaced:
            lines.append("")
        if paragraph.role == "body":
            lines += [" " * INDENT + line if line else "" for line in paragraph.text.split("\n")]
        else:
            lines.append(paragraph.text)
    return "".join(f"{line}\n" for line in lines)
