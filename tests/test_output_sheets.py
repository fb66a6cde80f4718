"""Figures and summaries as CSV."""

import csv

from qa_cli.insight.summary import summarise_question
from qa_cli.output.sheets import FIGURE_COLUMNS, SUMMARY_COLUMNS, figures_csv, summary_csv
from qa_cli.output.summary_rows import question_summary_rows
from tests.builders import page
from tests.test_output_quantities import figure


def test_csv_is_harmless() -> None:
    """Header and a row a mention; a formula is defused, a control character made visible."""
    text = "".join(figures_csv([figure("dose", 5, 5, "unit", quote="=1+1\x1b")]))
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == list(FIGURE_COLUMNS)
    assert rows[1] == ["a/1", "dose", "5", "5", "unit", "", "other", "false", "'=1+1␛", "p.txt",
                       "3", "1", "2", "doctor", "", "w"]  # fmt: skip


def test_csv_of_nothing_has_a_header() -> None:
    """A spreadsheet without rows still has its columns."""
    assert "".join(figures_csv([])) == ",".join(FIGURE_COLUMNS) + "\n"


def test_a_summary_is_harmless() -> None:
    """Header and rows of the same width; a title that is a formula is defused."""
    made = page("001_ab", "Use ice.", title='=cmd(",")')
    text = "".join(summary_csv(question_summary_rows(summarise_question(made), 1)))
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == list(SUMMARY_COLUMNS)
    assert {len(row) for row in rows} == {len(SUMMARY_COLUMNS)}
    assert rows[2][:2] == ["title", '\'=cmd(",")']
