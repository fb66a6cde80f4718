"""`--format` and its short forms, on every command that prints results."""

import csv
import io
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from qa_cli.commands.emitting import out_of
from qa_cli.commands.options import Form
from qa_cli.errors import UsageError
from qa_cli.output.screen import Screen
from tests.conftest import ROOT, Qa

pytestmark = pytest.mark.usefixtures("seeds")

COMMANDS = {
    "list": ("id\ttitle\tanswers\tdeclared_answers\tnamed\tproblems", "questions"),
    "show 000": (None, None),
    "show 000/2": (None, None),
    "show 000 --source": ("line\tkind\tanswer\ttext", "lines"),
    "show 000/2 --source --why": (
        "line\tkind\tanswer\tlabel\tprobability\trunner_up\trunner_up_probability\tdecided\ttext",
        "lines",
    ),
    "search masseter": ("id\tplace\tdoctor\tsnippet", "hits"),
    "concord masseter": ("id\tplace\tleft\tmatch\tright", "lines"),
    "terms": ("term\ttimes\tanswers\tdoctors", "terms"),
    "terms --phrases": ("term\ttimes\tanswers\tdoctors", "terms"),
    "terms masseter": ("what\tterm\ttimes\tanswers\tdoctors\ttogether\tlog_dice", None),
    "terms --near botox": ("term\ttogether\tanswers\ttimes\tlog_dice", "near"),
    "terms --key --where id:004": (
        "term\ttimes\tanswers\tdoctors\tother_times\tlog_likelihood\tlog_ratio",
        "terms",
    ),
    "terms --by question": (
        "group\tterm\ttimes\tanswers\tother_times\tlog_likelihood\tlog_ratio\tgroup_id",
        "terms",
    ),
    "doctors": (
        "name\tcredentials\tspecialty\tlocation\trating\treviews\tanswers\tquestions",
        "doctors",
    ),
    "doctors --by location": ("label\tdoctors\tanswers\tquestions", "groups"),
    "doctors menachof": ("id\tplace\tdoctor\tevidence\theadline\ttitle", "answered"),
    "figures 004": (
        "kind\trole\tlow\thigh\tunit\tdenied\tgiven\tanswers\tsilent\tasker\tgroup",
        "figures",
    ),
    "figures 004 --quotes": (
        "id\tplace\tkind\trole\tlow\thigh\tunit\tqualifier\tdenied\tquote\tdoctor\tunsure",
        "figures",
    ),
    "summary": ("\t".join(["name", *(f"value_{at}" for at in range(1, 11))]), None),
    "summary 000": ("\t".join(["name", *(f"value_{at}" for at in range(1, 11))]), None),
    "check": ("level\tcode\tid\tplace\tmessage", "findings"),
}
"""Command -> the header line of its tsv, and the main list of its JSON."""

READ = {"show 000", "show 000/2"}
"""What a pipe gets to be read, not as rows."""


@pytest.mark.parametrize("command", COMMANDS)
def test_tsv(qa: Qa, command: str) -> None:
    """Asked for, it has a header line, and all its rows the same width; a pipe gets the rest."""
    result = qa(*command.split(), "--format", "tsv")
    assert result.exit_code == 0
    header, *rows = result.stdout.splitlines()
    expected = COMMANDS[command][0]
    assert expected in {None, header}
    assert {row.count("\t") for row in rows} <= {header.count("\t")}
    if command not in READ:
        piped = qa(*command.split()).stdout.splitlines()
        assert [row.rstrip("\t") for row in rows] == [row.rstrip("\t") for row in piped]


@pytest.mark.parametrize("command", COMMANDS)
def test_csv(qa: Qa, command: str) -> None:
    """`--csv` is short for it; a header, and rows of its width."""
    text = qa(*command.split(), "--format", "csv").stdout
    assert text == qa(*command.split(), "--csv").stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown(qa: Qa, command: str) -> None:
    """A table with the columns of tsv."""
    header, rule, *rows = qa(*command.split(), "--format", "md").stdout.splitlines()
    names = header.strip("| ").split(" | ")
    tsv = qa(*command.split(), "--format", "tsv").stdout.splitlines()
    assert names == tsv[0].split("\t")
    assert rule == f"|{' --- |' * len(names)}"
    assert len(rows) == len(tsv) - 1


@pytest.mark.parametrize("command", COMMANDS)
def test_json_lines(qa: Qa, command: str) -> None:
    """The objects of the main list of `--json`, one a line, each with the schema's number."""
    lines = qa(*command.split(), "--jsonl").stdout.splitlines()
    assert lines == qa(*command.split(), "--format", "jsonl").stdout.splitlines()
    document = json.loads(qa(*command.split(), "--format", "json").stdout)
    assert document == json.loads(qa(*command.split(), "--json").stdout)
    main = COMMANDS[command][1]
    objects = [json.loads(line) for line in lines]
    assert {one["schema"] for one in objects} == {1}
    if main is not None:
        assert objects == [{"schema": 1, **one} for one in document[main]]


