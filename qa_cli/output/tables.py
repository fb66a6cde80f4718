"""Tables of questions and of doctors, drawn by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from qa_cli.insight.evidence import is_named
from qa_cli.output.phrases import (
    author_of,
    counted,
    place_of,
    rating_figures,
    rating_of,
    stars,
    title_of,
)
from qa_cli.output.plain import ANONYMOUS, NAMELESS
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from qa_cli.insight.names import DoctorsFound
    from qa_cli.insight.profile import Profile
    from qa_cli.insight.tally import Group, Respondent, Tally
    from qa_cli.model import Page
    from qa_cli.output.screen import Screen

MOST_RATINGS = 8
"""Ratings shown of a doctor whose pages differ: the latest, by what they rest on."""
ROOMY = 100
"""Columns from which there is room for what a narrow table leaves out: stars beside ratings."""


def new_table(screen: Screen, *, header: bool = True) -> Table:
    """Return an empty table in the house style: no frame, a rule below the header."""
    return Table(
        box=box.SIMPLE_HEAD if screen.unicode and header else None,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
        padding=(0, 1, 0, 0),
    )


def question_table(
    pages: Sequence[Page], short_ids: Mapping[str, str], total: int, screen: Screen
) -> tuple[Table, Text]:
    """Draw a line a page, titles cut to fit, and a line that counts them; `total` is the corpus."""
    table = new_table(screen)
    table.add_column("Id", style="cyan", no_wrap=True)
    table.add_column("Question")
    for label in ("Answers", "Named", "Problems"):
        table.add_column(label, justify="right", no_wrap=True)
    for page in pages:
        question = page.question
        found, declared = len(question.answers), question.declared_answers
        short = declared is not None and declared != found
        problems = len(question.problems)
        table.add_row(
            Text(sanitise_line(short_ids[page.id])),
            Text(
                title_of(question.title),
                style="" if question.title else "dim",
                # Of the text, not the column: a column that cannot wrap would squeeze the others.
                no_wrap=True,
                overflow="ellipsis",
            ),
            Text(str(found) if declared is None else f"{found}/{declared}", "yellow" * short),
            Text(str(sum(map(is_named, question.answers)))),
            Text(str(problems), style="yellow" if problems else "dim"),
        )
    answers = sum(len(page.question.answers) for page in pages)
    shown = counted(total, "question")
    if len(pages) < total:
        shown = f"{len(pages):,} of {shown}"
    return table, Text(f"\n{shown}, {counted(answers, 'answer')}", style="dim")


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
    table = new_table(screen)
    table.add_column("Doctor", style="cyan", overflow="fold")
    table.add_column("Specialty", overflow="fold")
    table.add_column("Location", overflow="fold")
    table.add_column("Rating\n(reviews)", justify="right", no_wrap=True)
    table.add_column("Answers", justify="right", no_wrap=True)
    table.add_column("Ques-\ntions", justify="right", no_wrap=True)
    if wordy:
        table.add_column("Words", justify="right", no_wrap=True)
    for doctor in doctors:
        cells = [
            Text(full_name(doctor)),
            Text(sanitise_line(doctor.specialty or "")),
            Text(sanitise_line(doctor.location or "")),
            _rating(doctor, screen),
            Text(f"{INFERRED * bool(doctor.inferred)}{doctor.answers}"),
            Text(str(doctor.questions)),
        ]
        if wordy:
            cells.append(Text(f"{doctor.words or 0:,}"))
        table.add_row(*cells)
    whole = len(doctors) == len(tally.doctors)
    if whole:
        _add_foot(table, tally, between=3)
    yield table
    if any(doctor.inferred for doctor in doctors):
        yield Text(f"\n{INFERRED} with answers that only a sign-off tells:", style="dim")
        yield from (line for doctor in doctors for line in _inferred(doctor))
    yield _sum(tally) if whole else _sum_of(doctors, tally)
    if pairs:
        yield Text(f"{counted(pairs, 'pair')} of doctors may be one: qa doctors --possible", "dim")


INFERRED = "*"
"""Stands before the number of answers of which some are inferred."""


def _inferred(doctor: Respondent, before: str = "") -> Iterator[Text]:
    for one in doctor.inferred:
        signed = f'signed "{sanitise_line(one.sign_off)}"'
        where = place_of(one.path, one.line)
        yield Text(f"{before}{where}  {signed}: counted for {sanitise_line(doctor.name)}")


def _sum_of(doctors: Sequence[Respondent], tally: Tally) -> Text:
    answers = sum(doctor.answers for doctor in doctors)
    total = counted(len(tally.doctors), "doctor")
    return Text(
        f"\n{len(doctors):,} of {total} by name, {answers:,} of {counted(tally.answers, 'answer')}",
        style="dim",
    )


def group_table(
    groups: Iterable[Group], tally: Tally, by: str, screen: Screen
) -> tuple[Table, Text]:
    """Draw a line a specialty or location, the same foot, and the sum."""
    table = new_table(screen)
    table.add_column(by.capitalize(), style="cyan")
    for label in ("Doctors", "Answers", "Questions"):
        table.add_column(label, justify="right", no_wrap=True)
    for group in groups:
        table.add_row(
            Text(sanitise_line(group.label)) if group.label else Text(f"(no {by} given)", "dim"),
            Text(str(group.doctors)),
            Text(str(group.answers)),
            Text(str(group.questions)),
        )
    _add_foot(table, tally, between=1)
    return table, _sum(tally)


def answered_table(
    found: DoctorsFound,
    short_ids: Mapping[str, str],
    screen: Screen,
    profiles: Sequence[Profile] = (),
) -> Iterator[RenderableType]:
    """Draw who is meant, one line a doctor with what is told of each, then a line an answer."""
    from qa_cli.output.profiles import profile_lines  # noqa: PLC0415  only for one doctor

    told = {profile.doctor.answer_ids: profile for profile in profiles}
    for doctor in found.doctors:
        yield Text.assemble((full_name(doctor), "bold"), details_of(doctor))
        yield from _spellings(doctor)
        if doctor.answer_ids in told:
            yield from profile_lines(told[doctor.answer_ids], screen)
    if found.doctors:
        yield Text()
    table = new_table(screen)
    table.add_column("Id", style="cyan", no_wrap=True)
    table.add_column("Answer", ratio=3)
    table.add_column("By", ratio=2)
    table.add_column("Line", justify="right", no_wrap=True)
    for one in found.answers:
        answer, page = one.answer, one.page
        table.add_row(
            Text(f"{sanitise_line(short_ids[page.id])}/{answer.number}"),
            Text(sanitise_line(answer.headline or "(no headline)")),
            Text(author_of(answer)),
            Text(str(answer.lines[0])),
        )
    yield table
    yield Text(f"\n{counted(len(found.answers), 'answer')}", style="dim")


def details_of(doctor: Respondent) -> str:
    """Return specialty, place and rating, two blanks before each that there is."""
    post = sanitise_line(", ".join(filter(None, (doctor.specialty, doctor.location))))
    rating = rating_of(doctor.rating, doctor.reviews)
    return "".join(f"  {part}" for part in (post, rating) if part)


def _spellings(doctor: Respondent) -> Iterator[Text]:
    if doctor.names:
        yield Text(f"  written {sanitise_line(' / '.join(doctor.names))}", style="dim")
    for one in doctor.ratings[:MOST_RATINGS]:
        where = sanitise_line(one.answer_id)
        yield Text(f"  {rating_of(one.rating, one.reviews)} in {where}", style="dim")
    if (more := len(doctor.ratings) - MOST_RATINGS) > 0:
        yield Text(f"  {more:,} more ratings that rest on fewer reviews: --json", style="dim")
    yield from _inferred(doctor, "  ")


def full_name(doctor: Respondent) -> str:
    """Return `Victor Chung, MD`."""
    return sanitise_line(", ".join(filter(None, (doctor.name, doctor.credentials))))


def _rating(doctor: Respondent, screen: Screen) -> Text:
    if doctor.rating is None:
        return Text("")
    shown = stars(doctor.rating, unicode=screen.unicode) if screen.width >= ROOMY else ""
    rating = rating_figures(doctor.rating, doctor.reviews)
    return Text.assemble((f"{shown} ".lstrip(), "yellow"), rating)


def _add_foot(table: Table, tally: Tally, *, between: int) -> None:
    for label, ids in ((NAMELESS, tally.nameless), (ANONYMOUS, tally.anonymous)):
        if ids:
            questions = len({id_.rpartition("/")[0] for id_ in ids})
            cells = [Text(label, style="dim"), *[Text("")] * between]
            table.add_row(*cells, Text(str(len(ids))), Text(str(questions)))


def _sum(tally: Tally) -> Text:
    doctors = counted(len(tally.doctors), "doctor")
    inferred = sum(len(doctor.inferred) for doctor in tally.doctors)
    told = f"; {counted(inferred, 'answer')} by sign-off alone" if inferred else ""
    return Text(f"\n{counted(tally.answers, 'answer')}, {doctors} by name{told}", style="dim")
