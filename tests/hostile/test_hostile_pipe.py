"""Hostile pages and names in a pipe: bytes that obey a grammar, rows that are rows."""

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from qa_cli.pages import parse_page
from tests.hostile.command import ROOT, Done, run
from tests.hostile.grammar import acting
from tests.hostile.texts import FORGED, HOSTILE, Hostile, write_hostile

IDS = [one.file_name.removesuffix(".txt") for one in HOSTILE]

STEERING = re.compile(r"^(?:<U\+20(?:2[A-E]|6[6-9])>)+")

COMMANDS: dict[str, list[str]] = {
    "list": ["list"],
    "list sorted": ["list", "--sort", "title", "--reverse"],
    "list json": ["list", "--json"],
    "show": ["show", *IDS],
    "show answer": ["show", *(f"{name}/1" for name in IDS)],
    "show json": ["show", "--json", *IDS],
    "show source": ["show", "--source", *IDS],
    "show source json": ["show", "--source", "--json", *IDS],
    "search": ["search", "masseter", "-n", "500"],
    "search json": ["search", "masseter", "-n", "500", "--json"],
    "doctors": ["doctors"],
    "doctors by": ["doctors", "--by", "location"],
    "doctors json": ["doctors", "--json"],
    "doctors name": ["doctors", "probst"],
    "doctors name json": ["doctors", "probst", "--json"],
    "summary": ["summary", "-n", "500"],
    "summary json": ["summary", "--json"],
    "summary id": ["summary", IDS[2]],
    "summary id json": ["summary", IDS[2], "--json"],
    "check": ["check"],
    "check json": ["check", "--json"],
    "list md": ["list", "--format", "md"],
    "show md": ["show", "--format", "md", *IDS],
    "search md": ["search", "masseter", "-n", "500", "--format", "md"],
    "doctors csv": ["doctors", "--csv"],
    "summary csv": ["summary", "--csv"],
    "check table": ["check", "--format", "table"],
    "export jsonl": ["export"],
    "export json": ["export", "--format", "json"],
    "export csv": ["export", "--format", "csv"],
    "export csv raw": ["export", "--format", "csv", "--csv-raw"],
}
"""Every command that shows pages, in each of its forms."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the hostile pages once."""
    return write_hostile(tmp_path_factory.mktemp("hostile") / "pages")


