"""How far `qa index` is."""

import io
import re

import pytest

from qa_cli.commands.progress import WORTH_A_WORD, Progress

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal(io.StringIO):
    """A terminal that keeps what is written."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def told(error: io.StringIO, total: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what is written while so many pages are read and indexed, ten times a second."""
    clock = iter(range(1_000))
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setattr("qa_cli.commands.progress.time.monotonic", lambda: next(clock) / 2)
    with Progress() as progress:
        for what in ("reading", "indexing"):
            for done in range(total // 5, total + 1, total // 5):
                progress.told(what, done, total)
    return error.getvalue()


def test_a_terminal_gets_a_bar_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar for each kind of work, taken away at the end."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    text = ANSI.sub("", told(Terminal(), 1000, monkeypatch))
    assert re.search(r"reading +━+[╸╺]━+ +600/1000 .*[\d:-]+", text)
    assert re.search(r"reading +━+ +1000/1000 +[\d,]+/s +0:00:00", text)
    assert re.search(r"indexing +━+ +1000/1000 +[\d,]+/s +0:00:00", text)


def test_elsewhere_there_are_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """One when it begins, one when it is done; nothing acts."""
    lines = told(io.StringIO(), 1000, monkeypatch).splitlines()
    assert [re.sub(r"[\d.]+ s$", "N s", line) for line in lines] == [
        "qa: reading 1,000 pages",
        "qa: reading: 1,000 pages in N s",
        "qa: indexing 1,000 pages",
        "qa: indexing: 1,000 pages in N s",
    ]


@pytest.mark.parametrize("error", [Terminal(), io.StringIO()])
def test_little_work_is_not_told(error: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is done before a word about it is read."""
    assert told(error, WORTH_A_WORD - 5, monkeypatch) == ""


def test_what_takes_long_is_told_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no bar: how many are done, the time left, and what else there is to say."""
    error = io.StringIO()
    seconds = iter([0, 0, 40, 70, 100, 200])
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setattr("qa_cli.commands.progress.time.monotonic", lambda: next(seconds))
    with Progress("shards", 2) as progress:
        for done in range(4):
            progress.told("extracting", done, 4, ", 1 failed" * (done > 1))
        progress.told("extracting", 4, 4, ", 1 failed")
    assert error.getvalue().splitlines() == [
        "qa: extracting 4 shards",
        "qa: extracting: 2 of 4 shards, 1 min left, 1 failed",
        "qa: extracting: 4 shards in 200.0 s, 1 failed",
    ]


def test_few_a_second_are_told_with_a_fraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """As shards of a crawl; beside the bar stands how many have failed."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    clock = iter(range(0, 1_000, 5))
    error = Terminal()
    monkeypatch.setattr("sys.stderr", error)
    monkeypatch.setattr("qa_cli.commands.progress.time.monotonic", lambda: next(clock))
    with Progress("shards", 2) as progress:
        for done in range(5):
            progress.told("extracting", done, 4, ", 1 failed" * (done > 1))
    assert re.search(r"extracting, 1 failed ━+ +4/4 +[.,\d]+/s", ANSI.sub("", error.getvalue()))