def test_json_lines_of_show(qa: Qa) -> None:
    """An answer a line, as `show ID/N --json` has it, of all ids together."""
    lines = qa("show", "000", "004/1", "--jsonl").stdout.splitlines()
    assert len(lines) == 9
    assert json.loads(lines[1]) == json.loads(qa("show", "000/2", "--json").stdout)
    assert json.loads(lines[8]) == json.loads(qa("show", "004/1", "--json").stdout)


def test_rows_of_show(qa: Qa) -> None:
    """Answers as `export` has them, under one header."""
    rows = qa("show", "000", "004", "--csv").stdout
    assert rows == qa("export", "--csv").stdout
    assert qa("show", "nothing", "004/1", "--csv").stdout.count("question_id") == 1


def test_json_lines_of_summary(qa: Qa) -> None:
    """A row a line: its name, and its values, numbers as numbers."""
    lines = qa("summary", "--jsonl").stdout.splitlines()
    assert json.loads(lines[0]) == {"schema": 1, "name": "pages", "values": [2]}
    assert {"schema": 1, "name": "rating", "values": [5.0, 5.0, 4, 131]} in map(json.loads, lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_in_a_pipe(qa: Qa, command: str) -> None:
    """It is drawn, without color, as a terminal without color has it."""
    drawn = qa(*command.split(), "--format", "table", env={"COLUMNS": "60"})
    assert drawn.exit_code == 0
    assert "\x1b" not in drawn.stdout
    assert "\t" not in drawn.stdout
    assert max(map(len, drawn.stdout.splitlines())) <= 60
    colored = qa(*command.split(), env={"COLUMNS": "60", "FORCE_COLOR": "1"}).stdout
    assert "\x1b" in colored


@pytest.mark.parametrize("form", ["tsv", "md"])
def test_rows_where_a_drawing_is_due(qa: Qa, form: str) -> None:
    """A form that is asked for has precedence over what the terminal would get."""
    plain = qa("list", "--format", form).stdout
    assert qa("list", "--format", form, env={"FORCE_COLOR": "1"}).stdout == plain


@pytest.mark.parametrize("command", ["list", "show 000", "search x", "doctors", "figures",
                                     "summary", "check", "export"])  # fmt: skip
@pytest.mark.parametrize(
    ("forms", "line"),
    [
        (("--json", "--csv"), "qa: choose one of --json and --csv\n"),
        (("--csv", "--jsonl"), "qa: choose one of --jsonl and --csv\n"),
        (("--json", "--format", "csv"), "qa: choose one of --json and --format csv\n"),
    ],
)
def test_one_form_at_a_time(qa: Qa, command: str, forms: tuple[str, ...], line: str) -> None:
    """Two forms are a usage error, in one line, before any work is done."""
    result = qa(*command.split(), *forms)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line)


def test_the_same_form_twice(qa: Qa) -> None:
    """Is one form."""
    assert qa("list", "--json", "--format", "json").stdout == qa("list", "--json").stdout


@pytest.mark.parametrize("form", get_args(Form))
def test_a_saved_drawing_beside_rows(qa: Qa, form: Form, tmp_path: Path) -> None:
    """Rows and tables go together with it; what is for programs is a file by itself."""
    path = tmp_path / "a.txt"
    result = qa("doctors", "--format", form, "--save", str(path))
    if form in {"table", "tsv"}:
        assert result.stdout == qa("doctors", "--format", form).stdout
        assert path.read_text("utf-8").endswith("18 answers, 11 doctors by name\n")
    else:
        message = f"qa: --save saves what a terminal shows; for --format {form} use > FILE\n"
        assert (result.exit_code, result.stderr) == (2, message)
        assert not path.exists()


