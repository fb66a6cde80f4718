"""Recording which doctors are one and which are not, end to end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Qa

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the records are kept, with none yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "qa" / "aliases.json"


def _names(qa: Qa) -> list[str]:
    return [doctor["name"] for doctor in json.loads(qa("doctors", "--json").stdout)["doctors"]]


def test_a_join_and_its_withdrawal(qa: Qa, config: Path) -> None:
    """Two doctors are one, with both names and ratings, until the opposite is recorded."""
    before = _names(qa)
    result = qa("doctors", "--same", "amiya prasad", "chung")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Amiya Prasad and Victor Chung are one doctor: recorded in {config}\n"
    first = json.loads(qa("doctors", "--json").stdout)["doctors"][0]
    assert first == {
        "name": "Amiya Prasad", "credentials": "MD", "specialty": "Oculoplastic Surgeon",
        "location": "New York", "rating": 4.3, "reviews": 59, "answers": 2, "questions": 1,
        "answer_ids": ["004_4314e1bc94ffe93a/2", "004_4314e1bc94ffe93a/4"], "words": None,
        "names": ["Victor Chung", "Amiya Prasad"],
        "ratings": [
            {"rating": 4.3, "reviews": 59, "answer_id": "004_4314e1bc94ffe93a/4"},
            {"rating": 5.0, "reviews": 10, "answer_id": "004_4314e1bc94ffe93a/2"},
        ],
        "inferred": [],
    }  # fmt: skip
    assert qa("doctors", "chung").stdout.count("\n") == 2
    assert qa("doctors", "--different", "chung", "prasad").exit_code == 0
    assert _names(qa) == before
    assert len(json.loads(config.read_text("ascii"))["aliases"]) == 1


@pytest.mark.parametrize("indexed", [False, True])
def test_every_command_heeds_what_is_recorded(
    qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, indexed: bool
) -> None:
    """Two who are recorded to be one are one in tallies, profiles, summaries and figures."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    assert not indexed or qa("index").exit_code == 0

    def told() -> tuple[list[int], int, int, list[str]]:
        """Return Chung's answers, all doctors of two commands, and who of the two gives figures."""
        profile = json.loads(qa("doctors", "chung", "--json").stdout)
        groups = json.loads(qa("doctors", "--by", "specialty", "--json").stdout)["groups"]
        summary = json.loads(qa("summary", "--json").stdout)
        figures = json.loads(qa("figures", "--by", "doctor", "--json").stdout)["groups"]
        return (
            [one["answers"] for one in profile["doctors"]],
            sum(group["doctors"] for group in groups),
            summary["doctors"],
            [one["label"] for one in figures if one["label"] in {"Amiya Prasad", "Victor Chung"}],
        )

    assert told() == ([1], 11, 11, ["Amiya Prasad", "Victor Chung"])
    assert qa("doctors", "--same", "prasad", "chung").exit_code == 0
    assert told() == ([2], 10, 10, ["Amiya Prasad"])
    assert qa("doctors", "--different", "prasad", "chung").exit_code == 0
    assert told() == ([1], 11, 11, ["Amiya Prasad", "Victor Chung"])


@pytest.mark.parametrize("command", [["summary"], ["figures", "--by", "doctor"]])
def test_a_malformed_file_is_told_everywhere(qa: Qa, config: Path, command: list[str]) -> None:
    """The command goes on without it, as the tally does."""
    config.parent.mkdir()
    config.write_text("{", "ascii")
    result = qa(*command)
    assert (result.exit_code, bool(result.stdout)) == (0, True)
    assert result.stderr.endswith("(going on without it)\n")
    assert qa("figures").stderr == ""


