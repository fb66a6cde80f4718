"""A question as a chapter: what was asked, who answers, what the answers say, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_cli.insight.overview import summarise_question
from qa_cli.output.charts import author_of_reply, facts_of
from qa_cli.output.phrases import (
    author_of,
    evidence_of,
    found_of_declared,
    lines_of,
    place_of,
    post_of,
    rating_of,
    stated_of,
    title_of,
)
from qa_cli.output.report import anchors
from qa_cli.output.report.blocks import (
    Column,
    Heading,
    Items,
    Paragraph,
    Part,
    Prose,
    Run,
    Table,
    back,
    said,
)
from qa_cli.output.report.findings import findings
from qa_cli.output.sanitise import page_block, page_line, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa_cli.corpus.excerpts import Excerpt
    from qa_cli.insight.overview import QuestionSummary
    from qa_cli.model import Answer, Page, Problem
    from qa_cli.output.report.blocks import Block

_NEARLY_CERTAIN = 0.995
"""From this certainty on two decimals would say that there is no doubt."""


def chapter(meant: Excerpt, ref: str, doctors: Mapping[str, str]) -> Part:
    """Tell all of a question.

    Args:
        meant: The page, and which of its answers are told.
        ref: The short id to show for it.
        doctors: Id of an answer -> name of the place in the report where its doctor is listed.
    """
    page = meant.cut
    summary = summarise_question(page, mentions=True)
    blocks: list[Block] = [
        Heading(2, (Run(title_of(page.question.title)),), anchors.of_question(page.id)),
        Paragraph((_heading(meant, ref),), "faint"),
    ]
    if page.question.body:
        blocks.append(Prose(page_block(page.question.body), "asker"))
    blocks += _of_page(page)
    if page.question.answers:
        blocks += _doctors(summary, doctors)
        blocks += findings(summary)
        blocks.append(Heading(3, ("Answers",)))
        blocks += (_answer(page, one, ref, doctors) for one in page.question.answers)
    blocks.append(back(anchors.CONTENTS))
    return Part("section", blocks)


def _heading(meant: Excerpt, ref: str) -> str:
    """Return id, place, and how many answers there are of those declared and meant."""
    page, found = meant.page, len(meant.page.question.answers)
    told = len(meant.cut.question.answers)
    parts = [
        sanitise_line(ref),
        place_of(page.source.path, None, page.source.record),
        found_of_declared(found, page.question.declared_answers),
    ]
    if told < found:
        parts.append(f"{told:,} of them chosen")
    return " · ".join(parts)


def _doctors(summary: QuestionSummary, doctors: Mapping[str, str]) -> Iterator[Block]:
    """List who answers, in page order, with what that rests on."""
    yield Heading(3, ("Doctors",))
    rows = [
        [
            (
                Run(f"{reply.number:,}", "plain", anchors.of_answer(summary.id, reply.number)),
                ". ",
                Run(author_of_reply(reply), to=doctors.get(f"{summary.id}/{reply.number}")),
            ),
            said(reply.specialty),
            said(reply.location),
            (rating_of(reply.rating, reply.reviews),),
            (f"{reply.words:,}",),
        ]
        for reply in summary.replies
    ]
    columns = [
        Column("Answer, doctor"),
        Column("Specialty"),
        Column("Place"),
        Column("Rating, of 5", "tight"),
        Column("Words", "number"),
    ]
    yield Table(columns, rows, look="roster")
    yield Items([(f"{label}: {text}",) for label, text in facts_of(summary)])


def _answer(page: Page, answer: Answer, ref: str, doctors: Mapping[str, str]) -> Part:
    """Tell an answer: headline, doctor, text, and where it stands with how sure that is."""
    headline = Run(page_line(answer.headline)) if answer.headline else "(no headline)"
    anchor = anchors.of_answer(page.id, answer.number)
    doctor = answer.doctor
    listed = doctors.get(f"{page.id}/{answer.number}")
    byline: list[str | Run] = [Run(author_of(answer), to=listed)]
    if post := post_of(doctor):
        byline += [" · ", Run(post)]
    if doctor and (rating := rating_of(doctor.rating, doctor.reviews)):
        byline.append(f" · {rating}")
    blocks: list[Block] = [
        Heading(4, (f"{answer.number}. ", headline), anchor),
        Paragraph(tuple(byline), "byline"),
        Prose(page_block(answer.body)),
        Paragraph((_place(page, answer, ref),), "faint"),
    ]
    blocks += _problems(page, [one for one in page.question.problems if _within(one, answer)])
    return Part("article", blocks)


def _place(page: Page, answer: Answer, ref: str) -> str:
    """Return id, place, evidence, what markup states and, where there is doubt, certainty."""
    parts = [
        f"{sanitise_line(ref)}/{answer.number}",
        place_of(page.source.path, answer.lines[0], page.source.record),
        lines_of(answer.lines),
        f"evidence: {evidence_of(answer.evidence, answer.sign_off) or answer.evidence}",
        *stated_of(answer),
    ]
    if answer.certainty < 1:
        told = "over 0.99" if answer.certainty >= _NEARLY_CERTAIN else f"{answer.certainty:.2f}"
        parts.append(f"certainty {told}")
    return " · ".join(parts)


def _within(problem: Problem, answer: Answer) -> bool:
    first, last = answer.lines
    return problem.lines is not None and first <= problem.lines[0] <= last


def _of_page(page: Page) -> Iterator[Block]:
    """Tell what is doubtful about a page and concerns none of the answers that are told."""
    answers = page.question.answers
    found = [
        one for one in page.question.problems if not any(_within(one, each) for each in answers)
    ]
    yield from _problems(page, found)


def _problems(page: Page, problems: Iterable[Problem]) -> Iterator[Block]:
    for one in problems:
        line = one.lines[0] if one.lines else None
        place = place_of(page.source.path, line, page.source.record)
        to = anchors.of_problem(one.code)
        yield Paragraph(
            (f"{place}: {page_line(one.message)} (", Run(one.code, "plain", to), ")"), "doubt"
        )
