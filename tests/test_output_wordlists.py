"""Words and phrases, drawn and as rows."""

from collections.abc import Iterable

import pytest
from rich.console import RenderableType

from qa_cli.insight.terms.collocation import Collocate
from qa_cli.insight.terms.groups import By
from qa_cli.insight.terms.keyness import GroupTerm, KeyTerm
from qa_cli.insight.terms.usage import Used
from qa_cli.insight.terms.wordreport import WordReport
from qa_cli.output.documents import encode
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from qa_cli.output.usages import COLLOCATES, TERMS, word_sheet
from qa_cli.output.wordlists import drawn_groups, drawn_report, drawn_terms

HOSTILE = "\x1b[31mice\u202e"
SCREEN = Screen(drawn=True, color=False, width=60, unicode=True)


def shown(drawn: Iterable[RenderableType], screen: Screen = SCREEN) -> list[str]:
    """Return the lines of a screen."""
    return draw(screen, *drawn).splitlines()


def test_a_table_of_words() -> None:
    """Below it stands how many there are, and what they are of; control characters are shown."""
    used = [Used(HOSTILE, 1_234, 5, 3), Used("lake", 2, 2, None)]
    assert shown(drawn_terms(TERMS, used, 9, "; more", SCREEN)) == [
        "Term              Times  Answers  Doctors",
        "─────────────────────────────────────────",
        "␛[31mice<U+202E>  1,234        5        3",
        "lake                  2        2",
        "",
        "2 of 9 terms; more",
    ]
    assert shown(drawn_terms(TERMS, used, 2, "", SCREEN))[-1] == "2 terms"


NEAR = Collocate("lake", 2, 1, 4, 12.678)
AGE = Used("ice age", 1, None, None)
REPORT = WordReport(Used("ice", 1, 1, 1), 9, (Used("ices", 2, 1, None),), 5, (NEAR,), (AGE,))


def test_a_word() -> None:
    """Its share, its forms, what is near it and phrases; what there is not is left out."""
    lines = shown(drawn_report(REPORT, 10, SCREEN))
    assert lines[0] == "ice  1 time, in 1 of 9 answers, by 1 doctor"
    assert {"Its forms", "Near it, within 5 words of the same sentence", "Phrases with it"} <= {
        *lines
    }
    assert "ices      2        1" in lines
    bare = WordReport(Used("ice", 2, 1, None), 9, (), 5, (), ())
    assert shown(drawn_report(bare, 10, SCREEN)) == [
        "ice  2 times, in 1 of 9 answers, by 0 doctors"
    ]


def test_rows_of_a_word() -> None:
    """A pipe gets no more cells than there are; a table of columns has all of them."""
    assert list(word_sheet(REPORT).lines("tsv", header=False)) == [
        "word\tice\t1\t1\t1\n",
        "form\tices\t2\t1\n",
        "near\tlake\t4\t1\t\t2\t12.68\n",
        "phrase\tice age\t1\n",
    ]
    assert list(word_sheet(REPORT).lines("csv"))[2] == "form,ices,2,1,,,\n"


def test_measures_are_rounded() -> None:
    """In rows and in JSON: more than two decimals say nothing."""
    key = KeyTerm("ice", 4, 2, 1, 0, 3.84159, 1.23456)
    assert encode(key)["log_likelihood"] == 3.84
    assert encode(GroupTerm("Ann", "a/1", key))["log_ratio"] == 1.23
    assert encode(NEAR)["log_dice"] == 12.68
    assert [column.get(NEAR) for column in COLLOCATES][-1] == 12.68


@pytest.mark.parametrize(
    ("by", "nameless"),
    [("doctor", "(no name)"), ("specialty", "(no specialty)"), ("question", "(no title)")],
)
def test_groups(by: By, nameless: str) -> None:
    """The terms of each on a line below its name; namesakes stand apart."""
    ice = KeyTerm(HOSTILE, 4_000, 2, 1, 0, 9.9, 1.2)
    lake = KeyTerm("lake", 2, 2, 1, 0, 9.9, 1.2)
    found = [
        GroupTerm("Ann", "a/1", ice),
        GroupTerm("Ann", "a/1", lake),
        GroupTerm("Ann", "b/1", lake),
        GroupTerm(None, None, lake),
    ]
    assert shown(drawn_groups(found, by, SCREEN)) == [
        "Ann", "  ␛[31mice<U+202E> 4,000 · lake 2", "Ann", "  lake 2", nameless, "  lake 2",
    ]  # fmt: skip
    plain = SCREEN._replace(unicode=False)
    assert shown(drawn_groups(found[:2], by, plain), plain)[1].endswith("4,000; lake 2")
