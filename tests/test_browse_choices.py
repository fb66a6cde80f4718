"""Facets as lines, and as parts of a query."""

import pytest

from qa_cli.browse.choices import MOST, choices, summary, term_of, toggled
from qa_cli.insight.facets import Counts, Value

NONE = Counts(0, 0, (), (), (), ())


@pytest.mark.parametrize(
    ("query", "term", "result"),
    [
        ("", 'doctor:"A B"', 'doctor:"A B"'),
        ("botox", 'doctor:"A B"', 'botox doctor:"A B"'),
        ('botox doctor:"A B" smile', 'doctor:"A B"', "botox smile"),
        ("botox OR dysport", "has:problem", "(botox OR dysport) has:problem"),
        ("(botox OR dysport) has:problem", "has:problem", "(botox OR dysport)"),
    ],
)
def test_a_term_goes_into_the_query_and_out_again(query: str, term: str, result: str) -> None:
    """What is there already is put into parentheses where it would fall apart otherwise."""
    assert toggled(query, term) == result


def test_lines() -> None:
    """A heading a facet; what the query asks for has a sign; namesakes have their places."""
    counts = NONE.__class__(
        1,
        3,
        (
            Value("A B", 1, ("A B",), "Rome", "p/1"),
            Value("A B", 1, ("A B", 'A "C" B'), None, "p/2"),
        ),
        (),
        (Value("Rome", 1200),),
        (Value("count-mismatch", 1),),
    )
    lines = list(choices(counts, "x has:problem"))
    assert [line.text.plain for line in lines] == [
        "Doctors  2",
        "    1   A B, Rome",
        "    1   A B",
        "Specialties  0",
        "Places  1",
        "1,200   Rome",
        "Problems  1",
        "    1 ✓ count-mismatch",
    ]
    assert [line.term for line in lines if line.term] == [
        'doctor:"A B"',
        '(doctor:"A B" OR doctor:"A C B")',
        'location:"Rome"',
        "has:problem",
    ]
    assert lines[1].answer_id == "p/1"
    assert [term_of(lines, place) for place in (None, 0, 1, 99)] == ["", "", 'doctor:"A B"', ""]
    assert summary(counts) == "1 question, 3 answers"


def test_long_facets_are_cut() -> None:
    """And how much more there is is told."""
    values = tuple(Value(f"s{number}", 1) for number in range(MOST + 2))
    lines = list(choices(Counts(0, 0, (), values, (), ()), ""))
    assert lines[MOST + 2].text.plain.strip() == "2 more"


def test_labels_are_harmless() -> None:
    """A page's words make no control, no markup and no query of their own."""
    value = Value('[red]\x1b]0;t\x07" OR x "', 1)
    line = list(choices(Counts(0, 0, (), (value,), (), ()), ""))[2]
    assert line.text.plain.endswith('[red]␛]0;t␇" OR x "')
    assert line.term == 'specialty:"[red]\x1b]0;t\x07 OR x"'
