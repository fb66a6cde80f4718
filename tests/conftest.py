"""Fixtures that several test modules share: a quiet environment, `qa` in-process, pages by hand."""

import gc
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner, Result

from qa_cli.app import app
from qa_cli.model import Answer, Doctor, Page, Part, Problem, Question, Source

ROOT = Path(__file__).resolve().parent.parent

HEEDED = (
    "CI", "COLUMNS", "EDITOR", "FORCE_COLOR", "FORCE_HYPERLINK", "KONSOLE_VERSION", "LESS", "LINES",
    "NO_COLOR", "PAGER", "QA_CORPUS", "QA_DEBUG", "QA_PAGER", "STY", "TERM", "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION", "TMUX", "VISUAL", "VTE_VERSION", "WT_SESSION",
)  # fmt: skip
"""Environment variables that change what `qa` does."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites expectations on disk; read the diff before it is committed."""
    parser.addoption("--snapshot-update", action="store_true", help="rewrite snapshots")


def pytest_configure() -> None:
    """Let Ctrl-C be heard, by what the tests start, too: in the background it may be ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let no variable of the caller's shell change a test, nor any test what the user has.

    Return where indexes and settings go that a test does not place: a folder that is not there.
    """
    folder = tmp_path_factory.getbasetemp() / "user"
    with pytest.MonkeyPatch.context() as environment:
        for name in HEEDED:
            environment.delenv(name, raising=False)
        environment.setenv("QA_INDEX", "")  # nor any index that happens to be there
        environment.setenv("XDG_CACHE_HOME", str(folder))
        environment.setenv("XDG_CONFIG_HOME", str(folder))  # nor what is recorded about doctors
        yield folder


@pytest.fixture(autouse=True)
def _nothing_of_the_user(user_folder: Path) -> Iterator[None]:
    """Fail the test that writes where an index or settings of the user would be."""
    yield
    written = [str(path) for path in user_folder.rglob("*")]
    shutil.rmtree(user_folder, ignore_errors=True)
    assert not written


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores: some tests wait for others' processes."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def seeds(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a copy of the seeds, so that it is the corpus; return its folder.

    A copy, for a test of what must not write there to do no harm when it fails.
    """
    folder = tmp_path_factory.mktemp("beside")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    monkeypatch.chdir(folder)
    return Path("seeds")


class Qa(Protocol):
    """Run the command line in this process."""

    def __call__(self, *args: str, env: Mapping[str, str] | None = None) -> Result:
        """Run `qa` with these arguments; standard output is no terminal."""
        ...


@pytest.fixture
def qa() -> Qa:
    """Return a function that runs `qa` in this process and returns code, stdout and stderr."""

    def run(*args: str, env: Mapping[str, str] | None = None) -> Result:
        if "index" in args[:1] and "--verify" not in args:
            gc.collect()  # else it waits half a second for readers that this process left behind
        return CliRunner().invoke(app, list(args), env=env, catch_exceptions=False)

    return run


@pytest.fixture
def write_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Return a function that writes a page into `./pages`, in an otherwise empty folder."""
    monkeypatch.chdir(tmp_path)
    folder = Path("pages")
    folder.mkdir()

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return write


PRASAD = Doctor("Ana Prasad", "MD, FACS", "Plastic Surgeon", "New York", 4.3, 59)
NAMELESS = Doctor(None, None, "Dermatologist", "Los Angeles", 4.9, 1159)


@pytest.fixture
def answered() -> Page:
    """Return a page with an answer of each evidence, the last of them uncertain."""
    answers = (
        Answer(1, "Botox wears off", "Wait three months.\n\nThe muscle recovers.", (5, 10),
               PRASAD, "byline", None, 1.0),
        Answer(2, None, "See a doctor.  Best, Dr. Emer.", (12, 14),
               NAMELESS, "nameless-byline", "Dr. Emer", 0.95),
        Answer(3, "No", "The muscle is weak.\nBotox is strong.\nDr. Denk", (16, 20),
               Doctor("Dr. Denk"), "sign-off", "Dr. Denk", 1.0),
        Answer(4, "Maybe", "Ask again.", (22, 24), None, "none", None, 0.62),
    )  # fmt: skip
    has_photo = True
    question = Question(
        "Is my face paralyzed? (photo)", "It does not move.\n\nThank you!", has_photo, 5, answers,
        (Part("title", (1, 1)), Part("blank", (2, 2)), Part("question", (3, 4)),
         Part("headline", (5, 5)), Part("body", (6, 8)), Part("byline", (9, 10)),
         Part("blank", (11, 11)), Part("body", (12, 13)), Part("byline", (14, 14)),
         Part("blank", (15, 15)), Part("headline", (16, 16)), Part("body", (17, 20)),
         Part("blank", (21, 21)), Part("headline", (22, 22)), Part("body", (23, 24))),
        (Problem("count-mismatch", None, "5 answers declared, 4 found"),
         Problem("uncertain-boundary", (22, 24), "answer 4 may begin or end elsewhere")),
    )  # fmt: skip
    return Page("a_face", Source("pages/a_face.txt", None, 420, "0a" * 16), question)


@pytest.fixture
def bare() -> Page:
    """Return a page with nothing on it: no title, no body, no answers; a record of a file."""
    has_photo = False
    question = Question(None, "", has_photo, None, (), (), ())
    source = Source("pages/pages.jsonl", 2, 0, "0b" * 16, "https://example.org/2")
    return Page("pages:2", source, question)


@pytest.fixture
def hostile() -> Page:
    """Return a page whose every text tries to get at the terminal, at Rich or at a spreadsheet."""
    doctor = Doctor("=cmd()", "\x1b[31m", "[red]x", "\u202eLA", 5.0, 3)
    answer = Answer(1, "[/b]\x1b]0;t\x07", "a\x9b2J\n:smile: [bold]b[/bold]\r", (3, 4),
                    doctor, "byline", None, 1.0)  # fmt: skip
    has_photo = False
    question = Question("\x1b[2J[/b]\u2028x", "\x00\x7f\ufeff", has_photo, 1, (answer,),
                        (Part("title", (1, 1)), Part("question", (2, 2)),
                         Part("headline", (3, 3)), Part("body", (4, 4))), ())  # fmt: skip
    return Page("h\x1bi", Source("pages/h\x1bi\n.txt", None, 9, "0c" * 16), question)