def test_how_a_result_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing asked for: rows without a header in a pipe, a table where color is forced."""
    out = out_of()
    assert (out.form, out.asked, out.screen.drawn) == ("tsv", False, False)
    assert (out_of("table").asked, out_of("table").screen.drawn) == (True, True)
    assert out_of("table").screen.color is False
    assert out_of(csv=True).is_data
    assert not out_of("md").is_data
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (out_of().form, out_of("tsv").screen.drawn) == ("table", False)
    with pytest.raises(UsageError):
        out_of("tsv", jsonl=True)


DOCUMENTED = re.findall(
    r"^\| `([a-z][^`]*)` \| ([a-z_0-9 ]+) \|([a-z_0-9 ]*)\|$",
    (ROOT / "docs" / "output.md").read_text("utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("command", "tsv", "csv_"), DOCUMENTED)
def test_the_columns_are_documented(qa: Qa, command: str, tsv: str, csv_: str) -> None:
    """`docs/output.md` lists those that come out, in their order."""
    meant = {"ID": "000", "QUERY": "masseter", "NAME": "menachof", "OTHER": "shelton",
             "WORD": "masseter"}  # fmt: skip
    words = [meant.get(word, word) for word in command.split()]
    lines = qa(*words, "--format", "tsv").stdout.split("\n")
    assert lines[0] == "\t".join(tsv.split())
    assert qa(*words, "--csv").stdout.split("\n")[0] == ",".join((csv_.strip() or tsv).split())


def test_every_result_is_documented() -> None:
    """No row of the table of columns is left out by the test above."""
    assert len(DOCUMENTED) == 24


@pytest.mark.parametrize(
    ("command", "main", "total"),
    [
        ("list", "questions", 2),
        ("doctors", "doctors", 11),
        ("doctors --by specialty", "groups", 5),
        ("doctors --by location", "groups", 10),
        ("doctors m", "answered", 4),
        ("check", "findings", 1),
        ("figures 004", "figures", 20),
        ("figures", "figures", 29),
    ],
)
def test_a_limit_holds_in_every_form(qa: Qa, command: str, main: str, total: int) -> None:
    """One of what there is; JSON tells how many there are, a terminal as well."""
    one = (*command.split(), "-n", "1")
    document = json.loads(qa(*one, "--json").stdout)
    whole = json.loads(qa(*command.split(), "--json").stdout)
    assert document["total"] == whole["total"] == len(whole[main]) == total
    assert all(item in whole[main] for item in document[main])
    rows = list(csv.DictReader(io.StringIO(qa(*one, "--csv").stdout)))
    assert len(rows) == len(document[main]) == qa(*one, "--jsonl").stdout.count("\n")
    assert 0 < len(rows) < max(total, 2)
    if command.startswith("figures"):
        assert len({(row["kind"], row["role"], row["low"], row["high"]) for row in rows}) == 1
    else:
        assert len(rows) == qa(*one).stdout.count("\n") == 1
    drawn = qa(*one, env={"FORCE_COLOR": "1", "COLUMNS": "80"})
    said = drawn.stderr if command.startswith("figures") else drawn.stdout
    assert total == 1 or re.search(r"(?<!\d)1 of \d+ \w+", said)


def test_doctors_side_by_side(qa: Qa) -> None:
    """A limit holds for the questions they share; the last doctor goes where there is no room."""
    names = ("doctors", "Michael R. Menachof", "Ronald Shelton", "Victor Chung")
    shared = json.loads(qa(*names, "--json").stdout)
    assert (len(shared["shared"]), shared["total"]) == (1, 1)
    drawn = qa(*names, "-n", "1", env={"FORCE_COLOR": "1", "NO_COLOR": "", "COLUMNS": "50"}).stdout
    text = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", drawn).split())
    assert "not shown: Victor Chung (50 columns; --format csv has all)" in text
    assert "not shown" not in qa(*names, env={"FORCE_COLOR": "1", "COLUMNS": "80"}).stdout


def test_a_limit_on_the_figures_of_each_doctor(qa: Qa) -> None:
    """Rows of data are the mentions of the figures that are shown, group by group."""
    document = json.loads(qa("figures", "004", "-n", "1", "--by", "doctor", "--json").stdout)
    assert [
        sum(len(topic["figures"]) for topic in one["topics"]) for one in document["groups"]
    ] == [1] * len(document["groups"])
    ids = [
        id_ for one in document["groups"] for id_ in one["topics"][0]["figures"][0]["answer_ids"]
    ]
    assert {one["id"] for one in document["figures"]} == set(ids)
    assert len(document["figures"]) < document["total"] == 20


@pytest.mark.parametrize("kind", ["svg", "html", "txt"])
def test_saved_drawings_have_no_links(
    qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A path of this machine is nothing for others to see, nor a link to follow."""
    screen = Screen(drawn=True, color=True, width=80, unicode=True, links=True)
    monkeypatch.setattr("qa_cli.commands.emitting.here", lambda: screen)
    target = tmp_path / f"saved.{kind}"
    result = qa("figures", "004", "--quotes", "--save", str(target))
    assert "\x1b]8;id=" in result.stdout
    saved = target.read_text("utf-8")
    assert "seeds/004_4314e1bc94ffe93a.txt" in saved.replace("&#160;", " ")
    assert "file://" not in saved
    assert "href" not in saved