@pytest.fixture(scope="module")
def ran(corpus: Path) -> dict[str, Done]:
    """Run every command once on the hostile pages."""
    return {
        name: run(*args, "-C", "pages", folder=corpus.parent) for name, args in COMMANDS.items()
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_the_bytes_obey_the_grammar(name: str, ran: dict[str, Done]) -> None:
    """No control but LF and tab, nothing invisible, on either stream; and no other line break."""
    done = ran[name]
    assert done.code == 0
    assert done.out
    for stream in (done.out.decode(), done.err.decode()):
        assert not acting(stream)
        assert not any(line.lstrip().startswith(FORGED) for line in stream.splitlines())


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_what_would_act_is_seen(one: Hostile, ran: dict[str, Done]) -> None:
    """Each text is visible in its page's title, question, headline, body, and in its file's name.

    But for marks that steer how text is drawn at a line's beginning: they are no part of it.
    """
    shown_id = (one.named or one.shown).replace("/", "").replace("␀", "␛") + f"_{one.name}"
    title = f"Is {one.name} {one.shown} safe? (photo)"
    rows = [line.split("\t") for line in ran["list"].lines]
    assert [shown_id, title, "3", "3"] in [row[:4] for row in rows]
    page = ran["show"].out.decode().partition(f"{title}\n{shown_id}  ")[2].partition(" safe?")[0]
    for line in (
        f"  I asked about {one.shown} and more.",
        f"  {STEERING.sub('', one.shown)} stands first.",
        f"1. Headline {one.shown} here",
        f"  The body has {one.shown} in it.",
        f"2. ={one.shown} is a formula",
    ):
        assert line in page.split("\n")


def test_rows_are_rows(ran: dict[str, Done]) -> None:
    """One line a page, a hit, a doctor or a problem, each with its number of cells."""
    pages = len(HOSTILE)
    for name, count, cells in (
        ("list", pages, 6),
        ("list sorted", pages, 6),
        ("search", None, 4),
        ("doctors", None, 8),
        ("check", None, 5),
    ):
        rows = [line.split("\t") for line in ran[name].lines]
        assert {len(row) for row in rows} == {cells}
        assert count is None or len(rows) == count
    assert len(ran["search"].lines) >= 2 * pages
    numbers = [line.split("\t")[0] for line in ran["show source"].lines if line]
    assert all(int(after) in {1, int(before) + 1} for before, after in pairwise(numbers))


def test_json_is_valid_and_says_what_the_pages_say(ran: dict[str, Done], corpus: Path) -> None:
    """Every document parses; titles, bodies and names are the page's own, control by control."""
    documents = {json.loads(line)["id"]: json.loads(line) for line in ran["export jsonl"].lines}
    assert list(documents) == sorted(IDS)
    for one in HOSTILE:
        document = documents[one.file_name.removesuffix(".txt")]
        question = parse_page(one.page())
        assert document["title"] == question.title
        assert document["body"] == question.body
        assert one.text in question.body
        for said, answer in zip(document["answers"], question.answers, strict=True):
            assert (said["headline"], said["body"]) == (answer.headline, answer.body)
            doctor = said["doctor"] or {"name": None}
            assert doctor["name"] == (answer.doctor.name if answer.doctor else None)
        assert document["source"]["path"] == f"{corpus.name}/{one.file_name}"
    whole = json.loads(ran["export json"].out)
    assert whole["questions"] == list(documents.values())
    assert [json.loads(line) for line in ran["show json"].lines] == [documents[i] for i in IDS]


def test_json_of_the_source_is_the_page(ran: dict[str, Done]) -> None:
    """The lines of `show --source --json` are those of the file."""
    for one, line in zip(HOSTILE, ran["show source json"].lines, strict=True):
        lines = [entry["text"] for entry in json.loads(line)["lines"]]
        assert "\n".join(lines) + "\n" == one.page()


@pytest.mark.parametrize("name", [name for name in COMMANDS if name.endswith("json")])
def test_every_json_document_is_valid(name: str, ran: dict[str, Done]) -> None:
    """It parses, is of schema 1, and every string in it can be written as UTF-8."""
    lines = ran[name].lines if name.startswith("show") else [ran[name].out.decode()]
    for document in map(json.loads, lines):
        assert document["schema"] == 1
        json.dumps(document, ensure_ascii=False).encode()


def cells(done: Done) -> list[dict[str, str]]:
    """Read a CSV export as a spreadsheet would."""
    return list(csv.DictReader(io.StringIO(done.out.decode(), newline="")))


def test_no_csv_cell_is_a_formula(ran: dict[str, Done]) -> None:
    """What starts with = + - @ gets an apostrophe, and nothing else does; --csv-raw leaves it."""
    guarded, raw = cells(ran["export csv"]), cells(ran["export csv raw"])
    assert len(guarded) == len(raw) == 3 * len(HOSTILE)
    formulas = 0
    for safe, plain in zip(guarded, raw, strict=True):
        for column, cell in plain.items():
            if cell.startswith(("=", "+", "-", "@")):
                assert safe[column] == f"'{cell}"
                formulas += 1
            else:
                assert safe[column] == cell
    assert formulas == 2 * len(HOSTILE)
    headlines = [row["headline"] for row in raw if row["number"] == "2"]
    assert sorted(headlines) == sorted(f"={one.shown} is a formula" for one in HOSTILE)


NAMES = [
    b"a\nFORGED\t1\t2.txt",
    b"b\r\rFORGED.txt",
    b"=cmd|' !A0.txt",
    b"-n.txt",
    b"--help.txt",
    b"$(touch pwned);`touch pwned`.txt",
    b" lead and trail .txt",
    b"'quote\".txt",
    b"[red]m[ up.txt",
    b"c" * 251 + b".txt",
    b"latin-\xe9\xff\xfe\x80.txt",
    b"half-\xed\xa0\x80.txt",
]
"""Names of files that a shell, a table or an encoder might trip over."""


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the same page under every name; return the folder above."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "pages").mkdir()
    page = b"Is masseter %d safe?\n\nDoctor Answers 1\n\n=Yes\n\nIt is. Dr. Emer\n"
    for number, name in enumerate(NAMES):
        path = folder / "pages" / Path(name.decode("utf-8", "surrogateescape"))
        path.write_bytes(page % number)
    return folder


@pytest.mark.parametrize(
    "args",
    [
        "list",
        "doctors emer",
        "check --json",
        "export --format csv",
        "search masseter --json",
    ],
)
def test_any_file_name_will_do(args: str, named: Path) -> None:
    """Names with line breaks, formulas, options, shell code or no UTF-8 are names."""
    done = run(*args.split(), "-C", "pages", folder=named)
    assert (done.code, done.err) == (0, b"")
    assert not acting(done.out.decode())
    assert not any(line.startswith(FORGED) for line in done.out.decode().splitlines())
    if args == "list":
        rows = [line.split("\t") for line in done.lines]
        assert len(rows) == len(NAMES)
        assert {len(row) for row in rows} == {6}
        shown = {row[0] for row in rows}
        assert {"a␊FORGED 1 2", "b␍␍FORGED", "--help", "c" * 251} <= shown
        assert "latin-<U+DCE9><U+DCFF><U+DCFE><U+DC80>" in shown
    assert not (named / "pwned").exists()


def test_any_file_name_is_an_id(named: Path) -> None:
    """Each page is shown by its id, after `--` where it looks like an option."""
    ids = [name.decode("utf-8", "surrogateescape").removesuffix(".txt") for name in NAMES]
    done = run("show", "--json", "-C", "pages", "--", *ids, folder=named)
    assert (done.code, done.err) == (0, b"")
    assert [json.loads(line)["id"] for line in done.lines] == ids


ARGUMENTS: dict[str, list[str]] = {
    "command": ["{}"],
    "id": ["show", "{}"],
    "answer": ["show", "000/{}"],
    "summary": ["summary", "{}"],
    "check": ["check", "{}"],
    "query": ["search", "zz{}zz"],
    "bad query": ["search", "({}"],
    "name": ["doctors", "zz{}zz"],
    "path": ["list", "-C", "{}"],
    "code": ["check", "--explain", "{}"],
    "choice": ["list", "--sort", "{}"],
    "number": ["list", "-n", "{}"],
    "option": ["list", "--{}"],
    "too many": ["list", "{}"],
}
"""Where on a command line a text ends up in an error message."""

WORST = "\x1b[2J\x1b]0;STOLEN\x07\r\nFORGED\x9b1m\u202e\u2028\x00\udcff"


@pytest.mark.parametrize("place", ARGUMENTS)
def test_an_error_message_is_one_harmless_line(place: str) -> None:
    """Whatever was typed, and wherever: one line on standard error, nothing on standard output.

    Under a malformed query there is a line with a caret.
    """
    text = WORST.replace("\0", "")  # no argument can hold it
    done = run(*(argument.replace("{}", text) for argument in ARGUMENTS[place]))
    assert done.code in {1, 2}
    assert done.out == b""
    assert len([line for line in done.said if line.strip("qa: ") != "^"]) == 1
    assert done.said[0].startswith("qa: ")
    assert "internal error" not in done.said[0]
    assert not acting(done.said[0])


def test_a_variable_is_as_harmless_as_an_argument() -> None:
    """QA_CORPUS may name anything, too."""
    done = run("list", changes={"QA_CORPUS": WORST.replace("\0", "")})
    assert (done.code, done.out) == (2, b"")
    assert not acting(done.err.decode())


def _completion(shell: str, words: str, folder: Path) -> Done:
    return run(
        folder=folder,
        changes={
            "_QA_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": f"qa {words}",
            "COMP_CWORD": str(len(words.split()) + 1),
            "_TYPER_COMPLETE_ARGS": f"qa {words}",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": "",
        },
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_offers_only_words(shell: str, corpus: Path, named: Path) -> None:
    """A shell evaluates them: no id with a special character, of titles only words."""
    done = _completion(shell, f"show -C {corpus} -C {named}/pages ", ROOT)
    assert (done.code, done.err) == (0, b"")
    offered = done.out.decode()
    assert not acting(offered, allowed="\n\t\r" if shell == "powershell" else "\n\t")
    assert not re.search(r"[$`\\;&|<>]", offered.replace(":::", ""))
    assert "c" * 251 in offered
    assert not any(line.lstrip('"').startswith(FORGED) for line in offered.splitlines())


def test_completion_does_not_wait_for_standard_input() -> None:
    """It is the terminal on which somebody is typing."""
    done = _completion("zsh", "show -C - ", ROOT)
    assert (done.code, b"stdin" in done.out, done.err) == (0, False, b"")
    done = _completion("zsh", "show -C - -C seeds ", ROOT)
    assert (b"000_52f1e9b741cd2cdd" in done.out, b"stdin" in done.out) == (True, False)
