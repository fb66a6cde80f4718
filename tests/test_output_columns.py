"""Rows as text: tsv, CSV and Markdown."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa_cli.model import Doctor, Page
from qa_cli.output.columns import Column, Form, Sheet, of, row
from qa_cli.output.sanitise import sanitise_line
from qa_cli.output.sheets import ANSWERS, answers_on

WIDE = "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
"""Full-width and small forms of the signs that begin a formula."""

NAMES = [column.name for column in ANSWERS]


def _csv(pages: Iterable[Page], *, raw: bool) -> Iterator[str]:
    return Sheet(ANSWERS, answers_on(pages), raw=raw).lines("csv")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_an_answer(answered: Page, bare: Page) -> None:
    """Header, then answers; a page without any has no row; a missing value is an empty cell."""
    text = "".join(_csv([bare, answered], raw=False))
    rows = _rows(text)
    assert text.split("\n", 1)[0] == ",".join(NAMES)
    assert [row["answer_id"] for row in rows] == ["a_face/1", "a_face/2", "a_face/3", "a_face/4"]
    assert rows[0] == {
        "question_id": "a_face", "title": "Is my face paralyzed? (photo)", "answer_id": "a_face/1",
        "number": "1", "headline": "Botox wears off",
        "body": "Wait three months.\n\nThe muscle recovers.", "name": "Ana Prasad",
        "credentials": "MD, FACS", "specialty": "Plastic Surgeon", "location": "New York",
        "rating": "4.3", "reviews": "59", "evidence": "byline", "sign_off": "", "certainty": "1.0",
        "path": "pages/a_face.txt", "record": "", "first_line": "5", "last_line": "10",
        "question": "It does not move.\n\nThank you!", "person": "", "url": "",
        "date": "", "votes": "", "accepted": "", "answer_url": "",
    }  # fmt: skip
    assert (rows[3]["name"], rows[3]["rating"], rows[3]["evidence"]) == ("", "", "none")


def test_no_pages() -> None:
    """The header is there even so."""
    assert list(_csv([], raw=False)) == [",".join(NAMES) + "\n"]


@pytest.mark.parametrize("start", [*"=+-@\t\r", *WIDE])
def test_formulas_are_defused(answered: Page, start: str) -> None:
    """A cell that could run begins with an apostrophe, unless asked not to; controls never stay."""
    first = replace(answered.question.answers[0], doctor=Doctor(f"{start}cmd()"))
    page = replace(answered, question=replace(answered.question, answers=(first,)))
    shown = {"\t": " ", "\r": "␍"}.get(start, start)
    assert _rows("".join(_csv([page], raw=False)))[0]["name"] == f"'{shown}cmd()"
    assert _rows("".join(_csv([page], raw=True)))[0]["name"] == f"{shown}cmd()"


def test_figures_are_no_formulas(answered: Page) -> None:
    """Only text is defused: a number is a number."""
    first = replace(answered.question.answers[0], certainty=-0.5)
    page = replace(answered, question=replace(answered.question, answers=(first,)))
    assert _rows("".join(_csv([page], raw=False)))[0]["certainty"] == "-0.5"


def test_hostile_text(hostile: Page) -> None:
    """Controls are visible in every cell; only line feeds inside a body stay."""
    text = "".join(_csv([hostile], raw=False))
    assert {char for char in text if char < " "} == {"\n"}
    row = _rows(text)[0]
    assert row["body"] == "a<U+009B>2J\n:smile: [bold]b[/bold]␍"
    assert row["name"] == "'=cmd()"
    assert row["path"] == "pages/h␛i␊.txt"


def test_row() -> None:
    """No page text can add a cell or a row; a missing value is an empty cell."""
    assert row("a\tb\nc", None, 1, 2.5, "[b]") == "a b␊c\t\t1\t2.5\t[b]\n"


def test_a_formula_behind_a_soft_hyphen_is_defused() -> None:
    """What a cell begins with is looked at as it will stand there."""
    assert _cells("\xad=cmd()", "csv") == "'=cmd()"


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a;b", '"a;b"'), ("a,b", '"a,b"'), ('a"b', '"a""b"'), ("a b", "a b"), ("a\nb", "a␊b")],
)
def test_quoted_cells(text: str, cell: str) -> None:
    """A cell is quoted that some spreadsheet would part, and no other."""
    assert _cells(text, "csv") == cell


class _Item:
    """One value."""

    def __init__(self, text: str) -> None:
        self.text = text


def _cells(text: str, form: Form) -> str:
    """Return how a cell stands in a form."""
    *_, line = Sheet(tuple(of("text")), [_Item(text)]).lines(form)
    return line.removesuffix("\n").removeprefix("| ").removesuffix(" |")


HOSTILE = [
    "a|b", "a\\|b", "`x`|", "\\", "*b* _i_ ~~s~~", "a_b_c __x__ _y _ z_", "[l](http://x.y)",
    "![i](//x.y)",
    "<b onclick=x>", "<!-- -->", "&lt;b&gt;&amp;", "a\nb", "$x$", "# h", "- - -", "```",
    "http://x.y/",
    "www.x.y", "<http://x.y>", "a@b.cd", "@user", "#12", "GH-12", "\x1b[31m", "[x]: //y",
    "1. a", "> q",
]  # fmt: skip


SIGNS = st.lists(
    st.sampled_from(
        [*"\\`*_[]|~$!<>&#@:/.-+=(){} ab1\n", "http://", "www.", "<!--", "&amp;", "-->"]
    ),
    min_size=1,
).map(lambda signs: "".join(signs).strip() or "x")
"""Texts that are mostly signs of Markdown."""


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_is_inert(text: str) -> None:
    """Drawn, a cell is the text itself: one cell, no mark-up, link, picture or HTML of its own."""
    _assert_inert(text)


@given(SIGNS)
def test_no_signs_make_markdown(text: str) -> None:
    """However they are put together."""
    _assert_inert(text)


def _assert_inert(text: str) -> None:
    lines = Sheet((*of("text"), *of("again=text")), [_Item(text)]).lines("md")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse("".join(lines))
    [_, _, first, second] = [token for token in tokens if token.type == "inline"]
    for cell in (first, second):
        children = cell.children or ()
        assert {child.type for child in children} <= {"text", "text_special", "html_inline"}
        html = {one.content for one in children if one.type == "html_inline"}
        assert html <= {"<!-- -->"}
        drawn = "".join(one.content for one in children if one.type != "html_inline")
        assert drawn == sanitise_line(text)


@pytest.mark.parametrize("text", ["http://x.y/", "www.x.y", "a@b.cd", "@user", "#12", "GH-12"])
def test_markdown_calls_nobody(text: str) -> None:
    """GitHub makes links of such words without any mark-up: a comment stands between."""
    shown = _cells(text, "md")
    assert "<!-- -->" in shown
    assert shown.replace("<!-- -->", "").replace("\\", "") == text


def test_markdown(answered: Page) -> None:
    """A heading, a rule, and a line an answer; the paragraphs of a body stay apart."""
    lines = list(Sheet(ANSWERS, answers_on([answered])).lines("md"))
    assert len(lines) == 6
    assert lines[0] == f"| {' | '.join(NAMES)} |\n"
    assert re.fullmatch(r"\|( --- \|){26}\n", lines[1])
    assert "| Wait three months.<br><br>The muscle recovers. |" in lines[2]


def test_a_foot_and_ragged_rows() -> None:
    """The foot is as wide as the table where there is a header, and no part of CSV."""
    columns: tuple[Column[tuple[str, int]], ...] = (
        Column("a", lambda one: one[0]),
        Column("b", lambda one: one[1]),
    )
    sheet = Sheet(columns, [("x", 1)], foot=[("y",)])
    assert list(sheet.lines("tsv", header=False)) == ["x\t1\n", "y\n"]
    assert list(sheet.lines("tsv")) == ["a\tb\n", "x\t1\n", "y\t\n"]
    assert list(sheet.lines("csv")) == ["a,b\n", "x,1\n"]
    assert list(sheet.lines("md"))[2:] == ["| x | 1 |\n", "| y |  |\n"]
