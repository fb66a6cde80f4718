"""Figures for scripts, and the wording of a value."""

import pytest

from qa_cli.insight.figures import Figure, Kind, Role, figures_of, share
from qa_cli.insight.figures.sharing import FigureGroup
from qa_cli.output.quantities import (
    figures_document,
    mention_rows,
    share_rows,
    value_of,
)
from tests.builders import page


def figure(  # a figure has many fields, of which each test looks at some
    kind: Kind,
    low: float,
    high: float,
    unit: str | None,
    role: Role = "other",
    *,
    negated: bool = False,
    quote: str = "q",
) -> Figure:
    """Return a figure by hand."""
    return Figure("a/1", "doctor", None, kind, low, high, unit, None, role, negated, "w", quote,
                  "p.txt", 3, (1, 2))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "expected", "ascii_"),
    [
        (figure("dose", 10, 15, "unit"), "10–15 units", "10-15 units"),
        (figure("dose", 1, 1, "syringe"), "1 syringe", "1 syringe"),
        (figure("dose", 0.5, 0.5, "cc"), "0.5 cc", "0.5 cc"),
        (figure("dose", 2, 2, "cc"), "2 cc", "2 cc"),
        (figure("duration", 4, 4, "month", negated=True), "not 4 months", "not 4 months"),
        (figure("duration", 3, 3, "month", "frequency"), "every 3 months", "every 3 months"),
        (figure("duration", 1, 1, "week", "frequency"), "every week", "every week"),
        (figure("price", 6000, 8500, "USD"), "$6,000–8,500", "$6,000-8,500"),
        (figure("price", 12, 12, "GBP/unit"), "£12 a unit", "GBP 12 a unit"),
        (figure("price", 8000, 8000, None), "8,000", "8,000"),
        (figure("percent", 50, 50, "percent"), "50%", "50%"),
        (figure("age", 34, 34, "year"), "34 years old", "34 years old"),
        (figure("count", 2, 2, "time/hour"), "2 times an hour", "2 times an hour"),
        (figure("count", 2, 2, "biopsy"), "2 biopsies", "2 biopsies"),
    ],
)
def test_values(one: Figure, expected: str, ascii_: str) -> None:
    """A value reads as a person would write it, on any terminal."""
    assert value_of(one, unicode=True) == expected
    assert value_of(one, unicode=False) == ascii_


def test_the_document_has_the_documented_keys() -> None:
    """Exactly these; whole numbers are integers; counts stand beside them only where asked for."""
    one = figure("dose", 10.0, 15.5, "unit", "advised")
    mention = {
        "id": "a/1", "kind": "dose", "low": 10, "high": 15.5, "unit": "unit", "qualifier": None,
        "role": "advised", "negated": False, "quote": "q", "path": "p.txt", "line": 3,
        "column": [1, 2],
    }  # fmt: skip
    assert figures_document([one], (), None) == {"schema": 1, "figures": [mention]}
    group = FigureGroup("a", "T", 2, share([one], 2))
    assert figures_document([one], [group], "question") == {
        "schema": 1,
        "figures": [mention],
        "by": "question",
        "groups": [
            {
                "id": "a", "label": "T", "answers": 2,
                "topics": [
                    {
                        "kind": "dose", "role": "advised", "measure": "unit", "given": 1,
                        "silent": 1,
                        "figures": [
                            {"low": 10, "high": 15.5, "unit": "unit", "negated": False,
                             "answers": 1, "answer_ids": ["a/1"], "asked": False}
                        ],
                    }
                ],
            }
        ],
    }  # fmt: skip


def test_rows() -> None:
    """One figure a line with its counts, or one mention a line with its place."""
    made = page("001_ab", "I recommend 9 units.", "No.", body="I had 5 units.")
    found = figures_of(made)
    group = FigureGroup("001_ab", "T", 2, share(found, 2))
    assert list(share_rows([group])) == [
        "dose\tadvised\t9\t9\tunit\t\t1\t2\t1\t\t001_ab\n",
        "dose\treceived\t5\t5\tunit\t\t0\t2\t2\tasker\t001_ab\n",
    ]
    assert list(mention_rows(found[:1])) == [
        "001_ab\tpages/001_ab.txt:3\tdose\treceived\t5\t5\tunit\t\t\tI had 5 units.\t\n"
    ]
