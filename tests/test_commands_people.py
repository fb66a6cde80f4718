"""`qa people`, end to end: what is recorded of who is one doctor, listed, added to, taken back."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Qa

pytestmark = pytest.mark.usefixtures("seeds")

CHUNG = {"specialty": "Facial Plastic Surgeon", "location": "San Diego"}
PRASAD = {"specialty": "Oculoplastic Surgeon", "location": "New York"}


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the records are kept, with none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "qa" / "aliases.json"


@pytest.fixture
def recorded(qa: Qa) -> None:
    """Record three things of two doctors: two by name, one by post."""
    for args in (["same", "prasad", "chung"], ["different", "004/2", "004/4"]):
        assert qa("people", *args).exit_code == 0


def _doctors(qa: Qa) -> int:
    return int(json.loads(qa("doctors", "--json").stdout)["total"])


def test_same_and_different_are_heeded_until_undone(qa: Qa, config: Path) -> None:
    """Two are one in the tally; what is said of them last counts; undo brings back what was."""
    before = _doctors(qa)
    result = qa("people", "same", "prasad", "victor chung")
    told = "Amiya Prasad and Victor Chung are one doctor"
    assert (result.exit_code, result.stdout) == (0, f"{told}: recorded in {config}\n")
    assert _doctors(qa) == before - 1
    result = qa("people", "undo")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"taken back: {told}\n", "")
    assert _doctors(qa) == before
    assert json.loads(config.read_text("ascii"))["aliases"] == []


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("action", [[], ["list"]])
def test_the_list_in_all_forms(qa: Qa, action: list[str]) -> None:
    """A record a line, by number; without a specialty and place any is meant."""
    any_ = {"specialty": None, "location": None}
    rows = [
        {"number": 1, "same": True, "one": {"name": "Amiya Prasad", **any_},
         "other": {"name": "Victor Chung", **any_}},
        {"number": 2, "same": False, "one": {"name": "Victor Chung", **CHUNG},
         "other": {"name": "Amiya Prasad", **PRASAD}},
    ]  # fmt: skip
    assert json.loads(qa("people", *action, "--json").stdout) == {"schema": 1, "people": rows}
    lines = qa("people", *action, "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [{"schema": 1, **row} for row in rows]
    post = "Facial Plastic Surgeon\tSan Diego\tAmiya Prasad\tOculoplastic Surgeon\tNew York"
    assert qa("people", *action).stdout == (
        f"1\tsame\tAmiya Prasad\t\t\tVictor Chung\t\t\n2\tdifferent\tVictor Chung\t{post}\n"
    )
    for form in ("csv", "md", "tsv"):
        assert qa("people", *action, "--format", form).stdout.count("\n") >= 3
    [first, _] = csv.DictReader(io.StringIO(qa("people", "--csv").stdout))
    assert (first["relation"], first["other_name"]) == ("same", "Victor Chung")
    drawn = qa("people", *action, "--format", "table", env={"COLUMNS": "200"}).stdout
    assert "one doctor" in drawn
    assert "Victor Chung (Facial Plastic Surgeon, San Diego)" in drawn


@pytest.mark.parametrize("form", ["tsv", "json", "table"])
def test_nothing_recorded(qa: Qa, form: str) -> None:
    """No error, but exit code 1, as where nothing is found; the way to record is told."""
    result = qa("people", "--format", form)
    assert result.exit_code == 1
    assert result.stderr.startswith("qa: nothing is recorded: qa people same A B")
    assert bool(result.stdout) == (form != "table")


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("which", "left"),
    [([], [1]), (["1"], [2]), (["2"], [1])],
)
def test_undo_of_the_last_one_or_a_number(qa: Qa, which: list[str], left: list[int]) -> None:
    """The others stay, and their order."""
    before = json.loads(qa("people", "--json").stdout)["people"]
    assert qa("people", "undo", *which).exit_code == 0
    after = json.loads(qa("people", "--json").stdout)["people"]
    assert [one["same"] for one in after] == [before[number - 1]["same"] for number in left]


def test_undo_of_a_pair(qa: Qa) -> None:
    """By parts of names in either order, or by answers; where several fit, a number is wanted."""
    qa("people", "same", "prasad", "chung")
    qa("people", "same", "prasad", "menachof")
    assert qa("people", "undo", "chung", "prasad").exit_code == 0
    assert qa("people", "undo", "004/4", "menachof").exit_code == 0
    qa("people", "same", "prasad", "chung")
    qa("people", "same", "004/2", "004/4")
    result = qa("people", "undo", "prasad", "chung")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "qa: 2 records fit: name one by its number, such as 1, 2\n"


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["undo", "3"], 1, "no record has the number 3: there are 2"),
        (["undo", "0"], 1, "no record has the number 0: there are 2"),
        (["undo", "prasad", "nobody"], 1, "nothing is recorded of prasad and nobody"),
        (["undo", "prasad"], 2, "undo takes a number, or two names (see qa people --help)"),
        (["undo", "9" * 5000], 2, "undo takes a number, or two names (see qa people --help)"),
        (["undo", "a", "b", "c"], 2, "undo takes a number, or two names (see qa people --help)"),
        (["same", "a"], 2, "same takes two names or answers' ids (see qa people --help)"),
        (["list", "a"], 2, "a list takes no names (see qa people --help)"),
        (["undo", "--json"], 2, "undo prints no list: no form goes with it"),
        (["same", "prasad", "zzz"], 1, 'no doctor by the name "zzz"'),
        (["same", "prasad", "004/99"], 1, "004_4314e1bc94ffe93a has 10 answers, none numbered"),
    ],
)
def test_what_cannot_be_done(qa: Qa, args: list[str], code: int, message: str) -> None:
    """One line, and nothing is recorded or taken back."""
    result = qa("people", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"qa: {message}")
    assert result.stderr.count("\n") == 1
    assert len(json.loads(qa("people", "--json").stdout)["people"]) == 2


def test_nothing_to_undo(qa: Qa) -> None:
    """It is said; no file is made."""
    result = qa("people", "undo")
    assert (result.exit_code, result.stderr) == (
        1,
        "qa: nothing is recorded, so there is nothing to take back\n",
    )


def test_a_malformed_file_is_an_error_and_stays(qa: Qa, config: Path) -> None:
    """Listing and undoing would else hide it, or lose what can be mended by hand."""
    config.parent.mkdir()
    config.write_text("{", "utf-8")
    for args in ([], ["undo"]):
        result = qa("people", *args)
        assert result.exit_code == 2
        assert "malformed aliases" in result.stderr
    assert config.read_text("utf-8") == "{"


def test_no_place_to_record(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a config folder nor a home is an error that says so."""
    monkeypatch.setattr("qa_cli.commands.aliasing.aliases_path", lambda: None)
    result = qa("people")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("qa: no place for aliases")


def test_what_is_recorded_is_harmless_on_a_terminal(qa: Qa, config: Path) -> None:
    """The file is input like any other."""
    person = {"name": "\x1b[2J[bold]Ann\u202e"}
    config.parent.mkdir()
    alias = {"same": True, "one": person, "other": {"name": "B"}}
    config.write_text(json.dumps({"schema": 1, "aliases": [alias]}), "utf-8")
    outputs = [qa("people", "--format", form).stdout for form in ("table", "tsv", "json", "md")]
    outputs.append(qa("people", "undo").stdout)
    for text in outputs:
        assert "\x1b" not in text
        assert "\u202e" not in text
