"""What the output goes to, by stream and environment."""

import io
from typing import Literal

import pytest
from rich.text import Text

from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen, screen_of


class Stream(io.StringIO):
    """A stand-in for standard output."""

    def __init__(self, *, terminal: bool, encoding: str | None = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return the name of the encoding; streams of callers may have none."""
        return self._encoding  # type: ignore[return-value]

    def isatty(self) -> bool:
        """Say what the test wants."""
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "drawn", "color"),
    [
        (True, {}, True, True),
        (False, {}, False, False),
        (True, {"NO_COLOR": "1"}, True, False),
        (True, {"NO_COLOR": ""}, True, True),
        (True, {"TERM": "dumb"}, True, False),
        (False, {"FORCE_COLOR": "1"}, True, True),
        (False, {"FORCE_COLOR": ""}, False, False),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_a_terminal_is_drawn_on_and_the_environment_decides_on_color(
    *, terminal: bool, environ: dict[str, str], drawn: bool, color: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """FORCE_COLOR draws anywhere, NO_COLOR has the last word, an empty variable is none."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    screen = screen_of(Stream(terminal=terminal))
    assert (screen.drawn, screen.color) == (drawn, color)


@pytest.mark.parametrize(
    ("asked", "terminal", "environ", "drawn", "color"),
    [
        ("always", False, {}, False, True),
        ("always", True, {"NO_COLOR": "1"}, True, True),
        ("always", True, {"TERM": "dumb"}, True, True),
        ("always", False, {"FORCE_COLOR": "1"}, True, True),
        ("never", True, {}, True, False),
        ("never", True, {"FORCE_COLOR": "1"}, True, False),
        ("never", False, {"FORCE_COLOR": "1"}, False, False),
        ("auto", True, {}, True, True),
        ("auto", True, {"NO_COLOR": "1"}, True, False),
    ],
)
def test_what_is_asked_for_has_the_last_word_on_color(
    *, asked: Literal["auto", "always", "never"], terminal: bool, environ: dict[str, str],
    drawn: bool, color: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """It is stronger than any variable, and has nothing drawn that would not be."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    screen = screen_of(Stream(terminal=terminal), asked)
    assert (screen.drawn, screen.color) == (drawn, color)


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("1", 1), ("0", 80), ("many", 80)])
def test_columns_sets_the_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS counts where it is a positive number; without a terminal the width is 80."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", _no_terminal)
    assert screen_of(Stream(terminal=True)).width == width


def _no_terminal(descriptor: int) -> None:
    raise OSError(descriptor)


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [("utf-8", True), ("UTF8", True), ("utf-16", True), ("latin-1", False), (None, False)],
)
def test_line_drawing_needs_a_unicode_encoding(encoding: str | None, *, unicode: bool) -> None:
    """Anything but UTF gets ASCII."""
    assert screen_of(Stream(terminal=True, encoding=encoding)).unicode is unicode


def test_drawing_without_color_writes_no_escape_sequence() -> None:
    """Not even bold; and lines carry no blanks at their ends."""
    screen = Screen(drawn=True, color=False, width=20, unicode=True)
    text = Text("bold red   ", style="bold red")
    assert draw(screen, text, Text("[b]:smile:")) == "bold red\n[b]:smile:\n"


def test_drawing_in_color_uses_standard_colors() -> None:
    """Eight colors and bold are what every terminal has."""
    screen = Screen(drawn=True, color=True, width=20, unicode=True)
    assert draw(screen, Text("x", style="bold red")) == "\x1b[1;31mx\x1b[0m\n"
