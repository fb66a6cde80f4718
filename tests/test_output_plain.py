"""Rows for scripts: tabs between cells, nothing else in the way."""

from qa_cli.insight.names import find_doctors
from qa_cli.insight.tally import group_by_specialty, tally
from qa_cli.model import Page
from qa_cli.output.plain import (
    answered_rows,
    doctor_rows,
    group_rows,
    hit_rows,
    question_rows,
    row,
    source_rows,
    why_rows,
)
from qa_cli.output.source import SourceLine
from qa_cli.pages.reasons import Reason, Vote
from qa_cli.search import Hit, SearchResults


def test_row() -> None:
    """No page text can add a cell or a row; a missing value is an empty cell."""
    assert row("a\tb\nc", None, 1, 2.5, "[b]") == "a b␊c\t\t1\t2.5\t[b]\n"


def test_questions(answered: Page, bare: Page, hostile: Page) -> None:
    """Id, title, found, declared, named, problems."""
    assert list(question_rows([answered, bare, hostile])) == [
        "a_face\tIs my face paralyzed? (photo)\t4\t5\t1\t2\n",
        "pages:2\t\t0\t\t0\t0\n",
        "h␛i\t␛[2J[/b]<U+2028>x\t1\t1\t1\t0\n",
    ]


def test_doctors_sum_to_all_answers(answered: Page, hostile: Page) -> None:
    """The two foot rows count what has no doctor's name; the seventh column sums to all."""
    counted = tally([answered, hostile])
    rows = list(doctor_rows(counted))
    assert rows == [
        "Ana Prasad\tMD, FACS\tPlastic Surgeon\tNew York\t4.3\t59\t1\t1\n",
        "=cmd()\t␛[31m\t[red]x\t<U+202E>LA\t5.0\t3\t1\t1\n",
        "(byline without a name)\t\t\t\t\t\t1\t1\n",
        "(no byline)\t\t\t\t\t\t2\t1\n",
    ]
    assert sum(int(line.split("\t")[6]) for line in rows) == counted.answers


def test_doctors_without_foot(hostile: Page) -> None:
    """Where every answer has a name there is no foot."""
    assert len(list(doctor_rows(tally([hostile])))) == 1


def test_groups(answered: Page) -> None:
    """Label, doctors, answers, questions; in the foot there are no doctors to count."""
    counted = tally([answered])
    assert list(group_rows(group_by_specialty(counted.doctors), counted)) == [
        "Plastic Surgeon\t1\t1\t1\n",
        "(byline without a name)\t\t1\t1\n",
        "(no byline)\t\t2\t1\n",
    ]


def test_answers_of_a_doctor(answered: Page) -> None:
    """Id, place, byline's name or sign-off, evidence, headline, title."""
    title = "Is my face paralyzed? (photo)"
    assert list(answered_rows(find_doctors("prasad", [answered]))) == [
        f"a_face/1\tpages/a_face.txt:5\tAna Prasad\tbyline\tBotox wears off\t{title}\n"
    ]
    assert list(answered_rows(find_doctors("emer", [answered]))) == [
        f"a_face/2\tpages/a_face.txt:12\tDr. Emer\tnameless-byline\t\t{title}\n"
    ]


def test_hits() -> None:
    """Id, path:line, doctor, snippet on one line."""
    hit = Hit(
        id="a/1",
        kind="answer",
        score=1.0,
        tier="exact",
        doctor=None,
        snippet="one\n\ntwo\x1b",
        highlights=((0, 3),),
        path="p\n.txt",
        line=7,
        head=None,
    )
    results = SearchResults(query="one", corrections=(), total=1, hits=(hit,), tiers=(), missing=())
    assert list(hit_rows(results)) == ["a/1\tp␊.txt:7\t\tone  two␛\n"]


def test_source() -> None:
    """Number, kind, answer, text."""
    lines = (SourceLine(1, "title", None, "T\tt"), SourceLine(2, "body", 3, "\x1b"))
    assert list(source_rows(lines)) == ["1\ttitle\t\tT t\n", "2\tbody\t3\t␛\n"]


def test_why() -> None:
    """A row a part of a line, with label, runner-up and features; a blank line has one without."""
    votes = Vote("W0x", "first word (\x1b)", 1.5), Vote("", "the lines around it", -0.25)
    whole = Reason(1, "Q:\t", "title", 0.98765, "question", 0.01, votes)
    second = Reason(1, "b", "body goes on", 1.0, None, 0.0, ())
    lines = (
        SourceLine(1, "title", None, "Q:\tb", (whole, second)),
        SourceLine(2, "blank", 3, "", ()),
    )
    decided = "+1.50 first word (␛); -0.25 the lines around it"
    assert list(why_rows(lines)) == [
        f"1\ttitle\t\ttitle\t0.988\tquestion\t0.01\t{decided}\tQ: \n",
        "1\ttitle\t\tbody goes on\t1.0\t\t\t\tb\n",
        "2\tblank\t3\t\t\t\t\t\t\n",
    ]
