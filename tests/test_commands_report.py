"""`qa report`, end to end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa_cli.app import app
from qa_cli.commands import report
from tests.builders import saved_page
from tests.conftest import Qa
from tests.hostile.grammar import acting
from tests.hostile.texts import FORGED, write_hostile
from tests.reading import elements_of, tokens_of

HERE = Path(__file__).parent


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ending", ["html", "md"])
def test_the_seeds(
    qa: Qa, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, ending: str
) -> None:
    """The whole file, the same each time; nothing is printed. `--snapshot-update` rewrites it."""
    monkeypatch.setattr(report, "__version__", "0")
    result = qa("report", "-o", f"out.{ending}")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    made = Path(f"out.{ending}").read_text("utf-8")
    snapshot = HERE / "report" / f"seeds.{ending}"
    if request.config.getoption("--snapshot-update"):
        snapshot.write_text(made, "utf-8")
    assert made == snapshot.read_text("utf-8")


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        ((), "qa: a report goes into a file: qa report -o report.html\n"),
        (("-o", "a.pdf"), "qa: -o takes a name that ends in .html, .htm or .md, not a.pdf\n"),
        (("-o", "-"), "qa: -o takes a name that ends in .html, .htm or .md, not -\n"),
        (("-o", "seeds/a.html"), "qa: -o would write into the corpus: seeds/a.html\n"),
        (("-o", "nowhere/a.html"), "qa: nowhere/a.html: No such file or directory\n"),
        (("-o",), "qa: -o needs a FILE after it (see qa report --help)\n"),
    ],
)
def test_where_it_goes(qa: Qa, args: tuple[str, ...], line: str) -> None:
    """One line, exit code 2, and no file."""
    before = sorted(Path().rglob("*"))
    result = qa("report", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line)
    assert sorted(Path().rglob("*")) == before


@pytest.mark.usefixtures("seeds")
def test_nothing_is_found(qa: Qa) -> None:
    """Then no file is written."""
    for args in (("nosuchpage",), ("--where", "xyzzyx")):
        result = qa("report", *args, "-o", "out.html")
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    Path("none").mkdir()
    result = qa("report", "-C", "none", "-o", "out.html")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert not Path("out.html").exists()


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "told", "titles"),
    [
        (("000",), "Only what was chosen by its id.", ["Face"]),
        (("004/2-3",), "Only what was chosen by its id.", ["I"]),
        (("--where", "botox face"), "Only what this query finds: botox face", ["Face", "I"]),
        (
            ("004", "--where", "botox"),
            "Only what was chosen by its id, and of that what this query finds: botox",
            ["I"],
        ),
    ],
)
def test_what_it_is_about(qa: Qa, args: tuple[str, ...], told: str, titles: list[str]) -> None:
    """Ids and a query narrow it, and it says so."""
    assert qa("report", *args, "-o", "out.html").exit_code == 0
    root = elements_of(Path("out.html").read_text("utf-8"))
    assert root.all("header")[0].all("p")[1].text == told
    found = [one.text.split()[0] for one in root.all("h2")]
    assert [one for one in found if one in {"Face", "I"}] == titles


@pytest.mark.usefixtures("seeds")
def test_ids_from_standard_input() -> None:
    """`-` reads them there, as elsewhere."""
    runner = CliRunner()
    result = runner.invoke(app, ["report", "-", "-o", "out.md"], input="000/2\n")
    assert result.exit_code == 0
    assert "2. Semi-Paralyzed Face" in Path("out.md").read_text("utf-8")


def test_a_long_report(
    qa: Qa, write_page: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more questions than are read it is asked for twice, and then its size is told."""
    monkeypatch.setattr(report, "MOST", 2)
    monkeypatch.setattr(report, "LARGE", 1000)
    for name in "abc":
        write_page(f"{name}.txt", saved_page(f"Is {name}?", "I had 5 units.", ("Head", "Ice.")))
    result = qa("report", "-C", "pages", "-o", "out.html")
    line = "qa: a report of 3 questions is long: narrow it with --where, or say --all\n"
    assert (result.exit_code, result.stderr) == (2, line)
    result = qa("report", "-C", "pages", "-o", "out.html", "--all")
    assert result.exit_code == 0
    assert result.stderr.startswith("qa: out.html: 3 questions, 0.0")
    assert qa("report", "-C", "pages", "a", "b", "-o", "out.html").exit_code == 0


@pytest.mark.usefixtures("seeds")
def test_a_person_is_told_what_was_written(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is a terminal; a script is told nothing."""
    assert qa("report", "-o", "out.md").stderr == ""
    monkeypatch.setattr(report, "_is_watched", lambda: True)
    assert qa("report", "-o", "out.md").stderr == "qa: out.md: 2 questions, 0.0 MB\n"


def test_what_cannot_be_read(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Is said on standard error and in the report; the exit code tells it, too."""
    write_page("a.txt", saved_page("Is a?", "I had 5 units.", ("Head", "Ice.")))
    write_page("b.jsonl", '{"text": 1}\n')
    result = qa("report", "-C", "pages", "-o", "out.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("qa: pages/b.jsonl")
    text = elements_of(Path("out.html").read_text("utf-8")).text
    assert "1 file of the corpus could not be read." in text


@pytest.mark.usefixtures("seeds")
def test_all_or_nothing(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it fails on its way, the old file stays as it was."""
    Path("out.html").write_text("old")

    def failing(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("qa_cli.output.report.binding.chapter", failing)
    assert qa("report", "-o", "out.html").exit_code == 2
    assert Path("out.html").read_text() == "old"
    assert sorted(one.name for one in Path().iterdir()) == ["out.html", "seeds"]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("args", [(), ("--where", "masseter"), ("000", "004/2")])
def test_an_index_makes_the_same(
    qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    """Byte for byte."""
    qa("report", *args, "-o", "plain.html")
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    assert qa("index").exit_code == 0
    result = qa("report", *args, "-o", "indexed.html")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path("plain.html").read_bytes() == Path("indexed.html").read_bytes()


def test_hostile_pages(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsed pages with hostile texts and names: nothing acts, nothing begins a line of its own."""
    monkeypatch.chdir(tmp_path)
    write_hostile(tmp_path / "pages")
    for name in ("out.html", "out.md"):
        assert qa("report", "-C", "pages", "-o", name).exit_code == 0
        made = Path(name).read_text("utf-8")
        assert acting(made) == set()
        assert not [one for one in made.split("\n") if one.startswith(FORGED)]
    assert len(elements_of(Path("out.html").read_text("utf-8")).all("h2")) > 30
    tokens = tokens_of(Path("out.md").read_text("utf-8"))
    assert [one.tag for one in tokens if one.type == "heading_open"].count("h2") > 30
