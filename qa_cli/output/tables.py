"""Tables of questions, doctors and problems, drawn by Rich."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qa_cli.output.columns import Look
from qa_cli.output.drawing import Text, table_of
from qa_cli.output.links import linked
from qa_cli.output.listing import OnPage
from qa_cli.output.phrases import counted, details_of, full_name, place_of, rating_of, shown_of
from qa_cli.output.profiling import profile_lines
from qa_cli.output.rosters import DOCTORS, INFERRED, group_columns, unnamed
from qa_cli.output.sanitise import page_line, sanitise_line
from qa_cli.output.sheets import ANSWERED, CODES, FINDINGS, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.audit import Audit
    from qa_cli.insight.naming import DoctorsFound
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Page
    from qa_cli.output.columns import Shown
    from qa_cli.output.screen import Screen

MOST_RATINGS = 8
"""Ratings shown of a doctor whose pages differ: the latest, by what they rest on."""


def question_table(
    pages: Sequence[Page], short_ids: Mapping[str, str], total: int, screen: Screen
) -> Iterator[RenderableType]:
    """Draw a line a page, titles cut to fit, and a line that counts them; `total` is the corpus."""
    answers = sum(len(page.question.answers) for page in pages)
    shown = counted(total, "question")
    if len(pages) < total:
        shown = f"{len(pages):,} of {shown}"
    yield from table_of(QUESTIONS, pages, Look(screen, short_ids))
    yield Text(f"\n{shown}, {counted(answers, 'answer')}", "dim")


def doctor_table(
    tally: Tally,
    screen: Screen,
    shown: Sequence[Respondent] | None = None,
    pairs: int = 0,
    chosen: int | None = None,
) -> Iterator[RenderableType]:
    """Draw a line a doctor, the answers without a doctor's name at the foot, and the sum.

    Where only some doctors are `shown`, there is no foot. Words have a column where they were
    counted; what is inferred from a sign-off is marked, and told below.

    Args:
        tally: All doctors.
        screen: What it is drawn for.
        shown: Doctors that are shown; `None` for all.
        pairs: How many pairs of doctors may be one.
        chosen: How many doctors were chosen, where a limit shows fewer; `None` for all.
    """
    doctors = tally.doctors if shown is None else shown
    without = set()
    if all(doctor.words is None for doctor in doctors):
        without.add("words")
    if not screen.unicode:
        without.add("stars")
    columns = [one for one in DOCTORS if one.name not in without]
    whole = len(doctors) == len(tally.doctors)
    yield from table_of(
        columns, doctors, Look(screen, {}), foot=_foot(tally, "name") if whole else ()
    )
    if any(doctor.inferred for doctor in doctors):
        yield Text(f"\n{INFERRED} with answers that only a sign-off tells:", "dim")
        yield from (line for doctor in doctors for line in _inferred(doctor, screen))
    yield _sum(tally) if whole else _sum_of(doctors, tally, chosen)
    if pairs:
        yield Text(f"{counted(pairs, 'pair')} of doctors may be one: qa doctors --possible", "dim")


def _inferred(doctor: Respondent, screen: Screen, before: str = "") -> Iterator[RenderableType]:
    for one in doctor.inferred:
        signed = f'signed "{page_line(one.sign_off)}"'
        where = place_of(one.path, one.line, one.record), linked("", one.path, screen)
        yield Text.assemble(before, where, f"  {signed}: counted for {page_line(doctor.name)}")


def _foot(tally: Tally, label: str) -> Iterator[Mapping[str, Shown]]:
    """Yield the lines for what has no doctor's name; the words stand in the column `label`."""
    for words, answers, questions in unnamed(tally):
        yield {label: (words, "dim"), "answers": f"{answers:,}", "questions": f"{questions:,}"}


def _sum_of(doctors: Sequence[Respondent], tally: Tally, chosen: int | None) -> Text:
    answers = sum(doctor.answers for doctor in doctors)
    total = f"{counted(len(tally.doctors), 'doctor')} by name"
    if chosen is not None and len(doctors) < chosen < len(tally.doctors):
        total = f"{chosen:,} such doctors ({len(tally.doctors):,} by name in all)"
    return Text(
        f"\n{len(doctors):,} of {total}, {answers:,} of {counted(tally.answers, 'answer')}", "dim"
    )


