"""Results as rows: which columns each form has, and what stands in them."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from qa_cli.insight.audit import Finding
from qa_cli.insight.figures import FigureGroup, figures_of, share
from qa_cli.insight.naming import find_doctors
from qa_cli.insight.possible import possible
from qa_cli.insight.tally import Respondent, Tally, group_by_specialty, tally
from qa_cli.model import Doctor, Page
from qa_cli.output.columns import Column, Form, Sheet
from qa_cli.output.listing import OnPage, SourceLine
from qa_cli.output.rosters import DOCTORS, POSSIBLE, doctors_sheet, group_columns, groups_sheet
from qa_cli.output.sheets import (
    ANSWERED,
    ANSWERS,
    CODES,
    FINDINGS,
    LINES,
    MENTIONS,
    QUESTIONS,
    SHARES,
    WHY,
    answers_on,
    because,
    hits_sheet,
    shares,
)
from qa_cli.pages.reasons import Reason, Vote
from qa_cli.search import Hit
from qa_cli.search.explanation import Explanation, Match, ScorePart
from tests.builders import Said, figure, page


def _rows(
    columns: Iterable[Column[Any]],
    items: Iterable[Any],
    form: Form = "tsv",
    *,
    header: bool = False,
) -> list[str]:
    return list(Sheet(tuple(columns), items).lines(form, header=header))


@pytest.mark.parametrize(
    ("columns", "tsv", "more"),
    [
        (QUESTIONS, "id title answers declared_answers named problems", None),
        (DOCTORS, "name credentials specialty location rating reviews answers questions",
         "words inferred names answer_ids"),
        (group_columns("location"), "label doctors answers questions", "answer_ids"),
        (POSSIBLE, """name specialty location answer_id other_name other_specialty other_location
         other_answer_id evidence""", None),
        (SHARES, "kind role low high unit denied given answers silent asker group", None),
        (LINES, "line kind answer text", None),
        (WHY, "line kind answer label probability runner_up runner_up_probability decided text",
         None),
        (FINDINGS, "level code id place message", None),
        (CODES, "code level count pages", None),
        (ANSWERS, """question_id title answer_id number headline body name credentials specialty
         location rating reviews evidence sign_off certainty path record first_line last_line
         question person url date votes accepted answer_url""",
         None),
    ],
)  # fmt: skip
def test_columns(columns: tuple[Column[Any], ...], tsv: str, more: str | None) -> None:
    """Names and order are a promise; CSV has these, and more at the end."""
    names = tsv.split()
    assert _rows(columns, [], header=True) == ["\t".join(names) + "\n"]
    assert _rows(columns, [], "csv") == [",".join([*names, *(more or "").split()]) + "\n"]


@pytest.mark.parametrize(
    ("columns", "tsv", "csv_"),
    [
        (ANSWERED, "id place doctor evidence headline title",
         ",".join(column.name for column in ANSWERS)),
        (hits_sheet(()).columns, "id place doctor snippet",
         "id,kind,score,tier,doctor,head,snippet,path,line,record"),
        (MENTIONS, "id place kind role low high unit qualifier denied quote doctor unsure",
         ",".join("""id kind low high unit qualifier role negated quote path line first_column
         end_column speaker doctor words record certainty""".split())),
    ],
)  # fmt: skip
def test_columns_of_csv_alone(columns: tuple[Column[Any], ...], tsv: str, csv_: str) -> None:
    """Where CSV has other columns than rows have, both are a promise, too."""
    assert _rows(columns, [], header=True) == ["\t".join(tsv.split()) + "\n"]
    assert _rows(columns, [], "csv") == [csv_ + "\n"]


def test_questions(answered: Page, bare: Page, hostile: Page) -> None:
    """Id, title, found, declared, named, problems."""
    assert _rows(QUESTIONS, [answered, bare, hostile]) == [
        "a_face\tIs my face paralyzed? (photo)\t4\t5\t1\t2\n",
        "pages:2\t\t0\t\t0\t0\n",
        "h␛i\t␛[2J[/b]<U+2028>x\t1\t1\t1\t0\n",
    ]


def test_doctors_sum_to_all_answers(answered: Page, hostile: Page) -> None:
    """The two foot rows count what has no doctor's name; the seventh column sums to all."""
    counted = tally([answered, hostile])
    rows = list(doctors_sheet(counted).lines("tsv", header=False))
    assert rows == [
        "Ana Prasad\tMD, FACS\tPlastic Surgeon\tNew York\t4.3\t59\t1\t1\n",
        "=cmd()\t␛[31m\t[red]x\t<U+202E>LA\t5.0\t3\t1\t1\n",
        "(byline without a name)\t\t\t\t\t\t1\t1\n",
        "(no byline)\t\t\t\t\t\t2\t1\n",
    ]
    assert sum(int(line.split("\t")[6]) for line in rows) == counted.answers


