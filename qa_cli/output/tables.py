"""Tables of questions, doctors and problems, drawn by Rich."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa_cli.output.columns import Look
from qa_cli.output.drawing import Text, table_of
from qa_cli.output.listing import OnPage
from qa_cli.output.phrases import counted, details_of, full_name, place_of, rating_of
from qa_cli.output.profiling import profile_lines
from qa_cli.output.sanitise import page_line, sanitise_line
from qa_cli.output.sheets import (
    ANSWERED,
    CODES,
    DOCTORS,
    FINDINGS,
    INFERRED,
    QUESTIONS,
    group_columns,
    unnamed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from qa_cli.insight.audit import Audit
    from qa_cli.insight.naming import DoctorsFound
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Page
    from qa_cli.output.screen import Screen

MOST_RATINGS = 8
"""Ratings shown of a doctor whose pages differ: the latest, by what they rest on."""


def question_table(
    pages: Sequence[Page], short_ids: Mapping[str, str], total: int, screen: Screen
) -> tuple[Table, Text]:
    """Draw a line a page, titles cut to fit, and a line that counts them; `total` is the corpus."""
    answers = sum(len(page.question.answers) for page in pages)
    shown = counted(total, "question")
    if len(pages) < total:
        shown = f"{len(pages):,} of {shown}"
    table = table_of(QUESTIONS, pages, Look(screen, short_ids))
    return table, Text(f"\n{shown}, {counted(answers, 'answer')}", "dim")


def doctor_table(
    tally: Tally, screen: Screen, shown: Sequence[Respondent] | None = None, pairs: int = 0
) -> Iterator[RenderableType]:
    """Draw a line a doctor, the answers without a doctor's name at the foot, and the sum.

    Where only some doctors are `shown`, there is no foot. Words have a column where they were
    counted; what is inferred from a sign-off is marked, and told below. `pairs` is how many pairs
    of doctors may be one.
    """
    doctors = tally.doctors if shown is None else shown
    wordy = any(doctor.words is not None for doctor in doctors)
    columns = DOCTORS if wordy else [one for one in DOCTORS if one.name != "words"]
    table = table_of(columns, doctors, Look(screen, {}))
    whole = len(doctors) == len(tally.doctors)
    if whole:
        _add_foot(table, tally, between=3)
    yield table
    if any(doctor.inferred for doctor in doctors):
        yield Text(f"\n{INFERRED} with answers that only a sign-off tells:", "dim")
        yield from (line for doctor in doctors for line in _inferred(doctor))
    yield _sum(tally) if whole else _sum_of(doctors, tally)
    if pairs:
        yield Text(f"{counted(pairs, 'pair')} of doctors may be one: qa doctors --possible", "dim")


def _inferred(doctor: Respondent, before: str = "") -> Iterator[Text]:
    for one in doctor.inferred:
        signed = f'signed "{page_line(one.sign_off)}"'
        where = place_of(one.path, one.line, one.record)
        yield Text(f"{before}{where}  {signed}: counted for {page_line(doctor.name)}")


def _add_foot(table: Table, tally: Tally, *, between: int) -> None:
    for label, answers, questions in unnamed(tally):
        cells = [Text(label, "dim"), *[Text()] * between]
        table.add_row(*cells, Text(str(answers)), Text(str(questions)))


def _sum_of(doctors: Sequence[Respondent], tally: Tally) -> Text:
    answers = sum(doctor.answers for doctor in doctors)
    total = counted(len(tally.doctors), "doctor")
    return Text(
        f"\n{len(doctors):,} of {total} by name, {answers:,} of {counted(tally.answers, 'answer')}",
        "dim",
    )


def _sum(tally: Tally) -> Text:
    doctors = counted(len(tally.doctors), "doctor")
    inferred = sum(len(doctor.inferred) for doctor in tally.doctors)
    told = f"; {counted(inferred, 'answer')} by sign-off alone" if inferred else ""
    return Text(f"\n{counted(tally.answers, 'answer')}, {doctors} by name{told}", "dim")


def group_table(
    groups: Iterable[Group], tally: Tally, by: str, screen: Screen
) -> tuple[Table, Text]:
    """Draw a line a specialty or location, the same foot, and the sum."""
    table = table_of(group_columns(by), groups, Look(screen, {}))
    _add_foot(table, tally, between=1)
    return table, _sum(tally)


def answered_table(
    found: DoctorsFound,
    short_ids: Mapping[str, str],
    screen: Screen,
    profiles: Sequence[Profile] = (),
) -> Iterator[RenderableType]:
    """Draw who is meant, one line a doctor with what is told of each, then a line an answer."""
    told = {profile.doctor.answer_ids: profile for profile in profiles}
    for doctor in found.doctors:
        yield Text.assemble((full_name(doctor), "bold"), details_of(doctor))
        yield from _spellings(doctor)
        if doctor.answer_ids in told:
            yield from profile_lines(told[doctor.answer_ids], screen)
    if found.doctors:
        yield Text()
    answers = (OnPage(one.page, one.answer) for one in found.answers)
    yield table_of(ANSWERED, answers, Look(screen, short_ids))
    yield Text(f"\n{counted(len(found.answers), 'answer')}", "dim")


def _spellings(doctor: Respondent) -> Iterator[Text]:
    if doctor.names:
        yield Text(f"  written {page_line(' / '.join(doctor.names))}", "dim")
    for one in doctor.ratings[:MOST_RATINGS]:
        where = sanitise_line(one.answer_id)
        yield Text(f"  {rating_of(one.rating, one.reviews)} in {where}", "dim")
    if (more := len(doctor.ratings) - MOST_RATINGS) > 0:
        yield Text(f"  {more:,} more ratings that rest on fewer reviews: --json", "dim")
    yield from _inferred(doctor, "  ")


def audit_tables(
    audit: Audit, short_ids: Mapping[str, str], screen: Screen
) -> Iterator[RenderableType]:
    """Draw the codes with their counts, then the findings page by page."""
    if not audit.findings:
        yield Text(f"{counted(audit.pages, 'page')}: no problems")
        return
    look = Look(screen, short_ids)
    yield table_of(CODES, audit.codes, look)
    for page_id, findings in groupby(audit.findings, key=lambda finding: finding.page_id):
        listed = list(findings)
        path = sanitise_line(listed[0].path)
        yield Text.assemble("\n", (look.ref(page_id), "cyan"), f"  {path}")
        yield table_of(FINDINGS, listed, look, header=False)
    yield Text(
        f"\n{counted(audit.pages, 'page')}, {counted(len(audit.findings), 'problem')}", "dim"
    )
