"""One question as a person reads it, as paragraphs that know their part but not their looks.

The page's own text is indented, ours is not: nothing in a body can pass for a headline or a byline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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

    from qa_cli.model import Answer, Page

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


def question_reading(page: Page, ref: str, *, unicode: bool) -> tuple[Paragraph, ...]:
    """Return a whole page: its title, the asker's text, every answer, its problems.

    Args:
        page: the page
        ref: the id to show for it, full or short
        unicode: whether stars can be shown
    """
    question = page.question
    paragraphs = _heading(page, ref, (page.source.path, None, page.source.record))
    if question.body:
        paragraphs.append(Paragraph("body", page_block(question.body), spaced=True))
    for answer in question.answers:
        paragraphs += _answer(answer, ref, unicode=unicode)
    for index, problem in enumerate(question.problems):
        line = problem.lines[0] if problem.lines else None
        place = page.source.path, line, page.source.record
        text = f"{place_of(*place)}: {page_line(problem.message)} ({problem.code})"
        paragraphs.append(Paragraph("note", text, spaced=index == 0, place=place))
    return tuple(paragraphs)


def answer_reading(page: Page, answer: Answer, ref: str, *, unicode: bool) -> tuple[Paragraph, ...]:
    """Return one answer below the title of its page; arguments as for `question_reading`.

    The path stands beside the answer's id, as `path:line`, and not below the title.
    """
    place = page.source.path, answer.lines[0], page.source.record
    return (*_heading(page, ref), *_answer(answer, ref, place, unicode=unicode))


def _heading(page: Page, ref: str, place: Place | None = None) -> list[Paragraph]:
    question = page.question
    parts = [sanitise_line(ref)]
    if place:
        parts.append(place_of(*place))
    parts.append(found_of_declared(len(question.answers), question.declared_answers))
    parts += stated_of(question)
    if question.problems:
        parts.append(counted(len(question.problems), "problem"))
    return [
        Paragraph("title", title_of(question.title)),
        Paragraph("place", "  ".join(parts), place=place),
    ]


def _answer(
    answer: Answer, ref: str, place: Place | None = None, *, unicode: bool
) -> list[Paragraph]:
    """Return an answer: headline, doctor, id with lines, text; the `place`, where it is wanted."""
    headline = page_line(answer.headline) if answer.headline else "(no headline)"
    parts = [f"{sanitise_line(ref)}/{answer.number}", lines_of(answer.lines)]
    if place:
        parts.insert(1, place_of(*place))
    parts += stated_of(answer)
    if answer.certainty < CERTAIN:
        parts.append(f"start uncertain ({answer.certainty:.2f})")
    return [
        Paragraph("headline", f"{answer.number}. {headline}", spaced=True),
        Paragraph("byline", byline_of(answer, unicode=unicode)),
        Paragraph("place", "  ".join(parts), place=place),
        Paragraph("body", page_block(answer.body), spaced=True),
    ]


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