def test_doctors_without_foot(hostile: Page) -> None:
    """Where every answer has a name there is no foot."""
    assert len(list(doctors_sheet(tally([hostile])).lines("tsv", header=False))) == 1


def _groups(counted: Tally, form: Form) -> list[str]:
    groups = group_by_specialty(counted.doctors)
    return list(groups_sheet(groups, counted, "specialty").lines(form, header=False))


def test_groups(answered: Page) -> None:
    """Label, doctors, answers, questions; in the foot there are no doctors to count."""
    counted = tally([answered])
    assert _groups(counted, "tsv") == [
        "Plastic Surgeon\t1\t1\t1\n",
        "(byline without a name)\t\t1\t1\n",
        "(no byline)\t\t2\t1\n",
    ]


def _answered(name: str, on: Page, form: Form = "tsv") -> list[str]:
    found = find_doctors(name, [on]).answers
    return _rows(ANSWERED, [OnPage(one.page, one.answer) for one in found], form)


def test_answers_of_a_doctor(answered: Page) -> None:
    """Id, place, byline's name or sign-off, evidence, headline, title."""
    title = "Is my face paralyzed? (photo)"
    assert _answered("prasad", answered) == [
        f"a_face/1\tpages/a_face.txt:5\tAna Prasad\tbyline\tBotox wears off\t{title}\n"
    ]
    assert _answered("emer", answered) == [
        f"a_face/2\tpages/a_face.txt:12\tDr. Emer\tnameless-byline\t\t{title}\n"
    ]


def test_hits() -> None:
    """Id, path:line (path:record:line of a record), doctor, snippet on one line."""
    hit = Hit(
        id="a/1",
        kind="answer",
        score=1.0,
        tier="exact",
        doctor=None,
        snippet="one\n\ntwo\x1b",
        highlights=((0, 3),),
        path="p\n.jsonl",
        line=7,
        head=None,
        record=12,
    )
    sheet = hits_sheet([hit])
    assert list(sheet.lines("tsv", header=False)) == ["a/1\tp␊.jsonl:12:7\t\tone  two␛\n"]
    assert list(sheet.lines("csv"))[1] == "a/1,answer,1.0,exact,,,one  two␛,p␊.jsonl,7,12\n"


def test_whole_hits() -> None:
    """One column more, at the end; CSV keeps its lines."""
    hit = Hit(
        "a/1", "answer", 1.0, "exact", None, "one", (), "p.txt", 7, None, text="one\n\n=two\x1b"
    )
    sheet = hits_sheet([hit], full=True)
    assert list(sheet.lines("tsv")) == [
        "id\tplace\tdoctor\tsnippet\ttext\n",
        "a/1\tp.txt:7\t\tone\tone␊␊=two␛\n",
    ]
    assert "".join(sheet.lines("csv")).endswith(',one,p.txt,7,,"one\n\n=two␛"\n')


def test_what_explains_a_hit() -> None:
    """A row a match below the hit; the score's parts only where they are wanted."""
    match = Match("a", "A", "body", "exact", 0, 2)
    score = ScorePart(2.0, "sum", (ScorePart(1.5, "product", ()),))
    hit = Hit(
        "a/1", "answer", 1.0, "exact", None, "one", (), "p.txt", 7, None,
        explanation=Explanation((match,), score),
    )  # fmt: skip
    rows = list(hits_sheet([hit]).lines("tsv", header=False))[1:]
    assert rows == ["\ta\tA\tbody\texact\t0\t2\n"]
    debugged = list(hits_sheet([hit], debug=True).lines("tsv", header=False))[2:]
    assert debugged == ["\t1\t2.0\tsum\n", "\t2\t1.5\tproduct\n"]


def test_source() -> None:
    """Number, kind, answer, text."""
    lines = (SourceLine(1, "title", None, "T\tt"), SourceLine(2, "body", 3, "\x1b"))
    assert _rows(LINES, lines) == ["1\ttitle\t\tT t\n", "2\tbody\t3\t␛\n"]


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
    assert _rows(WHY, because(lines)) == [
        f"1\ttitle\t\ttitle\t0.988\tquestion\t0.01\t{decided}\tQ: \n",
        "1\ttitle\t\tbody goes on\t1.0\t\t\t\tb\n",
        "2\tblank\t3\t\t\t\t\t\t\n",
    ]