def _sum(tally: Tally) -> Text:
    doctors = counted(len(tally.doctors), "doctor")
    inferred = sum(len(doctor.inferred) for doctor in tally.doctors)
    told = f"; {counted(inferred, 'answer')} by sign-off alone" if inferred else ""
    return Text(f"\n{counted(tally.answers, 'answer')}, {doctors} by name{told}", "dim")


def group_table(
    groups: Sequence[Group], tally: Tally, by: str, screen: Screen, total: int | None = None
) -> Iterator[RenderableType]:
    """Draw a line a specialty or location, the same foot, and the sum.

    Where a limit shows fewer than `total`, there is no foot, and that is told below.
    """
    cut = total is not None and len(groups) < total
    foot = () if cut else _foot(tally, "label")
    yield from table_of(group_columns(by), groups, Look(screen, {}), foot=foot)
    told = _sum(tally)
    if cut:
        kinds = "specialties" if by == "specialty" else "locations"
        answers = sum(group.answers for group in groups)
        told = Text(
            f"\n{len(groups):,} of {total:,} {kinds}, "
            f"{answers:,} of {counted(tally.answers, 'answer')}",
            "dim",
        )
    yield told


def answered_table(
    found: DoctorsFound,
    short_ids: Mapping[str, str],
    screen: Screen,
    profiles: Sequence[Profile] = (),
    limit: int | None = None,
) -> Iterator[RenderableType]:
    """Draw who is meant, one line a doctor with what is told of each, then a line an answer.

    At most `limit` answers; how many there are stands below.
    """
    told = {profile.doctor.answer_ids: profile for profile in profiles}
    for doctor in found.doctors:
        yield Text.assemble((full_name(doctor), "bold"), details_of(doctor))
        yield from _spellings(doctor, screen)
        if doctor.answer_ids in told:
            yield from profile_lines(told[doctor.answer_ids], screen)
    if found.doctors:
        yield Text()
    answers = [OnPage(one.page, one.answer) for one in found.answers[:limit]]
    yield from table_of(ANSWERED, answers, Look(screen, short_ids))
    yield Text(f"\n{shown_of(len(answers), len(found.answers), 'answer')}", "dim")


def _spellings(doctor: Respondent, screen: Screen) -> Iterator[RenderableType]:
    if doctor.names:
        yield Text(f"  written {page_line(' / '.join(doctor.names))}", "dim")
    for one in doctor.ratings[:MOST_RATINGS]:
        where = sanitise_line(one.answer_id)
        yield Text(f"  {rating_of(one.rating, one.reviews)} in {where}", "dim")
    if (more := len(doctor.ratings) - MOST_RATINGS) > 0:
        yield Text(f"  {more:,} more ratings that rest on fewer reviews: --json", "dim")
    yield from _inferred(doctor, screen, "  ")


def audit_tables(
    audit: Audit, short_ids: Mapping[str, str], screen: Screen, limit: int | None = None
) -> Iterator[RenderableType]:
    """Draw the codes with their counts, then the findings page by page, at most `limit`."""
    if not audit.findings:
        yield Text(f"{counted(audit.pages, 'page')}: no problems")
        return
    look = Look(screen, short_ids)
    yield from table_of(CODES, audit.codes, look, elsewhere="qa check --explain CODE tells more")
    shown = audit.findings[:limit]
    for page_id, findings in groupby(shown, key=lambda finding: finding.page_id):
        listed = list(findings)
        path = listed[0].path
        place = sanitise_line(path), linked("", path, screen)
        yield Text.assemble("\n", (look.ref(page_id), "cyan"), "  ", place)
        yield from table_of(FINDINGS, listed, look)
    problems = shown_of(len(shown), len(audit.findings), "problem")
    yield Text(f"\n{counted(audit.pages, 'page')}, {problems}", "dim")
