"""CSV as text: one row an answer, harmless to the terminal and to the spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qa_cli.output.sanitise import sanitise_block, sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa_cli.insight.names import Answered
    from qa_cli.insight.possible import Possible
    from qa_cli.insight.tally import Group, Respondent
    from qa_cli.model import Page
    from qa_cli.search import Hit

ANSWER_COLUMNS = (
    "question_id", "title", "answer_id", "number", "headline", "body",
    "name", "credentials", "specialty", "location", "rating", "reviews",
    "evidence", "sign_off", "certainty", "path", "record", "first_line", "last_line",
)  # fmt: skip
"""Header of the CSV export; new columns are only ever added at the end."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets take a cell that starts with one of these for a formula, or look behind it for
one."""


def answers_csv(pages: Iterable[Page], *, raw: bool) -> Iterator[str]:
    """Yield CSV text, a header and then one row an answer, lines ended by LF.

    A page without answers has no row. Control characters are made visible as everywhere. A cell
    that a spreadsheet might run as a formula starts with an apostrophe, unless `raw`.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(ANSWER_COLUMNS)
    yield buffer.getvalue()
    for page in pages:
        buffer.seek(0)
        buffer.truncate()
        for cells in _answer_cells(page):
            row = zip(ANSWER_COLUMNS, cells, strict=True)
            writer.writerow([_cell(column, cell, raw=raw) for column, cell in row])
        yield buffer.getvalue()


HIT_COLUMNS = ("id", "kind", "score", "tier", "doctor", "head", "snippet", "path", "line")
"""Header of `search --csv`; new columns are only ever added at the end."""


def hits_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a hit, as harmless as `answers_csv`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HIT_COLUMNS)
    for hit in hits:
        cells = [getattr(hit, column) for column in HIT_COLUMNS]
        writer.writerow([_cell("", cell, raw=False) for cell in cells])
    yield buffer.getvalue()


DOCTOR_COLUMNS = (
    "name", "credentials", "specialty", "location", "rating", "reviews", "answers", "questions",
    "words", "inferred", "names", "answer_ids",
)  # fmt: skip
"""Header of `doctors --csv`; new columns are only ever added at the end."""

GROUP_COLUMNS = ("label", "doctors", "answers", "questions", "answer_ids")
"""Header of `doctors --by ... --csv`."""

_BETWEEN = " | "
"""Stands between several values of one cell."""


def doctors_csv(doctors: Iterable[Respondent]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a doctor, as harmless as `answers_csv`."""
    yield from _table(
        DOCTOR_COLUMNS,
        (
            (
                doctor.name,
                doctor.credentials,
                doctor.specialty,
                doctor.location,
                doctor.rating,
                doctor.reviews,
                doctor.answers,
                doctor.questions,
                doctor.words,
                len(doctor.inferred),
                _BETWEEN.join(doctor.names or (doctor.name,)),
                _BETWEEN.join(doctor.answer_ids),
            )
            for doctor in doctors
        ),
    )


def groups_csv(groups: Iterable[Group]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a group of doctors."""
    yield from _table(
        GROUP_COLUMNS,
        (
            (
                group.label,
                group.doctors,
                group.answers,
                group.questions,
                _BETWEEN.join(group.answer_ids),
            )
            for group in groups
        ),
    )


POSSIBLE_COLUMNS = (
    "name", "specialty", "location", "answer_id",
    "other_name", "other_specialty", "other_location", "other_answer_id", "evidence",
)  # fmt: skip
"""Header of `doctors --possible --csv`."""


def possible_csv(pairs: Iterable[Possible]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a pair of doctors who may be one."""
    rows = []
    for pair in pairs:
        cells: list[str | float | None] = []
        for doctor in (pair.one, pair.other):
            cells += [doctor.name, doctor.specialty, doctor.location, doctor.answer_ids[0]]
        rows.append((*cells, pair.evidence))
    yield from _table(POSSIBLE_COLUMNS, rows)


def answered_csv(answered: Iterable[Answered]) -> Iterator[str]:
    """Yield the rows of `answers_csv` for some answers."""
    rows = []
    for one in answered:
        cells = _answer_cells(one.page)
        rows += [row for row in cells if row[_NUMBER] == one.answer.number]
    yield from _table(ANSWER_COLUMNS, rows)


_NUMBER = ANSWER_COLUMNS.index("number")


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for cells in rows:
        named = zip(columns, cells, strict=True)
        writer.writerow([_cell(column, cell, raw=False) for column, cell in named])
    yield buffer.getvalue()


def _cell(column: str, value: str | float | None, *, raw: bool) -> str | float | None:
    """Make a cell harmless; only a body may take several lines."""
    if not isinstance(value, str):
        return value
    text = sanitise_block(value) if column == "body" else sanitise_line(value)
    return f"'{text}" if not raw and value.startswith(FORMULA_STARTS) else text


def _answer_cells(page: Page) -> Iterator[tuple[str | float | None, ...]]:
    """Yield the cells of each answer on a page, in the order of `ANSWER_COLUMNS`."""
    for answer in page.question.answers:
        doctor = answer.doctor
        yield (
            page.id,
            page.question.title,
            f"{page.id}/{answer.number}",
            answer.number,
            answer.headline,
            answer.body,
            doctor.name if doctor else None,
            doctor.credentials if doctor else None,
            doctor.specialty if doctor else None,
            doctor.location if doctor else None,
            doctor.rating if doctor else None,
            doctor.reviews if doctor else None,
            answer.evidence,
            answer.sign_off,
            answer.certainty,
            page.source.path,
            page.source.record,
            *answer.lines,
        )
