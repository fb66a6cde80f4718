"""`qa search`: its options, end to end in this process."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import Result

Qa = Callable[..., Result]
COLORED = {"FORCE_COLOR": "1", "COLUMNS": "80"}
ANSI = re.compile(r"\x1b\[[0-9;]*m")

pytestmark = pytest.mark.usefixtures("seeds")


def test_ids_are_for_xargs(qa: Qa) -> None:
    """`--ids` prints nothing but full ids, one a line, in the order of relevance."""
    result = qa("search", "risorius", "--ids")
    assert result.stdout == "000_52f1e9b741cd2cdd/5\n"


def test_offset_and_limit_page_through_the_hits(qa: Qa) -> None:
    """Pages of hits put together are all hits; what is left out is said on stderr."""
    every = qa("search", "masseter", "--ids").stdout.splitlines()
    first = qa("search", "masseter", "--ids", "-n", "3")
    second = qa("search", "masseter", "--ids", "-n", "5", "--offset", "3")
    assert [*first.stdout.splitlines(), *second.stdout.splitlines()] == every
    assert second.stderr == "qa: 5 of 8 hits after 3\n"


def test_in_narrows_to_fields(qa: Qa) -> None:
    """`--in` looks in the named fields alone; an unknown one is a usage error that lists them."""
    assert qa("search", "palmer", "--in", "doctor", "--ids").stdout == "000_52f1e9b741cd2cdd/7\n"
    assert qa("search", "palmer", "--in", "body", "--exact").exit_code == 1
    wrong = qa("search", "palmer", "--in", "beard")
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith('qa: no field "beard"; fields are title, ')


def test_exact_takes_words_as_typed(qa: Qa) -> None:
    """`--exact` finds no inflection and corrects nothing."""
    loose = qa("search", "muscle", "--ids").stdout.splitlines()
    strict = qa("search", "muscle", "--ids", "--exact").stdout.splitlines()
    assert set(strict) < set(loose)
    assert qa("search", "masetter", "--exact").exit_code == 1


def test_fuzzy_looks_for_typos_of_words_that_exist(qa: Qa) -> None:
    """`--fuzzy` also finds the neighbours of a word that the corpus has."""
    loose = qa("search", "does", "--ids").stdout.splitlines()
    fuzzy = qa("search", "does", "--ids", "--fuzzy").stdout.splitlines()
    assert set(loose) < set(fuzzy)


def test_sort_by_page(qa: Qa) -> None:
    """`--sort page` gives the hits as the corpus has them."""
    ids = qa("search", "masseter", "--ids", "--sort", "page").stdout.splitlines()
    assert ids == sorted(ids)


def test_explain_says_what_matched(qa: Qa) -> None:
    """`--explain` tells word, finding, field, tier, edits and count, and nothing of the score."""
    result = qa("search", "masetter", "--explain", "-n", "1")
    assert [row.split("\t")[1:] for row in result.stdout.splitlines()[1:]] == [
        ["masetter", "masseter", "head", "typo", "2", "1"],
        ["masetter", "masseter", "body", "typo", "2", "2"],
    ]
    drawn = ANSI.sub("", qa("search", "masetter", "--explain", "-n", "1", env=COLORED).stdout)
    assert "\n    masetter: masseter in the headline (typo, 2 edits away)\n" in drawn
    assert "\n    masetter: masseter in the text, 2 times (typo, 2 edits away)\n\n" in drawn
    title = ANSI.sub("", qa("search", "title:semi-paralyzed", "--explain", env=COLORED).stdout)
    assert "semi-paralyzed: Semi-paralyzed in the title (exact)" in title


def test_debug_shows_how_the_score_is_worked_out(qa: Qa) -> None:
    """`--debug` is `--explain` with the score's parts, which in JSON are there with either."""
    row = qa("search", "masetter", "--debug", "-n", "1").stdout.splitlines()[1]
    assert row == "\tmasetter\tmasseter\thead\ttypo\t2\t1"
    drawn = ANSI.sub("", qa("search", "masetter", "--debug", "-n", "1", env=COLORED).stdout)
    assert re.search(r"\n    \d\.\d{3} sum\n      \d\.\d{3} times 2\.5, the weight", drawn)
    figures = [
        line.split("\t")
        for line in qa("search", "masetter", "--debug", "-n", "1").stdout.splitlines()[3:]
    ]
    assert [cells[:2] for cells in figures[:3]] == [["", "1"], ["", "2"], ["", "3"]]
    (hit,) = json.loads(qa("search", "masetter", "--explain", "-n", "1", "--json").stdout)["hits"]
    assert hit["matches"][0]["found"] == "masseter"
    assert hit["score_parts"]["value"] == pytest.approx(hit["score"])
    assert float(figures[0][2]) == hit["score_parts"]["value"]
    assert sum(float(cells[2]) for cells in figures if cells[1] == "2") == pytest.approx(
        hit["score"]
    )


