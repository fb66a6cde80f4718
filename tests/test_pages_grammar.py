"""The labels, and which may follow which."""

import re
from itertools import pairwise, product

import pytest
from hypothesis import given

from qa_cli.pages.grammar import ABOVE, BEFORE, BELOW, FIRST, LABELS, NUMBER, starts
from tests.sheets import walks

TOP = ("T", "Q", "C", "K")
BODY = ("SB", "SI", "P", "Fb")
HEAD = ("HB", "HI", "HR", "Fh")

NAME_ABOVE, NAME_BELOW = rf"(?:{'|'.join(ABOVE)})-", rf"(?:{'|'.join(BELOW)})-"
BEGIN = (
    rf"(?:HB-(?:HR-|Fh-)*|(?={NAME_ABOVE}))"
    rf"(?:{NAME_ABOVE}(?:{NAME_ABOVE}|Fa-)*(?:HI-(?:HR-|Fh-)*)?)*"
)
ANSWER = rf"(?:{BEGIN}SI-|SB-)(?:P-|Fb-)*(?:{NAME_BELOW}(?:{NAME_BELOW}|Fy-)*)?(?:W-(?:W-|Fw-)*)?"
PAGE = re.compile(
    rf"(?:O-)+|(?:Ft-)+|(?:(?<![QC]-)T-|Q-|C-|K-)*(?:(?:{ANSWER})*(?:{ANSWER}|{BEGIN})(?:Ft-)*)?"
)
"""The grammar of the module's docstring, with a hyphen behind every label."""


def allowed(labels: list[str]) -> bool:
    """Whether the tables allow a page's labels."""
    first = not labels or labels[0] in FIRST
    return first and all(above in BEFORE[label] for above, label in pairwise(labels))


def test_labels_have_numbers() -> None:
    """Each label is there once, and its number is its place."""
    assert len(set(LABELS)) == len(LABELS)
    assert [NUMBER[label] for label in LABELS] == list(range(len(LABELS)))
    assert set(BEFORE) == set(LABELS)
    assert {label for above in BEFORE.values() for label in above} | FIRST <= set(LABELS)


def test_the_tables_are_the_grammar() -> None:
    """The tables allow what the docstring's grammar allows, and nothing else: up to four lines.

    Of the lines of a byline, which are alike, one stands for all.
    """
    some = [label for label in LABELS if label not in (*ABOVE[1:], *BELOW[1:])]
    for length in range(5):
        for labels in product(some, repeat=length):
            written = "".join(f"{label}-" for label in labels)
            assert (PAGE.fullmatch(written) is not None) == allowed(list(labels)), written


@given(walks)
def test_long_pages_fit_the_grammar(labels: list[str]) -> None:
    """A page of any length that the tables allow is one of the grammar's, and has its answers."""
    written = "".join(f"{label}-" for label in labels)
    assert allowed(labels)
    assert PAGE.fullmatch(written)
    answers = [found for found in re.findall(f"{ANSWER}|{BEGIN}", written) if found]
    above = [None, *labels]
    assert len(answers) == sum(starts(above[at], label) for at, label in enumerate(labels))


@pytest.mark.parametrize("others", [ABOVE, BELOW])
def test_lines_of_a_byline_are_alike(others: tuple[str, ...]) -> None:
    """They may stand in any order: whatever fits one of them fits all."""
    assert all(set(BEFORE[label]) == set(BEFORE[others[0]]) for label in others)
    for above in BEFORE.values():
        assert set(others) & set(above) in (set(), set(others))


def test_every_label_can_be_reached() -> None:
    """From the labels that a page may begin with a path leads to each."""
    found, size = set(FIRST), 0
    while len(found) > size:
        size = len(found)
        found |= {label for label in LABELS if found.intersection(BEFORE[label])}
    assert found == set(LABELS)


def test_where_answers_begin() -> None:
    """At a headline or body that begins one, and at a byline above whose answer is not begun."""
    begin = "P-SB P-HB Q-HB Q-Sa P-Ra Nb-Ma Fy-Ja W-La Fw-HB"
    go_on = "HB-Na HR-Na Fh-Na Na-Sa Fa-Xa HB-SI Na-HI HR-SI P-P P-Nb P-W P-Ft K-T Q-C W-Fw"
    assert all(starts(None, label) for label in ("HB", "SB", *ABOVE))
    assert not any(starts(None, label) for label in ("T", "Q", "C", "K", "O", "Ft"))
    for pairs, begins in ((begin, True), (go_on, False)):
        for above, label in (pair.split("-") for pair in pairs.split()):
            assert above in BEFORE[label], (above, label)
            assert starts(above, label) == begins, (above, label)


def test_answers_begin_where_the_grammar_leaves_one() -> None:
    """The first line of an answer follows no begun answer, and any line that does begins one."""
    begun = {*ABOVE, *HEAD, "Fa"}
    ended = {*TOP, *BODY, *BELOW, "Fy", "W", "Fw"}
    for label in ("HB", "SB"):
        assert set(BEFORE[label]) == ended
    for label in ABOVE:
        assert {above for above in BEFORE[label] if starts(above, label)} == ended
        assert {above for above in BEFORE[label] if not starts(above, label)} == begun
    for label in LABELS:
        if label not in ("HB", "SB", *ABOVE):
            assert not any(starts(above, label) for above in (None, *BEFORE[label]))
            assert label in TOP or not set(BEFORE[label]).intersection(TOP)