@pytest.mark.parametrize("again", range(3))
def test_four_at_once(config: Path, again: int) -> None:
    """Each of four commands that are started together finds its record kept."""
    del again
    pairs = [("prasad", "chung"), ("menachof", "moelleken"), ("shelton", "richardson"),
             ("castillo", "palmer")]  # fmt: skip
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "qa_cli", "doctors", "--same", *pair], stdout=subprocess.PIPE
        )
        for pair in pairs
    ]
    for one in running:
        assert b"are one doctor" in one.communicate(timeout=60)[0]
        assert one.returncode == 0
    records = json.loads(config.read_text("ascii"))["aliases"]
    assert {record["one"]["name"].split()[1].lower() for record in records} == {
        "prasad", "r.", "shelton", "castillo",
    }  # fmt: skip


def test_one_name_two_doctors(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers tell apart what has one name; a split that is recorded so holds."""
    pages = tmp_path / "pages"
    pages.mkdir()
    seed = Path("seeds/004_4314e1bc94ffe93a.txt").read_text("utf-8")
    (pages / "a.txt").write_text(seed, "utf-8")
    (pages / "b.txt").write_text(seed.replace("San Diego", "Boise"), "utf-8")
    monkeypatch.setenv("QA_CORPUS", str(pages))
    result = qa("doctors", "--same", "chung", "prasad")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == 'qa: "chung" stands for 2 doctors: name one by an answer, such as a/2, b/2\n'
    )
    assert len(json.loads(qa("doctors", "--possible", "--json").stdout)["possible"]) == 1
    assert qa("doctors", "--different", "a/2", "b/2").stdout.startswith(
        "Victor Chung (Facial Plastic Surgeon, San Diego) and "
        "Victor Chung (Facial Plastic Surgeon, Boise) are different doctors: "
    )
    result = qa("doctors", "--possible")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "qa: no two doctors who may be one\n"
    assert qa("doctors", "--same", "a/2", "b/2").exit_code == 0
    assert _names(qa).count("Victor Chung") == 1


@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("--same", "zzzz", "prasad"), 1, 'no doctor by the name "zzzz"'),
        (("--same", "prasad", "Amiya Prasad"), 2,
         "the two have the same name, specialty and place: nothing to record"),
        (("--same", "004/1", "prasad"), 2, "004/1 has no byline with a name"),
        (("--same", "004/99", "prasad"), 1, "004_4314e1bc94ffe93a has 10 answers, none "),
        (("--same", "prasad"), 2, "--same needs A B after it"),
        (("--same", "prasad", "chung", "--different", "prasad", "chung"), 2,
         "--same and --different stand alone"),
        (("--json", "--same", "prasad", "chung"), 2, "--same and --different stand alone"),
        (("prasad", "--same", "prasad", "chung"), 2, "--same and --different stand alone"),
    ],
)  # fmt: skip
def test_nothing_is_recorded(
    qa: Qa, config: Path, args: tuple[str, ...], code: int, line: str
) -> None:
    """Where it is not clear who is meant, or that two are."""
    result = qa("doctors", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.lower().startswith(f"qa: {line}".lower())
    assert not config.exists()


def test_a_malformed_file_is_not_written_over(qa: Qa, config: Path) -> None:
    """What somebody has edited by hand is not lost; the tally goes on without it."""
    config.parent.mkdir()
    config.write_text("{", "ascii")
    assert qa("doctors", "--same", "prasad", "chung").exit_code == 2
    assert config.read_text("ascii") == "{"
    result = qa("doctors")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 13)
    assert result.stderr.endswith("(going on without it)\n")


def test_no_place(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home there is no file."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    result = qa("doctors", "--same", "prasad", "chung")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2, "", "qa: no place for aliases: neither XDG_CONFIG_HOME nor a home folder\n",
    )  # fmt: skip


def test_records_count_from_an_index_too(
    qa: Qa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What the index has worked out ahead is left aside."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    assert qa("index").exit_code == 0
    before = _names(qa)
    assert qa("doctors", "--same", "prasad", "chung").exit_code == 0
    assert set(before) - set(_names(qa)) == {"Victor Chung"}
