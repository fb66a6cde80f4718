"""What a command is about: ids, places, those on standard input, and `--where`."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa_cli.app import app
from tests.builders import BYLINE, saved_page
from tests.conftest import Qa

FACE, SPASM = "000_52f1e9b741cd2cdd", "004_4314e1bc94ffe93a"


def hits(qa: Qa, query: str) -> list[str]:
    """Return the ids that a search finds, in page order."""
    return qa("search", query, "--ids", "-n", "99", "--sort", "page").stdout.split()


@pytest.mark.usefixtures("seeds")
class TestWhere:
    """`--where` on each command."""

    def test_list(self, qa: Qa) -> None:
        """The pages on which anything is found, whole."""
        assert qa("list", "--where", "masseter").stdout.startswith(f"{FACE}\t")
        document = json.loads(qa("list", "--where", "masseter", "--json").stdout)
        assert [(one["id"], one["answers"]) for one in document["questions"]] == [(FACE, 8)]

    @pytest.mark.parametrize("query", ["masseter", "said:doctor masseter", "botox last"])
    def test_show(self, qa: Qa, query: str) -> None:
        """What a search finds, and no other answer."""
        shown = [
            json.loads(line)
            for line in qa("show", "--where", query, "--json").stdout.split("\n")
            if line
        ]
        ids = [one["id"] for doc in shown for one in doc.get("answers", [doc])]
        assert ids == [one for one in hits(qa, query) if "/" in one]

    @pytest.mark.parametrize("query", ["masseter", 'specialty:"plastic surgeon"', "rating:>=4.8"])
    def test_doctors(self, qa: Qa, query: str) -> None:
        """Just the answers that a search finds are counted; who they are, all pages tell."""
        document = json.loads(qa("doctors", "--where", query, "--json").stdout)
        counted = [one for doctor in document["doctors"] for one in doctor["answer_ids"]]
        counted += document["nameless"] + document["anonymous"]
        found = [one for one in hits(qa, query) if "/" in one]
        assert sorted(counted) == sorted(found)
        assert document["answers"] == len(found) > 0

    def test_doctors_by_name(self, qa: Qa) -> None:
        """A name is looked for among the answers found."""
        assert qa("doctors", "menachof", "--where", "masseter", "--ids").exit_code == 2
        assert qa("doctors", "menachof", "--where", "masseter").stdout.startswith(f"{FACE}/2")
        nobody = qa("doctors", "prasad", "--where", "masseter")
        assert (nobody.exit_code, nobody.stdout) == (1, "")

    def test_figures(self, qa: Qa) -> None:
        """The answer to how long Botox lasts, by whom: one command."""
        args = ("--where", "botox last", "--kind", "duration", "--role", "effect", "--by", "doctor")
        rows = [line.split("\t") for line in qa("figures", *args).stdout.splitlines()]
        assert [(row[0], row[1], row[2], row[3], row[-1]) for row in rows] == [
            ("duration", "effect", "3", "4", "Victor Chung")
        ]

    def test_summary(self, qa: Qa) -> None:
        """Counts what is found; what was not asked for is not said to be missing."""
        document = json.loads(qa("summary", "--where", "masseter", "--json").stdout)
        assert document["short"] == 0
        assert document["answers"] == len([one for one in hits(qa, "masseter") if "/" in one])
        one = json.loads(qa("summary", "000", "--where", "masseter", "--json").stdout)
        assert len(one["lengths"] if "lengths" in one else one["replies"]) == document["answers"]

    def test_check(self, qa: Qa) -> None:
        """The pages on which anything is found."""
        document = json.loads(qa("check", "--where", "spasm", "--json").stdout)
        assert document["pages"] == len({one.partition("/")[0] for one in hits(qa, "spasm")})

    def test_export(self, qa: Qa) -> None:
        """A row an answer that is found; with ids, only of these."""
        found = [one for one in hits(qa, "face") if "/" in one]
        rows = list(csv.DictReader(io.StringIO(qa("export", "--where", "face", "--csv").stdout)))
        assert [row["answer_id"] for row in rows] == found
        both = list(csv.DictReader(io.StringIO(
            qa("export", "004", "000/1-3", "--where", "face", "--csv").stdout
        )))  # fmt: skip
        wanted = {f"{FACE}/{number}" for number in (1, 2, 3)}
        assert {row["answer_id"] for row in both} == {
            one for one in found if one.startswith(SPASM) or one in wanted
        }

    @pytest.mark.parametrize(
        "command", ["list", "show", "doctors", "figures", "summary", "check", "export"]
    )
    def test_nothing_found(self, qa: Qa, command: str) -> None:
        """Said in one line, exit code 1; a query that cannot be read is an error."""
        result = qa(command, "--where", "zzqqzz")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("qa: nothing found")
        assert result.stderr.count("\n") == 1
        assert qa(command, "--where", "(botox").exit_code == 2

    @pytest.mark.parametrize("command", ["list", "doctors", "figures", "export"])
    def test_typos_are_told(self, qa: Qa, command: str) -> None:
        """As a search tells them."""
        result = qa(command, "--where", "masetter")
        assert result.exit_code == 0
        assert "masseter" in result.stderr

    def test_questions_stand_for_their_answers(self, qa: Qa) -> None:
        """A query for titles finds no answer: all those to the questions count, which is said."""
        result = qa("doctors", "--where", "title:masseter", "--json")
        assert json.loads(result.stdout)["answers"] == 8
        assert (
            result.stderr
            == "qa: the query finds questions and no answers: all their answers count\n"
        )
        asker = qa("figures", "--where", "said:asker title:masseter", "--json")
        assert {one["id"] for one in json.loads(asker.stdout)["figures"]} == {FACE}
        assert asker.stderr == ""

    def test_named_and_found(self, qa: Qa) -> None:
        """Ids and a query together: what both mean; nothing is exit code 1."""
        result = qa("show", "004", "--where", "masseter")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "qa: nothing of what is named fits --where masseter\n"


@pytest.mark.usefixtures("seeds")
class TestReferences:
    """Wherever an id goes, so do files, places and lists."""

    PLACES = ("000/2", f"{FACE}.txt:13", f"seeds/{FACE}.txt:13-21", f"{FACE}/2-2", "52f1/2,2")

    @pytest.mark.parametrize("command", ["show", "figures", "check", "export"])
    @pytest.mark.parametrize("ref", PLACES)
    def test_each_stands_for_the_same(self, qa: Qa, command: str, ref: str) -> None:
        """An answer by its number and by its place."""
        result = qa(command, ref, "--json")
        assert result.exit_code == 0
        assert '"number": 3' not in result.stdout
        if ref != "52f1/2,2" or command != "show":
            assert result.stdout == qa(command, "000/2", "--json").stdout

    @pytest.mark.parametrize("text", ["000/2\n\n004/1\n", "000/2\x00004/1\0", "000/2\0"])
    def test_standard_input(self, text: str) -> None:
        """`-` reads references: one a line, or each with a NUL behind it."""
        result = CliRunner().invoke(app, ["check", "-", "--json"], input=text)
        assert json.loads(result.stdout)["pages"] == text.count("/")

    def test_nothing_on_standard_input(self) -> None:
        """Is nothing to show."""
        assert CliRunner().invoke(app, ["show", "-"], input="").exit_code == 2

    def test_the_corpus_and_ids_from_one_input(self, qa: Qa) -> None:
        """They cannot both come from there."""
        result = qa("show", "-", "-C", "-")
        assert result.exit_code == 2
        assert result.stderr.endswith("qa: standard input cannot hold both the corpus and ids\n")

    def test_search_gives_what_show_takes(self, qa: Qa) -> None:
        """`qa search … --ids | qa show -`; with `-0` for ids with blanks or line breaks."""
        ids = qa("search", "masseter", "--ids", "-0").stdout
        assert ids.count("\0") == ids.count("/") + 1
        assert "\n" not in ids
        assert CliRunner().invoke(app, ["show", "-"], input=ids).exit_code == 0
        assert qa("search", "masseter", "-0").exit_code == 2

    def test_every_place_that_is_printed_is_taken(self, qa: Qa) -> None:
        """Of hits, problems, figures and doctors."""
        printed = [
            line.split("\t")[column]
            for args, column in (
                (("search", "botox", "-n", "99"), 1),
                (("check",), 3),
                (("figures", "--quotes"), 1),
                (("doctors", "prasad"), 1),
            )
            for line in qa(*args).stdout.splitlines()
        ]  # fmt: skip
        assert len(printed) > 30
        result = qa("show", *printed)
        assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.usefixtures("seeds")
class TestFigures:
    """The filters of `qa figures`."""

    @pytest.mark.parametrize(
        ("args", "is_meant"),
        [
            (("--role", "effect"), lambda one: one["role"] == "effect"),
            (("--said", "asker"), lambda one: "/" not in one["id"]),
            (
                ("--said", "doctor", "--kind", "dose"),
                lambda one: "/" in one["id"] and one["kind"] == "dose",
            ),
            (("--doctor", "menachof"), lambda one: one["id"] == f"{FACE}/2"),
        ],
    )
    def test_filters(
        self, qa: Qa, args: Sequence[str], is_meant: Callable[[dict[str, str]], bool]
    ) -> None:
        """Those that all have what is asked for, and all of them."""
        every = json.loads(qa("figures", "--json").stdout)["figures"]
        wanted = [one for one in every if is_meant(one)]
        assert json.loads(qa("figures", *args, "--json").stdout)["figures"] == wanted != []
        assert qa("figures", *args).stdout
        assert qa("figures", *args, "--quotes").stdout.count("\n") == len(wanted)

    def test_nobody(self, qa: Qa) -> None:
        """An unknown doctor is exit code 1."""
        assert qa("figures", "--doctor", "zzqq").exit_code == 1


def test_a_doctor_is_who_the_whole_corpus_says(
    tmp_path: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in what is narrowed: the name with most reviews, and the merged name of each row."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, (name, reviews) in enumerate((("Ana Prasad", 10), ("Ana M. Prasad", 90))):
        text = saved_page(
            f"Title {number}", "What?", (f"Head {number}", f"Only word{number} here.")
        )
        text = text.replace(BYLINE, BYLINE.replace("Ana Prasad", name).replace("28", str(reviews)))
        (folder / f"00{number}_a.txt").write_text(text)
    rows = list(csv.DictReader(io.StringIO(qa("export", "-C", "pages", "--csv").stdout)))
    assert [row["name"] for row in rows] == ["Ana Prasad", "Ana M. Prasad"]
    assert {row["person"] for row in rows} == {"Ana M. Prasad"}
    assert {row["question"] for row in rows} == {"What?"}
    narrowed = json.loads(qa("doctors", "-C", "pages", "--where", "word0", "--json").stdout)
    [doctor] = narrowed["doctors"]
    assert (doctor["name"], doctor["answers"], doctor["reviews"]) == ("Ana M. Prasad", 1, 90)


@pytest.mark.usefixtures("seeds")
class TestSideBySide:
    """`qa doctors A B`."""

    def test_json(self, qa: Qa) -> None:
        """The doctors as in the tally, and each question that they share."""
        document = json.loads(qa("doctors", "chung", "castillo", "menachof", "--json").stdout)
        assert [one["name"] for one in document["doctors"]] == [
            "Victor Chung", "Nelson Castillo", "Michael R. Menachof",
        ]  # fmt: skip
        [shared] = document["shared"]
        assert shared["page_id"] == SPASM
        assert shared["answer_ids"] == [[f"{SPASM}/2"], [f"{SPASM}/3"], []]
        durations = next(one for one in shared["stated"] if one["kind"] == "duration")
        assert [len(figures) for figures in durations["figures"]] == [1, 1, 0]

    def test_rows(self, qa: Qa) -> None:
        """A row a property, then the shared questions."""
        rows = [line.split("\t") for line in qa("doctors", "chung", "castillo").stdout.splitlines()]
        assert rows[0] == ["name", "", "Victor Chung", "Nelson Castillo"]
        assert ["reviews", "", "10", "38"] in rows
        assert ["answer", SPASM, f"{SPASM}/2", f"{SPASM}/3"] in rows
        assert ["duration, effect", SPASM, "3–4 months", "3–4 months"] in rows

    def test_drawn(self, qa: Qa) -> None:
        """Names are headings, ids are short."""
        text = qa("doctors", "chung", "castillo", "--format", "table").stdout
        assert "Victor Chung" in text.splitlines()[0]
        assert "004/2" in text
        assert SPASM not in text

    def test_words_without_quotes_are_one_name(self, qa: Qa) -> None:
        """Where a doctor has them all; misspelt ones as well."""
        for typed in (
            ("michael", "menachof"),
            ("Michael", "R.", "Menachof,", "MD"),
            ("michael", "menachoff"),
        ):
            assert qa("doctors", *typed).stdout.startswith(f"{FACE}/2\t")

    def test_a_name_as_it_is_printed(self, qa: Qa) -> None:
        """Credentials and all."""
        for line in qa("doctors").stdout.splitlines():
            name, credentials = line.split("\t")[:2]
            if not name.startswith("("):
                assert qa("doctors", f"{name}, {credentials}").exit_code == 0, line

    @pytest.mark.parametrize(
        ("names", "code", "message"),
        [
            (("chung", "zzqq rr"), 1, 'no doctor by the name "zzqq rr"'),
            (("victor chung", "m"), 2, "m may be "),
            (("victor chung", "nobody at all"), 1, "no doctor by the name"),
        ],
    )
    def test_who_is_not_one_doctor(
        self, qa: Qa, names: Sequence[str], code: int, message: str
    ) -> None:
        """Nobody is exit code 1, several are told."""
        result = qa("doctors", *names)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.startswith(f"qa: {message}")


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("price", 'nothing found for --where "price"; nearest in the corpus: process (2)'),
        ("zzqqzz", 'nothing found for --where "zzqqzz": no word like "zzqqzz"'),
        ("botox zzqqzz", "nothing found for --where: botox 20, zzqqzz 0"),
    ],
)
def test_what_failed_is_said(qa: Qa, where: str, line: str) -> None:
    """As by search: no word passes for another, and each part is counted."""
    result = qa("figures", "--where", where)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"qa: {line}\n")
