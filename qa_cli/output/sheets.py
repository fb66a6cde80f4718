"""Figures and summaries as CSV: harmless to the terminal and to the spreadsheet, as `csvtext`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qa_cli.output.csvtext import FORMULA_STARTS
from qa_cli.output.quantities import whole
from qa_cli.output.sanitise import sanitise_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qa_cli.insight.figures import Figure

FIGURE_COLUMNS = (
    "id", "kind", "low", "high", "unit", "qualifier", "role", "negated", "quote", "path", "line",
    "first_column", "end_column", "speaker", "doctor", "words",
)  # fmt: skip
"""Header of `figures --csv`; new columns are only ever added at the end."""

VALUES = 10
"""Cells behind a line's name at most."""
SUMMARY_COLUMNS = ("name", *(f"value_{place}" for place in range(1, VALUES + 1)))
"""Header of `summary --csv`: what the values are depends on the name, as in a pipe."""


def figures_csv(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield CSV text, a header and then one row a mention, lines ended by LF.

    Control characters are made visible, and a cell that a spreadsheet might run as a formula
    starts with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIGURE_COLUMNS)
    for one in figures:
        cells = (
            one.id, one.kind, whole(one.low), whole(one.high), one.unit, one.qualifier,
            one.role, str(one.negated).lower(), one.quote, one.path, one.line, *one.column,
            one.speaker, one.doctor, one.words,
        )  # fmt: skip
        writer.writerow([_cell(cell) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def summary_csv(rows: Iterable[str]) -> Iterator[str]:
    """Yield CSV text, a header and then the lines of a summary; no cell is run as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(SUMMARY_COLUMNS)
    for line in rows:
        cells = line.removesuffix("\n").split("\t")
        cells += [""] * (len(SUMMARY_COLUMNS) - len(cells))
        writer.writerow([_cell(one) for one in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: str | float | None) -> str | float | None:
    if not isinstance(value, str):
        return value
    text = sanitise_line(value)
    return f"'{text}" if value.startswith(FORMULA_STARTS) else text