def test_context_shows_the_page_around_the_hit(qa: Qa) -> None:
    """`--context N` shows N lines of text on either side, numbered as on the page."""
    rows = qa("search", "risorius", "--context", "2").stdout.splitlines()
    page = Path("seeds/000_52f1e9b741cd2cdd.txt").read_text("utf-8").split("\n")
    assert [row.split("\t")[1] for row in rows[1:]] == ["50", "52", "54", "56", "58"]
    assert rows[-2].split("\t")[2] == page[55]
    drawn = ANSI.sub("", qa("search", "risorius", "--context", "1", env=COLORED).stdout)
    assert "\n    54: The injection to the masseter" in drawn
    assert "\n        muscle pulls back" in drawn
    assert not [line for line in drawn.splitlines() if line != line.rstrip()]
    (hit,) = json.loads(qa("search", "risorius", "--context", "1", "--json").stdout)["hits"]
    assert [line["line"] for line in hit["context"]] == [52, 54, 56]
    assert hit["context"][1]["text"] == page[53]
    (line,) = qa("search", "risorius", "--context", "1", "--jsonl").stdout.splitlines()
    assert json.loads(line) == {"schema": 1, **hit}


@pytest.mark.parametrize("option", [("--explain",), ("--context", "1")])
@pytest.mark.parametrize("form", ["--csv", "--ids", "--format=md"])
def test_what_a_form_has_no_room_for_is_said(qa: Qa, form: str, option: tuple[str, ...]) -> None:
    """Rather than left out in silence."""
    result = qa("search", "risorius", form, *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "qa: --ids, csv and md have no room for --explain and --context\n"


def test_the_total_is_always_told(qa: Qa) -> None:
    """In the document, below what is drawn, on standard error, or by hits that are all shown."""
    for form in ((), ("--ids",), ("--csv",), ("--jsonl",)):
        assert qa("search", "masseter", *form).stderr == ""
        some = qa("search", "masseter", *form, "-n", "3")
        assert some.stderr == "qa: 3 of 8 hits (more with -n)\n"
        shown = qa("search", "masseter", *form, "-n", "3", "--offset", "9")
        assert shown.stderr == "qa: 0 of 8 hits after 9\n"
    assert json.loads(qa("search", "masseter", "-n", "3", "--json").stdout)["total"] == 8
    drawn = qa("search", "masseter", "-n", "3", env={"FORCE_COLOR": "1"})
    assert "3 of 8 hits" in drawn.stdout
    assert drawn.stderr == ""


def test_jsonl_is_a_hit_a_line(qa: Qa) -> None:
    """`--jsonl` prints the hits of `--json`, one a line, each with the schema number."""
    hits = json.loads(qa("search", "masseter", "--json").stdout)["hits"]
    lines = qa("search", "masseter", "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [{"schema": 1, **hit} for hit in hits]


def test_csv_is_a_hit_a_row(qa: Qa) -> None:
    """`--csv` prints a header and a row a hit."""
    header, row = qa("search", "risorius", "--csv").stdout.splitlines()
    assert header == "id,kind,score,tier,doctor,head,snippet,path,line,record"
    assert row.startswith("000_52f1e9b741cd2cdd/5,answer,")
    assert row.endswith(",seeds/000_52f1e9b741cd2cdd.txt,54,")


@pytest.mark.parametrize("form", ["--jsonl", "--format=tsv"])
def test_ids_alone_are_a_form_of_output(qa: Qa, form: str) -> None:
    """Beside another one they are a usage error."""
    result = qa("search", "masseter", "--ids", form)
    assert result.exit_code == 2
    assert result.stderr == "qa: --ids and a form of output exclude one another\n"


def test_exact_and_fuzzy_exclude_one_another(qa: Qa) -> None:
    """Both modes at once are a usage error."""
    result = qa("search", "masseter", "--exact", "--fuzzy")
    assert (result.exit_code, result.stderr) == (
        2,
        "qa: --exact and --fuzzy exclude one another\n",
    )


@pytest.mark.parametrize(
    ("query", "before", "after"),
    [
        ("(masseter", 'query: "(" is never closed: ', "(masseter"),
        ("a (b c", 'query: "(" is never closed: a ', "(b c"),
        ("botox OR", 'query: "OR" needs something after it: botox ', "OR"),
        ('"botox', "query: the quotation mark is never closed: ", '"botox'),
        ("a\x1bé筋肉 said:x", "query: said: takes asker or doctor: a␛é筋肉 said:", "x"),
        (
            "masseter " * 6 + "(muscle that is too strong",
            'query: "(" is never closed, at character 55: …seter masseter masseter ',
            "(muscle that…",
        ),
        ("x " * 80, f"query: more than 32 words, at character 65: …{'x ' * 12}", "x x x x x x …"),
    ],
)
def test_a_malformed_query_names_the_place(qa: Qa, query: str, before: str, after: str) -> None:
    """One line says what is wrong and shows the query, or what is near; under it is a caret."""
    result = qa("search", query)
    assert (result.exit_code, result.stdout) == (2, "")
    message, caret = result.stderr.splitlines()
    assert message == f"qa: {before}{after}"
    assert caret == f"qa: {' ' * cell_len(before)}^"


def test_a_query_that_is_too_long_is_not_shown(qa: Qa) -> None:
    """There is no place in it to point at: one line."""
    result = qa("search", "x" * 1001)
    assert result.stderr == "qa: query: more than 1,000 characters, at character 1001\n"


def test_full_shows_the_whole_text(qa: Qa) -> None:
    """Paragraph by paragraph on a screen, as one more column or field elsewhere."""
    (hit,) = json.loads(qa("search", "risorius", "--full", "--json").stdout)["hits"]
    assert hit["text"].startswith("I am sorry")
    assert hit["text"].endswith("the zygomaticus.")
    marked = [hit["text"][start:end] for start, end in hit["text_highlights"]]
    assert marked == ["risorius", "risorius"]
    drawn = qa("search", "risorius", "--full", env=COLORED).stdout
    shown = ANSI.sub("", drawn)
    assert "\n  unfortunately.\n\n  The injection" in shown
    assert drawn.count("\x1b[1;31mrisorius") == 2
    assert "…" not in shown
    [row] = csv.DictReader(io.StringIO(qa("search", "risorius", "--full", "--csv").stdout))
    assert row["text"].replace("\n", " ").split() == hit["text"].split()
    assert "\n" in row["text"]
    [line] = qa("search", "risorius", "--full").stdout.splitlines()
    assert line.split("\t")[4].endswith("the zygomaticus.")
    (plain,) = json.loads(qa("search", "risorius", "--json").stdout)["hits"]
    assert "text" not in plain