def test_figures() -> None:
    """One figure a line with its counts, or one mention a line with its place."""
    made = page("001_ab", "I recommend 9 units.", "No.", body="I had 5 units.")
    found = figures_of(made)
    group = FigureGroup("001_ab", "T", 2, share(found, 2))
    assert _rows(SHARES, shares([group])) == [
        "dose\tadvised\t9\t9\tunit\t\t1\t2\t1\t\t001_ab\n",
        "dose\treceived\t5\t5\tunit\t\t0\t2\t0\tasker\t001_ab\n",
    ]
    assert _rows(MENTIONS, found[:1]) == [
        "001_ab\tpages/001_ab.txt:3\tdose\treceived\t5\t5\tunit\t\t\tI had 5 units.\t\t\n"
    ]


def test_csv_of_figures_is_harmless() -> None:
    """A row a mention; a formula is defused, a control character made visible."""
    text = "".join(_rows(MENTIONS, [figure("dose", 5, 5, "unit", quote="=1+1\x1b")], "csv"))
    rows = list(csv.reader(text.splitlines()))
    assert rows[1] == ["a/1", "dose", "5", "5", "unit", "", "other", "false", "'=1+1␛", "p.txt",
                       "3", "1", "2", "doctor", "", "w", "", "0.9"]  # fmt: skip


HOSTILE = "\x1b[31m=Ann\u202e Roe"
PAGE = page(
    "a",
    Said("Wait 3 months.", doctor=Doctor(HOSTILE, "MD", "D", "Reno", 4.0, 9)),
    Said("Rest.", doctor=Doctor(HOSTILE, "MD", "D", "Elko", None, None)),
)
EVERYBODY = tally([PAGE]).doctors


def _doctors_csv(doctors: tuple[Respondent, ...]) -> list[str]:
    return _rows(DOCTORS, doctors, "csv")


def test_rows_and_csv_are_harmless() -> None:
    """No control character, no turned text, no formula, whatever a name holds."""
    pairs = possible(EVERYBODY)
    texts = {
        "rows": "".join(_rows(POSSIBLE, pairs)),
        "pairs": "".join(_rows(POSSIBLE, pairs, "csv")),
        "doctors": "".join(_doctors_csv(EVERYBODY)),
        "groups": "".join(_groups(tally([PAGE]), "csv")),
    }
    for kind, text in texts.items():
        assert not set(text) & {"\x1b", "\u202e"}, kind
    formula = tally([page("a", Said("x", doctor=Doctor("=1+1", None, "@x", None, None, None)))])
    assert _doctors_csv(formula.doctors)[1] == ("'=1+1,,'@x,,,,1,1,,0,'=1+1,a/1\n")


def test_csv_of_groups() -> None:
    """Several values of one cell stand apart; there is no foot."""
    assert "".join(_groups(tally([PAGE]), "csv")) == (
        "label,doctors,answers,questions,answer_ids\nD,2,2,1,a/1 | a/2\n"
    )


def test_csv_of_some_answers() -> None:
    """Only those, as all answers have it; another answer of the page is none of them."""
    [header, _, second] = _rows(ANSWERS, answers_on([PAGE]), "csv")
    assert _rows(ANSWERED, [OnPage(PAGE, PAGE.question.answers[1])], "csv") == [header, second]


@pytest.mark.parametrize(("lines", "place"), [(None, "p/a␛.txt"), ((3, 9), "p/a␛.txt:3")], ids=str)
def test_findings(lines: tuple[int, int] | None, place: str) -> None:
    """Level, code, id, path:line or the path alone, message; nothing of it acts."""
    finding = Finding("cut-off", "warning", "a\x1b", "p/a\x1b.txt", lines, "it \x9b ends")
    assert _rows(FINDINGS, [finding]) == [f"warning\tcut-off\ta␛\t{place}\tit <U+009B> ends\n"]


def test_soft_hyphens(answered: Page) -> None:
    """They are no part of a page's words, but are shown in the names of files and pages."""
    first = replace(answered.question.answers[0], headline="Bo\xadtox", body="A mus\xadcle.")
    hyphened = replace(
        answered,
        id="a\xadb",
        question=replace(answered.question, title="Fa\xadce", answers=(first,)),
        source=replace(answered.source, path="p\xadq.txt"),
    )
    assert _rows(QUESTIONS, [hyphened]) == ["a<U+00AD>b\tFace\t1\t5\t1\t2\n"]
    cells = _rows(ANSWERS, answers_on([hyphened]), "csv")[1].split(",")
    assert cells[:6] == ["a<U+00AD>b", "Face", "a<U+00AD>b/1", "1", "Botox", "A muscle."]
    assert "p<U+00AD>q.txt" in cells
